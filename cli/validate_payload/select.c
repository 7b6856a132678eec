/* Each of the options is looked up in what the document offers; what is near is suggested. */
#include "validate_payload/select.h"

#include <oas/body.h>

#include "common/choices.h"
#include "common/named.h"
#include "common/say.h"
#include "plan/operations.h"
#include "resolve/pointer.h"
#include "resolve/uri.h"
#include "schema/place.h"
#include "spec/subjects.h"

/* ---- --schema */

static int schema_at_pointer(const struct validate_options *options, struct compiler *compiler,
                             oas_str pointer, struct selection *selection)
{
    oas_str good = {0};
    const char *fault = NULL;
    struct node *root = compiler->api->document->root;
    struct node *node = pointer_find(root, pointer, &compiler->mem, &good, &fault);
    if (!node) {
        say_error("no schema at '%s' in %s", options->schema, options->reading.spec);
        if (good.len)
            say_hint("'" OAS_PRI "' is there; --list shows the schemas", OAS_ARG(good));
        else
            say_hint("--list shows the schemas");
        return EXIT_USAGE;
    }
    enum dialect dialect;
    oas_buf instead = {0};
    (void)graph_dialect(compiler->api, &options->reading.schemas, &dialect);
    if (place_is_schema(node, dialect, &instead)) {
        selection->schema = node;
        return 0;
    }
    say_error("'%s' in %s is not a schema: it is " OAS_PRI, options->schema, options->reading.spec,
              OAS_ARG(oas_buf_str(&instead)));
    say_hint("--list shows the schemas; a pointer names one, such as /components/schemas/Pet");
    oas_buf_free(&instead);
    return EXIT_USAGE;
}

static int select_named(const struct validate_options *options, struct compiler *compiler,
                        struct selection *selection)
{
    oas_str word = oas_str_from(options->schema);
    const struct subjects *subjects = compiler->subjects;
    struct choices names = choices_new(&compiler->mem, subjects->count);
    for (size_t i = 0; i < subjects->count; i++) {
        const struct subject *subject = &subjects->at[i];
        if (subject->kind != SUBJECT_COMPONENT)
            continue;
        if (oas_str_equal(subject->component->name, word)) {
            selection->schema = subject->node;
            return 0;
        }
        choices_add(&names, subject->component->name);
    }
    if (word.len && word.at[0] == '#') {
        oas_str pointer;
        size_t bad;
        if (uri_decode(&compiler->mem, oas_str_of(word.at + 1, word.len - 1), &pointer, &bad))
            return schema_at_pointer(options, compiler, pointer, selection);
    }
    if (word.len == 0 || word.at[0] == '/')
        return schema_at_pointer(options, compiler, word, selection);
    say_error("no schema '%s' in %s", options->schema, options->reading.spec);
    choices_suggest(&names, oas_str_from(options->schema), "--list shows the schemas");
    return EXIT_USAGE;
}

/* ---- --operation */

static int find_named(const struct validate_options *options, struct compiler *compiler,
                      const oas_operations *operations, struct named *named)
{
    const struct asked asked = {.words = oas_str_from(options->operation),
                                .spec = options->reading.spec,
                                .otherwise = "--list shows the operations",
                                .api = compiler->api,
                                .operations = operations,
                                .mem = &compiler->mem};
    return named_find(&asked, named);
}

int select_operation(const struct validate_options *options, struct compiler *compiler,
                     struct selection *selection)
{
    struct named named = {0};
    if (!options->operation)
        return 0;
    const oas_operations *operations =
        operations_build(&compiler->mem, compiler->api, compiler->subjects, NULL);
    if (!operations) {
        say_error("out of memory");
        return EXIT_IO;
    }
    int status = find_named(options, compiler, operations, &named);
    selection->row = named.row;
    selection->operation = named.operation;
    return status;
}

int select_message(const struct validate_options *options, struct compiler *compiler,
                   const oas_operation **operation)
{
    struct named named = {0};
    if (!options->operation)
        return 0;
    int status = find_named(options, compiler, compiler->operations, &named);
    *operation = named.row;
    return status;
}

/* ---- --media-type, --response */

/* Payloads are JSON, or texts as they stand. What is written otherwise is judged as the body of a
 * message is; so are texts that have items. */
static int take_media(const struct validate_options *options, const struct media *media,
                      struct selection *selection)
{
    oas_form form = oas_media_form(oas_str_from(options->media_type));
    selection->schema = subject_media_schema(media);
    selection->text = form == OAS_FORM_TEXT && !media->items;
    selection->marked =
        oas_body_items_of(oas_str_from(options->media_type), oas_str_of("", 0)).marked;
    selection->form = form != OAS_FORM_JSON && form != OAS_FORM_SEQUENCE && !selection->text;
    if (!selection->form || (!options->lines && options->format != FORMAT_ANNOTATIONS))
        return 0;
    say_error("--lines and --output annotations are of JSON, not of '%s'", options->media_type);
    say_hint("--schema with a pointer to its schema judges the JSON that it stands for");
    return EXIT_USAGE;
}

/* `rows` are what the body's media types are in the table. */
static int select_media(const struct validate_options *options, oas_arena *mem,
                        const struct body *body, const oas_media *rows, const char *what,
                        struct selection *selection)
{
    const oas_media *found = oas_media_find(rows, body->count, oas_str_from(options->media_type));
    if (found)
        return take_media(options, &body->media[found - rows], selection);
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
                          struct selection *selection)
{
    const struct body *request = selection->operation->request;
    if (!request) {
        say_error("'" OAS_PRI "' has no request body to validate",
                  OAS_ARG(named_called(mem, selection->operation)));
        say_hint("--response STATUS validates the body of a response");
        return EXIT_USAGE;
    }
    selection->direction = OAS_DIRECTION_REQUEST;
    selection->absent = !request->required;
    return select_media(options, mem, request, selection->row->request, "the request body",
                        selection);
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
                           struct selection *selection)
{
    const oas_operation *row = selection->row;
    const oas_response *found =
        is_status(options->response)
            ? oas_operation_response_named(row, oas_str_from(options->response))
            : NULL;
    if (!found) {
        struct choices names = choices_new(mem, row->response_count);
        for (uint32_t i = 0; i < row->response_count; i++)
            choices_add(&names, oas_str_from(row->responses[i].status));
        say_error("'" OAS_PRI "' has no response '%s'",
                  OAS_ARG(named_called(mem, selection->operation)), options->response);
        choices_show(&names, "the operation declares no responses");
        return EXIT_USAGE;
    }
    const struct response *response = &selection->operation->responses[found - row->responses];
    selection->direction = OAS_DIRECTION_RESPONSE;
    return select_media(options, mem, &response->body, found->media, "the response", selection);
}

/* ---- what is asked for */

int select_schema(const struct validate_options *options, struct compiler *compiler,
                  struct selection *selection)
{
    if (options->schema)
        return select_named(options, compiler, selection);
    if (selection->row && options->response)
        return select_response(options, &compiler->mem, selection);
    if (selection->row)
        return select_request(options, &compiler->mem, selection);
    if (compiler->api->version != API_SCHEMA) {
        say_error("%s is an OpenAPI document: say which schema or operation",
                  options->reading.spec);
        say_hint("--schema NAME or --operation ID; --list shows them");
        return EXIT_USAGE;
    }
    selection->schema = compiler->api->document->root;
    return 0;
}
