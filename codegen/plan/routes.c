/* A tree in a hash table, which is told by the key alone: if two segments at different nodes had one
 * key, all begins anew with another seed. */
#include "plan/routes.h"

#include <stdlib.h>

enum { MOST_SEGMENTS = 1 << 17, SEEDS = 64 };

/* A path's end: a node, and an operation that has it. */
struct route_end {
    uint32_t node;
    uint32_t operation;
};

struct route_node {
    uint32_t parent;
    uint32_t variable;
    uint32_t key; /* 0 and unused of one behind a variable */
    bool fixed;
};

struct route_builder {
    const oas_operations *operations;
    struct route_node *nodes;
    size_t node_count;
    struct route_end *ends;
    size_t end_count;
    uint32_t *slots; /* as oas_routes has them, but more */
    uint32_t mask;
    uint32_t seed;
    bool clash;
};

/* ---- how much there is ---- */

static size_t segments_of(const char *path)
{
    size_t count = 1;
    for (; *path; path++)
        count += *path == '/';
    return count;
}

/* How many segments all paths have together, and how many paths there are; false: too many. */
static bool measure(const oas_operations *operations, size_t *segments, size_t *paths)
{
    *segments = *paths = 0;
    for (size_t i = 0; i < operations->count; i++) {
        const oas_operation *operation = &operations->at[i];
        size_t own = segments_of(operation->path);
        for (uint32_t k = 0; k <= operation->server_count; k++) {
            bool bare = k == operation->server_count;
            size_t all = own + (bare ? 0 : segments_of(operation->servers[k].path));
            *segments += all;
            ++*paths;
            if (all > OAS_ROUTE_DEPTH || *segments > MOST_SEGMENTS)
                return false;
        }
    }
    return true;
}

static uint32_t mask_for(size_t nodes)
{
    uint32_t size = 4;
    while (size < 2 * nodes)
        size *= 2;
    return size - 1;
}

/* ---- the tree ---- */

/* The slot of that key, or the empty one where it belongs. */
static uint32_t *slot_of(uint32_t *slots, uint32_t mask, uint32_t key)
{
    uint32_t i = key & mask;
    while (slots[2 * i + 1] && slots[2 * i] != key)
        i = (i + 1) & mask;
    return &slots[2 * i];
}

static uint32_t add_node(struct route_builder *b, struct route_node node)
{
    b->nodes[b->node_count] = node;
    return (uint32_t)b->node_count++;
}

static uint32_t behind_fixed(struct route_builder *b, uint32_t node, oas_str segment)
{
    uint32_t key = oas_route_key(b->seed, node, segment);
    uint32_t *slot = slot_of(b->slots, b->mask, key);
    if (slot[1] == 0) {
        slot[0] = key;
        slot[1] = add_node(b, (struct route_node){.parent = node, .key = key, .fixed = true});
    }
    b->clash |= b->nodes[slot[1]].parent != node;
    return slot[1];
}

static uint32_t behind_variable(struct route_builder *b, uint32_t node)
{
    if (b->nodes[node].variable == 0) {
        uint32_t made = add_node(b, (struct route_node){.parent = node});
        b->nodes[node].variable = made;
    }
    return b->nodes[node].variable;
}

/* "{" and "}" behind it, beyond the base path, in which there are no variables any more. */
static bool has_variable(const char *from, const char *to, const char *base_end)
{
    const char *begin = from > base_end ? from : base_end;
    const char *open = begin < to ? memchr(begin, '{', (size_t)(to - begin)) : NULL;
    return open && memchr(open, '}', (size_t)(to - open));
}

/* `whole` is base path and template together, which has no query here. */
static void add_path(struct route_builder *b, oas_str whole, size_t base, size_t operation)
{
    const char *at = whole.at, *end = at + whole.len;
    uint32_t node = 0;
    for (bool more = true; more;) {
        const char *slash = at < end ? memchr(at, '/', (size_t)(end - at)) : NULL;
        const char *to = slash ? slash : end;
        node = has_variable(at, to, whole.at + base)
                   ? behind_variable(b, node)
                   : behind_fixed(b, node, oas_str_of(at, (size_t)(to - at)));
        more = slash != NULL;
        at = to + more;
    }
    b->ends[b->end_count++] = (struct route_end){node, (uint32_t)operation};
}

static bool add_operation(struct route_builder *b, size_t i)
{
    const oas_operation *operation = &b->operations->at[i];
    oas_str path = oas_str_of(operation->path, strcspn(operation->path, "?#"));
    add_path(b, path, 0, i);
    for (uint32_t k = 0; k < operation->server_count; k++) {
        oas_str base = oas_str_from(operation->servers[k].path);
        oas_buf whole = {0};
        oas_buf_put(&whole, base);
        oas_buf_put(&whole, path);
        bool failed = whole.failed;
        if (!failed && base.len)
            add_path(b, oas_buf_str(&whole), base.len, i);
        oas_buf_free(&whole);
        if (failed)
            return false;
    }
    return true;
}

static bool grow_tree(struct route_builder *b)
{
    memset(b->slots, 0, ((size_t)b->mask + 1) * 2 * sizeof *b->slots);
    b->nodes[0] = (struct route_node){.parent = 0};
    b->node_count = 1;
    b->end_count = 0;
    b->clash = false;
    for (size_t i = 0; i < b->operations->count; i++)
        if (!b->operations->at[i].webhook && !add_operation(b, i))
            return false;
    return true;
}

/* ---- rows ---- */

static int by_node(const void *a, const void *b)
{
    const struct route_end *one = a, *other = b;
    if (one->node != other->node)
        return one->node < other->node ? -1 : 1;
    return (one->operation > other->operation) - (one->operation < other->operation);
}

static size_t without_twins(struct route_end *ends, size_t count)
{
    size_t kept = 0;
    if (count)
        qsort(ends, count, sizeof *ends, by_node);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || by_node(&ends[kept - 1], &ends[i]) != 0)
            ends[kept++] = ends[i];
    return kept;
}

static const oas_routes *take_rows(oas_arena *mem, struct route_builder *b)
{
    size_t count = b->node_count, end_count = without_twins(b->ends, b->end_count), end = 0;
    uint32_t mask = mask_for(count);
    oas_routes *routes = OAS_ARENA_NEW(mem, oas_routes, 1);
    uint32_t *nodes = OAS_ARENA_NEW(mem, uint32_t, 2 * (count + 1));
    uint32_t *ends = OAS_ARENA_NEW(mem, uint32_t, end_count + 1);
    uint32_t *slots = oas_arena_zeroed(mem, ((size_t)mask + 1) * 2, sizeof *slots, sizeof *slots);
    if (!routes || !nodes || !ends || !slots)
        return NULL;
    for (size_t i = 0; i <= count; i++) {
        nodes[2 * i] = (uint32_t)end;
        nodes[2 * i + 1] = i < count ? b->nodes[i].variable : 0;
        for (; i < count && end < end_count && b->ends[end].node == i; end++)
            ends[end] = b->ends[end].operation;
        if (i < count && b->nodes[i].fixed) {
            uint32_t *slot = slot_of(slots, mask, b->nodes[i].key);
            slot[0] = b->nodes[i].key;
            slot[1] = (uint32_t)i;
        }
    }
    *routes =
        (oas_routes){.nodes = nodes, .slots = slots, .ends = ends, .mask = mask, .seed = b->seed};
    for (size_t i = 0; i < b->operations->count; i++)
        routes->queries |= strpbrk(b->operations->at[i].path, "?#") != NULL;
    return routes;
}

const oas_routes *routes_build(oas_arena *mem, const oas_operations *operations, bool *no_memory)
{
    oas_arena own = {0};
    size_t segments, paths;
    const oas_routes *routes = NULL;
    if (!measure(operations, &segments, &paths))
        return NULL;
    struct route_builder b = {.operations = operations, .mask = mask_for(segments + 1)};
    b.nodes = OAS_ARENA_NEW(&own, struct route_node, segments + 1);
    b.ends = OAS_ARENA_NEW(&own, struct route_end, paths + 1);
    b.slots = OAS_ARENA_NEW(&own, uint32_t, ((size_t)b.mask + 1) * 2);
    bool made = b.nodes && b.ends && b.slots;
    for (b.clash = made; made && b.clash && b.seed < SEEDS; b.seed++)
        made = grow_tree(&b);
    b.seed -= b.seed > 0;
    if (made && !b.clash)
        routes = take_rows(mem, &b);
    *no_memory |= !made || (!b.clash && !routes);
    oas_arena_free(&own);
    return routes;
}

/* Each but the first is behind a segment: in a slot, or as a variable of another. */
size_t routes_nodes(const oas_routes *routes)
{
    uint32_t last = 0;
    for (size_t i = 0; i <= routes->mask; i++)
        if (routes->slots[2 * i + 1] > last)
            last = routes->slots[2 * i + 1];
    for (size_t i = 0; i <= last; i++)
        if (routes->nodes[2 * i + 1] > last)
            last = routes->nodes[2 * i + 1];
    return (size_t)last + 1;
}
