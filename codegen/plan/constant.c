/* Constants as value rows. */
#include "plan/constant.h"

#include "plan/rows.h"

void constant_add(struct planner *planner, const struct node *node, uint32_t branch)
{
    oas_buf json = {0};
    oas_text text;
    if (node->kind == NODE_STRING) {
        text = rows_text(planner, node->text);
    } else {
        node_json(node, &json);
        text = rows_text(planner, oas_buf_str(&json));
    }
    planner->diags->no_memory |= json.failed;
    oas_buf_free(&json);
    struct oas_value_row *row = rows_add(planner, &planner->values, sizeof *row, 1);
    if (row)
        *row = (struct oas_value_row){node_jtypes(node), branch, text};
}

oas_str constant_text(const struct planner *planner, uint32_t row)
{
    const struct oas_value_row *value = constant_at(planner, row);
    return value->jtype == OAS_JTYPE_STRING ? rows_text_at(planner, value->text) : (oas_str){0};
}
