/* A struct for each operation, callbacks' as well: its parameters, and its body in each of its representations. */
#include "model/calls.h"

#include <stdlib.h>

#include "load/pointer_order.h"
#include "model/function_name.h"
#include "model/snake.h"
#include "model/wanted.h"

/* ---- C types by what they are of ---- */

static void know(struct modeller *m, const void *key, const struct root *root)
{
    void **slot = modeller_slot_of(m, &m->call_roots, key);
    if (slot && !*slot)
        *slot = (void *)(uintptr_t)root;
}

/* Of one that is referred to from several places, the first is listed. */
static void know_joined(struct modeller *m, const struct operation *operation,
                        const struct root *root)
{
    know(m, operation, root);
    know(m, operation->node, root);
}

static const struct root *joined_of(const struct modeller *m, const struct operation *operation)
{
    if (operation->parameter_count == 0)
        return NULL;
    const struct root *own = pointer_map_get(&m->call_roots, operation);
    return own ? own : pointer_map_get(&m->call_roots, operation->node);
}

bool calls_begin(struct modeller *m, const struct wanted *wanted, size_t count)
{
    struct model *model = m->model;
    for (size_t i = 0; i < count; i++) {
        const struct subject *subject = wanted[i].subject;
        if (subject && subject->kind == SUBJECT_PARAMETERS)
            know_joined(m, subject->operation, model->by_wanted[i]);
        else if (subject && subject->kind == SUBJECT_HEADERS)
            know(m, subject->response->node, model->by_wanted[i]);
        else if (subject)
            know(m, subject->node, model->by_wanted[i]);
    }
    m->call_members = member_names(m);
    model->calls = MODELLER_NEW(m, struct call, model->options.api->operation_count);
    model->request =
        function_name_tagged(m, name_joined(m, model->options.prefix, OAS_STR("request")));
    return !m->diags->no_memory;
}

/* ---- bodies ---- */

static void find_body(struct modeller *m, const struct media *media, struct call_body *body)
{
    const struct root *root = media->schema ? pointer_map_get(&m->call_roots, media->schema) : NULL;
    body->media = media;
    body->type = root ? root->type : NULL;
    body->held = oas_held_as(media->type, root ? root->type->shape : OAS_SHAPE_JSON);
}

/* "200 json": what tells a body from the others of its struct; `alone`: its status does. */
static oas_str words_of(struct modeller *m, const struct call_body *body, bool alone)
{
    oas_buf text = {0};
    oas_str type = wanted_subtype(m->mem, body->media->type, &m->diags->no_memory);
    oas_buf_put(&text, body->status);
    if (!alone) {
        oas_buf_puts(&text, body->status.len ? " " : "");
        oas_buf_put(&text, name_noted(m, snake_signs(m->mem, type)));
    }
    return text_keep(m->mem, &text, &m->diags->no_memory);
}

static int compare_bodies(const void *a, const void *b)
{
    const struct call_body *x = *(const struct call_body *const *)a;
    const struct call_body *y = *(const struct call_body *const *)b;
    int order = oas_str_compare(x->status, y->status);
    return order ? order : oas_str_compare(x->media->type, y->media->type);
}

/* In the order in which they are named: where they stand in the document does not matter. NULL
 * without memory. */
static struct call_body **sort_bodies(struct modeller *m, const struct call_bodies *bodies)
{
    struct call_body **sorted = MODELLER_NEW(m, struct call_body *, bodies->count);
    for (size_t i = 0; sorted && i < bodies->count; i++)
        sorted[i] = &bodies->at[i];
    if (sorted)
        qsort(sorted, bodies->count, sizeof *sorted, compare_bodies);
    return sorted;
}

/* Which of several it is. */
static void name_media(struct modeller *m, struct call_bodies *bodies, oas_str tag)
{
    bodies->media = name_taken(m, &m->tags, name_of_type(m, tag));
    oas_str none = name_joined(m, bodies->media, OAS_STR("none"));
    bodies->media_none = name_taken(m, &m->ordinary, name_uppered(m, none));
    struct call_body **sorted = sort_bodies(m, bodies);
    for (size_t i = 0; sorted && i < bodies->count; i++) {
        oas_str words = words_of(m, sorted[i], false);
        oas_str constant = name_uppered(m, name_joined(m, bodies->media, words));
        sorted[i]->constant = name_taken(m, &m->ordinary, constant);
    }
}

static void find_request(struct modeller *m, struct call *call, oas_str name)
{
    const struct body *request = call->operation->request;
    struct names members = member_names(m);
    if (!request || request->count == 0)
        return;
    call->request.at = MODELLER_NEW(m, struct call_body, request->count);
    if (!call->request.at)
        return;
    call->request.count = request->count;
    bool alone = request->count == 1;
    for (size_t i = 0; i < request->count; i++)
        find_body(m, &request->media[i], &call->request.at[i]);
    struct call_body **sorted = sort_bodies(m, &call->request);
    for (size_t i = 0; sorted && i < request->count; i++) {
        oas_str words = alone ? OAS_STR("body") : words_of(m, sorted[i], false);
        sorted[i]->name = name_taken(m, &members, name_joined(m, (oas_str){0}, words));
    }
    if (!alone)
        name_media(m, &call->request, name_joined(m, name, OAS_STR("media")));
}

static oas_str lowered(struct modeller *m, oas_str text)
{
    oas_buf lower = {0};
    text_put_lower(&lower, text);
    return text_keep(m->mem, &lower, &m->diags->no_memory);
}

static void add_response(struct modeller *m, struct call_bodies *bodies,
                         const struct response *response, struct names *members)
{
    struct call_bodies own = {.at = &bodies->at[bodies->count], .count = response->body.count};
    for (size_t i = 0; i < own.count; i++) {
        find_body(m, &response->body.media[i], &own.at[i]);
        own.at[i].status = lowered(m, response->status);
    }
    struct call_body **sorted = sort_bodies(m, &own);
    for (size_t i = 0; sorted && i < own.count; i++) {
        oas_str words = words_of(m, sorted[i], own.count == 1);
        sorted[i]->name = name_taken(m, members, name_joined(m, OAS_STR("status"), words));
    }
    bodies->count += own.count;
}

static void find_headers(struct modeller *m, struct call *call)
{
    const struct operation *operation = call->operation;
    struct names members = member_names(m);
    size_t count = 0;
    for (size_t i = 0; i < operation->response_count; i++)
        count += operation->responses[i].header_count > 0;
    call->headers = count ? MODELLER_NEW(m, struct call_headers, count) : NULL;
    for (size_t i = 0; call->headers && i < operation->response_count; i++) {
        const struct response *response = &operation->responses[i];
        const struct root *root =
            response->header_count ? pointer_map_get(&m->call_roots, response->node) : NULL;
        oas_str name = name_joined(m, OAS_STR("status"), lowered(m, response->status));
        if (root)
            call->headers[call->header_count++] =
                (struct call_headers){root->type, name_taken(m, &members, name)};
    }
}

static void find_replies(struct modeller *m, struct call *call, oas_str name)
{
    const struct operation *operation = call->operation;
    struct names members = member_names(m);
    size_t count = 0;
    bool several = false;
    for (size_t i = 0; i < operation->response_count; i++) {
        count += operation->responses[i].body.count;
        several |= operation->responses[i].body.count > 1;
    }
    call->replies.at = count ? MODELLER_NEW(m, struct call_body, count) : NULL;
    for (size_t i = 0; call->replies.at && i < operation->response_count; i++)
        add_response(m, &call->replies, &operation->responses[i], &members);
    find_headers(m, call);
    if (!call->replies.count && !call->header_count)
        return;
    call->reply = function_name_tagged(m, name_joined(m, name, OAS_STR("reply")));
    if (several)
        name_media(m, &call->replies, name_joined(m, call->reply, OAS_STR("media")));
}

/* ---- operations ---- */

static void fill_call(struct modeller *m, struct call *call, const struct operation *operation,
                      oas_str words)
{
    oas_str name = name_joined(m, m->model->options.prefix, words);
    call->operation = operation;
    call->joined = joined_of(m, operation);
    find_request(m, call, name);
    find_replies(m, call, name);
    if (call->joined || call->request.count)
        call->name = function_name_tagged(m, name_joined(m, name, OAS_STR("call")));
}

void calls_add(struct modeller *m, size_t i, oas_str words)
{
    struct model *model = m->model;
    struct call *call = &model->calls[i];
    fill_call(m, call, &model->options.api->operations[i], words);
    if (!call->name.len)
        return;
    words = name_noted(m, snake_signs(m->mem, words));
    call->member = name_taken(m, &m->call_members, name_joined(m, (oas_str){0}, words));
}

/* ---- callbacks ---- */

static size_t count_callbacks(const struct api *api)
{
    size_t count = 0;
    for (size_t i = 0; i < api->operation_count; i++)
        for (size_t k = 0; k < api->operations[i].callback_count; k++)
            count += api->operations[i].callbacks[k].operations.count;
    return count;
}

struct sorted_call {
    struct call *call;
    const struct operation *whose; /* callback it is */
};

static size_t list_callbacks(struct modeller *m, const struct operation *operation,
                             struct sorted_call *sorted, size_t count)
{
    struct model *model = m->model;
    for (size_t k = 0; k < operation->callback_count; k++) {
        const struct operation_list *list = &operation->callbacks[k].operations;
        for (size_t n = 0; n < list->count; n++) {
            model->callbacks[count].operation = &list->at[n];
            sorted[count] = (struct sorted_call){&model->callbacks[count], operation};
            count++;
        }
    }
    return count;
}

/* By their pointers; one that several operations refer to, by those of these, then by its names. */
static int compare_calls(const void *a, const void *b)
{
    const struct sorted_call *x = a, *y = b;
    const struct operation *left = x->call->operation, *right = y->call->operation;
    int order = pointer_order_nodes(left->node, right->node);
    order = order ? order : pointer_order_nodes(x->whose->node, y->whose->node);
    return order ? order : oas_str_compare(left->callback_name, right->callback_name);
}

/* What is written once, and referred to by several operations, is one: `before` comes before it. */
static void fill_callback(struct modeller *m, struct call *call, const struct call *before)
{
    const struct operation *operation = call->operation;
    if (before && before->operation->node == operation->node &&
        before->joined == joined_of(m, operation)) {
        *call = *before;
        call->operation = operation;
        call->again = true;
        return;
    }
    oas_str words =
        wanted_operation_words(m->mem, m->model->options.given, operation, &m->diags->no_memory);
    fill_call(m, call, operation, words);
}

void calls_add_callbacks(struct modeller *m)
{
    struct model *model = m->model;
    const struct api *api = model->options.api;
    size_t count = count_callbacks(api);
    model->callbacks = MODELLER_NEW(m, struct call, count + 1);
    struct sorted_call *sorted = MODELLER_NEW(m, struct sorted_call, count + 1);
    if (!model->callbacks || !sorted)
        return;
    for (size_t i = 0; i < api->operation_count; i++)
        model->callback_count =
            list_callbacks(m, &api->operations[i], sorted, model->callback_count);
    qsort(sorted, count, sizeof *sorted, compare_calls);
    for (size_t i = 0; i < count; i++)
        fill_callback(m, sorted[i].call, i ? sorted[i - 1].call : NULL);
}
