/* A tree while it grows: what is open, and what aliases and merge keys copy. */
#include "load/tree.h"

#include "load/array.h"

/* Nodes that aliases and merge keys may add, over all of a document. */
enum { MAX_COPIED = 1000000 };

struct frame {
    struct frame *below;
    struct node *node;
    size_t base;  /* where its own begin on the pending stack */
    size_t depth; /* 1 for the root */
    bool has_key; /* NODE_OBJECT: a key waits for its value */
    bool merge;   /* that key is << */
    struct member key;
};

struct pending {
    struct member member; /* of an array: only the value */
    bool merge;
};

static bool lacks_memory(struct tree *tree, const void *made)
{
    if (made)
        return false;
    tree->diags->no_memory = true;
    tree->stop = true;
    return true;
}

bool tree_wants_key(const struct tree *tree)
{
    return tree->top && tree->top->node->kind == NODE_OBJECT && !tree->top->has_key;
}

const struct node *tree_innermost(const struct tree *tree)
{
    return tree->top ? tree->top->node : NULL;
}

void tree_key(struct tree *tree, oas_str key, struct place place, bool merge)
{
    struct frame *top = tree->top;
    top->key = (struct member){.key = key, .place = place};
    top->has_key = true;
    top->merge = merge;
}

struct place tree_here(const struct tree *tree)
{
    if (!tree->top)
        return (struct place){.source = tree->source, .line = 1, .column = 1};
    return tree->top->has_key ? tree->top->key.place : tree->top->node->place;
}

struct node *tree_node(struct tree *tree, enum node_kind kind, struct place place)
{
    struct node *node = OAS_ARENA_NEW(tree->mem, struct node, 1);
    if (lacks_memory(tree, node))
        return NULL;
    node->kind = kind;
    node->place = place;
    return node;
}

static void push_pending(struct tree *tree, struct pending pending)
{
    struct pending *at = array_room(tree->mem, tree->pending, tree->pending_count, 1,
                                    &tree->pending_cap, sizeof pending);
    if (lacks_memory(tree, at))
        return;
    tree->pending = at;
    tree->pending[tree->pending_count++] = pending;
}

void tree_add(struct tree *tree, struct node *node)
{
    struct frame *top = tree->top;
    if (!top) {
        tree->root = node;
        return;
    }
    struct pending pending = {.merge = top->merge};
    if (top->has_key)
        pending.member = top->key;
    pending.member.value = node;
    top->has_key = false;
    top->merge = false;
    node->parent = top->node;
    node->index = tree->pending_count - top->base;
    push_pending(tree, pending);
}

void tree_open(struct tree *tree, struct node *node)
{
    struct frame *frame = tree->spare;
    size_t depth = tree->top ? tree->top->depth + 1 : 1;
    if (depth > TREE_DEPTH) {
        diag_at(tree->diags, DIAG_ERROR, node->place,
                "expected at most %d arrays and objects within each other", TREE_DEPTH);
        tree->stop = true;
        return;
    }
    tree_add(tree, node);
    if (frame)
        tree->spare = frame->below;
    else if (lacks_memory(tree, frame = OAS_ARENA_NEW(tree->mem, struct frame, 1)))
        return;
    *frame = (struct frame){
        .below = tree->top, .node = node, .base = tree->pending_count, .depth = depth};
    tree->top = frame;
}

static bool may_copy(struct tree *tree, size_t more, struct place place)
{
    tree->copied += more;
    if (tree->copied <= MAX_COPIED)
        return true;
    if (!tree->stop)
        diag_at(tree->diags, DIAG_ERROR, place, "aliases expand to more than %d values",
                MAX_COPIED);
    tree->stop = true;
    return false;
}

static struct node *copy(struct tree *tree, const struct node *from, struct node *parent,
                         size_t index, size_t depth, struct place place);

static bool copy_items(struct tree *tree, const struct node *from, struct node *to, size_t depth,
                       struct place place)
{
    to->items = OAS_ARENA_NEW(tree->mem, struct node *, from->count);
    if (lacks_memory(tree, to->items))
        return false;
    for (size_t i = 0; i < from->count; i++) {
        to->items[i] = copy(tree, from->items[i], to, i, depth + 1, place);
        if (!to->items[i])
            return false;
    }
    return true;
}

static bool copy_members(struct tree *tree, const struct node *from, struct node *to, size_t depth,
                         struct place place)
{
    to->members = OAS_ARENA_NEW(tree->mem, struct member, from->count);
    if (lacks_memory(tree, to->members))
        return false;
    for (size_t i = 0; i < from->count; i++) {
        to->members[i] = from->members[i];
        to->members[i].value = copy(tree, from->members[i].value, to, i, depth + 1, place);
        if (!to->members[i].value)
            return false;
    }
    return true;
}

/* A deep copy, so that every node has one parent. The places stay those of the text that was
 * written; `place` is the alias, to blame when there is too much. */
static struct node *copy(struct tree *tree, const struct node *from, struct node *parent,
                         size_t index, size_t depth, struct place place)
{
    if (!may_copy(tree, 1, place))
        return NULL;
    if (from->count && depth > TREE_DEPTH) {
        diag_at(tree->diags, DIAG_ERROR, place,
                "expected at most %d arrays and objects within each other", TREE_DEPTH);
        tree->stop = true;
        return NULL;
    }
    struct node *to = tree_node(tree, from->kind, from->place);
    if (!to)
        return NULL;
    *to = *from;
    to->parent = parent;
    to->index = index;
    to->sorted = NULL;
    if (from->kind == NODE_ARRAY && from->count && !copy_items(tree, from, to, depth, place))
        return NULL;
    if (from->kind == NODE_OBJECT && from->count) {
        if (!copy_members(tree, from, to, depth, place))
            return NULL;
        if (!node_index(tree->mem, to, NULL, NULL)) {
            lacks_memory(tree, NULL);
            return NULL;
        }
    }
    return to;
}

/* Member or candidate number i stands at members[i]; a merged one that lost is marked by no value.
 */
struct twice {
    struct tree *tree;
    struct node *object;
    size_t written; /* members that the document wrote, before those that merge keys bring */
};

static void on_twice(void *user, const struct member *first, const struct member *again)
{
    struct twice *twice = user;
    size_t index = (size_t)(again - twice->object->members);
    if (index >= twice->written) {
        twice->object->members[index].value = NULL;
        return;
    }
    diag_at(twice->tree->diags, DIAG_ERROR, again->place, "duplicate key '" OAS_PRI "'",
            OAS_ARG(again->key));
    diag_at(twice->tree->diags, DIAG_NOTE, first->place, "first given here");
}

static size_t count_merged(struct tree *tree, const struct pending *pending)
{
    const struct node *value = pending->member.value;
    size_t count = 0;
    if (value->kind == NODE_OBJECT)
        return value->count;
    bool right = value->kind == NODE_ARRAY;
    for (size_t i = 0; right && i < value->count; i++) {
        right = value->items[i]->kind == NODE_OBJECT;
        count += value->items[i]->count;
    }
    if (right)
        return count;
    diag_at(tree->diags, DIAG_ERROR, pending->member.place,
            "expected an object or an array of objects to merge, found %s", node_noun(value));
    return 0;
}

static void add_candidates(struct node *object, const struct node *from)
{
    for (size_t i = 0; i < from->count; i++)
        object->members[object->count++] = from->members[i];
}

static void collect_candidates(struct node *object, const struct node *value)
{
    if (value->kind == NODE_OBJECT)
        add_candidates(object, value);
    for (size_t i = 0; value->kind == NODE_ARRAY && i < value->count; i++)
        if (value->items[i]->kind == NODE_OBJECT)
            add_candidates(object, value->items[i]);
}

/* Copies the merged members that won and drops those that lost. */
static bool settle_merged(struct tree *tree, struct node *object, size_t written, size_t depth)
{
    size_t kept = written;
    for (size_t i = written; i < object->count; i++) {
        struct member *member = &object->members[i];
        if (!member->value)
            continue;
        member->value = copy(tree, member->value, object, kept, depth + 1, object->place);
        if (!member->value)
            return false;
        object->members[kept++] = *member;
    }
    bool changed = object->count > written;
    object->count = kept;
    object->sorted = NULL;
    return !changed || node_index(tree->mem, object, NULL, NULL) || !lacks_memory(tree, NULL);
}

/* YAML 1.1's merge type: own members win over merged ones, earlier merged ones over later. */
static void close_object(struct tree *tree, struct frame *frame)
{
    struct node *object = frame->node;
    size_t held = tree->pending_count - frame->base;
    size_t merged = 0;
    struct twice twice = {.tree = tree, .object = object};
    if (held == 0)
        return;
    const struct pending *own = tree->pending + frame->base;
    for (size_t i = 0; i < held; i++)
        merged += own[i].merge ? count_merged(tree, &own[i]) : 0;
    if (merged && !may_copy(tree, merged, object->place))
        return;
    object->members = OAS_ARENA_NEW(tree->mem, struct member, held + merged);
    if (lacks_memory(tree, object->members))
        return;
    for (size_t i = 0; i < held; i++) {
        if (own[i].merge)
            continue;
        own[i].member.value->index = object->count;
        object->members[object->count++] = own[i].member;
    }
    twice.written = object->count;
    for (size_t i = 0; merged && i < held; i++)
        if (own[i].merge)
            collect_candidates(object, own[i].member.value);
    if (!node_index(tree->mem, object, on_twice, &twice))
        lacks_memory(tree, NULL);
    else if (merged)
        settle_merged(tree, object, twice.written, frame->depth);
}

static void close_array(struct tree *tree, struct frame *frame)
{
    struct node *array = frame->node;
    size_t count = tree->pending_count - frame->base;
    if (count == 0)
        return;
    array->items = OAS_ARENA_NEW(tree->mem, struct node *, count);
    if (lacks_memory(tree, array->items))
        return;
    for (size_t i = 0; i < count; i++)
        array->items[i] = tree->pending[frame->base + i].member.value;
    array->count = count;
}

void tree_close(struct tree *tree)
{
    struct frame *frame = tree->top;
    if (frame->node->kind == NODE_OBJECT)
        close_object(tree, frame);
    else
        close_array(tree, frame);
    tree->pending_count = frame->base;
    tree->top = frame->below;
    frame->below = tree->spare;
    tree->spare = frame;
}

void tree_anchor(struct tree *tree, oas_str name, struct node *node)
{
    void **slot = map_put(&tree->anchors, tree->mem, name);
    if (!lacks_memory(tree, slot))
        *slot = node;
}

static bool is_open(const struct tree *tree, const struct node *node)
{
    for (const struct frame *frame = tree->top; frame; frame = frame->below)
        if (frame->node == node)
            return true;
    return false;
}

/* Errors stand for a null, so that reading goes on to the next one. */
void tree_alias(struct tree *tree, oas_str name, struct place place)
{
    const struct node *from = map_get(&tree->anchors, name);
    struct node *node = NULL;
    if (!from)
        diag_at(tree->diags, DIAG_ERROR, place, "no anchor '&" OAS_PRI "' before this alias",
                OAS_ARG(name));
    else if (is_open(tree, from))
        diag_at(tree->diags, DIAG_ERROR, place, "alias '*" OAS_PRI "' stands inside its own anchor",
                OAS_ARG(name));
    else
        node = copy(tree, from, NULL, 0, tree->top ? tree->top->depth + 1 : 1, place);
    if (!node && !tree->stop)
        node = tree_node(tree, NODE_NULL, place);
    if (node)
        tree_add(tree, node);
}
