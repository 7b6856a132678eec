/* What comes before what in C: a struct stands behind those that it holds by value. One that would
 * hold itself holds a pointer instead. */
#include "model/order.h"

#include "model/ctype.h"

enum { UNSEEN, OPEN, DONE };

struct order {
    struct modeller *m;
    struct ctype **last;         /* of model->types */
    struct ctype **last_defined; /* of model->defined */
    struct later *later;         /* what is only pointed to: looked at when nothing is open */
    struct later **last_later;
};

struct later {
    struct ctype *type;
    struct later *next;
};

static void visit(struct order *order, struct ctype *type);

static void visit_later(struct order *order, struct ctype *type)
{
    struct later *later = type->color == UNSEEN ? MODELLER_NEW(order->m, struct later, 1) : NULL;
    if (!later)
        return;
    later->type = type;
    *order->last_later = later;
    order->last_later = &later->next;
}

/* The struct or union that a value of this type holds in itself. */
static struct ctype *held(struct ctype *type)
{
    return type->shape == OAS_SHAPE_OPTION ? type->item : type;
}

static void visit_part(struct order *order, struct part *part)
{
    struct modeller *m = order->m;
    struct ctype *inner = held(part->type);
    if (inner->color == OPEN) {
        struct ctype *pointer = ctype_pointer(m, inner);
        unsigned states = part->type->shape == OAS_SHAPE_OPTION ? part->type->states : 0;
        part->type = ctype_option(m, pointer, states, oas_str_of(NULL, 0));
    }
    visit(order, part->type);
}

static void visit(struct order *order, struct ctype *type)
{
    if (type->color != UNSEEN)
        return;
    type->color = OPEN;
    type->row = order->m->model->type_count++;
    *order->last = type;
    order->last = &type->next;
    for (size_t i = 0; i < type->part_count; i++)
        visit_part(order, &type->parts[i]);
    if (type->shape == OAS_SHAPE_OPTION || type->shape == OAS_SHAPE_STRUCT) {
        if (type->item)
            visit(order, type->item);
    } else if (type->item) {
        visit_later(order, type->item);
    }
    type->color = DONE;
    if (type->name.len) {
        *order->last_defined = type;
        order->last_defined = &type->next_defined;
    }
}

/* The elements of lists and maps, and what pointers point to: in turn, with nothing open. */
static void visit_all_later(struct order *order)
{
    while (order->later) {
        struct later *later = order->later;
        order->later = later->next;
        if (!order->later)
            order->last_later = &order->later;
        visit(order, later->type);
    }
}

static void use_enum(const struct ctype *type)
{
    if (type->cenum)
        type->cenum->used = true;
    if (type->kind)
        type->kind->used = true;
}

/* Enums of types that were made and then not needed are dropped. */
static void drop_unused(struct model *model)
{
    for (const struct ctype *type = model->types; type; type = type->next)
        use_enum(type);
    struct cenum **at = &model->enums;
    while (*at)
        if ((*at)->used)
            at = &(*at)->next;
        else
            *at = (*at)->next;
}

void order_types(struct modeller *m)
{
    struct order order = {.m = m, .last = &m->model->types, .last_defined = &m->model->defined};
    order.last_later = &order.later;
    visit(&order, m->json);
    for (struct root *root = m->model->roots; root; root = root->next) {
        visit(&order, root->type);
        visit_all_later(&order);
    }
    drop_unused(m->model);
}
