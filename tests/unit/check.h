/* check.h - the few words a unit test needs. A test program checks, then ends with
 *
 *     return check_done();
 */
#ifndef TESTS_UNIT_CHECK_H
#define TESTS_UNIT_CHECK_H

#include <stdio.h>

#include <oas/base.h>

static size_t check_passed;
static size_t check_failed;

static inline void check_note(bool good, const char *file, int line, const char *what)
{
    if (good) {
        check_passed++;
        return;
    }
    check_failed++;
    printf("%s:%d: failed: %s\n", file, line, what);
}

static inline void check_str(oas_str got, const char *want, const char *file, int line,
                             const char *what)
{
    bool good = oas_str_is(got, want);
    check_note(good, file, line, what);
    if (!good)
        printf("    got  \"" OAS_PRI "\"\n    want \"%s\"\n", OAS_ARG(got), want);
}

static inline void check_int(long long got, long long want, const char *file, int line,
                             const char *what)
{
    check_note(got == want, file, line, what);
    if (got != want)
        printf("    got  %lld\n    want %lld\n", got, want);
}

#define CHECK(cond)          check_note((cond), __FILE__, __LINE__, #cond)
#define CHECK_STR(got, want) check_str((got), (want), __FILE__, __LINE__, #got)
#define CHECK_INT(got, want)                                                                       \
    check_int((long long)(got), (long long)(want), __FILE__, __LINE__, #got)

/* Prints the closing line; 0 when everything passed. */
static inline int check_done(void)
{
    printf("%zu passed, %zu failed\n", check_passed, check_failed);
    return check_failed != 0;
}

#endif
