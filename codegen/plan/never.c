/* What is left of all schemas, by going round until nothing changes any more: from above, which
 * finds contradictions; and from below, which finds values that would have to hold themselves. */
#include "plan/never.h"

#include "plan/left.h"
#include "schema/keyword.h"

/* Rounds; a document that needs more has chains that nobody wrote by hand. */
enum { MOST_ROUNDS = 64 };

struct never {
    struct planner *planner;
    uint8_t *above;  /* what is left where the others are thought to be possible */
    uint8_t *below;  /* what can be made of what can be made */
    uint8_t *spared; /* as `above`, but what has nothing left is thought to have */
};

/* Of what a schema needs some stands before it in the list, what it applies in place, and some
 * behind: so it goes to and fro. False after too many. */
static bool go_round(struct planner *planner, uint8_t *left)
{
    bool changed = true;
    for (int round = 0; changed && round < MOST_ROUNDS; round++) {
        changed = false;
        for (size_t i = 0; i < planner->settled_count; i++) {
            if (planner->doubt_work > PLAN_MOST_DOUBT)
                return false;
            size_t at = round % 2 ? i : planner->settled_count - 1 - i;
            const struct schema *schema = planner->settled[at];
            uint8_t now = (uint8_t)left_of(planner, schema, left).jtypes;
            changed |= now != left[schema->id];
            left[schema->id] = now;
        }
    }
    return !changed;
}

static const char *words_of(enum left_reason reason)
{
    switch (reason) {
    case LEFT_TYPES:
        return "type, enum, const and what is applied beside them have no JSON type in common";
    case LEFT_RANGE:
        return "the least number is above the greatest";
    case LEFT_CONSTANTS:
        return "none of the constants is valid by what else is said";
    case LEFT_LENGTH:
        return "minLength is above maxLength";
    case LEFT_ITEMS:
        return "minItems is above maxItems";
    case LEFT_MEMBERS:
        return "minProperties is above maxProperties";
    case LEFT_REQUIRED:
        return "is required, and no value of it is allowed";
    case LEFT_ITEM:
        return "items are required that are not allowed";
    case LEFT_ALIKE: /* told where they stand */
    case LEFT_FALSE:
    case LEFT_SOME:
        break;
    }
    return NULL;
}

static void tell(const struct planner *planner, const struct schema *schema,
                 const struct left *left, const char *words)
{
    oas_str cause = words ? oas_str_from(words) : (oas_str){0};
    struct place place = node_declared(schema->node);
    if (words && left->reason == LEFT_REQUIRED)
        diag_about(planner->diags, DIAG_WARNING, cause, place,
                   "no value is valid here: '" OAS_PRI "' %s", OAS_ARG(left->name), words);
    else if (words)
        diag_about(planner->diags, DIAG_WARNING, cause, place, "no value is valid here: %s", words);
}

/* True if what the schema takes in as a whole has nothing left: that is told of there. */
static bool is_inherited(const struct never *never, const struct schema *schema)
{
    for (const struct clause *clause = schema->clauses; clause; clause = clause->next)
        if (keyword_takes_in(clause->keyword))
            for (size_t i = 0; i < clause->count; i++)
                if (never->below[clause->schemas[i]->id] == 0)
                    return true;
    return false;
}

static void check(const struct never *never, const struct schema *schema)
{
    struct planner *planner = never->planner;
    if (never->below[schema->id] || schema->is_boolean || is_inherited(never, schema))
        return;
    if (never->above[schema->id]) {
        struct left left = left_of(planner, schema, never->below);
        tell(planner, schema, &left,
             left.reason == LEFT_REQUIRED ? "is required, and needs such a value in it, without end"
             : left.reason == LEFT_ITEM   ? "items are required that need such a value in them, "
                                            "without end"
                                          : NULL);
        return;
    }
    struct left left = left_of(planner, schema, never->spared);
    if (left.jtypes == 0)
        tell(planner, schema, &left, words_of(left.reason));
}

/* oneOf [A, A] takes nothing of what A takes. */
static void check_alike(const struct planner *planner, const struct schema *schema)
{
    const struct clause *clause = schema_clause(schema, OAS_KEYWORD_ONE_OF);
    struct map seen = {NULL};
    for (size_t i = 0; clause && i < clause->count; i++) {
        const struct schema *branch = clause->schemas[i];
        uint32_t *row = OAS_ARENA_NEW(planner->mem, uint32_t, 1);
        planner->diags->no_memory |= !row;
        if (!row || !schema_clause(branch, OAS_KEYWORD_REF))
            continue;
        *row = OAS_USE_ROW(plan_use(planner, branch));
        void **slot = map_put(&seen, planner->mem, oas_str_of((const char *)row, sizeof *row));
        planner->diags->no_memory |= !slot;
        if (slot && *slot)
            diag_at(planner->diags, DIAG_WARNING, branch->node->place,
                    "oneOf has this schema twice: what it takes matches both, and is refused");
        else if (slot)
            *slot = row;
    }
}

void never_warn(struct planner *planner)
{
    size_t count = planner->known_count + 1;
    struct never never = {.planner = planner,
                          .above = OAS_ARENA_NEW(planner->mem, uint8_t, count),
                          .below = OAS_ARENA_NEW(planner->mem, uint8_t, count),
                          .spared = OAS_ARENA_NEW(planner->mem, uint8_t, count)};
    planner->diags->no_memory |= !never.above || !never.below || !never.spared;
    if (planner->diags->no_memory)
        return;
    memset(never.above, OAS_JTYPE_ANY, count);
    for (size_t i = 0; i < planner->settled_count; i++)
        check_alike(planner, planner->settled[i]);
    if (!go_round(planner, never.above) || !go_round(planner, never.below))
        return;
    for (size_t i = 0; i < planner->settled_count; i++) {
        const struct schema *schema = planner->settled[i];
        bool meant = schema->is_boolean && !schema->verdict;
        never.spared[schema->id] =
            never.above[schema->id] || meant ? never.above[schema->id] : OAS_JTYPE_ANY;
    }
    for (size_t i = 0; i < planner->settled_count; i++)
        check(&never, planner->settled[i]);
}
