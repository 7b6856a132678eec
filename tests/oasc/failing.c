/* Linked into a second oasc, whose FAIL_AT-th allocation fails: see memory.py. The linker turns
 * calls of malloc() and realloc() in our own code into these (--wrap). */
#include <stdlib.h>

void *__real_malloc(size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_realloc(void *old, size_t size);

static int fails(void)
{
    static long left = -1;
    if (left < 0) {
        const char *at = getenv("FAIL_AT");
        left = at ? strtol(at, NULL, 10) : 0;
    }
    return left > 0 && --left == 0;
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_realloc(void *old, size_t size)
{
    return fails() ? NULL : __real_realloc(old, size);
}
