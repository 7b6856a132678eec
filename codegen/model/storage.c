/* How structs and unions hold others: in themselves, or by a pointer. A struct holds another one in
 * itself where it is required, never null and flat, so that no size grows with what stands far
 * below, and nothing far below says how a member is reached. No type can hold itself then. */
#include "model/storage.h"

#include "load/array.h"
#include "model/ctype.h"

enum { SEEN = 1 }; /* a type's color */

/* Types whose parts are still to be looked at. */
struct storage {
    struct modeller *m;
    struct ctype **at;
    size_t count, cap;
};

static void find(struct storage *storage, struct ctype *type)
{
    if (!type || type->color == SEEN)
        return;
    type->color = SEEN;
    struct ctype **at = array_room(storage->m->mem, storage->at, storage->count, 1, &storage->cap,
                                   sizeof(struct ctype *));
    storage->m->diags->no_memory |= !at;
    if (!at)
        return;
    storage->at = at;
    storage->at[storage->count++] = type;
}

static bool is_around(const struct ctype *type)
{
    return type->shape == OAS_SHAPE_OPTION || type->shape == OAS_SHAPE_POINTER;
}

/* The type of the value itself. */
static struct ctype *held(struct ctype *type)
{
    while (is_around(type))
        type = type->item;
    return type;
}

/* Alternatives, be they one struct or several. */
static bool is_union(const struct ctype *type)
{
    return type->shape == OAS_SHAPE_UNION || type->kind;
}

static bool is_flat(const struct ctype *type)
{
    for (size_t i = 0; i < type->part_count; i++) {
        const struct ctype *inner = held(type->parts[i].type);
        if (inner->shape == OAS_SHAPE_STRUCT || inner->shape == OAS_SHAPE_UNION)
            return false;
    }
    return true;
}

/* Does `type` hold a value of the part's type in itself? */
static bool is_by_value(const struct ctype *type, const struct part *part)
{
    const struct ctype *inner = part->type;
    if (is_union(held(part->type)))
        return false;
    if (type->shape == OAS_SHAPE_UNION)
        return true;
    return inner->shape == OAS_SHAPE_STRUCT && is_flat(inner);
}

static void settle_part(struct modeller *m, const struct ctype *type, struct part *part)
{
    struct ctype *inner = held(part->type);
    bool holds = inner->shape == OAS_SHAPE_STRUCT || inner->shape == OAS_SHAPE_UNION;
    if (!holds || is_by_value(type, part))
        return;
    unsigned states = part->type->shape == OAS_SHAPE_OPTION ? part->type->states : 0;
    part->type = ctype_option(m, ctype_pointer(m, inner), states, oas_str_of(NULL, 0));
}

void storage_settle(struct modeller *m)
{
    struct storage storage = {.m = m};
    for (const struct root *root = m->model->roots; root; root = root->next)
        find(&storage, root->type);
    for (size_t i = 0; i < storage.count; i++) {
        struct ctype *type = storage.at[i];
        for (size_t k = 0; k < type->part_count; k++) {
            settle_part(m, type, &type->parts[k]);
            find(&storage, held(type->parts[k].type));
        }
        for (size_t k = 0; k < type->add_count; k++)
            find(&storage, type->adds[k].type);
        for (size_t k = 0; k < type->share_count; k++)
            find(&storage, type->shares[k].type);
        find(&storage, type->item);
    }
}
