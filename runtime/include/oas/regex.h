/* oas/regex.h - ECMA-262 regular expressions, as JSON Schema's `pattern` means them.
 *
 *     oas_regex_fault fault;
 *     struct oas_regex *regex = oas_regex_compile(OAS_STR("^[a-z]+$"), NULL, &fault);
 *     if (regex == NULL)
 *         … fault.message, fault.offset …
 *     status = oas_regex_match(regex, OAS_STR("abc"), 0, NULL);
 *     oas_regex_free(regex);
 *
 * A pattern is compiled once, by PCRE2, and matched by any number of threads. What PCRE2 has no
 * words for (back references to what a loop forgets, lookbehinds of any length, counts of any size)
 * is matched by a machine of our own, step by step as ECMA-262 section 22.2.2 says. In a program,
 * most patterns have a matcher of the runtime's own (the last part of this header) and need no
 * PCRE2. */
#ifndef OAS_REGEX_H
#define OAS_REGEX_H

#include <oas/base.h>

OAS_BEGIN

/* What is wrong with a pattern, and where. */
typedef struct oas_regex_fault {
    size_t offset;     /* byte offset in the pattern */
    char message[160]; /* NUL-terminated, e.g. "missing )" */
    bool unsupported;  /* legal in ECMA-262, but not supported here (else: not legal) */
    bool tolerated;    /* compiled all the same: a leading (?i), (?s), (?m) modifier */
    bool own;          /* compiled for our own machine: PCRE2 cannot match it */
} oas_regex_fault;

struct oas_regex; /* a compiled pattern */

/* Compiles `pattern`; NULL with `*fault` filled when it is wrong, unsupported, or memory ran out.
 * `fault->tolerated` and `fault->own` may be set beside a result. Unsupported is only what is larger
 * than oas_regex_read() takes. Free with oas_regex_free(). */
struct oas_regex *oas_regex_compile(oas_str pattern, const oas_allocator *from,
                                    oas_regex_fault *fault);
void oas_regex_free(struct oas_regex *regex);

/* Would oas_regex_compile() take it? `*fault` as there; nothing is kept, so it costs less. */
bool oas_regex_try(oas_str pattern, oas_regex_fault *fault);

/* OAS_OK: some part of `text` (valid UTF-8) matches. OAS_INVALID: none does. OAS_UNDECIDED: more
 * than `work` steps (0: a default, some 20 ms and a quarter of a microsecond per byte) or heap
 * would be needed; never for a pattern whose cost is linear in the text. OAS_NO_MEMORY. */
OAS_NODISCARD oas_status oas_regex_match(const struct oas_regex *regex, oas_str text, uint64_t work,
                                         const oas_allocator *from);

/* Appends which library compiles and matches, as it says itself at run time:
 * "PCRE2 10.42 2022-12-11". */
void oas_regex_version(oas_buf *out);

/* How the pattern of a program is matched. */
typedef enum oas_native {
    OAS_NATIVE_NONE,     /* by PCRE2, or the machine beside it */
    OAS_NATIVE_UUID,     /* zod's uuid: version 1 to 8, variant 8 to b, or all 0, or all f */
    OAS_NATIVE_AUTOMATON /* by states of the program (oas/program.h), which the compiler makes */
} oas_native;

/* The matcher that knows this pattern by heart, or OAS_NATIVE_NONE; and what it says. */
oas_native oas_regex_native(oas_str pattern);
bool oas_native_match(oas_native native, oas_str text);

OAS_END

#endif
