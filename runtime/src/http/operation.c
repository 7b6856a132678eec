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

/* How an operation takes a path. */
struct path_fit {
    size_t base;  /* length and 1 of its server's base path; 0: none of them, though it has some */
    int likeness; /* of the template, SAME_TEXT at best; 0: it does not match */
    size_t pairs; /* of the template's query, which all are in the path's */
    oas_str rest; /* behind the base path: what the template is matched with */
};

/* A template that is the path itself comes first. */
enum { MATCHES = 1, SAME_PATH, SAME_TEXT };

/* Of a template and a path that have neither query nor fragment. */
static int likeness_of(oas_str template, oas_str path)
{
    struct oas_path_variable none = {.found = false};
    if (oas_str_equal(template, path))
        return SAME_TEXT;
    return oas_path_match(template, path, &none) ? MATCHES : 0;
}

/* Some documents tell operations apart by a query in the template, or by a fragment, which no request
 * has. */
static int whole_likeness_of(oas_str template, oas_str path, size_t *pairs)
{
    if (oas_str_equal(template, path))
        return SAME_TEXT;
    if (oas_word_until(template, '#').len < template.len ||
        !oas_path_pairs_match(template, path, pairs))
        return 0;
    int likeness = likeness_of(oas_path_bare(template), oas_path_bare(path));
    return likeness == SAME_TEXT ? SAME_PATH : likeness;
}

/* By the longest base path; without one only where no server has the path. `bare`: neither template
 * nor path has a query or a fragment. */
static struct path_fit fit_path(const oas_operation *operation, oas_str template, oas_str path,
                                bool bare)
{
    struct path_fit best = {.likeness = 0};
    path = path.len ? path : oas_str_of("", 0);
    for (uint32_t i = 0; i < operation->server_count; i++) {
        struct path_fit fit = {.likeness = 0};
        if (!oas_path_below(oas_str_from(operation->servers[i].path), path, &fit.rest))
            continue;
        fit.base = path.len - fit.rest.len + 1;
        fit.likeness = bare ? likeness_of(template, fit.rest)
                            : whole_likeness_of(template, fit.rest, &fit.pairs);
        if (fit.likeness && fit.base > best.base)
            best = fit;
    }
    if (best.likeness)
        return best;
    best = (struct path_fit){.base = operation->server_count == 0, .rest = path};
    best.likeness =
        bare ? likeness_of(template, path) : whole_likeness_of(template, path, &best.pairs);
    return best;
}

static bool fits_before(const struct path_fit *a, oas_str of_a, const struct path_fit *b,
                        oas_str of_b)
{
    if (a->base != b->base)
        return a->base > b->base;
    if (a->likeness != b->likeness)
        return a->likeness > b->likeness;
    if (a->pairs != b->pairs)
        return a->pairs > b->pairs;
    return oas_path_precedes(of_a, of_b);
}

/* What is sought, and the best that was found so far. */
struct finding {
    const oas_operations *operations;
    oas_str method;
    oas_str path;
    bool bare;
    const oas_operation *found;
    struct path_fit best;
};

/* Of equal ones the first of the table. */
static void consider(struct finding *f, const oas_operation *operation)
{
    if (operation->webhook || !has_method(operation, f->method))
        return;
    oas_str path = oas_str_from(operation->path);
    struct path_fit fit = fit_path(operation, path, f->path, f->bare);
    if (!fit.likeness)
        return;
    oas_str other = oas_str_from(f->found ? f->found->path : "");
    if (f->found && !fits_before(&fit, path, &f->best, other) &&
        (operation > f->found || fits_before(&f->best, other, &fit, path)))
        return;
    f->found = operation;
    f->best = fit;
}

static void consider_routes(struct finding *f)
{
    struct oas_route_walk walk;
    const uint32_t *at;
    size_t count;
    oas_route_begin(&walk, f->operations->routes, oas_path_bare(f->path));
    while (oas_route_next(&walk, &at, &count))
        for (size_t i = 0; i < count; i++)
            consider(f, &f->operations->at[at[i]]);
}

const oas_operation *oas_operation_find(const oas_operations *operations, oas_str method,
                                        oas_str path)
{
    const bool bare = operations->routes && !operations->routes->queries;
    struct finding f = {.operations = operations,
                        .method = method,
                        .path = bare ? oas_path_bare(path) : path,
                        .bare = bare};
    for (size_t i = 0; !operations->routes && i < operations->count; i++)
        consider(&f, &operations->at[i]);
    if (operations->routes)
        consider_routes(&f);
    return f.found;
}

/* The first place from `from` on of an operation that the path may be of; else their number. */
static size_t next_of_path(const oas_operations *operations, oas_str path, size_t from)
{
    struct oas_route_walk walk;
    const uint32_t *at;
    size_t count, next = operations->count;
    if (!operations->routes)
        return from;
    oas_route_begin(&walk, operations->routes, oas_path_bare(path));
    while (oas_route_next(&walk, &at, &count))
        for (size_t i = 0; i < count; i++)
            if (at[i] >= from && at[i] < next)
                next = at[i];
    return next;
}

bool oas_operation_allowed(const oas_operations *operations, oas_str path, oas_buf *out)
{
    bool any = false;
    for (size_t i = next_of_path(operations, path, 0); i < operations->count;
         i = next_of_path(operations, path, i + 1)) {
        const oas_operation *operation = &operations->at[i];
        oas_str method = oas_str_from(operation->method);
        if (operation->webhook ||
            !fit_path(operation, oas_str_from(operation->path), path, false).likeness ||
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
    oas_str template = oas_path_bare(oas_str_from(operation->path));
    if (operation->webhook)
        return false;
    path = fit_path(operation, template, oas_path_bare(path), true).rest;
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
