/* kit.h - what the attacks on generated code share: an allocator that counts and can run dry, texts
 * that end where memory ends, texts made of many pieces, time. */
#ifndef TESTS_ATTACKS_KIT_H
#define TESTS_ATTACKS_KIT_H

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <hostile.h>

#include "check.h"

#define KIT_UNUSED __attribute__((unused))

/* Sanitizers make all of it ten times slower: where this is set, there is less of it. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define KIT_SLOW 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define KIT_SLOW 1
#endif

/* ---- memory ---- */

struct kit {
    size_t live; /* bytes that are out */
    size_t peak;
    size_t taken; /* how often memory was asked for */
    size_t fail;  /* the one that fails, from 1; 0: none */
};

KIT_UNUSED static void *kit_resize(void *user, void *old, size_t old_size, size_t new_size)
{
    struct kit *kit = user;
    if (new_size == 0) {
        kit->live -= old_size;
        free(old);
        return NULL;
    }
    if (++kit->taken == kit->fail)
        return NULL;
    void *new = realloc(old, new_size);
    if (!new)
        return NULL;
    kit->live = kit->live - old_size + new_size;
    kit->peak = kit->live > kit->peak ? kit->live : kit->peak;
    return new;
}

KIT_UNUSED static oas_allocator kit_allocator(struct kit *kit)
{
    oas_allocator from = {kit_resize, kit};
    return from;
}

/* A copy in memory of exactly its size: a sanitizer sees each byte read beyond it. */
KIT_UNUSED static oas_str kit_exact(oas_str text)
{
    char *at = malloc(text.len ? text.len : 1);
    if (!at)
        exit(1);
    if (text.len)
        memcpy(at, text.at, text.len);
    return oas_str_of(at, text.len);
}

KIT_UNUSED static void kit_drop(oas_str exact)
{
    free((void *)(uintptr_t)exact.at);
}

/* ---- texts ---- */

KIT_UNUSED static void kit_repeat(oas_buf *out, const char *text, size_t times)
{
    for (size_t i = 0; i < times; i++)
        oas_buf_puts(out, text);
}

/* ---- time ---- */

/* Seconds of processor time. How much is too much depends on the build and on the machine: what
 * judges speed compares with other work of the same run. */
KIT_UNUSED static double kit_seconds(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

/* True if ten times as much took about ten times as long: by squares it would be a hundred. Times
 * too short to say anything count as 5 ms. */
KIT_UNUSED static bool kit_near_linear(double tenth, double whole)
{
    bool good = whole < 40 * (tenth < 0.005 ? 0.005 : tenth);
    if (!good)
        printf("    %.3f s for a tenth, %.3f s for all\n", tenth, whole);
    return good;
}

/* ---- values ---- */

/* All bytes are zero; a macro's value has no other name. */
KIT_UNUSED static bool kit_is_zero(const void *at, size_t size)
{
    const unsigned char *byte = at;
    while (size && *byte == 0) {
        byte++;
        size--;
    }
    return size == 0;
}

#endif
