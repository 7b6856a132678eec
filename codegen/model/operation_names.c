/* An enumerator for each operation of the table, called as its types are. Which of two that would
 * have one name gets it goes by their pointers, not by the document's order. */
#include "model/operation_names.h"

#include <stdlib.h>

#include "model/calls.h"
#include "model/snake.h"
#include "model/wanted.h"

struct sorted_operation {
    oas_str key;
    size_t index;
};

static int compare_operations(const void *a, const void *b)
{
    const struct sorted_operation *x = a, *y = b;
    int order = oas_str_compare(x->key, y->key);
    return order ? order : (x->index > y->index) - (x->index < y->index);
}

/* NULL without memory. */
static struct sorted_operation *sort_operations(struct modeller *m, const struct api *api)
{
    struct sorted_operation *sorted =
        MODELLER_NEW(m, struct sorted_operation, api->operation_count);
    for (size_t i = 0; sorted && i < api->operation_count; i++) {
        oas_buf key = {0};
        node_pointer(api->operations[i].node, &key);
        sorted[i] = (struct sorted_operation){text_keep(m->mem, &key, &m->diags->no_memory), i};
    }
    if (sorted)
        qsort(sorted, api->operation_count, sizeof *sorted, compare_operations);
    return sorted;
}

static oas_str constant_of(struct modeller *m, oas_str words)
{
    oas_str name = name_joined(m, m->model->operation_tag, words);
    return name_taken(m, &m->ordinary, name_uppered(m, name));
}

void operation_names_find(struct modeller *m, const struct wanted *wanted, size_t count)
{
    struct model *model = m->model;
    const struct api *api = model->options.api;
    if (!api || api->operation_count == 0)
        return;
    oas_str tag = name_joined(m, model->options.prefix, OAS_STR("operation"));
    const struct sorted_operation *sorted = sort_operations(m, api);
    model->operation_names = MODELLER_NEW(m, oas_str, api->operation_count);
    if (!sorted || !model->operation_names || !calls_begin(m, wanted, count))
        return;
    model->operation_tag = name_taken(m, &m->tags, tag);
    model->operation_of = name_taken(m, &m->functions, name_joined(m, tag, OAS_STR("of")));
    model->operation_unknown = constant_of(m, OAS_STR("unknown"));
    for (size_t k = 0; k < api->operation_count; k++) {
        size_t i = sorted[k].index;
        oas_str words = wanted_operation_words(m->mem, model->options.given, &api->operations[i],
                                               &m->diags->no_memory);
        model->operation_names[i] = constant_of(m, name_noted(m, snake_signs(m->mem, words)));
        calls_add(m, i, words);
    }
    calls_add_callbacks(m);
    model->operation_count = api->operation_count;
}
