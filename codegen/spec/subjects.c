/* The list, in the order of the document. */
#include "spec/subjects.h"

#include "load/array.h"

struct lister {
    oas_arena *mem;
    struct subjects *subjects;
    subject_join *join;
    struct pointer_map before; /* an operation's node to the first that is written there */
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

/* A sequence in a parameter has no reader. */
static bool is_typed(const struct media *media)
{
    return oas_media_form(media->type) != OAS_FORM_SEQUENCE;
}

const struct media *subject_parameter_media(const struct parameter *parameter)
{
    return !parameter->schema && parameter->content.count ? &parameter->content.media[0] : NULL;
}

struct node *subject_parameter_schema(const struct parameter *parameter)
{
    const struct media *media = subject_parameter_media(parameter);
    if (!media)
        return parameter->schema;
    return is_typed(media) ? media->schema : NULL;
}

static void add_parameter(struct lister *lister, const struct parameter *parameter,
                          struct subject subject)
{
    subject.parameter = parameter;
    subject.media = subject_parameter_media(parameter);
    subject.node = subject.media ? subject.media->schema : parameter->schema;
    subject.json = !subject.media || oas_media_is_json(subject.media->type);
    subject.typed = !subject.media || is_typed(subject.media);
    add(lister, subject);
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
        subject.node = lister->join(lister->mem, operation, &subject.members);
        lister->no_memory |= !subject.node;
    }
    *own = subject;
    if (!before)
        *slot = own;
    add(lister, subject);
}

/* ---- operations ---- */

static void add_response(struct lister *lister, const struct operation *operation,
                         const struct response *response)
{
    struct subject subject = {
        .kind = SUBJECT_RESPONSE, .operation = operation, .response = response};
    add_body(lister, &response->body, subject);
    subject.kind = SUBJECT_HEADER;
    for (size_t i = 0; i < response->header_count; i++)
        add_parameter(lister, &response->headers[i], subject);
}

static void add_operation(struct lister *lister, const struct operation *operation)
{
    struct subject subject = {.kind = SUBJECT_PARAMETER, .operation = operation};
    for (size_t i = 0; i < operation->parameter_count; i++)
        add_parameter(lister, &operation->parameters[i], subject);
    add_joined(lister, operation);
    subject.kind = SUBJECT_REQUEST;
    if (operation->request)
        add_body(lister, operation->request, subject);
    for (size_t i = 0; i < operation->response_count; i++)
        add_response(lister, operation, &operation->responses[i]);
}

static void add_with_callbacks(struct lister *lister, const struct operation *operation)
{
    add_operation(lister, operation);
    for (size_t i = 0; i < operation->callback_count; i++) {
        const struct operation_list *own = &operation->callbacks[i].operations;
        for (size_t k = 0; k < own->count; k++)
            add_operation(lister, &own->at[k]);
    }
}

/* ---- the list ---- */

static void note_joined(struct lister *lister, struct subject *subject)
{
    void **slot = pointer_map_put(&lister->subjects->joined, lister->mem, subject->operation);
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
        if (subject->kind == SUBJECT_PARAMETERS)
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
        add_with_callbacks(&lister, &api->operations[i]);
    find_firsts(&lister);
    return lister.no_memory ? NULL : lister.subjects;
}

struct subject *subjects_find(const struct subjects *subjects, struct node *schema)
{
    return pointer_map_get(&subjects->nodes, schema);
}

struct subject *subjects_joined(const struct subjects *subjects, const struct operation *operation)
{
    return pointer_map_get(&subjects->joined, operation);
}
