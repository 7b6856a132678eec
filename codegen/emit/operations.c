/* The table of the API's operations: see oas/operation.h. */
#include "emit/emitter.h"
#include "load/map.h"

/* An operation while it is printed. */
struct table {
    struct emitter *e;
    struct map wanted; /* a schema's node to its entry in emit_options.wanted */
    size_t long_texts;
};

/* The bytes of the pointer itself: nodes are found, never listed. */
static oas_str node_key(struct node *const *node)
{
    return oas_str_of((const char *)node, sizeof *node);
}

static void know_wanted(struct table *t)
{
    const struct emit_options *options = t->e->options;
    for (size_t i = 0; i < options->wanted_count; i++) {
        void **slot = map_put(&t->wanted, &t->e->mem, node_key(&options->wanted[i].subject->node));
        if (!slot)
            t->e->out.no_memory = true;
        else if (!*slot)
            *slot = (void *)&options->wanted[i];
    }
}

/* "{&program, OAS_USE(3, 1), 7}"; what has no schema, or none that is JSON, takes everything. */
static oas_str type_word(struct table *t, struct node *node)
{
    struct emitter *e = t->e;
    const struct wanted *wanted = node ? map_get(&t->wanted, node_key(&node)) : NULL;
    size_t i = wanted ? (size_t)(wanted - e->options->wanted) : 0;
    oas_buf word = {0};
    oas_buf_puts(&word, "{&");
    oas_buf_put(&word, e->model->program);
    oas_buf_puts(&word, ", ");
    oas_buf_put(&word, wanted ? use_word(e, e->model->plan->roots[i].use) : OAS_STR("OAS_ANY"));
    oas_buf_puts(&word, ", ");
    oas_buf_put_u64(&word, wanted ? e->model->by_wanted[i]->type->row : 0);
    oas_buf_putc(&word, '}');
    return keep(e, &word);
}

/* The name of a constant that holds a text which no literal may: C11 5.2.4.1. Empty: no need. */
static oas_str long_text(struct table *t, oas_str text)
{
    struct out *o = &t->e->out;
    oas_buf name = {0};
    if (text.len <= TEXTS_LITERAL)
        return oas_str_of(NULL, 0);
    oas_buf_puts(&name, "long_text_");
    oas_buf_put_u64(&name, t->long_texts++);
    oas_str kept = keep(t->e, &name);
    enum out_section before = out_to(o, SECTION_FORWARDS);
    out(o, "static const char $name[] = {\n", ID("name", kept));
    texts_print_bytes(o, text);
    out_text(o, "0};\n\n");
    (void)out_to(o, before);
    return kept;
}

/* `text` as an initializer of a `const char *`. */
static void put_text(struct table *t, const char *pattern, oas_str text)
{
    oas_str constant = long_text(t, text);
    out_put(&t->e->out, pattern,
            (const struct hole[]){constant.len ? TEXT("text", constant) : STR("text", text), {0}});
}

/* ---- bodies and parameters ---- */

static void put_media(struct table *t, const struct body *body)
{
    for (size_t i = 0; i < body->count; i++) {
        put_text(t, "{$text, ", body->media[i].type);
        out(&t->e->out, "\v$type},\n", TEXT("type", type_word(t, body->media[i].schema)));
    }
    out_text(&t->e->out, "};\n\n");
}

static void print_request(struct table *t, const struct operation *operation, size_t number)
{
    if (!operation->request || operation->request->count == 0)
        return;
    out(&t->e->out, "static const oas_media request_$number[] = {\n", INT("number", number));
    put_media(t, operation->request);
}

static const char *location_symbol(oas_location in)
{
    static const char *const symbols[] = {
#define OAS_LOCATION(symbol, name) "OAS_IN_" #symbol,
#include <oas/parameters.def>
#undef OAS_LOCATION
    };
    return symbols[in];
}

static struct node *parameter_schema(const struct parameter *parameter)
{
    if (!parameter->schema && parameter->content.count)
        return parameter->content.media[0].schema;
    return parameter->schema;
}

static void print_parameters(struct table *t, const struct operation *operation, size_t number)
{
    if (operation->parameter_count == 0)
        return;
    out(&t->e->out, "static const oas_parameter parameters_$number[] = {\n", INT("number", number));
    for (size_t i = 0; i < operation->parameter_count; i++) {
        const struct parameter *parameter = &operation->parameters[i];
        put_text(t, "{$text, ", parameter->name);
        out(&t->e->out, "\v$in, \v$required, \v$type},\n",
            TEXT("in", oas_str_from(location_symbol(parameter->in))),
            TEXT("required", parameter->required ? OAS_STR("true") : OAS_STR("false")),
            TEXT("type", type_word(t, parameter_schema(parameter))));
    }
    out_text(&t->e->out, "};\n\n");
}

static void print_responses(struct table *t, const struct operation *operation, size_t number)
{
    for (size_t i = 0; i < operation->response_count; i++) {
        const struct body *body = &operation->responses[i].body;
        if (body->count == 0)
            continue;
        out(&t->e->out, "static const oas_media media_$number_$i[] = {\n", INT("number", number),
            INT("i", i));
        put_media(t, body);
    }
    if (operation->response_count == 0)
        return;
    out(&t->e->out, "static const oas_response responses_$number[] = {\n", INT("number", number));
    for (size_t i = 0; i < operation->response_count; i++) {
        const struct response *response = &operation->responses[i];
        put_text(t, "{$text, ", response->status);
        if (response->body.count)
            out(&t->e->out, "media_$number_$i, $count},\n", INT("number", number), INT("i", i),
                INT("count", response->body.count));
        else
            out_text(&t->e->out, "NULL, 0},\n");
    }
    out_text(&t->e->out, "};\n\n");
}

/* ---- operations ---- */

static void print_parts(struct table *t, const struct operation *operation, size_t number)
{
    out(&t->e->out, operation->webhook ? "/* webhook $path: $method */\n" : "/* $method $path */\n",
        NOTE("method", operation->method), NOTE("path", operation->path));
    print_parameters(t, operation, number);
    print_request(t, operation, number);
    print_responses(t, operation, number);
}

static void put_array(struct table *t, const char *member, const char *array, const char *counter,
                      size_t number, size_t count)
{
    if (count == 0)
        return;
    out(&t->e->out, ".$member = $array_$number,\n.$counter = $count,\n",
        ID("member", oas_str_from(member)), ID("array", oas_str_from(array)), INT("number", number),
        ID("counter", oas_str_from(counter)), INT("count", count));
}

static void print_operation(struct table *t, const struct operation *operation, size_t number)
{
    const struct body *request = operation->request;
    out_text(&t->e->out, "{\n");
    put_text(t, ".id = $text,\n", operation->id);
    put_text(t, ".method = $text,\n", operation->method);
    put_text(t, ".path = $text,\n", operation->path);
    if (operation->webhook)
        out_text(&t->e->out, ".webhook = true,\n");
    if (request && request->required)
        out_text(&t->e->out, ".request_required = true,\n");
    put_array(t, "parameters", "parameters", "parameter_count", number, operation->parameter_count);
    put_array(t, "request", "request", "request_count", number, request ? request->count : 0);
    put_array(t, "responses", "responses", "response_count", number, operation->response_count);
    out_text(&t->e->out, "},\n");
}

void print_operations(struct emitter *e)
{
    struct table t = {.e = e};
    know_wanted(&t);
    for (size_t i = 0; i < e->api->operation_count; i++)
        print_parts(&t, &e->api->operations[i], i);
    out_text(&e->out, "static const oas_operation operation_rows[] = {\n");
    for (size_t i = 0; i < e->api->operation_count; i++)
        print_operation(&t, &e->api->operations[i], i);
    out(&e->out, "};\n\nconst oas_operations $name = {operation_rows, $count};\n\n",
        ID("name", e->model->operations), INT("count", e->api->operation_count));
}
