/* regex_class.h - escapes and classes: read, and written as PCRE2 has them. */
#ifndef OAS_ECMA_REGEX_CLASS_H
#define OAS_ECMA_REGEX_CLASS_H

#include "ecma/regex_property.h"
#include "ecma/regex_scan.h"

/* Matches nothing. PCRE2 drops a quantifier behind a bare [], as in []*. */
#define OAS_ECMA_NEVER "(?:[])"

/* Reads the escape at t->at, which is a backslash. */
bool oas_ecma_read_escape(struct oas_ecma *t, bool in_class, struct oas_ecma_escape *escape);
/* Reads and writes the class at t->at, which is `[`. */
bool oas_ecma_class(struct oas_ecma *t);
void oas_ecma_put_code(struct oas_ecma *t, uint32_t code);
void oas_ecma_put_set(struct oas_ecma *t, const struct oas_ecma_escape *escape, bool in_class);

#endif
