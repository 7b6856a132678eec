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

/* A value of the tag, and the heir that it names. */
struct claim {
    oas_str text;
    size_t heir;
};

struct inherit {
    struct modeller *m;
    const struct schema *parent;
    oas_str tag; /* the member */
    struct ctype *type;
    struct map seen; /* the tag's values to this */
    struct claim *claims;
    size_t claim_count;
    uint32_t *variants;         /* of each heir, from 1; 0: no value of the tag names it */
    const struct label **first; /* of each heir */
    uint32_t refused;           /* the variant of what is none of theirs: the last */
};

/* ---- the tag's values ---- */

/* Who is first has it. */
static void claim(struct inherit *inherit, size_t heir, oas_str text)
{
    void **slot = modeller_slot(inherit->m, &inherit->seen, text);
    if (!slot || *slot)
        return;
    *slot = inherit;
    inherit->claims[inherit->claim_count++] = (struct claim){text, heir};
    inherit->variants[heir] = 1;
}

/* The one text that the heir demands of the tag. False where it does not say. */
static bool claim_constant(struct inherit *inherit, size_t i)
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
    const struct clause *clause = schema_set_constants(&tag);
    const struct node *const *values = clause ? schema_clause_constants(clause, &count) : NULL;
    /* Several are what the schema that is extended says for all heirs. */
    if (!values || count != 1 || values[0]->kind != NODE_STRING)
        return false;
    claim(inherit, i, values[0]->text);
    return true;
}

/* What the mapping says, then what heirs demand, then their names. The nearer ones come first: what
 * an heir demands its own heirs demand as well, and it is still what names that heir. */
static void claim_all(struct inherit *inherit)
{
    const struct schema *parent = inherit->parent;
    size_t most = 0;
    for (size_t i = 0; i < parent->heir_count; i++) {
        const struct heir *heir = &parent->heirs[i];
        most = heir->steps > most ? heir->steps : most;
        for (size_t j = 0; j < heir->label_count; j++)
            claim(inherit, i, heir->labels[j]);
    }
    for (size_t steps = 1; steps <= most; steps++)
        for (size_t i = 0; i < parent->heir_count; i++)
            if (parent->heirs[i].steps == steps && !claim_constant(inherit, i))
                claim(inherit, i, parent->heirs[i].name);
}

/* Only heirs that a value of the tag names are variants. */
static void add_labels(struct inherit *inherit)
{
    struct cenum *kind = inherit->type->kind;
    uint32_t variant = 0;
    for (size_t i = 0; i < inherit->parent->heir_count; i++)
        inherit->variants[i] = inherit->variants[i] ? ++variant : 0;
    for (size_t i = 0; i < inherit->claim_count; i++) {
        const struct claim *claim = &inherit->claims[i];
        const struct label **first = &inherit->first[claim->heir];
        if (*first) {
            cenum_again(kind, claim->text, *first);
            continue;
        }
        *first = &kind->labels[kind->label_count];
        cenum_add(inherit->m, kind, claim->text, inherit->variants[claim->heir], claim->text);
    }
    inherit->refused = variant + 1;
    inherit->type->other = inherit->refused;
    if (inherit->parent->default_heir && inherit->variants[inherit->parent->default_heir - 1])
        inherit->type->other = inherit->variants[inherit->parent->default_heir - 1];
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
    oas_str own = own_name_of(m, base);
    if (!own.len)
        own = schema == inherit->parent ? inherit->type->name : name;
    const struct value_shape *shape =
        has_same_tag(inherit, base) ? shape_of_alone(m, base, own) : shape_of(m, &schema, 1, name);
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
    cenum_add(m, into->kind, oas_str_of(NULL, 0), inherit->refused, OAS_STR("other"));
    for (size_t i = 0; i < parent->heir_count; i++) {
        const struct schema *heir = parent->heirs[i].schema;
        if (!inherit->variants[i])
            continue;
        add_variant(inherit, &scope, heir, branch_words(m, heir, into->name, i), inherit->first[i]);
        into->parts[into->part_count - 1].takes = true;
    }
    add_variant(inherit, &scope, parent, OAS_STR("other"), other);
}

/* How they are told apart, in words. */
static oas_str told_apart(const struct inherit *inherit)
{
    struct modeller *m = inherit->m;
    const struct ctype *type = inherit->type;
    oas_buf text = {0};
    oas_buf_puts(&text, "Told apart by the member ");
    oas_buf_put_json(&text, inherit->tag);
    oas_buf_puts(&text, ", as schemas that extend this one say");
    if (type->other != inherit->refused) {
        oas_buf_puts(&text, "; where it names none of them, it is ");
        oas_buf_put(&text, type->parts[type->other - 1].enumerator);
    }
    oas_buf_puts(&text, ". What is valid, and not as the one that its tag names, is OTHER.");
    return text_keep(m->mem, &text, &m->diags->no_memory);
}

/* At most. */
static size_t count_labels(const struct schema *parent)
{
    size_t count = parent->heir_count + 1;
    for (size_t i = 0; i < parent->heir_count; i++)
        count += parent->heirs[i].label_count;
    return count;
}

bool inherit_shape(struct modeller *m, const struct schema_set *set, const struct schema *parent,
                   oas_str name, struct value_shape *shape)
{
    unsigned jtypes = set->jtypes & JTYPE_NOT_NULL;
    if (!alias_has_heirs(m, parent))
        return false;
    const struct clause *clause = schema_clause(parent, OAS_KEYWORD_DISCRIMINATOR);
    struct inherit inherit = {.m = m, .parent = parent};
    struct ctype *type = inherit.type = shape->type = ctype_new(m, OAS_SHAPE_UNION, parent);
    if (jtypes != OAS_JTYPE_OBJECT)
        shape->null_apart = shape->nullable = false;
    inherit.tag = node_get(clause->value, "propertyName")->text;
    inherit.first = MODELLER_NEW(m, const struct label *, parent->heir_count);
    inherit.variants = MODELLER_NEW(m, uint32_t, parent->heir_count);
    inherit.claims = MODELLER_NEW(m, struct claim, count_labels(parent));
    ctype_name(m, type, name);
    type->tag_member = inherit.tag;
    type->has_heirs = true;
    branch_begin_kinds(m, type, count_labels(parent));
    if (!inherit.first || !inherit.variants || !inherit.claims || !type->kind || !type->parts)
        return true;
    claim_all(&inherit);
    add_labels(&inherit);
    add_variants(&inherit);
    type->told = TOLD_TAG;
    type->told_apart = told_apart(&inherit);
    return true;
}
