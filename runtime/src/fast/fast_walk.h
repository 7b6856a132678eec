/* fast_walk.h - private to the room: the walk while it runs, and its way to the full walk. */
#ifndef OAS_FAST_FAST_WALK_H
#define OAS_FAST_FAST_WALK_H

#include <oas/fast.h>

#include "value/store.h"
#include "walk/check.h"
#include "walk/walk.h"

/* What can be read from a member's or item's place on: its key, white space and a leaf, in blocks.
 * Where the text has less, its end goes on in a copy with zeros behind it, which are no JSON. */
#define OAS_FAST_AHEAD 192u

struct oas_fast_walk {
    struct oas_walk *w;
    const struct oas_fast *fast;
    const struct oas_property_row *properties; /* of these rows, as they are asked for most */
    const struct oas_bound_row *bounds;
    struct oas_store *store; /* NULL: nothing is stored */
    const char *end;         /* of the text, or of the copy of its last bytes */
    const char *text_end;    /* of the text */
    const char *hot;         /* up to there as many bytes can be read */
    unsigned levels;         /* of objects and arrays, at most */
    uint32_t demanded;       /* where a record row has the members that have to be there */
    bool copy;               /* what is stored goes to the arena */
    bool moved;              /* that, or the walk is in the copy: a place is not what is stored */
    bool charged;            /* the full walk has counted the applicator around the value */
    bool no_memory;          /* the allocator had none, not an arena of fixed size */
    bool undecided;          /* something was left open before it began */
    uint32_t left;           /* of what is only judged: bytes behind where it last came into an
                                object or array, or out of one */
    char *tail;              /* room for 2 * OAS_FAST_AHEAD bytes */
};

/* The property of the type, of its C type as well if it is `placed`; NULL: nothing of it is for the
 * fast walk. What is a reference is not filled by it: the full walk counts lists before, and takes
 * less memory. */
const struct oas_property_row *oas_fast_root(const struct oas_walk *w, oas_type type, bool placed);

/* Into an object or array, or out of it. */
static inline void oas_fast_come(struct oas_fast_walk *f, const char *at)
{
    f->left = (uint32_t)(f->end - at);
}

/* Where a row has the members that have to be there, in the direction of the walk; and these. */
static inline uint32_t oas_fast_demands(const struct oas_walk *w)
{
    return w->waived == 0                     ? offsetof(struct oas_record_row, demanded)
           : w->waived == OAS_FIELD_READ_ONLY ? offsetof(struct oas_record_row, in_request)
                                              : offsetof(struct oas_record_row, in_response);
}

static inline uint64_t oas_fast_demanded(const struct oas_record_row *record, uint32_t demands)
{
    uint64_t members;
    memcpy(&members, (const char *)record + demands, sizeof members);
    return members;
}

/* The leaf checks of strings among those of the schema. */
oas_status oas_fast_checks(struct oas_walk *w, const struct oas_schema_row *schema,
                           struct oas_subject *s);

/* The place in the text; and back, to where it can be read. */
static inline const char *oas_fast_in_text(const struct oas_fast_walk *f, const char *at)
{
    return f->text_end - (f->end - at);
}

static inline const char *oas_fast_at_hand(const struct oas_fast_walk *f, const char *in_text)
{
    return f->end - (f->text_end - in_text);
}

/* On in the copy of what is left. */
const char *oas_fast_turn(struct oas_fast_walk *f, const char *at);

/* `at`, from where as many bytes can be read as the walk may look at. */
static inline const char *oas_fast_ahead(struct oas_fast_walk *f, const char *at)
{
    return at <= f->hot ? at : oas_fast_turn(f, at);
}

/* ---- by the full walk; each gives the place behind, or NULL ---- */

/* The value of a property; `base`: of the struct that it lies in. */
const char *oas_fast_hand_over(struct oas_fast_walk *f, const struct oas_property_row *property,
                               const char *at, char *base, unsigned depth);

/* A value that is none of its property's kind: null, which has a place, or what the full walk takes.
 * Its presence has been stored. */
const char *oas_fast_other(struct oas_fast_walk *f, const struct oas_property_row *property,
                           const char *at, char *base, unsigned depth);

/* A string that is not plain ASCII, or long: judged, and stored in `to` unless that is NULL. */
const char *oas_fast_text(struct oas_fast_walk *f, const struct oas_property_row *property,
                          const char *at, char *to);

/* A number whose digits no short way leads through. */
const char *oas_fast_double(struct oas_fast_walk *f, const struct oas_property_row *property,
                            const char *at, char *base, unsigned depth);

/* A string that the leaf checks of its schema judge. */
const char *oas_fast_checked(struct oas_fast_walk *f, const struct oas_property_row *property,
                             const char *at, char *to);

const char *oas_fast_any(struct oas_fast_walk *f, const char *at, char *to, unsigned depth);

/* A key that was not guessed: the index of its property, and the place of its value. OAS_NONE: the
 * object does not declare it, and its value has been read. `next`: the property that may follow, whose
 * key was too long for a guess. */
const char *oas_fast_key(struct oas_fast_walk *f, const struct oas_record_row *record,
                         const struct oas_property_row *next, const char *at, unsigned depth,
                         uint32_t *index);

/* The object at `open`, a place in the text, had members that its struct does not declare. */
bool oas_fast_rest(struct oas_fast_walk *f, const struct oas_record_row *record, const char *open,
                   uint32_t count, char *to);

/* Over white space of any length. */
const char *oas_fast_space(struct oas_fast_walk *f, const char *at);

/* Plain text into C where f->moved is set. */
bool oas_fast_keep(struct oas_fast_walk *f, const char *at, size_t len, char *to);

/* The way that the tag of an object leads, of which no member before `from`, a place in the text, is
 * the tag; NULL: to none, or it is for the full walk. */
const struct oas_way_row *oas_fast_way(struct oas_fast_walk *f, const struct oas_fork_row *fork,
                                       const char *from);

/* Into the C type of the union: the kind is noted. NULL: no memory. */
char *oas_fast_enter(struct oas_fast_walk *f, const struct oas_property_row *property,
                     const struct oas_fork_row *fork, uint32_t kind, char *to);

/* The bytes from there on; as many wherever the walk goes on. */
static inline size_t oas_fast_left(const struct oas_fast_walk *f, const char *at)
{
    return (size_t)(f->end - at);
}

/* Work for an applicator around a value that ends here, where it began with so many bytes left. */
static inline bool oas_fast_charge(const struct oas_fast_walk *f, size_t left, const char *at)
{
    struct oas_walk *w = f->w;
    w->work += left - oas_fast_left(f, at) + 16;
    return w->work <= w->max_work;
}

/* ---- lists ---- */

/* Items on their way into the arena. */
struct oas_fast_list {
    char *items;
    uint32_t room;
    uint32_t count;
};

/* Items of so many bytes are zeroed with the room for them, larger ones one by one: of those, often
 * few come. */
#define OAS_FAST_TOGETHER 64u

/* Was nothing taken from the arena behind the list? */
static inline bool oas_fast_is_last(const struct oas_arena *mem, const struct oas_fast_list *list,
                                    size_t size)
{
    return list->items + list->room * size == mem->at;
}

/* More room for the item at `at`, and for no more than can follow it. */
bool oas_fast_grow(struct oas_fast_walk *f, const struct oas_series_row *series, const char *at,
                   struct oas_fast_list *list);

/* Where the item at `at` goes, zeroed; NULL: there is no memory. */
static inline char *oas_fast_slot(struct oas_fast_walk *f, const struct oas_series_row *series,
                                  const char *at, struct oas_fast_list *list)
{
    if (list->count == list->room && !oas_fast_grow(f, series, at, list))
        return NULL;
    char *slot = list->items + (size_t)list->count * series->size;
    if (series->size > OAS_FAST_TOGETHER)
        memset(slot, 0, series->size);
    return slot;
}

/* No more will come. */
static inline void oas_fast_close(struct oas_fast_walk *f, const struct oas_series_row *series,
                                  const struct oas_fast_list *list, char *to)
{
    struct oas_run run = {list->items, list->count};
    if (list->room && oas_fast_is_last(f->store->mem, list, series->size))
        f->store->mem->at = list->items + (size_t)list->count * series->size;
    memcpy(to, &run, sizeof run);
}

/* New zeroed memory that the pointer at `to` leads to; NULL: there is none. */
char *oas_fast_point(struct oas_fast_walk *f, size_t size, size_t align, char *to);

#endif
