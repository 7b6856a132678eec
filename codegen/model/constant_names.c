/* The extensions that generators have agreed on, more or less. */
#include "model/constant_names.h"

#include "model/given.h"

static const char *const given_keys[] = {"x-c-name"};
static const char *const name_keys[] = {"x-enum-varnames", "x-enumNames", "x-enum-names"};
static const char *const about_keys[] = {"x-enum-descriptions", "x-enumDescriptions"};

static oas_str text_of(const struct node *node)
{
    return node && node->kind == NODE_STRING && node->text.len ? node->text : (oas_str){0};
}

oas_str constant_title(const struct node *schema)
{
    return text_of(node_get(schema, "title"));
}

oas_str constant_description(const struct node *schema)
{
    return text_of(node_get(schema, "description"));
}

/* null stands for none. */
static bool are_texts(const struct node *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct node *item =
            list->kind == NODE_ARRAY ? list->items[i] : list->members[i].value;
        if (item->kind != NODE_STRING && item->kind != NODE_NULL)
            return false;
    }
    return true;
}

/* What other generators read may be left out; a name that was chosen for C is wanted. */
static void refuse_list(struct modeller *m, const struct member *member, const char *fault)
{
    if (oas_str_is(member->key, given_keys[0]))
        diag_at(m->diags, DIAG_ERROR, member->value->place, OAS_PRI " names nothing: %s",
                OAS_ARG(member->key), fault);
    else
        diag_about(m->diags, DIAG_WARNING, member->key, member->place, OAS_PRI " is left out: %s",
                   OAS_ARG(member->key), fault);
}

static const struct node *fitting(struct modeller *m, const struct constant_names *names,
                                  const struct member *member)
{
    const struct node *list = member->value;
    const char *fault = NULL;
    if (list->kind != NODE_ARRAY && list->kind != NODE_OBJECT)
        fault = "it is neither a list nor an object";
    else if (!are_texts(list))
        fault = "not all of it are texts";
    else if (list->kind == NODE_ARRAY && list->count != names->count &&
             list->count != names->count - names->nulls)
        fault = "the enum beside it has another length";
    if (fault)
        refuse_list(m, member, fault);
    return fault ? NULL : list;
}

static const struct node *list_of(struct modeller *m, const struct constant_names *names,
                                  const struct node *schema, const char *const *keys, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct member *member = node_member(schema, oas_str_from(keys[i]));
        const struct node *list = member ? fitting(m, names, member) : NULL;
        if (list)
            return list;
    }
    return NULL;
}

/* Every value that a chosen name is for is there. */
static void check_given(struct modeller *m, const struct node *given,
                        const struct node *const *nodes, size_t count)
{
    for (size_t i = 0; given && given->kind == NODE_OBJECT && i < given->count; i++) {
        oas_str value = given->members[i].key;
        bool found = false;
        for (size_t k = 0; !found && k < count; k++)
            found = oas_str_equal(nodes[k]->text, value);
        if (!found)
            diag_at(m->diags, DIAG_ERROR, given->members[i].place,
                    "x-c-name names nothing: the enum beside it has no '" OAS_PRI "'",
                    OAS_ARG(value));
    }
}

struct constant_names constant_names_of(struct modeller *m, const struct node *schema,
                                        const struct node *const *nodes, size_t count)
{
    struct constant_names names = {.count = count};
    const struct node *given = node_get(schema, "x-c-name");
    for (size_t i = 0; i < count; i++)
        names.nulls += nodes[i]->kind == NODE_NULL;
    if (given && given->kind != NODE_STRING)
        names.given = list_of(m, &names, schema, given_keys, 1);
    check_given(m, names.given, nodes, count);
    names.names = list_of(m, &names, schema, name_keys, sizeof name_keys / sizeof *name_keys);
    names.about = list_of(m, &names, schema, about_keys, sizeof about_keys / sizeof *about_keys);
    names.values = node_get(node_get(schema, "x-ms-enum"), "values");
    return names;
}

static oas_str item_of(const struct constant_names *names, const struct node *list,
                       const struct node *const *nodes, size_t i)
{
    size_t at = i;
    if (!list)
        return (oas_str){0};
    if (list->kind == NODE_OBJECT)
        return text_of(node_get_str(list, nodes[i]->text));
    for (size_t k = 0; list->count != names->count && k < i; k++)
        at -= nodes[k]->kind == NODE_NULL;
    return at < list->count ? text_of(list->items[at]) : (oas_str){0};
}

/* The entry of x-ms-enum with that value. */
static const struct node *entry_of(const struct node *values, const struct node *value)
{
    bool list = values && values->kind == NODE_ARRAY;
    for (size_t i = 0; list && i < values->count; i++) {
        const struct node *said = node_get(values->items[i], "value");
        if (said && node_equal(said, value))
            return values->items[i];
    }
    return NULL;
}

struct constant constant_names_get(const struct constant_names *names,
                                   const struct node *const *nodes, size_t i)
{
    const struct node *entry = entry_of(names->values, nodes[i]);
    struct constant said = {.words = item_of(names, names->names, nodes, i),
                            .about = item_of(names, names->about, nodes, i)};
    if (!said.words.at)
        said.words = text_of(node_get(entry, "name"));
    if (!said.about.at)
        said.about = text_of(node_get(entry, "description"));
    return said;
}

oas_str constant_names_given(struct modeller *m, const struct constant_names *names,
                             const struct node *const *nodes, size_t i)
{
    oas_str given = item_of(names, names->given, nodes, i);
    if (!given.len || given_fits(given, true))
        return given;
    modeller_refuse_text(m, given, names->given, true);
    return oas_str_of(NULL, 0);
}
