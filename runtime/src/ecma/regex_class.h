/* regex_class.h - escapes and classes of a pattern. */
#ifndef OAS_ECMA_REGEX_CLASS_H
#define OAS_ECMA_REGEX_CLASS_H

#include "ecma/regex_scan.h"

enum oas_ecma_kind {
    OAS_ECMA_CODE,     /* one character; a lone surrogate matches nothing */
    OAS_ECMA_SET,      /* \d \D \w \W \s \S \p{…} \P{…}: in t->set */
    OAS_ECMA_BOUNDARY, /* \b \B, outside classes */
    OAS_ECMA_NUMBER,   /* \1, outside classes */
    OAS_ECMA_NAME      /* \k<name>, outside classes */
};

struct oas_ecma_escape {
    enum oas_ecma_kind kind;
    uint32_t code; /* CODE; NUMBER: of the group; BOUNDARY: 1 for \B */
    oas_str name;  /* NAME */
};

/* Reads the escape at t->at, which is a backslash. What is a set is added to t->set. */
bool oas_ecma_read_escape(struct oas_ecma *t, bool in_class, struct oas_ecma_escape *escape);

/* Reads the class at t->at, which is `[`, into t->set, which is empty. */
bool oas_ecma_read_class(struct oas_ecma *t);

/* What t->set has, with all that differs by case where that does not count, in a node; it is empty
 * then. NULL after a fault. */
struct oas_regex_node *oas_ecma_set_node(struct oas_ecma *t, const char *from);

/* Adds the characters of words, for \b and \w (section 22.2.2.7.3, WordCharacters). */
void oas_ecma_add_words(const struct oas_ecma *t, struct oas_ecma_set *set);

#endif
