/* attack-36-small-stack.c - a thread of 64 KiB judges and explains the deepest payloads that the
 * default limit lets in, through every kind of member, and refuses deeper ones. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include <oas/oas.h>

#include "support/target.h"

/* Sanitizers make frames several times larger: there the same is run, on more stack. */
#if defined(__SANITIZE_ADDRESS__)
enum { STACK = 1024 * 1024 };
#else
enum { STACK = 64 * 1024 };
#endif

enum { LEVELS = 140, ERRORS = 200 };

struct work {
    oas_type type;
    oas_str json;
    oas_status status;
    oas_status alone; /* without errors to fill in */
    oas_errors errs;
};

static void *judge(void *data)
{
    struct work *work = data;
    work->alone = oas_validate(work->type, work->json, NULL, NULL);
    work->status = oas_validate(work->type, work->json, &work->errs, NULL);
    return NULL;
}

/* Runs the work on a stack that ends before an unmapped page. */
static void on_small_stack(struct work *work)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *map =
        mmap(NULL, STACK + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    pthread_attr_t attributes;
    pthread_t thread;
    if (map == MAP_FAILED || mprotect(map, page, PROT_NONE) != 0 ||
        pthread_attr_init(&attributes) != 0 ||
        pthread_attr_setstack(&attributes, map + page, STACK) != 0 ||
        pthread_create(&thread, &attributes, judge, work) != 0) {
        perror("thread");
        exit(1);
    }
    pthread_join(thread, NULL);
    pthread_attr_destroy(&attributes);
    munmap(map, STACK + page);
}

/* `levels` times `open`, then `inner`, then `levels` times `close`. */
static void nest(oas_buf *out, int levels, const char *open, const char *inner, const char *close)
{
    out->len = 0;
    for (int i = 0; i < levels; i++)
        oas_buf_puts(out, open);
    oas_buf_puts(out, inner);
    for (int i = 0; i < levels; i++)
        oas_buf_puts(out, close);
}

/* True if every depth gets an answer, the shallow ones a verdict, the deepest no yes; and the same
 * answer whether errors are asked for or not. */
static bool try_depths(oas_type type, oas_arena *text, const char *open, const char *close)
{
    static const char *const inner[] = {"1", "\"wrong\"",
                                        "{\"kind\":{\"of\":[[[[[[[[{\"a\":1}]]]]]]]]}}"};
    static oas_error found[ERRORS];
    oas_buf json = {0};
    bool right = true;
    oas_status last = OAS_OK;
    for (int levels = 1; levels <= LEVELS; levels++) {
        for (size_t i = 0; i < sizeof inner / sizeof *inner; i++) {
            nest(&json, levels, open, inner[i], close);
            struct work work = {.type = type, .json = oas_buf_str(&json)};
            work.errs = (oas_errors){.at = found, .cap = ERRORS, .text = text};
            on_small_stack(&work);
            bool verdict = work.status == OAS_OK || work.status == OAS_INVALID;
            right &= work.status == work.alone;
            right &= verdict ? (work.status == OAS_INVALID) == (work.errs.count > 0)
                             : work.errs.count == 0;
            right &= verdict || levels > 5;
            last = work.status;
            oas_arena_reset(text);
        }
    }
    right &= last == OAS_TOO_LARGE || last == OAS_INVALID;
    if (!right)
        fprintf(stderr, "%s…: wrong at some depth; the deepest gave %d\n", open, (int)last);
    oas_buf_free(&json);
    return right;
}

int main(void)
{
    static const char *const members[] = {"plain", "any", "one", "not", "chosen", "other"};
    struct target target;
    bool right =
        chdir(OASC_SOURCE_DIR) == 0 && target_open(&target, oas_str_from("tests/attacks/deep/"));
    if (!right)
        return 1;
    oas_arena text = {0};
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        char open[64];
        snprintf(open, sizeof open, "{\"kind\":0,\"%s\":", members[i]);
        right &= try_depths(target.type, &text, open, "}");
    }
    right &= try_depths(target.type, &text, "[", "]");
    oas_arena_free(&text);
    target_close(&target);
    return right ? 0 : 1;
}
