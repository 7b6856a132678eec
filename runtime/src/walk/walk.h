/* walk.h - the walker: one engine that reads a payload against a program.
 *
 * Its body, walk.inc, is compiled once for each form: validate stops at the first fault and
 * keeps no path; explain goes on and collects every error. Both give the same verdict. */
#ifndef OAS_WALK_H
#define OAS_WALK_H

#include <oas/codec.h>

#include "number/number.h"
#include "json/reader.h"
#include "base/scratch.h"

/* Kept out of the functions that recurse: their variables are not on the stack at every level. */
#if defined(__GNUC__)
#define OAS_APART __attribute__((noinline))
#else
#define OAS_APART
#endif

struct oas_walk {
    struct oas_reader read;
    const oas_program *program;
    uint64_t work; /* bytes read again, and a little for each applicator */
    uint64_t max_work;
    uint64_t max_pattern_work;
    uint32_t waived;  /* OAS_FIELD_* flag of members that need not be there in this direction */
    bool undecided;   /* some check gave no answer; the others went on */
    bool twice;       /* a declared member was given twice: no applicator can undo that */
    bool only_twice;  /* explain only: tells of nothing else */
    oas_errors *errs; /* explain only */
    uint64_t found;   /* explain only: errors so far, those that were told before included */
    struct oas_store *store; /* decode only */
    struct oas_scratch scratch;
};

/* How the walker got here, for the error's keyword path: a list on the stack, innermost first.
 * Spelled "/keyword", then "/name" or "/index" if there is one, then "/$ref" `refs` times. */
struct oas_step {
    const struct oas_step *up;
    oas_keyword keyword; /* OAS_KEYWORD_NONE at the root */
    uint32_t index;      /* OAS_NONE: none */
    oas_str name;        /* at NULL: none */
    uint32_t refs;
};

/* A value while its leaf checks run. */
struct oas_subject {
    unsigned kind;          /* one OAS_KIND_* bit */
    oas_str span;           /* as it stands in the payload */
    size_t count;           /* array, object: items or members */
    struct oas_token token; /* string */
    oas_str text;           /* string: unescaped; at NULL until it is needed */
    bool has_number;        /* number: taken apart already */
    struct oas_number number;
};

/* The verdict on the value at w->read.at; the cursor is behind it when that is OAS_OK. */
oas_status oas_walk_validate(struct oas_walk *w, oas_use use, unsigned depth);

/* The same, with every error added to w->errs: OAS_OK however many there are. */
oas_status oas_walk_explain(struct oas_walk *w, oas_use use, unsigned depth);

/* A walk over `json` that has not begun. `scratch` has OAS_SCRATCH_SIZE bytes. */
void oas_walk_init(struct oas_walk *w, oas_type type, oas_str json, const oas_options *options,
                   void *scratch);

/* The second half of oas_validate(): all errors, without asking for the verdict first. `errs` is
 * clear and knows the program and the text. OAS_OK: there is none, which must be what the verdict
 * says. */
oas_status oas_explain(oas_type type, oas_str json, oas_errors *errs, const oas_options *options);

/* One leaf check: OAS_OK, OAS_INVALID, OAS_NO_MEMORY. No answer sets w->undecided. */
oas_status oas_check_leaf(struct oas_walk *w, const struct oas_check_row *check,
                          struct oas_subject *s);

/* True if the JSON text `span` is the constant `value`: numbers by value, members in any order. */
bool oas_value_equal(const oas_program *program, const struct oas_value_row *value, oas_str span);

/* The row of `first` .. whose text is the token's content, or OAS_NONE. */
uint32_t oas_find_value(const oas_program *program, uint32_t first, uint32_t slots, uint32_t mask,
                        const struct oas_token *token);

/* The value row that the object at `open` selects by its tag member; OAS_NONE when the member is
 * missing (*at NULL) or has another value (*at is that value's first byte). */
uint32_t oas_find_tag(const struct oas_walk *w, const struct oas_tag_row *tag, const char *open,
                      const char **at);

/* None, as after zeroing; what was found before is forgotten. */
void oas_errors_clear(oas_errors *errs);

/* None yet, of this text. */
void oas_errors_begin(oas_errors *errs, const oas_program *program, oas_str json);

/* Adds a copy of `error`, its keyword path spelled from `path`. OAS_OK or OAS_NO_MEMORY. */
oas_status oas_errors_add(oas_errors *errs, const oas_error *error, const struct oas_step *path);

/* The JSON types that may begin with this byte; 0 for none. */
unsigned oas_kinds_of(char first);

#endif
