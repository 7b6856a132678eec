/* The keywords of <oas/keywords.def>, and which dialect has which. */
#include "schema/keyword.h"

#include "load/nearest.h"
#include "resolve/openapi.h"

enum {
    KIND_ANY = OAS_JTYPE_ANY,
    KIND_NUMBER = OAS_JTYPE_NUMBER,
    KIND_STRING = OAS_JTYPE_STRING,
    KIND_ARRAY = OAS_JTYPE_ARRAY,
    KIND_OBJECT = OAS_JTYPE_OBJECT
};

/* Who has a keyword: the words of the column `since`. */
enum {
    NOWHERE = 0,
    ONLY_2019 = DIALECT_BIT(DIALECT_2019_09),
    ONLY_3_0 = DIALECT_BIT(DIALECT_OPENAPI_3_0),
    ONLY_4 = DIALECT_BIT(DIALECT_DRAFT4),
    OPENAPI = DIALECTS_OPENAPI,
    SINCE_2020 = DIALECT_BIT(DIALECT_2020_12) | DIALECT_BIT(DIALECT_OPENAPI_3_1),
    SINCE_2019 = SINCE_2020 | ONLY_2019,
    SINCE_7 = SINCE_2019 | DIALECT_BIT(DIALECT_DRAFT7),
    SINCE_6 = SINCE_7 | DIALECT_BIT(DIALECT_DRAFT6),
    SINCE_4 = SINCE_6 | ONLY_4,
    UNTIL_7 = DIALECTS_DRAFT,
    UNTIL_2019 = UNTIL_7 | ONLY_2019,
    SCHEMAS = UNTIL_2019 | DIALECT_BIT(DIALECT_2020_12), /* all but OpenAPI's */
    EVERY = SINCE_4 | ONLY_3_0
};

#define ROLE_LEAF(function)    ROLE_LEAF
#define SIGN_UNSAID            NULL
#define SIGN_SAID(words, sign) sign

static const struct keyword_info infos[] = {
    {.name = "", .role = ROLE_NOTE, .argument = ARG_NOTHING},
#define OAS_KEYWORD(symbol, name, role, argument, judges, code, since, place, shape, words)        \
    {name,  ROLE_##role,   ARG_##argument, KIND_##judges,                                          \
     since, PLACE_##place, SHAPE_##shape,  SIGN_##words},
#include <oas/keywords.def>
#undef OAS_KEYWORD
};

const struct keyword_info *keyword_info(oas_keyword keyword)
{
    return &infos[keyword];
}

bool keyword_refers(oas_keyword keyword)
{
    return infos[keyword].argument == ARG_REFERENCE;
}

bool keyword_takes_in(oas_keyword keyword)
{
    return keyword == OAS_KEYWORD_ALL_OF || keyword_refers(keyword);
}

bool keyword_in(oas_keyword keyword, enum dialect dialect)
{
    return infos[keyword].dialects & DIALECT_BIT(dialect);
}

static oas_keyword find_any(oas_str name)
{
    for (unsigned i = 1; i < OAS_KEYWORD_COUNT; i++)
        if (oas_str_is(name, infos[i].name))
            return (oas_keyword)i;
    return OAS_KEYWORD_NONE;
}

oas_keyword keyword_find(oas_str name, enum dialect dialect)
{
    oas_keyword keyword = find_any(name);
    return keyword_in(keyword, dialect) ? keyword : OAS_KEYWORD_NONE;
}

void keyword_unknown(const struct member *member, enum dialect dialect, struct diags *diags)
{
    oas_str name = member->key, names[OAS_KEYWORD_COUNT];
    size_t count = 0;
    oas_keyword elsewhere = find_any(name);
    if (openapi_is_extension(name))
        return;
    /* What they hold can be referred to in every dialect: a pointer leads there. */
    if (elsewhere == OAS_KEYWORD_DEFS || elsewhere == OAS_KEYWORD_DEFINITIONS)
        return;
    if (elsewhere != OAS_KEYWORD_NONE) {
        diag_about(diags, DIAG_WARNING, name, member->place,
                   "\"" OAS_PRI "\" is no keyword of %s and is ignored%s", OAS_ARG(name),
                   dialect_name(dialect),
                   oas_str_is(name, "nullable") ? "; add \"null\" to the types" : "");
        return;
    }
    for (unsigned i = 1; i < OAS_KEYWORD_COUNT; i++)
        if (keyword_in((oas_keyword)i, dialect))
            names[count++] = oas_str_from(infos[i].name);
    oas_str near = nearest_of(name, names, count);
    /* 3.1 section 4.8.24 allows "entirely arbitrary properties": only a slip is told. */
    if (near.len == 0 && dialect == DIALECT_OPENAPI_3_1)
        return;
    diag_about(diags, DIAG_WARNING, name, member->place,
               "unknown keyword \"" OAS_PRI "\" is ignored%s", OAS_ARG(name),
               nearest_said(near, '"').text);
}
