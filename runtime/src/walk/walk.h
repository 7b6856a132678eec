/* walk.h - the room walk: one engine that reads a payload against a program.
 *
 * In: a payload nobody has looked at, the rows of a program. Out: the verdict; on the way every
 * error, or the value in its C type.
 * May use: block, base, number, json, automaton, format, error, value.
 *
 * Its body, walk.inc with object.inc and apply.inc, is compiled once for each form: validate stops
 * at the first fault and keeps no path; decode does so too and stores; explain goes on and collects
 * every error.
 * All give the same verdict. */
#ifndef OAS_WALK_WALK_H
#define OAS_WALK_WALK_H

#include <oas/codec.h>

#include "base/scratch.h"
#include "error/errors.h"
#include "json/order.h"
#include "json/reader.h"
#include "json/token.h"

struct oas_layout_row;
struct oas_store;

/* What a value is judged by as one: the schema that `$ref` and `allOf` led away from. */
struct oas_whole {
    const char *at; /* where the value begins; another one is judged by the schema it meets */
    const struct oas_schema_row *schema;
};

/* The keyword names the one schema that it applies, in place: $ref, $dynamicRef, $recursiveRef. */
static inline bool oas_check_refers(const struct oas_check_row *check)
{
    return check->keyword == OAS_KEYWORD_REF || check->keyword == OAS_KEYWORD_DYNAMIC_REF ||
           check->keyword == OAS_KEYWORD_RECURSIVE_REF;
}

/* Why there is no answer: the value, and the check row of the pattern. */
struct oas_stop {
    const char *at; /* NULL: where the cursor stands */
    uint32_t check;
};

/* What a schema said of the value at an offset. */
struct oas_memo_entry {
    uint32_t schema; /* its row, plus 1; 0: an empty slot. The highest bit: oas_walk_ignores() */
    uint32_t at;
    uint32_t end;    /* where the value ends; 0: refused */
    uint16_t height; /* how many levels further down it led */
    uint16_t open;   /* 1: it hangs on a check that gave no answer, there: */
    uint32_t stop;
    uint32_t check;
};

/* Verdicts that are kept (memo.h). Zeroed it is empty, and has no memory. */
struct oas_memo {
    struct oas_memo_entry *slots;
    uint32_t size; /* a power of two, or 0 */
    uint32_t count;
    struct oas_memo_entry *first; /* of the walk's first block: where it begins, and begins again */
};

/* A member that patterns of names speak of, while its schemas judge it. In scratch memory: the
 * frames on the stack stay small. */
struct oas_patterned {
    struct oas_patterned *up; /* of the member around it */
    struct oas_scratch_mark mark;
    const struct oas_schema_row *schema;
    const struct oas_object_row *object;
    const struct oas_field_row *field; /* NULL: it is not declared */
    const char *key;
    const char *value;
    const char *end; /* behind the value, when it has been read; else NULL */
    const struct oas_step *path;
    struct oas_step step; /* to what judges now; explain only */
    oas_use use;          /* that is this one */
    uint32_t next;        /* 0: the declaration; then each pattern; then the rule for others */
    unsigned depth;
    unsigned rereads;
    bool reading; /* `use` has been judging */
    bool inside;  /* w->inside, as it was before */
    bool matched; /* by some pattern, or it is declared */
    oas_status status;
};

struct oas_evaluation; /* evaluated.h */
struct oas_walk;

/* As the walk explains, another one passes over the values in which nothing is wrong (passing.h). */
struct oas_passing {
    /* The value at w->read.at, by that property row: true when it is valid, and the cursor behind
     * it; else nothing has changed. */
    bool (*over)(struct oas_walk *w, uint32_t property, unsigned depth);
    uint32_t root;       /* property row of the whole text; 0: there is no such walk */
    uint32_t reached;    /* offset, before the end: what it did not take is behind it, but it took
                            each object and array that ends until there, and none that goes on;
                            0: nobody knows */
    const char *refused; /* where the last value begins that it did not take */
};

struct oas_walk {
    struct oas_reader read;
    const oas_program *program;
    uint64_t work; /* bytes read again, and a little for each applicator */
    uint64_t max_work;
    uint64_t max_pattern_work;
    uint32_t unmerged; /* row up to which none is run that was merged: 0; with ignore_unknown all,
                          since they do not say what the others say of a member that one refuses */
    uint32_t strict;   /* of the applicators around the value: how many only try it */
    uint32_t waived;   /* OAS_FIELD_* flag of members that need not be there in this direction */
    struct oas_whole whole; /* where something is waived */
    unsigned rereads;       /* how often the value has been read before, at least */
    bool inside;            /* it is part of one that applicators read again */
    bool keeps_leaves;      /* in `memo` is what was said of values that hold no others */
    bool briefly;           /* explain only: on the verdict's own way, up to the first error */
    bool beyond;       /* explain only: something lay too deep for it; the first is at `stop` */
    const char *tried; /* the value that a branch is tried on which may well refuse it, or NULL */
    struct oas_memo memo; /* what was said of values that are read again */
    unsigned deepest;     /* level so far, of the value whose verdict is to be kept */
    bool undecided;       /* some check gave no answer; the others went on */
    struct oas_stop stop; /* the first that did so, or the work that was used up */
    bool duplicate_met;   /* a declared member was given twice: no applicator can undo that */
    bool only_duplicates; /* explain only: tells of nothing else */
    bool in_key;          /* explain only: a member's name is judged, errors go to `why` */
    bool looks_around;    /* something is waived, or let through */
    bool ignores;     /* options.ignore_unknown: members that a closed object does not know are let
                         through, where what is refused would have the payload refused */
    oas_errors *errs; /* explain only */
    uint64_t found;   /* explain only: errors so far, those that were told before included */
    oas_error why;    /* explain only: of a name, the error that is told */
    struct oas_passing passing;        /* explain only */
    struct oas_patterned *patterned;   /* the innermost member of that kind, or NULL */
    struct oas_evaluation *evaluation; /* the innermost unevaluated… that judges, or NULL */
    struct oas_store *store;           /* decode only */
    struct oas_token string;           /* decode only: the last one that was read */
    struct oas_scratch scratch;
};

/* The verdict on the value at w->read.at; the cursor is behind it when that is OAS_OK. */
oas_status oas_walk_validate(struct oas_walk *w, oas_use use, unsigned depth);

/* The same, with every error added to w->errs: OAS_OK however many there are. */
oas_status oas_walk_explain(struct oas_walk *w, oas_use use, unsigned depth);

/* Both for a value inside a text that was read before, with nothing said of it around; what the
 * walk keeps of it is to be forgotten then. Where w->store is set, members that are let through are
 * noted there. */
oas_status oas_walk_validate_at(struct oas_walk *w, oas_use use, const char *at);
oas_status oas_walk_explain_at(struct oas_walk *w, oas_use use, const char *at);

/* What both begin and end with. */
void oas_walk_begin_at(struct oas_walk *w, const char *at);
oas_status oas_walk_end_at(struct oas_walk *w, const char *at, oas_status status);

/* The same for a branch of a union, by itself: paths begin with its index. */
oas_status oas_walk_explain_branch(struct oas_walk *w, oas_use use, uint32_t index);

/* The verdict on the value at w->read.at, which is stored in w->store on the way. What does not fit
 * is counted in w->store. */
oas_status oas_walk_decode(struct oas_walk *w, oas_use use, unsigned depth);

/* The same for a part of it, which goes into the zeroed C type of the row at `to`. */
oas_status oas_walk_decode_into(struct oas_walk *w, oas_use use, const struct oas_layout_row *row,
                                char *to, unsigned depth);

/* The verdict of a walk that has ended with `status`. Where that is none, `errs` (unless NULL) is
 * told which limit was met. */
oas_status oas_walk_end(const struct oas_walk *w, oas_status status, oas_errors *errs);

/* OAS_TOO_LARGE for a text that is longer than it may be. */
oas_status oas_walk_too_long(oas_str json, oas_errors *errs);

/* Is a level at that depth within the limit? */
static inline bool oas_walk_enters(struct oas_walk *w, unsigned depth)
{
    if (depth > w->deepest)
        w->deepest = depth;
    return depth < w->read.max_depth;
}

/* The same row with its `$ref` and allOf merged in, which the verdict goes by. */
static inline const struct oas_schema_row *oas_walk_merged(const struct oas_walk *w,
                                                           const struct oas_schema_row *schema)
{
    return schema->merged > w->unmerged ? &w->program->schemas[schema->merged] : schema;
}

/* Does a tag decide which branch of anyOf or oneOf judges a value of these JSON types? Every branch
 * that takes objects demands it, with values of its own. */
static inline bool oas_walk_decides(const struct oas_walk *w, const struct oas_check_row *check,
                                    unsigned jtypes)
{
    return check->table && jtypes == OAS_JTYPE_OBJECT && w->program->tags[check->table].decides;
}

/* Are members let through here? */
static inline bool oas_walk_ignores(const struct oas_walk *w)
{
    return w->ignores && !w->strict;
}

/* Are the schemas that the applicator has for the value at `start` only tried? A member must not
 * turn a no of theirs into a yes, or have one chosen in the place of another: none is let through.
 * Of `if` this is about what follows from it: its condition is tried in any case. */
bool oas_walk_only_tries(const struct oas_walk *w, const struct oas_check_row *check,
                         const char *start);

/* How much work is allowed for a text of that length. */
uint64_t oas_walk_most_work(const oas_options *options, size_t bytes);

/* For comparing values of the payload: memory and work are the walk's. */
static inline struct oas_order oas_walk_order(struct oas_walk *w)
{
    struct oas_order order = {.scratch = &w->scratch, .work = &w->work, .max_work = w->max_work};
    return order;
}

/* A walk over `json` that has not begun. `scratch` has OAS_SCRATCH_SIZE bytes. */
void oas_walk_init(struct oas_walk *w, oas_type type, oas_str json, const oas_options *options,
                   void *scratch);

#endif
