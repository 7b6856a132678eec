/* planner.h - private to plan/: a program while it is being built. */
#ifndef PLAN_PLANNER_H
#define PLAN_PLANNER_H

#include "load/diag.h"
#include "load/map.h"
#include "schema/schema.h"

/* A growing array of rows. */
struct rows {
    void *at;
    uint32_t count;
    size_t cap;
};

/* What the plan knows of one schema, by schema->id. */
struct known {
    struct schema *schema;
    bool reached;
    bool settled;      /* jtypes and use are final */
    bool own;          /* it has a row of its own: it is no alias, and says something */
    uint8_t jtypes;    /* the JSON types that can be valid at all */
    oas_use use;       /* how others refer to it: an alias of `$ref` has its target's row */
    uint8_t direction; /* OAS_FIELD_READ_ONLY and WRITE_ONLY of a member with that schema */
    const struct schema *within; /* the one in whose allOf it stands, or NULL */
};

struct planner {
    oas_arena *mem;
    struct diags *diags;
    struct known *known;
    size_t known_count;
    uint32_t row_count;      /* schema rows of schemas, and the any row */
    struct schema **settled; /* in-place referees first: what a schema applies stands before it */
    size_t settled_count;
    struct place *places; /* of all keywords, sorted: the rank is the index */
    size_t place_count;
    struct rows sources; /* const struct source *, in order of first use */
#define OAS_ROWS(row, table) struct rows table;
#include <oas/rows.def>
    struct rows slots;
    struct map slot_tables;   /* the first of equal tables, by their bytes */
    struct map value_lists;   /* the first of equal lists of constants, by their bytes */
    struct rows text;         /* bytes */
    struct rows texts;        /* oas_text: the different ones among them */
    struct rows text_slots;   /* those by hash, for sharing */
    size_t tag_work;          /* spent on looking for tags that nobody declared */
    size_t doubt_work;        /* spent on looking for what is hardly meant */
    oas_format_test *formats; /* those that are checked, by oas_format; NULL: none */
    bool any_unevaluated;
    struct rows compiled;             /* void *, one a pattern; NULL: by nobody yet */
    struct rows outcomes;             /* enum automaton_outcome, one a pattern */
    struct automaton_budget automata; /* what those may still take that ask for more than most */
    uint32_t *place_slots;            /* schemas with rows by their URIs: see load/slots.h */
    uint32_t place_size;
    struct map pattern_rows; /* the row of a pattern, plus 1, by its text */
    struct map step_lists;   /* the first row of equal steps, plus 1, by their bytes */
};

/* What all patterns together may take that ask for more than their length stands for: a tenth of a
 * second, 3 MB of rows. Those that come too late are left to PCRE2. */
enum { PLAN_MOST_WORK = 30000000, PLAN_MOST_ROWS = 250000 };

/* Names that are compared, about; a document in which more had to be is not looked through for what
 * is hardly meant: that changes no verdict. */
enum { PLAN_MOST_DOUBT = 100000000 };

static inline struct known *plan_known(const struct planner *planner, const struct schema *schema)
{
    return &planner->known[schema->id];
}

static inline oas_use plan_use(const struct planner *planner, const struct schema *schema)
{
    return plan_known(planner, schema)->use;
}

#endif
