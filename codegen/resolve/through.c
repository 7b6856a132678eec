/* What bundlers make of `paths: {$ref: paths.yaml}`. */
#include "resolve/through.h"

#include "resolve/registry.h"

/* References to references: a longer chain can only be a loop. */
enum { MAX_HOPS = 64 };

static const struct node *reference_of(const struct node *node)
{
    const struct node *ref = node_get(node, "$ref");
    return ref && ref->kind == NODE_STRING ? ref : NULL;
}

/* The members of `own`, without $ref, and those of `under` that it has not. */
static struct node *put_over(struct registry *registry, const struct node *own,
                             const struct node *under)
{
    size_t count = 0;
    struct member *members = OAS_ARENA_NEW(registry->mem, struct member, own->count + under->count);
    for (size_t i = 0; members && i < own->count; i++)
        if (!oas_str_is(own->members[i].key, "$ref"))
            members[count++] = own->members[i];
    for (size_t i = 0; members && i < under->count; i++)
        if (!node_get_str(own, under->members[i].key))
            members[count++] = under->members[i];
    struct node *both = members ? node_object(registry->mem, own, members, count) : NULL;
    registry->diags->no_memory |= !both;
    return both;
}

static struct node *follow(struct registry *registry, oas_str base, struct node *node,
                           const char *what, int hops)
{
    const struct node *ref = reference_of(node);
    if (!ref)
        return node;
    if (hops == MAX_HOPS) {
        diag_at(registry->diags, DIAG_ERROR, ref->place,
                "'" OAS_PRI "' refers to itself, in the end", OAS_ARG(ref->text));
        return NULL;
    }
    if (hops == 0)
        diag_lenient(registry->diags, LENIENCY_REFERENCE_PLACE, ref->place,
                     "by the specification %s is no reference; '" OAS_PRI "' is followed", what,
                     OAS_ARG(ref->text));
    struct node *target = registry_resolve(registry, base, ref->text, ref->place, NULL);
    if (target)
        target = follow(registry, registry_of(registry, target)->uri, target, what, hops + 1);
    bool more = target && target->kind == NODE_OBJECT && node->count > 1;
    return more ? put_over(registry, node, target) : target;
}

struct node *through_reference(struct registry *registry, oas_str base, struct node *node,
                               const char *what)
{
    return follow(registry, base, node, what, 0);
}
