/* Names that the document itself gives. */
#include "model/own_name.h"

#include "model/given.h"
#include "schema/keyword.h"

struct own_name {
    oas_str name;
    bool used;
};

static bool is_container(oas_str key)
{
    return oas_str_is(key, "schemas") || oas_str_is(key, "$defs") || oas_str_is(key, "definitions");
}

static bool is_applicator(oas_str key)
{
    oas_keyword newest = keyword_find(key, DIALECT_2020_12);
    oas_keyword older = keyword_find(key, DIALECT_DRAFT7);
    oas_keyword keyword = newest != OAS_KEYWORD_NONE ? newest : older;
    return keyword != OAS_KEYWORD_NONE && keyword_info(keyword)->place != PLACE_ITSELF;
}

/* Of a file that is no schema, and holds some by their names. */
static bool is_named_by_root(const struct node *node)
{
    const struct node *root = node->parent;
    return root && !root->parent && root->kind == NODE_OBJECT && !node_get(root, "openapi") &&
           !is_applicator(root->members[node->index].key);
}

oas_str own_name_words(const struct node *node)
{
    const struct node *parent = node->parent;
    const struct node *above = parent ? parent->parent : NULL;
    if (above && above->kind == NODE_OBJECT && parent->kind == NODE_OBJECT &&
        is_container(above->members[parent->index].key))
        return parent->members[node->index].key;
    if (is_named_by_root(node))
        return parent->members[node->index].key;
    if (parent || !node->place.source)
        return oas_str_of(NULL, 0);
    oas_str file = node->place.source->name;
    size_t start = file.len, end = file.len;
    while (start > 0 && file.at[start - 1] != '/')
        start--;
    for (size_t i = start + 1; i < file.len; i++)
        if (file.at[i] == '.') {
            end = i;
            break;
        }
    return oas_str_of(file.at + start, end - start);
}

static struct own_name *reserve(struct modeller *m, oas_str wanted)
{
    struct own_name *own = MODELLER_NEW(m, struct own_name, 1);
    if (!own)
        return NULL;
    own->name = name_taken(m, &m->tags, wanted);
    void **slot = own->name.len ? modeller_slot(m, &m->own_name_texts, own->name) : NULL;
    if (slot)
        *slot = own;
    return own;
}

oas_str own_name_reserve(struct modeller *m, oas_str wanted)
{
    const struct own_name *own = reserve(m, wanted);
    return own ? own->name : oas_str_of(NULL, 0);
}

void own_name_set(struct modeller *m, const struct schema *schema, oas_str wanted)
{
    void **slot = modeller_slot_of(m, &m->own_names, schema);
    if (slot && !*slot)
        *slot = reserve(m, wanted);
}

void own_name_share(struct modeller *m, const struct schema *schema, const struct schema *other)
{
    struct own_name *own = pointer_map_get(&m->own_names, schema);
    void **slot = own ? modeller_slot_of(m, &m->own_names, other) : NULL;
    if (slot && !*slot)
        *slot = own;
}

oas_str own_name_of(struct modeller *m, const struct schema *schema)
{
    const struct own_name *own = pointer_map_get(&m->own_names, schema);
    oas_str words = own ? oas_str_of(NULL, 0) : own_name_words(schema->node);
    if (words.at) {
        words = given_component(m->model->options.given, words);
        own_name_set(m, schema, name_joined(m, m->model->options.prefix, words));
        own = pointer_map_get(&m->own_names, schema);
    }
    return own ? own->name : oas_str_of(NULL, 0);
}

/* ---- chosen ones ---- */

static oas_str behind_prefix(struct modeller *m, oas_str given)
{
    oas_buf name = {0};
    oas_buf_put(&name, m->model->options.prefix);
    oas_buf_put(&name, given);
    return text_keep(m->mem, &name, &m->diags->no_memory);
}

static void check_given(struct modeller *m, oas_str wanted, oas_str name, const struct node *node)
{
    if (!oas_str_equal(name, wanted))
        modeller_refuse_given(m, wanted, node);
}

oas_str own_name_reserve_given(struct modeller *m, oas_str given, const struct node *node)
{
    oas_str wanted = behind_prefix(m, given), name = own_name_reserve(m, wanted);
    check_given(m, wanted, name, node);
    return name;
}

void own_name_set_given(struct modeller *m, const struct schema *schema, oas_str given)
{
    oas_str wanted = behind_prefix(m, given);
    own_name_set(m, schema, wanted);
    check_given(m, wanted, own_name_of(m, schema), schema->node);
}

/* ---- used ones ---- */

/* These names are texts of their own: the same address is the same name. */
bool own_name_is_free(const struct modeller *m, oas_str name)
{
    const struct own_name *own = map_get(&m->own_name_texts, name);
    return own && !own->used && own->name.at == name.at;
}

static bool use_own_name(struct modeller *m, oas_str name)
{
    if (!own_name_is_free(m, name))
        return false;
    ((struct own_name *)map_get(&m->own_name_texts, name))->used = true;
    return true;
}

oas_str own_name_take(struct modeller *m, oas_str name)
{
    return use_own_name(m, name) ? name : name_taken(m, &m->tags, name);
}
