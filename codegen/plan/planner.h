/* planner.h - private to plan/: a program while it is being built. */
#ifndef PLAN_PLANNER_H
#define PLAN_PLANNER_H

#include <oas/regex.h>

#include "plan/plan.h"
#include "schema/keyword.h"

/* A growing array of rows. */
struct rows {
    void *at;
    uint32_t count;
    uint32_t cap;
};

/* What the plan knows of one schema, by schema->id. */
struct known {
    struct schema *schema;
    bool reached;
    bool settled;  /* kinds and use are final */
    uint8_t kinds; /* the JSON types that can be valid at all */
    oas_use use;   /* how others refer to it: an alias of `$ref` has its target's row */
};

struct planner {
    oas_arena *mem;
    struct diags *diags;
    struct known *known;
    size_t known_count;
    struct schema **settled; /* in-place referees first: what a schema applies stands before it */
    size_t settled_count;
    struct place *places; /* of all keywords, sorted: the rank is the index */
    size_t place_count;
    const struct source **sources; /* in order of first use */
    size_t source_count;
    struct rows types, checks, branches, tags, values, objects, arrays, fields, patterns, slots;
    struct rows text;       /* bytes */
    struct rows text_table; /* struct oas_text by hash, for sharing */
    uint32_t text_used;
    size_t tag_work; /* spent on looking for tags that nobody declared */
    bool any_format;
    void **compiled; /* one a pattern */
    uint32_t compiled_cap;
};

/* ---- rows.c ---- */

/* `count` zeroed rows of `size` bytes at the end; NULL when memory ran out. Moves the array. */
void *rows_add(struct planner *planner, struct rows *rows, size_t size, uint32_t count);

/* The text's place in the program; equal texts share one. */
oas_text text_add(struct planner *planner, oas_str text);

/* A hash table of `count` names, `name(user, i)` each: its first slot in *slots, size - 1 in *mask.
 * Entries are i + 1. */
void table_add(struct planner *planner, uint32_t count,
               oas_str (*name)(const struct planner *planner, uint32_t user, uint32_t i),
               uint32_t user, uint32_t *slots, uint32_t *mask);

/* ---- settle.c ---- */

/* Finds all that the roots reach, refuses schemas that apply themselves without end, and settles
 * kinds and uses. False after diagnostics. */
bool settle(struct planner *planner, struct schema *const *roots, size_t count);

/* ---- order.c ---- */

/* Collects and sorts the places of all keywords. */
void order_places(struct planner *planner);

/* The rank of a place that order_places() has met. */
uint32_t order_of(const struct planner *planner, struct place place);

/* ---- type.c, check.c, object.c, union.c ---- */

void plan_type(struct planner *planner, const struct schema *schema);
void plan_check(struct planner *planner, const struct schema *schema, const struct clause *clause);
uint32_t plan_object(struct planner *planner, const struct schema *schema);
uint32_t plan_array(struct planner *planner, const struct schema *schema);

/* Branch rows for `count` schemas; returns the first's index. */
uint32_t plan_branches(struct planner *planner, struct schema *const *schemas, size_t count);

/* The tag row that tells the branches of an anyOf or oneOf apart, or OAS_NONE. */
uint32_t plan_tag(struct planner *planner, const struct schema *schema,
                  const struct clause *clause);

/* A value row for a JSON constant. */
void plan_value(struct planner *planner, const struct node *node, uint32_t branch);

/* True if the row leaves the reading of a value to its first applicator (OAS_TYPE_LEAD). */
bool may_lead(const struct planner *planner, const struct oas_type_row *type);

/* ---- merge.c ---- */

/* Adds merged rows, for the verdict alone, to the types that take others in. */
void plan_merged(struct planner *planner);

oas_use use_of(const struct planner *planner, const struct schema *schema);

/* The JSON type of a value, as OAS_KIND_* bits: numbers have both. */
unsigned kind_of(const struct node *node);

/* True if the keyword applies schemas to the value itself. */
bool is_in_place(oas_keyword keyword);

static inline struct known *known_of(const struct planner *planner, const struct schema *schema)
{
    return &planner->known[schema->id];
}

#endif
