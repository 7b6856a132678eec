/* Errors in words: what was expected, what came, where the schema says so. */
#include "message/message.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "error/errors.h"
#include "json/jtype.h"
#include "json/reader.h"
#include "json/token.h"
#include "message/error_place.h"
#include "message/message_layout.h"
#include "message/noun.h"
#include "message/schema_place.h"
#include "message/unseen.h"
#include "number/number.h"
#include "number/range.h"

#define SHOWN_BRANCHES 10 /* of those that took a value */

static const struct oas_schema_row *row_of_error(const oas_errors *errs, const oas_error *error)
{
    return &errs->program->schemas[error->schema];
}

static const struct oas_check_row *check_of(const oas_errors *errs, const oas_error *error)
{
    return error->check == OAS_NONE ? NULL : &errs->program->checks[error->check];
}

/* ---- what was received ---- */

static size_t count_in(struct oas_reader r)
{
    bool object = *r.at == '{', more = true;
    size_t count = 0;
    struct oas_token key;
    r.at++;
    oas_read_space(&r);
    if (r.at < r.end && *r.at == ']')
        return 0;
    while (more) {
        if (object && (oas_read_key(&r, count == 0, &key, &more) != OAS_OK || !more))
            break;
        oas_read_space(&r);
        count++;
        if (oas_skip_value(&r, 0) != OAS_OK ||
            oas_read_after(&r, object ? '}' : ']', &more) != OAS_OK)
            break;
    }
    return count;
}

static void put_type_only(oas_buf *out, struct oas_reader r)
{
    unsigned jtypes = oas_jtypes_of(*r.at);
    oas_str literal;
    struct oas_token token;
    bool plain;
    if (jtypes == OAS_JTYPE_STRING && oas_read_string(&r, &token) == OAS_OK) {
        oas_buf_puts(out, "string (");
        oas_count_put(out, oas_token_count(&token), "character");
        oas_buf_putc(out, ')');
    } else if (jtypes == OAS_JTYPE_NUMBER && oas_read_number(&r, &literal, &plain) == OAS_OK) {
        struct oas_number number = oas_number_read(literal);
        oas_buf_puts(out, oas_number_is_integer(&number) ? "integer" : "number");
    } else {
        oas_buf_puts(out, jtypes == OAS_JTYPE_BOOLEAN ? "boolean" : "null");
    }
}

static void put_received_value(const oas_errors *errs, oas_buf *out, struct oas_reader r)
{
    if (*r.at == '{' || *r.at == '[') {
        oas_buf_puts(out, *r.at == '{' ? "object (" : "array (");
        oas_count_put(out, count_in(r), *r.at == '{' ? "member" : "item");
        oas_buf_putc(out, ')');
    } else if (errs->no_values) {
        put_type_only(out, r);
    } else {
        const char *at = r.at;
        if (oas_skip_value(&r, 0) == OAS_OK)
            oas_cut_put(out, oas_str_of(at, (size_t)(r.at - at)));
    }
}

static void put_byte(oas_buf *out, unsigned char byte)
{
    static const char hex[] = "0123456789ABCDEF";
    oas_buf_putc(out, hex[byte >> 4]);
    oas_buf_putc(out, hex[byte & 15]);
}

/* "U+00A0 (no-break space)" */
static void put_unseen(oas_buf *out, uint32_t code, const char *name)
{
    oas_buf_puts(out, "U+");
    if (code > 0xFFFF)
        put_byte(out, (unsigned char)(code >> 16));
    put_byte(out, (unsigned char)(code >> 8));
    put_byte(out, (unsigned char)code);
    if (*name == '\0')
        return;
    oas_buf_puts(out, " (");
    oas_buf_puts(out, name);
    oas_buf_putc(out, ')');
}

/* What stands where JSON is broken. */
static void put_found(const oas_errors *errs, const oas_error *error, oas_buf *out)
{
    oas_str json = errs->json;
    if (error->offset >= json.len) {
        oas_buf_puts(out, "the end of the text");
        return;
    }
    const char *at = json.at + error->offset;
    unsigned char c = (unsigned char)*at;
    size_t length = oas_utf8_step(at, json.at + json.len);
    const char *unseen = c >= 0x80 && length ? oas_unseen_name(oas_utf8_get(at, &length)) : NULL;
    if (errs->no_values && (c == 0 || !strchr("{}[],:\"\\", c))) {
        oas_buf_puts(out, length ? "another character" : "another byte");
    } else if (length == 0 || c < 0x20 || c == 0x7f) {
        oas_buf_puts(out, "byte 0x");
        put_byte(out, c);
    } else if (unseen) {
        put_unseen(out, oas_utf8_get(at, &length), unseen);
    } else {
        oas_buf_putc(out, '\'');
        oas_buf_put(out, oas_str_of(at, length));
        oas_buf_putc(out, '\'');
    }
}

/* The name itself, not the member's value. */
static void put_received_key(const oas_errors *errs, const oas_error *error, oas_buf *out)
{
    struct oas_reader key = oas_reader_over(oas_error_key(errs, error));
    if (key.at < key.end)
        put_received_value(errs, out, key);
}

void oas_error_received(const oas_errors *errs, const oas_error *error, oas_buf *out)
{
    struct oas_reader r;
    if (error->code == OAS_CODE_INVALID_JSON)
        put_found(errs, error, out);
    else if (error->code == OAS_CODE_INVALID_KEY)
        put_received_key(errs, error, out);
    else if (error->code != OAS_CODE_MISSING && !oas_error_of_struct(error) &&
             oas_error_value(errs, error, &r))
        put_received_value(errs, out, r);
}

/* ---- what was expected ---- */

/* "a", "b" or null */
static void put_constants(const oas_errors *errs, oas_buf *out, uint32_t first, uint32_t count)
{
    struct oas_choice choice = {.out = out, .count = count};
    if (count == 0)
        oas_buf_puts(out, "no value");
    for (uint32_t i = 0; i < count; i++) {
        const struct oas_value_row *value = &errs->program->values[first + i];
        oas_choice_put(&choice, oas_program_text(errs->program, value->text),
                       value->jtype == OAS_JTYPE_STRING);
    }
}

/* How a limit is said: in words, and as a sign. */
struct limit_words {
    const char *words; /* NULL: the keyword is no limit */
    const char *sign;
};

#define LIMIT_UNSAID            NULL, NULL
#define LIMIT_SAID(words, sign) words, sign

static const struct limit_words limits_in_words[] = {
    {LIMIT_UNSAID},
#define OAS_KEYWORD(symbol, name, role, argument, judges, code, since, place, shape, words)        \
    {LIMIT_##words},
#include <oas/keywords.def>
#undef OAS_KEYWORD
};

/* "1 character", "99999999999999999999 characters" */
static void put_count(const oas_errors *errs, oas_buf *out, const struct oas_check_row *check,
                      const char *what)
{
    if (!(check->flags & OAS_CHECK_BIG)) {
        oas_count_put(out, (uint64_t)check->number, what);
        return;
    }
    oas_cut_put(out, oas_program_text(errs->program, check->text));
    oas_buf_putc(out, ' ');
    oas_buf_puts(out, what);
    oas_buf_putc(out, 's');
}

/* "a string of at least 1 character", "string of >= 1 character" */
static void put_size(const oas_errors *errs, oas_buf *out, const struct oas_check_row *check,
                     bool words)
{
    bool string = check->jtypes == OAS_JTYPE_STRING, array = check->jtypes == OAS_JTYPE_ARRAY;
    const char *what = string ? "character" : array ? "item" : "member";
    oas_jtypes_put(out, check->jtypes, words);
    oas_buf_puts(out, words ? " " : " of ");
    oas_buf_puts(out, words ? limits_in_words[check->keyword].words
                            : limits_in_words[check->keyword].sign);
    oas_buf_putc(out, ' ');
    put_count(errs, out, check, what);
}

/* "an integer of at least 1", "integer >= 1"; sizes too. */
static void put_limit(const oas_errors *errs, oas_buf *out, const struct oas_schema_row *schema,
                      const struct oas_check_row *check, bool words)
{
    bool integer = (schema->jtypes & OAS_JTYPE_NUMBER) == OAS_JTYPE_INTEGER;
    if (!(check->jtypes & OAS_JTYPE_NUMBER)) {
        put_size(errs, out, check, words);
        return;
    }
    oas_jtypes_put(out, integer ? OAS_JTYPE_INTEGER : OAS_JTYPE_NUMBER, words);
    oas_buf_putc(out, ' ');
    oas_buf_puts(out, words ? limits_in_words[check->keyword].words
                            : limits_in_words[check->keyword].sign);
    oas_buf_putc(out, ' ');
    oas_buf_put(out, oas_program_text(errs->program, check->text));
}

static void put_key(const oas_errors *errs, const oas_error *error, oas_buf *out)
{
    oas_buf_puts(out, "member ");
    if (error->field == OAS_NONE)
        oas_cut_put(out, oas_error_key(errs, error));
    else
        oas_buf_put_json(out,
                         oas_program_text(errs->program, errs->program->fields[error->field].name));
}

static void put_refused(const oas_errors *errs, const oas_error *error, oas_buf *out)
{
    const struct oas_check_row *check = check_of(errs, error);
    if (check && check->keyword == OAS_KEYWORD_NOT) {
        oas_buf_puts(out, "a value that the schema under \"not\" refuses");
    } else if (oas_error_key(errs, error).len) {
        oas_buf_puts(out, errs->no_values ? "no such member" : "no ");
        if (!errs->no_values)
            put_key(errs, error, out);
    } else {
        oas_buf_puts(out, error->keyword == OAS_KEYWORD_FALSE_SCHEMA ? "no value" : "no such item");
    }
}

static unsigned jtypes_of_branches(const oas_errors *errs, const struct oas_check_row *check)
{
    unsigned jtypes = 0;
    for (uint32_t i = 0; i < check->count; i++)
        jtypes |= errs->program->branches[check->first + i].jtypes;
    return jtypes;
}

/* The tags where they are at fault, the types where none fits, else how many should have matched.
 */
static void put_union(const oas_errors *errs, const oas_error *error, oas_buf *out, bool words)
{
    const struct oas_check_row *check = check_of(errs, error);
    const struct oas_tag_row *tag = check->table ? &errs->program->tags[check->table] : NULL;
    switch (error->reason) {
    case OAS_REASON_TYPE:
        oas_jtypes_put(out, jtypes_of_branches(errs, check), words);
        return;
    case OAS_REASON_NO_TAG:
        oas_buf_puts(out, "member ");
        oas_buf_put_json(out, oas_program_text(errs->program, tag->name));
        oas_buf_puts(out, " to be ");
        put_constants(errs, out, tag->values, tag->count);
        return;
    case OAS_REASON_BAD_TAG:
        put_constants(errs, out, tag->values, tag->count);
        return;
    case OAS_REASON_NONE:
    case OAS_REASON_MANY:
        break;
    }
    oas_buf_puts(out, check->keyword == OAS_KEYWORD_ANY_OF
                          ? "a value that matches at least one of "
                          : "a value that matches exactly one of ");
    oas_count_put(out, check->count, "schema");
}

static void put_pattern(const oas_errors *errs, const struct oas_check_row *check, oas_buf *out,
                        enum oas_length length)
{
    oas_str pattern = oas_program_text(errs->program, oas_program_pattern(errs->program, check));
    oas_buf_puts(out, length ? "a string matching " : "string matching ");
    if (length == OAS_LENGTH_LINE)
        oas_cut_put(out, pattern);
    else
        oas_buf_put(out, pattern);
}

/* "text encoded as base64", "text of the media type application/json" */
static void put_content(const oas_errors *errs, const struct oas_check_row *check, oas_buf *out,
                        enum oas_length length)
{
    bool encoding = check->keyword == OAS_KEYWORD_CONTENT_ENCODING;
    oas_str value = oas_program_text(errs->program, check->text);
    oas_buf_puts(out, length ? "a string that holds " : "string that holds ");
    oas_buf_puts(out, encoding ? "octets in the encoding " : "the media type ");
    if (length == OAS_LENGTH_LINE)
        oas_cut_put(out, value);
    else
        oas_buf_put(out, value);
}

/* " (-128 to 127)": of the formats that are ranges of integers. */
static void put_width(oas_buf *out, oas_range range)
{
    struct oas_range_ends ends = oas_range_ends(range);
    oas_buf_puts(out, ends.low < 0 ? " (-" : " (");
    oas_buf_put_u64(out, ends.low < 0 ? 0 - (uint64_t)ends.low : (uint64_t)ends.low);
    oas_buf_puts(out, " to ");
    oas_buf_put_u64(out, ends.high);
    oas_buf_putc(out, ')');
}

/* "a value in format uuid", "an integer in format int8 (-128 to 127)" */
static void put_format(const oas_errors *errs, const struct oas_check_row *check, oas_buf *out,
                       enum oas_length length)
{
    bool range = check->jtypes & OAS_JTYPE_INTEGER;
    if (length)
        oas_buf_puts(out, range ? "an integer in " : "a value in ");
    oas_buf_puts(out, "format ");
    oas_buf_put(out, oas_program_text(errs->program, check->text));
    if (range)
        put_width(out, (oas_range)check->number);
}

/* "an array with at least 2 items that "contains" takes" */
static void put_contains(const oas_errors *errs, const struct oas_check_row *check, oas_buf *out,
                         enum oas_length length)
{
    bool most = check->keyword == OAS_KEYWORD_MAX_CONTAINS;
    oas_buf_puts(out, length ? "an array with at " : "array with ");
    oas_buf_puts(out, length ? (most ? "most " : "least ") : (most ? "<= " : ">= "));
    put_count(errs, out, check, "item");
    oas_buf_puts(out, " that \"contains\" takes");
}

static void put_check(const oas_errors *errs, const oas_error *error, oas_buf *out,
                      enum oas_length length)
{
    const struct oas_check_row *check = check_of(errs, error);
    if (limits_in_words[check->keyword].words) {
        put_limit(errs, out, row_of_error(errs, error), check, length);
        return;
    }
    switch (check->keyword) {
    case OAS_KEYWORD_CONST:
    case OAS_KEYWORD_ENUM:
        put_constants(errs, out, check->first, check->count);
        break;
    case OAS_KEYWORD_FORMAT:
        put_format(errs, check, out, length);
        break;
    case OAS_KEYWORD_PATTERN:
        put_pattern(errs, check, out, length);
        break;
    case OAS_KEYWORD_CONTENT_ENCODING:
    case OAS_KEYWORD_CONTENT_MEDIA_TYPE:
        put_content(errs, check, out, length);
        break;
    case OAS_KEYWORD_NOT:
        put_refused(errs, error, out);
        break;
    case OAS_KEYWORD_CONTAINS:
    case OAS_KEYWORD_MIN_CONTAINS:
    case OAS_KEYWORD_MAX_CONTAINS:
        put_contains(errs, check, out, length);
        break;
    default:
        put_union(errs, error, out, length);
    }
}

/* What the name failed; neither a type nor the schema false has a check. */
static void put_why_of_name(const oas_errors *errs, const oas_error *error, oas_buf *out,
                            enum oas_length length)
{
    const struct oas_schema_row *schema = row_of_error(errs, error);
    oas_use names = errs->program->objects[schema->object].names;
    const struct oas_schema_row *row = &errs->program->schemas[OAS_USE_ROW(names)];
    if (row->flags & OAS_SCHEMA_NEVER) {
        put_refused(errs, error, out);
        return;
    }
    oas_buf_puts(out, length ? "the name of a member to be " : "name of a member: ");
    if (error->check != OAS_NONE)
        put_check(errs, error, out, length);
    else if (row->jtypes & OAS_JTYPE_STRING) /* it is a schema within that refuses all texts */
        oas_buf_puts(out, "one that \"propertyNames\" takes");
    else
        oas_jtypes_put(out, row->jtypes, length);
}

static void put_expected(const oas_errors *errs, const oas_error *error, oas_buf *out,
                         enum oas_length length)
{
    if (error->code == OAS_CODE_INVALID_JSON) {
        oas_buf_puts(out, oas_fault_expected((enum oas_fault)error->fault));
    } else if (oas_error_of_layout(error)) {
        oas_layout_expected(errs, error, out, length);
    } else if (error->code == OAS_CODE_INVALID_TYPE) {
        oas_jtypes_put(out, row_of_error(errs, error)->jtypes, length);
    } else if (error->code == OAS_CODE_MISSING) {
        put_key(errs, error, out);
    } else if (error->code == OAS_CODE_DUPLICATE_MEMBER) {
        put_key(errs, error, out);
        oas_buf_puts(out, " only once");
    } else if (error->code == OAS_CODE_NOT_ALLOWED) {
        put_refused(errs, error, out);
    } else if (error->code == OAS_CODE_DUPLICATE_ITEM) {
        oas_buf_puts(out, "unique items");
    } else if (error->code == OAS_CODE_INVALID_KEY) {
        put_why_of_name(errs, error, out, length);
    } else {
        put_check(errs, error, out, length);
    }
}

void oas_error_expected(const oas_errors *errs, const oas_error *error, oas_buf *out)
{
    put_expected(errs, error, out, OAS_LENGTH_SHORT);
}

/* The length that a length check saw, which the value's text does not show at once. */
static void put_length(const oas_errors *errs, const oas_error *error, oas_buf *out)
{
    struct oas_reader r;
    struct oas_token token;
    bool length =
        error->keyword == OAS_KEYWORD_MIN_LENGTH || error->keyword == OAS_KEYWORD_MAX_LENGTH;
    if (length && !errs->no_values && oas_error_value(errs, error, &r) &&
        oas_read_string(&r, &token) == OAS_OK) {
        oas_buf_puts(out, " (");
        oas_count_put(out, oas_token_count(&token), "character");
        oas_buf_putc(out, ')');
    }
}

/* Where a branch stands: as a place, without its document where the union stands in that, too. What
 * takes any value has none: "/oneOf/1". */
static void put_branch(const oas_errors *errs, const oas_error *error, uint32_t i, oas_buf *out)
{
    const oas_program *program = errs->program;
    uint32_t row = OAS_USE_ROW(program->branches[check_of(errs, error)->first + i].use);
    oas_str document = oas_schema_document(program, row);
    bool same = oas_str_equal(document, oas_schema_document(program, error->schema));
    if (row == OAS_ANY) {
        oas_pointer_put(out, oas_str_from(oas_keyword_name(error->keyword)));
        oas_buf_putc(out, '/');
        oas_buf_put_u64(out, i);
        return;
    }
    oas_schema_place_from(program, row, same ? document.len : 0, out);
}

/* Which branches took the value. */
static void put_branches(const oas_errors *errs, const oas_error *error, oas_buf *out)
{
    uint32_t count = 0, told = 0;
    for (uint32_t i = 0; i < OAS_ERROR_BRANCHES; i++)
        count += (uint32_t)(error->branches >> i & 1);
    for (uint32_t i = 0; i < OAS_ERROR_BRANCHES && told < SHOWN_BRANCHES; i++) {
        if (!(error->branches >> i & 1))
            continue;
        oas_buf_puts(out, told == 0 ? ": " : told + 1 < count ? ", " : " and ");
        put_branch(errs, error, i, out);
        told++;
    }
    if (told < count) {
        oas_buf_puts(out, " and ");
        oas_count_put(out, count - told, "other");
    }
}

/* Which other one the item is equal to. */
static void put_twin(const oas_error *error, oas_buf *out)
{
    if (error->code != OAS_CODE_DUPLICATE_ITEM)
        return;
    oas_buf_puts(out, ", equal to item ");
    oas_buf_put_u64(out, error->fault);
}

void oas_message_put(const oas_errors *errs, const oas_error *error, oas_buf *out,
                     enum oas_length length)
{
    oas_buf_puts(out, "expected ");
    put_expected(errs, error, out, length);
    if (error->code == OAS_CODE_MISSING) {
        oas_buf_puts(out, ", which is missing");
        return;
    }
    if (oas_error_of_struct(error)) {
        oas_buf_puts(out, oas_layout_fault(error));
        return;
    }
    size_t before = out->len;
    oas_buf_puts(out, ", got ");
    size_t got = out->len;
    oas_error_received(errs, error, out);
    if (out->len == got && !out->failed) /* the text is gone */
        out->len = before;
    put_length(errs, error, out);
    put_twin(error, out);
    if (error->reason == OAS_REASON_MANY) {
        oas_buf_puts(out, ", which matches more than one");
        put_branches(errs, error, out);
    }
}

void oas_error_message(const oas_errors *errs, const oas_error *error, oas_buf *out)
{
    oas_message_put(errs, error, out, OAS_LENGTH_FULL);
}

/* ---- where the schema says so ---- */

/* The pointer's token, escaped for a pointer and then for a URI's fragment (RFC 3986 section 3.5).
 */
static void put_fragment(oas_buf *out, oas_str name)
{
    static const char plain[] = "-._~!$&'()*+,;=:@/?";
    oas_buf pointer = {.from = out->from};
    oas_pointer_put(&pointer, name);
    for (size_t i = 0; i < pointer.len; i++) {
        char c = pointer.at[i];
        if (oas_ascii_alpha(c) || oas_ascii_digit(c) || (c && strchr(plain, c))) {
            oas_buf_putc(out, c);
        } else {
            oas_buf_putc(out, '%');
            put_byte(out, (unsigned char)c);
        }
    }
    out->failed |= pointer.failed;
    oas_buf_free(&pointer);
}

void oas_error_schema(const oas_errors *errs, const oas_error *error, oas_buf *out)
{
    if (error->code == OAS_CODE_INVALID_JSON)
        return;
    oas_program_place(errs->program, error->schema, out);
    if (error->keyword != OAS_KEYWORD_FALSE_SCHEMA && error->keyword != OAS_KEYWORD_NONE)
        put_fragment(out, oas_str_from(oas_keyword_name(error->keyword)));
    if (error->keyword == OAS_KEYWORD_PROPERTIES)
        put_fragment(out,
                     oas_program_text(errs->program, errs->program->fields[error->field].name));
}

oas_str oas_error_property(const oas_errors *errs, const oas_error *error)
{
    if (error->code != OAS_CODE_MISSING)
        return oas_str_of(NULL, 0);
    return oas_program_text(errs->program, errs->program->fields[error->field].name);
}
