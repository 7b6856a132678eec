/* C enums: their constants, one by one. */
#include "model/cenum.h"

#include <stdlib.h>

#include "model/own_name.h"
#include "model/share.h"
#include "model/snake.h"

static struct cenum *without_unset(struct modeller *m, size_t most, const struct schema *schema,
                                   oas_str name)
{
    struct cenum *labels = MODELLER_NEW(m, struct cenum, 1);
    struct label *at = MODELLER_NEW(m, struct label, most);
    if (!labels || !at)
        return NULL;
    labels->name = own_name_take(m, name);
    labels->count = name_taken(m, &m->ordinary,
                               name_uppered(m, name_joined(m, labels->name, OAS_STR("count"))));
    labels->labels = at;
    labels->schema = schema ? share_prose(m, schema, &labels->places) : NULL;
    *m->last_enum = labels;
    m->last_enum = &labels->next;
    return labels;
}

static void add_unset(struct modeller *m, struct cenum *labels)
{
    labels->unset = name_taken(m, &m->ordinary,
                               name_uppered(m, name_joined(m, labels->name, OAS_STR("unset"))));
}

struct cenum *cenum_new(struct modeller *m, size_t most, const struct schema *schema, oas_str name)
{
    struct cenum *labels = without_unset(m, most, schema, name);
    if (labels)
        add_unset(m, labels);
    return labels;
}

void cenum_open(struct modeller *m, struct cenum *labels)
{
    labels->other = name_taken(m, &m->ordinary,
                               name_uppered(m, name_joined(m, labels->name, OAS_STR("other"))));
    labels->open = own_name_take(m, name_joined(m, labels->name, OAS_STR("or_other")));
}

/* That know the texts of labels. */
static void name_functions(struct modeller *m, struct cenum *labels, const struct label *label)
{
    if (!label->text.at || labels->text.len || labels->numbered)
        return;
    labels->text = name_taken(m, &m->functions, name_joined(m, labels->name, OAS_STR("text")));
    labels->from_text =
        name_taken(m, &m->functions, name_joined(m, labels->name, OAS_STR("from_text")));
}

static oas_str label_name(struct modeller *m, const struct cenum *labels, oas_str words)
{
    return name_uppered(m, name_joined(m, labels->name, name_noted(m, words)));
}

/* Signs that are left out else tell two names apart that would be one. */
static void name_label(struct modeller *m, struct cenum *labels, struct label *label, oas_str words)
{
    name_functions(m, labels, label);
    oas_str name = label_name(m, labels, snake_signs(m->mem, words));
    if (!names_free(&m->ordinary, name)) {
        oas_str told = label_name(m, labels, snake_all_signs(m->mem, words));
        name = names_free(&m->ordinary, told) ? told : name;
    }
    label->name = name_taken(m, &m->ordinary, name);
}

void cenum_add(struct modeller *m, struct cenum *labels, oas_str text, uint32_t value,
               oas_str words)
{
    if (!labels)
        return;
    struct label *label = &labels->labels[labels->label_count++];
    *label = (struct label){.text = text, .value = value};
    name_label(m, labels, label, words);
}

void cenum_again(struct cenum *labels, oas_str text, const struct label *earlier)
{
    struct label *label = &labels->labels[labels->label_count++];
    *label = (struct label){.text = text, .value = earlier->value, .name = earlier->name};
}

/* ---- constants ---- */

struct claim {
    const struct constant *constant;
    struct label *label;
    oas_str words;
    int rank; /* -1: the name was chosen; 0: the text is the name but for capitals; 1: with them; 2:
                 it is another */
};

static int rank_of(struct modeller *m, oas_str words)
{
    bool *no_memory = &m->diags->no_memory;
    return snake_is_plain(words, false, no_memory) ? 0 : 2 - snake_is_plain(words, true, no_memory);
}

static int compare_claims(const void *a, const void *b)
{
    const struct claim *x = a, *y = b;
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    int order = oas_str_compare(x->words, y->words);
    return order ? order : oas_str_compare(x->constant->text, y->constant->text);
}

/* A chosen one stands behind the type's as it is. */
static void name_constant(struct modeller *m, struct cenum *labels, const struct claim *claim)
{
    const struct constant *constant = claim->constant;
    oas_buf name = {0};
    if (!constant->given.len) {
        name_label(m, labels, claim->label, claim->words);
        return;
    }
    name_functions(m, labels, claim->label);
    oas_buf_put(&name, name_uppered(m, labels->name));
    oas_buf_putc(&name, '_');
    oas_buf_put(&name, constant->given);
    claim->label->name = modeller_take_given(
        m, &m->ordinary, text_keep(m->mem, &name, &m->diags->no_memory), constant->given_at);
}

void cenum_add_all(struct modeller *m, struct cenum *labels, const struct constant *constants,
                   size_t count)
{
    struct claim *claims = MODELLER_NEW(m, struct claim, count);
    for (size_t i = 0; claims && i < count; i++) {
        const struct constant *constant = &constants[i];
        oas_str words = constant->words.at ? constant->words : constant->text;
        struct label *label = &labels->labels[labels->label_count++];
        *label = (struct label){
            .text = constant->text, .about = constant->about, .is_json = labels->numbered};
        bool itself = labels->numbered && !labels->wide;
        label->value = itself ? (uint32_t)constant->number : (uint32_t)i + 1;
        claims[i] =
            (struct claim){constant, label, words, constant->given.len ? -1 : rank_of(m, words)};
    }
    if (claims && count)
        qsort(claims, count, sizeof *claims, compare_claims);
    for (size_t i = 0; claims && i < count; i++)
        name_constant(m, labels, &claims[i]);
}

static int compare_numbers(const void *a, const void *b)
{
    const struct constant *x = a, *y = b;
    if (x->negative != y->negative)
        return x->negative ? -1 : 1;
    return (x->number > y->number) - (x->number < y->number);
}

struct cenum *cenum_numbered(struct modeller *m, struct constant *constants, size_t count,
                             const struct ctype *wide, const struct schema *schema, oas_str name)
{
    struct cenum *labels = without_unset(m, count, schema, name);
    bool zero = false;
    if (!labels)
        return NULL;
    qsort(constants, count, sizeof *constants, compare_numbers);
    for (size_t i = 0; i < count; i++)
        zero |= constants[i].number == 0;
    labels->numbered = true;
    labels->wide = wide;
    if (!zero && !wide)
        add_unset(m, labels);
    cenum_add_all(m, labels, constants, count);
    return labels;
}
