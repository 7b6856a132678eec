/* Discriminators: what a document itself says of how the branches are told apart. */
#include "plan/union.h"

#include "plan/branch.h"
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

static void add_text(struct tag *tag, oas_str text, uint32_t branch)
{
    struct planner *planner = tag->planner;
    void **slot = map_put(&tag->names, planner->mem, text);
    planner->diags->no_memory |= !slot;
    if (slot)
        *slot = tag;
    oas_text added = rows_text(planner, text);
    struct oas_value_row *row = rows_add(planner, &planner->values, sizeof *row, 1);
    if (row)
        *row = (struct oas_value_row){OAS_JTYPE_STRING, branch, added};
}

static bool has_value(const struct tag *tag, oas_str text)
{
    return map_get(&tag->names, text) != NULL;
}

/* The mapping's entries, then each branch's own name (OpenAPI 3.1 section 4.8.25). */
static void gather_mapping(struct tag *tag, const struct node *mapping, bool add)
{
    if (!mapping)
        return;
    know_branches(tag);
    for (size_t i = 0; i < mapping->count; i++) {
        size_t branch = branch_of_mapping(tag, mapping->members[i].value);
        if (branch == SIZE_MAX)
            report_mapping(tag, &mapping->members[i]);
        else if (add)
            add_text(tag, mapping->members[i].key, (uint32_t)branch);
    }
}

static void gather_names(struct tag *tag)
{
    for (size_t i = 0; i < tag->clause->count; i++) {
        const struct clause *ref = schema_clause(tag->clause->schemas[i], OAS_KEYWORD_REF);
        if (!ref)
            continue;
        oas_str name = last_part(ref->value->text);
        if (!has_value(tag, name))
            add_text(tag, name, (uint32_t)i);
    }
}

/* A declared discriminator. Where the branches' own constants say as much, they decide; else its
 * mapping only chooses the branch that is explained. */
static uint32_t plan_declared(struct tag *tag, const struct node *discriminator)
{
    const struct node *name = node_get(discriminator, "propertyName");
    const struct node *mapping = node_get(discriminator, "mapping");
    tag->decides = tag_gather(tag, name->text);
    tag->name = name->text;
    gather_mapping(tag, mapping, !tag->decides);
    if (!tag->decides)
        gather_names(tag);
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

uint32_t union_tag(struct planner *planner, const struct schema *schema,
                   const struct clause *clause)
{
    const struct clause *discriminator = schema_clause(schema, OAS_KEYWORD_DISCRIMINATOR);
    struct tag tag = {
        .planner = planner, .schema = schema, .clause = clause, .first = planner->values.count};
    return discriminator ? plan_declared(&tag, discriminator->value) : tag_implicit(&tag);
}
