/* regex_ecma.h - the room ecma: patterns of ECMA-262 understood, whoever matches them.
 *
 * In: a pattern as a schema has it. Out: what is wrong with it, and where; the same pattern for
 * PCRE2, which then gives it ECMA-262's meaning; in how many ways it can match at most.
 * May use: base.
 *
 * The grammar is that of ECMA-262 with the `u` flag (JSON Schema Core section 6.4), plus what its
 * annex B allows without the flag where the meaning is beyond doubt: lone `]`, `{` and `}`,
 * needless escapes of punctuation, `[\w-.]`. Everything that reaches the output was understood
 * here; nothing is passed through unread. */
#ifndef OAS_ECMA_REGEX_ECMA_H
#define OAS_ECMA_REGEX_ECMA_H

#include <oas/regex.h>

#include "ecma/regex_cost.h"

/* What was learned. */
struct oas_ecma_result {
    bool caseless; /* a leading (?i) */
    struct oas_regex_cost cost;
    size_t origin; /* where in the pattern the output's byte at `watch` comes from */
};

/* Appends the rewritten pattern to `out`. With `metered`, a callout (?C1) stands at the start of
 * each alternative and after each repetition, so that a match can be counted. `watch` is an offset
 * in the output, for result->origin.
 * False with `*fault` filled when the pattern is not legal or not supported. */
bool oas_ecma_rewrite(oas_str pattern, bool metered, size_t watch, oas_buf *out,
                      struct oas_ecma_result *result, oas_regex_fault *fault);

#endif
