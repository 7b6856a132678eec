/* Branches of a union: what they are called, and the kinds that they are in C. */
#include "model/branch.h"

#include "load/jtype.h"
#include "load/text.h"
#include "model/alias.h"
#include "model/cenum.h"
#include "model/constant_names.h"
#include "model/ctype.h"
#include "model/own_name.h"
#include "model/shape_of.h"

oas_str branch_jtype_word(unsigned jtypes)
{
    const char *word = jtype_word(jtypes & JTYPE_NOT_NULL);
    return word ? oas_str_from(word) : (oas_str){0};
}

/* `name` without the union's own before it: in "pet_owner", "pet_owner_person" is "person". */
static oas_str without(oas_str name, oas_str before)
{
    if (before.len && name.len > before.len + 1 && memcmp(name.at, before.at, before.len) == 0 &&
        name.at[before.len] == '_')
        return oas_str_of(name.at + before.len + 1, name.len - before.len - 1);
    return name;
}

static bool is_named(struct modeller *m, const struct schema *branch)
{
    return own_name_of(m, alias_target(m, branch)).len ||
           modeller_given(m, branch->node, false).len;
}

bool branch_is_named(struct modeller *m, const struct schema *branch)
{
    return is_named(m, branch) || constant_title(branch->node).len;
}

oas_str branch_words(struct modeller *m, const struct schema *branch, oas_str parent, size_t i)
{
    oas_str name = own_name_of(m, alias_target(m, branch));
    oas_str given = name.len ? name : modeller_given(m, branch->node, false);
    oas_str prefix = m->model->options.prefix, word = branch_jtype_word(modeller_jtypes(m, branch));
    oas_str title = constant_title(branch->node);
    if (name.len) {
        oas_str without_parent = without(name, parent);
        if (without_parent.len < name.len)
            return without_parent;
        bool has =
            prefix.len && name.len > prefix.len && memcmp(name.at, prefix.at, prefix.len) == 0;
        return has ? oas_str_of(name.at + prefix.len, name.len - prefix.len) : name;
    }
    if (given.len)
        return given;
    if (title.len)
        return title;
    if (word.len && (i == SIZE_MAX || !oas_str_is(word, "object")))
        return word;
    oas_buf text = {0};
    oas_buf_puts(&text, word.len ? "object " : "variant ");
    oas_buf_put_u64(&text, i + 1);
    return text_keep(m->mem, &text, &m->diags->no_memory);
}

oas_str branch_tag_words(struct modeller *m, const struct clause *clause,
                         const struct oas_tag_row *tag, oas_str parent, size_t branch)
{
    const struct oas_value_row *only = branches_only_tag(m, clause, tag, branch);
    bool named = is_named(m, clause->schemas[branch]);
    if (!only && !branch_is_named(m, clause->schemas[branch]) &&
        branches_tag_is_boolean(m, clause, tag, branch))
        return OAS_STR("boolean");
    if (!only || named)
        return branch_words(m, clause->schemas[branch], parent, branch);
    return oas_program_text(&m->model->plan->program, only->text);
}

/* A kind is called after its tag, if that is a text and the only one, else as the branch is. */
static oas_str kind_words(struct modeller *m, const struct clause *clause,
                          const struct oas_tag_row *tag, oas_str parent, size_t branch)
{
    const struct oas_value_row *only = branches_only_tag(m, clause, tag, branch);
    if (only && only->jtype == OAS_JTYPE_STRING)
        return oas_program_text(&m->model->plan->program, only->text);
    return branch_tag_words(m, clause, tag, parent, branch);
}

bool branch_tag_is_text(const struct modeller *m, const struct oas_tag_row *tag)
{
    const oas_program *program = &m->model->plan->program;
    for (uint32_t i = 0; i < tag->count; i++)
        if (program->values[tag->values + i].jtype != OAS_JTYPE_STRING)
            return false;
    return true;
}

void branch_tag_kinds(struct modeller *m, struct ctype *type, const struct clause *clause,
                      const struct oas_tag_row *tag)
{
    const oas_program *program = &m->model->plan->program;
    const struct label **first = MODELLER_NEW(m, const struct label *, clause->count);
    type->kind = cenum_new(m, tag->count, NULL, name_joined(m, type->name, OAS_STR("kind")));
    for (uint32_t i = 0; first && type->kind && i < tag->count; i++) {
        const struct oas_value_row *value = &program->values[tag->values + i];
        oas_str text = oas_program_text(program, value->text);
        struct label *label = &type->kind->labels[type->kind->label_count];
        if (first[value->branch])
            cenum_again(type->kind, text, first[value->branch]);
        else
            cenum_add(m, type->kind, text,
                      (uint32_t)branches_objects_before(m, clause, value->branch) + 1,
                      kind_words(m, clause, tag, type->name, value->branch));
        label->is_json = value->jtype != OAS_JTYPE_STRING;
        if (!first[value->branch])
            first[value->branch] = label;
    }
}

const struct label *branch_label(const struct ctype *type, size_t kind)
{
    for (size_t i = 0; type->kind && i < type->kind->label_count; i++)
        if (type->kind->labels[i].value == kind)
            return &type->kind->labels[i];
    return NULL;
}

void branch_tell_apart(struct modeller *m, struct ctype *type, const struct clause *clause,
                       const struct oas_tag_row *tag)
{
    const oas_program *program = &m->model->plan->program;
    type->kind_name = OAS_STR("kind");
    type->tag_member = oas_program_text(program, tag->name);
    branch_tag_kinds(m, type, clause, tag);
    if (tag->other)
        type->other = (uint32_t)branches_objects_before(m, clause, tag->other - 1) + 1;
    type->tag = branch_tag_is_text(m, tag) ? 0 : (uint32_t)(tag - program->tags);
}

void branch_add_variant(struct modeller *m, struct ctype *into, struct names *scope,
                        const struct schema *branch, oas_str words, unsigned jtypes)
{
    const struct value_shape *shape = shape_of(m, &branch, 1, name_joined(m, into->name, words));
    struct part *part = &into->parts[into->part_count++];
    part->schema = branch;
    part->jtypes = jtypes;
    part->required = true;
    part->type = shape->type ? shape->type : m->json;
    if (part->type->shape != OAS_SHAPE_CONST)
        part->name = name_taken(m, scope, name_joined(m, oas_str_of(NULL, 0), words));
}

void branch_begin_kinds(struct modeller *m, struct ctype *type, size_t most)
{
    type->kind_name = OAS_STR("kind");
    type->kind = cenum_new(m, most, NULL, name_joined(m, type->name, OAS_STR("kind")));
    type->parts = MODELLER_NEW(m, struct part, most);
}

struct ctype *branch_union_by_type(struct modeller *m, const struct schema *schema, oas_str name,
                                   size_t most)
{
    struct ctype *type = ctype_new(m, OAS_SHAPE_UNION, schema);
    ctype_name(m, type, name);
    branch_begin_kinds(m, type, most);
    type->told = TOLD_TYPE;
    type->told_apart = OAS_STR("Told apart by the value's JSON type.");
    return type;
}

void branch_add_kind(struct modeller *m, struct ctype *type, oas_str words)
{
    uint32_t value = (uint32_t)type->part_count;
    if (!type->kind)
        return;
    cenum_add(m, type->kind, oas_str_of(NULL, 0), value, words);
    type->parts[value - 1].enumerator = type->kind->labels[value - 1].name;
}

oas_str branch_words_beside(struct modeller *m, const struct branching *branching,
                            const struct clause *clause, size_t index, oas_str parent)
{
    if (branching->branches.count < 2)
        return oas_str_of(NULL, 0);
    if (branching->by_tag)
        return branch_tag_words(m, clause, branching->tag, parent, index);
    return branch_words(m, clause->schemas[index], parent,
                        branching->by_jtype ? SIZE_MAX : branching->numbers[index]);
}
