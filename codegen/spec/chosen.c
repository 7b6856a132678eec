/* Who chooses an operation gets its bodies by the names that they have in the whole document: one
 * that is only a reference has those of its component. */
#include "spec/chosen.h"

#include "resolve/registry.h"
#include "spec/api.h"

const struct api *chosen_part(oas_arena *mem, const struct api *api, const bool *chosen)
{
    struct api *part = OAS_ARENA_NEW(mem, struct api, 1);
    struct operation *operations = OAS_ARENA_NEW(mem, struct operation, api->operation_count + 1);
    if (!part || !operations)
        return NULL;
    *part = *api;
    part->operations = operations;
    part->operation_count = 0;
    for (size_t i = 0; i < api->operation_count; i++)
        if (chosen[i])
            operations[part->operation_count++] = api->operations[i];
    return part;
}

void chosen_report(const struct api *api, const bool *chosen, bool which, struct diags *diags)
{
    for (size_t i = 0; i < api->operation_count; i++) {
        const struct operation *operation = &api->operations[i];
        if (chosen[i] != which)
            continue;
        (void)api_report(api, operation, diags);
        for (size_t k = 0; k < operation->callback_count; k++) {
            const struct operation_list *own = &operation->callbacks[k].operations;
            for (size_t j = 0; j < own->count; j++)
                (void)api_report(api, &own->at[j], diags);
        }
    }
}

static oas_str base_of(const struct subject *subject)
{
    return subject->media ? subject->media->base : subject->parameter->base;
}

/* The component that the schema of an operation refers to, or NULL. */
static struct subject *component_of(const struct subjects *subjects, const struct subject *subject,
                                    struct registry *registry)
{
    const struct node *reference =
        subject->node->kind == NODE_OBJECT ? node_get(subject->node, "$ref") : NULL;
    if (!reference || reference->kind != NODE_STRING)
        return NULL;
    oas_str base = base_of(subject);
    if (!registry_leads(registry, base, reference->text, reference->place))
        return NULL;
    struct subject *found = subjects_find(
        subjects, registry_resolve(registry, base, reference->text, reference->place, NULL));
    return found && found->kind == SUBJECT_COMPONENT ? found : NULL;
}

static bool is_named(const struct component *component, const oas_str *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (oas_str_equal(names[i], component->name))
            return true;
    return false;
}

void chosen_mark(struct subjects *subjects, const oas_str *names, size_t count,
                 struct registry *registry)
{
    for (size_t i = 0; i < subjects->count; i++) {
        struct subject *subject = &subjects->at[i];
        if (subject->kind == SUBJECT_COMPONENT)
            subject->chosen |= is_named(subject->component, names, count);
        if (!subject->operation || !subject->typed)
            continue;
        subject->chosen = true;
        struct subject *component = component_of(subjects, subject, registry);
        if (component)
            component->chosen = true;
    }
}
