/* A tree of texts. */
#include "load/map.h"

/* An AA tree (A. Andersson, "Balanced search trees made simple", 1993): a right child may have its
 * parent's level, a left child and a right grandchild may not. */
struct map_entry {
    oas_str key;
    void *value;
    struct map_entry *left;
    struct map_entry *right;
    unsigned level;
};

static int order_of(oas_str a, oas_str b)
{
    if (a.len != b.len)
        return a.len < b.len ? -1 : 1;
    return a.len ? memcmp(a.at, b.at, a.len) : 0;
}

static struct map_entry *skew(struct map_entry *top)
{
    struct map_entry *left = top->left;
    if (!left || left->level != top->level)
        return top;
    top->left = left->right;
    left->right = top;
    return left;
}

static struct map_entry *split(struct map_entry *top)
{
    struct map_entry *right = top->right;
    if (!right || !right->right || right->right->level != top->level)
        return top;
    top->right = right->left;
    right->left = top;
    right->level++;
    return right;
}

/* Recursion is as deep as the tree, which is at most twice the logarithm of its size. */
static struct map_entry *insert(struct map_entry *top, struct map_entry *entry)
{
    if (!top)
        return entry;
    if (order_of(entry->key, top->key) < 0)
        top->left = insert(top->left, entry);
    else
        top->right = insert(top->right, entry);
    return split(skew(top));
}

static struct map_entry *find(const struct map *map, oas_str key)
{
    struct map_entry *at = map->root;
    while (at) {
        int order = order_of(key, at->key);
        if (order == 0)
            return at;
        at = order < 0 ? at->left : at->right;
    }
    return NULL;
}

void **map_put(struct map *map, oas_arena *mem, oas_str key)
{
    struct map_entry *entry = find(map, key);
    if (entry)
        return &entry->value;
    entry = OAS_ARENA_NEW(mem, struct map_entry, 1);
    if (!entry)
        return NULL;
    entry->key = key;
    entry->level = 1;
    map->root = insert(map->root, entry);
    return &entry->value;
}

void *map_get(const struct map *map, oas_str key)
{
    struct map_entry *entry = find(map, key);
    return entry ? entry->value : NULL;
}
