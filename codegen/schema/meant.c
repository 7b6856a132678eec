/* What a value is taken for that is not of its keyword's kind. */
#include "schema/meant.h"

#include "load/scalar.h"
#include "load/text.h"
#include "schema/keyword.h"

/* A value of its own for the clause: that of the document stays what it is. */
static bool take(struct graph *graph, struct clause *clause, const struct node *meant)
{
    struct node *node = OAS_ARENA_NEW(graph->mem, struct node, 1);
    graph->diags->no_memory |= !node;
    if (!node)
        return false;
    oas_buf json = {0};
    *node = *meant;
    node_json(meant, &json);
    diag_lenient(graph->diags, LENIENCY_VALUE_TEXT, clause->value->place,
                 "%s must be %s, not a text; it is taken as %.*s",
                 keyword_info(clause->keyword)->name,
                 meant->kind == NODE_NUMBER ? "a number" : "a boolean", (int)json.len,
                 json.at ? json.at : "");
    oas_buf_free(&json);
    clause->value = node;
    return true;
}

static bool take_number(struct graph *graph, struct clause *clause)
{
    struct node meant = *clause->value;
    const char *fault =
        scalar_plain(graph->mem, clause->value->text, &meant, &graph->diags->no_memory);
    return fault || meant.kind != NODE_NUMBER || take(graph, clause, &meant);
}

static bool take_boolean(struct graph *graph, struct clause *clause)
{
    struct node meant = *clause->value;
    meant.kind = NODE_BOOLEAN;
    return !text_means_boolean(clause->value->text, &meant.boolean) || take(graph, clause, &meant);
}

bool meant_read(struct graph *graph, struct clause *clause)
{
    enum argument argument = keyword_info(clause->keyword)->argument;
    bool text = clause->value->kind == NODE_STRING;
    if (argument == ARG_NOTHING || argument == ARG_VALUE || argument == ARG_TYPES ||
        argument == ARG_REFERENCE)
        return true;
    if (clause->value->kind == NODE_NULL) {
        diag_lenient(graph->diags, LENIENCY_MEMBER_NULL, clause->value->place,
                     "%s has no value; it is as if it were not there",
                     keyword_info(clause->keyword)->name);
        return false;
    }
    if (text && (argument == ARG_NUMBER || argument == ARG_POSITIVE || argument == ARG_COUNT))
        return take_number(graph, clause);
    return !text || argument != ARG_BOOLEAN || take_boolean(graph, clause);
}
