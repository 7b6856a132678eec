/* A schema and its heirs as a union. The schema alone says what is valid; an heir says which of the
 * values are its own. */
#include "model/inherit.h"

#include <stdlib.h>

#include "load/jtype.h"
#include "load/pointer_order.h"
#include "model/alias.h"
#include "model/branch.h"
#include "model/cenum.h"
#include "model/constant.h"
#include "model/ctype.h"
#include "model/members.h"
#include "model/own_name.h"
#include "model/shape_of.h"

struct inherit {
    struct modeller *m;
    const struct schema *parent;
    oas_str tag; /* the member */
    struct ctype *type;
    struct map seen;            /* the tag's values to this */
    const struct label **first; /* of each heir */
};

/* ---- the tag's values ---- */

static void add_label(struct inherit *inherit, size_t heir, oas_str text)
{
    struct modeller *m = inherit->m;
    struct cenum *kind = inherit->type->kind;
    void **slot = modeller_slot(m, &inherit->seen, text);
    if (!slot || *slot || !kind)
        return;
    *slot = inherit;
    struct label *label = &kind->labels[kind->label_count];
    if (inherit->first[heir]) {
        cenum_again(kind, text, inherit->first[heir]);
        return;
    }
    cenum_add(m, kind, text, (uint32_t)heir + 1, text);
    inherit->first[heir] = label;
}

/* A schema's name, or a reference to it. */
static bool is_named(const struct heir *heir, oas_str reference)
{
    size_t start = reference.len;
    while (start > 0 && reference.at[start - 1] != '/')
        start--;
    return oas_str_equal(heir->name, oas_str_of(reference.at + start, reference.len - start));
}

static const struct node *mapping_of(const struct schema *parent)
{
    const struct clause *clause = schema_clause(parent, OAS_KEYWORD_DISCRIMINATOR);
    return node_get(clause->value, "mapping");
}

static int compare_members(const void *a, const void *b)
{
    return pointer_order((*(const struct member *const *)a)->key,
                         (*(const struct member *const *)b)->key);
}

/* The mapping's texts wherever they stand, in the order of the heirs. */
static void add_mapped(struct inherit *inherit)
{
    const struct node *mapping = mapping_of(inherit->parent);
    size_t count = mapping ? mapping->count : 0;
    const struct member **sorted = MODELLER_NEW(inherit->m, const struct member *, count);
    for (size_t i = 0; sorted && i < count; i++)
        sorted[i] = &mapping->members[i];
    if (sorted && count)
        qsort(sorted, count, sizeof *sorted, compare_members);
    for (size_t i = 0; i < inherit->parent->heir_count; i++)
        for (size_t j = 0; sorted && j < count; j++)
            if (is_named(&inherit->parent->heirs[i], sorted[j]->value->text))
                add_label(inherit, i, sorted[j]->key);
}

/* The one text that the heir demands of the tag. False where it does not say. */
static bool add_constants(struct inherit *inherit, size_t i)
{
    struct modeller *m = inherit->m;
    const struct schema *heir = inherit->parent->heirs[i].schema;
    struct schema_set set = schema_set_of(m, &heir, 1);
    struct members members;
    size_t count;
    members_init(&members, m);
    members_gather(&members, &set, BRANCH_OWN, NULL);
    const struct member_entry *entry = members_find(&members, inherit->tag);
    if (!entry || !entry->first)
        return false;
    const struct schema **said = members_schemas(&members, entry, BRANCH_OWN, &count);
    if (!said || !count)
        return false;
    struct schema_set tag = schema_set_of(m, said, count);
    const struct clause *clause = constant_clause(&tag);
    const struct node *const *values = clause ? schema_clause_constants(clause, &count) : NULL;
    /* Several are what the schema that is extended says for all heirs. */
    if (!values || count != 1 || values[0]->kind != NODE_STRING)
        return false;
    add_label(inherit, i, values[0]->text);
    return true;
}

static void add_labels(struct inherit *inherit)
{
    const struct schema *parent = inherit->parent;
    add_mapped(inherit);
    for (size_t i = 0; i < parent->heir_count; i++)
        if (!add_constants(inherit, i))
            add_label(inherit, i, parent->heirs[i].name);
}

/* ---- variants ---- */

static bool has_same_tag(const struct inherit *inherit, const struct schema *schema)
{
    const struct clause *clause = schema_clause(schema, OAS_KEYWORD_DISCRIMINATOR);
    return schema->heir_count &&
           oas_str_equal(node_get(clause->value, "propertyName")->text, inherit->tag);
}

/* What has heirs by the same tag stands here without them: they are variants themselves. */
static struct ctype *type_of(struct inherit *inherit, const struct schema *schema, oas_str name)
{
    struct modeller *m = inherit->m;
    const struct schema *base = alias_strip(m, schema);
    const struct value_shape *shape = has_same_tag(inherit, base)
                                          ? shape_of_alone(m, base, own_name_of(m, base))
                                          : shape_of(m, &schema, 1, name);
    return shape->type ? shape->type : m->json;
}

static void add_variant(struct inherit *inherit, struct names *scope, const struct schema *schema,
                        oas_str words, const struct label *label)
{
    struct modeller *m = inherit->m;
    struct ctype *into = inherit->type;
    struct part *part = &into->parts[into->part_count++];
    *part = (struct part){.schema = schema, .required = true};
    part->type = type_of(inherit, schema, name_joined(m, into->name, words));
    if (part->type->shape != OAS_SHAPE_CONST)
        part->name = name_taken(m, scope, name_joined(m, oas_str_of(NULL, 0), words));
    if (label)
        part->enumerator = label->name;
}

static void add_variants(struct inherit *inherit)
{
    struct modeller *m = inherit->m;
    struct ctype *into = inherit->type;
    const struct schema *parent = inherit->parent;
    struct names scope = member_names(m);
    struct label *other = &into->kind->labels[into->kind->label_count];
    into->other = (uint32_t)parent->heir_count + 1;
    cenum_add(m, into->kind, oas_str_of(NULL, 0), into->other, OAS_STR("other"));
    for (size_t i = 0; i < parent->heir_count; i++) {
        const struct schema *heir = parent->heirs[i].schema;
        add_variant(inherit, &scope, heir, branch_words(m, heir, into->name, i), inherit->first[i]);
        into->parts[i].takes = true;
    }
    add_variant(inherit, &scope, parent, OAS_STR("other"), other);
}

static size_t count_labels(const struct schema *parent)
{
    const struct node *mapping = mapping_of(parent);
    return (mapping ? mapping->count : 0) + parent->heir_count + 1;
}

bool inherit_shape(struct modeller *m, const struct schema_set *set, const struct schema *parent,
                   oas_str name, struct value_shape *shape)
{
    unsigned jtypes = set->jtypes & JTYPE_NOT_NULL;
    if (parent->heir_count == 0 || (jtypes != OAS_JTYPE_OBJECT && jtypes != JTYPE_NOT_NULL))
        return false;
    const struct clause *clause = schema_clause(parent, OAS_KEYWORD_DISCRIMINATOR);
    struct inherit inherit = {.m = m, .parent = parent};
    struct ctype *type = inherit.type = shape->type = ctype_new(m, OAS_SHAPE_UNION, parent);
    if (jtypes != OAS_JTYPE_OBJECT)
        shape->null_apart = shape->nullable = false;
    inherit.tag = node_get(clause->value, "propertyName")->text;
    inherit.first = MODELLER_NEW(m, const struct label *, parent->heir_count);
    ctype_name(m, type, name);
    type->tag_member = inherit.tag;
    type->has_heirs = true;
    branch_begin_kinds(m, type, count_labels(parent));
    if (!inherit.first || !type->kind || !type->parts)
        return true;
    add_labels(&inherit);
    add_variants(&inherit);
    type->told = TOLD_TAG;
    type->told_apart =
        modeller_text(m, "Told apart by the member \"", inherit.tag,
                      "\", as schemas that extend this one say. What is valid, and not as the one "
                      "that its tag names, is OTHER.");
    return true;
}
