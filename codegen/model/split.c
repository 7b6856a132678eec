/* By number or by tag. */
#include "model/split.h"

#include <stdlib.h>

#include "load/array.h"
#include "load/text.h"
#include "model/names.h"

/* ---- by number ---- */

static size_t file_of(oas_str name, size_t count)
{
    return 1 + oas_name_hash(name) % count;
}

static bool by_number(struct model *model, size_t count, struct diags *diags)
{
    model->files = OAS_ARENA_NEW(diags->mem, oas_str, count);
    for (size_t i = 0; model->files && i < count; i++) {
        oas_buf number = {0};
        oas_buf_put_u64(&number, i + 1);
        model->files[model->file_count++] = text_keep(diags->mem, &number, &diags->no_memory);
    }
    for (struct root *root = model->roots; root; root = root->next)
        root->file = file_of(root->name, count);
    for (struct cenum *cenum = model->enums; cenum; cenum = cenum->next)
        cenum->file = file_of(cenum->name, count);
    return model->files && !diags->no_memory;
}

/* ---- by tag ---- */

static const size_t NOBODY = 0, SHARED = SIZE_MAX;

struct tagger {
    struct model *model;
    struct diags *diags;
    size_t *owner; /* by schema->id: the only file that leads to the schema, SHARED or NOBODY */
    const struct schema **stack;
    size_t depth, cap;
};

static int compare(const void *a, const void *b)
{
    return oas_str_compare(*(const oas_str *)a, *(const oas_str *)b);
}

static const struct operation *operation_of(const struct wanted *wanted)
{
    return wanted->subject ? wanted->subject->operation : NULL;
}

/* What files of the operation's first tag end in; empty: it has none. */
static oas_str ending_of(const struct tagger *t, const struct wanted *wanted)
{
    const struct operation *operation = operation_of(wanted);
    if (!operation || operation->tags.count == 0)
        return (oas_str){0};
    oas_str made = name_join(t->diags->mem, (oas_str){0}, operation->tags.at[0]);
    made = name_limited(t->diags->mem, made, 0, NAME_MOST);
    t->diags->no_memory |= !made.at;
    if (made.len && made.at[0] == '_') /* before a digit: NAME_ stands before it anyway */
        made = oas_str_of(made.at + 1, made.len - 1);
    return made;
}

/* Those of all operations, once each and in order. */
static void list_endings(struct tagger *t, const struct wanted *wanted, size_t count)
{
    struct model *model = t->model;
    oas_str *all = OAS_ARENA_NEW(t->diags->mem, oas_str, count + 1);
    size_t found = 0;
    t->diags->no_memory |= !all;
    for (size_t i = 0; all && i < count; i++) {
        all[found] = ending_of(t, &wanted[i]);
        found += all[found].len > 0;
    }
    if (found)
        qsort(all, found, sizeof *all, compare);
    model->files = all;
    for (size_t i = 0; i < found; i++)
        if (i == 0 || !oas_str_equal(all[i], all[model->file_count - 1]))
            all[model->file_count++] = all[i];
}

/* 0: NAME.c */
static size_t file_of_tag(const struct tagger *t, const struct wanted *wanted)
{
    oas_str ending = ending_of(t, wanted);
    const struct model *model = t->model;
    const oas_str *found =
        ending.len ? bsearch(&ending, model->files, model->file_count, sizeof ending, compare)
                   : NULL;
    return found ? (size_t)(found - model->files) + 1 : 0;
}

static void push(struct tagger *t, const struct schema *schema)
{
    const struct schema **at =
        array_room(t->diags->mem, t->stack, t->depth, 1, &t->cap, sizeof *t->stack);
    t->diags->no_memory |= !at;
    if (!at)
        return;
    t->stack = at;
    t->stack[t->depth++] = schema;
}

/* `file` leads to the schema and to all that it applies. What two lead to is shared, so that each
 * is walked twice at most. */
static void lead(struct tagger *t, const struct schema *from, size_t file)
{
    push(t, from);
    while (t->depth) {
        const struct schema *schema = t->stack[--t->depth];
        size_t *owner = &t->owner[schema->id];
        if (*owner == file || *owner == SHARED)
            continue;
        *owner = *owner == NOBODY ? file : SHARED;
        for (const struct clause *clause = schema->clauses; clause; clause = clause->next)
            for (size_t i = 0; clause->schemas && i < clause->count; i++)
                if (clause->schemas[i])
                    push(t, clause->schemas[i]);
    }
}

/* What has no tag is for NAME.c, as is what it leads to. */
static void lead_from_operations(struct tagger *t, const struct wanted *wanted, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t file = file_of_tag(t, &wanted[i]);
        if (operation_of(&wanted[i]))
            lead(t, wanted[i].schema, file ? file : SHARED);
    }
}

static size_t only_file(const struct tagger *t, const struct schema *schema)
{
    size_t owner = schema ? t->owner[schema->id] : NOBODY;
    return owner == SHARED ? 0 : owner;
}

static bool by_tag(struct model *model, const struct wanted *wanted, size_t count,
                   struct diags *diags)
{
    struct tagger t = {.model = model, .diags = diags};
    t.owner = OAS_ARENA_NEW(diags->mem, size_t, model->plan->schema_count + 1);
    list_endings(&t, wanted, count);
    if (!t.owner || diags->no_memory)
        return false;
    lead_from_operations(&t, wanted, count);
    /* A component's root stands for bodies that refer to it as well. */
    for (int component = 0; component < 2; component++)
        for (size_t i = 0; i < count; i++)
            if (wanted[i].component == component && model->by_wanted[i])
                model->by_wanted[i]->file =
                    component ? only_file(&t, wanted[i].schema) : file_of_tag(&t, &wanted[i]);
    for (struct cenum *cenum = model->enums; cenum; cenum = cenum->next)
        cenum->file = only_file(&t, cenum->schema);
    return !diags->no_memory;
}

bool split_files(struct model *model, const struct split *split, const struct wanted *wanted,
                 size_t count, struct diags *diags)
{
    if (split->tags)
        return by_tag(model, wanted, count, diags);
    return split->count == 0 || by_number(model, split->count, diags);
}
