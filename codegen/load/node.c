/* Nodes: what is found in them, and what they are as text. */
#include "load/node.h"

#include <stdlib.h>

#include <oas/json.h>

#include "load/jtype.h"

/* Up to this many members a walk is faster than a search, and needs no memory. */
enum { FEW_MEMBERS = 8 };

static int by_key(const struct member *a, const struct member *b)
{
    /* Any total order will do, so the cheap test comes first. */
    if (a->key.len != b->key.len)
        return a->key.len < b->key.len ? -1 : 1;
    return a->key.len ? memcmp(a->key.at, b->key.at, a->key.len) : 0;
}

/* For qsort: equal keys keep the order of the document, which is the order of their addresses. */
static int by_key_then_place(const void *left, const void *right)
{
    const struct member *a = *(const struct member *const *)left;
    const struct member *b = *(const struct member *const *)right;
    int order = by_key(a, b);
    return order ? order : (a > b) - (a < b);
}

static void report_few(const struct node *object, node_twice *report, void *user)
{
    for (size_t again = 1; again < object->count; again++) {
        for (size_t first = 0; first < again; first++) {
            if (by_key(&object->members[first], &object->members[again]) != 0)
                continue;
            report(user, &object->members[first], &object->members[again]);
            break;
        }
    }
}

static void report_sorted(const struct node *object, node_twice *report, void *user)
{
    const struct member *first = object->sorted[0];
    for (size_t i = 1; i < object->count; i++)
        if (by_key(first, object->sorted[i]) == 0)
            report(user, first, object->sorted[i]);
        else
            first = object->sorted[i];
}

/* A sorted array rather than a hash table: no choice of keys can make it slow. */
bool node_index(oas_arena *mem, struct node *object, node_twice *report, void *user)
{
    if (object->count <= FEW_MEMBERS) {
        if (report)
            report_few(object, report, user);
        return true;
    }
    const struct member **sorted = OAS_ARENA_NEW(mem, const struct member *, object->count);
    if (!sorted)
        return false;
    for (size_t i = 0; i < object->count; i++)
        sorted[i] = &object->members[i];
    qsort(sorted, object->count, sizeof *sorted, by_key_then_place);
    object->sorted = sorted;
    if (report)
        report_sorted(object, report, user);
    return true;
}

struct node *node_object(oas_arena *mem, const struct node *like, const struct member *members,
                         size_t count)
{
    struct node *node = OAS_ARENA_NEW(mem, struct node, 1);
    struct member *own = OAS_ARENA_NEW(mem, struct member, count + 1);
    if (!node || !own)
        return NULL;
    *node = (struct node){.kind = NODE_OBJECT,
                          .members = own,
                          .count = count,
                          .parent = like->parent,
                          .index = like->index,
                          .place = like->place};
    if (count)
        memcpy(own, members, count * sizeof *own);
    return node_index(mem, node, NULL, NULL) ? node : NULL;
}

static const struct member *find_sorted(const struct node *object, const struct member *wanted)
{
    size_t low = 0;
    size_t high = object->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = by_key(object->sorted[middle], wanted);
        if (order == 0)
            return object->sorted[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const struct member *node_member(const struct node *object, oas_str key)
{
    if (!object || object->kind != NODE_OBJECT)
        return NULL;
    struct member wanted = {.key = key};
    if (object->sorted)
        return find_sorted(object, &wanted);
    for (size_t i = 0; i < object->count; i++)
        if (by_key(&object->members[i], &wanted) == 0)
            return &object->members[i];
    return NULL;
}

struct node *node_get_str(const struct node *object, oas_str key)
{
    const struct member *member = node_member(object, key);
    return member ? member->value : NULL;
}

struct node *node_get(const struct node *object, const char *key)
{
    return node_get_str(object, oas_str_from(key));
}

struct place node_declared(const struct node *node)
{
    const struct node *parent = node->parent;
    if (parent && parent->kind == NODE_OBJECT)
        return parent->members[node->index].place;
    return node->place;
}

unsigned node_jtypes(const struct node *node)
{
    switch (node->kind) {
    case NODE_NULL:
        return OAS_JTYPE_NULL;
    case NODE_BOOLEAN:
        return OAS_JTYPE_BOOLEAN;
    case NODE_NUMBER:
        return OAS_JTYPE_NUMBER;
    case NODE_STRING:
        return OAS_JTYPE_STRING;
    case NODE_ARRAY:
        return OAS_JTYPE_ARRAY;
    case NODE_OBJECT:
        return OAS_JTYPE_OBJECT;
    }
    return 0;
}

const char *node_noun(const struct node *node)
{
    return jtype_noun(node_jtypes(node));
}

void node_put_token(oas_str key, oas_buf *out)
{
    for (size_t i = 0; i < key.len; i++)
        if (key.at[i] == '~')
            oas_buf_puts(out, "~0");
        else if (key.at[i] == '/')
            oas_buf_puts(out, "~1");
        else
            oas_buf_putc(out, key.at[i]);
}

void node_pointer(const struct node *node, oas_buf *out)
{
    const struct node *parent = node->parent;
    if (!parent)
        return;
    node_pointer(parent, out);
    oas_buf_putc(out, '/');
    if (parent->kind == NODE_OBJECT)
        node_put_token(parent->members[node->index].key, out);
    else
        oas_buf_put_u64(out, node->index);
}

static void put_array(const struct node *node, oas_buf *out)
{
    oas_buf_putc(out, '[');
    for (size_t i = 0; i < node->count; i++) {
        if (i)
            oas_buf_putc(out, ',');
        node_json(node->items[i], out);
    }
    oas_buf_putc(out, ']');
}

static void put_object(const struct node *node, oas_buf *out)
{
    oas_buf_putc(out, '{');
    for (size_t i = 0; i < node->count; i++) {
        if (i)
            oas_buf_putc(out, ',');
        oas_buf_put_json(out, node->members[i].key);
        oas_buf_putc(out, ':');
        node_json(node->members[i].value, out);
    }
    oas_buf_putc(out, '}');
}

void node_json(const struct node *node, oas_buf *out)
{
    switch (node->kind) {
    case NODE_NULL:
        oas_buf_puts(out, "null");
        return;
    case NODE_BOOLEAN:
        oas_buf_puts(out, node->boolean ? "true" : "false");
        return;
    case NODE_NUMBER:
        oas_buf_put(out, node->text);
        return;
    case NODE_STRING:
        oas_buf_put_json(out, node->text);
        return;
    case NODE_ARRAY:
        put_array(node, out);
        return;
    case NODE_OBJECT:
        put_object(node, out);
        return;
    }
}

static bool equal_arrays(const struct node *a, const struct node *b)
{
    for (size_t i = 0; i < a->count; i++)
        if (!node_equal(a->items[i], b->items[i]))
            return false;
    return true;
}

static bool equal_objects(const struct node *a, const struct node *b)
{
    for (size_t i = 0; i < a->count; i++) {
        const struct node *other = node_get_str(b, a->members[i].key);
        if (!other || !node_equal(a->members[i].value, other))
            return false;
    }
    return true;
}

bool node_equal(const struct node *a, const struct node *b)
{
    if (a->kind != b->kind || a->count != b->count)
        return false;
    switch (a->kind) {
    case NODE_NULL:
        return true;
    case NODE_BOOLEAN:
        return a->boolean == b->boolean;
    case NODE_NUMBER:
        return oas_json_equal(oas_json_of(a->text), oas_json_of(b->text));
    case NODE_STRING:
        return oas_str_equal(a->text, b->text);
    case NODE_ARRAY:
        return equal_arrays(a, b);
    case NODE_OBJECT:
        return equal_objects(a, b);
    }
    return false;
}
