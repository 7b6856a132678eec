/* Objects as structs: their members' types, which may be absent, which null. */
#include "model/members.h"

#define MOST_FLAT 32 /* branches in one struct: oas_member_row.kinds has that many bits */

/* A member's type as all its branches together have it. */
struct merged {
    struct ctype *type;
    bool nullable;
    bool never;     /* no value is valid: the member is left out */
    bool differs;   /* branches disagree: any JSON */
    bool partly;    /* not all branches that take values have the limits of `schema` */
    bool only_null; /* `schema` takes no others */
    const struct schema *schema;
};

static void merge_shape(struct modeller *m, struct merged *merged,
                        const struct schema *const *given, size_t count, oas_str name)
{
    struct conj conj = conj_of(m, given, count);
    if (conj.kinds == 0)
        return;
    bool only_null = !(conj.kinds & ~(unsigned)OAS_KIND_NULL);
    if (!merged->schema || (merged->only_null && !only_null)) {
        merged->schema = given[0];
        merged->only_null = only_null;
    } else if (!only_null && !conj_says_same(merged->schema, given[0])) {
        merged->partly = true;
    }
    const struct shaped *shaped = shape_of(m, given, count, name);
    struct ctype *type = shaped->type ? shaped->type : m->json;
    if (merged->never)
        merged->type = type;
    else
        merged->type = ctype_either(m, merged->type, type);
    merged->nullable |= shaped->nullable;
    merged->never = false;
}

static struct merged merge_entry(struct members *members, const struct entry *entry, oas_str name)
{
    struct modeller *m = members->m;
    struct merged merged = {.never = true};
    size_t count, own;
    const struct schema **given = members_said(members, entry, BRANCH_OWN, &own);
    if (own) {
        merge_shape(m, &merged, given, own, name);
        if (merged.never || merged.type != m->json)
            return merged;
        merged.never = true;
    }
    size_t last = BRANCH_OWN;
    bool any = false;
    for (const struct said *said = entry->first; said; said = said->next) {
        if (said->branch == BRANCH_OWN || (said->branch == last && last != BRANCH_MAYBE))
            continue;
        last = said->branch;
        any = true;
        if (said->branch == BRANCH_MAYBE)
            merge_shape(m, &merged, &said->schema, 1, name);
        else if ((given = members_said(members, entry, last, &count)))
            merge_shape(m, &merged, given, count, name);
    }
    if (!any && (own || !entry->first)) /* any value; or required and not declared */
        merged = (struct merged){.type = m->json, .schema = own ? given[0] : NULL};
    merged.differs = !merged.never && !merged.type;
    if (merged.differs)
        merged.type = m->json;
    if (merged.type == m->json)
        merged.nullable = false; /* null is a JSON text like others */
    return merged;
}

static unsigned flags_of(const struct entry *entry)
{
    unsigned flags = 0;
    for (const struct said *said = entry->first; said; said = said->next)
        flags |= schema_direction(said->schema);
    return flags;
}

static void add_part(struct modeller *m, struct ctype *into, struct names *scope,
                     const struct entry *entry, const struct merged *merged, bool required)
{
    struct part *part = &into->parts[into->part_count++];
    part->json = entry->json;
    part->schema = merged->schema;
    part->partly = merged->partly;
    part->flags = flags_of(entry);
    part->required = required;
    unsigned states = (required && part->flags == 0 ? 0u : OAS_STATE_ABSENT) |
                      (merged->nullable ? OAS_STATE_NULL : 0u);
    part->type = ctype_option(m, merged->type, states, oas_str_of(NULL, 0));
    if (part->type->shape != OAS_SHAPE_CONST)
        part->name = name_taken(m, scope, name_joined(m, oas_str_of(NULL, 0), entry->json));
}

/* ---- members without a name in C ---- */

static struct ctype *rest_type(struct members *members, oas_str name)
{
    struct modeller *m = members->m;
    oas_str value = name_joined(m, name, OAS_STR("value"));
    if (members->rest_count == 0)
        return ctype_map(m, m->json, name);
    const struct shaped *shaped = shape_of(m, members->rest, members->rest_count, value);
    struct ctype *type = shaped->type ? shaped->type : m->json;
    if (type->shape == OAS_SHAPE_CONST)
        return ctype_map(m, m->json, name);
    return ctype_map(m, shaped->nullable ? ctype_nullable(m, type, value) : type, name);
}

static void add_rest(struct members *members, struct ctype *into, struct names *scope)
{
    struct modeller *m = members->m;
    bool keep = m->model->options.keep_unknown;
    if (members->closed || (members->rest_count == 0 && !keep && !members->counted))
        return;
    into->item = rest_type(members, name_joined(m, into->tag, OAS_STR("rest")));
    into->keep = members->rest_count == 0 && !members->counted;
    into->rest = name_taken(m, scope, OAS_STR("rest"));
}

/* ---- structs ---- */

static bool needs_struct(const struct members *members)
{
    for (const struct entry *entry = members->first; entry; entry = entry->next)
        if (entry->first)
            return true;
    return members->closed;
}

/* What is required and not declared is one of the rest, where that has a type. */
static bool is_left_out(const struct members *members, const struct entry *entry)
{
    return !entry->first && (members->closed || members->rest_count || !entry->required);
}

static void fill_struct(struct members *members, struct ctype *into)
{
    struct modeller *m = members->m;
    struct names scope = {.mem = m->mem};
    into->parts = TAKE(m, struct part, members->count);
    for (struct entry *entry = members->first; into->parts && entry; entry = entry->next) {
        if (is_left_out(members, entry))
            continue;
        struct merged merged = merge_entry(members, entry, name_joined(m, into->tag, entry->json));
        if (!merged.never)
            add_part(m, into, &scope, entry, &merged, entry->required);
    }
    add_rest(members, into, &scope);
}

void shape_object(struct modeller *m, const struct conj *conj, oas_str name, struct shaped *shaped)
{
    struct members members;
    members_init(&members, m);
    members_gather(&members, conj, BRANCH_OWN, NULL);
    if (needs_struct(&members)) {
        shaped->type = ctype_new(m, OAS_SHAPE_STRUCT, conj->at[0]);
        ctype_name(m, shaped->type, name);
        fill_struct(&members, shaped->type);
    } else if (members.explicit_rest) {
        shaped->type = rest_type(&members, name);
    } else {
        shaped->type = m->json;
    }
}

/* ---- several structs in one ---- */

static void gather_branches(struct members *members, const struct conj *conj,
                            const struct clause *clause)
{
    members_init(members, members->m);
    members_gather(members, conj, BRANCH_OWN, clause);
    for (size_t i = 0; i < clause->count; i++) {
        struct conj branch =
            conj_of(members->m, (const struct schema *const *)&clause->schemas[i], 1);
        if (branch.kinds & OAS_KIND_OBJECT)
            members_gather(members, &branch, i + 1, NULL);
    }
}

/* How many branches speak of the member. */
static size_t branches_of(const struct entry *entry)
{
    size_t count = 0, last = BRANCH_MAYBE;
    for (const struct said *said = entry->first; said; said = said->next) {
        if (said->branch != last && said->branch != BRANCH_OWN && said->branch != BRANCH_MAYBE)
            count++;
        last = said->branch;
    }
    return count;
}

/* The tag's values in one enum: the kinds themselves when each branch has one value. */
static bool add_tag(struct modeller *m, struct ctype *into, struct names *scope,
                    const struct entry *entry, const struct clause *clause,
                    const struct oas_tag_row *tag)
{
    const oas_program *program = &m->model->plan->program;
    struct part *part = &into->parts[into->part_count++];
    bool apart = tag->count == objects_before(m, clause, clause->count);
    oas_str *texts = TAKE(m, oas_str, tag->count);
    for (uint32_t i = 0; texts && i < tag->count; i++)
        texts[i] = oas_program_text(program, program->values[tag->values + i].text);
    if (!texts)
        return false;
    oas_str word = apart ? OAS_STR("kind") : entry->json;
    part->json = entry->json;
    part->required = true;
    part->schema = apart || !entry->first ? NULL : entry->first->schema;
    part->type = ctype_enum(m, texts, tag->count, into->schema, name_joined(m, into->tag, word));
    if (part->type->labels)
        part->type->labels->schema = part->schema; /* not what describes the union */
    if (apart) {
        part->name = into->kind_name = word;
        into->kind = part->type->labels;
        into->kind_is_part = true;
        return true;
    }
    part->name = name_taken(m, scope, name_joined(m, oas_str_of(NULL, 0), word));
    into->kind_name = OAS_STR("kind");
    tag_kinds(m, into, clause, tag);
    return true;
}

/* Most members are shared, and none has two types. */
static bool shares_most(struct members *members, const struct clause *clause, oas_str tag,
                        oas_str name)
{
    struct modeller *m = members->m;
    size_t all = 0, shared = 0, branches = objects_before(m, clause, clause->count);
    for (struct entry *entry = members->first; entry; entry = entry->next) {
        if (!entry->first || oas_str_equal(entry->json, tag))
            continue;
        struct merged merged = merge_entry(members, entry, name_joined(m, name, entry->json));
        if (merged.differs)
            return false;
        all++;
        shared += entry->first->branch == BRANCH_OWN || branches_of(entry) == branches;
    }
    return shared * 2 >= all && shared > 0;
}

/* The kinds that declare the member, as oas_member_row has them. */
static uint32_t kinds_with(struct modeller *m, const struct clause *clause,
                           const struct entry *entry, size_t branches)
{
    uint32_t kinds = 0;
    for (const struct said *said = entry->first; said; said = said->next) {
        if (said->branch == BRANCH_OWN || said->branch == BRANCH_MAYBE)
            return 0;
        kinds |= UINT32_C(1) << objects_before(m, clause, said->branch - 1);
    }
    uint32_t all = (uint32_t)((UINT64_C(1) << branches) - 1);
    return kinds == all ? 0 : kinds;
}

bool shape_flat(struct modeller *m, const struct conj *conj, const struct clause *clause,
                const struct oas_tag_row *tag, struct ctype *into)
{
    oas_str name = oas_program_text(&m->model->plan->program, tag->name);
    struct members members = {.m = m};
    struct names scope = {.mem = m->mem};
    size_t branches = objects_before(m, clause, clause->count);
    gather_branches(&members, conj, clause);
    if (branches > MOST_FLAT || !tag->decides || !shares_most(&members, clause, name, into->tag))
        return false;
    (void)names_reserve(&scope, OAS_STR("kind"));
    into->parts = TAKE(m, struct part, members.count + 1);
    for (struct entry *entry = members.first; into->parts && entry; entry = entry->next) {
        if (oas_str_equal(entry->json, name)) {
            if (!add_tag(m, into, &scope, entry, clause, tag))
                return false;
            continue;
        }
        bool required = entry->required || entry->required_in == branches;
        if (!entry->first && !required)
            continue;
        struct merged merged = merge_entry(&members, entry, name_joined(m, into->tag, entry->json));
        if (merged.never)
            continue;
        add_part(m, into, &scope, entry, &merged, required);
        into->parts[into->part_count - 1].branches = kinds_with(m, clause, entry, branches);
    }
    add_rest(&members, into, &scope);
    into->tag_member = name;
    return true;
}
