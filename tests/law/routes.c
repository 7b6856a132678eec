/* routes.c - by a table's routes the same operations are found as by looking at each, and the same
 * methods are allowed:
 *
 *     law_routes COUNT SEED DOCUMENT…   COUNT random targets of each document: paths that are made
 *                                       of its templates, and what changes make of them
 *     law_routes random COUNT SEED      tables of random templates and servers
 *     law_routes time DOCUMENT…         how long finding takes, beside a look at each
 *
 * The first two fail where there is a difference, or where nothing was found. */
#define _POSIX_C_SOURCE 200809L

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "compiler.h"
#include "plan/routes.h"

enum { ROOM = 512, SOME = 12 };

static uint64_t state;

static size_t below(size_t limit)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return limit ? (size_t)(state >> 33) % limit : 0;
}

/* ---- targets ---- */

struct text {
    char at[ROOM];
    size_t len;
};

static void put(struct text *text, const char *what, size_t length)
{
    if (length >= ROOM - text->len)
        length = ROOM - text->len - 1;
    memcpy(text->at + text->len, what, length);
    text->len += length;
    text->at[text->len] = '\0';
}

/* What stands in a variable's place: a text, or what another template has there. */
static void put_value(struct text *text, const oas_operations *table)
{
    static const char *const values[] = {"7", "a-b", "x.y", "a.b.c", "%2F", "%41", "{id}", "", ":"};
    if (below(3)) {
        const char *value = values[below(sizeof values / sizeof *values)];
        put(text, value, strlen(value));
        return;
    }
    const char *path = table->at[below(table->count)].path;
    const char *slash = strchr(path, '/');
    for (size_t i = below(4); slash && i > 0 && strchr(slash + 1, '/'); i--)
        slash = strchr(slash + 1, '/');
    if (slash)
        put(text, slash + 1, strcspn(slash + 1, "/"));
}

static void put_path(struct text *text, const oas_operations *table)
{
    const oas_operation *operation = &table->at[below(table->count)];
    const char *at = operation->path;
    if (operation->server_count && below(4)) {
        const char *base = operation->servers[below(operation->server_count)].path;
        put(text, base, strlen(base));
    }
    while (*at) {
        const char *close = *at == '{' ? strchr(at, '}') : NULL;
        if (close && below(20))
            put_value(text, table);
        else
            put(text, at, close ? (size_t)(close - at) + 1 : 1);
        at = close ? close + 1 : at + 1;
    }
}

static void change(struct text *text)
{
    static const char *const pieces[] = {"/", "%2f", "a", "{", "}", "?", "#", ".", "%", "v1"};
    char coded[4];
    struct text old = *text;
    size_t at = below(old.len + 1), rest = old.len - at;
    const char *piece = pieces[below(sizeof pieces / sizeof *pieces)];
    size_t way = below(3), skip = way != 0 && rest > 0;
    if (way == 2 && rest) {
        snprintf(coded, sizeof coded, "%%%02x", (unsigned)(unsigned char)old.at[at]);
        piece = coded;
    }
    text->len = 0;
    put(text, old.at, at);
    put(text, piece, way == 1 ? 0 : strlen(piece));
    put(text, old.at + at + skip, rest - skip);
}

static void make_target(struct text *text, const oas_operations *table)
{
    text->len = 0;
    text->at[0] = '\0';
    put_path(text, table);
    for (size_t i = below(4) == 0 ? 1 + below(3) : 0; i > 0; i--)
        change(text);
    if (below(8) == 0)
        put(text, "?a/b={c}", 8);
}

/* ---- the law ---- */

static bool same(const oas_operations *table, const char *method, const struct text *text,
                 size_t *found)
{
    oas_operations each = *table;
    oas_str path = oas_str_of(text->at, text->len);
    oas_buf allowed = {0}, wanted = {0};
    each.routes = NULL;
    const oas_operation *got = oas_operation_find(table, oas_str_from(method), path);
    const oas_operation *want = oas_operation_find(&each, oas_str_from(method), path);
    bool any = oas_operation_allowed(table, path, &allowed);
    bool good = got == want && any == oas_operation_allowed(&each, path, &wanted) &&
                oas_str_equal(oas_buf_str(&allowed), oas_buf_str(&wanted));
    *found += want != NULL;
    if (!good)
        printf("    FAILED: %s %s: %s instead of %s, allowed " OAS_PRI " instead of " OAS_PRI "\n",
               method, text->at, got ? got->path : "none", want ? want->path : "none",
               OAS_ARG(oas_buf_str(&allowed)), OAS_ARG(oas_buf_str(&wanted)));
    oas_buf_free(&allowed);
    oas_buf_free(&wanted);
    return good;
}

static bool holds(const oas_operations *table, size_t count, size_t *found)
{
    static const char *const methods[] = {"GET", "POST", "PUT", "", "delete", "TRACE"};
    struct text text;
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        make_target(&text, table);
        good &= same(table, methods[below(sizeof methods / sizeof *methods)], &text, found);
    }
    return good;
}

/* ---- documents ---- */

static const oas_operations *open_table(struct compiler *compiler, const char *file)
{
    compiler->options = (struct compiler_options){.spec = file};
    if (!compiler_judge(compiler, STAGE_API))
        return NULL;
    return operations_build(&compiler->mem, compiler->api, compiler->subjects, NULL);
}

static bool check_document(const char *file, size_t count)
{
    struct compiler compiler = {0};
    size_t found = 0;
    const oas_operations *table = open_table(&compiler, file);
    bool good = table && table->routes && holds(table, count, &found);
    printf("%s: %zu operations, %zu of %zu targets found%s\n", file, table ? table->count : 0,
           found, count, table && table->routes ? "" : ": FAILED: no routes");
    compiler_free(&compiler);
    return good && found > count / 4;
}

/* ---- random tables ---- */

static const char *random_path(struct text *text, size_t most)
{
    static const char *const parts[] = {"/",   "/",   "/",  "a",   "b",   ".",  "{x}", "{y}",
                                        "{z}", "%61", "v1", "%2F", "?q=", "#f", "{",   "%7B"};
    text->len = 0;
    put(text, "/", below(20) != 0);
    for (size_t i = below(most); i > 0; i--) {
        const char *part = parts[below(sizeof parts / sizeof *parts)];
        put(text, part, strlen(part));
    }
    text->at[text->len] = '\0';
    return text->at;
}

static bool check_random(size_t count, size_t *found)
{
    static const char *const methods[] = {"GET", "POST", "PUT"};
    static const oas_server servers[] = {{"", ""},      {"", "/v1"},  {"", "/v1/a"},
                                         {"", "/%761"}, {"", "/{x}"}, {"", "/a/v1"}};
    struct text texts[SOME];
    oas_operation rows[SOME];
    bool no_memory = false;
    oas_arena mem = {0};
    for (size_t i = 0; i < SOME; i++) {
        size_t first = below(6);
        rows[i] = (oas_operation){.id = "",
                                  .method = methods[below(3)],
                                  .path = random_path(&texts[i], 9),
                                  .webhook = below(10) == 0,
                                  .servers = servers + first,
                                  .server_count = (uint32_t)below(7 - first)};
    }
    oas_operations table = {.at = rows, .count = SOME};
    table.routes = routes_build(&mem, &table, &no_memory);
    bool good = table.routes && holds(&table, count, found);
    oas_arena_free(&mem);
    return good;
}

static bool check_tables(size_t count)
{
    size_t found = 0;
    bool good = true;
    for (size_t i = 0; i < count; i++)
        good &= check_random(50, &found);
    printf("random: %zu tables, %zu of %zu targets found\n", count, found, count * 50);
    return good && found > count * 10;
}

/* ---- time ---- */

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Nanoseconds for one of the targets; the best of some rounds. */
static double time_of(const oas_operations *table, const struct text *texts, size_t count,
                      size_t rounds)
{
    double best = 1e9;
    for (size_t round = 0; round < rounds; round++) {
        size_t found = 0;
        double begin = seconds();
        for (size_t i = 0; i < count; i++)
            found += oas_operation_find(table, OAS_STR("GET"),
                                        oas_str_of(texts[i].at, texts[i].len)) != NULL;
        double took = (seconds() - begin) / (double)count * 1e9;
        best = took < best && found ? took : best;
    }
    return best;
}

static bool time_document(const char *file)
{
    enum { TARGETS = 1000 };
    struct compiler compiler = {0};
    struct text *texts = malloc(TARGETS * sizeof *texts);
    const oas_operations *table = open_table(&compiler, file);
    bool good = texts && table && table->count;
    for (size_t i = 0; good && i < TARGETS; i++) {
        texts[i].len = 0;
        put_path(&texts[i], table);
    }
    if (good) {
        oas_operations each = *table;
        each.routes = NULL;
        printf("%s: %zu operations: %.0f ns, a look at each %.0f ns\n", file, table->count,
               time_of(table, texts, TARGETS, 20), time_of(&each, texts, TARGETS, 3));
    }
    free(texts);
    compiler_free(&compiler);
    return good;
}

int main(int argc, char **argv)
{
    bool random = argc == 4 && strcmp(argv[1], "random") == 0, good = true;
    if (argc > 2 && strcmp(argv[1], "time") == 0) {
        for (int i = 2; i < argc; i++)
            good &= time_document(argv[i]);
        return !good;
    }
    if (argc < 4) {
        fprintf(stderr,
                "law_routes COUNT SEED DOCUMENT... | random COUNT SEED | time DOCUMENT...\n");
        return 2;
    }
    size_t count = strtoul(argv[random ? 2 : 1], NULL, 10);
    state = strtoul(argv[random ? 3 : 2], NULL, 10);
    if (random)
        return !check_tables(count);
    for (int i = 3; i < argc; i++)
        good &= check_document(argv[i], count);
    return !good;
}
