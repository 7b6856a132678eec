/* The list, in the order of the document. */
#include "spec/subjects.h"

#include <stdlib.h>

#include "load/array.h"
#include "load/map.h"
#include "load/pointer_order.h"
#include "load/text.h"

struct lister {
    oas_arena *mem;
    struct subjects *subjects;
    subject_join *join;
    struct pointer_map before; /* an operation's node to the first that is written there */
    struct map sets;           /* what headers a response has to their object */
    bool no_memory;
};

static void add(struct lister *lister, struct subject subject)
{
    struct subjects *subjects = lister->subjects;
    if (!subject.node)
        return;
    struct subject *at =
        array_room(lister->mem, subjects->at, subjects->count, 1, &subjects->cap, sizeof subject);
    lister->no_memory |= !at;
    if (!at)
        return;
    subjects->at = at;
    subjects->at[subjects->count++] = subject;
}

/* ---- bodies ---- */

struct node *subject_media_schema(const struct media *media)
{
    return media->items && oas_media_is_json_sequence(media->type) ? media->items : media->schema;
}

static bool leads(const struct media *media)
{
    return oas_media_is_json(media->type) ||
           (media->items && oas_media_is_json_sequence(media->type));
}

/* JSON first, whatever stands beside it: application/json, with parameters or without; then other
 * types; then ranges of types. Then the other forms, each with its ranges behind it. */
static int rank_of(const struct media *media)
{
    static const oas_media json = {.media_type = "application/json"};
    bool range = memchr(media->type.at, '*', media->type.len);
    if (!leads(media))
        return 3 + 2 * (int)oas_media_form(media->type) + range;
    if (range)
        return 2;
    return oas_media_find(&json, 1, media->type) ? 0 : 1;
}

/* True if the body is rather called after `a`: where they stand in the document does not matter. */
static bool precedes(const struct media *a, const struct media *b)
{
    int order = rank_of(a) - rank_of(b);
    return order ? order < 0 : oas_str_compare(a->type, b->type) < 0;
}

/* The media type that a body is called after alone; NULL when there is none. */
static const struct media *lead_of(const struct body *body)
{
    const struct media *lead = NULL;
    for (size_t i = 0; i < body->count; i++)
        if (!lead || precedes(&body->media[i], lead))
            lead = &body->media[i];
    return lead;
}

/* A body in another form than JSON stands for one value, a sequence for an array of those that are
 * JSON texts in it. */
static void add_body(struct lister *lister, const struct body *body, struct subject subject)
{
    const struct media *lead = lead_of(body);
    for (size_t i = 0; i < body->count; i++) {
        const struct media *media = &body->media[i];
        bool json = oas_media_is_json(media->type);
        bool items = media->items && (json || oas_media_is_json_sequence(media->type));
        subject.media = media;
        subject.lead = media == lead && (json || !items);
        subject.item = false;
        subject.json = json;
        subject.typed = true;
        subject.node = media->schema;
        add(lister, subject);
        subject.lead = media == lead;
        subject.item = true;
        subject.json = subject.typed = items;
        subject.node = media->items;
        add(lister, subject);
    }
}

/* ---- parameters and headers ---- */

const struct media *subject_parameter_media(const struct parameter *parameter)
{
    return !parameter->schema && parameter->content.count ? &parameter->content.media[0] : NULL;
}

/* A form is the whole query; parts and items have no reader in a parameter. */
bool subject_parameter_is_read(const struct parameter *parameter)
{
    const struct media *media = subject_parameter_media(parameter);
    if (!media)
        return true;
    switch (oas_media_form(media->type)) {
    case OAS_FORM_JSON:
        return true;
    case OAS_FORM_TEXT:
    case OAS_FORM_BYTES:
        return !media->items;
    case OAS_FORM_URLENCODED:
        return parameter->in == OAS_IN_QUERYSTRING;
    case OAS_FORM_MULTIPART:
    case OAS_FORM_SEQUENCE:
    case OAS_FORM_COUNT:
        break;
    }
    return false;
}

struct node *subject_parameter_schema(const struct parameter *parameter)
{
    const struct media *media = subject_parameter_media(parameter);
    if (!media)
        return parameter->schema;
    return subject_parameter_is_read(parameter) ? media->schema : NULL;
}

static void add_parameter(struct lister *lister, const struct parameter *parameter,
                          struct subject subject)
{
    subject.parameter = parameter;
    subject.media = subject_parameter_media(parameter);
    subject.node = subject.media ? subject.media->schema : parameter->schema;
    if (!subject.node && !subject_parameter_is_read(parameter))
        subject.node = subject.media->items;
    subject.json = !subject.media || oas_media_is_json(subject.media->type);
    subject.typed = true;
    add(lister, subject);
}

/* What is said of the heads of a body's parts. */
static void add_part(struct lister *lister, const struct encoding *encoding, struct subject subject)
{
    for (size_t i = 0; encoding && i < encoding->header_count; i++)
        add_parameter(lister, &encoding->headers[i], subject);
}

static void add_parts(struct lister *lister, const struct body *body, struct subject subject)
{
    subject.kind = SUBJECT_PART;
    for (size_t i = 0; i < body->count; i++) {
        const struct media *media = &body->media[i];
        for (size_t k = 0; k < media->encoding_count; k++)
            add_part(lister, &media->encodings[k], subject);
        for (size_t k = 0; k < media->places.count; k++)
            add_part(lister, &media->places.at[k], subject);
        add_part(lister, media->places.rest, subject);
    }
}

static bool same_parameters(const struct operation *a, const struct operation *b)
{
    bool same = a->parameter_count == b->parameter_count;
    for (size_t i = 0; same && i < a->parameter_count; i++)
        same = a->parameters[i].node == b->parameters[i].node;
    return same;
}

/* An operation that is referred to from several places is written once, and so is its object. */
static void add_joined(struct lister *lister, const struct operation *operation)
{
    struct subject subject = {
        .kind = SUBJECT_PARAMETERS, .operation = operation, .json = true, .typed = true};
    if (!lister->join || operation->parameter_count == 0)
        return;
    void **slot = pointer_map_put(&lister->before, lister->mem, operation->node);
    struct subject *own = OAS_ARENA_NEW(lister->mem, struct subject, 1);
    lister->no_memory |= !slot || !own;
    if (!slot || !own)
        return;
    const struct subject *before = *slot;
    if (before && same_parameters(before->operation, operation)) {
        subject.node = before->node;
        subject.members = before->members;
    } else {
        const struct joint joint = {operation->parameters, operation->parameter_count,
                                    operation->node};
        subject.node = lister->join(lister->mem, &joint, &subject.members);
        lister->no_memory |= !subject.node;
    }
    *own = subject;
    if (!before)
        *slot = own;
    add(lister, subject);
}

/* ---- all headers of a response ---- */

/* Headers that several responses have, mostly components: one object. */
struct header_set {
    const struct response *first; /* by its pointer, wherever it stands */
    struct node *node;
    const oas_str *members;
};

static int compare_headers(const void *a, const void *b)
{
    const struct parameter *x = *(const struct parameter *const *)a;
    const struct parameter *y = *(const struct parameter *const *)b;
    return oas_str_compare(x->name, y->name);
}

/* Whatever their order is. NULL: no memory. */
static struct header_set **set_of(struct lister *lister, const struct response *response)
{
    size_t count = response->header_count;
    const struct parameter **sorted = OAS_ARENA_NEW(lister->mem, const struct parameter *, count);
    oas_buf key = {0};
    for (size_t i = 0; sorted && i < count; i++)
        sorted[i] = &response->headers[i];
    if (sorted)
        qsort(sorted, count, sizeof *sorted, compare_headers);
    for (size_t i = 0; sorted && i < count; i++) {
        const struct parameter *header = sorted[i];
        oas_buf_put(&key, oas_str_of((const char *)&header->node, sizeof header->node));
        oas_buf_put(&key, header->name);
        oas_buf_putc(&key, '\0');
    }
    oas_str kept = text_keep(lister->mem, &key, &lister->no_memory);
    void **slot = sorted && kept.at ? map_put(&lister->sets, lister->mem, kept) : NULL;
    lister->no_memory |= !slot;
    return (struct header_set **)slot;
}

static void note_headers(struct lister *lister, const struct operation *operation)
{
    for (size_t i = 0; i < operation->response_count; i++) {
        const struct response *response = &operation->responses[i];
        struct header_set **slot = response->header_count ? set_of(lister, response) : NULL;
        if (!slot)
            continue;
        if (!*slot)
            *slot = OAS_ARENA_NEW(lister->mem, struct header_set, 1);
        lister->no_memory |= !*slot;
        if (!*slot)
            return;
        const struct response *first = (*slot)->first;
        if (!first || pointer_order_nodes(response->node, first->node) < 0)
            (*slot)->first = response;
    }
}

/* In the order that they have there. NULL: no memory. */
static const oas_str *members_of(struct lister *lister, const struct header_set *set,
                                 const struct response *response)
{
    size_t count = response->header_count;
    oas_str *members = OAS_ARENA_NEW(lister->mem, oas_str, count);
    for (size_t i = 0; members && i < count; i++)
        for (size_t k = 0; k < count && !members[i].at; k++)
            if (oas_str_equal(set->first->headers[k].name, response->headers[i].name))
                members[i] = set->members[k];
    return members;
}

static void add_headers(struct lister *lister, const struct operation *operation,
                        const struct response *response)
{
    struct subject subject = {.kind = SUBJECT_HEADERS,
                              .operation = operation,
                              .response = response,
                              .json = true,
                              .typed = true};
    if (!lister->join || response->header_count == 0)
        return;
    struct header_set **slot = set_of(lister, response), *set = slot ? *slot : NULL;
    if (set && !set->node) {
        const struct node *node = node_get(set->first->node, "headers");
        const struct joint joint = {set->first->headers, set->first->header_count,
                                    node ? node : set->first->node};
        set->node = lister->join(lister->mem, &joint, &set->members);
    }
    subject.members = set && set->node ? members_of(lister, set, response) : NULL;
    lister->no_memory |= !subject.members;
    if (lister->no_memory)
        return;
    subject.node = set->node;
    add(lister, subject);
}

/* ---- operations ---- */

static void add_response(struct lister *lister, const struct operation *operation,
                         const struct response *response)
{
    struct subject subject = {
        .kind = SUBJECT_RESPONSE, .operation = operation, .response = response};
    add_body(lister, &response->body, subject);
    add_parts(lister, &response->body, subject);
    subject.kind = SUBJECT_HEADER;
    for (size_t i = 0; i < response->header_count; i++)
        add_parameter(lister, &response->headers[i], subject);
    add_headers(lister, operation, response);
}

static void add_operation(struct lister *lister, const struct operation *operation)
{
    struct subject subject = {.kind = SUBJECT_PARAMETER, .operation = operation};
    for (size_t i = 0; i < operation->parameter_count; i++)
        add_parameter(lister, &operation->parameters[i], subject);
    add_joined(lister, operation);
    subject.kind = SUBJECT_REQUEST;
    if (operation->request) {
        add_body(lister, operation->request, subject);
        add_parts(lister, operation->request, subject);
    }
    for (size_t i = 0; i < operation->response_count; i++)
        add_response(lister, operation, &operation->responses[i]);
}

typedef void operation_visit(struct lister *lister, const struct operation *operation);

static void visit_with_callbacks(struct lister *lister, const struct operation *operation,
                                 operation_visit *visit)
{
    visit(lister, operation);
    for (size_t i = 0; i < operation->callback_count; i++) {
        const struct operation_list *own = &operation->callbacks[i].operations;
        for (size_t k = 0; k < own->count; k++)
            visit(lister, &own->at[k]);
    }
}

/* ---- the list ---- */

static void note_joined(struct lister *lister, struct subject *subject)
{
    const void *of = subject->kind == SUBJECT_HEADERS ? (const void *)subject->response
                                                      : (const void *)subject->operation;
    void **slot = pointer_map_put(&lister->subjects->joined, lister->mem, of);
    lister->no_memory |= !slot;
    if (slot)
        *slot = subject;
}

static void find_firsts(struct lister *lister)
{
    struct subjects *subjects = lister->subjects;
    for (size_t i = 0; i < subjects->count; i++) {
        struct subject *subject = &subjects->at[i];
        void **slot = pointer_map_put(&subjects->nodes, lister->mem, subject->node);
        lister->no_memory |= !slot;
        if (!slot)
            return;
        if (!*slot)
            *slot = subject;
        subject->first = *slot;
        if (subject->kind == SUBJECT_PARAMETERS || subject->kind == SUBJECT_HEADERS)
            note_joined(lister, subject);
        const struct media *media = subject->media;
        subject->first->parts |= media && oas_media_form(media->type) == OAS_FORM_MULTIPART;
    }
}

struct subjects *subjects_list(oas_arena *mem, const struct api *api, subject_join *join)
{
    struct lister lister = {
        .mem = mem, .subjects = OAS_ARENA_NEW(mem, struct subjects, 1), .join = join};
    if (!lister.subjects)
        return NULL;
    if (api->version == API_SCHEMA)
        add(&lister,
            (struct subject){
                .kind = SUBJECT_ROOT, .node = api->document->root, .json = true, .typed = true});
    for (size_t i = 0; i < api->schema_count; i++)
        add(&lister, (struct subject){.kind = SUBJECT_COMPONENT,
                                      .node = api->schemas[i].schema,
                                      .component = &api->schemas[i],
                                      .json = true,
                                      .typed = true});
    for (size_t i = 0; i < api->operation_count; i++)
        visit_with_callbacks(&lister, &api->operations[i], note_headers);
    for (size_t i = 0; i < api->operation_count; i++)
        visit_with_callbacks(&lister, &api->operations[i], add_operation);
    find_firsts(&lister);
    return lister.no_memory ? NULL : lister.subjects;
}

struct subject *subjects_find(const struct subjects *subjects, struct node *schema)
{
    return pointer_map_get(&subjects->nodes, schema);
}

struct subject *subjects_joined(const struct subjects *subjects, const void *of)
{
    return pointer_map_get(&subjects->joined, of);
}
