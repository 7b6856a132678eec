/* callback.h - 'ID callback NAME': requests that the API sends itself, told apart by the operation
 * that they belong to. */
#ifndef COMMON_CALLBACK_H
#define COMMON_CALLBACK_H

#include "common/choices.h"
#include "spec/spec.h"

/* Where a callback's operation stands in that operation. */
struct callback_place {
    size_t callback, operation;
};

/* Splits the words at the first word `callback`. False when there is none between two others. */
bool callback_split(oas_str words, oas_str *owner, oas_str *name);

/* How many of the operation's callbacks are called so; the first is *place. They are by the name of
 * the callback, by the expression that gives the address, or by both, behind the method where the
 * rest is not enough. */
size_t callback_find(const struct operation *owner, oas_str name, struct callback_place *place);

/* How the user would name them: those called `name`, with as much as tells them apart; an empty
 * `name` asks for all. `called` is the owner's. */
void callback_suggest(const struct operation *owner, oas_str called, oas_str name, oas_arena *mem,
                      struct choices *choices);

#endif
