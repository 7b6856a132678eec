/* deepObject: pairs whose names are paths, a[b][0], as a tree. The names are sorted, so that what
 * belongs together stands together, whatever they are; nothing here goes down by calling itself. */
#include "base/compiler.h"
#include "base/put.h"
#include "base/sort.h"
#include "http/wire_pass.h"
#include "http/words.h"
#include "json/bounds.h"

/* A pair. */
struct leaf {
    oas_str path; /* decoded, behind the parameter's name: "[b][0]" */
    oas_str raw;
    oas_str value;
};

/* A value, or what has children. */
struct branch {
    oas_str key;
    const char *at;
    uint32_t leaf;   /* the first one of the message that it has */
    uint32_t value;  /* where its own values begin, in tree.order */
    uint32_t values; /* how many these are */
    uint32_t child;  /* the first one, by number plus 1 */
    uint32_t last;
    uint32_t next; /* beside it */
    uint32_t children;
};

struct tree {
    struct oas_making *m;
    struct leaf *leaves;
    uint64_t *order; /* of leaves */
    uint32_t leaf_count;
    struct branch *at;
    uint32_t count;
};

/* ---- names ---- */

/* The key in the next pair of brackets; false where there is none. */
static bool next_bracket(oas_str *path, oas_str *key)
{
    if (path->len == 0)
        return false;
    const char *end = path->at + path->len;
    const char *close = oas_word_find(path->at + 1, end, ']');
    *key = oas_word_between(path->at + 1, close);
    *path = oas_word_between(close + 1, end);
    return true;
}

static bool is_path(oas_str path)
{
    while (path.len) {
        const char *end = path.at + path.len;
        const char *close = path.at[0] == '[' ? oas_word_find(path.at, end, ']') : end;
        if (close == end || memchr(path.at + 1, '[', (size_t)(close - path.at - 1)))
            return false;
        path = oas_word_between(close + 1, end);
    }
    return true;
}

static bool is_index(oas_str key)
{
    if (key.len == 0 || (key.at[0] == '0' && key.len > 1))
        return false;
    for (size_t i = 0; i < key.len; i++)
        if (!oas_ascii_digit(key.at[i]))
            return false;
    return true;
}

/* Indices by number, before all else. */
static int compare_brackets(oas_str a, oas_str b)
{
    bool index = is_index(a);
    if (index != is_index(b))
        return index ? -1 : 1;
    if (index && a.len != b.len)
        return a.len < b.len ? -1 : 1;
    return oas_str_compare(a, b);
}

static int compare_leaves(void *user, uint64_t a, uint64_t b)
{
    const struct leaf *leaves = user;
    oas_str x = leaves[a].path, y = leaves[b].path, key_x = {NULL, 0}, key_y = {NULL, 0};
    for (;;) {
        bool more_x = next_bracket(&x, &key_x), more_y = next_bracket(&y, &key_y);
        if (!more_x || !more_y)
            return more_x ? 1 : more_y ? -1 : (a > b) - (a < b);
        int order = compare_brackets(key_x, key_y);
        if (order)
            return order;
    }
}

static bool read_leaves(struct tree *t)
{
    struct oas_making *m = t->m;
    size_t skip = strlen(m->taker->parameter->name);
    for (uint32_t next = m->taker->named.first; next; next = m->pass->pieces[next - 1].next) {
        const struct oas_piece *piece = &m->pass->pieces[next - 1];
        struct leaf *leaf = &t->leaves[t->leaf_count];
        oas_str name;
        if (!oas_making_text(m, piece->name, &name))
            return false;
        *leaf =
            (struct leaf){oas_str_of(name.at + skip, name.len - skip), piece->name, piece->value};
        if (!is_path(leaf->path)) {
            oas_making_fail(m, OAS_WIRE_BRACKETS, piece->name.at);
            return false;
        }
        t->order[t->leaf_count] = t->leaf_count;
        t->leaf_count++;
    }
    oas_sort(t->order, t->leaf_count, compare_leaves, t->leaves);
    return true;
}

/* ---- the tree ---- */

static uint32_t add_branch(struct tree *t, uint32_t parent, oas_str key, uint32_t leaf)
{
    struct branch *up = &t->at[parent];
    uint32_t number = ++t->count;
    t->at[number - 1] = (struct branch){.key = key, .at = t->leaves[leaf].raw.at, .leaf = leaf};
    if (up->last)
        t->at[up->last - 1].next = number;
    else
        up->child = number;
    up->last = number;
    up->children++;
    return number - 1;
}

/* Down to where the leaf belongs, beside the one before it as long as keys are the same. Nothing
 * that is added to the end of an array is the same: a[]. */
static void grow_tree(struct tree *t, uint32_t place)
{
    uint32_t at = 0, leaf = (uint32_t)t->order[place];
    oas_str path = t->leaves[leaf].path, key;
    while (next_bracket(&path, &key)) {
        uint32_t last = t->at[at].last;
        bool same = last && key.len && oas_str_equal(t->at[last - 1].key, key);
        if (same && t->at[last - 1].leaf > leaf)
            t->at[last - 1].leaf = leaf;
        at = same ? last - 1 : add_branch(t, at, key, leaf);
    }
    if (t->at[at].values++ == 0)
        t->at[at].value = place;
}

static size_t count_keys(const struct tree *t)
{
    size_t count = 1;
    for (uint32_t i = 0; i < t->leaf_count; i++)
        for (size_t k = 0; k < t->leaves[i].path.len; k++)
            count += t->leaves[i].path.at[k] == '[';
    return count;
}

OAS_NOINLINE static bool plant(struct tree *t)
{
    size_t count = t->m->taker->named.count;
    t->leaves = OAS_ARENA_NEW(t->m->pass->mem, struct leaf, count);
    t->order = OAS_ARENA_NEW(t->m->pass->mem, uint64_t, count);
    t->m->pass->no_memory |= !t->leaves || !t->order;
    if (!t->leaves || !t->order || !read_leaves(t))
        return false;
    t->at = OAS_ARENA_NEW(t->m->pass->mem, struct branch, count_keys(t));
    t->m->pass->no_memory |= !t->at;
    if (!t->at)
        return false;
    t->count = 1;
    t->at[0].at = t->leaves[0].raw.at;
    for (uint32_t i = 0; i < t->leaf_count; i++)
        grow_tree(t, i);
    return true;
}

/* ---- the tree as JSON ---- */

/* A container that is open. */
struct level {
    struct oas_guide guide; /* spread */
    uint64_t *children;     /* branches, in the order that they are written in */
    uint32_t count;
    uint32_t next;
    bool array;
};

static int compare_places(void *user, uint64_t a, uint64_t b)
{
    const struct tree *t = user;
    uint32_t x = t->at[a].leaf, y = t->at[b].leaf;
    return (x > y) - (x < y);
}

/* Is this an array? What its keys are decides where the schema leaves it open. */
static bool is_array(const struct tree *t, const struct branch *branch, unsigned jtypes)
{
    if (!(jtypes & OAS_JTYPE_ARRAY))
        return false;
    for (uint32_t i = branch->child; i; i = t->at[i - 1].next)
        if (t->at[i - 1].key.len && !is_index(t->at[i - 1].key))
            return false;
    return true;
}

static const struct leaf *value_at(const struct tree *t, const struct branch *branch, uint32_t i)
{
    return &t->leaves[t->order[branch->value + i]];
}

static void put_values(struct tree *t, const struct branch *branch, struct oas_guide *guide)
{
    struct oas_making *m = t->m;
    unsigned jtypes = oas_guide_jtypes(guide);
    if (branch->values == 1 && jtypes != OAS_JTYPE_ARRAY) {
        oas_making_scalar(m, guide, value_at(t, branch, 0)->value);
        return;
    }
    if (!(jtypes & OAS_JTYPE_ARRAY)) {
        oas_making_fail(m, OAS_WIRE_TWICE, value_at(t, branch, 1)->raw.at);
        return;
    }
    oas_guide_spread(guide, m->choice);
    oas_put_byte(&m->json, '[');
    for (uint32_t i = 0; i < branch->values; i++) {
        m->pass->around = oas_guide_item(guide, i);
        if (i)
            oas_put_byte(&m->json, ',');
        oas_making_scalar(m, &m->pass->around, value_at(t, branch, i)->value);
    }
    oas_put_byte(&m->json, ']');
}

static bool open_level(struct tree *t, const struct branch *branch, struct level *level,
                       const struct oas_guide *guide)
{
    struct oas_making *m = t->m;
    unsigned jtypes = oas_guide_jtypes(guide);
    *level = (struct level){.guide = *guide, .array = is_array(t, branch, jtypes)};
    uint32_t numbers = oas_guide_spread(&level->guide, m->choice);
    m->numbers = m->numbers > numbers ? m->numbers : numbers;
    level->children = OAS_ARENA_NEW(m->pass->mem, uint64_t, branch->children);
    m->pass->no_memory |= !level->children;
    if (!level->children)
        return false;
    for (uint32_t i = branch->child; i; i = t->at[i - 1].next)
        level->children[level->count++] = i - 1;
    if (!level->array)
        oas_sort(level->children, level->count, compare_places, t);
    oas_put_byte(&m->json, level->array ? '[' : '{');
    return true;
}

/* The next child of the innermost level: its schemas; its name, if it has one, is written. */
static const struct branch *enter_child(struct tree *t, struct level *level,
                                        struct oas_guide *guide)
{
    const struct branch *child = &t->at[level->children[level->next]];
    if (level->next)
        oas_put_byte(&t->m->json, ',');
    *guide = level->array ? oas_guide_item(&level->guide, level->next)
                          : oas_guide_member(&level->guide, child->key);
    if (!level->array)
        oas_making_name(t->m, child->key, child->at);
    level->next++;
    return child;
}

static void put_tree(struct tree *t, struct level *levels, unsigned most)
{
    struct oas_making *m = t->m;
    struct oas_guide *guide = &m->pass->inner;
    const struct branch *branch = &t->at[0];
    unsigned depth = 0;
    *guide = m->taker->guide;
    while (!m->fault && !m->pass->no_memory) {
        if (branch->children && branch->values) {
            oas_making_fail(m, OAS_WIRE_NESTING, branch->at);
        } else if (branch->children && depth == most) {
            oas_making_fail(m, OAS_WIRE_DEPTH, branch->at);
        } else {
            oas_making_mark(m, branch->at);
            if (!branch->children)
                put_values(t, branch, guide);
            else if (open_level(t, branch, &levels[depth], guide))
                depth++;
        }
        while (depth && levels[depth - 1].next == levels[depth - 1].count)
            oas_put_byte(&m->json, levels[--depth].array ? ']' : '}');
        if (depth == 0)
            return;
        branch = enter_child(t, &levels[depth - 1], guide);
    }
}

/* The longest way down. */
static unsigned height(const struct tree *t)
{
    size_t most = 0;
    for (uint32_t i = 0; i < t->leaf_count; i++) {
        size_t keys = 0;
        for (size_t k = 0; k < t->leaves[i].path.len; k++)
            keys += t->leaves[i].path.at[k] == '[';
        most = keys > most ? keys : most;
    }
    return most < OAS_DEPTH_LIMIT ? (unsigned)most : OAS_DEPTH_LIMIT;
}

void oas_deep_object(struct oas_making *m)
{
    struct tree t = {.m = m};
    if (!plant(&t))
        return;
    unsigned most = oas_bound_depth(&m->pass->options);
    unsigned needed = height(&t) + 1;
    most = most < needed ? most : needed;
    struct level *levels = OAS_ARENA_NEW(m->pass->mem, struct level, most);
    m->pass->no_memory |= !levels;
    if (levels)
        put_tree(&t, levels, most);
}
