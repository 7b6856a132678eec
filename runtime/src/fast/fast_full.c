/* What the fast walk leaves to the others: values that it does not know, strings that are not
 * plain, members that no schema names, memory. */
#include "fast/fast_walk.h"

#include "base/arena_take.h"
#include "block/best.h"
#include "json/field.h"
#include "json/skim.h"
#include "number/double.h"
#include "walk/check.h"
#include "walk/constant.h"

const char *oas_fast_turn(struct oas_fast_walk *f, const char *at)
{
    size_t left = (size_t)(f->end - at);
    memcpy(f->tail, at, left);
    memset(f->tail + left, 0, 2 * OAS_FAST_AHEAD - left);
    f->end = f->tail + left;
    f->hot = f->end;
    f->moved = true;
    return f->tail;
}

const char *oas_fast_space(struct oas_fast_walk *f, const char *at)
{
    struct oas_reader *r = &f->w->read;
    r->at = oas_fast_in_text(f, at);
    oas_read_space(r);
    return oas_fast_ahead(f, oas_fast_at_hand(f, r->at));
}

/* From an arena that does not grow the full walk asks for less: it may have enough. */
static void lack_memory(struct oas_fast_walk *f)
{
    const oas_arena *mem = f->store ? f->store->mem : NULL;
    f->no_memory |= !mem || !mem->fixed;
}

static bool note_status(struct oas_fast_walk *f, oas_status status)
{
    if (status == OAS_NO_MEMORY)
        lack_memory(f);
    return status == OAS_OK;
}

/* Where the full walk has left off. */
static const char *taken_back(struct oas_fast_walk *f, oas_status status)
{
    return note_status(f, status) ? oas_fast_at_hand(f, f->w->read.at) : NULL;
}

const char *oas_fast_hand_over(struct oas_fast_walk *f, const struct oas_property_row *property,
                               const char *at, char *base, unsigned depth)
{
    struct oas_walk *w = f->w;
    w->read.at = oas_fast_in_text(f, at);
    if (w->read.at == w->read.end)
        return NULL;
    f->charged = property->flags & OAS_FAST_APPLIED;
    depth -= f->charged; /* that level is the applicator's */
    if (!f->store || !(property->flags & OAS_FAST_PLACED))
        return taken_back(f, oas_walk_validate(w, property->use, depth));
    const struct oas_layout_row *row = oas_layout_row_at(&f->store->in, property->layout);
    return taken_back(
        f, oas_walk_decode_into(w, property->use, row, base + property->presence, depth));
}

const char *oas_fast_other(struct oas_fast_walk *f, const struct oas_property_row *property,
                           const char *at, char *base, unsigned depth)
{
    oas_presence is = OAS_NULL;
    if (!(property->flags & OAS_FAST_NULL) || memcmp(at, "null", 4) != 0)
        return oas_fast_hand_over(f, property, at, base, depth);
    if (f->store && property->flags & OAS_FAST_OPTION)
        memcpy(base + property->presence, &is, sizeof is);
    return at + 4;
}

/* ---- strings ---- */

/* By bytes where they can tell: a character has one to twelve of them. */
static bool is_within(const struct oas_token *token, const struct oas_bound_row *bound)
{
    int64_t bytes = (int64_t)token->raw.len;
    if (bytes <= bound->most && bytes / 12 >= bound->least)
        return true;
    int64_t count = bytes < bound->least ? 0 : (int64_t)oas_token_count(token);
    return count >= bound->least && count <= bound->most;
}

/* Reads a string, and copies it to what is left of the arena's block on the way, from where it is
 * taken if it is escaped. False: it is longer than that, or none, or nothing is to be stored. */
static bool copy_at_once(struct oas_fast_walk *f, const char *at, struct oas_token *token,
                         oas_str *text)
{
    struct oas_reader *r = &f->w->read;
    oas_arena *mem = f->store ? f->store->mem : NULL;
    size_t room = mem && mem->at ? (size_t)(mem->end - mem->at) : 0;
    if (room <= OAS_BLOCK || f->copy)
        return false;
    room -= OAS_BLOCK;
    const char *end = (size_t)(r->end - at) < room ? r->end : at + room;
    struct oas_text_marks marks;
    char *out = mem->at;
    const char *quote = oas_best_text_copy(at, end, &out, &marks);
    if (!quote)
        return false;
    *token = (struct oas_token){{at, (size_t)(quote - at)}, marks.escaped, marks.ascii};
    *text = token->raw;
    if (marks.escaped) {
        *text = oas_str_of(mem->at, (size_t)(out - mem->at));
        mem->at = out;
    }
    r->at = quote + 1;
    return true;
}

const char *oas_fast_text(struct oas_fast_walk *f, const struct oas_property_row *property,
                          const char *at, char *to)
{
    struct oas_token token;
    oas_str text;
    struct oas_reader *r = &f->w->read;
    r->at = oas_fast_in_text(f, at);
    if (to && copy_at_once(f, r->at + 1, &token, &text)) {
        memcpy(to, &text, sizeof text);
        return is_within(&token, &f->fast->bounds[property->inner]) ? taken_back(f, OAS_OK) : NULL;
    }
    if (oas_read_string(r, &token) != OAS_OK ||
        !is_within(&token, &f->fast->bounds[property->inner]))
        return NULL;
    return taken_back(f, to ? oas_store_text(f->store, &token, to) : OAS_OK);
}

oas_status oas_fast_checks(struct oas_walk *w, const struct oas_schema_row *schema,
                           struct oas_subject *s)
{
    const struct oas_check_row *check = &w->program->checks[schema->checks];
    struct oas_scratch_mark mark = oas_scratch_mark(&w->scratch);
    oas_status status = OAS_OK;
    for (uint32_t i = 0; status == OAS_OK && i < schema->leaf_count; i++, check++)
        if (check->jtypes & OAS_JTYPE_STRING)
            status = oas_check_leaf(w, check, s);
    oas_scratch_release(&w->scratch, mark);
    return status;
}

const char *oas_fast_checked(struct oas_fast_walk *f, const struct oas_property_row *property,
                             const char *at, char *to)
{
    struct oas_walk *w = f->w;
    struct oas_subject s = {.jtype = OAS_JTYPE_STRING};
    w->read.at = oas_fast_in_text(f, at);
    s.span.at = w->read.at;
    if (oas_read_string(&w->read, &s.token) != OAS_OK)
        return NULL;
    s.span.len = (size_t)(w->read.at - s.span.at);
    oas_status status = oas_fast_checks(w, &w->program->schemas[property->inner], &s);
    f->no_memory |= status == OAS_NO_MEMORY; /* no arena's */
    if (status != OAS_OK)
        return NULL;
    return taken_back(f, to ? oas_store_text(f->store, &s.token, to) : OAS_OK);
}

/* A double within its bounds is written as a number within them: these are doubles, too, and what
 * is written is nearer to the value than to any other. So nothing is to be judged again, unless
 * what is around looks at it as well. */
const char *oas_fast_double(struct oas_fast_walk *f, const struct oas_property_row *property,
                            const char *at, char *base, unsigned depth)
{
    const struct oas_bound_row *bound = &f->fast->bounds[property->inner];
    struct oas_reader *r = &f->w->read;
    oas_str literal;
    bool plain;
    double value;
    bool number = *at == '-' || (*at >= '0' && *at <= '9');
    if (!number || (f->store && f->store->whole))
        return oas_fast_other(f, property, at, base, depth);
    r->at = oas_fast_in_text(f, at);
    if (oas_read_number(r, &literal, &plain) != OAS_OK)
        return NULL;
    if (!f->store && bound->least == INT64_MIN && bound->most == INT64_MAX)
        return oas_fast_at_hand(f, r->at);
    bool within = oas_double_read(literal, &value) &&
                  (bound->least == INT64_MIN || value > (double)bound->least) &&
                  (bound->most == INT64_MAX || value < (double)bound->most);
    if (!within)
        return oas_fast_hand_over(f, property, at, base, depth);
    if (f->store)
        memcpy(base + property->to, &value, sizeof value);
    return oas_fast_at_hand(f, r->at);
}

bool oas_fast_keep(struct oas_fast_walk *f, const char *at, size_t len, char *to)
{
    struct oas_token token = {.raw = {oas_fast_in_text(f, at), len}, .ascii = true};
    if (f->copy)
        return note_status(f, oas_store_text(f->store, &token, to));
    memcpy(to, &token.raw, sizeof token.raw);
    return true;
}

/* ---- any JSON, and members that are not declared ---- */

const char *oas_fast_any(struct oas_fast_walk *f, const char *at, char *to, unsigned depth)
{
    struct oas_reader *r = &f->w->read;
    const char *start = oas_fast_in_text(f, at);
    r->at = start;
    if (start == r->end || oas_skip_value(r, depth) != OAS_OK)
        return NULL;
    oas_str span = oas_str_of(start, (size_t)(r->at - start));
    return taken_back(
        f, to ? oas_store_leaf(f->store, oas_layout_row_at(&f->store->in, 0), span, to) : OAS_OK);
}

/* Behind the key at `at` if it is that of the property row, longer than that has room for. */
static const char *long_key(const struct oas_fast_walk *f, uint32_t row, const char *at)
{
    const struct oas_field_row *field = &f->w->program->fields[row];
    oas_str name = oas_program_text(f->w->program, field->name);
    if (field->flags & OAS_FIELD_ESCAPED || (size_t)(f->end - at) < name.len + 3)
        return NULL;
    bool same = *at == '"' && memcmp(at + 1, name.at, name.len) == 0 &&
                memcmp(at + 1 + name.len, "\":", 2) == 0;
    return same ? at + name.len + 3 : NULL;
}

const char *oas_fast_key(struct oas_fast_walk *f, const struct oas_record_row *record,
                         const struct oas_property_row *next, const char *at, unsigned depth,
                         uint32_t *index)
{
    struct oas_walk *w = f->w;
    const struct oas_object_row *object = &w->program->objects[record->object];
    struct oas_token key;
    bool more;
    *index = (uint32_t)(next - &f->properties[record->properties]);
    const char *behind = *index < record->count && next->len == 0
                             ? long_key(f, record->properties + *index, at)
                             : NULL;
    if (behind)
        return behind;
    w->read.at = oas_fast_in_text(f, at);
    if (oas_read_key(&w->read, false, &key, &more) != OAS_OK)
        return NULL;
    *index = oas_find_property(w->program, record, &key);
    if (*index != OAS_NONE)
        return taken_back(f, OAS_OK);
    if (record->flags & OAS_FAST_CLOSED)
        return NULL;
    return taken_back(f, record->flags & OAS_FAST_OPEN ? oas_skip_value(&w->read, depth)
                                                       : oas_walk_validate(w, object->rest, depth));
}

bool oas_fast_rest(struct oas_fast_walk *f, const struct oas_record_row *record, const char *open,
                   uint32_t count, char *to)
{
    struct oas_store *s = f->store;
    struct oas_declared in = {.row = oas_layout_row_at(&s->in, record->layout),
                              .kind = record->kind};
    s->read.at = open;
    s->read.end = f->w->read.end;
    return note_status(f, oas_store_rest(s, &in, open, count, to));
}

const struct oas_way_row *oas_fast_way(struct oas_fast_walk *f, const struct oas_fork_row *fork,
                                       const char *from)
{
    struct oas_walk *w = f->w;
    const struct oas_tag_row *tag = &w->program->tags[fork->tag];
    const char *at;
    uint32_t value = oas_find_tag(w, tag, from, &at);
    return value == OAS_NONE ? NULL : &f->fast->ways[fork->ways + value - tag->values];
}

char *oas_fast_enter(struct oas_fast_walk *f, const struct oas_property_row *property,
                     const struct oas_fork_row *fork, uint32_t kind, char *to)
{
    const struct oas_layout_row *row = oas_layout_row_at(&f->store->in, fork->layout);
    if (property->flags & OAS_FAST_POINTER)
        to = oas_fast_point(f, fork->size, fork->align, to);
    if (to)
        oas_enum_store(to + row->kind, row->entry, kind);
    return to;
}

/* ---- memory ---- */

/* Doubled, but not beyond what the rest of the text may hold: an item has a byte, and one behind. */
static uint32_t more_room(uint32_t room, size_t rest)
{
    enum { FIRST = 4 };
    uint32_t more = room ? room : FIRST;
    return rest / 2 < more ? (uint32_t)(rest / 2) + 1 : more;
}

/* How many items there are from the one at `at` on, whatever they are. */
static uint32_t count_following(const struct oas_fast_walk *f, const char *at)
{
    struct oas_reader r = f->w->read;
    r.at = oas_fast_in_text(f, at);
    size_t count = oas_skim_count(&r);
    return count ? (uint32_t)count : 1;
}

/* Room for the list and `more` items behind it. NULL: there is none. */
static char *take_room(struct oas_fast_walk *f, const struct oas_series_row *series,
                       const struct oas_fast_list *list, uint32_t more)
{
    uint64_t size = ((uint64_t)list->room + more) * series->size;
    return size > SIZE_MAX / 2 ? NULL : oas_arena_take(f->store->mem, (size_t)size, series->align);
}

/* The same in the block in use, which is where the list is if nothing was taken since: then it
 * grows in its place. */
static char *take_room_here(struct oas_fast_walk *f, const struct oas_series_row *series,
                            const struct oas_fast_list *list, uint32_t more)
{
    oas_arena *mem = f->store->mem;
    uint64_t add = (uint64_t)more * series->size, all = add + (uint64_t)list->room * series->size;
    if (list->room && oas_fast_is_last(mem, list, series->size) &&
        (size_t)(mem->end - mem->at) >= add) {
        mem->at += add;
        return list->items;
    }
    return all > SIZE_MAX / 2 ? NULL : oas_arena_take_here(mem, (size_t)all, series->align);
}

/* Where the arena has to grow, too, the items are counted: nothing is asked for in vain, and the
 * list does not move again. */
bool oas_fast_grow(struct oas_fast_walk *f, const struct oas_series_row *series, const char *at,
                   struct oas_fast_list *list)
{
    uint32_t more = more_room(list->room, (size_t)(f->end - at));
    size_t size = series->size;
    if (!f->store->mem)
        lack_memory(f);
    if (!f->store->mem || list->room > UINT32_MAX / 4)
        return false;
    char *items = take_room_here(f, series, list, more);
    if (!items) {
        more = count_following(f, at);
        items = take_room(f, series, list, more);
    }
    if (!items) {
        lack_memory(f);
        return false;
    }
    if (list->room && items != list->items)
        memcpy(items, list->items, list->room * size);
    list->items = items;
    if (size <= OAS_FAST_TOGETHER)
        memset(items + list->room * size, 0, more * size);
    list->room += more;
    return true;
}

char *oas_fast_point(struct oas_fast_walk *f, size_t size, size_t align, char *to)
{
    oas_arena *mem = f->store->mem;
    char *target = mem ? oas_arena_take_here(mem, size, align) : NULL;
    if (target)
        memset(target, 0, size);
    else
        target = mem ? oas_arena_zeroed(mem, 1, size, align) : NULL;
    if (!target)
        lack_memory(f);
    memcpy(to, &target, sizeof target);
    return target;
}
