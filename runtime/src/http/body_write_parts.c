/* Each value a part (RFC 7578). */
#include "http/body_write_parts.h"

#include "base/arena_memory.h"
#include "base/compiler.h"
#include "base/put.h"
#include "http/body_heads.h"
#include "http/body_list.h"
#include "http/body_put.h"
#include "http/wire_pass.h"
#include "http/words.h"

struct part_list {
    struct oas_body_writing *w;
    oas_body_part *at;
    size_t count;
    size_t room;
};

static oas_status add_part(struct part_list *list, const oas_body_part *part)
{
    if (list->count == list->room) {
        size_t room = list->room ? 2 * list->room : 8;
        oas_body_part *more = OAS_ARENA_NEW(list->w->mem, oas_body_part, room);
        if (!more)
            return OAS_NO_MEMORY;
        if (list->count)
            memcpy(more, list->at, list->count * sizeof *more);
        list->at = more;
        list->room = room;
    }
    list->at[list->count++] = *part;
    return OAS_OK;
}

/* ---- values as parts ---- */

/* The first media type of the encoding, where it is no range; else `usual`. */
static oas_str type_of_part(const oas_media_encoding *encoding, oas_str usual)
{
    if (!encoding || !encoding->media_type)
        return usual;
    oas_str first = oas_word_trimmed(oas_word_until(oas_str_from(encoding->media_type), ','));
    return memchr(first.at, '*', first.len) ? usual : first;
}

static oas_status add_value(void *user, const oas_media_encoding *encoding, oas_str name,
                            oas_json value)
{
    struct part_list *list = user;
    oas_body_part part = {.name = name};
    bool octets = encoding && encoding->octets && oas_json_type_of(value) == OAS_JSON_STRING;
    oas_status status = OAS_OK;
    if (!octets && oas_is_written_as_json(encoding, value)) {
        part.octets = oas_json_text(value);
        part.media_type = type_of_part(encoding, OAS_STR("application/json"));
        return add_part(list, &part);
    }
    status = oas_written_text(list->w, value, &part.octets);
    if (status == OAS_OK && octets)
        status = oas_write_octets(list->w->mem, part.octets, &part.octets);
    part.media_type =
        type_of_part(encoding, octets ? OAS_STR("application/octet-stream") : oas_str_of(NULL, 0));
    return status == OAS_OK ? add_part(list, &part) : status;
}

/* What stands in a query is a part each, without percent-encoding. */
static oas_status add_styled(void *user, const oas_media_encoding *encoding, oas_json value)
{
    struct part_list *list = user;
    static const struct oas_pairs pairs = {OAS_IN_QUERY, '&', {.percent = true}};
    oas_allocator from = oas_arena_memory(list->w->mem);
    oas_buf query = {.from = &from};
    oas_str name, text;
    oas_status status = oas_encoding_put(list->w, encoding, value, &query);
    oas_str left = oas_buf_str(&query);
    while (status == OAS_OK && oas_pairs_next(&pairs, &left, &name, &text)) {
        oas_body_part part = {.media_type = {NULL, 0}};
        const char *at;
        bool read = !oas_coding_read(&pairs.coding, name, list->w->mem, &part.name, &at) &&
                    !oas_coding_read(&pairs.coding, text, list->w->mem, &part.octets, &at);
        status = read ? add_part(list, &part) : OAS_NO_MEMORY;
    }
    return status;
}

static oas_status add_items(struct part_list *list, oas_json value)
{
    oas_status status = OAS_OK;
    if (oas_json_type_of(value) != OAS_JSON_ARRAY)
        return OAS_UNREPRESENTABLE;
    for (oas_json_iter it = oas_json_each(value); status == OAS_OK && oas_json_next(&it);)
        status = add_value(list, oas_encoding_at(list->w->media, it.index), oas_str_of(NULL, 0),
                           it.value);
    return status;
}

/* ---- the boundary ---- */

/* The same for the same parts, and in none of them (RFC 2046 section 5.1.1). */
static oas_str boundary_for(const struct part_list *list, char room[32])
{
    static const char digits[] = "0123456789abcdef";
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < list->count; i++)
        for (size_t k = 0; k < list->at[i].octets.len; k++)
            hash = (hash ^ (unsigned char)list->at[i].octets.at[k]) * 1099511628211u;
    for (;; hash++) {
        bool used = false;
        memcpy(room, "form-", 5);
        for (int i = 0; i < 16; i++)
            room[5 + i] = digits[hash >> (60 - 4 * i) & 15];
        oas_str boundary = oas_str_of(room, 21);
        for (size_t i = 0; i < list->count && !used; i++)
            used = oas_word_stands_in(list->at[i].octets, boundary);
        if (!used)
            return boundary;
    }
}

/* ---- the body ---- */

static oas_status put_parts(const struct part_list *list)
{
    struct oas_body_writing *w = list->w;
    char room[32];
    oas_str boundary = boundary_for(list, room);
    if (!oas_put_parts(&w->out, oas_buf_str(&w->type), boundary, list->at, list->count))
        return OAS_UNREPRESENTABLE;
    OAS_PUT(&w->type, "; boundary=");
    oas_buf_put(&w->type, boundary);
    return OAS_OK;
}

/* Fields of heads are not written. */
static bool lacks_header(const struct part_list *list, bool by_place)
{
    bool lacks = false;
    for (size_t i = 0; i < list->count; i++)
        lacks |=
            oas_encoding_demands(oas_encoding_of_part(list->w->media, by_place, &list->at[i], i));
    return lacks;
}

oas_status oas_write_multipart(struct oas_body_writing *w, oas_json value)
{
    struct part_list list = {.w = w};
    bool by_place = oas_is_list(w->media, oas_str_from(w->media->media_type));
    oas_status status = by_place ? add_items(&list, value)
                                 : oas_put_members(w, value, add_styled, add_value, &list);
    for (size_t i = 0; status == OAS_OK && i < w->part_count; i++)
        status = add_part(&list, &w->parts[i]);
    if (status == OAS_OK && lacks_header(&list, by_place))
        return OAS_UNREPRESENTABLE;
    return status == OAS_OK ? put_parts(&list) : status;
}
