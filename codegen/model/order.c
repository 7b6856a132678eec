/* What comes before what in C: a struct stands behind those that it holds by value. One that would
 * hold itself holds a pointer instead: which member that is, is found in the order of pointers, so
 * that it does not hang on where things stand; then types are put in the order of the document. */
#include "model/order.h"

#include <stdlib.h>

#include "load/pointer_order.h"
#include "model/ctype.h"

/* Of a type, by the walk that saw it last: first for pointers, then for places. */
enum { UNSEEN, OPEN, DONE, OPEN_AGAIN, PLACED };

struct order {
    struct modeller *m;
    bool places;                 /* all pointers are made: types get their places */
    unsigned open, done;         /* the colors of this walk; one before has lower ones */
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
    struct later *later =
        type->color < order->open ? MODELLER_NEW(order->m, struct later, 1) : NULL;
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
    if (inner->color == order->open) {
        struct ctype *pointer = ctype_pointer(m, inner);
        unsigned states = part->type->shape == OAS_SHAPE_OPTION ? part->type->states : 0;
        part->type = ctype_option(m, pointer, states, oas_str_of(NULL, 0));
    }
    visit(order, part->type);
}

/* Members by their pointers; variants, of which several may have no text, by their names. */
static int compare_parts(const void *a, const void *b)
{
    const struct part *x = *(struct part *const *)a, *y = *(struct part *const *)b;
    int order = pointer_order(x->json, y->json);
    return order ? order : oas_str_compare(x->name, y->name);
}

static void visit_parts(struct order *order, struct ctype *type)
{
    struct part **parts = MODELLER_NEW(order->m, struct part *, type->part_count);
    for (size_t i = 0; parts && i < type->part_count; i++)
        parts[i] = &type->parts[i];
    if (parts && type->part_count && !order->places)
        qsort(parts, type->part_count, sizeof *parts, compare_parts);
    for (size_t i = 0; parts && i < type->part_count; i++)
        visit_part(order, parts[i]);
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

static void visit(struct order *order, struct ctype *type)
{
    if (type->color >= order->open)
        return;
    type->color = order->open;
    if (order->places)
        place(order, type);
    visit_parts(order, type);
    if (type->shape == OAS_SHAPE_OPTION || type->shape == OAS_SHAPE_STRUCT) {
        if (type->item)
            visit(order, type->item);
    } else if (type->item) {
        visit_later(order, type->item);
    }
    type->color = order->done;
    if (order->places && type->name.len)
        define(order, type);
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

static void visit_root(struct order *order, const struct root *root)
{
    visit(order, root->type);
    visit_all_later(order);
}

void order_types(struct modeller *m, struct root *const *sorted, size_t count)
{
    struct order pointers = {.m = m, .open = OPEN, .done = DONE};
    struct order order = {.m = m,
                          .places = true,
                          .open = OPEN_AGAIN,
                          .done = PLACED,
                          .last = &m->model->types,
                          .last_defined = &m->model->defined};
    pointers.last_later = &pointers.later;
    order.last_later = &order.later;
    for (size_t i = 0; i < count; i++)
        visit_root(&pointers, sorted[i]);
    visit(&order, m->json);
    for (const struct root *root = m->model->roots; root; root = root->next)
        visit_root(&order, root);
    drop_unused(m->model);
}
