/* regex_write.h - the room pattern: all that needs PCRE2, so that who has no such pattern needs no
 * PCRE2. Nobody calls it by name but through oas/regex.h and oas_program.match. Here, patterns of
 * ECMA-262 as PCRE2 has them, so that it gives them ECMA-262's meaning.
 *
 * In: a pattern, a text. Out: whether some part of the text matches, within a budget of steps.
 * May use: base, ecma. */
#ifndef OAS_PATTERN_REGEX_WRITE_H
#define OAS_PATTERN_REGEX_WRITE_H

#include <oas/regex_tree.h>

/* How a pattern is written, and what was learned. */
struct oas_regex_writing {
    bool metered;  /* a callout (?C1) at the start of each alternative and after each repetition, so
                      that a match can be counted */
    size_t watch;  /* an offset in the output */
    size_t origin; /* where in the pattern the byte there comes from */
};

/* Appends the pattern to `out`. False with `*fault` filled when PCRE2 has nothing that means the
 * same. */
bool oas_regex_write(const struct oas_regex_tree *tree, struct oas_regex_writing *how, oas_buf *out,
                     oas_regex_fault *fault);

/* Before that: lookbehinds whose length varies become alternatives of one length each, which is all
 * that PCRE2 takes. False with `*fault` filled where that cannot be, or there is no memory. */
bool oas_regex_even(struct oas_regex_tree *tree, oas_arena *mem, oas_regex_fault *fault);

#endif
