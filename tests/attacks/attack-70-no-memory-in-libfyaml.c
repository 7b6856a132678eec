/* attack-70-no-memory-in-libfyaml.c - with any amount of memory, libfyaml's share in it, a document
 * is read, or there was no memory: never is it said that the text is no YAML. */
#define _XOPEN_SOURCE 700
#include <errno.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "load/diag_render.h"
#include "load/load.h"
#include "support/left_out.h"

#include "check.h"

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)

/* What this program defines stands for all libraries. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void __libc_free(void *old);

static bool counting;
static size_t used, most; /* bytes; more than `most` there are not */

static bool may_take(size_t size)
{
    bool may = !counting || (used < most && size <= most - used);
    if (!may)
        errno = ENOMEM;
    return may;
}

static void *taken(void *at)
{
    used += counting && at ? malloc_usable_size(at) : 0;
    return at;
}

static void given(const void *old)
{
    size_t size = counting && old ? malloc_usable_size((void *)(uintptr_t)old) : 0;
    used -= size < used ? size : used;
}

void *malloc(size_t size)
{
    return may_take(size) ? taken(__libc_malloc(size)) : NULL;
}

void *calloc(size_t count, size_t size)
{
    return may_take(count * size) ? taken(__libc_calloc(count, size)) : NULL;
}

void *realloc(void *old, size_t size)
{
    if (!may_take(size))
        return NULL;
    given(old);
    return taken(__libc_realloc(old, size));
}

void free(void *old)
{
    given(old);
    __libc_free(old);
}

static const char document[] = "%YAML 1.2\n---\n# a comment\nopenapi: 3.1.0\ninfo: {title: 'a b',\n"
                               "  version: \"1\\u00e9\"}\nbase: &base {a: 1, b: [x, y]}\n"
                               "more: &more\n  <<: *base\n  text: |\n    a\n    b\n"
                               "  folded: >-\n    c\n    d\nlist:\n- *base\n- !!str 1\n- ? key\n"
                               "  : value\n";

enum { GOOD, NO_MEMORY, WRONG };

static int try_with(size_t memory, const char *text)
{
    oas_arena mem = {0};
    struct diags diags = {.mem = &mem};
    struct source source = {.name = oas_str_from("s.yaml"), .text = oas_str_from(text)};
    most = memory;
    counting = true;
    const struct node *root = load_tree(&mem, &source, &diags);
    counting = false;
    if (diags_outcome(&diags) == DIAGS_GOOD)
        return root ? GOOD : WRONG;
    return diags.no_memory && diags_outcome(&diags) == DIAGS_UNREADABLE ? NO_MEMORY : WRONG;
}

/* In a process of its own, for what libfyaml does not survive. */
static int outcome_with(size_t memory)
{
    int status = 0;
    pid_t child = fork();
    if (child == 0)
        _exit(try_with(memory, document));
    if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status))
        return -1;
    return WEXITSTATUS(status);
}

int main(void)
{
    char what[64];
    size_t count = 0, memory = 0;
    for (int outcome = NO_MEMORY; outcome != GOOD && memory < 4000000; memory += 48) {
        outcome = outcome_with(memory);
        snprintf(what, sizeof what, "%zu bytes: outcome %d", memory, outcome);
        check_note(outcome == GOOD || outcome == NO_MEMORY, __FILE__, __LINE__, what);
        count += outcome == NO_MEMORY;
    }
    check_note(outcome_with(memory * 2) == GOOD && count > 50, __FILE__, __LINE__,
               "there is memory that is enough, and less");
    return check_done();
}

#else

int main(void)
{
    left_out("no memory inside libfyaml", "the allocator cannot be replaced here",
             "glibc, and a build without the address sanitizer");
    return LEFT_OUT;
}

#endif
