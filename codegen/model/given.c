/* Chosen names. */
#include "model/given.h"

#include "load/text.h"
#include "model/names.h"
#include "resolve/pointer.h"
#include "resolve/resolve.h"

oas_str given_name(const struct given *given, const struct node *node)
{
    const oas_str *renamed = given ? pointer_map_get(&given->names, node) : NULL;
    const struct node *name = node_get(node, "x-c-name");
    if (renamed)
        return *renamed;
    return name && name->kind == NODE_STRING ? name->text : oas_str_of(NULL, 0);
}

/* Schemas, operations and parameters are objects; a constant is an item of an enum. */
static bool has_name(const struct node *node)
{
    const struct node *list = node->parent, *schema = list ? list->parent : NULL;
    bool constant = schema && schema->kind == NODE_OBJECT && list->kind == NODE_ARRAY &&
                    oas_str_is(schema->members[list->index].key, "enum");
    return node->kind == NODE_OBJECT || constant;
}

const struct node *given_find(oas_arena *mem, const struct api *api, oas_str what)
{
    if (what.len && what.at[0] == '/') {
        const struct node *node = pointer_find(api->document->root, what, mem, NULL, NULL);
        return node && has_name(node) ? node : NULL;
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
