/* operationIds and path templates that stand for more than one operation. */
#include "spec/twice.h"

#include <stdlib.h>

#include "load/map.h"
#include "load/text.h"
#include "spec/path.h"

/* An operation by what it may share with others. */
struct claim {
    oas_str name;    /* its operationId, or its method and its path without the names in {} */
    oas_str pointer; /* its own, in the document */
    struct operation *operation;
};

struct claims {
    struct reader *reader;
    struct claim *at;
    size_t count;
};

static oas_str keep(const struct claims *claims, oas_buf *text)
{
    return text_keep(claims->reader->mem, text, &claims->reader->diags->no_memory);
}

/* Where the document has its path item, then where its method stands. */
static oas_str pointer_of(const struct claims *claims, const struct operation *operation)
{
    oas_buf text = {0};
    node_pointer(operation->item->value, &text);
    oas_buf_putc(&text, '\n');
    node_pointer(operation->member->value, &text);
    return keep(claims, &text);
}

static int compare(const void *a, const void *b)
{
    const struct claim *x = a, *y = b;
    int order = oas_str_compare(x->name, y->name);
    return order ? order : oas_str_compare(x->pointer, y->pointer);
}

typedef oas_str name_maker(const struct claims *claims, const struct operation *operation);

/* All that have a name, sorted. */
static void gather(struct claims *claims, const struct operation_list *list, name_maker *name_of)
{
    claims->count = 0;
    for (size_t i = 0; i < list->count; i++) {
        struct claim claim = {.operation = &list->at[i]};
        claim.name = name_of(claims, claim.operation);
        if (claim.name.len == 0)
            continue;
        claim.pointer = pointer_of(claims, claim.operation);
        claims->at[claims->count++] = claim;
    }
    if (claims->count)
        qsort(claims->at, claims->count, sizeof *claims->at, compare);
}

/* ---- operationIds ---- */

static oas_str id_of(const struct claims *claims, const struct operation *operation)
{
    (void)claims;
    return operation->id;
}

/* "x_2", or the next number that no other operation is called by. */
static oas_str next_id(struct claims *claims, struct map *taken, oas_str id, unsigned *number)
{
    for (;;) {
        oas_buf text = {0};
        oas_buf_put(&text, id);
        oas_buf_putc(&text, '_');
        oas_buf_put_u64(&text, ++*number);
        oas_str made = keep(claims, &text);
        void **slot = made.at ? map_put(taken, claims->reader->mem, made) : NULL;
        claims->reader->diags->no_memory |= !slot;
        if (slot && *slot)
            continue;
        if (slot)
            *slot = claims;
        return slot ? made : id;
    }
}

/* Told to both: whichever is asked for. */
static void tell_id(const struct operation *first, const struct operation *again, oas_str called)
{
    struct diags *lists[] = {again->faults, first->faults};
    const struct node *id = node_get(again->node, "operationId");
    for (size_t i = 0; i < 2; i++) {
        diag_lenient(lists[i], LENIENCY_OPERATION_ID_TWICE, id->place,
                     "the operationId '" OAS_PRI "' is given twice; here it is taken as '" OAS_PRI
                     "'",
                     OAS_ARG(first->id), OAS_ARG(called));
        diag_at(lists[i], DIAG_NOTE, node_get(first->node, "operationId")->place,
                "here it stays what it is");
    }
}

static void settle_ids(struct claims *claims)
{
    struct map taken = {0};
    struct operation *first = NULL;
    unsigned number = 1;
    for (size_t i = 0; i < claims->count; i++) {
        void **slot = map_put(&taken, claims->reader->mem, claims->at[i].name);
        claims->reader->diags->no_memory |= !slot;
        if (slot)
            *slot = claims;
    }
    for (size_t i = 0; i < claims->count; i++) {
        struct operation *operation = claims->at[i].operation;
        if (i == 0 || !oas_str_equal(claims->at[i].name, claims->at[i - 1].name)) {
            first = operation;
            number = 1;
            continue;
        }
        /* One path item under two paths is one operation, written once. */
        if (operation->node == first->node)
            continue;
        oas_str called = next_id(claims, &taken, first->id, &number);
        tell_id(first, operation, called);
        operation->id = called;
    }
}

/* ---- paths ---- */

static oas_str shape_of(const struct claims *claims, const struct operation *operation)
{
    oas_buf shape = {0};
    if (operation->webhook || path_fault(operation->path))
        return (oas_str){0};
    path_put_shape(&shape, operation->path);
    return keep(claims, &shape);
}

/* §4.8.8 calls such paths identical and forbids them; real documents have them, mostly with a
 * method of their own each, and then it is clear which operation is meant. */
static void tell_alike(const struct operation *first, const struct operation *again)
{
    diag_lenient(again->path_faults, LENIENCY_PATHS_ALIKE, again->item->place,
                 "but for the names within {}, '" OAS_PRI "' is the path '" OAS_PRI
                 "'; where both have a method, a request is for that one",
                 OAS_ARG(again->path), OAS_ARG(first->path));
    diag_at(again->path_faults, DIAG_NOTE, first->item->place, "the other one is here");
}

static void settle_paths(const struct claims *claims)
{
    const struct operation *first = NULL;
    for (size_t i = 0; i < claims->count; i++) {
        const struct operation *operation = claims->at[i].operation;
        if (i == 0 || !oas_str_equal(claims->at[i].name, claims->at[i - 1].name))
            first = operation;
        else if (operation->item != first->item)
            tell_alike(first, operation);
    }
}

void twice_settle(struct reader *reader, const struct operation_list *list)
{
    struct claims claims = {.reader = reader,
                            .at = OAS_ARENA_NEW(reader->mem, struct claim, list->count + 1)};
    reader->diags->no_memory |= !claims.at;
    if (!claims.at)
        return;
    gather(&claims, list, shape_of);
    settle_paths(&claims);
    gather(&claims, list, id_of);
    settle_ids(&claims);
}
