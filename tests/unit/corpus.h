/* corpus.h - reads the JSON Schema test suite where it is at hand: just enough JSON for files that
 * are known to be good, and independent of the reader under test.
 *
 *     corpus_each("draft7/optional/format", suite_case, NULL);
 */
#ifndef TESTS_UNIT_CORPUS_H
#define TESTS_UNIT_CORPUS_H

#include <dirent.h>
#include <stdlib.h>

#include <oas/arena.h>

#include "check.h"
#include "base/utf8.h"
#include "support/left_out.h"

#ifndef OASC_CORPORA
#define OASC_CORPORA "../shared/corpora"
#endif

struct corpus_value {
    char kind;                  /* { [ " or the first byte of the literal */
    oas_str text;               /* of a string, unescaped; of another literal, as written */
    oas_str key;                /* when it is a member */
    struct corpus_value *child; /* of an object or array, in order */
    struct corpus_value *next;
};

static oas_arena corpus_mem;

static inline const char *corpus_blank(const char *at)
{
    while (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t')
        at++;
    return at;
}

static inline uint32_t corpus_hex4(const char *at)
{
    char digits[5] = {at[0], at[1], at[2], at[3], 0};
    return (uint32_t)strtoul(digits, NULL, 16);
}

/* A string at its quote; behind it on return. Lone surrogates become U+FFFD. */
static inline oas_str corpus_string(const char **from)
{
    const char *at = *from + 1;
    const char *end = strchr(at, 0);
    char *out = oas_arena_take(&corpus_mem, (size_t)(end - at) + 4, 1);
    size_t len = 0;
    for (; *at != '"' && *at != 0; at++) {
        if (*at != '\\') {
            out[len++] = *at;
        } else if (*++at == 'u') {
            uint32_t code = corpus_hex4(at + 1);
            at += 4;
            if (code >= 0xd800 && code < 0xdc00 && at[1] == '\\' && at[2] == 'u') {
                code = 0x10000 + ((code - 0xd800) << 10) + (corpus_hex4(at + 3) - 0xdc00);
                at += 6;
            }
            code = code >= 0xd800 && code < 0xe000 ? 0xfffd : code;
            len += oas_utf8_put(out + len, code);
        } else {
            const char *known = strchr("b\bf\fn\nr\rt\t", *at);
            out[len++] = known ? known[1] : *at;
        }
    }
    *from = at + 1;
    return oas_arena_copy(&corpus_mem, oas_str_of(out, len));
}

static inline struct corpus_value *corpus_parse(const char **from)
{
    struct corpus_value *value = OAS_ARENA_NEW(&corpus_mem, struct corpus_value, 1);
    struct corpus_value **last = &value->child;
    const char *at = corpus_blank(*from);
    value->kind = *at;
    if (*at == '"') {
        value->text = corpus_string(&at);
    } else if (*at == '{' || *at == '[') {
        char close = *at == '{' ? '}' : ']';
        for (at = corpus_blank(at + 1); *at != close; at = corpus_blank(at + (*at == ','))) {
            oas_str key = {NULL, 0};
            if (close == '}') {
                at = corpus_blank(at);
                key = corpus_string(&at);
                at = corpus_blank(at) + 1;
            }
            *last = corpus_parse(&at);
            (*last)->key = key;
            last = &(*last)->next;
            at = corpus_blank(at);
        }
        at++;
    } else {
        size_t len = strcspn(at, ",]} \r\n\t");
        value->text = oas_str_of(at, len);
        at += len;
    }
    *from = at;
    return value;
}

static inline const struct corpus_value *corpus_member(const struct corpus_value *object,
                                                       const char *key)
{
    const struct corpus_value *at = object && object->kind == '{' ? object->child : NULL;
    while (at && !oas_str_is(at->key, key))
        at = at->next;
    return at;
}

static inline struct corpus_value *corpus_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    size_t room = 4u << 20;
    char *text = oas_arena_take(&corpus_mem, room, 1);
    size_t len = fread(text, 1, room - 1, file);
    text[len] = 0;
    fclose(file);
    const char *at = text;
    return corpus_parse(&at);
}

/* Calls `visit` for each test of each file in `folder` of the suite (schema, test, user); returns
 * the number of files. */
static inline size_t corpus_each(const char *root, const char *folder,
                                 void (*visit)(const struct corpus_value *schema,
                                               const struct corpus_value *test, void *user),
                                 void *user)
{
    char path[1024];
    size_t files = 0;
    snprintf(path, sizeof path, "%s/json-schema-test-suite/tests/%s", root, folder);
    DIR *dir = opendir(path);
    for (struct dirent *entry = NULL; dir && (entry = readdir(dir)) != NULL;) {
        const char *ending = strrchr(entry->d_name, '.');
        if (!ending || strcmp(ending, ".json") != 0)
            continue;
        snprintf(path, sizeof path, "%s/json-schema-test-suite/tests/%s/%s", root, folder,
                 entry->d_name);
        const struct corpus_value *groups = corpus_file(path);
        for (const struct corpus_value *group = groups->child; group; group = group->next) {
            const struct corpus_value *tests = corpus_member(group, "tests");
            for (const struct corpus_value *test = tests->child; test; test = test->next)
                visit(corpus_member(group, "schema"), test, user);
        }
        files++;
        oas_arena_reset(&corpus_mem);
    }
    if (dir)
        closedir(dir);
    return files;
}

/* Every draft of the suite. */
static const char *const corpus_drafts[] = {"draft4",       "draft6",       "draft7",
                                            "draft2019-09", "draft2020-12", "v1"};

/* Runs `visit` over `folder` of all drafts; `what` is left out when the suite is not there. */
static inline void corpus_all(int argc, char **argv, const char *what, const char *folder,
                              void (*visit)(const struct corpus_value *schema,
                                            const struct corpus_value *test, void *user),
                              void *user)
{
    char path[256];
    size_t files = 0;
    const char *root = argc > 1 ? argv[1] : OASC_CORPORA;
    for (size_t i = 0; i < sizeof corpus_drafts / sizeof corpus_drafts[0]; i++) {
        snprintf(path, sizeof path, "%s/%s", corpus_drafts[i], folder);
        files += corpus_each(root, path, visit, user);
    }
    if (files == 0)
        left_out_corpus(what, root, "json-schema-test-suite");
    oas_arena_free(&corpus_mem);
}

#endif
