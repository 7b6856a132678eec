/* Each value a part (RFC 7578). */
#include "http/body_write_parts.h"

#include "base/arena_memory.h"
#include "base/compiler.h"
#include "base/put.h"
#include "http/body_list.h"
#include "http/body_put.h"
#include "http/media.h"
#include "http/wire_pass.h"
#include "http/words.h"

struct part_list {
    oas_body_part *at;
    size_t count;
    size_t room;
};

/* All parts: of members that none is given for, those that are given, and what is left of members
 * that have more values than parts were given. */
struct part_lists {
    struct oas_body_writing *w;
    struct part_list front;
    struct part_list back;
};

static oas_status add_part(struct part_list *list, const oas_body_part *part, oas_arena *mem)
{
    if (list->count == list->room) {
        size_t room = list->room ? 2 * list->room : 8;
        oas_body_part *more = OAS_ARENA_NEW(mem, oas_body_part, room);
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

static bool is_json_string(oas_json value)
{
    return oas_json_type_of(value) == OAS_JSON_STRING;
}

enum part_content { PART_JSON, PART_TEXT, PART_OCTETS };

/* How a reader takes a part of that media type, which goes before that of its encoding. */
static enum part_content content_of_part(const oas_media_encoding *encoding, oas_str media_type,
                                         oas_json value)
{
    oas_json_type type = oas_json_type_of(value);
    if (is_json_string(value) && encoding && encoding->octets)
        return PART_OCTETS;
    if (media_type.len == 0)
        return oas_is_written_as_json(encoding, value) ? PART_JSON : PART_TEXT;
    oas_form form = oas_media_form(media_type);
    if (form == OAS_FORM_JSON || type == OAS_JSON_ARRAY || type == OAS_JSON_OBJECT)
        return PART_JSON;
    return form == OAS_FORM_TEXT || !is_json_string(value) ? PART_TEXT : PART_OCTETS;
}

/* Then it is JSON, and no number or word by the rule of texts. */
static bool has_blanks(oas_str octets)
{
    bool has = false;
    for (size_t i = 0; i < octets.len; i++)
        has |= (unsigned char)octets.at[i] <= ' ';
    return has;
}

static oas_status put_part_value(struct oas_body_writing *w, enum part_content content,
                                 oas_json value, oas_str *octets)
{
    bool json = content == PART_JSON, bare = !is_json_string(value) && !has_blanks(*octets);
    if ((json || bare) && oas_octets_stand_for(*octets, value, w->options))
        return OAS_OK; /* as they came */
    *octets = oas_json_text(value);
    oas_status status = json ? OAS_OK : oas_written_text(w, value, octets);
    if (status == OAS_OK && content == PART_OCTETS)
        status = oas_write_octets(w->mem, *octets, octets);
    return status;
}

/* One that is given says how it is called, and its head. */
static oas_status put_given(struct part_lists *lists, const oas_media_encoding *encoding,
                            oas_json value, oas_body_part *given)
{
    enum part_content content = content_of_part(encoding, given->media_type, value);
    return put_part_value(lists->w, content, value, &given->octets);
}

static oas_status add_made(struct part_lists *lists, struct part_list *list,
                           const oas_media_encoding *encoding, oas_str name, oas_json value)
{
    static const oas_str usual[] = {[PART_JSON] = OAS_STR_INIT("application/json"),
                                    [PART_TEXT] = {NULL, 0},
                                    [PART_OCTETS] = OAS_STR_INIT("application/octet-stream")};
    const enum part_content content = content_of_part(encoding, usual[PART_TEXT], value);
    oas_body_part part = {.name = name, .media_type = type_of_part(encoding, usual[content])};
    oas_status status = put_part_value(lists->w, content, value, &part.octets);
    return status == OAS_OK ? add_part(list, &part, lists->w->mem) : status;
}

static oas_status add_value(void *user, const oas_media_encoding *encoding, oas_str name,
                            oas_json value)
{
    struct part_lists *lists = user;
    bool met;
    oas_body_part *given = oas_given_take(&lists->w->given, name, &met);
    if (given)
        return put_given(lists, encoding, value, given);
    return add_made(lists, met ? &lists->back : &lists->front, encoding, name, value);
}

/* What stands in a query is a part each, without percent-encoding. */
static oas_status add_styled(void *user, const oas_media_encoding *encoding, oas_json value)
{
    struct part_lists *lists = user;
    static const struct oas_pairs pairs = {OAS_IN_QUERY, '&', {.percent = true}};
    oas_arena *mem = lists->w->mem;
    oas_allocator from = oas_arena_memory(mem);
    oas_buf query = {.from = &from};
    oas_str name, text;
    oas_status status = oas_encoding_put(lists->w, encoding, value, &query);
    oas_str left = oas_buf_str(&query);
    while (status == OAS_OK && oas_pairs_next(&pairs, &left, &name, &text)) {
        oas_body_part part = {.media_type = {NULL, 0}};
        const char *at;
        bool met, read = !oas_coding_read(&pairs.coding, name, mem, &part.name, &at) &&
                         !oas_coding_read(&pairs.coding, text, mem, &part.octets, &at);
        if (!read)
            return OAS_NO_MEMORY;
        oas_body_part *given = oas_given_take(&lists->w->given, part.name, &met);
        if (given)
            given->octets = part.octets;
        else
            status = add_part(met ? &lists->back : &lists->front, &part, mem);
    }
    return status;
}

static oas_status add_items(struct part_lists *lists, oas_json value)
{
    oas_status status = OAS_OK;
    if (oas_json_type_of(value) != OAS_JSON_ARRAY)
        return OAS_UNREPRESENTABLE;
    for (oas_json_iter it = oas_json_each(value); status == OAS_OK && oas_json_next(&it);) {
        const oas_media_encoding *encoding = oas_encoding_at(lists->w->media, it.index);
        oas_body_part *given = oas_given_take_at(&lists->w->given, it.index);
        status = given ? put_given(lists, encoding, it.value, given)
                       : add_made(lists, &lists->back, encoding, oas_str_of(NULL, 0), it.value);
    }
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

static oas_status put_parts(struct oas_body_writing *w, const struct part_list *list)
{
    char room[32];
    oas_str boundary;
    if (oas_media_parameter(oas_buf_str(&w->type), OAS_STR("boundary"), &boundary))
        return oas_body_put_parts(oas_buf_str(&w->type), list->at, list->count, &w->out);
    boundary = boundary_for(list, room);
    if (!oas_put_parts(&w->out, oas_buf_str(&w->type), boundary, list->at, list->count))
        return OAS_UNREPRESENTABLE;
    OAS_PUT(&w->type, "; boundary=");
    oas_buf_put(&w->type, boundary);
    return OAS_OK;
}

static oas_status add_all(struct part_list *to, const oas_body_part *parts, size_t count,
                          oas_arena *mem)
{
    oas_status status = OAS_OK;
    for (size_t i = 0; status == OAS_OK && i < count; i++)
        status = add_part(to, &parts[i], mem);
    return status;
}

oas_status oas_write_multipart(struct oas_body_writing *w, oas_json value)
{
    struct part_lists lists = {.w = w};
    bool by_place = oas_is_list(w->media, oas_str_from(w->media->media_type));
    oas_status status = by_place ? add_items(&lists, value)
                                 : oas_put_members(w, value, add_styled, add_value, &lists);
    if (status == OAS_OK)
        status = add_all(&lists.front, w->given.at, w->given.count, w->mem);
    if (status == OAS_OK)
        status = add_all(&lists.front, lists.back.at, lists.back.count, w->mem);
    return status == OAS_OK ? put_parts(w, &lists.front) : status;
}
