/* regex_ecma.h - rewrites an ECMA-262 pattern so that PCRE2 gives it ECMA-262's meaning.
 *
 * The grammar is that of ECMA-262 with the `u` flag (JSON Schema Core section 6.4), plus what its
 * annex B allows without the flag where the meaning is beyond doubt: lone `]`, `{` and `}`,
 * needless escapes of punctuation, `[\w-.]`. Everything that reaches the output was understood
 * here; nothing is passed through unread. */
#ifndef OAS_REGEX_ECMA_H
#define OAS_REGEX_ECMA_H

#include <oas/regex.h>

#define OAS_ECMA_DEPTH    200u  /* nested groups */
#define OAS_ECMA_CAPTURES 1000u /* capturing groups */
#define OAS_ECMA_LENGTH   65536u

/* Matches nothing. PCRE2 drops a quantifier behind a bare [], as in []*. */
#define OAS_ECMA_NEVER "(?:[])"

/* In how many ways a part can match at one place of a text of n bytes: at most
 * count * (n + 1)^degree. A degree of OAS_ECMA_ENDLESS: exponentially many, or unknown. */
struct oas_ecma_ways {
    uint32_t count;
    uint32_t degree;
};

#define OAS_ECMA_ENDLESS 255u

/* What was learned. */
struct oas_ecma_result {
    bool caseless; /* a leading (?i) */
    struct oas_ecma_ways ways;
    size_t origin; /* where in the pattern the output's byte at `watch` comes from */
};

/* Appends the rewritten pattern to `out`. With `metered`, a callout (?C1) stands at the start of
 * each alternative and after each repetition, so that a match can be counted. `watch` is an offset
 * in the output, for result->origin.
 * False with `*fault` filled when the pattern is not legal or not supported. */
bool oas_ecma_rewrite(oas_str pattern, bool metered, size_t watch, oas_buf *out,
                      struct oas_ecma_result *result, oas_regex_fault *fault);

/* ---- shared by regex_ecma.c and regex_class.c only ---- */

struct oas_ecma_group {
    size_t out;                /* where it begins in the output */
    unsigned captures;         /* groups counted before it */
    struct oas_ecma_ways done; /* of its alternatives before this one, added up */
    struct oas_ecma_ways now;  /* of this alternative, multiplied up, without the last atom */
    bool assertion;            /* look-around: may not be repeated */
};

struct oas_ecma {
    const char *start;
    const char *at;
    const char *end;
    oas_buf *out;
    oas_regex_fault *fault;
    struct oas_ecma_result *result;
    bool metered;
    bool dotall;
    bool multiline;
    bool repeatable;   /* a quantifier may follow */
    size_t atom;       /* where the last atom begins in the output */
    unsigned captures; /* groups opened so far */
    unsigned total;    /* groups in the whole pattern */
    unsigned atom_captures;
    unsigned depth;
    size_t watch;
    size_t mark;
    const char *reference;                           /* the first back reference */
    struct oas_ecma_ways last;                       /* the last atom's */
    struct oas_ecma_group stack[OAS_ECMA_DEPTH + 1]; /* [0]: the whole pattern */
    unsigned char marks[OAS_ECMA_CAPTURES + 1];      /* per group: OAS_ECMA_REPEATED, _REFERENCED */
};

enum { OAS_ECMA_REPEATED = 1, OAS_ECMA_REFERENCED = 2 };

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

bool oas_ecma_fail(struct oas_ecma *t, const char *at, bool unsupported, const char *message);
/* Reads the escape at t->at, which is a backslash. */
bool oas_ecma_read_escape(struct oas_ecma *t, bool in_class, struct oas_ecma_escape *escape);
/* Reads and writes the class at t->at, which is `[`. */
bool oas_ecma_class(struct oas_ecma *t);
void oas_ecma_put_code(struct oas_ecma *t, uint32_t code);
void oas_ecma_put_set(struct oas_ecma *t, const struct oas_ecma_escape *escape, bool in_class);
/* Counts the capturing groups; the number of the one called `name` goes to `*number` (0: none) and
 * how many have that name to `*same`. */
unsigned oas_ecma_count_groups(const struct oas_ecma *t, oas_str name, unsigned *number,
                               unsigned *same);
bool oas_ecma_read_name(struct oas_ecma *t, oas_str *name);
/* Finds a \p{…} name: sets prefix and known. False when ECMA-262 has no such property. */
bool oas_ecma_find_property(struct oas_ecma_escape *escape);

/* As many ways as that, or endless. */
struct oas_ecma_ways oas_ways_limit(uint64_t count, uint64_t degree);

/* Of one thing behind another, of one or another, and of a thing repeated: one of one way gives one
 * per count, one of several all their combinations. */
struct oas_ecma_ways oas_ways_times(struct oas_ecma_ways a, struct oas_ecma_ways b);
struct oas_ecma_ways oas_ways_plus(struct oas_ecma_ways a, struct oas_ecma_ways b);
struct oas_ecma_ways oas_ways_repeat(struct oas_ecma_ways atom, uint64_t min, uint64_t max);

#endif
