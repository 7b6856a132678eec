/* The file of --rename, line by line; whom its lines mean. */
#include "oasc/renames.h"

#include "common/choices.h"
#include "common/say.h"
#include "common/words.h"
#include "load/bytes.h"
#include "load/text.h"

/* The next line; false at the end. */
static bool next_line(oas_str *text, oas_str *line)
{
    const char *end = text->len ? memchr(text->at, '\n', text->len) : NULL;
    size_t len = end ? (size_t)(end - text->at) : text->len;
    if (text->len == 0)
        return false;
    bool feed = len && text->at[len - 1] == '\r';
    *line = words_trimmed(oas_str_of(text->at, len - feed));
    len += end != NULL;
    *text = oas_str_of(text->at + len, text->len - len);
    return true;
}

/* Pointers may hold a '=', names for C none. A constant's name may begin with a digit; whether it
 * is one is not known here. */
static bool read_line(oas_str line, struct rename *rename)
{
    size_t at = line.len;
    while (at > 0 && line.at[at - 1] != '=')
        at--;
    if (at == 0)
        return false;
    rename->what = words_trimmed(oas_str_of(line.at, at - 1));
    rename->name = words_trimmed(oas_str_of(line.at + at, line.len - at));
    return rename->what.len && given_fits(rename->name, true);
}

static bool read_lines(const char *file, oas_str text, struct rename *renames, size_t *count)
{
    oas_str line;
    bool good = true;
    for (size_t number = 1; next_line(&text, &line); number++) {
        if (line.len == 0 || line.at[0] == '#')
            continue;
        if (read_line(line, &renames[*count])) {
            (*count)++;
            continue;
        }
        say_error("%s:%zu: '" OAS_PRI "' is no line of --rename", file, number, OAS_ARG(line));
        say_hint("POINTER = name, COMPONENT = name or OPERATION = name; a name has letters, digits "
                 "and '_'");
        good = false;
    }
    return good;
}

bool renames_read(const struct oasc_options *options, oas_arena *mem, struct compiler_options *made,
                  int *status)
{
    struct diags diags = {.mem = mem, .program = {.name = oas_str_from(say_program)}};
    struct place nowhere = {0};
    oas_str text;
    size_t lines = 1;
    *status = EXIT_DONE;
    if (!options->rename)
        return true;
    if (!load_bytes(mem, options->rename, 0, nowhere, &diags, &text)) {
        *status = reading_fail(&options->reading, &diags, false);
        return false;
    }
    for (size_t i = 0; i < text.len; i++)
        lines += text.at[i] == '\n';
    struct rename *renames = OAS_ARENA_NEW(mem, struct rename, lines);
    if (!renames) {
        say_error("out of memory");
        *status = EXIT_IO;
        return false;
    }
    made->renames = renames;
    *status = EXIT_USAGE;
    return read_lines(options->rename, text, renames, &made->rename_count);
}

/* ---- what is meant ---- */

static void suggest(struct compiler *compiler, oas_str what)
{
    const struct api *api = compiler->api;
    struct choices choices = choices_new(&compiler->mem, api->schema_count + api->operation_count);
    for (size_t i = 0; i < api->schema_count; i++)
        choices_add(&choices, api->schemas[i].name);
    for (size_t i = 0; i < api->operation_count; i++)
        choices_add(&choices, api->operations[i].id);
    choices_suggest(&choices, what,
                    "a JSON Pointer, a component or an operationId; --dump api lists them");
}

static bool has_renames(const struct oasc_options *options, struct compiler *compiler)
{
    const struct compiler_options *made = &compiler->options;
    struct pointer_map seen = {0};
    bool good = true;
    for (size_t i = 0; i < made->rename_count; i++) {
        oas_str what = made->renames[i].what;
        const struct node *node = given_find(&compiler->mem, compiler->api, what);
        void **slot = node ? pointer_map_put(&seen, &compiler->mem, node) : NULL;
        if (slot && !*slot) {
            *slot = (void *)(uintptr_t)node;
            continue;
        }
        good = false;
        if (slot) {
            say_error("%s renames '" OAS_PRI "' twice", options->rename, OAS_ARG(what));
            continue;
        }
        say_error("%s renames '" OAS_PRI "', which %s has not", options->rename, OAS_ARG(what),
                  made->spec);
        suggest(compiler, what);
    }
    return good;
}

static bool has_prefixes(const struct compiler *compiler)
{
    const struct compiler_options *made = &compiler->options;
    bool good = true;
    for (size_t i = 0; i < made->strip_count; i++) {
        bool used = false;
        for (size_t k = 0; k < compiler->api->schema_count && !used; k++)
            used = text_begins(compiler->api->schemas[k].name, made->strip[i]);
        if (used)
            continue;
        say_error("no component of %s begins with '" OAS_PRI "'", made->spec,
                  OAS_ARG(made->strip[i]));
        say_hint("--strip-prefix takes beginnings of components' names, as the document has them");
        good = false;
    }
    return good;
}

bool renames_fit(const struct oasc_options *options, struct compiler *compiler)
{
    bool renames = has_renames(options, compiler);
    return has_prefixes(compiler) && renames;
}
