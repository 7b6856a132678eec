/* regex_write.h - the room pattern: all that needs PCRE2, so that who has no such pattern needs no
 * PCRE2. Nobody calls it by name but through oas/regex.h and oas_program.match. Here, patterns of
 * ECMA-262 as PCRE2 has them, so that it gives them ECMA-262's meaning.
 *
 * In: a pattern, a text. Out: whether some part of the text matches, within a budget of steps.
 * May use: base, ecma. */
#ifndef OAS_PATTERN_REGEX_WRITE_H
#define OAS_PATTERN_REGEX_WRITE_H

#include <oas/regex_tree.h>

/* Appends the pattern to `out`; false when PCRE2 has nothing that means the same. `metered`: with a
 * callout (?C1) at the start of each alternative and after each repetition, so that a match can be
 * counted. */
bool oas_regex_write(const struct oas_regex_tree *tree, bool metered, oas_buf *out);

/* Before that: lookbehinds whose length varies become alternatives of one length each, which is all
 * that PCRE2 takes. False where that cannot be; the tree is then spoilt. */
bool oas_regex_even(struct oas_regex_tree *tree, oas_arena *mem);

/* Between how many characters a part matches; what a back reference takes is not counted. */
struct oas_regex_span {
    uint64_t min, max;
};

struct oas_regex_span oas_regex_span_of(const struct oas_regex_node *node);

/* Does something refer to a group in it? */
bool oas_regex_is_referred(const struct oas_regex_node *node);

#endif
