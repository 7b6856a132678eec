/* Names are compared as pointers spell them; that differs from the names themselves in two bytes.
 */
#include "load/pointer_order.h"

#include <stdio.h>
#include <stdlib.h>

/* What stands for the i-th byte of a name in a pointer: RFC 6901 section 3 writes ~ as ~0, / as ~1.
 */
static unsigned pointer_byte(oas_str name, size_t i)
{
    unsigned char c = (unsigned char)name.at[i];
    return c == '~' ? (unsigned)'~' << 8 : c == '/' ? ((unsigned)'~' << 8) + 1 : (unsigned)c << 8;
}

int pointer_order(oas_str a, oas_str b)
{
    for (size_t i = 0; i < a.len && i < b.len; i++)
        if (a.at[i] != b.at[i])
            return pointer_byte(a, i) < pointer_byte(b, i) ? -1 : 1;
    return (a.len > b.len) - (a.len < b.len);
}

/* ---- of nodes ---- */

static size_t depth_of(const struct node *node)
{
    size_t depth = 0;
    for (; node->parent; node = node->parent)
        depth++;
    return depth;
}

static oas_str token_of(const struct node *node, char digits[24])
{
    if (node->parent->kind == NODE_OBJECT)
        return node->parent->members[node->index].key;
    int len = snprintf(digits, 24, "%zu", node->index);
    return oas_str_of(digits, len > 0 ? (size_t)len : 0);
}

/* What stands behind the i-th byte before, in the pointer: the token's next one, else a slash or
 * the end. */
static unsigned next_byte(oas_str token, size_t i, bool more)
{
    if (i < token.len)
        return pointer_byte(token, i) + 1;
    return more ? ((unsigned)'/' << 8) + 1 : 0;
}

static int compare_siblings(const struct node *a, bool a_more, const struct node *b, bool b_more)
{
    char a_digits[24], b_digits[24];
    oas_str x = token_of(a, a_digits), y = token_of(b, b_digits);
    size_t i = 0;
    while (i < x.len && i < y.len && x.at[i] == y.at[i])
        i++;
    unsigned x_next = next_byte(x, i, a_more), y_next = next_byte(y, i, b_more);
    return (x_next > y_next) - (x_next < y_next);
}

int pointer_order_nodes(const struct node *a, const struct node *b)
{
    const struct node *x = a, *y = b;
    size_t x_depth = depth_of(a), y_depth = depth_of(b), depth = x_depth;
    for (; depth > y_depth; depth--)
        x = x->parent;
    for (size_t above = y_depth; above > depth; above--)
        y = y->parent;
    if (x == y)
        return (x_depth > y_depth) - (x_depth < y_depth);
    while (x->parent && x->parent != y->parent) {
        x = x->parent;
        y = y->parent;
    }
    return x->parent ? compare_siblings(x, x != a, y, y != b) : 0;
}

/* ---- of members ---- */

static int compare(const void *a, const void *b)
{
    return pointer_order((*(const struct member *const *)a)->key,
                         (*(const struct member *const *)b)->key);
}

const struct member **pointer_order_members(oas_arena *mem, const struct node *object)
{
    if (object->count == 0)
        return NULL;
    const struct member **sorted = OAS_ARENA_NEW(mem, const struct member *, object->count);
    for (size_t i = 0; sorted && i < object->count; i++)
        sorted[i] = &object->members[i];
    if (sorted)
        qsort(sorted, object->count, sizeof *sorted, compare);
    return sorted;
}

static bool put_array(oas_arena *mem, const struct node *node, oas_buf *out)
{
    bool good = true;
    oas_buf_putc(out, '[');
    for (size_t i = 0; i < node->count && good; i++) {
        if (i)
            oas_buf_putc(out, ',');
        good = pointer_order_json(mem, node->items[i], out);
    }
    oas_buf_putc(out, ']');
    return good;
}

static bool put_object(oas_arena *mem, const struct node *node, oas_buf *out)
{
    const struct member **sorted = pointer_order_members(mem, node);
    bool good = sorted || node->count == 0;
    oas_buf_putc(out, '{');
    for (size_t i = 0; i < node->count && good; i++) {
        if (i)
            oas_buf_putc(out, ',');
        oas_buf_put_json(out, sorted[i]->key);
        oas_buf_putc(out, ':');
        good = pointer_order_json(mem, sorted[i]->value, out);
    }
    oas_buf_putc(out, '}');
    return good;
}

bool pointer_order_json(oas_arena *mem, const struct node *node, oas_buf *out)
{
    if (node->kind == NODE_ARRAY)
        return put_array(mem, node, out);
    if (node->kind == NODE_OBJECT)
        return put_object(mem, node, out);
    node_json(node, out);
    return true;
}
