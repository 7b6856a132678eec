/* The table of the API's operations, row by row as it is in memory: see oas/operation.h. Arrays
 * stand before what leads to them, each of them once. */
#include "emit/operations.h"

#include "emit/calls.h"
#include "emit/rows.h"
#include "emit/words.h"
#include "load/pointer_map.h"
#include "plan/operations_dump.h"
#include "plan/routes.h"

struct table {
    struct emitter *e;
    struct pointer_map known; /* arrays that are printed to their names: "media_3" */
    size_t counts[ROW_KINDS];
    size_t long_texts;
    size_t callbacks;           /* so many of their operations have been met */
    const oas_operation *whose; /* whose arrays come next, until the first of them is there */
};

/* ---- words ---- */

/* A static name, with the prefix before it and a number behind. */
static oas_str numbered(struct table *t, const char *name, size_t number)
{
    oas_buf word = {0};
    oas_buf_put(&word, t->e->out.prefix);
    oas_buf_puts(&word, name);
    oas_buf_putc(&word, '_');
    oas_buf_put_u64(&word, number);
    return emitter_keep(t->e, &word);
}

/* The name of a constant that holds a text which no literal may: C11 5.2.4.1. Empty: no need. */
static oas_str long_text(struct table *t, oas_str text)
{
    struct out *o = &t->e->out;
    if (text.len <= TEXTS_LITERAL)
        return oas_str_of(NULL, 0);
    oas_str name = numbered(t, "long_text", t->long_texts++);
    enum out_section before = out_to(o, SECTION_FORWARDS);
    out(o, "static const char $name[] = {\n", ID("name", name));
    texts_print_bytes(o, text);
    out_text(o, "0};\n\n");
    (void)out_to(o, before);
    return name;
}

/* `text` as an initializer of a `const char *`. */
static void put_text(struct table *t, const char *pattern, const char *text)
{
    oas_str all = oas_str_from(text), constant = long_text(t, all);
    out_put(&t->e->out, pattern,
            (const struct hole[]){constant.len ? TEXT("text", constant) : STR("text", all), {0}});
}

/* ---- members of rows ---- */

static void row_string(struct table *t, const char *name, const char *text)
{
    if (!text)
        return;
    out(&t->e->out, t->e->first ? ".$name = " : ", \v.$name = ", ID("name", oas_str_from(name)));
    put_text(t, "$text", text);
    t->e->first = false;
}

static void row_flag(struct table *t, const char *name, bool flag)
{
    if (flag)
        row_word(t->e, name, OAS_STR("true"));
}

/* "{&program, OAS_USE(3, 1), 7}" */
static void row_type(struct table *t, const char *name, oas_type type)
{
    struct emitter *e = t->e;
    oas_buf word = {0};
    if (!type.program)
        return;
    oas_buf_puts(&word, "{&");
    oas_buf_put(&word, e->model->program);
    oas_buf_puts(&word, ", ");
    oas_buf_put(&word, word_use(e, type.use));
    oas_buf_puts(&word, ", ");
    oas_buf_put_u64(&word, type.layout);
    oas_buf_putc(&word, '}');
    row_word(e, name, emitter_keep(e, &word));
}

/* ---- arrays ---- */

static void know(struct table *t, const void *rows, oas_str name)
{
    oas_str *known = OAS_ARENA_NEW(&t->e->mem, oas_str, 1);
    void **slot = pointer_map_put(&t->known, &t->e->mem, rows);
    t->e->out.no_memory |= !known || !slot;
    if (!known || !slot)
        return;
    *known = name;
    *slot = known;
}

/* ".media = media_3, .media_count = 1", between or behind the other members of a row. */
static void row_array(struct table *t, const char *member, const void *rows, const char *counter,
                      size_t count)
{
    const oas_str *known = count ? pointer_map_get(&t->known, rows) : NULL;
    if (!known)
        return;
    row_word(t->e, member, *known);
    row_count(t->e, counter, count);
}

/* Begins the definition of an array, with its operation's line before the first one; false if there
 * is nothing to define: it is empty, or printed already. */
static bool begin_array(struct table *t, enum row_kind kind, const void *rows, size_t count)
{
    static const struct {
        const char *type, *name;
    } arrays[ROW_KINDS] = {[ROW_TEXT] = {"char *const", "texts"},
                           [ROW_ENCODING] = {"oas_media_encoding", "encodings"},
                           [ROW_MEDIA] = {"oas_media", "media"},
                           [ROW_PARAMETER] = {"oas_parameter", "parameters"},
                           [ROW_RESPONSE] = {"oas_response", "responses"},
                           [ROW_SERVER] = {"oas_server", "servers"},
                           [ROW_SCHEME] = {"oas_scheme", "schemes"},
                           [ROW_REQUIREMENT] = {"oas_requirement", "security"},
                           [ROW_OPERATION] = {"oas_operation", "operations"},
                           [ROW_CALLBACK] = {"oas_callback", "callbacks"}};
    const oas_operation *whose = t->whose;
    if (count == 0 || pointer_map_get(&t->known, rows))
        return false;
    oas_str name = numbered(t, arrays[kind].name, t->counts[kind]++);
    know(t, rows, name);
    if (whose)
        out(&t->e->out, whose->webhook ? "/* webhook $path: $method */\n" : "/* $method $path */\n",
            NOTE("method", oas_str_from(whose->method)), NOTE("path", oas_str_from(whose->path)));
    t->whose = NULL;
    out(&t->e->out, "static const $type $name[] = {\n",
        TEXT("type", oas_str_from(arrays[kind].type)), ID("name", name));
    return true;
}

static void end_array(struct table *t)
{
    out_text(&t->e->out, "};\n\n");
}

/* ---- bodies and parameters ---- */

static oas_str form_symbol(oas_form form)
{
    static const char *const symbols[] = {
#define OAS_FORM(symbol, name) "OAS_FORM_" #symbol,
#include <oas/parameters.def>
#undef OAS_FORM
    };
    return oas_str_from(symbols[form]);
}

static oas_str style_symbol(oas_style style)
{
    static const char *const symbols[] = {
        "OAS_STYLE_NONE",
#define OAS_STYLE(symbol, name) "OAS_STYLE_" #symbol,
#include <oas/parameters.def>
#undef OAS_STYLE
    };
    return oas_str_from(symbols[style]);
}

static void print_encoding_rows(struct table *t, const oas_media_encoding *encodings, size_t count)
{
    if (!begin_array(t, ROW_ENCODING, encodings, count))
        return;
    for (size_t i = 0; i < count; i++) {
        row_begin(t->e);
        row_string(t, "name", encodings[i].name);
        if (encodings[i].style != OAS_STYLE_NONE)
            row_word(t->e, "style", style_symbol(encodings[i].style));
        row_flag(t, "explode", encodings[i].explode);
        row_flag(t, "allow_reserved", encodings[i].allow_reserved);
        row_flag(t, "octets", encodings[i].octets);
        row_string(t, "media_type", encodings[i].media_type);
        row_array(t, "headers", encodings[i].headers, "header_count", encodings[i].header_count);
        row_end(t->e);
    }
    end_array(t);
}

static oas_str location_symbol(oas_location in)
{
    static const char *const symbols[] = {
#define OAS_LOCATION(symbol, name) "OAS_IN_" #symbol,
#include <oas/parameters.def>
#undef OAS_LOCATION
    };
    return oas_str_from(symbols[in]);
}

/* What most are: text of the path, a form in the query; false: it is another one. */
static bool print_usual_parameter(struct table *t, const oas_parameter *parameter)
{
    bool path = parameter->in == OAS_IN_PATH && parameter->style == OAS_STYLE_SIMPLE &&
                parameter->required && !parameter->explode;
    bool query = parameter->in == OAS_IN_QUERY && parameter->style == OAS_STYLE_FORM &&
                 !parameter->required && parameter->explode;
    if ((!path && !query) || parameter->allow_reserved || parameter->allow_empty ||
        parameter->secret || parameter->media_type || !parameter->type.program ||
        strlen(parameter->name) > TEXTS_LITERAL)
        return false;
    out(&t->e->out,
        path ? "{OAS_PATH_PARAMETER(\v$name, \v$program, \v$use, $layout)"
             : "{OAS_QUERY_PARAMETER(\v$name, \v$program, \v$use, $layout)",
        STR("name", oas_str_from(parameter->name)), ID("program", t->e->model->program),
        TEXT("use", word_use(t->e, parameter->type.use)), INT("layout", parameter->type.layout));
    t->e->first = false;
    row_string(t, "member", parameter->member);
    row_end(t->e);
    return true;
}

static void print_parameter(struct table *t, const oas_parameter *parameter)
{
    if (print_usual_parameter(t, parameter))
        return;
    row_begin(t->e);
    row_string(t, "name", parameter->name);
    row_word(t->e, "in", location_symbol(parameter->in));
    if (parameter->style != OAS_STYLE_NONE)
        row_word(t->e, "style", style_symbol(parameter->style));
    row_flag(t, "required", parameter->required);
    row_flag(t, "explode", parameter->explode);
    row_flag(t, "allow_reserved", parameter->allow_reserved);
    row_flag(t, "allow_empty", parameter->allow_empty);
    row_flag(t, "secret", parameter->secret);
    row_string(t, "media_type", parameter->media_type);
    row_type(t, "type", parameter->type);
    row_string(t, "member", parameter->member);
    row_array(t, "encodings", parameter->encodings, "encoding_count", parameter->encoding_count);
    row_end(t->e);
}

static void print_parameters(struct table *t, const oas_parameter *parameters, size_t count)
{
    for (size_t i = 0; i < count; i++)
        print_encoding_rows(t, parameters[i].encodings, parameters[i].encoding_count);
    if (!begin_array(t, ROW_PARAMETER, parameters, count))
        return;
    for (size_t i = 0; i < count; i++)
        print_parameter(t, &parameters[i]);
    end_array(t);
}

static void print_encodings(struct table *t, const oas_media_encoding *encodings, size_t count)
{
    for (size_t i = 0; i < count; i++)
        print_parameters(t, encodings[i].headers, encodings[i].header_count);
    print_encoding_rows(t, encodings, count);
}

static void print_media(struct table *t, const oas_media *media, size_t count)
{
    for (size_t i = 0; i < count; i++)
        print_encodings(t, media[i].encodings, media[i].encoding_count);
    if (!begin_array(t, ROW_MEDIA, media, count))
        return;
    for (size_t i = 0; i < count; i++) {
        row_begin(t->e);
        row_string(t, "media_type", media[i].media_type);
        row_type(t, "type", media[i].type);
        row_type(t, "item_type", media[i].item_type);
        if (media[i].form != OAS_FORM_JSON)
            row_word(t->e, "form", form_symbol(media[i].form));
        row_array(t, "encodings", media[i].encodings, "encoding_count", media[i].encoding_count);
        row_end(t->e);
    }
    end_array(t);
}

static void print_response(struct table *t, const oas_response *response)
{
    const oas_str *media =
        response->media_count ? pointer_map_get(&t->known, response->media) : NULL;
    if (media && response->header_count == 0) {
        out(&t->e->out, "OAS_STATUS($status, $media, $count),\n",
            STR("status", oas_str_from(response->status)), ID("media", *media),
            INT("count", response->media_count));
        return;
    }
    row_begin(t->e);
    row_string(t, "status", response->status);
    row_array(t, "media", response->media, "media_count", response->media_count);
    row_array(t, "headers", response->headers, "header_count", response->header_count);
    row_type(t, "headers_type", response->headers_type);
    row_end(t->e);
}

static void print_responses(struct table *t, const oas_response *responses, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        print_media(t, responses[i].media, responses[i].media_count);
        print_parameters(t, responses[i].headers, responses[i].header_count);
    }
    if (!begin_array(t, ROW_RESPONSE, responses, count))
        return;
    for (size_t i = 0; i < count; i++)
        print_response(t, &responses[i]);
    end_array(t);
}

/* ---- what surrounds an operation ---- */

static void print_servers(struct table *t, const oas_server *servers, size_t count)
{
    if (!begin_array(t, ROW_SERVER, servers, count))
        return;
    for (size_t i = 0; i < count; i++) {
        row_begin(t->e);
        row_string(t, "url", servers[i].url);
        row_string(t, "path", servers[i].path);
        row_end(t->e);
    }
    end_array(t);
}

static void print_texts(struct table *t, const char *const *texts, size_t count)
{
    if (!begin_array(t, ROW_TEXT, texts, count))
        return;
    for (size_t i = 0; i < count; i++)
        put_text(t, i ? " \v$text," : "\v$text,", texts[i]);
    out_text(&t->e->out, "\n");
    end_array(t);
}

static oas_str scheme_symbol(oas_scheme_kind kind)
{
    static const char *const symbols[] = {
#define OAS_SCHEME(symbol, name) "OAS_SCHEME_" #symbol,
#include <oas/parameters.def>
#undef OAS_SCHEME
    };
    return oas_str_from(symbols[kind]);
}

static void print_schemes(struct table *t, const oas_scheme *schemes, size_t count)
{
    if (!begin_array(t, ROW_SCHEME, schemes, count))
        return;
    for (size_t i = 0; i < count; i++) {
        row_begin(t->e);
        row_string(t, "id", schemes[i].id);
        row_word(t->e, "kind", scheme_symbol(schemes[i].kind));
        row_word(t->e, "in", location_symbol(schemes[i].in));
        row_string(t, "name", schemes[i].name);
        row_string(t, "word", schemes[i].word);
        row_end(t->e);
    }
    end_array(t);
}

static void print_security(struct table *t, const oas_requirement *security, size_t count)
{
    for (size_t i = 0; i < count; i++)
        print_schemes(t, security[i].schemes, security[i].scheme_count);
    if (!begin_array(t, ROW_REQUIREMENT, security, count))
        return;
    for (size_t i = 0; i < count; i++) {
        row_begin(t->e);
        row_array(t, "schemes", security[i].schemes, "scheme_count", security[i].scheme_count);
        row_end(t->e);
    }
    end_array(t);
}

/* ---- operations ---- */

static void print_arrays(struct table *t, const oas_operation *operation)
{
    t->whose = operation;
    print_servers(t, operation->servers, operation->server_count);
    print_texts(t, operation->tags, operation->tag_count);
    print_security(t, operation->security, operation->security_count);
    print_parameters(t, operation->parameters, operation->parameter_count);
    print_media(t, operation->request, operation->request_count);
    print_responses(t, operation->responses, operation->response_count);
}

/* All but its end. */
static void begin_operation(struct table *t, const oas_operation *operation)
{
    row_begin(t->e);
    row_string(t, "id", operation->id);
    row_string(t, "method", operation->method);
    row_string(t, "path", operation->path);
    row_flag(t, "webhook", operation->webhook);
    row_flag(t, "callback", operation->callback);
    row_flag(t, "request_required", operation->request_required);
    row_array(t, "parameters", operation->parameters, "parameter_count",
              operation->parameter_count);
    row_type(t, "parameters_type", operation->parameters_type);
    row_array(t, "request", operation->request, "request_count", operation->request_count);
    row_array(t, "responses", operation->responses, "response_count", operation->response_count);
    row_array(t, "servers", operation->servers, "server_count", operation->server_count);
    row_array(t, "tags", operation->tags, "tag_count", operation->tag_count);
    row_array(t, "security", operation->security, "security_count", operation->security_count);
    row_array(t, "callbacks", operation->callbacks, "callback_count", operation->callback_count);
}

static void print_callback_operations(struct table *t, const oas_callback *callback)
{
    size_t count = callback->operation_count;
    for (size_t i = 0; i < count; i++)
        print_arrays(t, &callback->operations[i]);
    size_t first = t->callbacks;
    t->callbacks += count;
    t->whose = NULL;
    if (!begin_array(t, ROW_OPERATION, callback->operations, count))
        return;
    for (size_t i = 0; i < count; i++) {
        begin_operation(t, &callback->operations[i]);
        calls_print_callback(t->e, first + i);
        row_end(t->e);
    }
    end_array(t);
}

static void print_callbacks(struct table *t, const oas_callback *callbacks, size_t count)
{
    for (size_t i = 0; i < count; i++)
        print_callback_operations(t, &callbacks[i]);
    if (!begin_array(t, ROW_CALLBACK, callbacks, count))
        return;
    for (size_t i = 0; i < count; i++) {
        row_begin(t->e);
        row_string(t, "name", callbacks[i].name);
        row_array(t, "operations", callbacks[i].operations, "operation_count",
                  callbacks[i].operation_count);
        row_end(t->e);
    }
    end_array(t);
}

static void print_routes(struct emitter *e, const oas_routes *routes)
{
    size_t nodes = routes_nodes(routes);
    row_print_numbers(e, "route_nodes", routes->nodes, (uint32_t)(2 * nodes + 2));
    row_print_numbers(e, "route_slots", routes->slots, 2 * (routes->mask + 1));
    row_print_numbers(e, "route_ends", routes->ends, routes->nodes[2 * nodes]);
    out(&e->out,
        "static const oas_routes @routes = {\n"
        "@route_nodes, @route_slots, @route_ends, $mask, $seed, $queries};\n\n",
        INT("mask", routes->mask), INT("seed", routes->seed),
        TEXT("queries", routes->queries ? OAS_STR("true") : OAS_STR("false")));
}

void operations_print(struct emitter *e)
{
    const oas_operations *operations = e->options->operations;
    struct table t = {.e = e};
    for (size_t i = 0; i < operations->count; i++) {
        const oas_operation *operation = &operations->at[i];
        print_arrays(&t, operation);
        print_callbacks(&t, operation->callbacks, operation->callback_count);
    }
    print_schemes(&t, operations->schemes, operations->scheme_count);
    const oas_str *schemes =
        operations->scheme_count ? pointer_map_get(&t.known, operations->schemes) : NULL;
    out_text(&e->out, "static const oas_operation @operation_rows[] = {\n");
    for (size_t i = 0; i < operations->count; i++) {
        begin_operation(&t, &operations->at[i]);
        calls_print_row(e, i);
        row_end(e);
    }
    out_text(&e->out, "};\n\n");
    if (operations->routes)
        print_routes(e, operations->routes);
    out(&e->out, "const oas_operations $name = {\n.at = @operation_rows,\n.count = $count,\n",
        ID("name", e->model->operations), INT("count", operations->count));
    if (schemes)
        out(&e->out, ".schemes = $schemes,\n.scheme_count = $count,\n", TEXT("schemes", *schemes),
            INT("count", operations->scheme_count));
    if (operations->routes)
        out_text(&e->out, ".routes = &@routes,\n");
    calls_print_table(e);
    out_text(&e->out, "};\n\n");
}
