/* Constants as value rows. */
#include "plan/constant.h"

#include <oas/json.h>

#include "load/pointer_order.h"
#include "load/text.h"
#include "plan/rows.h"

bool constant_put(struct planner *planner, unsigned jtype, oas_str text, uint32_t branch)
{
    oas_text added = rows_text(planner, text);
    struct oas_value_row *row = rows_add(planner, &planner->values, sizeof *row, 1);
    if (row)
        *row = (struct oas_value_row){jtype, branch, added};
    return row;
}

void constant_add(struct planner *planner, const struct node *node, uint32_t branch)
{
    oas_buf json = {0};
    bool is_string = node->kind == NODE_STRING;
    if (!is_string)
        planner->diags->no_memory |= !pointer_order_json(planner->mem, node, &json);
    planner->diags->no_memory |= json.failed;
    (void)constant_put(planner, node_jtypes(node), is_string ? node->text : oas_buf_str(&json),
                       branch);
    oas_buf_free(&json);
}

const struct clause *constant_of(const struct schema *schema)
{
    const struct clause *only = schema_clause(schema, OAS_KEYWORD_CONST);
    return only ? only : schema_clause(schema, OAS_KEYWORD_ENUM);
}

/* Lists with that many pairs are not compared. */
enum { MOST_COMPARED = 10000 };

size_t constant_common(const struct node **values, size_t count, const struct clause *clause)
{
    size_t listed_count, kept = 0;
    const struct node *const *listed = schema_clause_constants(clause, &listed_count);
    if (listed_count && count > MOST_COMPARED / listed_count)
        return count;
    for (size_t i = 0; i < count; i++) {
        size_t k = 0;
        while (k < listed_count && !node_equal(values[i], listed[k]))
            k++;
        if (k < listed_count)
            values[kept++] = values[i];
    }
    return kept;
}

const struct node *const *constant_of_types(unsigned jtypes, size_t *count)
{
    static const struct node none = {.kind = NODE_NULL};
    static const struct node yes = {.kind = NODE_BOOLEAN, .boolean = true};
    static const struct node no = {.kind = NODE_BOOLEAN};
    static const struct node *const all[] = {&none, &yes, &no};
    bool null = jtypes & OAS_JTYPE_NULL, boolean = jtypes & OAS_JTYPE_BOOLEAN;
    if (!jtypes || jtypes & ~(unsigned)(OAS_JTYPE_NULL | OAS_JTYPE_BOOLEAN))
        return NULL;
    *count = (null ? 1u : 0u) + (boolean ? 2u : 0u);
    return null ? all : all + 1;
}

unsigned constant_jtypes(const struct clause *clause)
{
    size_t count;
    const struct node *const *values = schema_clause_constants(clause, &count);
    unsigned jtypes = 0;
    for (size_t i = 0; i < count; i++)
        jtypes |= node_jtypes(values[i]);
    return jtypes;
}

oas_str constant_name(const struct planner *planner, uint32_t row)
{
    return rows_text_at(planner, constant_at(planner, row)->text);
}

oas_str constant_text(const struct planner *planner, uint32_t row)
{
    bool is_string = constant_at(planner, row)->jtype == OAS_JTYPE_STRING;
    return is_string ? constant_name(planner, row) : (oas_str){0};
}

oas_str constant_key(struct planner *planner, uint32_t row)
{
    char letter[] = {(char)('A' + constant_at(planner, row)->jtype), '\0'};
    return text_joined(planner->mem, &planner->diags->no_memory, letter,
                       constant_name(planner, row), "");
}

/* Equal texts share one place. */
static bool is_same(const struct oas_value_row *a, const struct oas_value_row *b)
{
    return a->jtype == b->jtype && a->text.at == b->text.at && a->text.len == b->text.len;
}

/* However often a value is written alike, the first is in the table. */
void constant_table(struct planner *planner, uint32_t first, uint32_t count, uint32_t *slots,
                    uint32_t *mask)
{
    uint32_t *table = rows_slots(planner, count, slots, mask);
    for (uint32_t i = 0; table && i < count; i++) {
        const struct oas_value_row *value = constant_at(planner, first + i);
        oas_str text = rows_text_at(planner, value->text);
        uint32_t at = (value->jtype == OAS_JTYPE_STRING ? oas_name_hash(text)
                                                        : oas_json_hash(oas_json_of(text))) &
                      *mask;
        while (table[at] && !is_same(value, constant_at(planner, first + table[at] - 1)))
            at = (at + 1) & *mask;
        if (!table[at])
            table[at] = i + 1;
    }
    rows_share(planner, slots);
}
