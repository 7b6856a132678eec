/* Chosen names. */
#include "model/given.h"

#include "load/text.h"
#include "model/names.h"
#include "resolve/pointer.h"
#include "resolve/resolve.h"
#include "schema/place.h"

oas_str given_name(const struct given *given, const struct node *node)
{
    const oas_str *renamed = given ? pointer_map_get(&given->names, node) : NULL;
    const struct node *name = node_get(node, "x-c-name");
    if (renamed)
        return *renamed;
    return name && name->kind == NODE_STRING ? name->text : oas_str_of(NULL, 0);
}

static bool is_operation(const struct api *api, const struct node *node)
{
    for (size_t i = 0; i < api->operation_count; i++) {
        const struct operation *operation = &api->operations[i];
        if (operation->node == node)
            return true;
        for (size_t k = 0; k < operation->callback_count; k++)
            for (size_t j = 0; j < operation->callbacks[k].operations.count; j++)
                if (operation->callbacks[k].operations.at[j].node == node)
                    return true;
    }
    return false;
}

static bool is_schema(const struct node *node)
{
    oas_buf instead = {0};
    bool is = node->kind == NODE_OBJECT && place_is_schema(node, DIALECT_2020_12, &instead);
    oas_buf_free(&instead);
    return is;
}

/* Schemas and operations, and an item of an enum: a constant. */
static bool has_name(const struct api *api, const struct node *node)
{
    const struct node *list = node->parent, *schema = list ? list->parent : NULL;
    bool constant = schema && schema->kind == NODE_OBJECT && list->kind == NODE_ARRAY &&
                    oas_str_is(schema->members[list->index].key, "enum");
    return constant || is_schema(node) || is_operation(api, node);
}

const struct node *given_find(oas_arena *mem, const struct api *api, oas_str what)
{
    if (what.len && what.at[0] == '/') {
        const struct node *node = pointer_find(api->document->root, what, mem, NULL, NULL);
        return node && has_name(api, node) ? node : NULL;
    }
    for (size_t i = 0; i < api->schema_count; i++)
        if (oas_str_equal(api->schemas[i].name, what))
            return api->schemas[i].schema;
    for (size_t i = 0; i < api->operation_count; i++)
        if (what.len && oas_str_equal(api->operations[i].id, what))
            return api->operations[i].node;
    return NULL;
}

oas_str given_component(const struct given *given, oas_str name)
{
    size_t longest = 0;
    for (size_t i = 0; given && i < given->prefix_count; i++) {
        oas_str prefix = given->prefixes[i];
        if (prefix.len > longest && prefix.len < name.len && text_begins(name, prefix))
            longest = prefix.len;
    }
    return oas_str_of(name.at + longest, name.len - longest);
}

bool given_fits(oas_str name, bool constant)
{
    size_t most = constant ? NAME_MOST_OF_ENUMERATOR : NAME_MOST;
    bool good = name.len > 0 && name.len <= most && (constant || !text_is_digit(name.at[0]));
    for (size_t i = 0; good && i < name.len; i++)
        good = text_is_letter(name.at[i]) || text_is_digit(name.at[i]) || name.at[i] == '_';
    return good;
}
