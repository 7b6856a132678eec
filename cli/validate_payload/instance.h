/* instance.h - a payload as a tree of places: who visits its values many times need not read its
 * text as often. */
#ifndef VALIDATE_PAYLOAD_INSTANCE_H
#define VALIDATE_PAYLOAD_INSTANCE_H

#include <oas/arena.h>

struct instance {
    struct instance *up;    /* NULL: the whole payload */
    struct instance *next;  /* behind it in the same object or array */
    struct instance *first; /* of an object or array: its first member or item */
    oas_str text;           /* of the payload: the value, but for containers its bracket alone */
    oas_str key;            /* of a member: its name, unescaped */
    size_t index;           /* place among the members or items, from 0 */
    size_t count;           /* of members or items */
};

/* `json` is JSON. NULL when there is no memory. */
struct instance *instance_read(oas_arena *mem, oas_str json);

/* The JSON type: one bit of OAS_JTYPE_*, but OAS_JTYPE_NUMBER for all numbers. */
unsigned instance_jtype(const struct instance *instance);

/* Appends its JSON Pointer. */
void instance_pointer(const struct instance *instance, oas_buf *out);

#endif
