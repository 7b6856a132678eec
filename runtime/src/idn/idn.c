/* The formats hostname, idn-hostname and idn-email. */
#include "base/ascii.h"
#include "base/utf8.h"
#include "format/format_part.h"
#include "idn/idn_label.h"

/* What a name may be: of ASCII alone; any; the domain of an address, whose labels RFC 6531 section
 * 3.3 takes in any normal form, as the JSON Schema test suite reads it. */
enum idn_sort { IDN_ASCII, IDN_ANY, IDN_ADDRESS };

/* A name while its labels are read. */
struct idn_name {
    enum idn_sort sort;
    size_t length; /* of it in ASCII, with its dots */
    bool bidi;     /* some label is read from right to left */
    bool unruly;   /* some label does not keep to the rule of such names */
    bool foreign;  /* some label is a U-label or an A-label */
    bool reserved; /* some label has hyphens as an A-label has, and is none */
};

static bool is_marked(oas_str text)
{
    return text.len >= 4 && text.at[2] == '-' && text.at[3] == '-';
}

static bool is_a_label(oas_str text)
{
    return is_marked(text) && (text.at[0] | 0x20) == 'x' && (text.at[1] | 0x20) == 'n';
}

/* RFC 5890 section 2.3.1: letters, digits and hyphens. What is behind xn-- is decoded (RFC 5891
 * section 5.4: in small letters), and encodes to the same again. */
static bool read_ascii(oas_str text, bool normal, struct oas_idn_label *label)
{
    char lower[OAS_IDN_MOST];
    char again[OAS_IDN_MOST];
    if (text.len > OAS_IDN_MOST || !oas_is_domain_label(text))
        return false;
    for (size_t i = 0; i < text.len; i++) {
        lower[i] = (char)(oas_ascii_alpha(text.at[i]) ? text.at[i] | 0x20 : text.at[i]);
        label->codes[i] = (unsigned char)lower[i];
    }
    label->count = text.len;
    if (!is_a_label(text))
        return true;
    oas_str encoded = oas_str_of(lower + 4, text.len - 4);
    label->count = oas_punycode_decode(encoded, label->codes);
    if (label->count == 0 || !oas_idn_is_u_label(label, normal))
        return false;
    size_t length = oas_punycode_encode(label->codes, label->count, again);
    return oas_str_equal(encoded, oas_str_of(again, length)) && encoded.at[encoded.len - 1] != '-';
}

static bool decode_label(oas_str text, struct oas_idn_label *label)
{
    const char *at = text.at;
    const char *end = at + text.len;
    for (label->count = 0; at < end && label->count < OAS_IDN_MOST; label->count++) {
        size_t length = 0;
        label->codes[label->count] = oas_utf8_get(at, &length);
        at += length;
    }
    return at == end;
}

static bool is_ascii(oas_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.at[i] >= 0x80)
            return false;
    return true;
}

static bool read_label(oas_str text, struct idn_name *name)
{
    struct oas_idn_label label;
    char encoded[OAS_IDN_MOST];
    bool normal = name->sort != IDN_ADDRESS;
    bool ascii = is_ascii(text);
    name->foreign |= !ascii || is_a_label(text);
    name->reserved |= ascii && is_marked(text) && !is_a_label(text);
    if (ascii) {
        if (!read_ascii(text, normal, &label))
            return false;
        name->length += text.len;
    } else {
        if (name->sort == IDN_ASCII || !decode_label(text, &label) ||
            !oas_idn_is_u_label(&label, normal))
            return false;
        size_t length = oas_punycode_encode(label.codes, label.count, encoded);
        if (length == 0 || length + 4 > OAS_IDN_MOST)
            return false;
        name->length += length + 4;
    }
    name->bidi |= oas_idn_label_is_bidi(&label);
    name->unruly |= !oas_idn_label_keeps_bidi_rule(&label);
    return true;
}

/* The length of a dot; in names by themselves in one of its four forms (RFC 3490 section 3.1). 0:
 * there is none. */
static size_t dot_length(const char *at, const char *end, enum idn_sort sort)
{
    static const char dots[][4] = {"\xe3\x80\x82", "\xef\xbc\x8e", "\xef\xbd\xa1"};
    if (*at == '.')
        return 1;
    for (size_t i = 0; i < 3 && sort == IDN_ANY; i++)
        if (end - at >= 3 && memcmp(at, dots[i], 3) == 0)
            return 3;
    return 0;
}

/* Labels parted by dots. In ASCII a name has at most 253 octets, which are 255 on the wire (RFC
 * 1035 section 2.3.4). */
static bool is_name(oas_str text, enum idn_sort sort)
{
    struct idn_name name = {.sort = sort};
    const char *from = text.at;
    const char *end = from + text.len;
    for (const char *at = from;; at++) {
        size_t dot = at < end ? dot_length(at, end, sort) : 1;
        if (dot == 0)
            continue;
        if (!read_label(oas_str_between(from, at), &name))
            return false;
        if (at == end)
            break;
        name.length++;
        at += dot - 1;
        from = at + 1;
    }
    return name.length <= 253 && !(name.bidi && name.unruly) &&
           !(sort == IDN_ANY && name.foreign && name.reserved);
}

/* RFC 1123 section 2.1: labels may begin with a digit; those that begin with xn-- are A-labels (RFC
 * 5890 section 2.3.2.1). */
bool oas_is_hostname(oas_str text)
{
    return is_name(text, IDN_ASCII) && !oas_is_dotted_decimal(text);
}

/* RFC 5890 section 2.3.2.3: labels that are U-labels, A-labels, or as RFC 1123 has them; beside the
 * first ones no others that are marked as A-labels are (section 2.3.1). */
bool oas_is_idn_hostname(oas_str text)
{
    return is_name(text, IDN_ANY) && !oas_is_dotted_decimal(text);
}

/* RFC 6531 section 3.3: as `email`, with UTF-8 in the local part and U-labels in the domain. */
bool oas_is_idn_email(oas_str text)
{
    oas_str domain;
    if (!oas_email_domain(text, true, &domain))
        return false;
    return is_ascii(domain) ? oas_is_mail_domain(domain) : is_name(domain, IDN_ADDRESS);
}
