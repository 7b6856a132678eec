/* What every file of the model takes from the modeller. */
#include "model/modeller.h"

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
