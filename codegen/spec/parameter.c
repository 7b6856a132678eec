/* Parameters: where they stand, how they are written, which of two wins. */
#include "spec/parameter.h"

#include <stdio.h>

#include "load/map.h"
#include "load/text.h"
#include "spec/content.h"
#include "spec/style.h"

struct parameters {
    struct reader *reader;
    struct operation *operation;
    struct map seen; /* "in:name" to struct parameter of the operation */
};

static bool read_in(struct reader *reader, const struct node *node, oas_location *in)
{
    size_t count = reader_version(reader, node) < API_3_2 ? OAS_IN_QUERYSTRING : OAS_IN_COUNT;
    for (size_t i = 0; i < count; i++) {
        if (!oas_str_is(node->text, oas_location_name((oas_location)i)))
            continue;
        *in = (oas_location)i;
        return true;
    }
    static const char expected[] = "expected path, query, header or cookie for 'in', found";
    if (oas_str_is(node->text, "body") || oas_str_is(node->text, "formData"))
        diag_lenient(reader->diags, LENIENCY_PARAMETER_BODY, node->place,
                     "%s '" OAS_PRI
                     "'; it is ignored; as a body (requestBody) it would refuse more",
                     expected, OAS_ARG(node->text));
    else
        diag_at(reader->diags, DIAG_ERROR, node->place, "%s '" OAS_PRI "'", expected,
                OAS_ARG(node->text));
    return false;
}

/* §4.8.12.2: exactly one of schema and content, and content with exactly one media type. */
static void read_shape(struct reader *reader, struct parameter *parameter, const char *what)
{
    const struct node *node = parameter->node;
    struct node *schema = reader_schema(reader, node, "schema");
    const struct node *content = node_get(node, "content");
    if (schema && content)
        diag_at(reader->diags, DIAG_ERROR, node_declared(content),
                "expected either 'schema' or 'content', found both");
    else if (!schema && !content)
        diag_lenient(reader->diags, LENIENCY_MEMBER_MISSING, node->place,
                     "expected 'schema' or 'content' in the %s '" OAS_PRI
                     "', found neither; it may be anything",
                     what, OAS_ARG(parameter->name));
    parameter->schema = schema;
    content = schema ? NULL : reader_member(reader, node, "content", NODE_OBJECT);
    if (!content)
        return;
    if (content->count != 1)
        diag_at(reader->diags, DIAG_ERROR, content->place,
                "expected one media type for a %s, found %zu", what, content->count);
    parameter->content.node = parameter->node;
    content_read(reader, content, &parameter->content);
}

/* How the value is written: a schema's by style; by `content`, as its media type says. */
static void read_writing(struct reader *reader, struct parameter *parameter)
{
    struct diags mild;
    struct diags *before = reader_soften(reader, &mild);
    const struct node *node = parameter->node;
    parameter->allow_empty = reader_flag(reader, node, "allowEmptyValue", false);
    parameter->allow_reserved = reader_flag(reader, node, "allowReserved", false);
    if (!parameter->content.node) {
        char what[32];
        snprintf(what, sizeof what, "a %s parameter", oas_location_name(parameter->in));
        parameter->style = style_read(reader, node, parameter->in, what);
        parameter->explode = style_explodes(reader, node, parameter->style);
    }
    reader_harden(reader, before);
}

/* §4.8.12.1: headers that other parts of OpenAPI describe; a parameter for them is to be ignored.
 */
static bool is_ignored(const struct parameter *parameter)
{
    static const char *const names[] = {"accept", "content-type", "authorization"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (parameter->in == OAS_IN_HEADER &&
            text_equal_folded(parameter->name, oas_str_from(names[i])))
            return true;
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
    parameter->required = reader_flag(reader, node, "required", false);
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
    read_shape(reader, parameter, "parameter");
    read_writing(reader, parameter);
    if (parameter->in == OAS_IN_PATH && !parameter->required) {
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
    for (size_t i = 1; parameter->in == OAS_IN_HEADER && i < key.len; i++)
        key.at[i] = text_lower(key.at[i]);
    oas_str kept = text_keep(all->reader->mem, &key, NULL);
    return kept.at ? map_put(&all->seen, all->reader->mem, kept) : NULL;
}

static void tell_twice(struct reader *reader, const struct parameter *again,
                       const struct parameter *first, struct place place)
{
    if (node_equal(again->node, first->node))
        diag_lenient(reader->diags, LENIENCY_PARAMETER_TWICE, place,
                     "the parameter '" OAS_PRI "' is given twice, and says the same; once is taken",
                     OAS_ARG(again->name));
    else
        diag_at(reader->diags, DIAG_ERROR, place, "the parameter '" OAS_PRI "' is given twice",
                OAS_ARG(again->name));
    diag_at(reader->diags, DIAG_NOTE, first->node->place, "first given here");
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
        tell_twice(all->reader, parameter, known, item->place);
        return;
    }
    *known = *parameter;
    known->list = own_list;
}

void parameters_read(struct reader *reader, struct node *const *lists, size_t count,
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

static bool read_header(struct reader *reader, const struct member *member,
                        struct parameter *header)
{
    struct node *node = reader_follow(reader, member->value, "a header");
    if (!node || text_equal_folded(member->key, OAS_STR("content-type")))
        return false;
    reader_known(reader, node, PART_HEADER);
    *header = (struct parameter){.name = member->key,
                                 .in = OAS_IN_HEADER,
                                 .required = reader_flag(reader, node, "required", false),
                                 .base = reader_base(reader, node),
                                 .node = node};
    read_shape(reader, header, "header");
    read_writing(reader, header);
    return true;
}

/* §4.8.17: `content` says what Content-Type is; a header for it is to be ignored. */
size_t parameters_read_headers(struct reader *reader, const struct node *node,
                               struct parameter **headers)
{
    struct diags mild;
    struct diags *before = reader_soften(reader, &mild);
    const struct node *all = reader_member(reader, node, "headers", NODE_OBJECT);
    size_t most = all ? all->count : 0, count = 0;
    struct parameter *made = most ? OAS_ARENA_NEW(reader->mem, struct parameter, most) : NULL;
    mild.no_memory |= most && !made;
    for (size_t i = 0; made && i < most; i++)
        count += read_header(reader, &all->members[i], &made[count]);
    reader_harden(reader, before);
    *headers = made;
    return count;
}
