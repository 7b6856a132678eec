/* Several structs in one. */
#include "model/flat.h"

#include "model/branch.h"
#include "model/branches.h"
#include "model/cenum.h"
#include "model/ctype.h"
#include "model/part.h"

enum { MOST_FLAT = 32 }; /* branches in one struct: oas_field_row.kinds has that many bits */

static void gather_branches(struct modeller *m, struct members *members,
                            const struct schema_set *set, const struct clause *clause)
{
    members_init(members, m);
    members_gather(members, set, BRANCH_OWN, clause);
    for (struct member_entry *entry = members->first; entry; entry = entry->next)
        entry->asked_of_all = entry->asked;
    for (size_t i = 0; i < clause->count; i++) {
        struct schema_set branch =
            schema_set_of(m, (const struct schema *const *)&clause->schemas[i], 1);
        if (!(branch.jtypes & OAS_JTYPE_OBJECT))
            continue;
        members_gather(members, &branch, i + 1, NULL);
        members->branches++;
    }
    members_spread(members);
}

/* The tag's values in one enum: the kinds themselves when each branch has one value. */
static void add_tag(struct modeller *m, struct ctype *into, struct names *scope,
                    const struct member_entry *entry, const struct clause *clause,
                    const struct oas_tag_row *tag)
{
    const oas_program *program = &m->model->plan->program;
    bool apart = tag->count == branches_objects_before(m, clause, clause->count);
    struct constant *tags = MODELLER_NEW(m, struct constant, tag->count);
    for (uint32_t i = 0; tags && i < tag->count; i++)
        tags[i].text = oas_program_text(program, program->values[tag->values + i].text);
    if (!tags)
        return;
    struct part *part = &into->parts[into->part_count++];
    oas_str word = apart ? OAS_STR("kind") : member_words(entry);
    part->json = entry->json;
    part->index = entry->index;
    part->required = true;
    part->schema = apart || !entry->first ? NULL : entry->first->schema;
    part->type = ctype_enum(m, tags, tag->count, into->schema, name_joined(m, into->name, word));
    if (part->type->cenum)
        part->type->cenum->schema = part->schema; /* not what describes the union */
    if (apart) {
        part->name = into->kind_name = word;
        into->kind = part->type->cenum;
        into->kind_is_part = true;
        return;
    }
    part->name = name_taken(m, scope, name_joined(m, oas_str_of(NULL, 0), word));
    into->kind_name = OAS_STR("kind");
    branch_tag_kinds(m, into, clause, tag);
}

/* Most members that the branches have are shared, and no member has two types. */
static bool shares_most(struct members *members, struct member_entry *const *sorted,
                        const struct clause *clause, oas_str tag, oas_str name)
{
    struct modeller *m = members->m;
    size_t all = 0, shared = 0, beside = 0,
           branches = branches_objects_before(m, clause, clause->count);
    for (size_t i = 0; i < members->count; i++) {
        const struct member_entry *entry = sorted[i];
        if (!entry->first || oas_str_equal(entry->json, tag))
            continue;
        struct part_merged merged =
            part_merge(members, entry, name_joined(m, name, member_words(entry)));
        size_t said = members_branches(entry);
        bool any_elsewhere =
            entry->asked_of_all && said && said < branches && entry->first->branch != BRANCH_OWN;
        if (merged.differs || (any_elsewhere && merged.type != m->json))
            return false;
        beside += said == 0;
        all += said > 0;
        shared += said == branches || (said && entry->first->branch == BRANCH_OWN);
    }
    return shared * 2 >= all && shared + beside > 0;
}

/* The kinds that declare the member, as oas_field_row has them; what is asked of all is in each. */
static uint32_t kinds_with(struct modeller *m, const struct clause *clause,
                           const struct member_entry *entry, size_t branches)
{
    uint32_t kinds = 0;
    if (entry->asked_of_all)
        return 0;
    for (const struct member_schema *said = entry->first; said; said = said->next) {
        if (said->branch == BRANCH_OWN || said->branch == BRANCH_MAYBE)
            return 0;
        kinds |= UINT32_C(1) << branches_objects_before(m, clause, said->branch - 1);
    }
    uint32_t all = (uint32_t)((UINT64_C(1) << branches) - 1);
    return kinds == all ? 0 : kinds;
}

/* What the kinds ask of it, where that is not the same for all: nothing is known of what may apply
 * within a kind. */
static void add_apart(struct modeller *m, const struct clause *clause,
                      const struct member_entry *entry, const struct part_merged *merged,
                      struct part *part)
{
    bool differ = merged->partly;
    for (const struct member_schema *said = entry->first; said; said = said->next) {
        if (said->branch == BRANCH_MAYBE)
            return;
        differ |= said->branch == BRANCH_OWN;
    }
    if (!differ)
        return;
    for (size_t i = 0; i < merged->apart_count; i++) {
        uint32_t *kinds = &merged->apart[i].kinds;
        *kinds = UINT32_C(1) << branches_objects_before(m, clause, *kinds - 1);
    }
    part->apart = merged->apart;
    part->apart_count = merged->apart_count;
}

bool flat_shape(struct modeller *m, const struct schema_set *set, const struct clause *clause,
                const struct oas_tag_row *tag, struct ctype *into)
{
    oas_str name = oas_program_text(&m->model->plan->program, tag->name);
    struct members members;
    struct names scope = member_names(m);
    size_t branches = branches_objects_before(m, clause, clause->count);
    gather_branches(m, &members, set, clause);
    struct member_entry **sorted = members_by_name(&members);
    if (!sorted || branches > MOST_FLAT || !tag->decides || !branch_tag_is_text(m, tag) ||
        !shares_most(&members, sorted, clause, name, into->name))
        return false;
    (void)names_reserve(&scope, OAS_STR("kind"));
    into->parts = MODELLER_NEW(m, struct part, members.count + 1);
    for (size_t i = 0; into->parts && i < members.count; i++) {
        const struct member_entry *entry = sorted[i];
        if (oas_str_equal(entry->json, name)) {
            add_tag(m, into, &scope, entry, clause, tag);
            continue;
        }
        bool required = entry->required || entry->required_in == branches;
        if (!entry->first && !entry->asked)
            continue;
        struct part_merged merged =
            part_merge(&members, entry, name_joined(m, into->name, member_words(entry)));
        if (merged.never)
            continue;
        part_add(m, into, &scope, entry, &merged, required);
        struct part *part = &into->parts[into->part_count - 1];
        part->branches = kinds_with(m, clause, entry, branches);
        add_apart(m, clause, entry, &merged, part);
    }
    part_sort(into);
    part_add_rest(&members, into, &scope);
    into->tag_member = name;
    into->told = TOLD_TAG;
    into->told_apart =
        modeller_text(m, "Alternatives that share most members, told apart by \"", name,
                      "\": members that only some of them have are optional here.");
    return true;
}
