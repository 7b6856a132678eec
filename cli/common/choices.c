/* Suggestions go to stderr, in lines that begin with "hint". */
#include "common/choices.h"

#include "common/say.h"
#include "load/nearest.h"

struct choices choices_new(oas_arena *mem, size_t most)
{
    struct choices choices = {OAS_ARENA_NEW(mem, oas_str, most + 1), 0};
    return choices;
}

void choices_add(struct choices *choices, oas_str name)
{
    if (choices->at && name.len)
        choices->at[choices->count++] = name;
}

void choices_suggest(const struct choices *choices, oas_str word, const char *otherwise)
{
    oas_str near = {0};
    if (choices->at)
        near = nearest_of(word, choices->at, choices->count);
    if (near.len)
        say_hint("did you mean '" OAS_PRI "'?", OAS_ARG(near));
    else
        say_hint("%s", otherwise);
}

void choices_show(const struct choices *choices, const char *nothing)
{
    enum { MOST = 20 };
    oas_buf text = {0};
    for (size_t i = 0; i < choices->count && i < MOST; i++) {
        oas_buf_puts(&text, i ? ", " : "");
        oas_buf_put(&text, choices->at[i]);
    }
    oas_buf_puts(&text, choices->count > MOST ? ", ..." : "");
    if (choices->count)
        say_hint("there is: " OAS_PRI, OAS_ARG(oas_buf_str(&text)));
    else
        say_hint("%s", nothing);
    oas_buf_free(&text);
}
