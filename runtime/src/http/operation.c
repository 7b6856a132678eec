/* operation.c - the room http: what a message of HTTP means to a document.
 *
 * In: a request's method, path, status, media type. Out: the operation, response and representation
 * that they mean.
 * May use: base, json, format, codec. */
#include <oas/operation.h>

/* ---- words ---- */

static char fold(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static bool equal_folded(oas_str a, oas_str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (fold(a.at[i]) != fold(b.at[i]))
            return false;
    return true;
}

static oas_str between(const char *from, const char *to)
{
    return oas_str_of(from, (size_t)(to - from));
}

static const char *find(const char *at, const char *end, char wanted)
{
    const char *found = at < end ? memchr(at, wanted, (size_t)(end - at)) : NULL;
    return found ? found : end;
}

static oas_str trimmed(oas_str text)
{
    while (text.len && (text.at[0] == ' ' || text.at[0] == '\t'))
        text = oas_str_of(text.at + 1, text.len - 1);
    while (text.len && (text.at[text.len - 1] == ' ' || text.at[text.len - 1] == '\t'))
        text.len--;
    return text;
}

static oas_str until(oas_str text, char stop)
{
    if (text.len == 0)
        return oas_str_of("", 0);
    return between(text.at, find(text.at, text.at + text.len, stop));
}

/* ---- paths ---- */

/* What a variable takes while a segment is matched. */
struct variable {
    oas_str name; /* the one that is sought; at NULL: none */
    oas_str value;
    bool found;
};

/* Wildcard matching with the last variable as the only one to go back to: linear in practice, at
 * worst the product of the lengths. So every variable but the last takes as little as it can. */
static bool match_segment(oas_str pattern, oas_str text, struct variable *variable)
{
    const char *p = pattern.at, *p_end = p + pattern.len;
    const char *t = text.at, *t_end = t + text.len;
    const char *behind = NULL; /* behind the last variable */
    const char *taken = NULL;  /* the end of what that one takes */
    const char *from = NULL;   /* where the sought one begins, while it is the last */
    while (t < t_end) {
        const char *close = p < p_end && *p == '{' ? find(p, p_end, '}') : p_end;
        if (close < p_end) {
            if (from)
                variable->value = between(from, taken);
            bool sought = variable->name.at && oas_str_equal(variable->name, between(p + 1, close));
            from = sought ? t : NULL;
            variable->found |= sought;
            p = behind = close + 1;
            t = taken = t + 1;
        } else if (p < p_end && *p == *t) {
            p++;
            t++;
        } else if (behind) {
            p = behind;
            t = ++taken;
        } else {
            return false;
        }
    }
    if (from)
        variable->value = between(from, taken);
    return p == p_end;
}

static oas_str take_segment(oas_str *path)
{
    const char *end = path->at + path->len;
    const char *slash = find(path->at, end, '/');
    oas_str segment = between(path->at, slash);
    *path = between(slash < end ? slash + 1 : end, end);
    return segment;
}

static size_t count_segments(oas_str path)
{
    size_t count = 1;
    for (size_t i = 0; i < path.len; i++)
        count += path.at[i] == '/';
    return count;
}

static bool match_path(oas_str template, oas_str path, struct variable *variable)
{
    size_t count = count_segments(template);
    if (count != count_segments(path))
        return false;
    while (count--)
        if (!match_segment(take_segment(&template), take_segment(&path), variable))
            return false;
    return true;
}

/* 0: fixed, 1: fixed in part, 2: a variable. */
static int looseness(oas_str segment)
{
    const char *end = segment.at + segment.len;
    const char *open = find(segment.at, end, '{');
    if (open == end)
        return 0;
    return open == segment.at && find(open, end, '}') + 1 == end ? 2 : 1;
}

/* '/' is "~1" in a JSON Pointer, and sorts so. */
static unsigned char rank_in_pointer(char c)
{
    return (unsigned char)(c == '/' ? '~' : c);
}

/* As the JSON Pointers to them compare, byte by byte. */
static bool stands_before(oas_str a, oas_str b)
{
    size_t at = 0;
    while (at < a.len && at < b.len && a.at[at] == b.at[at])
        at++;
    if (at == a.len || at == b.len)
        return a.len < b.len;
    return rank_in_pointer(a.at[at]) < rank_in_pointer(b.at[at]);
}

/* Both match one path, so both have as many segments. */
static bool precedes(oas_str a, oas_str b)
{
    oas_str left = a, right = b;
    for (size_t count = count_segments(a); count--;) {
        int order = looseness(take_segment(&left)) - looseness(take_segment(&right));
        if (order)
            return order < 0;
    }
    return stands_before(a, b);
}

/* An empty method stands for any. */
static bool has_method(const oas_operation *operation, oas_str method)
{
    return method.len == 0 || equal_folded(oas_str_from(operation->method), method);
}

/* Without query and fragment; never at NULL. */
static oas_str bare_path(oas_str path)
{
    return until(until(path, '?'), '#');
}

/* A template that is the path itself, with its query if it has one: some documents tell operations
 * apart by that. */
static const oas_operation *by_template(const oas_operations *operations, oas_str method,
                                        oas_str path)
{
    for (size_t i = 0; i < operations->count; i++) {
        const oas_operation *operation = &operations->at[i];
        if (!operation->webhook && oas_str_is(path, operation->path) &&
            has_method(operation, method))
            return operation;
    }
    return NULL;
}

const oas_operation *oas_operation_find(const oas_operations *operations, oas_str method,
                                        oas_str path)
{
    const oas_operation *found = by_template(operations, method, path);
    path = bare_path(path);
    if (!found)
        found = by_template(operations, method, path);
    if (found)
        return found;
    for (size_t i = 0; i < operations->count; i++) {
        const oas_operation *operation = &operations->at[i];
        oas_str template = oas_str_from(operation->path);
        struct variable none = {.found = false};
        if (!operation->webhook && has_method(operation, method) &&
            match_path(template, path, &none) &&
            (!found || precedes(template, oas_str_from(found->path))))
            found = operation;
    }
    return found;
}

bool oas_operation_variable(const oas_operation *operation, oas_str path, oas_str name,
                            oas_str *value)
{
    struct variable variable = {.name = name.len ? name : oas_str_of("", 0)};
    oas_str template = oas_str_from(operation->path);
    if (operation->webhook || !match_path(template, bare_path(path), &variable) || !variable.found)
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
        if (equal_folded(oas_str_from(operation->responses[i].status), status))
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

/* ---- representations ---- */

/* The type without its parameters (RFC 9110 section 8.3.1). */
static oas_str essence(oas_str type)
{
    return trimmed(until(type, ';'));
}

static oas_str type_of(const oas_media *media)
{
    return oas_str_from(media->media_type);
}

static const oas_media *by_essence(const oas_media *media, size_t count, oas_str type)
{
    for (size_t i = 0; i < count; i++)
        if (equal_folded(essence(type_of(&media[i])), type))
            return &media[i];
    return NULL;
}

static const oas_media *by_range(const oas_media *media, size_t count, oas_str type)
{
    oas_str group = until(type, '/');
    for (size_t i = 0; i < count; i++) {
        oas_str range = essence(type_of(&media[i]));
        if (range.len == group.len + 2 && memcmp(range.at + group.len, "/*", 2) == 0 &&
            equal_folded(oas_str_of(range.at, group.len), group))
            return &media[i];
    }
    return by_essence(media, count, oas_str_from("*/*"));
}

static bool has_suffix(oas_str type, const char *suffix)
{
    size_t length = strlen(suffix);
    return type.len > length &&
           equal_folded(oas_str_of(type.at + type.len - length, length), oas_str_from(suffix));
}

static const oas_media *by_suffix(const oas_media *media, size_t count, const char *suffix)
{
    for (size_t i = 0; i < count; i++)
        if (has_suffix(essence(type_of(&media[i])), suffix))
            return &media[i];
    return NULL;
}

const oas_media *oas_media_find(const oas_media *media, size_t count, oas_str content_type)
{
    oas_str type = trimmed(content_type);
    bool any = type.len == 0;
    if (any)
        type = oas_str_from("application/json");
    for (size_t i = 0; i < count; i++)
        if (equal_folded(trimmed(type_of(&media[i])), type))
            return &media[i];
    type = essence(type);
    const oas_media *found = by_essence(media, count, type);
    if (!found && any)
        found = by_suffix(media, count, "+json");
    return found ? found : by_range(media, count, type);
}

static bool is_one_of(oas_str type, const char *const *types, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (equal_folded(type, oas_str_from(types[i])))
            return true;
    return false;
}

bool oas_media_is_json(oas_str media_type)
{
    static const char *const types[] = {"application/json", "text/json", "application/*", "*/*"};
    oas_str type = essence(media_type);
    return is_one_of(type, types, sizeof types / sizeof *types) || has_suffix(type, "+json");
}

bool oas_media_is_json_sequence(oas_str media_type)
{
    static const char *const types[] = {"application/jsonl",      "application/x-jsonl",
                                        "application/ndjson",     "application/x-ndjson",
                                        "application/json-lines", "application/json-seq",
                                        "application/x-jsonlines"};
    oas_str type = essence(media_type);
    return is_one_of(type, types, sizeof types / sizeof *types) || has_suffix(type, "+json-seq");
}
