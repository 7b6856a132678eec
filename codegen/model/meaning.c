/* What schemas mean, as numbers: what each says by itself is written down in one order, with the
 * numbers of the schemas that it holds in their places, and equal texts have one number. Texts are
 * compared as a whole, so that nothing can be made to look alike. */
#include "model/meaning.h"

#include <stdlib.h>

#include "load/pointer_order.h"
#include "load/text.h"
#include "model/given.h"
#include "model/holder.h"
#include "schema/keyword.h"

struct meanings {
    struct modeller *m;
    struct map numbers; /* texts to the addresses of their numbers */
    uint32_t count;
    uint32_t *types;  /* by schema->id: what matters to the C type */
    uint32_t *wholes; /* with what matters to who holds the schema */
    oas_buf text;
};

/* ---- putting down what is said ---- */

static void put_number(struct meanings *all, char what, uint64_t number)
{
    oas_buf_putc(&all->text, what);
    oas_buf_put_u64(&all->text, number);
}

static void put_json(struct meanings *all, char what, const struct node *node)
{
    if (!node)
        return;
    oas_buf_putc(&all->text, what);
    all->m->diags->no_memory |= !pointer_order_json(all->m->mem, node, &all->text);
}

static int compare_texts(const void *a, const void *b)
{
    return oas_str_compare(*(const oas_str *)a, *(const oas_str *)b);
}

/* A set: the order does not count. */
static void put_sorted(struct meanings *all, oas_str *texts, size_t count)
{
    if (count)
        qsort(texts, count, sizeof *texts, compare_texts);
    for (size_t i = 0; i < count; i++)
        oas_buf_put_json(&all->text, texts[i]);
}

static void put_names(struct meanings *all, const struct clause *clause)
{
    oas_str *names = MODELLER_NEW(all->m, oas_str, clause->count);
    for (size_t i = 0; names && i < clause->count; i++)
        names[i] = clause->names[i];
    if (names)
        put_sorted(all, names, clause->count);
}

static void put_name_lists(struct meanings *all, const struct clause *clause)
{
    oas_str *texts = MODELLER_NEW(all->m, oas_str, clause->count);
    size_t before = all->text.len;
    for (size_t i = 0; texts && i < clause->count; i++) {
        oas_buf_put_json(&all->text, clause->names[i]);
        put_names(all, &clause->lists[i]);
        oas_str said = {all->text.at + before, all->text.len - before};
        texts[i] = oas_arena_copy(all->m->mem, said);
        all->m->diags->no_memory |= !texts[i].at;
        all->text.len = before;
    }
    if (texts && !all->text.failed)
        put_sorted(all, texts, clause->count);
}

/* Null belongs to the use. */
static void put_constants(struct meanings *all, const struct clause *clause)
{
    struct modeller *m = all->m;
    size_t count, kept = 0;
    const struct node *const *nodes = schema_clause_constants(clause, &count);
    oas_str *texts = MODELLER_NEW(m, oas_str, count);
    for (size_t i = 0; texts && i < count; i++) {
        oas_buf text = {0};
        if (nodes[i]->kind == NODE_NULL)
            continue;
        m->diags->no_memory |= !pointer_order_json(m->mem, nodes[i], &text);
        texts[kept++] = text_keep(m->mem, &text, &m->diags->no_memory);
    }
    if (texts)
        put_sorted(all, texts, kept);
}

struct named {
    oas_str name;
    uint32_t whole;
};

static int compare_named(const void *a, const void *b)
{
    return compare_texts(&((const struct named *)a)->name, &((const struct named *)b)->name);
}

static void put_schema_map(struct meanings *all, const struct clause *clause)
{
    struct named *sorted = MODELLER_NEW(all->m, struct named, clause->count);
    for (size_t i = 0; sorted && i < clause->count; i++)
        sorted[i] = (struct named){clause->names[i], all->wholes[clause->schemas[i]->id]};
    if (sorted && clause->count)
        qsort(sorted, clause->count, sizeof *sorted, compare_named);
    for (size_t i = 0; sorted && i < clause->count; i++) {
        oas_buf_put_json(&all->text, sorted[i].name);
        put_number(all, '=', sorted[i].whole);
    }
}

static void put_schemas(struct meanings *all, const struct clause *clause)
{
    bool refers = keyword_refers(clause->keyword);
    for (size_t i = 0; i < clause->count; i++)
        put_number(all, refers ? '#' : '=',
                   refers ? clause->schemas[i]->id : all->wholes[clause->schemas[i]->id]);
}

static bool counts(const struct schema *schema, const struct clause *clause)
{
    bool said_apart = clause->keyword == OAS_KEYWORD_TYPE || clause->keyword == OAS_KEYWORD_FORMAT;
    return !said_apart && keyword_info(clause->keyword)->role != ROLE_NOTE &&
           schema_clause_is_effective(schema, clause);
}

static void put_clause(struct meanings *all, const struct clause *clause)
{
    put_number(all, ' ', clause->keyword);
    put_number(all, clause->loose ? '~' : ':', clause->count);
    switch (keyword_info(clause->keyword)->argument) {
    case ARG_NAMES:
        put_names(all, clause);
        break;
    case ARG_NAME_LISTS:
        put_name_lists(all, clause);
        break;
    case ARG_VALUE:
    case ARG_VALUES:
        put_constants(all, clause);
        break;
    case ARG_SCHEMA_MAP:
        put_schema_map(all, clause);
        break;
    case ARG_SCHEMA:
    case ARG_SCHEMAS:
    case ARG_REFERENCE:
        put_schemas(all, clause);
        break;
    case ARG_NOTHING:
    case ARG_TYPES:
    case ARG_NUMBER:
    case ARG_POSITIVE:
    case ARG_COUNT:
    case ARG_STRING:
    case ARG_BOOLEAN:
    case ARG_OBJECT:
    case ARG_FORMAT:
    case ARG_ENCODING:
    case ARG_MEDIA:
    case ARG_PATTERN:
        put_json(all, '=', clause->value);
        break;
    }
}

/* What its mapping says is read from the schema's own base. */
static void put_discriminator(struct meanings *all, const struct schema *schema)
{
    const struct clause *clause = schema_clause(schema, OAS_KEYWORD_DISCRIMINATOR);
    if (!clause)
        return;
    put_json(all, 'd', clause->value);
    oas_buf_put_json(&all->text, schema->base);
}

static void put_left_out(struct meanings *all, const struct schema *schema)
{
    for (const struct left_out *left = schema->left_out; left; left = left->next) {
        oas_buf_putc(&all->text, left->partly ? 'p' : 'l');
        oas_buf_put_json(&all->text, left->member->key);
        put_json(all, '=', left->member->value);
    }
}

/* What an enum's constants are called, by their places in the list. */
static void put_names_of_constants(struct meanings *all, const struct schema *schema)
{
    const struct node *node = schema->node;
    bool any = false;
    for (size_t i = 0; node->kind == NODE_OBJECT && i < node->count; i++) {
        oas_str key = node->members[i].key;
        if (!text_begins(key, OAS_STR("x-enum")) && !text_begins(key, OAS_STR("x-ms-enum")))
            continue;
        oas_buf_put_json(&all->text, key);
        put_json(all, '=', node->members[i].value);
        any = true;
    }
    if (any)
        put_json(all, 'e', node_get(node, "enum"));
}

/* A name that was chosen for one of them at its own place. */
static void put_given_constants(struct meanings *all, const struct schema *schema)
{
    const struct clause *clause = schema_enum(schema);
    const struct node *list = node_get(schema->node, "x-c-name");
    size_t count = 0;
    const struct node *const *nodes = clause ? schema_clause_constants(clause, &count) : NULL;
    if (clause && list && list->kind != NODE_STRING) {
        put_json(all, 'x', list);
        put_json(all, 'e', clause->value);
    }
    for (size_t i = 0; i < count; i++) {
        oas_str given = given_name(all->m->model->options.given, nodes[i]);
        if (!given.at)
            continue;
        put_json(all, 'g', nodes[i]);
        oas_buf_put_json(&all->text, given);
    }
}

/* The name that was chosen for a member or constant by its schema: its holder has it in C. That of
 * a type is for all that share it to have: see share.c. */
static void put_given(struct meanings *all, const struct schema *schema)
{
    oas_str given = given_name(all->m->model->options.given, schema->node);
    if (!given.at || !holder_has_name(all->m, schema))
        return;
    oas_buf_putc(&all->text, 'g');
    oas_buf_put_json(&all->text, given);
}

/* ---- numbers for texts ---- */

static uint32_t number_of_text(struct meanings *all)
{
    struct modeller *m = all->m;
    oas_str text = oas_buf_str(&all->text);
    const uint32_t *known = map_get(&all->numbers, text);
    if (!known) {
        void **slot = NULL;
        uint32_t *number = MODELLER_NEW(m, uint32_t, 1);
        oas_str kept = text_keep(m->mem, &all->text, &m->diags->no_memory);
        if (number && kept.at)
            slot = modeller_slot(m, &all->numbers, kept);
        if (!slot)
            return 0;
        *number = ++all->count;
        *slot = number;
        known = number;
    }
    all->text.len = 0;
    return *known;
}

static uint32_t type_of(struct meanings *all, const struct schema *schema)
{
    unsigned left = modeller_jtypes(all->m, schema);
    put_number(all, 'T', schema->jtypes & ~(unsigned)OAS_JTYPE_NULL);
    put_number(all, ',', left & ~(unsigned)OAS_JTYPE_NULL);
    put_number(all, ',',
               (schema->is_boolean ? 1u : 0u) | (schema->strict_integer ? 2u : 0u) |
                   (schema->wide ? 4u : 0u));
    put_json(all, 'f', node_get(schema->node, "format"));
    for (const struct clause *clause = schema->clauses; clause; clause = clause->next) {
        if (clause->keyword == OAS_KEYWORD_FORMAT) {
            put_number(all, 'F', clause->format);
            put_number(all, ',', clause->range);
        } else if (counts(schema, clause)) {
            put_clause(all, clause);
        }
    }
    if (schema->opened) {
        oas_buf_putc(&all->text, 'o');
        put_clause(all, schema->opened);
    }
    put_discriminator(all, schema);
    put_left_out(all, schema);
    put_names_of_constants(all, schema);
    put_given_constants(all, schema);
    return number_of_text(all);
}

/* What its holder says of it in C, or in a comment beside it, is part of what the holder means. */
static uint32_t whole_of(struct meanings *all, const struct schema *schema, uint32_t type)
{
    const struct node *deprecated = node_get(schema->node, "deprecated");
    bool is_deprecated = deprecated && deprecated->kind == NODE_BOOLEAN && deprecated->boolean;
    put_number(all, 'W', type);
    put_number(all, ',', modeller_jtypes(all->m, schema) & OAS_JTYPE_NULL);
    put_number(all, ',', modeller_direction(all->m, schema));
    put_number(all, ',', (schema->nullable ? 1u : 0u) | (is_deprecated ? 2u : 0u));
    put_json(all, '=', node_get(schema->node, "default"));
    put_given(all, schema);
    if (schema_clause(schema, OAS_KEYWORD_CONST))
        put_json(all, 't', node_get(schema->node, "title")); /* what the constant is called */
    return number_of_text(all);
}

const uint32_t *meanings_find(struct modeller *m)
{
    size_t most = m->model->plan->schema_count + 1;
    struct meanings all = {.m = m};
    all.types = MODELLER_NEW(m, uint32_t, most);
    all.wholes = MODELLER_NEW(m, uint32_t, most);
    for (size_t i = m->schema_count; all.types && all.wholes && i-- > 0;) {
        const struct schema *schema = m->schemas[i];
        all.types[schema->id] = type_of(&all, schema);
        all.wholes[schema->id] = whole_of(&all, schema, all.types[schema->id]);
    }
    m->diags->no_memory |= all.text.failed;
    oas_buf_free(&all.text);
    return m->diags->no_memory ? NULL : all.types;
}
