/* Where the rows of each type stand: variants, signs, labels, and the tables that find
 * them by name. */
#include "emit/layout_places.h"

#include "load/array.h"
#include "load/shared.h"
#include "load/text.h"

static oas_str label_text(const void *user, uint32_t i)
{
    return ((const struct label *)user)[i].text;
}

void layout_slots(struct tables *t, const void *user, uint32_t count, slots_name *name_of,
                  uint32_t *first, uint32_t *mask)
{
    uint32_t size = slots_size(count);
    uint32_t *slots =
        array_room(&t->e->mem, t->slots, t->slot_count, size, &t->slot_cap, sizeof *slots);
    *first = t->slot_count;
    *mask = size - 1;
    t->e->out.no_memory |= !slots;
    if (!slots)
        return;
    memset(slots + t->slot_count, 0, size * sizeof *slots);
    slots_fill(slots + t->slot_count, size, count, name_of, user);
    t->slots = slots;
    *first = shared_first(&t->shared, &t->e->mem, slots + t->slot_count, size * sizeof *slots,
                          t->slot_count);
    t->slot_count += *first == t->slot_count ? size : 0;
}

/* What tells the kinds or values apart; NULL when there is no text for them. */
static const struct cenum *labels_of(const struct ctype *type)
{
    if (type->cenum)
        return type->cenum;
    return type->tag_member.at ? type->kind : NULL;
}

static const struct labels *place_labels(struct tables *t, const struct cenum *of)
{
    if (!of)
        return NULL;
    void **slot = map_put(&t->enums, &t->e->mem, of->name);
    if (slot && *slot)
        return *slot;
    struct labels *labels = OAS_ARENA_NEW(&t->e->mem, struct labels, 1);
    if (!slot || !labels) {
        t->e->out.no_memory = true;
        return NULL;
    }
    labels->of = of;
    labels->first = t->labels;
    t->labels += (uint32_t)of->label_count;
    layout_slots(t, of->labels, (uint32_t)of->label_count, label_text, &labels->slots,
                 &labels->mask);
    *slot = labels;
    *t->last = labels;
    t->last = &labels->next;
    return labels;
}

static oas_str sign_name(const void *user, uint32_t i)
{
    return ((const struct sign *)user)[i].name;
}

static void place_signs(struct tables *t, const struct ctype *type)
{
    struct places *places = &t->places[type->row];
    uint32_t count = (uint32_t)type->sign_count;
    places->signs = t->signs;
    t->signs += count;
    if (count)
        layout_slots(t, type->signs + 1, count - 1, sign_name, &places->slots, &places->mask);
}

static void place(struct tables *t, const struct ctype *type)
{
    struct places *places = &t->places[type->row];
    uint32_t count = (uint32_t)type->part_count;
    places->shares = t->shares;
    t->shares += (uint32_t)type->share_count;
    if (type->shape == OAS_SHAPE_UNION) {
        places->parts = t->variants;
        t->variants += count;
        place_signs(t, type);
    }
    places->labels = place_labels(t, labels_of(type));
}

struct tables *layout_places(struct emitter *e)
{
    struct tables *t = OAS_ARENA_NEW(&e->mem, struct tables, 1);
    struct places *places = OAS_ARENA_NEW(&e->mem, struct places, (size_t)e->model->type_count + 1);
    e->out.no_memory |= !t || !places;
    if (e->out.no_memory)
        return NULL;
    t->e = e;
    t->places = places;
    t->last = &t->first;
    for (const struct ctype *type = e->model->types; type; type = type->next)
        place(t, type);
    return t;
}
