/* What a value is taken for that is not of its keyword's kind. */
#include "schema/meant.h"

#include "load/scalar.h"
#include "load/text.h"

/* A value of its own for the keyword: that of the document stays what it is. */
static struct node *take(struct graph *graph, const char *name, const struct node *value,
                         const struct node *meant)
{
    struct node *node = OAS_ARENA_NEW(graph->mem, struct node, 1);
    graph->diags->no_memory |= !node;
    if (!node)
        return NULL;
    oas_buf json = {0};
    *node = *meant;
    node_json(meant, &json);
    diag_lenient(graph->diags, LENIENCY_VALUE_TEXT, value->place,
                 "%s must be %s, not a text; it is taken as %.*s", name,
                 meant->kind == NODE_NUMBER ? "a number" : "a boolean", (int)json.len,
                 json.at ? json.at : "");
    oas_buf_free(&json);
    return node;
}

static struct node *take_number(struct graph *graph, const char *name, struct node *value)
{
    struct node meant = *value;
    const char *fault = scalar_plain(graph->mem, value->text, &meant, &graph->diags->no_memory);
    return fault || meant.kind != NODE_NUMBER ? value : take(graph, name, value, &meant);
}

static struct node *take_boolean(struct graph *graph, const char *name, struct node *value)
{
    struct node meant = *value;
    meant.kind = NODE_BOOLEAN;
    return text_means_boolean(value->text, &meant.boolean) ? take(graph, name, value, &meant)
                                                           : value;
}

struct node *meant_value(struct graph *graph, const char *name, enum argument argument,
                         struct node *value)
{
    bool text = value->kind == NODE_STRING;
    if (argument == ARG_NOTHING || argument == ARG_VALUE || argument == ARG_TYPES ||
        argument == ARG_REFERENCE)
        return value;
    if (value->kind == NODE_NULL) {
        diag_lenient(graph->diags, LENIENCY_MEMBER_NULL, value->place,
                     "'%s' is null; it is taken as if it were not there", name);
        return NULL;
    }
    if (text && (argument == ARG_NUMBER || argument == ARG_POSITIVE || argument == ARG_COUNT))
        return take_number(graph, name, value);
    return text && argument == ARG_BOOLEAN ? take_boolean(graph, name, value) : value;
}
