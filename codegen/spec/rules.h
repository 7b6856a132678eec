/* rules.h - private to spec/: what holds within one object of the model, beyond which members it
 * has. */
#ifndef SPEC_RULES_H
#define SPEC_RULES_H

#include "spec/reader.h"

/* A document while it is looked through. */
struct conform {
    struct reader *reader;
    struct map told; /* the places that something was told of */
    bool read;       /* schemas here are read by schema/, which tells what is none */
    bool foreign;    /* schemas are of another dialect than OpenAPI's */
    size_t depth;    /* of parts and schemas within each other */
};

/* Notes that of this place something was told; true if of one there was. */
void rules_note(struct conform *c, struct place place);
bool rules_told(const struct conform *c, struct place place);

/* Warns of members of the object that do not go together, and of their values. */
void rules_check(struct conform *c, const struct node *node, enum part part);

/* Warns of a key that such a member cannot have. */
void rules_check_key(struct conform *c, const struct member *member, enum holding how);

#endif
