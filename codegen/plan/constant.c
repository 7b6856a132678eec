/* Constants as value rows. */
#include "plan/constant.h"

#include <oas/json.h>

#include "load/pointer_order.h"
#include "load/text.h"
#include "plan/rows.h"

void constant_add(struct planner *planner, const struct node *node, uint32_t branch)
{
    oas_buf json = {0};
    oas_text text;
    if (node->kind == NODE_STRING) {
        text = rows_text(planner, node->text);
    } else {
        planner->diags->no_memory |= !pointer_order_json(planner->mem, node, &json);
        text = rows_text(planner, oas_buf_str(&json));
    }
    planner->diags->no_memory |= json.failed;
    oas_buf_free(&json);
    struct oas_value_row *row = rows_add(planner, &planner->values, sizeof *row, 1);
    if (row)
        *row = (struct oas_value_row){node_jtypes(node), branch, text};
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
}
