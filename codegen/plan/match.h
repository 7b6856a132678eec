/* match.h - a text against a pattern's row, as the runtime does it. */
#ifndef PLAN_MATCH_H
#define PLAN_MATCH_H

#include <oas/program.h>

/* OAS_OK, OAS_INVALID; of what PCRE2 matches OAS_UNDECIDED beyond `work` steps (0: a default) and
 * OAS_NO_MEMORY. */
oas_status match_row(const oas_program *program, uint32_t row, oas_str text, uint64_t work);

#endif
