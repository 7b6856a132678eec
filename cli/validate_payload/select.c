/* Each of the options is looked up in what the document offers; what is near is suggested. */
#include "validate_payload/select.h"

#include "common/choices.h"
#include "common/say.h"
#include "resolve/pointer.h"
#include "resolve/uri.h"
#include "spec/place.h"
#include "spec/select.h"
#include "spec/subjects.h"

/* ---- --schema */

static int schema_at_pointer(const struct validate_options *options, const struct api *api,
                             oas_arena *mem, oas_str pointer, struct selection *selection)
{
    oas_str good = {0};
    const char *fault = NULL;
    struct node *node = pointer_find(api->document->root, pointer, mem, &good, &fault);
    if (!node) {
        say_error("no schema at '%s' in %s", options->schema, options->reading.spec);
        if (good.len)
            say_hint("'" OAS_PRI "' is there; --list shows the schemas", OAS_ARG(good));
        else
            say_hint("--list shows the schemas");
        return EXIT_USAGE;
    }
    bool boolean_schema = node->kind == NODE_BOOLEAN;
    if (!api_may_be_schema(node) || (node->kind != NODE_OBJECT && !boolean_schema)) {
        say_error("'%s' in %s is not a schema", options->schema, options->reading.spec);
        say_hint("--list shows the schemas; a pointer names one, such as /components/schemas/Pet");
        return EXIT_USAGE;
    }
    selection->schema = node;
    return 0;
}

static int select_named(const struct validate_options *options, const struct api *api,
                        oas_arena *mem, struct selection *selection)
{
    oas_str word = oas_str_from(options->schema);
    struct choices names = choices_new(mem, api->schema_count);
    for (size_t i = 0; i < api->schema_count; i++) {
        if (oas_str_equal(api->schemas[i].name, word)) {
            selection->schema = api->schemas[i].schema;
            return 0;
        }
        choices_add(&names, api->schemas[i].name);
    }
    if (word.len && word.at[0] == '#') {
        oas_str pointer;
        size_t bad;
        if (uri_decode(mem, oas_str_of(word.at + 1, word.len - 1), &pointer, &bad))
            return schema_at_pointer(options, api, mem, pointer, selection);
    }
    if (word.len == 0 || word.at[0] == '/')
        return schema_at_pointer(options, api, mem, word, selection);
    say_error("no schema '%s' in %s", options->schema, options->reading.spec);
    choices_suggest(&names, oas_str_from(options->schema), "--list shows the schemas");
    return EXIT_USAGE;
}

/* ---- --operation */

static oas_str method_and_path(oas_arena *mem, const struct operation *operation)
{
    oas_buf text = {0};
    oas_buf_put(&text, operation->method);
    oas_buf_putc(&text, ' ');
    oas_buf_put(&text, operation->path);
    oas_str copy = oas_arena_copy(mem, oas_buf_str(&text));
    oas_buf_free(&text);
    return copy;
}

/* How the user would name it. */
static oas_str operation_name(oas_arena *mem, const struct operation *operation)
{
    return operation->id.len ? operation->id : method_and_path(mem, operation);
}

static int unknown_operation(const struct validate_options *options, const struct api *api,
                             oas_arena *mem)
{
    struct choices names = choices_new(mem, api->operation_count * 3);
    for (size_t i = 0; i < api->operation_count; i++) {
        const struct operation *operation = &api->operations[i];
        choices_add(&names, operation->id);
        choices_add(&names, method_and_path(mem, operation));
        if (operation->webhook)
            choices_add(&names, operation->path);
    }
    say_error("no operation '%s' in %s", options->operation, options->reading.spec);
    choices_suggest(&names, oas_str_from(options->operation), "--list shows the operations");
    return EXIT_USAGE;
}

/* The candidates are those of the path or webhook that was named without its method. */
static int ambiguous_operation(const struct validate_options *options, const struct api *api,
                               oas_arena *mem)
{
    struct choices names = choices_new(mem, api->operation_count);
    for (size_t i = 0; i < api->operation_count; i++)
        if (oas_str_is(api->operations[i].path, options->operation))
            choices_add(&names, method_and_path(mem, &api->operations[i]));
    say_error("'%s' is more than one operation of %s: name the method", options->operation,
              options->reading.spec);
    choices_show(&names, "for example --operation 'POST /path'");
    return EXIT_USAGE;
}

static int select_media(const struct validate_options *options, oas_arena *mem,
                        const struct body *body, const char *what, struct selection *selection)
{
    oas_str type = oas_str_from(options->media_type);
    const struct media *media = body_media(body, type);
    if (media) {
        selection->schema = media_schema(media);
        return 0;
    }
    struct choices names = choices_new(mem, body->count);
    for (size_t i = 0; i < body->count; i++)
        choices_add(&names, body->media[i].type);
    if (options->media_type)
        say_error("unsupported: %s declares no media type '%s'", what, options->media_type);
    else
        say_error("unsupported: %s declares no JSON media type", what);
    choices_show(&names, "it declares no content at all");
    return EXIT_UNSUPPORTED;
}

static int select_request(const struct validate_options *options, oas_arena *mem,
                          const struct operation *operation, struct selection *selection)
{
    oas_str name = operation_name(mem, operation);
    if (!operation->request) {
        say_error("'" OAS_PRI "' has no request body to validate", OAS_ARG(name));
        say_hint("--response STATUS validates the body of a response");
        return EXIT_USAGE;
    }
    selection->direction = OAS_DIRECTION_REQUEST;
    return select_media(options, mem, operation->request, "the request body", selection);
}

/* "200", "4XX", "default" */
static bool is_status(const char *text)
{
    if (strcmp(text, "default") == 0)
        return true;
    bool whole = (text[0] >= '1' && text[0] <= '5') && (text[1] | 0x20) == 'x';
    if (whole)
        return (text[2] | 0x20) == 'x' && text[3] == 0;
    return text[0] >= '1' && text[0] <= '5' && strspn(text, "0123456789") == 3 && text[3] == 0;
}

static int select_response(const struct validate_options *options, oas_arena *mem,
                           const struct operation *operation, struct selection *selection)
{
    const struct response *response =
        is_status(options->response)
            ? operation_response(operation, oas_str_from(options->response))
            : NULL;
    if (!response) {
        struct choices names = choices_new(mem, operation->response_count);
        for (size_t i = 0; i < operation->response_count; i++)
            choices_add(&names, operation->responses[i].status);
        say_error("'" OAS_PRI "' has no response '%s'", OAS_ARG(operation_name(mem, operation)),
                  options->response);
        choices_show(&names, "the operation declares no responses");
        return EXIT_USAGE;
    }
    selection->direction = OAS_DIRECTION_RESPONSE;
    return select_media(options, mem, &response->body, "the response", selection);
}

int select_operation(const struct validate_options *options, const struct api *api, oas_arena *mem,
                     const struct operation **operation)
{
    bool ambiguous = false;
    *operation = NULL;
    if (!options->operation)
        return 0;
    *operation = api_operation(api, oas_str_from(options->operation), &ambiguous);
    if (*operation)
        return 0;
    return ambiguous ? ambiguous_operation(options, api, mem)
                     : unknown_operation(options, api, mem);
}

int select_schema(const struct validate_options *options, const struct api *api,
                  const struct operation *operation, oas_arena *mem, struct selection *selection)
{
    *selection = (struct selection){.direction = OAS_DIRECTION_NONE};
    if (options->schema)
        return select_named(options, api, mem, selection);
    if (operation && options->response)
        return select_response(options, mem, operation, selection);
    if (operation)
        return select_request(options, mem, operation, selection);
    if (api->version != API_SCHEMA) {
        say_error("%s is an OpenAPI document: say which schema or operation",
                  options->reading.spec);
        say_hint("--schema NAME or --operation ID; --list shows them");
        return EXIT_USAGE;
    }
    selection->schema = api->document->root;
    return 0;
}
