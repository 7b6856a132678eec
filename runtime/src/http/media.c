/* Media types (RFC 9110 section 8.3.1): type and subtype without case, parameters as a set. */
#include "http/media.h"

#include "http/words.h"

struct media_name {
    oas_str type;
    oas_str subtype;
    oas_str parameters; /* what stands behind the first ';' */
};

/* The rest of `text` behind what it begins with and the character behind that. */
static oas_str behind_word(oas_str text, oas_str begin)
{
    size_t skip = begin.len < text.len ? begin.len + 1 : begin.len;
    return oas_str_of(begin.at + skip, text.len - skip);
}

static struct media_name media_name_of(oas_str text)
{
    oas_str whole = oas_word_until(text, ';');
    oas_str essence = oas_word_trimmed(whole);
    oas_str type = oas_word_until(essence, '/');
    return (struct media_name){oas_word_trimmed(type), oas_word_trimmed(behind_word(essence, type)),
                               behind_word(text, whole)};
}

/* ---- parameters ---- */

struct media_parameter {
    oas_str name;
    oas_str value; /* of a quoted one what stands between the quotes, escapes and all */
    bool quoted;
};

/* The ';' behind a parameter: a quoted value may hold others. */
static const char *parameter_end(const char *at, const char *end)
{
    bool quoted = false;
    for (; at < end && (quoted || *at != ';'); at++)
        if (*at == '"')
            quoted = !quoted;
        else if (quoted && *at == '\\' && at + 1 < end)
            at++;
    return at;
}

/* The next parameter of *rest, which then stands behind it. What has no '=' is none. */
static bool take_parameter(oas_str *rest, struct media_parameter *parameter)
{
    while (rest->len) {
        const char *end = rest->at + rest->len, *stop = parameter_end(rest->at, end);
        oas_str one = oas_word_between(rest->at, stop);
        *rest = oas_word_between(stop < end ? stop + 1 : end, end);
        oas_str name = oas_word_until(one, '=');
        if (name.len == one.len)
            continue;
        oas_str value = oas_word_trimmed(behind_word(one, name));
        bool quoted = value.len > 1 && value.at[0] == '"' && value.at[value.len - 1] == '"';
        if (quoted)
            value = oas_str_of(value.at + 1, value.len - 2);
        *parameter = (struct media_parameter){oas_word_trimmed(name), value, quoted};
        return true;
    }
    return false;
}

/* The first of that name: nothing may be given twice. */
static bool find_parameter(oas_str parameters, oas_str name, struct media_parameter *found)
{
    while (take_parameter(&parameters, found))
        if (oas_word_is(found->name, name))
            return true;
    return false;
}

bool oas_media_parameter(oas_str text, oas_str name, oas_str *value)
{
    struct media_parameter found;
    if (!find_parameter(media_name_of(text).parameters, name, &found))
        return false;
    *value = found.value;
    return true;
}

/* The next character of a value, -1 behind the last. */
static int take_character(struct media_parameter *from)
{
    size_t at = from->quoted && from->value.len > 1 && from->value.at[0] == '\\';
    if (from->value.len == 0)
        return -1;
    char c = from->value.at[at];
    from->value = oas_str_of(from->value.at + at + 1, from->value.len - at - 1);
    return (unsigned char)c;
}

/* RFC 9110 section 8.3.2: names of charsets have no case; of other values nobody knows. */
static bool same_value(struct media_parameter a, struct media_parameter b)
{
    bool folded = oas_word_is(a.name, oas_str_from("charset"));
    for (;;) {
        int one = take_character(&a), other = take_character(&b);
        if (folded && one >= 0 && other >= 0) {
            one = oas_ascii_lower((char)one);
            other = oas_ascii_lower((char)other);
        }
        if (one != other || one < 0)
            return one == other;
    }
}

/* ---- how well a declared type fits ---- */

/* How much of the type is named, then parameters: those that are given too, and those that are not
 * (the fewer the better). `named` is 0 for what does not fit. */
struct media_fit {
    int named;
    size_t shared;
    size_t left;
};

enum { NAMED_ANY = 1, NAMED_SUFFIX, NAMED_SUBTYPE, NAMED_TYPE };

static bool is_star(oas_str word)
{
    return oas_str_is(word, "*");
}

/* "*+json" */
static bool is_suffix_range(oas_str subtype)
{
    return subtype.len > 2 && subtype.at[0] == '*' && subtype.at[1] == '+';
}

/* NAMED_SUBTYPE for the subtype itself, less for a range that it is in; 0: it is not. */
static int subtype_named(oas_str declared, oas_str given)
{
    if (oas_word_is(declared, given))
        return NAMED_SUBTYPE;
    if (is_suffix_range(declared) &&
        oas_word_ends(given, oas_str_of(declared.at + 1, declared.len - 1)))
        return NAMED_SUFFIX;
    return is_star(declared) && given.len ? NAMED_ANY : 0;
}

static int type_named(const struct media_name *declared, const struct media_name *given)
{
    int named = subtype_named(declared->subtype, given->subtype);
    if (named && oas_word_is(declared->type, given->type))
        return NAMED_TYPE + named;
    return is_star(declared->type) && given->type.len ? named : 0;
}

/* What is meant where JSON is asked for and no type is named. */
static int json_named(const struct media_name *declared)
{
    static const char *const types[] = {"*/*", "application/*", "text/json", "application/json"};
    enum { JSON_ANY = 1, JSON_GROUP, JSON_SUFFIX_RANGE, JSON_TEXT, JSON_SUFFIX, JSON_ITSELF };
    static const int named[] = {JSON_ANY, JSON_GROUP, JSON_TEXT, JSON_ITSELF};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        struct media_name known = media_name_of(oas_str_from(types[i]));
        if (oas_word_is(declared->type, known.type) &&
            oas_word_is(declared->subtype, known.subtype))
            return named[i];
    }
    if (!declared->type.len || !oas_word_ends(declared->subtype, oas_str_from("+json")))
        return 0;
    return is_suffix_range(declared->subtype) ? JSON_SUFFIX_RANGE : JSON_SUFFIX;
}

/* Only a parameter that is given with another value contradicts. */
static struct media_fit fit_of(const struct media_name *declared, const struct media_name *given,
                               bool json)
{
    struct media_fit fit = {.named = json ? json_named(declared) : type_named(declared, given)};
    struct media_parameter own, other;
    for (oas_str rest = declared->parameters; fit.named && take_parameter(&rest, &own);) {
        bool both = find_parameter(given->parameters, own.name, &other);
        if (both && !same_value(own, other))
            fit.named = 0;
        fit.shared += both;
        fit.left += !both;
    }
    return fit;
}

bool oas_media_listed(oas_str list, oas_str media_type)
{
    struct media_name given = media_name_of(media_type);
    while (list.len) {
        oas_str one = oas_word_until(list, ',');
        struct media_name declared = media_name_of(one);
        if (fit_of(&declared, &given, false).named)
            return true;
        list = behind_word(list, one);
    }
    return false;
}

/* Of equals the first by bytes: where they stand in the document does not matter. */
static bool fits_better(struct media_fit a, const oas_media *of_a, struct media_fit b,
                        const oas_media *of_b)
{
    if (a.named != b.named)
        return a.named > b.named;
    if (a.shared != b.shared)
        return a.shared > b.shared;
    if (a.left != b.left)
        return a.left < b.left;
    return strcmp(of_a->media_type, of_b->media_type) < 0;
}

const oas_media *oas_media_find(const oas_media *media, size_t count, oas_str content_type)
{
    const oas_media *found = NULL;
    struct media_fit best = {0};
    struct media_name given = media_name_of(content_type);
    bool json = oas_word_trimmed(content_type).len == 0;
    for (size_t i = 0; i < count; i++) {
        struct media_name declared = media_name_of(oas_str_from(media[i].media_type));
        struct media_fit fit = fit_of(&declared, &given, json);
        if (fit.named && (!found || fits_better(fit, &media[i], best, found))) {
            found = &media[i];
            best = fit;
        }
    }
    return found;
}

/* ---- what payloads of a type are ---- */

bool oas_media_is_json(oas_str media_type)
{
    struct media_name name = media_name_of(media_type);
    return json_named(&name) > 0;
}

bool oas_media_is_json_sequence(oas_str media_type)
{
    static const char *const subtypes[] = {"jsonl",      "x-jsonl",  "ndjson",     "x-ndjson",
                                           "json-lines", "json-seq", "x-jsonlines"};
    struct media_name name = media_name_of(media_type);
    bool known = false;
    for (size_t i = 0; i < sizeof subtypes / sizeof *subtypes; i++)
        known |= oas_word_is(name.subtype, oas_str_from(subtypes[i]));
    return (known && oas_word_is(name.type, oas_str_from("application"))) ||
           (name.type.len && oas_word_ends(name.subtype, oas_str_from("+json-seq")));
}

bool oas_media_is_marked(oas_str media_type)
{
    struct media_name name = media_name_of(media_type);
    return oas_word_is(name.subtype, OAS_STR("json-seq")) ||
           oas_word_ends(name.subtype, OAS_STR("+json-seq"));
}

bool oas_media_is_form_data(oas_str media_type)
{
    struct media_name name = media_name_of(media_type);
    return oas_word_is(name.type, OAS_STR("multipart")) &&
           oas_word_is(name.subtype, OAS_STR("form-data"));
}

bool oas_media_is_text(oas_str media_type)
{
    struct media_name name = media_name_of(media_type);
    return oas_word_is(name.type, oas_str_from("text")) &&
           oas_word_is(name.subtype, oas_str_from("plain"));
}

oas_form oas_media_form(oas_str media_type)
{
    struct media_name name = media_name_of(media_type);
    if (oas_word_trimmed(media_type).len == 0 || oas_media_is_json(media_type))
        return OAS_FORM_JSON;
    if (oas_media_is_json_sequence(media_type))
        return OAS_FORM_SEQUENCE;
    if (oas_word_is(name.type, oas_str_from("multipart")))
        return OAS_FORM_MULTIPART;
    if (oas_word_is(name.type, oas_str_from("text")))
        return OAS_FORM_TEXT;
    bool form = oas_word_is(name.type, oas_str_from("application")) &&
                oas_word_is(name.subtype, oas_str_from("x-www-form-urlencoded"));
    return form ? OAS_FORM_URLENCODED : OAS_FORM_BYTES;
}

oas_form oas_encoding_form(const oas_media_encoding *encoding)
{
    if (!encoding || !encoding->media_type)
        return OAS_FORM_COUNT;
    return oas_media_form(oas_word_until(oas_str_from(encoding->media_type), ','));
}
