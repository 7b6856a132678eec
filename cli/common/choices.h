/* choices.h - what there is to choose from, for those who named something else. */
#ifndef COMMON_CHOICES_H
#define COMMON_CHOICES_H

#include <oas/arena.h>

struct choices {
    oas_str *at;
    size_t count;
};

/* Room for `most` names. Without memory nothing is kept, and nothing suggested. */
struct choices choices_new(oas_arena *mem, size_t most);

/* Empty names are left out. */
void choices_add(struct choices *choices, oas_str name);

/* Hints at the closest name, else says `otherwise`. */
void choices_suggest(const struct choices *choices, oas_str word, const char *otherwise);

/* Hints at all: "there is: a, b"; a long list is cut. Says `nothing` when there is none. */
void choices_show(const struct choices *choices, const char *nothing);

#endif
