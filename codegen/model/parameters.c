/* The object, as a node of the document that nobody wrote. */
#include "model/parameters.h"

#include <stdlib.h>

#include "load/map.h"
#include "load/pointer_order.h"
#include "load/text.h"
#include "model/names.h"
#include "model/snake.h"

struct joining {
    oas_arena *mem;
    const struct joint *joint;
    struct map taken; /* names in C */
    oas_str *members;
    bool no_memory;
};

/* ---- names ---- */

/* False if another member has that name in C. */
static bool take(struct joining *joining, size_t i, oas_str name)
{
    oas_str in_c = name_join(joining->mem, (oas_str){0}, name);
    void **slot = in_c.at ? map_put(&joining->taken, joining->mem, in_c) : NULL;
    joining->no_memory |= !slot;
    if (!slot || *slot)
        return !slot;
    *slot = joining;
    joining->members[i] = name;
    return true;
}

/* "id" → "id_query", and once more where there is that, too. */
static void take_longer(struct joining *joining, size_t i)
{
    const struct parameter *parameter = &joining->joint->at[i];
    oas_buf name = {0};
    bool taken = false;
    oas_buf_put(&name, parameter->name);
    while (!taken && !joining->no_memory) {
        oas_buf_putc(&name, '_');
        oas_buf_puts(&name, oas_location_name(parameter->in));
        joining->no_memory |= name.failed;
        taken = take(joining, i, oas_arena_copy(joining->mem, oas_buf_str(&name)));
    }
    oas_buf_free(&name);
}

struct sorted_parameter {
    const struct parameter *parameter;
    bool plain; /* a name in C as it stands */
    size_t index;
};

static unsigned rank_of(oas_location in)
{
    static const unsigned ranks[OAS_IN_COUNT] = {[OAS_IN_PATH] = 0,
                                                 [OAS_IN_QUERY] = 1,
                                                 [OAS_IN_QUERYSTRING] = 2,
                                                 [OAS_IN_HEADER] = 3,
                                                 [OAS_IN_COOKIE] = 4};
    return ranks[in];
}

static int compare(const void *a, const void *b)
{
    const struct sorted_parameter *x = a, *y = b;
    unsigned left = rank_of(x->parameter->in), right = rank_of(y->parameter->in);
    if (left != right)
        return left < right ? -1 : 1;
    if (x->plain != y->plain)
        return x->plain ? -1 : 1;
    int order = pointer_order(x->parameter->name, y->parameter->name);
    return order ? order : (x->index > y->index) - (x->index < y->index);
}

/* Place by place: first those that keep their names. */
static void name_members(struct joining *joining, struct sorted_parameter *sorted)
{
    const struct joint *joint = joining->joint;
    size_t count = joint->count;
    for (size_t i = 0; i < count; i++)
        sorted[i] = (struct sorted_parameter){
            &joint->at[i], snake_is_plain(joint->at[i].name, false, &joining->no_memory), i};
    qsort(sorted, count, sizeof *sorted, compare);
    for (size_t start = 0, end = 0; start < count; start = end) {
        oas_location in = sorted[start].parameter->in;
        for (; end < count && sorted[end].parameter->in == in; end++)
            (void)take(joining, sorted[end].index, sorted[end].parameter->name);
        for (size_t i = start; i < end; i++)
            if (!joining->members[sorted[i].index].at)
                take_longer(joining, sorted[i].index);
    }
}

/* ---- nodes ---- */

/* A member's value that belongs to the object itself. */
static struct node *put(struct joining *joining, struct node *object, const char *key,
                        struct node value)
{
    struct node *node = OAS_ARENA_NEW(joining->mem, struct node, 1);
    joining->no_memory |= !node;
    if (!node)
        return NULL;
    *node = value;
    node->parent = object;
    node->index = object->count;
    node->place = object->place;
    object->members[object->count++] = (struct member){oas_str_from(key), object->place, node};
    return node;
}

static void put_required(struct joining *joining, struct node *object)
{
    const struct joint *joint = joining->joint;
    struct node **items = OAS_ARENA_NEW(joining->mem, struct node *, joint->count);
    struct node *texts = OAS_ARENA_NEW(joining->mem, struct node, joint->count);
    size_t count = 0;
    joining->no_memory |= !items || !texts;
    for (size_t i = 0; items && texts && i < joint->count; i++) {
        if (!joint->at[i].required)
            continue;
        texts[count] = (struct node){.kind = NODE_STRING,
                                     .text = joining->members[i],
                                     .index = count,
                                     .place = joint->at[i].node->place};
        items[count] = &texts[count];
        count++;
    }
    struct node *list = count
                            ? put(joining, object, "required",
                                  (struct node){.kind = NODE_ARRAY, .items = items, .count = count})
                            : NULL;
    for (size_t i = 0; list && i < count; i++)
        texts[i].parent = list;
}

/* Each value is the parameter's own schema, where it stands. */
static void put_properties(struct joining *joining, struct node *object)
{
    const struct joint *joint = joining->joint;
    size_t count = joint->count;
    struct member *members = OAS_ARENA_NEW(joining->mem, struct member, count);
    joining->no_memory |= !members;
    for (size_t i = 0; members && i < count; i++) {
        const struct parameter *parameter = &joint->at[i];
        struct node *schema = subject_parameter_schema(parameter);
        if (!schema)
            schema = node_object(joining->mem, parameter->node, NULL, 0);
        joining->no_memory |= !schema;
        members[i] = (struct member){joining->members[i], parameter->node->place, schema};
    }
    struct node *map =
        members && !joining->no_memory ? node_object(joining->mem, object, members, count) : NULL;
    joining->no_memory |= !map;
    if (map)
        (void)put(joining, object, "properties", *map);
}

struct node *parameters_join(oas_arena *mem, const struct joint *joint, const oas_str **members)
{
    enum { KEYWORDS = 4 };
    size_t count = joint->count;
    struct joining joining = {.mem = mem, .joint = joint};
    struct sorted_parameter *sorted = OAS_ARENA_NEW(mem, struct sorted_parameter, count);
    struct node *object = OAS_ARENA_NEW(mem, struct node, 1);
    struct member *keywords = OAS_ARENA_NEW(mem, struct member, KEYWORDS);
    joining.members = OAS_ARENA_NEW(mem, oas_str, count);
    if (!sorted || !object || !keywords || !joining.members)
        return NULL;
    name_members(&joining, sorted);
    if (joining.no_memory)
        return NULL;
    *object = (struct node){.kind = NODE_OBJECT,
                            .members = keywords,
                            .parent = joint->node->parent,
                            .index = joint->node->index,
                            .place = joint->node->place};
    (void)put(&joining, object, "type",
              (struct node){.kind = NODE_STRING, .text = OAS_STR("object")});
    put_properties(&joining, object);
    put_required(&joining, object);
    (void)put(&joining, object, "additionalProperties", (struct node){.kind = NODE_BOOLEAN});
    *members = joining.members;
    return !joining.no_memory && node_index(mem, object, NULL, NULL) ? object : NULL;
}
