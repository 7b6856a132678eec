#include "model/wanted.h"

struct lister {
    oas_arena *mem;
    struct wanted *at;
    size_t count;
    size_t cap;
    bool failed;
    const struct operation *operation;
    oas_str operation_name;
};

static struct wanted *add(struct lister *lister, struct node *node)
{
    if (lister->count == lister->cap) {
        size_t cap = lister->cap ? lister->cap * 2 : 64;
        struct wanted *at = OAS_ARENA_NEW(lister->mem, struct wanted, cap);
        lister->failed |= !at;
        if (!at)
            return NULL;
        if (lister->count)
            memcpy(at, lister->at, lister->count * sizeof *at);
        lister->at = at;
        lister->cap = cap;
    }
    struct wanted *wanted = &lister->at[lister->count++];
    wanted->node = node;
    return wanted;
}

static oas_str keep(struct lister *lister, oas_buf *text)
{
    oas_str kept = oas_arena_copy(lister->mem, oas_buf_str(text));
    lister->failed |= text->failed || !kept.at;
    oas_buf_free(text);
    return kept;
}

static oas_str joined(struct lister *lister, const char *before, oas_str text)
{
    oas_buf whole = {0};
    oas_buf_puts(&whole, before);
    oas_buf_put(&whole, text);
    return keep(lister, &whole);
}

/* ---- components ---- */

static bool is_named(oas_str name, const oas_str *only, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (oas_str_equal(only[i], name))
            return true;
    return false;
}

static void add_component(struct lister *lister, const struct component *component)
{
    struct wanted *wanted = add(lister, component->schema);
    if (!wanted)
        return;
    wanted->words[0] = component->name;
    wanted->component = true;
    wanted->origin = joined(lister, "the schema ", component->name);
}

/* It has the prefix for a name, and no words. */
static void add_root(struct lister *lister, const struct api *api)
{
    struct wanted *wanted = add(lister, api->document->root);
    if (!wanted)
        return;
    wanted->component = true;
    wanted->origin = oas_str_from("the document's root");
}

/* ---- operations ---- */

static void put_lower(oas_buf *out, oas_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        oas_buf_putc(out, c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c);
    }
}

/* "createCampaign", or "post /v2/campaigns" where there is no operationId. */
static oas_str name_of(oas_arena *mem, const struct operation *operation)
{
    oas_buf text = {0};
    if (operation->id.len)
        return operation->id;
    put_lower(&text, operation->method);
    oas_buf_putc(&text, ' ');
    oas_buf_put(&text, operation->path);
    oas_str kept = {0};
    if (!text.failed)
        kept = oas_arena_copy(mem, oas_buf_str(&text));
    oas_buf_free(&text);
    return kept;
}

/* How a reader finds the operation: by its id, else as the document has it, "POST /v2/campaigns".
 */
static void put_operation(const struct lister *lister, oas_buf *out)
{
    const struct operation *operation = lister->operation;
    if (operation->id.len) {
        oas_buf_put(out, operation->id);
        return;
    }
    oas_buf_put(out, operation->method);
    oas_buf_putc(out, ' ');
    oas_buf_put(out, operation->path);
}

static oas_str origin_of(struct lister *lister, const char *what, oas_str which, oas_str media)
{
    oas_buf text = {0};
    oas_buf_puts(&text, what);
    oas_buf_put(&text, which);
    oas_buf_puts(&text, " of ");
    put_operation(lister, &text);
    if (media.len) {
        oas_buf_puts(&text, " as ");
        oas_buf_put(&text, media);
    }
    return keep(lister, &text);
}

/* What stands behind the slash, without parameters: "problem+json"; ranges are words. */
static oas_str subtype_of(oas_str type)
{
    size_t start = 0;
    while (start < type.len && type.at[start] != '/')
        start++;
    size_t end = start;
    while (end < type.len && type.at[end] != ';')
        end++;
    if (start == type.len)
        return type;
    oas_str subtype = oas_str_of(type.at + start + 1, end - start - 1);
    if (!oas_str_is(subtype, "*"))
        return subtype;
    return oas_str_from(start == 1 ? "any" : "any application");
}

/* "200", "problem+json" and "item" as one word for the name: each may be empty. 4XX in capitals
 * would be two words. */
static oas_str words_of(struct lister *lister, oas_str status, oas_str subtype, const char *item)
{
    oas_buf text = {0};
    put_lower(&text, status);
    if (text.len && subtype.len)
        oas_buf_putc(&text, ' ');
    oas_buf_put(&text, subtype);
    if (text.len && *item)
        oas_buf_putc(&text, ' ');
    oas_buf_puts(&text, item);
    return text.len ? keep(lister, &text) : (oas_str){0};
}

static void add_media(struct lister *lister, struct node *schema, const char *part, oas_str status,
                      const struct media *media, bool first, const char *item)
{
    struct wanted *wanted = schema ? add(lister, schema) : NULL;
    if (!wanted)
        return;
    oas_str none = {0};
    bool response = status.len > 0;
    wanted->words[0] = lister->operation_name;
    wanted->words[1] = oas_str_from(part);
    wanted->words[2] = words_of(lister, status, first ? none : subtype_of(media->type), item);
    const char *what = response ? (*item ? "each item of the response " : "the response ")
                                : (*item ? "each item of the request body" : "the request body");
    wanted->origin = origin_of(lister, what, status, first ? none : media->type);
}

/* The first of a body's JSON media types has the plain name. */
static void add_body(struct lister *lister, const struct body *body, const char *part,
                     oas_str status)
{
    bool first = true;
    for (size_t i = 0; i < body->count; i++) {
        const struct media *media = &body->media[i];
        bool json = media_is_json(media->type);
        if (!json && !(media_is_json_sequence(media->type) && media->items))
            continue;
        if (json)
            add_media(lister, media->schema, part, status, media, first, "");
        add_media(lister, media->items, part, status, media, first, "item");
        first = false;
    }
}

/* A parameter says what its value is by a schema, or by one media type. */
static struct node *schema_of(const struct parameter *parameter)
{
    if (parameter->schema)
        return parameter->schema;
    for (size_t i = 0; i < parameter->content.count; i++)
        if (media_is_json(parameter->content.media[i].type))
            return parameter->content.media[i].schema;
    return NULL;
}

static void add_parameter(struct lister *lister, const struct parameter *parameter)
{
    struct node *schema = schema_of(parameter);
    struct wanted *wanted = schema ? add(lister, schema) : NULL;
    if (!wanted)
        return;
    const char *place = oas_location_name(parameter->in);
    wanted->words[0] = lister->operation_name;
    wanted->words[1] = oas_str_from(place);
    wanted->words[2] = parameter->name;
    oas_buf what = {0};
    oas_buf_puts(&what, "the ");
    oas_buf_puts(&what, place);
    oas_buf_puts(&what, " parameter ");
    oas_buf_put(&what, parameter->name);
    oas_str none = {0};
    wanted->origin = origin_of(lister, "", keep(lister, &what), none);
}

static void add_operation(struct lister *lister, const struct operation *operation)
{
    oas_str none = {0};
    lister->operation = operation;
    lister->operation_name = name_of(lister->mem, operation);
    lister->failed |= !lister->operation_name.at;
    for (size_t i = 0; i < operation->parameter_count; i++)
        add_parameter(lister, &operation->parameters[i]);
    if (operation->request)
        add_body(lister, operation->request, "request", none);
    for (size_t i = 0; i < operation->response_count; i++) {
        const struct response *response = &operation->responses[i];
        add_body(lister, &response->body, "response", response->status);
    }
}

struct wanted *wanted_list(oas_arena *mem, const struct api *api, const oas_str *only,
                           size_t only_count, size_t *count)
{
    struct lister lister = {.mem = mem, .at = OAS_ARENA_NEW(mem, struct wanted, 1), .cap = 1};
    lister.failed = !lister.at;
    if (api->version == API_SCHEMA && only_count == 0)
        add_root(&lister, api);
    for (size_t i = 0; i < api->schema_count && !lister.failed; i++)
        if (only_count == 0 || is_named(api->schemas[i].name, only, only_count))
            add_component(&lister, &api->schemas[i]);
    for (size_t i = 0; i < api->operation_count && only_count == 0 && !lister.failed; i++)
        add_operation(&lister, &api->operations[i]);
    *count = lister.count;
    return lister.failed ? NULL : lister.at;
}
