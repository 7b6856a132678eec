#include "shapes.h"

#include <stdio.h>

#include "edge.h"

enum { SCHEMA_DEPTH = 4, TEXT_DEPTH = 7, TEXT_MOST = 6000 };

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

/* As they stand between quotes. */
static const char *const names[] = {"id",
                                    "name",
                                    "status",
                                    "a",
                                    "createdAt",
                                    "kind",
                                    "items",
                                    "b",
                                    "nameOfSixteen_16",
                                    "nameOfSeventeen17",
                                    "a name of just twenty-eight.",
                                    "a name of just twenty-nine b.",
                                    "a name that is longer than a block of 32 bytes",
                                    ("gr\xc3\xb6\xc3\x9f"
                                     "e"),
                                    "quote\\\"d",
                                    "",
                                    "c",
                                    "p/q~r",
                                    "x-y",
                                    "1"};
static const char *const words[] = {"ACTIVE",
                                    "DONE",
                                    "a",
                                    "",
                                    "gr\xc3\xbcn",
                                    "NOT_YET_DONE_1",
                                    "a constant that is longer than a block of 32 bytes"};
static const char *const formats[] = {"\"format\":\"email\"",
                                      "\"format\":\"date\"",
                                      "\"format\":\"uri\"",
                                      "\"format\":\"ipv4\"",
                                      "\"pattern\":\"^[a-z]+$\"",
                                      "\"pattern\":\"^(?!x)\",\"maxLength\":9",
                                      "\"format\":\"uuid\",\"maxLength\":40",
                                      "\"format\":\"time\""};
static const char *const lengths[] = {"", ",\"minLength\":1", ",\"maxLength\":5",
                                      ",\"minLength\":2,\"maxLength\":70"};
static const char *const integers[] = {"",
                                       ",\"minimum\":0",
                                       ",\"format\":\"int32\"",
                                       ",\"minimum\":1,\"maximum\":100",
                                       ",\"format\":\"int64\"",
                                       ",\"exclusiveMinimum\":-5,\"multipleOf\":5",
                                       ",\"maximum\":18446744073709551615,\"minimum\":0",
                                       ",\"minimum\":-128,\"maximum\":127"};
static const char *const reals[] = {"", ",\"minimum\":0", ",\"minimum\":-90,\"maximum\":90",
                                    ",\"exclusiveMaximum\":1.5", ",\"multipleOf\":0.25"};
static const char *const constants[] = {"\"A\"", "1", "true", "\"fixed text\"", "{\"a\":[1]}"};
static const char *const limits[] = {"", ",\"minItems\":1", ",\"maxItems\":3",
                                     ",\"uniqueItems\":true"};

/* ---- which one ---- */

static unsigned choose(struct shape_feed *feed, unsigned count)
{
    unsigned byte = feed->at < feed->end ? *feed->at++ : 0;
    return byte % count;
}

static bool holds_others(shape_kind kind)
{
    return kind == SHAPE_RECORD || kind == SHAPE_SERIES || kind == SHAPE_FORK ||
           kind == SHAPE_MAP || kind == SHAPE_EITHER;
}

static unsigned add_shape(struct shapes *s, struct shape_feed *feed, shape_kind kind,
                          unsigned depth);

/* The last shape is none of those that are chosen: a plain text. */
static unsigned any_shape(struct shapes *s, struct shape_feed *feed, unsigned depth)
{
    enum { MOST = 80 };
    shape_kind kind = (shape_kind)choose(feed, SHAPE_KINDS);
    bool room =
        depth > 0 && s->shape_count + MOST < SHAPE_COUNT && s->part_count + MOST < SHAPE_PARTS;
    if (!room && (holds_others(kind) || kind == SHAPE_AGAIN))
        kind = SHAPE_TEXT;
    return s->shape_count + 1 < SHAPE_COUNT ? add_shape(s, feed, kind, depth) : SHAPE_COUNT - 1;
}

/* Parts stand one behind the other, so those of what they hold come first. */
static void choose_parts(struct shapes *s, struct shape_feed *feed, unsigned row, unsigned count,
                         bool records, unsigned depth)
{
    struct shape_part parts[72];
    unsigned first = choose(feed, COUNT_OF(names));
    depth -= depth > 0;
    for (unsigned i = 0; i < count; i++) {
        unsigned shape = records ? add_shape(s, feed, SHAPE_RECORD, depth)
                                 : any_shape(s, feed, count > 8 ? 0 : depth);
        unsigned how = choose(feed, 12);
        parts[i] = (struct shape_part){.name = first + i,
                                       .shape = shape,
                                       .required = how % 2,
                                       .only = how == 10   ? 1
                                               : how == 11 ? 2
                                                           : 0};
    }
    s->shapes[row].first = s->part_count;
    s->shapes[row].count = count;
    for (unsigned i = 0; i < count; i++)
        s->parts[s->part_count++] = parts[i];
}

static unsigned add_shape(struct shapes *s, struct shape_feed *feed, shape_kind kind,
                          unsigned depth)
{
    unsigned row = s->shape_count++, how = choose(feed, 240), count = 1;
    struct shape *shape = &s->shapes[row];
    *shape = (struct shape){.kind = kind, .how = how};
    unsigned null = choose(feed, 9);
    shape->null = null > 3 || kind == SHAPE_AGAIN ? 0 : null;
    shape->closed = how % 3 == 1;
    shape->merged = how % 5 == 4;
    if (kind == SHAPE_RECORD) {
        bool large = choose(feed, 40) == 39 && s->part_count + 160 < SHAPE_PARTS;
        count = large ? 60 + choose(feed, 7) : 1 + choose(feed, 6);
    } else if (kind == SHAPE_FORK || kind == SHAPE_EITHER) {
        count = 2 + choose(feed, 2);
    }
    if (holds_others(kind))
        choose_parts(s, feed, row, count, kind == SHAPE_FORK, depth);
    return row;
}

void shapes_choose(struct shapes *s, struct shape_feed *feed)
{
    static const shape_kind firsts[] = {SHAPE_RECORD, SHAPE_RECORD, SHAPE_RECORD,
                                        SHAPE_FORK,   SHAPE_SERIES, SHAPE_MAP};
    *s = (struct shapes){.shape_count = 0};
    (void)add_shape(s, feed, firsts[choose(feed, COUNT_OF(firsts))], SCHEMA_DEPTH);
}

/* ---- as a schema ---- */

static void put(oas_buf *out, const char *text)
{
    oas_buf_puts(out, text);
}

static void put_name(oas_buf *out, unsigned name)
{
    char made[24];
    snprintf(made, sizeof made, "member%u", name);
    put(out, "\"");
    put(out, name < 2 * COUNT_OF(names) ? names[name % COUNT_OF(names)] : made);
    put(out, "\"");
}

static void put_word(oas_buf *out, const char *word)
{
    put(out, "\"");
    put(out, word);
    put(out, "\"");
}

static void put_type(oas_buf *out, const struct shape *shape, const char *type)
{
    bool null = shape->null == 1;
    put(out, null ? "\"type\":[" : "\"type\":");
    put_word(out, type);
    put(out, null ? ",\"null\"]" : "");
}

static void put_schema(const struct shapes *s, unsigned row, int tag, oas_buf *out);

/* The members from `from` to `to`; of a branch the tag, too. */
static void put_members(const struct shapes *s, const struct shape *shape, unsigned from,
                        unsigned to, int tag, oas_buf *out)
{
    const struct shape_part *parts = &s->parts[shape->first];
    char digits[24];
    put(out, "\"required\":[");
    put(out, tag >= 0 ? "\"kind of\"" : "");
    for (unsigned i = from, some = tag >= 0; i < to; i++) {
        if (!parts[i].required)
            continue;
        put(out, some++ ? "," : "");
        put_name(out, parts[i].name);
    }
    put(out, "],\"properties\":{");
    snprintf(digits, sizeof digits, "\"k%d\"", tag);
    if (tag >= 0) {
        put(out, "\"kind of\":{\"const\":");
        put(out, digits);
        put(out, from < to ? "}," : "}");
    }
    for (unsigned i = from; i < to; i++) {
        put(out, i > from ? "," : "");
        put_name(out, parts[i].name);
        put(out, ":");
        put(out, parts[i].only ? "{\"allOf\":[" : "");
        put_schema(s, parts[i].shape, -1, out);
        put(out, parts[i].only == 1   ? "],\"readOnly\":true}"
                 : parts[i].only == 2 ? "],\"writeOnly\":true}"
                                      : "");
    }
    put(out, "}");
}

static void put_record(const struct shapes *s, const struct shape *shape, int tag, oas_buf *out)
{
    unsigned half = shape->merged ? shape->count / 2 : 0;
    put_type(out, shape, "object");
    put(out, ",");
    put_members(s, shape, half, shape->count, tag, out);
    if (shape->merged) {
        put(out, ",\"allOf\":[{");
        put_type(out, shape, "object");
        put(out, ",");
        put_members(s, shape, 0, half, -1, out);
        put(out, "}]");
    }
    if (shape->closed)
        put(out,
            shape->merged ? ",\"unevaluatedProperties\":false" : ",\"additionalProperties\":false");
}

static void put_branches(const struct shapes *s, const struct shape *shape, oas_buf *out)
{
    bool fork = shape->kind == SHAPE_FORK;
    put(out, fork || shape->how % 2 ? "\"oneOf\":[" : "\"anyOf\":[");
    for (unsigned i = 0; i < shape->count; i++) {
        put(out, i ? "," : "");
        put_schema(s, s->parts[shape->first + i].shape, fork ? (int)i : -1, out);
    }
    put(out, "]");
    if (fork && shape->how % 2)
        put(out, ",\"discriminator\":{\"propertyName\":\"kind of\"}");
}

static void put_choices(const struct shape *shape, oas_buf *out)
{
    unsigned count = 1 + shape->how % COUNT_OF(words);
    put_type(out, shape, "string");
    put(out, ",\"enum\":[");
    for (unsigned i = 0; i < count; i++) {
        put(out, i ? "," : "");
        put_word(out, words[i]);
    }
    put(out, shape->null == 1 ? ",null]" : "]");
}

static void put_typed(const struct shape *shape, const char *type, const char *more, oas_buf *out)
{
    put_type(out, shape, type);
    put(out, more);
}

static void put_inner(const struct shapes *s, const struct shape *shape, int tag, oas_buf *out)
{
    const struct shape_part *part = &s->parts[shape->first];
    switch (shape->kind) {
    case SHAPE_TEXT:
        put_typed(shape, "string", lengths[shape->how % COUNT_OF(lengths)], out);
        break;
    case SHAPE_INTEGER:
        put_typed(shape, "integer", integers[shape->how % COUNT_OF(integers)], out);
        break;
    case SHAPE_RECORD:
        put_record(s, shape, tag, out);
        break;
    case SHAPE_SERIES:
        put_type(out, shape, "array");
        put(out, limits[shape->how % COUNT_OF(limits)]);
        put(out, ",\"items\":");
        put_schema(s, part->shape, -1, out);
        break;
    case SHAPE_UUID:
        put_typed(shape, "string", ",\"format\":\"uuid\"", out);
        break;
    case SHAPE_TIME:
        put_typed(shape, "string", ",\"format\":\"date-time\"", out);
        break;
    case SHAPE_CHOICE:
        put_choices(shape, out);
        break;
    case SHAPE_NUMBER:
        put_typed(shape, "number", reals[shape->how % COUNT_OF(reals)], out);
        break;
    case SHAPE_BOOLEAN:
        put_type(out, shape, "boolean");
        break;
    case SHAPE_FORK:
    case SHAPE_EITHER:
        put_branches(s, shape, out);
        break;
    case SHAPE_FORMAT:
        put_type(out, shape, "string");
        put(out, ",");
        put(out, formats[shape->how % COUNT_OF(formats)]);
        break;
    case SHAPE_MAP:
        put_type(out, shape, "object");
        put(out, ",\"additionalProperties\":");
        put_schema(s, part->shape, -1, out);
        break;
    case SHAPE_ANY:
    case SHAPE_KINDS:
        break;
    case SHAPE_CONSTANT:
        put(out, "\"const\":");
        put(out, constants[shape->how % COUNT_OF(constants)]);
        break;
    case SHAPE_AGAIN:
        put(out, "\"$ref\":\"#\"");
        break;
    }
}

static void put_schema(const struct shapes *s, unsigned row, int tag, oas_buf *out)
{
    const struct shape *shape = &s->shapes[row];
    bool beside = shape->null > 1 && tag < 0;
    put(out, !beside            ? "{"
             : shape->null == 2 ? "{\"oneOf\":[{"
                                : "{\"anyOf\":[{\"type\":\"null\"},{");
    put_inner(s, shape, tag, out);
    put(out, !beside ? "}" : shape->null == 2 ? "},{\"type\":\"null\"}]}" : "}]}");
}

void shapes_schema(const struct shapes *s, oas_buf *out)
{
    put_schema(s, 0, -1, out);
}

/* ---- as a text ---- */

struct texting {
    const struct shapes *shapes;
    uint64_t *state;
    oas_buf *out;
    unsigned spaced; /* how much white space there is */
};

static size_t below(struct texting *t, size_t end)
{
    return edge_below(t->state, end);
}

#define ANY_OF(t, list) ((list)[below((t), COUNT_OF(list))])

static void space(struct texting *t)
{
    static const char *const spaces[] = {"", " ", "\n    ", "\r\n\t",
                                         "\n                                        "};
    if (t->spaced)
        put(t->out, t->spaced == 1 ? spaces[2] : ANY_OF(t, spaces));
}

static void text_of(struct texting *t, unsigned row, int tag, unsigned depth);

/* Of any type. */
static void put_anything(struct texting *t, unsigned depth)
{
    static const char *const values[] = {
        "null",    "true",  "false", "0",         "-1",    "1.5",        "1e3",
        "\"\"",    "\"a\"", "[]",    "{}",        "[1,2]", "{\"a\":{}}", "12345678901234567890123",
        "\"\\n\"", "1.0",   "-0",    "{\"\":[]}", "1e400", "[[[]]]",     "\"\xe2\x82\xac\""};
    (void)depth;
    put(t->out, ANY_OF(t, values));
}

static void put_string(struct texting *t)
{
    static const char *const pieces[] = {"a",
                                         "text",
                                         "some more text than sixteen",
                                         "\\n",
                                         "\\u00e9",
                                         "\\ud83d\\ude00",
                                         "\xc3\xa9",
                                         "\xe2\x82\xac",
                                         "\xf0\x9f\x98\x80",
                                         "a text that is longer than a block of 32 bytes. ",
                                         "\\\"",
                                         "/",
                                         "\xed\xa0\x80",
                                         "\\ud800"};
    put(t->out, "\"");
    for (size_t count = below(t, 4); count > 0; count--)
        put(t->out, pieces[below(t, below(t, 8) ? COUNT_OF(pieces) - 2 : COUNT_OF(pieces))]);
    put(t->out, "\"");
}

static void put_leaf(struct texting *t, const struct shape *shape)
{
    static const char *const uuids[] = {
        "\"6ba7b810-9dad-11d1-80b4-00c04fd430c8\"", "\"6BA7B810-9DAD-11D1-80B4-00C04FD430C8\"",
        "\"00000000-0000-0000-0000-000000000000\"", "\"6ba7b810-9dad-11d1-80b4-00c04fd430c\"",
        "\"6ba7b810-9dad-f1d1-80b4-00c04fd430g8\""};
    static const char *const times[] = {
        "\"2020-02-29T23:59:59Z\"", "\"2021-02-29T23:59:59Z\"",
        "\"2020-12-31T23:59:60Z\"", "\"2020-02-01t00:00:00.123456789+01:30\"",
        "\"2020-02-01T00:00:00\"",  "\"1999-12-31T00:00:00.1z\""};
    static const char *const strings[] = {
        "\"a@b.org\"", "\"2020-02-29\"",   "\"https://x.org/a?b#c\"", "\"127.0.0.1\"", "\"abc\"",
        "\"a b\"",     "\"12:00:00Z\"",    "\"gr\xc3\xbcn\"",         "\"\\u0061bc\"", "\"x\"",
        "\"a@b@c\"",   "\"\\\"q\\\"@b.c\""};
    static const char *const whole[] = {
        "0",    "1",    "5",  "42",  "100",        "-3",
        "127",  "1e2",  "10", "1.0", "2147483648", "9223372036854775807",
        "1000", "0.50", "-0", "15",  "1.5",        "18446744073709551616"};
    switch (shape->kind) {
    case SHAPE_UUID:
        put(t->out, uuids[below(t, below(t, 6) ? 3 : COUNT_OF(uuids))]);
        break;
    case SHAPE_TIME:
        put(t->out, ANY_OF(t, times));
        break;
    case SHAPE_FORMAT:
        put(t->out, ANY_OF(t, strings));
        break;
    case SHAPE_INTEGER:
    case SHAPE_NUMBER:
        put(t->out, whole[below(t, below(t, 2) ? 5 : COUNT_OF(whole))]);
        break;
    case SHAPE_CHOICE:
        put_word(t->out,
                 words[below(t, below(t, 6) ? 1 + shape->how % COUNT_OF(words) : COUNT_OF(words))]);
        break;
    case SHAPE_BOOLEAN:
        put(t->out, below(t, 2) ? "true" : "false");
        break;
    case SHAPE_CONSTANT:
        put(t->out, constants[shape->how % COUNT_OF(constants)]);
        break;
    case SHAPE_TEXT:
    case SHAPE_RECORD:
    case SHAPE_SERIES:
    case SHAPE_FORK:
    case SHAPE_MAP:
    case SHAPE_ANY:
    case SHAPE_EITHER:
    case SHAPE_AGAIN:
    case SHAPE_KINDS:
        put_string(t);
        break;
    }
}

static void put_member(struct texting *t, const struct shape_part *part, unsigned *count,
                       unsigned depth)
{
    put(t->out, (*count)++ ? "," : "");
    space(t);
    put_name(t->out, part->name);
    put(t->out, t->spaced > 1 && below(t, 2) ? " : " : ":");
    text_of(t, part->shape, -1, depth);
}

static void put_tag(struct texting *t, int tag, unsigned *count)
{
    char text[40];
    snprintf(text, sizeof text, "\"kind of\":\"k%d\"", below(t, 20) ? tag : tag + 1);
    put(t->out, (*count)++ ? "," : "");
    space(t);
    put(t->out, text);
}

/* Mostly in their order, some left out, some twice, some that nobody knows. */
static void put_object(struct texting *t, const struct shape *shape, int tag, unsigned depth)
{
    const struct shape_part *parts = &t->shapes->parts[shape->first];
    unsigned count = 0;
    size_t turned = below(t, 4) ? 0 : below(t, shape->count), often = below(t, 4) + 1;
    bool late = below(t, 2);
    put(t->out, "{");
    if (tag >= 0 && !late)
        put_tag(t, tag, &count);
    for (unsigned i = 0; i < shape->count && t->out->len < TEXT_MOST; i++) {
        const struct shape_part *part = &parts[(i + turned) % shape->count];
        if (part->required ? below(t, 40) != 0 : below(t, often) == 0)
            put_member(t, part, &count, depth);
        if (below(t, 300) == 0)
            put_member(t, part, &count, depth);
    }
    if (below(t, 12) == 0) {
        put(t->out, count++ ? ",\"nobody knows\":" : "\"nobody knows\":");
        put_anything(t, depth);
    }
    if (tag >= 0 && late)
        put_tag(t, tag, &count);
    space(t);
    put(t->out, "}");
}

static void put_several(struct texting *t, const struct shape *shape, unsigned depth)
{
    const struct shape_part *part = &t->shapes->parts[shape->first];
    bool map = shape->kind == SHAPE_MAP;
    size_t most = below(t, 20) ? 4 : 30;
    put(t->out, map ? "{" : "[");
    for (size_t i = 0, count = below(t, most); i < count && t->out->len < TEXT_MOST; i++) {
        put(t->out, i ? "," : "");
        space(t);
        if (map) {
            put_name(t->out, (unsigned)(below(t, 4) ? i : below(t, 60)));
            put(t->out, ":");
        }
        text_of(t, part->shape, -1, depth);
    }
    space(t);
    put(t->out, map ? "}" : "]");
}

static void text_of(struct texting *t, unsigned row, int tag, unsigned depth)
{
    const struct shape *shape = &t->shapes->shapes[row];
    const struct shape_part *parts = &t->shapes->parts[shape->first];
    size_t which = shape->count ? below(t, shape->count) : 0;
    if (depth == 0 || below(t, 60) == 0)
        put_anything(t, depth);
    else if (shape->null && below(t, 4) == 0)
        put(t->out, "null");
    else if (shape->kind == SHAPE_RECORD)
        put_object(t, shape, tag, depth - 1);
    else if (shape->kind == SHAPE_SERIES || shape->kind == SHAPE_MAP)
        put_several(t, shape, depth - 1);
    else if (shape->kind == SHAPE_FORK)
        text_of(t, parts[which].shape, (int)which, depth - 1);
    else if (shape->kind == SHAPE_EITHER)
        text_of(t, parts[which].shape, -1, depth - 1);
    else if (shape->kind == SHAPE_AGAIN)
        text_of(t, 0, -1, depth / 2);
    else if (shape->kind == SHAPE_ANY)
        put_anything(t, depth);
    else
        put_leaf(t, shape);
}

void shapes_text(const struct shapes *s, uint64_t *state, oas_buf *out)
{
    struct texting t = {.shapes = s, .state = state, .out = out};
    size_t how = below(&t, 6);
    t.spaced = how > 3 ? (unsigned)how - 3 : 0;
    text_of(&t, 0, -1, TEXT_DEPTH);
}
