/* Each word is looked up in what the document offers; what is near is suggested. */
#include "oasc/choose.h"

#include "common/choices.h"
#include "common/named.h"
#include "common/say.h"
#include "common/words.h"

static const char otherwise[] = "--dump api lists the operations and schemas";

/* While one option after the other is looked up. */
struct chooser {
    const struct oasc_options *options;
    struct compiler *compiler;
    const oas_operations *table; /* of all operations, for their names */
    bool *chosen;
};

typedef bool choose_one(struct chooser *chooser, oas_str word);

/* ---- --operations ---- */

static bool by_name(struct chooser *chooser, oas_str word)
{
    struct named named = {0};
    const struct asked asked = {.words = word,
                                .spec = chooser->options->reading.spec,
                                .otherwise = otherwise,
                                .api = chooser->compiler->api,
                                .operations = chooser->table,
                                .mem = &chooser->compiler->mem};
    if (named_find(&asked, &named) != EXIT_DONE)
        return false;
    chooser->chosen[named.owner] = true;
    return true;
}

/* ---- --tags ---- */

static bool has_tag(const struct operation *operation, oas_str tag)
{
    for (size_t i = 0; i < operation->tags.count; i++)
        if (oas_str_equal(operation->tags.at[i], tag))
            return true;
    return false;
}

static bool suggest_tag(const struct chooser *chooser, oas_str word)
{
    const struct api *api = chooser->compiler->api;
    size_t most = 0;
    for (size_t i = 0; i < api->operation_count; i++)
        most += api->operations[i].tags.count;
    struct choices tags = choices_new(&chooser->compiler->mem, most);
    for (size_t i = 0; i < api->operation_count; i++)
        for (size_t k = 0; k < api->operations[i].tags.count; k++)
            choices_add(&tags, api->operations[i].tags.at[k]);
    say_error("no operation with the tag '" OAS_PRI "' in %s", OAS_ARG(word),
              chooser->options->reading.spec);
    choices_suggest(&tags, word, otherwise);
    return false;
}

static bool by_tag(struct chooser *chooser, oas_str word)
{
    const struct api *api = chooser->compiler->api;
    bool found = false;
    for (size_t i = 0; i < api->operation_count; i++) {
        bool fits = has_tag(&api->operations[i], word);
        chooser->chosen[i] |= fits;
        found |= fits;
    }
    return found || suggest_tag(chooser, word);
}

/* ---- --paths ---- */

/* Where a star has to take one more character, the last one does: what stands between two stars is
 * best found where it comes first, so no earlier one need ever be asked again but the last **. */
bool choose_fits(oas_str glob, oas_str path)
{
    enum { NONE = -1 };
    ptrdiff_t g = 0, p = 0, star = NONE, from = NONE, stars = NONE, all_from = NONE;
    ptrdiff_t most = (ptrdiff_t)glob.len, len = (ptrdiff_t)path.len;
    while (p < len || g < most) {
        if (g + 1 < most && glob.at[g] == '*' && glob.at[g + 1] == '*') {
            stars = g += 2;
            all_from = p;
            star = NONE;
        } else if (g < most && glob.at[g] == '*') {
            star = ++g;
            from = p;
        } else if (g < most && p < len && glob.at[g] == path.at[p]) {
            g++;
            p++;
        } else if (star != NONE && from < len && path.at[from] != '/') {
            p = ++from;
            g = star;
        } else if (stars != NONE && all_from < len) {
            p = ++all_from;
            g = stars;
            star = NONE;
        } else {
            return false;
        }
    }
    return true;
}

static size_t alike(oas_str a, oas_str b)
{
    size_t same = 0;
    while (same < a.len && same < b.len && a.at[same] == b.at[same])
        same++;
    return same;
}

/* The path that begins most like `word`, the first bytewise of several: a glob is not spelled like
 * one, so that this is as near as it gets. */
static bool suggest_path(const struct chooser *chooser, oas_str word)
{
    const struct api *api = chooser->compiler->api;
    oas_str near = {0};
    for (size_t i = 0; i < api->operation_count; i++) {
        const struct operation *operation = &api->operations[i];
        size_t same = alike(word, operation->path), best = alike(word, near);
        if (operation->webhook)
            continue;
        if (!near.at || same > best || (same == best && oas_str_compare(operation->path, near) < 0))
            near = operation->path;
    }
    say_error("no path like '" OAS_PRI "' in %s", OAS_ARG(word), chooser->options->reading.spec);
    if (near.at)
        say_hint("the nearest one is '" OAS_PRI "'", OAS_ARG(near));
    else
        say_hint("it has no paths");
    return false;
}

static bool by_path(struct chooser *chooser, oas_str word)
{
    const struct api *api = chooser->compiler->api;
    bool found = false;
    for (size_t i = 0; i < api->operation_count; i++) {
        bool fits = !api->operations[i].webhook && choose_fits(word, api->operations[i].path);
        chooser->chosen[i] |= fits;
        found |= fits;
    }
    return found || suggest_path(chooser, word);
}

/* ---- all ---- */

/* A path or a tag may hold a comma itself. */
static bool is_one(const struct api *api, oas_str words)
{
    for (size_t i = 0; i < api->operation_count; i++) {
        const struct operation *operation = &api->operations[i];
        size_t before = operation->method.len + 1;
        bool called =
            words.len == before + operation->path.len &&
            memcmp(words.at, operation->method.at, before - 1) == 0 &&
            words.at[before - 1] == ' ' &&
            oas_str_equal(oas_str_of(words.at + before, words.len - before), operation->path);
        if (called || oas_str_equal(operation->id, words) || has_tag(operation, words))
            return true;
    }
    return false;
}

static bool choose_words(struct chooser *chooser, oas_str words, choose_one *choose)
{
    bool good = true;
    if (is_one(chooser->compiler->api, words))
        return choose(chooser, words);
    for (size_t start = 0; start <= words.len;) {
        size_t end = start;
        while (end < words.len && words.at[end] != ',')
            end++;
        good &= choose(chooser, words_trimmed(oas_str_of(words.at + start, end - start)));
        start = end + 1;
    }
    return good;
}

bool choose_any(const struct oasc_options *options)
{
    return options->operations.count + options->tags.count + options->paths.count > 0;
}

int choose_operations(const struct oasc_options *options, struct compiler *compiler)
{
    struct chooser chooser = {.options = options, .compiler = compiler};
    bool good = true;
    chooser.table = operations_build(&compiler->mem, compiler->api, compiler->subjects, NULL);
    chooser.chosen = OAS_ARENA_NEW(&compiler->mem, bool, compiler->api->operation_count + 1);
    if (!chooser.table || !chooser.chosen) {
        say_error("out of memory");
        return EXIT_IO;
    }
    for (size_t i = 0; i < options->operations.count; i++)
        good &= choose_words(&chooser, options->operations.at[i], by_name);
    for (size_t i = 0; i < options->tags.count; i++)
        good &= choose_words(&chooser, options->tags.at[i], by_tag);
    for (size_t i = 0; i < options->paths.count; i++)
        good &= by_path(&chooser, options->paths.at[i]);
    compiler->chosen = chooser.chosen;
    return good ? EXIT_DONE : EXIT_USAGE;
}
