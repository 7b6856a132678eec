/* Each of the options is looked up in what the document offers; what is near is suggested. */
#include "validate_payload/select.h"

#include "common/called.h"
#include "common/choices.h"
#include "common/say.h"
#include "load/text.h"
#include "plan/operations.h"
#include "resolve/pointer.h"
#include "resolve/uri.h"
#include "schema/place.h"
#include "spec/subjects.h"
#include "validate_payload/callback.h"
#include "validate_payload/words.h"

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

static oas_str method_and_path(oas_arena *mem, const oas_operation *operation)
{
    return text_joined(mem, NULL, operation->method, OAS_STR(" "), operation->path);
}

/* How the user would name it. */
static oas_str operation_name(oas_arena *mem, const struct operation *operation)
{
    oas_buf name = {0};
    called_operation(operation, &name);
    return text_keep(mem, &name, NULL);
}

static size_t count_callbacks(const struct api *api)
{
    size_t count = 0;
    for (size_t i = 0; i < api->operation_count; i++)
        for (size_t k = 0; k < api->operations[i].callback_count; k++)
            count += api->operations[i].callbacks[k].operations.count;
    return count;
}

/* A method alone is told its operations, else the nearest name is suggested. */
static int unknown_operation(const struct validate_options *options, oas_arena *mem,
                             const struct api *api, const oas_operations *operations)
{
    const oas_str any = {0};
    oas_str word = oas_str_from(options->operation);
    struct choices names = choices_new(mem, operations->count * 3 + count_callbacks(api));
    struct choices of_method = choices_new(mem, operations->count);
    for (size_t i = 0; i < operations->count; i++) {
        const oas_operation *operation = &operations->at[i];
        const struct operation *owner = &api->operations[i];
        callback_suggest(owner, operation_name(mem, owner), any, mem, &names);
        choices_add(&names, oas_str_from(operation->id));
        choices_add(&names, method_and_path(mem, operation));
        if (operation->webhook)
            choices_add(&names, oas_str_from(operation->path));
        if (text_equal_folded(word, operation->method))
            choices_add(&of_method, method_and_path(mem, operation));
    }
    say_error("no operation '%s' in %s", options->operation, options->reading.spec);
    if (of_method.count)
        choices_show(&of_method, "");
    else
        choices_suggest(&names, word, "--list shows the operations");
    return EXIT_USAGE;
}

/* What was named without its method is `operation`'s path or webhook: all that it may be. */
static int without_method(const struct validate_options *options, oas_str words, oas_arena *mem,
                          const oas_operations *operations, const oas_operation *operation)
{
    struct choices names = choices_new(mem, operations->count);
    for (size_t i = 0; i < operations->count; i++) {
        const oas_operation *other = &operations->at[i];
        if (other->webhook == operation->webhook && strcmp(other->path, operation->path) == 0)
            choices_add(&names, method_and_path(mem, other));
    }
    say_error("'" OAS_PRI "' is %s of %s: name the method", OAS_ARG(words),
              names.count > 1 ? "more than one operation" : "the path of one operation",
              options->reading.spec);
    choices_show(&names, "for example --operation 'POST /path'");
    return EXIT_USAGE;
}

/* By the template itself. */
static const oas_operation *by_template(const oas_operations *operations, oas_str method,
                                        oas_str path)
{
    for (size_t i = 0; i < operations->count; i++) {
        const oas_operation *operation = &operations->at[i];
        const oas_operations one = {operation, 1};
        if (oas_str_is(path, operation->path) && oas_operation_find(&one, method, path))
            return operation;
    }
    return NULL;
}

/* A template comes first, then a webhook's name, then a concrete path. */
static const oas_operation *with_method(const oas_operations *operations, oas_str method,
                                        oas_str path)
{
    const oas_operation *found = by_template(operations, method, path);
    if (!found)
        found = oas_operation_webhook(operations, path, method);
    return found ? found : oas_operation_find(operations, method, path);
}

static bool has_one_method(const oas_operations *operations, const oas_operation *webhook)
{
    size_t count = 0;
    for (size_t i = 0; i < operations->count; i++)
        count += operations->at[i].webhook && strcmp(operations->at[i].path, webhook->path) == 0;
    return count == 1;
}

/* An operationId; a webhook's name, if it has one method; 'METHOD /path', 'METHOD webhook'. What is
 * named without its method is in *bare: a path even where it has only one. */
static const oas_operation *operation_named(const oas_operations *operations, oas_str words,
                                            const oas_operation **bare)
{
    const oas_str any = {0};
    words = words_trimmed(words);
    oas_str path = words;
    oas_str method = words_next(&path);
    const oas_operation *found = oas_operation_by_id(operations, words);
    if (found)
        return found;
    found = oas_operation_webhook(operations, words, any);
    if (found && has_one_method(operations, found))
        return found;
    if (!found && path.len)
        return with_method(operations, method, path);
    *bare = found ? found : with_method(operations, any, words);
    return NULL;
}

static int ambiguous_callback(const struct validate_options *options, oas_arena *mem,
                              const struct operation *owner, oas_str called, oas_str name)
{
    size_t most = 0;
    for (size_t i = 0; i < owner->callback_count; i++)
        most += owner->callbacks[i].operations.count;
    struct choices names = choices_new(mem, most);
    callback_suggest(owner, called, name, mem, &names);
    say_error("'%s' is more than one operation of %s: name its method and expression",
              options->operation, options->reading.spec);
    choices_show(&names, "for example --operation 'ID callback POST NAME'");
    return EXIT_USAGE;
}

static void take(const struct api *api, const oas_operations *operations, size_t i,
                 struct selection *selection)
{
    selection->row = &operations->at[i];
    selection->operation = &api->operations[i];
}

/* Equal rows are one, so a callback goes by its place: `selection` has the operation whose it is.
 */
static void take_callback(struct callback_place place, struct selection *selection)
{
    const oas_callback *row = &selection->row->callbacks[place.callback];
    const struct callback *callback = &selection->operation->callbacks[place.callback];
    selection->row = &row->operations[place.operation];
    selection->operation = &callback->operations.at[place.operation];
}

/* Of several operations with that operationId, the first. */
static bool callback_by_id(const struct api *api, oas_str id, size_t *owner,
                           struct callback_place *place)
{
    for (*owner = 0; id.len && *owner < api->operation_count; ++*owner)
        for (size_t i = 0; i < api->operations[*owner].callback_count; i++) {
            const struct operation_list *own = &api->operations[*owner].callbacks[i].operations;
            for (size_t k = 0; k < own->count; k++) {
                *place = (struct callback_place){i, k};
                if (oas_str_equal(own->at[k].id, id))
                    return true;
            }
        }
    return false;
}

/* The operationId of a callback's operation, or 'ID callback NAME'. */
static int select_callback(const struct validate_options *options, struct compiler *compiler,
                           const oas_operations *operations, struct selection *selection)
{
    const struct api *api = compiler->api;
    oas_str words = words_trimmed(oas_str_from(options->operation));
    oas_str called, name;
    const oas_operation *bare = NULL;
    struct callback_place place;
    size_t owner;
    size_t count = callback_by_id(api, words, &owner, &place);
    if (count == 0 && callback_split(words, &called, &name)) {
        const oas_operation *row = operation_named(operations, called, &bare);
        if (bare)
            return without_method(options, called, &compiler->mem, operations, bare);
        owner = row ? (size_t)(row - operations->at) : 0;
        count = row ? callback_find(&api->operations[owner], name, &place) : 0;
    }
    if (count == 0)
        return unknown_operation(options, &compiler->mem, api, operations);
    if (count > 1)
        return ambiguous_callback(options, &compiler->mem, &api->operations[owner], called, name);
    take(api, operations, owner, selection);
    take_callback(place, selection);
    return 0;
}

int select_operation(const struct validate_options *options, struct compiler *compiler,
                     struct selection *selection)
{
    const oas_operation *bare = NULL;
    if (!options->operation)
        return 0;
    const oas_operations *operations =
        operations_build(&compiler->mem, compiler->api, compiler->subjects, NULL);
    if (!operations) {
        say_error("out of memory");
        return EXIT_IO;
    }
    oas_str words = words_trimmed(oas_str_from(options->operation));
    const oas_operation *found = operation_named(operations, words, &bare);
    if (bare)
        return without_method(options, words, &compiler->mem, operations, bare);
    if (!found)
        return select_callback(options, compiler, operations, selection);
    take(compiler->api, operations, (size_t)(found - operations->at), selection);
    return 0;
}

/* ---- --media-type, --response */

/* `rows` are what the body's media types are in the table. */
static int select_media(const struct validate_options *options, oas_arena *mem,
                        const struct body *body, const oas_media *rows, const char *what,
                        struct selection *selection)
{
    const oas_media *found = oas_media_find(rows, body->count, oas_str_from(options->media_type));
    if (found) {
        selection->schema = subject_media_schema(&body->media[found - rows]);
        selection->text = oas_media_is_text(oas_str_from(options->media_type));
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
                          struct selection *selection)
{
    const struct body *request = selection->operation->request;
    if (!request) {
        say_error("'" OAS_PRI "' has no request body to validate",
                  OAS_ARG(operation_name(mem, selection->operation)));
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
                  OAS_ARG(operation_name(mem, selection->operation)), options->response);
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

/* A text that is a number, too, would be judged by how it is read. */
int select_judges(const struct validate_options *options, const struct compiler *compiler,
                  const struct selection *selection)
{
    if (!selection->text || !selection->schema)
        return 0;
    unsigned takes = compiler->plan->schemas[compiler->roots[0]->id].jtypes;
    if ((takes & ~(unsigned)OAS_JTYPE_STRING) == 0)
        return 0;
    say_error("unsupported: %s, where the schema takes other values than strings",
              options->media_type);
    say_hint("a schema of type string judges a text as it stands");
    return EXIT_UNSUPPORTED;
}
