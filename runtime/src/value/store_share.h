/* store_share.h - members without a name of their own on their way into maps. */
#ifndef OAS_VALUE_STORE_SHARE_H
#define OAS_VALUE_STORE_SHARE_H

#include "value/store_leaf.h"

/* Which members a struct has a place for: to one of several kinds, members of the others are ones
 * that the schema leaves open. */
struct oas_declared {
    const struct oas_layout_row *row; /* NULL: none at all */
    uint32_t kind;                    /* 0: there are no kinds */
    bool drops;                       /* members that were let through are not kept */
    bool lacks_rest;                  /* nor those that no pattern tells */
    size_t opened;                    /* how many of those that are kept were let through */
};

/* Is the i-th member of the row one of the struct's kind? */
static inline bool oas_store_declares(const struct oas_store *s, const struct oas_declared *in,
                                      uint32_t i)
{
    return oas_kind_declares(&s->in, in->row, i, in->kind);
}

/* The member's index in the row, or OAS_NONE. */
uint32_t oas_store_find(const struct oas_store *s, const struct oas_declared *in,
                        const struct oas_token *key);

/* A map of its own, or the maps of a struct, on the way into memory: entries are counted, then
 * their room is taken, then they are stored one by one. */
struct oas_share_fill {
    const struct oas_layout_row *map; /* that stands alone; NULL: those of the struct */
    char *to;
    const char *open; /* the object */
};

/* Of the members of the object at `open` that are not declared: how many of them were let through.
 */
size_t oas_share_ignored(const struct oas_store *s, const struct oas_declared *in,
                         const char *open);

/* Has the struct no place for members that are not declared? */
bool oas_share_leaves_rest(const struct oas_store *s, const struct oas_layout_row *row);

/* Room for the entries that the object has, of `count` members that are not declared; none is
 * stored yet. *any: there are some, and the cursor is at the object. */
oas_status oas_share_begin(struct oas_store *s, struct oas_declared *in,
                           const struct oas_share_fill *fill, size_t count, bool *any);

/* The place of the value of the member at the cursor, behind its key, which is stored; *row says
 * what it is. NULL: it has none, or there is no memory. The cursor is then at the value. */
char *oas_share_key(struct oas_store *s, const struct oas_declared *in,
                    const struct oas_share_fill *fill, const struct oas_layout_row **row,
                    oas_status *status);

#endif
