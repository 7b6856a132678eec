/* Operations: of paths, of webhooks, of callbacks. */
#include "spec/operation.h"

#include "load/array.h"
#include "load/text.h"
#include "resolve/openapi.h"
#include "resolve/registry.h"
#include "spec/around.h"
#include "spec/body.h"
#include "spec/parameter.h"
#include "spec/path.h"
#include "spec/security.h"
#include "spec/twice.h"

/* Path items that refer to path items: a longer chain can only be a loop. */
enum { MAX_CHAIN = 16 };

enum whose { OF_PATHS, OF_WEBHOOKS, OF_CALLBACK };

/* A group of path items while it is read. */
struct operations {
    struct reader *reader;
    enum whose whose;
    oas_str callback;            /* OF_CALLBACK: its name */
    struct operation_list *list; /* gets the operations */
    struct servers servers;      /* of what names none itself */
    struct security security;    /* of operations that say nothing of it */
    struct diags *around;        /* for what belongs to no operation */
};

/* A path item with those it refers to: its own members win. */
struct path_item {
    const struct member *member; /* in paths, webhooks or a callback */
    oas_str path;                /* its key, as it is meant */
    struct node *chain[MAX_CHAIN];
    size_t count;
    struct servers servers;
    struct diags *faults; /* of the item: each of its operations shares them */
};

static void read_id(struct reader *reader, struct operation *operation)
{
    if (!node_get(operation->node, "operationId"))
        return;
    const struct node *id = reader_expected(reader, operation->node, "operationId", NODE_STRING,
                                            "the operation has none then");
    if (id)
        operation->id = id->text;
}

/* What no template has no request can carry. */
static void drop_parameter(struct operation *operation, size_t index)
{
    struct parameter *at = &operation->parameters[index];
    operation->parameter_count--;
    memmove(at, at + 1, (operation->parameter_count - index) * sizeof *at);
}

static bool is_described(const struct operation *operation, oas_str name)
{
    for (size_t i = 0; i < operation->parameter_count; i++)
        if (operation->parameters[i].in == OAS_IN_PATH &&
            oas_str_equal(operation->parameters[i].name, name))
            return true;
    return false;
}

static void check_path_parameters(struct reader *reader, struct operation *operation)
{
    oas_str name;
    if (operation->webhook || operation->callback || path_fault(operation->path))
        return;
    for (size_t i = operation->parameter_count; i-- > 0;) {
        const struct parameter *parameter = &operation->parameters[i];
        if (parameter->in != OAS_IN_PATH || path_has(operation->path, parameter->name))
            continue;
        diag_lenient(reader->diags, LENIENCY_PATH_PARAMETER, parameter->node->place,
                     "the path '" OAS_PRI "' has no {" OAS_PRI "}; the parameter is ignored",
                     OAS_ARG(operation->path), OAS_ARG(parameter->name));
        drop_parameter(operation, i);
    }
    for (size_t at = 0; path_variable(operation->path, &at, &name);)
        if (!is_described(operation, name))
            diag_lenient(reader->diags, LENIENCY_PATH_VARIABLE, operation->place,
                         "no parameter describes {" OAS_PRI "} of the path '" OAS_PRI
                         "'; it may be any text",
                         OAS_ARG(name), OAS_ARG(operation->path));
}

/* The farthest path item first: whoever comes later overrides. */
static void read_all_parameters(struct reader *reader, const struct path_item *item,
                                struct operation *operation)
{
    struct node *lists[MAX_CHAIN + 1];
    size_t count = 0;
    for (size_t i = item->count; i-- > 0;) {
        struct node *list = reader_member(reader, item->chain[i], "parameters", NODE_ARRAY);
        if (list)
            lists[count++] = list;
    }
    struct node *own = reader_member(reader, operation->node, "parameters", NODE_ARRAY);
    if (own)
        lists[count++] = own;
    parameters_read(reader, lists, count, operation);
    check_path_parameters(reader, operation);
}

static struct operation *add_operation(struct reader *reader, struct operation_list *list)
{
    struct operation *at =
        array_room(reader->mem, list->at, list->count, 1, &list->cap, sizeof *list->at);
    reader->diags->no_memory |= !at;
    if (!at)
        return NULL;
    list->at = at;
    return &list->at[list->count++];
}

static void read_callbacks(const struct operations *all, struct operation *operation);
static void leave_out_callbacks(struct reader *reader, const struct operation *operation);

/* Responses are required in 3.0; since 3.1 an operation may leave them out (3.1 §4.8.10). */
static void read_parts(struct operations *all, const struct path_item *item,
                       struct operation *operation)
{
    struct reader *reader = all->reader;
    struct node *node = operation->node;
    reader_known(reader, node, PART_OPERATION);
    read_id(reader, operation);
    operation->servers = around_servers(reader, node, item->servers);
    operation->tags = around_tags(reader, node);
    operation->security = security_read(reader, node, all->security);
    read_all_parameters(reader, item, operation);
    struct node *request = reader_schema(reader, node, "requestBody");
    if (request)
        operation->request = body_read_request(reader, request);
    if (reader_version(reader, node) == API_3_0 && !node_get(node, "responses"))
        (void)reader_expected(reader, node, "responses", NODE_OBJECT, "none are judged then");
    const struct node *responses = reader_member(reader, node, "responses", NODE_OBJECT);
    if (responses)
        body_read_responses(reader, responses, operation);
    if (operation->callback)
        leave_out_callbacks(reader, operation);
    else
        read_callbacks(all, operation);
}

static void read_operation(struct operations *all, const struct path_item *item, oas_str method,
                           const struct member *member)
{
    struct reader *reader = all->reader;
    struct operation operation = {.method = method,
                                  .path = item->path,
                                  .webhook = all->whose == OF_WEBHOOKS,
                                  .callback = all->whose == OF_CALLBACK,
                                  .callback_name = all->callback,
                                  .node = member->value,
                                  .place = member->place,
                                  .item = item->member,
                                  .member = member,
                                  .path_faults = item->faults};
    reader_aim(reader, all->around);
    operation.faults = reader_faults(reader);
    if (!operation.faults)
        return;
    reader_aim(reader, operation.faults);
    struct node *node = reader_through(reader, operation.node, "an operation");
    if (node)
        operation.node = node;
    if (node && reader_is(reader, node, NODE_OBJECT, "an operation"))
        read_parts(all, item, &operation);
    struct operation *added = add_operation(reader, all->list);
    if (added)
        *added = operation;
}

/* The upper-case method that a member of a path item describes, or an empty text. */
static oas_str method_of(enum api_version version, oas_str key)
{
    static const char *const methods[][2] = {
        {"get", "GET"},       {"put", "PUT"},         {"post", "POST"},
        {"delete", "DELETE"}, {"options", "OPTIONS"}, {"head", "HEAD"},
        {"patch", "PATCH"},   {"trace", "TRACE"},     {"query", "QUERY"}};
    size_t count = sizeof methods / sizeof *methods - (version < API_3_2 ? 1 : 0);
    for (size_t i = 0; i < count; i++)
        if (oas_str_is(key, methods[i][0]))
            return oas_str_from(methods[i][1]);
    return (oas_str){0};
}

static bool is_overridden(const struct path_item *item, size_t level, oas_str key)
{
    for (size_t i = 0; i < level; i++)
        if (node_get_str(item->chain[i], key))
            return true;
    return false;
}

/* OpenAPI 3.2 §4.9.1: additionalOperations, a method as it is sent to its operation. */
static void read_additional(struct operations *all, const struct path_item *item, size_t level)
{
    struct reader *reader = all->reader;
    reader_aim(reader, item->faults);
    if (reader_version(reader, item->chain[level]) < API_3_2 ||
        is_overridden(item, level, oas_str_from("additionalOperations")))
        return;
    const struct node *more =
        reader_member(reader, item->chain[level], "additionalOperations", NODE_OBJECT);
    for (size_t i = 0; more && i < more->count; i++)
        read_operation(all, item, more->members[i].key, &more->members[i]);
}

static void read_methods(struct operations *all, const struct path_item *item)
{
    for (size_t level = 0; level < item->count; level++) {
        const struct node *node = item->chain[level];
        enum api_version version = reader_version(all->reader, node);
        for (size_t i = 0; i < node->count; i++) {
            oas_str method = method_of(version, node->members[i].key);
            if (method.len && !is_overridden(item, level, node->members[i].key))
                read_operation(all, item, method, &node->members[i]);
        }
        read_additional(all, item, level);
    }
}

/* §4.8.9: a path item may refer to another one, and have members of its own beside. */
static void follow_chain(struct reader *reader, struct path_item *item)
{
    struct node *node = item->member->value;
    const struct node *ref = NULL;
    while (node && !reader_is_null(reader, node, "a path item") &&
           reader_is(reader, node, NODE_OBJECT, "a path item")) {
        if (item->count == MAX_CHAIN) {
            diag_at(reader->diags, DIAG_ERROR, ref->place,
                    "'" OAS_PRI "' refers to itself, in the end", OAS_ARG(ref->text));
            return;
        }
        reader_known(reader, node, PART_PATH_ITEM);
        item->chain[item->count++] = node;
        ref = reader_member(reader, node, "$ref", NODE_STRING);
        node = ref ? registry_resolve(reader->registry, reader_base(reader, node), ref->text,
                                      ref->place, NULL)
                   : NULL;
    }
}

/* Nothing else can be meant by one that a path item follows, unless there is that path, too. */
static void add_slash(struct reader *reader, struct path_item *item)
{
    const struct member *member = item->member;
    if ((item->path.len && item->path.at[0] == '/') || member->value->kind != NODE_OBJECT)
        return;
    oas_str path = text_joined(reader->mem, &reader->diags->no_memory, "/", item->path, "");
    if (!path.at || node_get_str(member->value->parent, path))
        return;
    item->path = path;
    diag_lenient(reader->diags, LENIENCY_PATH_SLASH, member->place,
                 "a path begins with '/'; '" OAS_PRI "' is taken as '" OAS_PRI "'",
                 OAS_ARG(member->key), OAS_ARG(item->path));
}

/* OpenAPI 3.2 §4.8.2: no '#' stands in a template; RFC 9110 §7.1: nor in what is sent. */
static void warn_of_fragment(const struct path_item *item)
{
    diag_at(item->faults, DIAG_WARNING, item->member->place,
            "the path '" OAS_PRI "' has a fragment, which no request has: its operations are found "
            "by their names alone, and written without it",
            OAS_ARG(item->path));
}

static void check_template(struct reader *reader, struct path_item *item)
{
    const struct member *member = item->member;
    add_slash(reader, item);
    const char *fault = path_fault(item->path);
    oas_str name;
    if (fault)
        diag_at(item->faults, DIAG_ERROR, member->place, "the path '" OAS_PRI "' is wrong: %s",
                OAS_ARG(item->path), fault);
    else if (path_twice(item->path, &name))
        diag_lenient(item->faults, LENIENCY_PATH_VARIABLE_TWICE, member->place,
                     "{" OAS_PRI "} stands twice in the path '" OAS_PRI
                     "'; each may be any text; that both are the same would refuse more",
                     OAS_ARG(name), OAS_ARG(item->path));
    if (!fault && item->path.len && memchr(item->path.at, '#', item->path.len))
        warn_of_fragment(item);
}

/* The servers of the nearest path item of the chain that names some. */
static struct servers item_servers(struct operations *all, const struct path_item *item)
{
    struct servers servers = all->servers;
    for (size_t i = item->count; i-- > 0;)
        servers = around_servers(all->reader, item->chain[i], servers);
    return servers;
}

static void read_path_item(struct operations *all, const struct member *member)
{
    struct reader *reader = all->reader;
    struct path_item item = {.member = member, .path = member->key};
    size_t before = all->list->count;
    reader_aim(reader, all->around);
    item.faults = reader_faults(reader);
    if (!item.faults)
        return;
    reader_aim(reader, item.faults);
    follow_chain(reader, &item);
    if (all->whose == OF_PATHS)
        check_template(reader, &item);
    item.servers = item_servers(all, &item);
    read_methods(all, &item);
    if (all->list->count == before)
        diags_append(all->around, item.faults);
}

static void read_group(struct operations *all, const struct node *group, enum whose whose)
{
    all->whose = whose;
    for (size_t i = 0; group && i < group->count; i++)
        if (!openapi_is_extension(group->members[i].key))
            read_path_item(all, &group->members[i]);
}

/* ---- callbacks ---- */

static void read_callback(const struct operations *all, struct node *node,
                          struct callback *callback)
{
    struct operations own = {.reader = all->reader,
                             .callback = callback->name,
                             .list = &callback->operations,
                             .security = all->security,
                             .around = all->reader->diags};
    read_group(&own, node, OF_CALLBACK);
    reader_aim(all->reader, own.around);
}

static void read_callbacks(const struct operations *all, struct operation *operation)
{
    struct reader *reader = all->reader;
    const struct node *callbacks = reader_member(reader, operation->node, "callbacks", NODE_OBJECT);
    size_t most = callbacks ? callbacks->count : 0;
    operation->callbacks = most ? OAS_ARENA_NEW(reader->mem, struct callback, most) : NULL;
    reader->diags->no_memory |= most && !operation->callbacks;
    for (size_t i = 0; operation->callbacks && i < most; i++) {
        const struct member *member = &callbacks->members[i];
        struct node *node = reader_follow(reader, member->value, "a callback");
        struct callback *callback = &operation->callbacks[operation->callback_count];
        if (!node)
            continue;
        callback->name = member->key;
        operation->callback_count++;
        read_callback(all, node, callback);
    }
}

/* They may come back to where they are. */
static void leave_out_callbacks(struct reader *reader, const struct operation *operation)
{
    const struct node *callbacks = node_get(operation->node, "callbacks");
    if (callbacks)
        diag_at(reader->diags, DIAG_WARNING, node_declared(callbacks),
                "callbacks of a callback's operation are not read");
}

/* ---- all of a document ---- */

void operations_read(struct reader *reader, const struct node *root)
{
    struct operation_list list = {0};
    struct operations all = {.reader = reader, .list = &list, .around = reader->diags};
    struct servers no_servers = {0};
    struct security no_security = {0};
    const struct node *webhooks = NULL;
    if (reader->api->version == API_3_0 && !node_get(root, "paths"))
        (void)reader_expected(reader, root, "paths", NODE_OBJECT, "there are no operations then");
    const struct node *paths = reader_member(reader, root, "paths", NODE_OBJECT);
    if (reader->api->version >= API_3_1)
        webhooks = reader_member(reader, root, "webhooks", NODE_OBJECT);
    all.servers = around_servers(reader, root, no_servers);
    security_schemes(reader, root);
    all.security = security_read(reader, root, no_security);
    read_group(&all, paths, OF_PATHS);
    read_group(&all, webhooks, OF_WEBHOOKS);
    reader_aim(reader, all.around);
    twice_settle(reader, &list);
    reader->api->operations = list.at;
    reader->api->operation_count = list.count;
}
