/* C enums: their constants, one by one. */
#include "model/cenum.h"

#include "model/own_name.h"
#include "model/snake.h"

struct cenum *cenum_new(struct modeller *m, size_t most, const struct schema *schema, oas_str name)
{
    struct cenum *labels = MODELLER_NEW(m, struct cenum, 1);
    struct label *at = MODELLER_NEW(m, struct label, most);
    if (!labels || !at)
        return NULL;
    labels->name = own_name_take(m, name);
    labels->unset = name_taken(m, &m->ordinary,
                               name_uppered(m, name_joined(m, labels->name, OAS_STR("unset"))));
    labels->labels = at;
    labels->schema = schema;
    *m->last_enum = labels;
    m->last_enum = &labels->next;
    return labels;
}

void cenum_add(struct modeller *m, struct cenum *labels, oas_str text, uint32_t value,
               oas_str words)
{
    if (!labels)
        return;
    struct label *label = &labels->labels[labels->label_count++];
    *label = (struct label){.text = text, .value = value};
    if (text.at && labels->text.len == 0)
        labels->text = name_taken(m, &m->functions, name_joined(m, labels->name, OAS_STR("text")));
    words = name_noted(m, snake_signs(m->mem, words));
    label->name = name_taken(m, &m->ordinary, name_uppered(m, name_joined(m, labels->name, words)));
}

void cenum_again(struct cenum *labels, oas_str text, const struct label *earlier)
{
    struct label *label = &labels->labels[labels->label_count++];
    *label = (struct label){.text = text, .value = earlier->value, .name = earlier->name};
}
