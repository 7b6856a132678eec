/* Linked into a second oasc, see memory.py and interrupted.py: its FAIL_AT-th allocation fails, or
 * all that it takes from arenas from the TAKE_AT-th on (up to the TAKE_TO-th), and the signal
 * SIGNAL comes before its SIGNAL_AT-th call that changes files. The linker turns calls in our own
 * code into these (--wrap). */
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <oas/arena.h>

void *__real_malloc(size_t size);
void *__real_realloc(void *old, size_t size);
void *__real_oas_arena_take(oas_arena *arena, size_t size, size_t align);
void *__real_oas_arena_zeroed(oas_arena *arena, size_t count, size_t size, size_t align);
int __real_mkdir(const char *path, mode_t mode);
int __real_mkstemp(char *path);
int __real_rename(const char *from, const char *to);
int __real_rmdir(const char *path);
int __real_unlink(const char *path);
ssize_t __real_write(int file, const void *from, size_t size);

void *__wrap_malloc(size_t size);
void *__wrap_realloc(void *old, size_t size);
void *__wrap_oas_arena_take(oas_arena *arena, size_t size, size_t align);
void *__wrap_oas_arena_zeroed(oas_arena *arena, size_t count, size_t size, size_t align);
int __wrap_mkdir(const char *path, mode_t mode);
int __wrap_mkstemp(char *path);
int __wrap_rename(const char *from, const char *to);
int __wrap_rmdir(const char *path);
int __wrap_unlink(const char *path);
ssize_t __wrap_write(int file, const void *from, size_t size);

/* True the NAME-th time that it is called; `left` is -1 before the first. */
static int is_now(const char *name, long *left)
{
    if (*left < 0) {
        const char *at = getenv(name);
        *left = at ? strtol(at, NULL, 10) : 0;
    }
    return *left > 0 && --*left == 0;
}

static int fails(void)
{
    static long left = -1;
    return is_now("FAIL_AT", &left);
}

static void interrupt(void)
{
    static long left = -1;
    const char *number = getenv("SIGNAL");
    if (is_now("SIGNAL_AT", &left))
        raise(number ? (int)strtol(number, NULL, 10) : SIGTERM);
}

/* An arena that is asked for that asks its allocator, which then has nothing. */
#define NO_BLOCK_HAS_IT (SIZE_MAX / 4)

void *__wrap_malloc(size_t size)
{
    return fails() || size >= NO_BLOCK_HAS_IT ? NULL : __real_malloc(size);
}

void *__wrap_realloc(void *old, size_t size)
{
    return fails() || size >= NO_BLOCK_HAS_IT ? NULL : __real_realloc(old, size);
}

static long number_of(const char *name)
{
    const char *text = getenv(name);
    return text ? strtol(text, NULL, 10) : 0;
}

static int no_take(void)
{
    static long from, to, taken;
    if (taken++ == 0) {
        from = number_of("TAKE_AT");
        to = number_of("TAKE_TO");
    }
    return from && taken >= from && (!to || taken <= to);
}

void *__wrap_oas_arena_take(oas_arena *arena, size_t size, size_t align)
{
    return __real_oas_arena_take(arena, no_take() ? NO_BLOCK_HAS_IT : size, align);
}

void *__wrap_oas_arena_zeroed(oas_arena *arena, size_t count, size_t size, size_t align)
{
    return no_take() ? __real_oas_arena_take(arena, NO_BLOCK_HAS_IT, align)
                     : __real_oas_arena_zeroed(arena, count, size, align);
}

int __wrap_mkdir(const char *path, mode_t mode)
{
    interrupt();
    return __real_mkdir(path, mode);
}

int __wrap_mkstemp(char *path)
{
    interrupt();
    return __real_mkstemp(path);
}

int __wrap_rename(const char *from, const char *to)
{
    interrupt();
    return __real_rename(from, to);
}

int __wrap_rmdir(const char *path)
{
    interrupt();
    return __real_rmdir(path);
}

int __wrap_unlink(const char *path)
{
    interrupt();
    return __real_unlink(path);
}

ssize_t __wrap_write(int file, const void *from, size_t size)
{
    interrupt();
    return __real_write(file, from, size);
}
