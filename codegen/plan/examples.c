/* Defaults and examples: each is written as JSON and judged by the program, as any payload is. */
#include "plan/examples.h"

#include <oas/codec.h>

#include "resolve/pointer.h"
#include "resolve/registry.h"
#include "schema/keyword.h"

/* ---- one value ---- */

/* Where the value lies that was refused: in the example, or it itself. */
static struct place place_in(struct node *value, oas_str pointer, oas_arena *mem)
{
    struct node *refused = pointer_find(value, pointer, mem, NULL, NULL);
    return refused ? node_declared(refused) : value->place;
}

static void tell(const struct examples *examples, const char *what, struct node *value,
                 const oas_errors *errs)
{
    const oas_error *error = &errs->at[0];
    oas_buf pointer = {0}, words = {0};
    oas_error_instance(errs, error, &pointer);
    oas_error_message(errs, error, &words);
    oas_str at = oas_str_of(pointer.at, pointer.len);
    if (errs->count > 1) {
        oas_buf_puts(&words, ", and ");
        oas_buf_put_u64(&words, errs->count - 1);
        oas_buf_puts(&words, " more");
    }
    examples->diags->no_memory |= pointer.failed || words.failed;
    diag_at(examples->diags, DIAG_WARNING, place_in(value, at, errs->text),
            "the schema refuses its %s%s" OAS_PRI ": " OAS_PRI, what, at.len ? ", at " : "",
            OAS_ARG(at), (int)words.len, words.at ? words.at : "");
    oas_buf_free(&pointer);
    oas_buf_free(&words);
}

/* No verdict, for want of work or depth, is no fault of the document. */
static bool is_refused(oas_type type, oas_str json, oas_direction direction, oas_errors *errs)
{
    oas_options options = {.direction = direction};
    return oas_validate(type, json, errs, &options) == OAS_INVALID;
}

static void judge(const struct examples *examples, const char *what, struct node *value,
                  oas_type type, oas_direction direction)
{
    oas_error first;
    oas_arena texts = {0};
    oas_errors errs = {.at = &first, .cap = 1, .text = &texts};
    oas_buf text = {0};
    node_json(value, &text);
    oas_str json = oas_str_of(text.at, text.len);
    bool refused = text.at && is_refused(type, json, direction, &errs);
    if (refused && direction == OAS_DIRECTION_NONE)
        refused = is_refused(type, json, OAS_DIRECTION_REQUEST, NULL) &&
                  is_refused(type, json, OAS_DIRECTION_RESPONSE, NULL);
    if (refused && oas_errors_kept(&errs) > 0)
        tell(examples, what, value, &errs);
    examples->diags->no_memory |= text.failed;
    oas_buf_free(&text);
    oas_arena_free(&texts);
}

/* ---- what schemas say ---- */

static bool is_reached(const struct plan *plan, const struct schema *schema)
{
    return schema->id < plan->schema_count && plan->schemas[schema->id].reached;
}

static oas_type type_of(const struct plan *plan, const struct schema *schema)
{
    return (oas_type){&plan->program, plan->schemas[schema->id].use, 0};
}

static void judge_schema(const struct examples *examples, const struct schema *schema)
{
    oas_type type = type_of(examples->plan, schema);
    struct node *value = node_get(schema->node, "default");
    if (value)
        judge(examples, "default", value, type, OAS_DIRECTION_NONE);
    value = dialect_is_openapi(schema->dialect) ? node_get(schema->node, "example") : NULL;
    if (value)
        judge(examples, "example", value, type, OAS_DIRECTION_NONE);
    value = keyword_in(OAS_KEYWORD_EXAMPLES, schema->dialect) ? node_get(schema->node, "examples")
                                                              : NULL;
    for (size_t i = 0; value && value->kind == NODE_ARRAY && i < value->count; i++)
        judge(examples, "example", value->items[i], type, OAS_DIRECTION_NONE);
}

void examples_of_schemas(const struct examples *examples, const struct schema *first)
{
    for (const struct schema *schema = first; schema; schema = schema->next) {
        bool speaks = !schema->is_boolean && !(schema_clause(schema, OAS_KEYWORD_REF) &&
                                               dialect_ref_stands_alone(schema->dialect));
        if (speaks && is_reached(examples->plan, schema))
            judge_schema(examples, schema);
    }
}

/* ---- what stands beside them ---- */

/* The Example Object that `node` is, or refers to: a reference that leads nowhere is a warning. */
static struct node *followed(const struct examples *examples, struct node *node)
{
    struct node *reference = node_get(node, "$ref");
    if (!reference || reference->kind != NODE_STRING)
        return node;
    struct registry *registry = examples->registry;
    struct diags mild = {.mem = registry->mem}, *before = registry->diags;
    registry->diags = &mild;
    struct node *found = registry_resolve(registry, registry_of(registry, node)->uri,
                                          reference->text, reference->place, NULL);
    registry->diags = before;
    diags_soften(examples->diags, &mild);
    return found;
}

static void judge_beside(const struct examples *examples, const struct node *owner, oas_type type,
                         oas_direction direction)
{
    struct node *value = node_get(owner, "example");
    if (value)
        judge(examples, "example", value, type, direction);
    const struct node *list = node_get(owner, "examples");
    for (size_t i = 0; list && list->kind == NODE_OBJECT && i < list->count; i++) {
        struct node *example = followed(examples, list->members[i].value);
        value = node_get(example, "value");
        if (!value)
            value = node_get(example, "dataValue");
        if (value)
            judge(examples, "example", value, type, direction);
    }
}

void examples_of_subject(const struct examples *examples, const struct subject *subject,
                         const struct schema *schema)
{
    static const oas_direction directions[] = {[SUBJECT_PARAMETER] = OAS_DIRECTION_REQUEST,
                                               [SUBJECT_REQUEST] = OAS_DIRECTION_REQUEST,
                                               [SUBJECT_RESPONSE] = OAS_DIRECTION_RESPONSE,
                                               [SUBJECT_HEADER] = OAS_DIRECTION_RESPONSE};
    if (!subject->operation || !subject->json || subject->item ||
        !is_reached(examples->plan, schema))
        return;
    const struct node *owner = subject->media ? subject->media->node : subject->parameter->node;
    judge_beside(examples, owner, type_of(examples->plan, schema), directions[subject->kind]);
}
