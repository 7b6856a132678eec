#include "spec/reader.h"

#include "load/map.h"

struct parameters {
    struct reader *reader;
    struct operation *operation;
    struct map seen; /* "in:name" to struct parameter of the operation */
};

static bool read_in(struct reader *reader, const struct node *node, enum parameter_in *in)
{
    static const struct {
        const char *name;
        enum parameter_in in;
        enum api_version since;
    } places[] = {{"path", IN_PATH, API_3_0},
                  {"query", IN_QUERY, API_3_0},
                  {"header", IN_HEADER, API_3_0},
                  {"cookie", IN_COOKIE, API_3_0},
                  {"querystring", IN_QUERYSTRING, API_3_2}};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (!oas_str_is(node->text, places[i].name) || places[i].since > reader->api->version)
            continue;
        *in = places[i].in;
        return true;
    }
    bool swagger = oas_str_is(node->text, "body") || oas_str_is(node->text, "formData");
    diag_at(reader->diags, DIAG_ERROR, node->place,
            "expected path, query, header or cookie for 'in', found '" OAS_PRI "'%s",
            OAS_ARG(node->text), swagger ? "; OpenAPI 3 has requestBody for that" : "");
    return false;
}

/* §4.8.12.2: exactly one of schema and content, and content with exactly one media type. */
static void read_shape(struct reader *reader, struct parameter *parameter)
{
    const struct node *node = parameter->node;
    struct node *schema = node_get(node, "schema");
    const struct node *content = node_get(node, "content");
    if (schema && content)
        diag_at(reader->diags, DIAG_ERROR, node_declared(content),
                "expected either 'schema' or 'content', found both");
    else if (!schema && !content)
        diag_at(reader->diags, DIAG_ERROR, node->place,
                "expected 'schema' or 'content' in the parameter '" OAS_PRI "', found neither",
                OAS_ARG(parameter->name));
    parameter->schema = schema;
    content = schema ? NULL : reader_member(reader, node, "content", NODE_OBJECT);
    if (!content)
        return;
    if (content->count != 1)
        diag_at(reader->diags, DIAG_ERROR, content->place,
                "expected one media type for a parameter, found %zu", content->count);
    parameter->content.node = parameter->node;
    read_content(reader, content, &parameter->content);
}

/* §4.8.12.1: headers that other parts of OpenAPI describe; a parameter for them is to be ignored.
 */
static bool is_ignored(const struct parameter *parameter)
{
    static const char *const names[] = {"accept", "content-type", "authorization"};
    if (parameter->in != IN_HEADER)
        return false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t at = 0;
        while (at < parameter->name.len && names[i][at] &&
               (parameter->name.at[at] | 0x20) == (names[i][at] | 0x20))
            at++;
        if (at == parameter->name.len && !names[i][at])
            return true;
    }
    return false;
}

static bool read_parameter(struct reader *reader, struct node *node, struct parameter *parameter)
{
    node = reader_follow(reader, node, "a parameter");
    if (!node)
        return false;
    reader_known(reader, node, PART_PARAMETER);
    const struct node *name = reader_required(reader, node, "name", NODE_STRING);
    const struct node *in = reader_required(reader, node, "in", NODE_STRING);
    parameter->node = node;
    parameter->base = reader_base(reader, node);
    parameter->required = reader_flag(reader, node, "required");
    if (name)
        parameter->name = name->text;
    if (!in || !read_in(reader, in, &parameter->in) || !name)
        return false;
    if (is_ignored(parameter)) {
        diag_at(reader->diags, DIAG_WARNING, name->place,
                "the header '" OAS_PRI "' is described elsewhere in OpenAPI; this is ignored",
                OAS_ARG(parameter->name));
        return false;
    }
    read_shape(reader, parameter);
    if (parameter->in == IN_PATH && !parameter->required) {
        diag_at(reader->diags, DIAG_WARNING, node->place,
                "the path parameter '" OAS_PRI "' is required, whether it says so or not",
                OAS_ARG(parameter->name));
        parameter->required = true;
    }
    return true;
}

/* Header names are compared without regard to case (§4.8.12.2). */
static void **slot_of(struct parameters *all, const struct parameter *parameter)
{
    oas_buf key = {0};
    oas_buf_putc(&key, (char)('0' + (int)parameter->in));
    oas_buf_put(&key, parameter->name);
    for (size_t i = 1; parameter->in == IN_HEADER && i < key.len; i++)
        if (key.at[i] >= 'A' && key.at[i] <= 'Z')
            key.at[i] = (char)(key.at[i] + ('a' - 'A'));
    oas_str kept = {0};
    if (!key.failed)
        kept = oas_arena_copy(all->reader->mem, oas_buf_str(&key));
    oas_buf_free(&key);
    return kept.at ? map_put(&all->seen, all->reader->mem, kept) : NULL;
}

/* `first` is where this list's own begin: an earlier one of the same name is overridden. */
static void add(struct parameters *all, const struct parameter *parameter, struct node *item,
                size_t own_list)
{
    struct operation *operation = all->operation;
    void **slot = slot_of(all, parameter);
    if (!slot) {
        all->reader->diags->no_memory = true;
        return;
    }
    struct parameter *known = *slot;
    if (!known) {
        known = &operation->parameters[operation->parameter_count++];
        *slot = known;
    } else if (known->list == own_list) {
        diag_at(all->reader->diags, DIAG_ERROR, item->place,
                "the parameter '" OAS_PRI "' is given twice", OAS_ARG(parameter->name));
        diag_at(all->reader->diags, DIAG_NOTE, known->node->place, "first given here");
        return;
    }
    *known = *parameter;
    known->list = own_list;
}

void read_parameters(struct reader *reader, struct node *const *lists, size_t count,
                     struct operation *operation)
{
    struct parameters all = {.reader = reader, .operation = operation};
    size_t most = 1;
    for (size_t i = 0; i < count; i++)
        most += lists[i]->count;
    operation->parameters = OAS_ARENA_NEW(reader->mem, struct parameter, most);
    if (!operation->parameters) {
        reader->diags->no_memory = true;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < lists[i]->count; k++) {
            struct parameter parameter = {0};
            if (read_parameter(reader, lists[i]->items[k], &parameter))
                add(&all, &parameter, lists[i]->items[k], i);
        }
    }
}
