/* A struct for each operation: its parameters, and its body in each of its representations. */
#include "model/calls.h"

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
    body->name = OAS_STR("body");
}

/* Which of several it is, and what each is called: by its subtype. */
static void name_bodies(struct modeller *m, struct call *call, oas_str name)
{
    struct names members = member_names(m);
    oas_str tag = name_of_type(m, name_joined(m, name, OAS_STR("media")));
    call->media = name_taken(m, &m->tags, tag);
    call->media_none =
        name_taken(m, &m->ordinary, name_uppered(m, name_joined(m, call->media, OAS_STR("none"))));
    for (size_t i = 0; i < call->body_count; i++) {
        struct call_body *body = &call->bodies[i];
        oas_str words = wanted_subtype(m->mem, body->media->type, &m->diags->no_memory);
        words = name_noted(m, snake_signs(m->mem, words));
        oas_str constant = name_uppered(m, name_joined(m, call->media, words));
        body->constant = name_taken(m, &m->ordinary, constant);
        body->name = name_taken(m, &members, name_joined(m, (oas_str){0}, words));
    }
}

static void find_bodies(struct modeller *m, struct call *call, oas_str name)
{
    const struct body *request = call->operation->request;
    if (!request || request->count == 0)
        return;
    call->bodies = MODELLER_NEW(m, struct call_body, request->count);
    if (!call->bodies)
        return;
    call->body_count = request->count;
    for (size_t i = 0; i < request->count; i++)
        find_body(m, &request->media[i], &call->bodies[i]);
    if (request->count > 1)
        name_bodies(m, call, name);
}

/* ---- operations ---- */

void calls_add(struct modeller *m, size_t i, oas_str words)
{
    struct model *model = m->model;
    struct call *call = &model->calls[i];
    oas_str name = name_joined(m, model->options.prefix, words);
    call->operation = &model->options.api->operations[i];
    call->joined = joined_of(m, call->operation);
    find_bodies(m, call, name);
    if (!call->joined && !call->body_count)
        return;
    call->name = function_name_tagged(m, name_joined(m, name, OAS_STR("call")));
    call->member =
        name_taken(m, &m->call_members,
                   name_joined(m, (oas_str){0}, name_noted(m, snake_signs(m->mem, words))));
}
