/* The names of Unicode's properties that ECMA-262 knows, and PCRE2's names for them. */
#include "ecma/regex_property.h"

/* General categories (ECMA-262 table "Value aliases and canonical values for the Unicode property
 * General_Category"): PCRE2 knows the short names only. */
static const struct {
    const char *brief;
    const char *full;
    const char *other;
} categories[] = {
    {"C", "Other", NULL},
    {"Cc", "Control", "cntrl"},
    {"Cf", "Format", NULL},
    {"Cn", "Unassigned", NULL},
    {"Co", "Private_Use", NULL},
    {"Cs", "Surrogate", NULL},
    {"L", "Letter", NULL},
    {"L&", "Cased_Letter", "LC"},
    {"Ll", "Lowercase_Letter", NULL},
    {"Lm", "Modifier_Letter", NULL},
    {"Lo", "Other_Letter", NULL},
    {"Lt", "Titlecase_Letter", NULL},
    {"Lu", "Uppercase_Letter", NULL},
    {"M", "Mark", "Combining_Mark"},
    {"Mc", "Spacing_Mark", NULL},
    {"Me", "Enclosing_Mark", NULL},
    {"Mn", "Nonspacing_Mark", NULL},
    {"N", "Number", NULL},
    {"Nd", "Decimal_Number", "digit"},
    {"Nl", "Letter_Number", NULL},
    {"No", "Other_Number", NULL},
    {"P", "Punctuation", "punct"},
    {"Pc", "Connector_Punctuation", NULL},
    {"Pd", "Dash_Punctuation", NULL},
    {"Pe", "Close_Punctuation", NULL},
    {"Pf", "Final_Punctuation", NULL},
    {"Pi", "Initial_Punctuation", NULL},
    {"Po", "Other_Punctuation", NULL},
    {"Ps", "Open_Punctuation", NULL},
    {"S", "Symbol", NULL},
    {"Sc", "Currency_Symbol", NULL},
    {"Sk", "Modifier_Symbol", NULL},
    {"Sm", "Math_Symbol", NULL},
    {"So", "Other_Symbol", NULL},
    {"Z", "Separator", NULL},
    {"Zl", "Line_Separator", NULL},
    {"Zp", "Paragraph_Separator", NULL},
    {"Zs", "Space_Separator", NULL},
};

/* ECMA-262 table "Binary Unicode property aliases and their canonical property names". PCRE2 knows
 * these by the same names, and by their abbreviations. */
static const char *const binaries[] = {
    "ASCII",
    "ASCII_Hex_Digit",
    "AHex",
    "Alphabetic",
    "Alpha",
    "Any",
    "Bidi_Control",
    "Bidi_C",
    "Bidi_Mirrored",
    "Bidi_M",
    "Case_Ignorable",
    "CI",
    "Cased",
    "Changes_When_Casefolded",
    "CWCF",
    "Changes_When_Casemapped",
    "CWCM",
    "Changes_When_Lowercased",
    "CWL",
    "Changes_When_NFKC_Casefolded",
    "CWKCF",
    "Changes_When_Titlecased",
    "CWT",
    "Changes_When_Uppercased",
    "CWU",
    "Dash",
    "Default_Ignorable_Code_Point",
    "DI",
    "Deprecated",
    "Dep",
    "Diacritic",
    "Dia",
    "Emoji",
    "Emoji_Component",
    "EComp",
    "Emoji_Modifier",
    "EMod",
    "Emoji_Modifier_Base",
    "EBase",
    "Emoji_Presentation",
    "EPres",
    "Extended_Pictographic",
    "ExtPict",
    "Extender",
    "Ext",
    "Grapheme_Base",
    "Gr_Base",
    "Grapheme_Extend",
    "Gr_Ext",
    "Hex_Digit",
    "Hex",
    "IDS_Binary_Operator",
    "IDSB",
    "IDS_Trinary_Operator",
    "IDST",
    "ID_Continue",
    "IDC",
    "ID_Start",
    "IDS",
    "Ideographic",
    "Ideo",
    "Join_Control",
    "Join_C",
    "Logical_Order_Exception",
    "LOE",
    "Lowercase",
    "Lower",
    "Math",
    "Noncharacter_Code_Point",
    "NChar",
    "Pattern_Syntax",
    "Pat_Syn",
    "Pattern_White_Space",
    "Pat_WS",
    "Quotation_Mark",
    "QMark",
    "Radical",
    "Regional_Indicator",
    "RI",
    "Sentence_Terminal",
    "STerm",
    "Soft_Dotted",
    "SD",
    "Terminal_Punctuation",
    "Term",
    "Unified_Ideograph",
    "UIdeo",
    "Uppercase",
    "Upper",
    "Variation_Selector",
    "VS",
    "White_Space",
    "space",
    "XID_Continue",
    "XIDC",
    "XID_Start",
    "XIDS",
};

static const char *find_category(oas_str name)
{
    for (size_t i = 0; i < sizeof categories / sizeof categories[0]; i++) {
        bool brief = i != 7 && oas_str_is(name, categories[i].brief); /* L& is PCRE2's own */
        bool other = categories[i].other && oas_str_is(name, categories[i].other);
        if (brief || other || oas_str_is(name, categories[i].full))
            return categories[i].brief;
    }
    return NULL;
}

static bool cut_prefix(oas_str *name, const char *prefix)
{
    oas_str wanted = oas_str_from(prefix);
    if (name->len <= wanted.len || memcmp(name->at, wanted.at, wanted.len) != 0)
        return false;
    *name = oas_str_of(name->at + wanted.len, name->len - wanted.len);
    return true;
}

bool oas_ecma_find_property(struct oas_ecma_escape *escape)
{
    oas_str name = escape->name;
    escape->prefix = "";
    escape->known = NULL;
    if (cut_prefix(&name, "General_Category=") || cut_prefix(&name, "gc=")) {
        escape->known = find_category(name);
        return escape->known != NULL;
    }
    bool extensions = cut_prefix(&name, "Script_Extensions=") || cut_prefix(&name, "scx=");
    if (extensions || cut_prefix(&name, "Script=") || cut_prefix(&name, "sc=")) {
        escape->prefix = extensions ? "scx:" : "sc:";
        escape->name = name;
        return !memchr(name.at, '=', name.len);
    }
    if (oas_str_is(name, "Assigned")) {
        escape->known = "Cn";
        escape->letter = escape->letter == 'p' ? 'P' : 'p';
        return true;
    }
    escape->known = find_category(name);
    for (size_t i = 0; !escape->known && i < sizeof binaries / sizeof binaries[0]; i++)
        escape->known = oas_str_is(name, binaries[i]) ? binaries[i] : NULL;
    return escape->known != NULL;
}
