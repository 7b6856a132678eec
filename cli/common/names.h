/* names.h - what there is to choose from, for those who named something else. */
#ifndef COMMON_NAMES_H
#define COMMON_NAMES_H

#include <oas/arena.h>

struct names {
    oas_str *at;
    size_t count;
};

/* Room for `most` names. Without memory nothing is kept, and nothing suggested. */
struct names names_new(oas_arena *mem, size_t most);

/* Empty names are left out. */
void names_add(struct names *names, oas_str name);

/* Hints at the closest name, else says `otherwise`. */
void names_suggest(const struct names *names, oas_str word, const char *otherwise);

/* Hints at all: "there is: a, b"; a long list is cut. Says `nothing` when there is none. */
void names_show(const struct names *names, const char *nothing);

#endif
