/* A function for each pass, named by stages.def. Trees and schemas are spelled here, the other
 * results by their stages. */
#include "oasc/dump.h"

#include "common/list.h"
#include "model/dump.h"
#include "plan/dump.h"
#include "plan/operations_dump.h"
#include "schema/keyword.h"

/* ---- tree: a value a line, its place before it ---- */

static void put_spaces(oas_buf *out, size_t count)
{
    for (; count > 0; count--)
        oas_buf_putc(out, ' ');
}

static void put_place(oas_buf *out, struct place place)
{
    enum { WIDTH = 10 };
    size_t start = out->len;
    oas_buf_put_u64(out, place.line);
    oas_buf_putc(out, ':');
    oas_buf_put_u64(out, place.column);
    size_t width = out->len - start;
    put_spaces(out, width < WIDTH ? WIDTH - width : 1);
}

static void put_node(const struct node *node, size_t depth, oas_buf *out)
{
    enum { INDENT = 2 };
    bool empty = node->count == 0;
    if (node->kind == NODE_ARRAY && !empty) {
        for (size_t i = 0; i < node->count; i++) {
            oas_buf_putc(out, '\n');
            put_place(out, node->items[i]->place);
            put_spaces(out, depth * INDENT);
            oas_buf_puts(out, "- ");
            put_node(node->items[i], depth + 1, out);
        }
    } else if (node->kind == NODE_OBJECT && !empty) {
        for (size_t i = 0; i < node->count; i++) {
            oas_buf_putc(out, '\n');
            put_place(out, node->members[i].place);
            put_spaces(out, depth * INDENT);
            oas_buf_put_json(out, node->members[i].key);
            oas_buf_puts(out, ": ");
            put_node(node->members[i].value, depth + 1, out);
        }
    } else {
        node_json(node, out);
    }
}

static void dump_tree(const struct compiler *compiler, oas_buf *out)
{
    const struct document *document = compiler->registry.documents;
    for (; document; document = document->next) {
        oas_buf_put(out, document->source->name);
        oas_buf_putc(out, ':');
        put_node(document->root, 0, out);
        oas_buf_putc(out, '\n');
    }
}

static void dump_api(const struct compiler *compiler, oas_buf *out)
{
    if (compiler->api)
        list_put(compiler->api, out);
}

/* ---- schema ---- */

static void put_schema_name(oas_buf *out, const struct schema *schema)
{
    oas_buf_puts(out, "schema ");
    oas_buf_put_u64(out, schema->id);
}

static void put_clause(const struct clause *clause, oas_buf *out)
{
    oas_buf_puts(out, "    ");
    oas_buf_puts(out, keyword_info(clause->keyword)->name);
    if (!clause->schemas) {
        oas_buf_putc(out, ' ');
        node_json(clause->value, out);
    }
    for (size_t i = 0; clause->schemas && i < clause->count; i++) {
        oas_buf_puts(out, i ? ", " : " ");
        if (clause->names) {
            oas_buf_put_json(out, clause->names[i]);
            oas_buf_puts(out, ": ");
        }
        if (clause->schemas[i])
            put_schema_name(out, clause->schemas[i]);
    }
    oas_buf_putc(out, '\n');
}

static void dump_schema(const struct compiler *compiler, oas_buf *out)
{
    const struct schema *schema = compiler->graph ? graph_schemas(compiler->graph) : NULL;
    for (; schema; schema = schema->next) {
        put_schema_name(out, schema);
        oas_buf_puts(out, ": ");
        oas_buf_put(out, schema->uri);
        oas_buf_puts(out, ", ");
        oas_buf_puts(out, dialect_name(schema->dialect));
        if (schema->is_boolean)
            oas_buf_puts(out, schema->verdict ? ", true" : ", false");
        oas_buf_putc(out, '\n');
        for (const struct clause *clause = schema->clauses; clause; clause = clause->next)
            put_clause(clause, out);
    }
}

static void dump_plan(const struct compiler *compiler, oas_buf *out)
{
    if (compiler->plan)
        plan_dump(&compiler->plan->program, out);
}

/* ---- C ---- */

static void dump_model(const struct compiler *compiler, oas_buf *out)
{
    if (compiler->model)
        model_dump(compiler->model, out);
}

static void dump_operations(const struct compiler *compiler, oas_buf *out)
{
    if (compiler->operations)
        operations_dump(compiler->operations, out);
}

static void dump_header(const struct compiler *compiler, oas_buf *out)
{
    oas_buf_put(out, oas_buf_str(&compiler->header));
}

static void dump_source(const struct compiler *compiler, oas_buf *out)
{
    oas_buf_put(out, oas_buf_str(&compiler->source));
    for (size_t i = 0; compiler->parts && i < compiler->model->file_count; i++)
        oas_buf_put(out, oas_buf_str(&compiler->parts[i]));
}

void dump_put(const struct compiler *compiler, enum stage stage, oas_buf *out)
{
    static void (*const stages[])(const struct compiler *compiler, oas_buf *out) = {
#define STAGE(symbol, name, dump) dump_##dump,
#include "stages.def"
#undef STAGE
    };
    stages[stage](compiler, out);
}
