/* The places of errors, one behind the other: the text is read once, whatever their number. */
#include "message/places.h"

#include "base/utf8.h"
#include "block/best.h"
#include "error/errors.h"
#include "json/reader.h"
#include "json/token.h"
#include "message/noun.h"

/* A container that is open where the cursor is. */
struct container {
    size_t start; /* its bracket */
    size_t at;    /* array: the item's index; object: the offset of the key that was last */
    bool array;
};

static struct container *container_at(const oas_places *places, size_t i)
{
    return (struct container *)(void *)places->open.at + i;
}

static void start_over(oas_places *places, oas_str json)
{
    places->json = json;
    places->marked = places->nowhere = false;
    places->now = (struct oas_places_cursor){.line = 1, .column = 1};
}

/* ---- lines ---- */

static void count_lines(oas_str json, struct oas_places_cursor *cursor, size_t offset)
{
    const char *at = json.at + cursor->offset, *sought = json.at + offset;
    size_t feeds;
    const char *line = oas_best_last_line(at, sought, &feeds);
    cursor->line += feeds;
    if (feeds)
        cursor->column = 1;
    cursor->column += oas_utf8_count(oas_str_of(line, (size_t)(sought - line)));
}

/* ---- containers ---- */

/* The mark is good as long as the cursor stays in the value that begins there. */
static void note_change(oas_places *places)
{
    places->marked &= places->now.depth > places->mark.depth;
}

static void enter_open(oas_places *places, size_t start, bool array)
{
    struct container added = {start, 0, array};
    places->open.len = places->now.depth * sizeof added;
    oas_buf_put(&places->open, oas_str_of((const char *)&added, sizeof added));
    if (places->open.failed)
        return;
    places->now.depth++;
    places->now.at_key = !array;
}

static void leave_open(oas_places *places)
{
    note_change(places);
    places->now.depth -= places->now.depth > 0;
    places->now.at_key = false;
}

static void go_on(oas_places *places)
{
    note_change(places);
    if (places->now.depth == 0)
        return;
    struct container *last = container_at(places, places->now.depth - 1);
    places->now.at_key = !last->array;
    last->at += last->array;
}

/* Behind the string at `at`; the text's end where it has none. */
static size_t behind_string(oas_str json, size_t at)
{
    const char *end = json.at + json.len, *quote = oas_best_quote_end(json.at + at + 1, end);
    return quote < end ? (size_t)(quote - json.at) + 1 : json.len;
}

/* Behind the container at `at` if it is small and ends before `offset`; else `at`. Each that holds
 * the offset is looked at and then entered, so that little of it is looked at. */
static size_t behind_container(oas_str json, size_t at, size_t offset)
{
    enum { SMALL = 2048 };
    size_t most = offset - at < SMALL ? offset : at + SMALL;
    size_t behind = (size_t)(oas_best_container_end(json.at + at, json.at + most) - json.at);
    return behind < most ? behind : at;
}

static size_t pass_string(oas_places *places, size_t at)
{
    if (places->now.at_key)
        container_at(places, places->now.depth - 1)->at = at;
    places->now.at_key = false;
    return behind_string(places->json, at);
}

/* Through the text up to `offset`, where a value or a key begins; it has been read strictly, if not
 * always by all who look for places in it. */
static void follow(oas_places *places, size_t offset)
{
    size_t at = places->now.offset;
    while (at < offset && !places->open.failed) {
        char c = places->json.at[at];
        if (c == '"') {
            at = pass_string(places, at);
            continue;
        }
        if (c == '{' || c == '[') {
            size_t behind = behind_container(places->json, at, offset);
            if (behind > at) {
                at = behind;
                continue;
            }
            enter_open(places, at, c == '[');
        } else if (c == '}' || c == ']')
            leave_open(places);
        else if (c == ',')
            go_on(places);
        at++;
    }
    places->nowhere = at != offset;
}

/* ---- what is asked ---- */

static bool is_in_text(const oas_errors *errs, const oas_error *error)
{
    return error->offset <= errs->json.len;
}

void oas_places_find(oas_places *places, const oas_errors *errs, const oas_error *error)
{
    places->line = places->column = 0;
    if (!is_in_text(errs, error)) {
        places->nowhere = true;
        return;
    }
    bool same = places->json.at == errs->json.at && places->json.len == errs->json.len;
    if (same && places->marked && error->offset < places->now.offset &&
        error->offset >= places->mark.offset)
        places->now = places->mark;
    if (!same || places->nowhere || error->offset < places->now.offset)
        start_over(places, errs->json);
    count_lines(errs->json, &places->now, error->offset);
    if (error->code == OAS_CODE_INVALID_JSON)
        places->nowhere = true;
    else
        follow(places, error->offset);
    places->now.offset = error->offset;
    places->line = places->now.line;
    places->column = places->now.column;
    if (error->code == OAS_CODE_INVALID_UNION && errs->above.len == 0) {
        places->mark = places->now;
        places->marked = true;
    }
}

/* ---- as a pointer ---- */

/* "/name", with ~ and / escaped (RFC 6901 section 3). */
static void put_cut_name(oas_buf *out, const struct oas_token *key, size_t most)
{
    const char *at = key->raw.at, *end = at + key->raw.len;
    oas_buf_putc(out, '/');
    for (; at < end && most > 0; most--) {
        uint32_t code = oas_token_next(&at, end);
        char bytes[4];
        if (code == '~' || code == '/')
            oas_buf_puts(out, code == '~' ? "~0" : "~1");
        else
            oas_buf_put(out, oas_str_of(bytes, oas_utf8_put(bytes, code)));
    }
    if (at < end)
        oas_buf_puts(out, OAS_ELLIPSIS);
}

static void put_key_at(const oas_places *places, size_t at, size_t most, oas_buf *out)
{
    struct oas_reader r = oas_reader_over(places->json);
    struct oas_token key;
    r.at += at;
    if (r.at == r.end || *r.at != '"' || oas_read_string(&r, &key) != OAS_OK)
        return;
    if (key.escaped || key.raw.len > most)
        put_cut_name(out, &key, most);
    else
        oas_pointer_put(out, key.raw);
}

void oas_places_instance(const oas_places *places, size_t most, oas_buf *out)
{
    out->failed |= places->open.failed;
    if (most == 0)
        most = SIZE_MAX;
    for (size_t i = 0; !places->nowhere && i < places->now.depth; i++) {
        const struct container *open = container_at(places, i);
        bool at_key = places->now.at_key && i + 1 == places->now.depth;
        if (!open->array) {
            put_key_at(places, at_key ? places->now.offset : open->at, most, out);
            continue;
        }
        oas_buf_putc(out, '/');
        oas_buf_put_u64(out, open->at);
    }
}

bool oas_places_object(const oas_places *places, size_t *start)
{
    if (places->nowhere || !places->now.at_key)
        return false;
    *start = container_at(places, places->now.depth - 1)->start;
    return true;
}

void oas_places_free(oas_places *places)
{
    oas_buf_free(&places->open);
    places->json = oas_str_of(NULL, 0);
}

/* ---- of one error ---- */

void oas_error_instance(const oas_errors *errs, const oas_error *error, oas_buf *out)
{
    oas_places places = {.open = {.from = out->from}};
    oas_places_find(&places, errs, error);
    oas_places_instance(&places, 0, out);
    oas_places_free(&places);
}

void oas_error_place(const oas_errors *errs, const oas_error *error, size_t *line, size_t *column)
{
    struct oas_places_cursor cursor = {.line = 1, .column = 1};
    *line = *column = 0;
    if (!is_in_text(errs, error))
        return;
    count_lines(errs->json, &cursor, error->offset);
    *line = cursor.line;
    *column = cursor.column;
}
