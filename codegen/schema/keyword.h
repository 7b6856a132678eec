/* keyword.h - what is known of each keyword: its row of <oas/keywords.def>, and who has it. */
#ifndef SCHEMA_KEYWORD_H
#define SCHEMA_KEYWORD_H

#include <oas/program.h>

#include "load/diag.h"
#include "schema/dialect.h"

enum role { ROLE_LEAF, ROLE_ASSERT, ROLE_APPLY, ROLE_CORE, ROLE_NOTE };

/* How a keyword's value is read and checked. */
enum argument {
    ARG_NOTHING,
    ARG_TYPES,  /* a type's name, or a non-empty array of different ones */
    ARG_VALUE,  /* any JSON */
    ARG_VALUES, /* an array of any JSON */
    ARG_NUMBER,
    ARG_POSITIVE, /* a number above 0 */
    ARG_COUNT,    /* an integer of at least 0 */
    ARG_STRING,
    ARG_BOOLEAN,
    ARG_OBJECT,
    ARG_FORMAT,     /* a string */
    ARG_ENCODING,   /* a string */
    ARG_MEDIA,      /* a string */
    ARG_PATTERN,    /* a string that is an ECMA-262 regular expression */
    ARG_NAMES,      /* an array of different strings */
    ARG_NAME_LISTS, /* an object whose values are such arrays */
    ARG_SCHEMA,
    ARG_SCHEMAS,    /* a non-empty array of schemas */
    ARG_SCHEMA_MAP, /* an object whose values are schemas */
    ARG_REFERENCE   /* a string that is a URI reference to a schema */
};

/* Where the schemas judge that a keyword applies. */
enum keyword_place {
    PLACE_ITSELF, /* it applies none */
    PLACE_IN_PLACE,
    PLACE_BELOW
};

/* Does it say anything of the C type, beyond the JSON types that are left? */
enum keyword_shape { SHAPE_SILENT, SHAPE_SHAPES };

/* A row of keywords.def. */
struct keyword_info {
    const char *name;
    enum role role;
    enum argument argument;
    uint8_t judges;    /* OAS_JTYPE_* */
    unsigned dialects; /* that have it: DIALECT_BIT() each */
    enum keyword_place place;
    enum keyword_shape shape;
    const char *sign; /* of a limit, ">="; NULL: it is none */
};

const struct keyword_info *keyword_info(oas_keyword keyword);

/* The keyword of that name in that dialect; OAS_KEYWORD_NONE when it has none. */
oas_keyword keyword_find(oas_str name, enum dialect dialect);

/* $ref, $dynamicRef, $recursiveRef. */
bool keyword_refers(oas_keyword keyword);

/* What it applies counts as if it stood in the schema itself: references, and allOf. */
bool keyword_takes_in(oas_keyword keyword);

/* True if the dialect defines it. */
bool keyword_in(oas_keyword keyword, enum dialect dialect);

/* A warning at the member: the dialect has no such keyword; names a near one. Nothing for x-…. */
void keyword_unknown(const struct member *member, enum dialect dialect, struct diags *diags);

#endif
