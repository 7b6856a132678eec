/* Defaults and examples: each is written as JSON and judged by the program, as any payload is. */
#include "plan/examples.h"

#include <oas/codec.h>

#include "load/pointer_order.h"
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

/* The error in the words of a line; the root needs none. */
static void put_words(const oas_errors *errs, const oas_error *error, oas_places *places,
                      oas_buf *out)
{
    static const char root[] = "(root)";
    size_t skip = sizeof root - 1;
    oas_buf line = {0};
    oas_error_text(errs, error, places, &line);
    oas_str words = oas_str_of(line.at ? line.at : "", line.len);
    if (words.len > skip && memcmp(words.at, root, skip) == 0)
        words = oas_str_of(words.at + skip, words.len - skip);
    else
        oas_buf_puts(out, ", at ");
    oas_buf_put(out, words);
    out->failed |= line.failed;
    oas_buf_free(&line);
}

static void tell(const struct examples *examples, const struct example *example,
                 const oas_errors *errs, const oas_error *error)
{
    oas_buf pointer = {0}, words = {0};
    oas_places places = {.line = 0};
    oas_places_find(&places, errs, error);
    oas_places_instance(&places, 0, &pointer);
    put_words(errs, error, &places, &words);
    oas_places_free(&places);
    oas_str at = oas_str_of(pointer.at, pointer.len);
    if (errs->count > 1) {
        oas_buf_puts(&words, ", and ");
        oas_buf_put_u64(&words, errs->count - 1);
        oas_buf_puts(&words, " more");
    }
    examples->diags->no_memory |= pointer.failed || words.failed;
    diag_at(examples->diags, DIAG_WARNING, place_in(example->value, at, errs->text),
            "the schema refuses its %s" OAS_PRI, example->what,
            OAS_ARG(oas_str_of(words.at, words.len)));
    oas_buf_free(&pointer);
    oas_buf_free(&words);
}

static bool refuses(oas_type type, oas_str json, oas_direction direction, oas_errors *errs)
{
    oas_options options = {.direction = direction};
    return oas_validate(type, json, errs, &options) == OAS_INVALID;
}

bool example_is_refused(const struct example *example, oas_str json, oas_errors *errs)
{
    if (!refuses(example->type, json, example->direction, errs))
        return false;
    return example->direction != OAS_DIRECTION_NONE ||
           (refuses(example->type, json, OAS_DIRECTION_REQUEST, NULL) &&
            refuses(example->type, json, OAS_DIRECTION_RESPONSE, NULL));
}

/* Of the errors that are kept, the first by its place in the example and by its keyword's; of
 * several missing members, the first by its name. */
static const oas_error *first_of(const oas_errors *errs)
{
    const oas_error *first = &errs->at[0];
    oas_buf words = {0}, other = {0};
    for (size_t i = 1; i < oas_errors_kept(errs) && errs->at[i].offset == first->offset; i++) {
        int order = oas_str_compare(errs->at[i].keyword_path, first->keyword_path);
        words.len = other.len = 0;
        oas_error_message(errs, first, &words);
        oas_error_message(errs, &errs->at[i], &other);
        if (order < 0 ||
            (order == 0 && oas_str_compare(oas_buf_str(&other), oas_buf_str(&words)) < 0))
            first = &errs->at[i];
    }
    oas_buf_free(&words);
    oas_buf_free(&other);
    return first;
}

void example_warn(const struct examples *examples, const struct example *example)
{
    enum { MOST = 128 };
    oas_error found[MOST];
    oas_arena texts = {0};
    oas_errors errs = {.at = found, .cap = MOST, .text = &texts};
    oas_buf json = {0};
    bool good = pointer_order_json(&texts, example->value, &json);
    if (json.at && example_is_refused(example, oas_str_of(json.at, json.len), &errs) &&
        oas_errors_kept(&errs) > 0)
        tell(examples, example, &errs, first_of(&errs));
    examples->diags->no_memory |= json.failed || !good;
    oas_buf_free(&json);
    oas_arena_free(&texts);
}

/* ---- what schemas say ---- */

static bool is_reached(const struct plan *plan, const struct schema *schema)
{
    return schema->id < plan->schema_count && plan->schemas[schema->id].reached;
}

/* Nothing to hand on when `value` is NULL. */
static void hand(const struct examples *examples, const char *what, struct node *value,
                 const struct schema *schema, oas_direction direction)
{
    const struct plan *plan = examples->plan;
    struct example example = {
        what, value, schema, {&plan->program, plan->schemas[schema->id].use, 0}, direction};
    if (value)
        examples->found(examples, &example);
}

static void hand_own(const struct examples *examples, const struct schema *schema)
{
    const struct node *node = schema->node;
    hand(examples, "default", node_get(node, "default"), schema, OAS_DIRECTION_NONE);
    if (dialect_is_openapi(schema->dialect))
        hand(examples, "example", node_get(node, "example"), schema, OAS_DIRECTION_NONE);
    const struct node *list = node_get(node, "examples");
    if (!list || list->kind != NODE_ARRAY || !keyword_in(OAS_KEYWORD_EXAMPLES, schema->dialect))
        return;
    for (size_t i = 0; i < list->count; i++)
        hand(examples, "example", list->items[i], schema, OAS_DIRECTION_NONE);
}

void examples_of_schemas(const struct examples *examples, const struct schema *first)
{
    for (const struct schema *schema = first; schema; schema = schema->next) {
        bool speaks = !schema->is_boolean && !(schema_clause(schema, OAS_KEYWORD_REF) &&
                                               dialect_ref_stands_alone(schema->dialect));
        if (speaks && is_reached(examples->plan, schema))
            hand_own(examples, schema);
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
    struct diags mild = diags_like(examples->diags), *before = registry->diags;
    registry->diags = &mild;
    struct node *found = registry_resolve(registry, registry_of(registry, node)->uri,
                                          reference->text, reference->place, NULL);
    registry->diags = before;
    diags_soften(examples->diags, &mild);
    return found;
}

static void hand_beside(const struct examples *examples, const struct node *owner,
                        const struct schema *schema, oas_direction direction)
{
    hand(examples, "example", node_get(owner, "example"), schema, direction);
    const struct node *list = node_get(owner, "examples");
    for (size_t i = 0; list && list->kind == NODE_OBJECT && i < list->count; i++) {
        const struct node *example = followed(examples, list->members[i].value);
        struct node *value = node_get(example, "value");
        hand(examples, "example", value ? value : node_get(example, "dataValue"), schema,
             direction);
    }
}

void examples_of_subject(const struct examples *examples, const struct subject *subject,
                         const struct schema *schema)
{
    if (!subject->operation || !subject->json || subject->item ||
        subject->kind == SUBJECT_PARAMETERS || subject->kind == SUBJECT_HEADERS ||
        !is_reached(examples->plan, schema))
        return;
    const struct node *owner = subject->media ? subject->media->node : subject->parameter->node;
    hand_beside(examples, owner, schema,
                subject->response ? OAS_DIRECTION_RESPONSE : OAS_DIRECTION_REQUEST);
}
