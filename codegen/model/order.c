/* What comes before what in C: a type stands behind those that it holds by value, and where it can,
 * behind those that it points to. */
#include "model/order.h"

/* Of a type, once storage.c is done with it. */
enum { OPEN = 2, DONE };

enum { DEEPEST = 64 }; /* pointers followed one within another; the others wait */

struct order {
    struct modeller *m;
    struct ctype **last;         /* of model->types */
    struct ctype **last_defined; /* of model->defined */
    unsigned depth;              /* pointers being followed */
    struct later *later;         /* what is looked at when nothing is open */
    struct later **last_later;
};

struct later {
    struct ctype *type;
    struct later *next;
};

static void visit(struct order *order, struct ctype *type);

static void visit_later(struct order *order, struct ctype *type)
{
    struct later *later = type->color < OPEN ? MODELLER_NEW(order->m, struct later, 1) : NULL;
    if (!later)
        return;
    later->type = type;
    *order->last_later = later;
    order->last_later = &later->next;
}

/* Is one of those open that the type holds by value? Those are few: see storage.c. */
static bool needs_open(const struct ctype *type)
{
    bool needs = type->color == OPEN;
    for (size_t i = 0; !needs && i < type->part_count; i++)
        needs = needs_open(type->parts[i].type);
    for (size_t i = 0; !needs && i < type->add_count; i++)
        needs = needs_open(type->adds[i].type);
    if (!needs && type->shape == OAS_SHAPE_OPTION)
        needs = needs_open(type->item);
    return needs;
}

static void visit_pointer(struct order *order, struct ctype *target)
{
    if (target->color >= OPEN)
        return;
    if (order->depth >= DEEPEST || needs_open(target)) {
        visit_later(order, target);
        return;
    }
    order->depth++;
    visit(order, target);
    order->depth--;
}

static void place(struct order *order, struct ctype *type)
{
    type->row = order->m->model->type_count++;
    *order->last = type;
    order->last = &type->next;
}

static void define(struct order *order, struct ctype *type)
{
    *order->last_defined = type;
    order->last_defined = &type->next_defined;
}

static void visit_item(struct order *order, const struct ctype *type)
{
    for (size_t i = 0; i < type->share_count; i++)
        visit(order, type->shares[i].type);
    if (!type->item)
        return;
    if (type->shape == OAS_SHAPE_OPTION || type->shape == OAS_SHAPE_STRUCT)
        visit(order, type->item);
    else if (type->shape == OAS_SHAPE_POINTER)
        visit_pointer(order, type->item);
    else
        visit_later(order, type->item);
}

static void visit_parts(struct order *order, const struct ctype *type)
{
    for (size_t i = 0; i < type->part_count; i++)
        visit(order, type->parts[i].type);
}

/* What adds nothing that has a place is no type of C. */
static void visit_adds(struct order *order, const struct ctype *type)
{
    for (size_t i = 0; i < type->add_count; i++)
        if (type->adds[i].name.len)
            visit(order, type->adds[i].type);
        else
            visit_parts(order, type->adds[i].type);
}

static void visit(struct order *order, struct ctype *type)
{
    if (type->color >= OPEN)
        return;
    type->color = OPEN;
    place(order, type);
    visit_parts(order, type);
    visit_adds(order, type);
    visit_item(order, type);
    type->color = DONE;
    if (type->name.len)
        define(order, type);
}

/* In turn, with nothing open. */
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
    if (type->named)
        type->named->used = true;
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
    for (const struct root *root = m->model->roots; root; root = root->next) {
        visit(&order, root->type);
        visit_all_later(&order);
    }
    drop_unused(m->model);
}
