/* Branches, and what tells them apart: a discriminator, or a common required member whose constants
 * differ from branch to branch. */
#include "load/map.h"
#include "plan/planner.h"
#include "resolve/resolve.h"

uint32_t plan_branches(struct planner *planner, struct schema *const *schemas, size_t count)
{
    uint32_t first = planner->branches.count;
    struct oas_branch_row *rows =
        rows_add(planner, &planner->branches, sizeof *rows, (uint32_t)count);
    for (size_t i = 0; rows && i < count; i++) {
        rows[i].use = use_of(planner, schemas[i]);
        rows[i].kinds = known_of(planner, schemas[i])->kinds;
    }
    return first;
}

/* ---- what a branch says of one of its members ---- */

#define MOST_PARTS 64 /* of one branch: schemas that it takes in by $ref and allOf */

/* The schemas that all hold of a branch: itself, and what it takes in by `$ref` and `allOf`. */
struct parts {
    const struct schema *at[MOST_PARTS];
    size_t count;
};

static void add_part(struct parts *parts, const struct schema *schema)
{
    for (size_t i = 0; i < parts->count; i++)
        if (parts->at[i] == schema)
            return;
    if (parts->count < MOST_PARTS)
        parts->at[parts->count++] = schema;
}

static struct parts parts_of(const struct schema *branch)
{
    struct parts parts = {.count = 0};
    add_part(&parts, branch);
    for (size_t i = 0; i < parts.count; i++)
        for (const struct clause *clause = parts.at[i]->clauses; clause; clause = clause->next)
            if (clause->keyword == OAS_KEYWORD_REF || clause->keyword == OAS_KEYWORD_ALL_OF)
                for (size_t j = 0; j < clause->count; j++)
                    add_part(&parts, clause->schemas[j]);
    return parts;
}

static const struct schema *property_of(const struct schema *schema, oas_str name)
{
    const struct clause *properties = schema_clause(schema, OAS_KEYWORD_PROPERTIES);
    for (size_t i = 0; properties && i < properties->count; i++)
        if (oas_str_equal(properties->names[i], name))
            return properties->schemas[i];
    return NULL;
}

static bool requires(const struct parts *parts, oas_str name)
{
    for (size_t i = 0; i < parts->count; i++) {
        const struct clause *required = schema_clause(parts->at[i], OAS_KEYWORD_REQUIRED);
        for (size_t j = 0; required && j < required->count; j++)
            if (oas_str_equal(required->names[j], name))
                return true;
    }
    return false;
}

/* The const or enum that the member `name` must match in this branch; NULL when there is none, or
 * when it may be missing in one direction. */
static const struct clause *constants_of(const struct parts *branch, oas_str name)
{
    const struct clause *found = NULL;
    for (size_t i = 0; i < branch->count; i++) {
        const struct schema *property = property_of(branch->at[i], name);
        if (!property)
            continue;
        struct parts parts = parts_of(property);
        for (size_t j = 0; j < parts.count; j++) {
            const struct clause *constant = schema_clause(parts.at[j], OAS_KEYWORD_CONST);
            if (parts.at[j]->read_only || parts.at[j]->write_only)
                return NULL;
            if (!constant)
                constant = schema_clause(parts.at[j], OAS_KEYWORD_ENUM);
            if (constant && (!found || constant->keyword == OAS_KEYWORD_CONST))
                found = constant;
        }
    }
    return found;
}

/* A cheap look before constants_of(). */
static bool has_constants(const struct schema *property)
{
    struct parts parts = parts_of(property);
    for (size_t i = 0; i < parts.count; i++)
        if (schema_clause(parts.at[i], OAS_KEYWORD_CONST) ||
            schema_clause(parts.at[i], OAS_KEYWORD_ENUM))
            return true;
    return false;
}

/* Names that requires() and constants_of() compare, about; a table costs as much as a few. A tag
 * that is not found for want of work changes no verdict, only which branch is explained. */
static const size_t MOST_WORK = 20000000;

static size_t work_of(const struct parts *parts)
{
    size_t work = 16;
    for (size_t i = 0; i < parts->count; i++) {
        const struct clause *properties = schema_clause(parts->at[i], OAS_KEYWORD_PROPERTIES);
        const struct clause *required = schema_clause(parts->at[i], OAS_KEYWORD_REQUIRED);
        work += (properties ? properties->count : 0) + (required ? required->count : 0);
    }
    return work;
}

/* ---- the candidates' constants, all branches together ---- */

struct tag {
    struct planner *planner;
    const struct schema *schema; /* that holds the union */
    const struct clause *clause;
    oas_str name;
    bool decides;
    uint32_t first;      /* value rows */
    struct map names;    /* the texts that add_text() was given */
    struct map branches; /* for a mapping: names and URIs to places in clause->schemas */
};

static const struct oas_value_row *value_at(const struct planner *planner, uint32_t row)
{
    return (const struct oas_value_row *)planner->values.at + row;
}

static oas_str tag_text(const struct planner *planner, uint32_t first, uint32_t i)
{
    const struct oas_value_row *row = value_at(planner, first + i);
    if (row->kind != OAS_KIND_STRING)
        return oas_str_of(NULL, 0);
    return oas_str_of((const char *)planner->text.at + row->text.at, row->text.len);
}

static size_t constant_count(const struct clause *constants)
{
    return constants->keyword == OAS_KEYWORD_CONST ? 1 : constants->value->count;
}

static const struct node *constant_at(const struct clause *constants, size_t i)
{
    return constants->keyword == OAS_KEYWORD_CONST ? constants->value : constants->value->items[i];
}

/* True if no constant of the new branch is one of an earlier branch's. Texts only: a tag of another
 * type is rare, and telling 1 from 1.0 is not for here. */
static bool add_constants(struct tag *tag, const struct clause *constants, uint32_t branch)
{
    struct planner *planner = tag->planner;
    for (size_t i = 0; i < constant_count(constants); i++) {
        const struct node *node = constant_at(constants, i);
        if (node->kind != NODE_STRING)
            return false;
        plan_value(planner, node, branch);
    }
    return true;
}

/* Equal texts are the same text of the program: sorting by place finds them in other branches. */
static bool all_apart(const struct tag *tag)
{
    const struct planner *planner = tag->planner;
    uint32_t slots, mask, count = planner->values.count - tag->first;
    struct planner scratch = *planner; /* the table is dropped again */
    scratch.slots = (struct rows){NULL, 0, 0};
    table_add(&scratch, count, tag_text, tag->first, &slots, &mask);
    const uint32_t *table = scratch.slots.at;
    for (uint32_t i = 0; table && i < count; i++) {
        const struct oas_value_row *value = value_at(planner, tag->first + i);
        oas_str text = tag_text(planner, tag->first, i);
        for (uint32_t at = oas_name_hash(text) & mask; table[at]; at = (at + 1) & mask) {
            const struct oas_value_row *other = value_at(planner, tag->first + table[at] - 1);
            if (other->text.at == value->text.at && other->text.len == value->text.len &&
                other->branch != value->branch)
                return false;
        }
    }
    return table != NULL;
}

/* Do all branches that take objects demand the member, each with constants of its own? */
static bool gather_constants(struct tag *tag, oas_str name)
{
    struct planner *planner = tag->planner;
    tag->name = name;
    for (size_t i = 0; i < tag->clause->count; i++) {
        const struct schema *branch = tag->clause->schemas[i];
        if (!(known_of(planner, branch)->kinds & OAS_KIND_OBJECT))
            continue;
        struct parts parts = parts_of(branch);
        planner->tag_work += work_of(&parts);
        const struct clause *constants = constants_of(&parts, name);
        if (!constants || !requires(&parts, name) || !add_constants(tag, constants, (uint32_t)i)) {
            planner->values.count = tag->first;
            return false;
        }
    }
    if (planner->values.count > tag->first && all_apart(tag))
        return true;
    planner->values.count = tag->first;
    return false;
}

/* ---- discriminators ---- */

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
    diag_at(tag->planner->diags, DIAG_WARNING, member->value->place,
            "the discriminator maps \"" OAS_PRI "\" to " OAS_PRI ", which is no schema of this %s",
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
    oas_text added = text_add(planner, text);
    struct oas_value_row *row = rows_add(planner, &planner->values, sizeof *row, 1);
    if (row)
        *row = (struct oas_value_row){OAS_KIND_STRING, branch, added};
}

static bool has_value(const struct tag *tag, oas_str text)
{
    return map_get(&tag->names, text) != NULL;
}

/* The mapping's entries, then each branch's own name (OpenAPI 3.1 section 4.8.25). */
static void gather_mapping(struct tag *tag, const struct node *mapping, bool add)
{
    if (!mapping || mapping->kind != NODE_OBJECT)
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

static uint32_t finish(struct tag *tag)
{
    struct planner *planner = tag->planner;
    struct oas_tag_row row = {.name = text_add(planner, tag->name),
                              .values = tag->first,
                              .count = planner->values.count - tag->first,
                              .decides = tag->decides};
    table_add(planner, row.count, tag_text, row.values, &row.slots, &row.mask);
    uint32_t index = planner->tags.count;
    struct oas_tag_row *added = rows_add(planner, &planner->tags, sizeof *added, 1);
    if (added)
        *added = row;
    return index;
}

/* A declared discriminator. Where the branches' own constants say as much, they decide; else its
 * mapping only chooses the branch that is explained. */
static uint32_t plan_declared(struct tag *tag, const struct node *discriminator)
{
    const struct node *name = node_get(discriminator, "propertyName");
    const struct node *mapping = node_get(discriminator, "mapping");
    if (!name || name->kind != NODE_STRING)
        return OAS_NONE;
    tag->decides = gather_constants(tag, name->text);
    tag->name = name->text;
    gather_mapping(tag, mapping, !tag->decides);
    if (!tag->decides)
        gather_names(tag);
    return tag->planner->values.count > tag->first ? finish(tag) : OAS_NONE;
}

/* The first required member of the first branch whose constants tell all branches apart. */
static uint32_t plan_implicit(struct tag *tag)
{
    struct planner *planner = tag->planner;
    const struct schema *first = NULL;
    size_t objects = 0;
    for (size_t i = 0; i < tag->clause->count; i++)
        if (known_of(planner, tag->clause->schemas[i])->kinds & OAS_KIND_OBJECT) {
            first = first ? first : tag->clause->schemas[i];
            objects++;
        }
    if (objects < 2)
        return OAS_NONE;
    struct parts parts = parts_of(first);
    for (size_t i = 0; i < parts.count; i++) {
        const struct clause *properties = schema_clause(parts.at[i], OAS_KEYWORD_PROPERTIES);
        for (size_t j = 0; properties && j < properties->count; j++) {
            oas_str name = properties->names[j];
            planner->tag_work += 4;
            if (planner->tag_work > MOST_WORK)
                return OAS_NONE;
            if (!has_constants(properties->schemas[j]))
                continue;
            planner->tag_work += work_of(&parts);
            if (!requires(&parts, name) || !constants_of(&parts, name))
                continue;
            tag->decides = gather_constants(tag, name);
            if (tag->decides)
                return finish(tag);
        }
    }
    return OAS_NONE;
}

uint32_t plan_tag(struct planner *planner, const struct schema *schema, const struct clause *clause)
{
    const struct clause *discriminator = schema_clause(schema, OAS_KEYWORD_DISCRIMINATOR);
    struct tag tag = {
        .planner = planner, .schema = schema, .clause = clause, .first = planner->values.count};
    return discriminator ? plan_declared(&tag, discriminator->value) : plan_implicit(&tag);
}
