/* What every file of the model takes from the modeller. */
#include "model/modeller.h"

#include "model/given.h"

void *modeller_take(struct modeller *m, size_t count, size_t size)
{
    void *taken = oas_arena_zeroed(m->mem, count ? count : 1, size, 16);
    m->diags->no_memory |= !taken;
    return taken;
}

/* NULL: no root leads to the schema. */
static const struct planned *planned_of(const struct modeller *m, const struct schema *schema)
{
    const struct plan *plan = m->model->plan;
    const struct planned *planned =
        schema->id < plan->schema_count ? &plan->schemas[schema->id] : NULL;
    return planned && planned->reached ? planned : NULL;
}

unsigned modeller_jtypes(const struct modeller *m, const struct schema *schema)
{
    const struct planned *planned = planned_of(m, schema);
    if (planned)
        return planned->jtypes;
    return schema->is_boolean && !schema->verdict ? 0 : schema->jtypes;
}

unsigned modeller_direction(const struct modeller *m, const struct schema *schema)
{
    const struct planned *planned = planned_of(m, schema);
    return planned ? planned->direction : 0;
}

static struct place place_of(const struct node *node)
{
    const struct member *name =
        node->kind == NODE_OBJECT ? node_member(node, OAS_STR("x-c-name")) : NULL;
    return name ? name->value->place : node->place;
}

void modeller_refuse_text(struct modeller *m, oas_str name, const struct node *node, bool constant)
{
    diag_at(m->diags, DIAG_ERROR, place_of(node),
            "'" OAS_PRI "' is no name for C: it takes letters, digits and '_', at most %d",
            OAS_ARG(name), constant ? NAME_MOST_OF_ENUMERATOR : NAME_MOST);
}

oas_str modeller_given(struct modeller *m, const struct node *node, bool constant)
{
    oas_str name = given_name(m->model->options.given, node);
    const struct node *said = name.at || constant ? NULL : node_get(node, "x-c-name");
    if (said && !node_get(node, "enum"))
        diag_at(m->diags, DIAG_ERROR, said->place,
                "x-c-name names nothing: it is no text, and there is no enum beside it");
    if (!name.at || given_fits(name, constant))
        return name;
    modeller_refuse_text(m, name, node, constant);
    return oas_str_of(NULL, 0);
}

void modeller_refuse_given(struct modeller *m, oas_str wanted, const struct node *node)
{
    diag_at(m->diags, DIAG_ERROR, place_of(node),
            "the name '" OAS_PRI "' cannot be had: it is taken, reserved or too long",
            OAS_ARG(wanted));
}

oas_str modeller_take_given(struct modeller *m, struct names *names, oas_str wanted,
                            const struct node *node)
{
    oas_str name = name_taken(m, names, wanted);
    if (!oas_str_equal(name, wanted))
        modeller_refuse_given(m, wanted, node);
    return name;
}
