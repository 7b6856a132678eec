/* Operations by path, by id and by name; their responses. */
#include <oas/operation.h>

#include "http/path.h"
#include "http/route.h"
#include "http/words.h"

/* An empty method stands for any. */
static bool has_method(const oas_operation *operation, oas_str method)
{
    return method.len == 0 || oas_word_is(oas_str_from(operation->method), method);
}

/* Without query and fragment; never at NULL. */
static oas_str bare_path(oas_str path)
{
    return oas_word_until(oas_word_until(path, '?'), '#');
}

/* How an operation takes a path. */
struct path_fit {
    size_t base;  /* length and 1 of its server's base path; 0: none of them, though it has some */
    int likeness; /* of the template, SAME_TEXT at best; 0: it does not match */
    oas_str rest; /* behind the base path: what the template is matched with */
};

/* A template that is the path itself comes first, with its query if it has one: some documents tell
 * operations apart by that. */
enum { MATCHES = 1, SAME_PATH, SAME_TEXT };

static int likeness_of(oas_str template, oas_str path)
{
    struct oas_path_variable none = {.found = false};
    oas_str bare = bare_path(path);
    if (oas_str_equal(template, path))
        return SAME_TEXT;
    if (oas_str_equal(template, bare))
        return SAME_PATH;
    return oas_path_match(template, bare, &none) ? MATCHES : 0;
}

/* By the longest base path; without one only where no server has the path. */
static struct path_fit fit_path(const oas_operation *operation, oas_str path)
{
    oas_str template = oas_str_from(operation->path), rest;
    struct path_fit best = {.likeness = 0};
    path = path.len ? path : oas_str_of("", 0);
    for (uint32_t i = 0; i < operation->server_count; i++) {
        if (!oas_path_below(oas_str_from(operation->servers[i].path), path, &rest))
            continue;
        struct path_fit fit = {path.len - rest.len + 1, likeness_of(template, rest), rest};
        if (fit.likeness && fit.base > best.base)
            best = fit;
    }
    if (best.likeness)
        return best;
    return (struct path_fit){operation->server_count == 0, likeness_of(template, path), path};
}

static bool fits_before(const struct path_fit *a, oas_str of_a, const struct path_fit *b,
                        oas_str of_b)
{
    if (a->base != b->base)
        return a->base > b->base;
    if (a->likeness != b->likeness)
        return a->likeness > b->likeness;
    return oas_path_precedes(of_a, of_b);
}

/* What is sought, and the best that was found so far. */
struct finding {
    const oas_operations *operations;
    oas_str method;
    oas_str path;
    const oas_operation *found;
    struct path_fit best;
};

/* Of equal ones the first of the table. */
static void consider(struct finding *f, const oas_operation *operation)
{
    if (operation->webhook || !has_method(operation, f->method))
        return;
    struct path_fit fit = fit_path(operation, f->path);
    if (!fit.likeness)
        return;
    oas_str path = oas_str_from(operation->path);
    oas_str other = oas_str_from(f->found ? f->found->path : "");
    if (f->found && !fits_before(&fit, path, &f->best, other) &&
        (operation > f->found || fits_before(&f->best, other, &fit, path)))
        return;
    f->found = operation;
    f->best = fit;
}

static void consider_routes(struct finding *f, oas_str path)
{
    struct oas_route_walk walk;
    const uint32_t *at;
    size_t count;
    oas_route_begin(&walk, f->operations->routes, path);
    while (oas_route_next(&walk, &at, &count))
        for (size_t i = 0; i < count; i++)
            consider(f, &f->operations->at[at[i]]);
}

const oas_operation *oas_operation_find(const oas_operations *operations, oas_str method,
                                        oas_str path)
{
    struct finding f = {.operations = operations, .method = method, .path = path};
    oas_str bare = bare_path(path);
    if (!operations->routes) {
        for (size_t i = 0; i < operations->count; i++)
            consider(&f, &operations->at[i]);
        return f.found;
    }
    consider_routes(&f, bare);
    if (operations->routes->queries && bare.len < path.len)
        consider_routes(&f, path);
    return f.found;
}

/* The first place from `from` on among those of one walk; `next` where there is none before it. */
static size_t next_of_walk(const oas_routes *routes, oas_str path, size_t from, size_t next)
{
    struct oas_route_walk walk;
    const uint32_t *at;
    size_t count;
    oas_route_begin(&walk, routes, path);
    while (oas_route_next(&walk, &at, &count))
        for (size_t i = 0; i < count; i++)
            if (at[i] >= from && at[i] < next)
                next = at[i];
    return next;
}

/* The first place from `from` on of an operation that the path may be of; else their number. */
static size_t next_of_path(const oas_operations *operations, oas_str path, size_t from)
{
    const oas_routes *routes = operations->routes;
    oas_str bare = bare_path(path);
    if (!routes)
        return from;
    size_t next = next_of_walk(routes, bare, from, operations->count);
    return routes->queries && bare.len < path.len ? next_of_walk(routes, path, from, next) : next;
}

bool oas_operation_allowed(const oas_operations *operations, oas_str path, oas_buf *out)
{
    bool any = false;
    for (size_t i = next_of_path(operations, path, 0); i < operations->count;
         i = next_of_path(operations, path, i + 1)) {
        const oas_operation *operation = &operations->at[i];
        oas_str method = oas_str_from(operation->method);
        if (operation->webhook || !fit_path(operation, path).likeness ||
            oas_operation_find(operations, method, path) != operation)
            continue;
        oas_buf_puts(out, any ? ", " : "");
        oas_buf_put(out, method);
        any = true;
    }
    return any;
}

bool oas_operation_variable(const oas_operation *operation, oas_str path, oas_str name,
                            oas_str *value)
{
    struct oas_path_variable variable = {.name = name.len ? name : oas_str_of("", 0),
                                         .operation = operation};
    oas_str template = oas_str_from(operation->path);
    if (operation->webhook)
        return false;
    path = bare_path(fit_path(operation, path).rest);
    if (!oas_path_match(template, path, &variable) || !variable.found)
        return false;
    *value = variable.value;
    return true;
}

/* ---- names ---- */

const oas_operation *oas_operation_by_id(const oas_operations *operations, oas_str id)
{
    for (size_t i = 0; id.len && i < operations->count; i++)
        if (oas_str_is(id, operations->at[i].id))
            return &operations->at[i];
    return NULL;
}

const oas_operation *oas_operation_webhook(const oas_operations *operations, oas_str name,
                                           oas_str method)
{
    for (size_t i = 0; i < operations->count; i++) {
        const oas_operation *operation = &operations->at[i];
        if (operation->webhook && oas_str_is(name, operation->path) &&
            has_method(operation, method))
            return operation;
    }
    return NULL;
}

/* ---- responses ---- */

static const oas_response *by_status(const oas_operation *operation, oas_str status)
{
    for (uint32_t i = 0; i < operation->response_count; i++)
        if (oas_word_is(oas_str_from(operation->responses[i].status), status))
            return &operation->responses[i];
    return NULL;
}

/* OpenAPI 3.1 section 4.8.16: the code wins over its class, that one over default. */
const oas_response *oas_operation_response_named(const oas_operation *operation, oas_str status)
{
    const oas_response *found = by_status(operation, status);
    if (!found && status.len == 3 && status.at[0] >= '1' && status.at[0] <= '5') {
        const char class[] = {status.at[0], 'X', 'X'};
        found = by_status(operation, oas_str_of(class, 3));
    }
    return found ? found : by_status(operation, oas_str_from("default"));
}

const oas_response *oas_operation_response(const oas_operation *operation, unsigned status)
{
    char code[3] = {(char)('0' + status / 100 % 10), (char)('0' + status / 10 % 10),
                    (char)('0' + status % 10)};
    bool three = status >= 100 && status <= 999;
    return oas_operation_response_named(operation, oas_str_of(code, three ? 3 : 0));
}
