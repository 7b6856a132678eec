/* The branches of a union: which there are, and what is known of them. */
#include "model/branches.h"

#include "load/jtype.h"

bool branches_has_objects(const struct modeller *m, const struct schema *branch)
{
    return modeller_jtypes(m, branch) & OAS_JTYPE_OBJECT;
}

struct branches branches_of(struct modeller *m, const struct clause *clause, unsigned jtypes)
{
    struct branches branches = {MODELLER_NEW(m, const struct schema *, clause->count), 0,
                                clause->keyword == OAS_KEYWORD_ONE_OF && !clause->loose};
    for (size_t i = 0; branches.at && i < clause->count; i++)
        if (modeller_jtypes(m, clause->schemas[i]) & jtypes & JTYPE_NOT_NULL)
            branches.at[branches.count++] = clause->schemas[i];
    return branches;
}

const struct oas_tag_row *branches_tag(const struct modeller *m, const struct schema *owner,
                                       const struct clause *clause)
{
    const struct plan *plan = m->model->plan;
    const oas_program *program = &plan->program;
    const struct oas_schema_row *type =
        &program->schemas[OAS_USE_ROW(plan->schemas[owner->id].use)];
    for (uint32_t i = 0; i < type->apply_count; i++) {
        const struct oas_check_row *check = &program->checks[type->checks + type->leaf_count + i];
        if (check->keyword == (uint8_t)clause->keyword)
            return check->table ? &program->tags[check->table] : NULL;
    }
    return NULL;
}

bool branches_are_objects(struct modeller *m, const struct branches *branches)
{
    for (size_t i = 0; i < branches->count; i++)
        if ((modeller_jtypes(m, branches->at[i]) & JTYPE_NOT_NULL) != OAS_JTYPE_OBJECT)
            return false;
    return true;
}

bool branches_are_apart(struct modeller *m, const struct branches *branches)
{
    unsigned seen = 0;
    for (size_t i = 0; i < branches->count; i++) {
        unsigned jtypes = modeller_jtypes(m, branches->at[i]) & JTYPE_NOT_NULL;
        if (seen & jtypes)
            return false;
        seen |= jtypes;
    }
    return true;
}

/* ---- found once ---- */

struct branching *branches_known(struct modeller *m, const struct schema *owner,
                                 const struct clause *clause)
{
    void **slot = modeller_slot_of(m, &m->branchings, clause);
    if (!slot || *slot)
        return slot ? *slot : NULL;
    struct branching *made = MODELLER_NEW(m, struct branching, 1);
    size_t *numbers = MODELLER_NEW(m, size_t, clause->count + 1), number = 0;
    if (!made || !numbers)
        return NULL;
    made->branches = branches_of(m, clause, modeller_jtypes(m, owner));
    made->tag = branches_tag(m, owner, clause);
    made->by_tag = made->tag && branches_are_objects(m, &made->branches);
    made->by_jtype = branches_are_apart(m, &made->branches);
    for (size_t i = 0; i < clause->count; i++) {
        numbers[i] = number;
        number += number < made->branches.count && made->branches.at[number] == clause->schemas[i];
    }
    made->numbers = numbers;
    *slot = made;
    return made;
}

/* By branch, and one more. */
static const size_t *count_objects(struct modeller *m, const struct clause *clause)
{
    size_t *before = MODELLER_NEW(m, size_t, clause->count + 1);
    for (size_t i = 0; before && i < clause->count; i++)
        before[i + 1] = before[i] + branches_has_objects(m, clause->schemas[i]);
    return before;
}

size_t branches_objects_before(struct modeller *m, const struct clause *clause, size_t branch)
{
    void **slot = modeller_slot_of(m, &m->object_branches, clause);
    if (slot && !*slot)
        *slot = (void *)(uintptr_t)count_objects(m, clause);
    return slot && *slot ? ((const size_t *)*slot)[branch] : 0;
}

/* What a branch has of a tag. */
struct tagged {
    const struct oas_value_row *first;
    bool several, booleans; /* more than one; all of them are booleans */
};

static struct tagged *find_tagged(struct modeller *m, const struct oas_tag_row *tag, size_t count)
{
    struct tagged *tagged = MODELLER_NEW(m, struct tagged, count);
    for (uint32_t i = 0; tagged && i < tag->count; i++) {
        const struct oas_value_row *value = &m->model->plan->program.values[tag->values + i];
        if (value->branch >= count)
            continue;
        struct tagged *of = &tagged[value->branch];
        of->several |= of->first != NULL;
        of->booleans = (!of->first || of->booleans) && value->jtype == OAS_JTYPE_BOOLEAN;
        of->first = of->first ? of->first : value;
    }
    return tagged;
}

static const struct tagged *tagged_of(struct modeller *m, const struct clause *clause,
                                      const struct oas_tag_row *tag)
{
    void **slot = modeller_slot_of(m, &m->tag_branches, tag);
    if (slot && !*slot)
        *slot = find_tagged(m, tag, clause->count);
    return slot ? *slot : NULL;
}

const struct oas_value_row *branches_only_tag(struct modeller *m, const struct clause *clause,
                                              const struct oas_tag_row *tag, size_t branch)
{
    const struct tagged *of = tagged_of(m, clause, tag);
    return of && !of[branch].several ? of[branch].first : NULL;
}

bool branches_tag_is_boolean(struct modeller *m, const struct clause *clause,
                             const struct oas_tag_row *tag, size_t branch)
{
    const struct tagged *of = tagged_of(m, clause, tag);
    return of && of[branch].booleans;
}
