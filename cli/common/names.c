#include "common/names.h"

#include "common/say.h"
#include "load/diag.h"

struct names names_new(oas_arena *mem, size_t most)
{
    struct names names = {OAS_ARENA_NEW(mem, oas_str, most + 1), 0};
    return names;
}

void names_add(struct names *names, oas_str name)
{
    if (names->at && name.len)
        names->at[names->count++] = name;
}

void names_suggest(const struct names *names, oas_str word, const char *otherwise)
{
    oas_str near = {0};
    if (names->at)
        near = diag_nearest(word, names->at, names->count);
    if (near.len)
        say_hint("did you mean '" OAS_PRI "'?", OAS_ARG(near));
    else
        say_hint("%s", otherwise);
}

void names_show(const struct names *names, const char *nothing)
{
    enum { MOST = 20 };
    oas_buf text = {0};
    for (size_t i = 0; i < names->count && i < MOST; i++) {
        oas_buf_puts(&text, i ? ", " : "");
        oas_buf_put(&text, names->at[i]);
    }
    oas_buf_puts(&text, names->count > MOST ? ", ..." : "");
    if (names->count)
        say_hint("there is: " OAS_PRI, OAS_ARG(oas_buf_str(&text)));
    else
        say_hint("%s", nothing);
    oas_buf_free(&text);
}
