/* regex_property.h - an escape of a pattern, and the names of Unicode's properties. */
#ifndef OAS_ECMA_REGEX_PROPERTY_H
#define OAS_ECMA_REGEX_PROPERTY_H

#include <oas/base.h>

enum oas_ecma_kind {
    OAS_ECMA_CODE,     /* one code point; a lone surrogate matches nothing */
    OAS_ECMA_SET,      /* \d \D \w \W \s \S */
    OAS_ECMA_PROPERTY, /* \p{…} \P{…} */
    OAS_ECMA_BOUNDARY, /* \b \B, outside classes */
    OAS_ECMA_REFERENCE /* \1, \k<name>, outside classes */
};

struct oas_ecma_escape {
    enum oas_ecma_kind kind;
    uint32_t code;      /* CODE; REFERENCE: the group's number */
    char letter;        /* SET, PROPERTY, BOUNDARY */
    const char *prefix; /* PROPERTY: "", "sc:", "scx:" */
    const char *known;  /* PROPERTY: PCRE2's name where it differs, else NULL */
    oas_str name;       /* PROPERTY: as written */
};

/* Finds a \p{…} name: sets prefix and known. False when ECMA-262 has no such property. */
bool oas_ecma_find_property(struct oas_ecma_escape *escape);

#endif
