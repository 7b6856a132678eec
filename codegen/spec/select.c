/* Which operation, response and media type a few words mean. */
#include "spec/select.h"

#include "load/text.h"
#include "spec/path.h"

static bool equal_folded(oas_str a, oas_str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (text_lower(a.at[i]) != text_lower(b.at[i]))
            return false;
    return true;
}

static oas_str trimmed(oas_str text)
{
    while (text.len && (text.at[0] == ' ' || text.at[0] == '\t'))
        text = oas_str_of(text.at + 1, text.len - 1);
    while (text.len && (text.at[text.len - 1] == ' ' || text.at[text.len - 1] == '\t'))
        text.len--;
    return text;
}

/* What stands before the first of `stops`. */
static oas_str until(oas_str text, const char *stops)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] != '\0' && strchr(stops, text.at[i]))
            return oas_str_of(text.at, i);
    return text;
}

static const struct operation *by_id(const struct api *api, oas_str id)
{
    for (size_t i = 0; i < api->operation_count; i++)
        if (api->operations[i].id.len && oas_str_equal(api->operations[i].id, id))
            return &api->operations[i];
    return NULL;
}

/* An empty method stands for any. */
static bool has_method(const struct operation *operation, oas_str method)
{
    return method.len == 0 || equal_folded(operation->method, method);
}

/* The only operation of that method and exact path; *count is how many there are. */
static const struct operation *by_path(const struct api *api, oas_str method, oas_str path,
                                       bool webhook, size_t *count)
{
    const struct operation *found = NULL;
    *count = 0;
    for (size_t i = 0; i < api->operation_count; i++) {
        const struct operation *operation = &api->operations[i];
        if (operation->webhook != webhook || !oas_str_equal(operation->path, path) ||
            !has_method(operation, method))
            continue;
        if (!found)
            found = operation;
        ++*count;
    }
    return found;
}

/* The most specific template that the concrete path matches. */
static const struct operation *by_concrete(const struct api *api, oas_str method, oas_str path,
                                           size_t *count)
{
    const struct operation *found = NULL;
    *count = 0;
    for (size_t i = 0; i < api->operation_count; i++) {
        const struct operation *operation = &api->operations[i];
        if (operation->webhook || !has_method(operation, method) ||
            !path_matches(operation->path, path))
            continue;
        if (!found || path_precedes(operation->path, found->path))
            found = operation;
        ++*count;
    }
    return found;
}

const struct operation *api_operation(const struct api *api, oas_str what, bool *ambiguous)
{
    size_t count = 0;
    *ambiguous = false;
    what = trimmed(what);
    const struct operation *found = by_id(api, what);
    if (!found)
        found = by_path(api, (oas_str){0}, what, true, &count);
    if (found) {
        *ambiguous = count > 1;
        return count > 1 ? NULL : found;
    }
    oas_str method = until(what, " \t");
    oas_str path = what;
    bool has_path = method.len < what.len;
    if (has_path)
        path = trimmed(oas_str_of(what.at + method.len, what.len - method.len));
    else
        method.len = 0;
    found = by_path(api, method, path, false, &count);
    if (!found && has_path)
        found = by_path(api, method, path, true, &count);
    if (!found && path.len && path.at[0] == '/')
        found = by_concrete(api, method, until(path, "?#"), &count);
    *ambiguous = found && !has_path;
    return has_path ? found : NULL;
}

static const struct response *by_status(const struct operation *operation, oas_str status)
{
    for (size_t i = 0; i < operation->response_count; i++)
        if (equal_folded(operation->responses[i].status, status))
            return &operation->responses[i];
    return NULL;
}

/* OpenAPI 3.1 §4.8.16: the code wins over its class, that one over default. */
const struct response *operation_response(const struct operation *operation, oas_str status)
{
    const struct response *found = by_status(operation, status);
    if (!found && status.len == 3 && status.at[0] >= '1' && status.at[0] <= '5') {
        const char class[] = {status.at[0], 'X', 'X'};
        found = by_status(operation, oas_str_of(class, 3));
    }
    return found ? found : by_status(operation, oas_str_from("default"));
}

/* The type without its parameters (RFC 9110 §8.3.1). */
static oas_str essence(oas_str type)
{
    return trimmed(until(type, ";"));
}

static const struct media *by_essence(const struct body *body, oas_str type)
{
    for (size_t i = 0; i < body->count; i++)
        if (equal_folded(essence(body->media[i].type), type))
            return &body->media[i];
    return NULL;
}

static const struct media *by_range(const struct body *body, oas_str type)
{
    oas_str group = until(type, "/");
    for (size_t i = 0; i < body->count; i++) {
        oas_str range = essence(body->media[i].type);
        if (range.len == group.len + 2 && memcmp(range.at + group.len, "/*", 2) == 0 &&
            equal_folded(oas_str_of(range.at, group.len), group))
            return &body->media[i];
    }
    return by_essence(body, oas_str_from("*/*"));
}

static bool has_suffix(oas_str type, const char *suffix)
{
    size_t length = strlen(suffix);
    return type.len > length && equal_folded(oas_str_of(type.at + type.len - length, length),
                                             oas_str_of(suffix, length));
}

static const struct media *by_suffix(const struct body *body, const char *suffix)
{
    for (size_t i = 0; i < body->count; i++)
        if (has_suffix(essence(body->media[i].type), suffix))
            return &body->media[i];
    return NULL;
}

const struct media *body_media(const struct body *body, oas_str type)
{
    const struct media *found = NULL;
    bool any = type.len == 0;
    if (any)
        type = oas_str_from("application/json");
    for (size_t i = 0; !found && i < body->count; i++)
        if (equal_folded(trimmed(body->media[i].type), trimmed(type)))
            found = &body->media[i];
    type = essence(type);
    if (!found)
        found = by_essence(body, type);
    if (!found && any)
        found = by_suffix(body, "+json");
    return found ? found : by_range(body, type);
}
