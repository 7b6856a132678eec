/* store.h - the storing walk: a valid text into the C type that its layout row describes. */
#ifndef OAS_VALUE_STORE_H
#define OAS_VALUE_STORE_H

#include "value/store_share.h"

/* Of the object at `open`, valid text: keeps those `count` members that are not declared, if the
 * struct does; they are a misfit if it is closed. Then: a misfit for each declared one that is
 * there again. The cursor moves. */
oas_status oas_store_rest(struct oas_store *s, struct oas_declared *in, const char *open,
                          size_t count, char *to);
oas_status oas_store_once(struct oas_store *s, const struct oas_declared *in, const char *open);

/* The object at `open` is a misfit if it had fewer members that the struct cannot lack than there
 * are: `found` of them. The verdict demands them, but not where another schema than the struct's is
 * what made the object valid: by a discriminator, beside `then` or a branch that does not apply.
 * So it is, where the tag only chooses, for each member that another kind alone has. */
oas_status oas_store_demand(struct oas_store *s, const struct oas_declared *in, size_t found,
                            const char *open);

/* A value of a union that is of the kind `kind` if the schema of that variant takes it. Else it is
 * of the kind `other`, where a tag named the kind; where its members did, of the next that takes
 * it. Whether it does is not asked here. */
struct oas_heir {
    const struct oas_layout_row *row;
    char *to;
    const char *at; /* its text */
    oas_use use;    /* the schema */
    uint32_t kind;
    uint32_t first;  /* the one that was tried first */
    uint32_t schema; /* of the store around it, as what follows */
    bool judged;
};

/* The next value that waits for its verdict, and waits no more; false: there is none. */
bool oas_store_next_heir(struct oas_store *s, struct oas_heir *heir);

/* Stores the value, now that it is known; others may wait then. */
oas_status oas_store_heir(struct oas_store *s, const struct oas_heir *heir, bool takes);

/* Through an OPTION or POINTER row into what it holds, in new memory for a pointer; `first` is the
 * value's first byte. *row is NULL when null is all of the value. */
oas_status oas_store_inward(struct oas_store *s, char first, const struct oas_layout_row **row,
                            char **to);

oas_status oas_store_row(struct oas_store *s, const struct oas_layout_row *row, char *to);

/* Stores the value at the cursor, which is then behind it, in the zeroed C type of the row. OAS_OK
 * whatever does not fit: that is counted in s->in.found. OAS_NO_MEMORY. */
oas_status oas_store_value(struct oas_store *s, uint32_t row, void *to);

#endif
