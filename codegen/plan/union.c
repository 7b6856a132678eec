/* Discriminators: what a document itself says of how the branches are told apart. */
#include "plan/union.h"

#include <stdlib.h>

#include "load/pointer_order.h"
#include "plan/branch.h"
#include "plan/constant.h"
#include "plan/rows.h"
#include "plan/tag.h"
#include "resolve/resolve.h"
#include "resolve/uri.h"

/* What a reference ends in: the schema's name, where it stands among components. */
static oas_str last_part(oas_str reference)
{
    size_t start = reference.len;
    while (start > 0 && reference.at[start - 1] != '/')
        start--;
    return oas_str_of(reference.at + start, reference.len - start);
}

static void know_branch(struct tag *tag, oas_str name, struct schema **branch)
{
    void **slot = name.at ? map_put(&tag->branches, tag->planner->mem, name) : NULL;
    tag->planner->diags->no_memory |= !slot;
    if (slot && !*slot)
        *slot = branch;
}

/* Each branch by its name and by what it refers to, absolute. The first one wins. */
static void know_branches(struct tag *tag)
{
    oas_arena *mem = tag->planner->mem;
    for (size_t i = 0; i < tag->clause->count; i++) {
        struct schema **branch = &tag->clause->schemas[i];
        const struct clause *ref = schema_clause(*branch, OAS_KEYWORD_REF);
        if (!ref)
            continue;
        know_branch(tag, last_part(ref->value->text), branch);
        know_branch(tag, uri_resolve(mem, (*branch)->base, ref->value->text), branch);
    }
}

/* The branch that a mapping's value means: a schema's name, or a reference like the branch's own.
 */
static size_t branch_of_mapping(const struct tag *tag, const struct node *value)
{
    oas_str uri = uri_resolve(tag->planner->mem, tag->schema->base, value->text);
    struct schema **by_name = map_get(&tag->branches, value->text);
    struct schema **by_uri = map_get(&tag->branches, uri);
    size_t name = by_name ? (size_t)(by_name - tag->clause->schemas) : SIZE_MAX;
    size_t other = by_uri ? (size_t)(by_uri - tag->clause->schemas) : SIZE_MAX;
    return name < other ? name : other;
}

static void report_mapping(const struct tag *tag, const struct member *member)
{
    diag_lenient(tag->planner->diags, LENIENCY_MAPPING_NOWHERE, member->value->place,
                 "the discriminator maps \"" OAS_PRI "\" to " OAS_PRI
                 ", which is no schema of this %s; it is ignored",
                 OAS_ARG(member->key), OAS_ARG(member->value->text),
                 oas_keyword_name(tag->clause->keyword));
    diag_at(tag->planner->diags, DIAG_NOTE, tag->clause->member->place,
            "its schemas are listed here");
}

/* One of the tag's values, unless an earlier one is the same. */
static void add_value(struct tag *tag, unsigned jtype, oas_str text, size_t branch)
{
    struct planner *planner = tag->planner;
    if (!constant_put(planner, jtype, text, (uint32_t)branch))
        return;
    uint32_t last = planner->values.count - 1;
    void **slot = map_put(&tag->values, planner->mem, constant_key(planner, last));
    planner->diags->no_memory |= !slot;
    if (slot && *slot)
        planner->values.count = last;
    else if (slot)
        *slot = tag;
}

/* What a mapping's key is in a payload: a text, unless the branch takes none for the member. */
static unsigned jtype_of_key(oas_str key, unsigned taken)
{
    if (taken & OAS_JTYPE_STRING)
        return OAS_JTYPE_STRING;
    if (taken & OAS_JTYPE_BOOLEAN && (oas_str_is(key, "true") || oas_str_is(key, "false")))
        return OAS_JTYPE_BOOLEAN;
    if (taken & OAS_JTYPE_NUMBER && tag_is_integer(key))
        return OAS_JTYPE_NUMBER;
    return taken & OAS_JTYPE_NULL && oas_str_is(key, "null") ? OAS_JTYPE_NULL : OAS_JTYPE_STRING;
}

/* The JSON types that the tag's member may have in this branch. */
static unsigned taken_by(const struct tag *tag, size_t branch)
{
    struct branch_parts parts = branch_parts(tag->clause->schemas[branch]);
    return branch_member_jtypes(&parts, tag->name);
}

/* An entry of a mapping, and the branch that it means. */
struct mapped {
    const struct member *member;
    size_t branch;
};

static int compare_mapped(const void *a, const void *b)
{
    const struct mapped *x = a, *y = b;
    if (x->branch != y->branch)
        return x->branch < y->branch ? -1 : 1;
    return pointer_order(x->member->key, y->member->key);
}

/* Its texts in the order of the branches, wherever they stand. */
static void gather_mapping(struct tag *tag, const struct node *mapping)
{
    size_t count = 0;
    struct mapped *mapped =
        mapping ? OAS_ARENA_NEW(tag->planner->mem, struct mapped, mapping->count + 1) : NULL;
    tag->planner->diags->no_memory |= mapping && !mapped;
    for (size_t i = 0; mapped && i < mapping->count; i++) {
        const struct member *member = &mapping->members[i];
        size_t branch = branch_of_mapping(tag, member->value);
        if (branch == SIZE_MAX)
            report_mapping(tag, member);
        else
            mapped[count++] = (struct mapped){member, branch};
    }
    if (count)
        qsort(mapped, count, sizeof *mapped, compare_mapped);
    for (size_t i = 0; i < count && !tag->decides; i++) {
        oas_str key = mapped[i].member->key;
        size_t branch = mapped[i].branch;
        add_value(tag, jtype_of_key(key, taken_by(tag, branch)), key, branch);
    }
}

/* Each branch's own name (OpenAPI 3.1 section 4.8.25), where its member may be a text. */
static void gather_names(struct tag *tag)
{
    for (size_t i = 0; i < tag->clause->count; i++) {
        const struct clause *ref = schema_clause(tag->clause->schemas[i], OAS_KEYWORD_REF);
        if (ref && taken_by(tag, i) & OAS_JTYPE_STRING)
            add_value(tag, OAS_JTYPE_STRING, last_part(ref->value->text), i);
    }
}

/* Which branch alone has each of the constants from the row `first` on; `tag` stands for several.
 */
static struct map owners_of(const struct tag *tag, uint32_t first)
{
    struct planner *planner = tag->planner;
    struct map owners = {NULL};
    for (uint32_t row = first; row < planner->values.count; row++) {
        void **slot = map_put(&owners, planner->mem, constant_key(planner, row));
        void *branch = &tag->clause->schemas[constant_at(planner, row)->branch];
        planner->diags->no_memory |= !slot;
        if (slot)
            *slot = *slot && *slot != branch ? (void *)tag : branch;
    }
    return owners;
}

/* The constants of each branch, also of one without a name: those that no other branch has. What a
 * type alone leaves says less than the mapping. */
static void gather_constants(struct tag *tag)
{
    struct planner *planner = tag->planner;
    uint32_t first = planner->values.count;
    for (size_t i = 0; i < tag->clause->count; i++) {
        struct branch_parts parts = branch_parts(tag->clause->schemas[i]);
        if (branch_constants(&parts, tag->name))
            (void)tag_add_constants(tag, &parts, (uint32_t)i);
    }
    struct map owners = owners_of(tag, first);
    uint32_t end = planner->values.count;
    planner->values.count = first; /* from here on again, one in the place of each or fewer */
    for (uint32_t row = first; row < end; row++) {
        struct oas_value_row value = *constant_at(planner, row);
        if (map_get(&owners, constant_key(planner, row)) != tag)
            add_value(tag, value.jtype, rows_text_at(planner, value.text), value.branch);
    }
}

static void report_default(const struct tag *tag, const struct node *value)
{
    diag_lenient(tag->planner->diags, LENIENCY_MAPPING_NOWHERE, value->place,
                 "defaultMapping names " OAS_PRI ", which is no schema of this %s; it is ignored",
                 OAS_ARG(value->text), oas_keyword_name(tag->clause->keyword));
    diag_at(tag->planner->diags, DIAG_NOTE, tag->clause->member->place,
            "its schemas are listed here");
}

/* The branch of objects whose tag is missing or unknown (OpenAPI 3.2 section 4.25), plus 1. */
static uint32_t default_branch(const struct tag *tag, const struct node *discriminator)
{
    const struct node *value = node_get(discriminator, "defaultMapping");
    if (!value)
        return 0;
    size_t branch = branch_of_mapping(tag, value);
    if (branch == SIZE_MAX)
        report_default(tag, value);
    return (uint32_t)(branch + 1); /* 0 when it is none of them */
}

/* A declared discriminator. Where the branches' own constants say as much, they decide; else its
 * mapping only chooses the branch that is explained. */
static uint32_t plan_declared(struct tag *tag, const struct node *discriminator)
{
    const struct node *name = node_get(discriminator, "propertyName");
    tag->decides = tag_gather(tag, name->text);
    tag->name = name->text;
    know_branches(tag);
    gather_mapping(tag, node_get(discriminator, "mapping"));
    tag->other = default_branch(tag, discriminator);
    if (!tag->decides) {
        gather_names(tag);
        gather_constants(tag);
    }
    return tag->planner->values.count > tag->first ? tag_finish(tag) : 0;
}

static bool any_declares(const struct clause *clause, oas_str name)
{
    bool any = false;
    for (size_t i = 0; clause && !any && i < clause->count; i++) {
        struct branch_parts parts = branch_parts(clause->schemas[i]);
        any = branch_may_have(&parts, name);
    }
    return any;
}

void union_check_discriminator(const struct planner *planner, const struct schema *schema)
{
    const struct clause *discriminator = schema_clause(schema, OAS_KEYWORD_DISCRIMINATOR);
    const struct clause *one = schema_clause(schema, OAS_KEYWORD_ONE_OF);
    const struct clause *any = schema_clause(schema, OAS_KEYWORD_ANY_OF);
    if (!discriminator)
        return;
    const struct node *name = node_get(discriminator->value, "propertyName");
    bool own = branch_declares(schema, name->text);
    if (!own && !one && !any) {
        struct branch_parts parts = branch_parts(schema);
        own = branch_may_have(&parts, name->text);
    }
    if (!own && !any_declares(one, name->text) && !any_declares(any, name->text))
        diag_lenient(planner->diags, LENIENCY_DISCRIMINATOR_MEMBER, name->place,
                     "no schema here declares '" OAS_PRI
                     "', by which the discriminator tells them apart; no verdict depends on it",
                     OAS_ARG(name->text));
}

/* All that holds of a union's objects beside it. */
static struct branch_parts parts_around(const struct planner *planner, const struct schema *schema)
{
    const struct schema *within;
    while ((within = plan_known(planner, schema)->within))
        schema = within;
    return branch_parts(schema);
}

/* A tag that nobody declared. One that only what stands around demands decides no verdict: where it
 * is missing, the union says what it says. */
static bool search(struct tag *tag)
{
    struct branch_parts around = parts_around(tag->planner, tag->schema);
    tag->decides = tag_search(tag);
    tag->around = &around;
    bool found = tag->decides || tag_search(tag);
    tag->around = NULL;
    return found;
}

uint32_t union_tag(struct planner *planner, const struct schema *schema,
                   const struct clause *clause)
{
    const struct clause *discriminator = schema_clause(schema, OAS_KEYWORD_DISCRIMINATOR);
    struct tag tag = {
        .planner = planner, .schema = schema, .clause = clause, .first = planner->values.count};
    if (discriminator)
        return plan_declared(&tag, discriminator->value);
    return search(&tag) ? tag_finish(&tag) : 0;
}

bool union_is_decided(struct planner *planner, const struct schema *schema,
                      const struct clause *clause, oas_str *name)
{
    const struct clause *discriminator = schema_clause(schema, OAS_KEYWORD_DISCRIMINATOR);
    struct tag tag = {
        .planner = planner, .schema = schema, .clause = clause, .first = planner->values.count};
    if (discriminator)
        tag.decides = tag_gather(&tag, node_get(discriminator->value, "propertyName")->text);
    else
        tag.decides = tag_search(&tag);
    planner->values.count = tag.first;
    *name = discriminator || tag.decides ? tag.name : oas_str_of(NULL, 0);
    return tag.decides;
}
