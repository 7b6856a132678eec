/* Tags: a member whose constants differ from branch to branch. */
#include "plan/tag.h"

#include <stdlib.h>

#include <oas/json.h>

#include "load/pointer_order.h"
#include "load/text.h"
#include "plan/branch.h"
#include "plan/constant.h"
#include "plan/rows.h"

bool tag_is_integer(oas_str text)
{
    int64_t number;
    size_t sign = text.len && text.at[0] == '-', digits = text.len - sign;
    bool plain = digits && (text.at[sign] != '0' || text.len == 1);
    return plain && text_int64(text, &number);
}

/* 1.0 and 1e0 are the integer 1 (JSON Schema Core section 4.2.1). */
static const struct node *integer_node(oas_arena *mem, const struct node *node, bool *no_memory)
{
    int64_t number;
    if (tag_is_integer(node->text))
        return node;
    if (oas_json_get_int64(oas_json_of(node->text), &number) != OAS_OK)
        return NULL;
    struct node *plain = OAS_ARENA_NEW(mem, struct node, 1);
    oas_json text = oas_json_from_int64(mem, number);
    *no_memory |= !plain || !text.at;
    if (!plain || !text.at)
        return NULL;
    *plain = *node;
    plain->text = oas_str_of(text.at, text.len);
    return plain;
}

const struct node *tag_node(oas_arena *mem, const struct node *node, bool *no_memory)
{
    switch (node->kind) {
    case NODE_NUMBER:
        return integer_node(mem, node, no_memory);
    case NODE_NULL:
    case NODE_BOOLEAN:
    case NODE_STRING:
        return node;
    case NODE_ARRAY:
    case NODE_OBJECT:
        break;
    }
    return NULL;
}

bool tag_add_constants(struct tag *tag, const struct branch_parts *parts, uint32_t branch)
{
    struct planner *planner = tag->planner;
    size_t count = 0, added = 0;
    const struct node *const *values = branch_values(planner, parts, tag->name, &count);
    for (size_t i = 0; values && i < count; i++) {
        const struct node *node = tag_node(planner->mem, values[i], &planner->diags->no_memory);
        if (node) {
            constant_add(planner, node, branch);
            added++;
        }
    }
    return values && added == count;
}

/* True if no two branches share a constant. */
static bool all_apart(const struct tag *tag)
{
    struct planner *planner = tag->planner;
    struct map seen = {NULL};
    for (uint32_t row = tag->first; row < planner->values.count; row++) {
        void **slot = map_put(&seen, planner->mem, constant_key(planner, row));
        struct schema **branch = &tag->clause->schemas[constant_at(planner, row)->branch];
        planner->diags->no_memory |= !slot;
        if (!slot || (*slot && *slot != branch))
            return false;
        *slot = branch;
    }
    return true;
}

/* Has every object of the branch the member, in each direction? */
static bool is_demanded(const struct tag *tag, const struct branch_parts *branch, oas_str name)
{
    return branch_requires(branch, name) ||
           (tag->around && branch_requires(tag->around, name) && !branch_waives(tag->around, name));
}

bool tag_gather(struct tag *tag, oas_str name)
{
    struct planner *planner = tag->planner;
    tag->name = name;
    for (size_t i = 0; i < tag->clause->count; i++) {
        const struct schema *branch = tag->clause->schemas[i];
        if (!(plan_known(planner, branch)->jtypes & OAS_JTYPE_OBJECT))
            continue;
        struct branch_parts parts = branch_parts(branch);
        planner->tag_work += branch_work(&parts);
        if (!is_demanded(tag, &parts, name) || !tag_add_constants(tag, &parts, (uint32_t)i)) {
            planner->values.count = tag->first;
            return false;
        }
    }
    if (planner->values.count > tag->first && all_apart(tag))
        return true;
    planner->values.count = tag->first;
    return false;
}

uint32_t tag_finish(struct tag *tag)
{
    struct planner *planner = tag->planner;
    struct oas_tag_row row = {.name = rows_text(planner, tag->name),
                              .values = tag->first,
                              .count = planner->values.count - tag->first,
                              .decides = tag->decides,
                              .other = tag->other};
    rows_table(planner, constant_name, row.values, row.count, &row.slots, &row.mask);
    uint32_t index;
    struct oas_tag_row *added = rows_add_named(planner, &planner->tags, sizeof *added, &index);
    if (added)
        *added = row;
    return index;
}

/* Names that are compared, about. A tag that is not found for want of work changes no verdict, only
 * which branch is explained. */
enum { MOST_WORK = 20000000 };

/* The part's members that have constants: how many; into `names`, unless it is NULL. */
static size_t candidates_of(const struct schema *part, oas_str *names)
{
    const struct clause *properties = schema_clause(part, OAS_KEYWORD_PROPERTIES);
    size_t count = 0;
    for (size_t i = 0; properties && i < properties->count; i++) {
        if (!branch_has_constants(properties->schemas[i]))
            continue;
        if (names)
            names[count] = properties->names[i];
        count++;
    }
    return count;
}

static int compare_names(const void *a, const void *b)
{
    return pointer_order(*(const oas_str *)a, *(const oas_str *)b);
}

/* Those of all parts in the order of their pointers: where there are several tags it must not
 * matter which stands first. NULL: none, or no memory. */
static const oas_str *candidates(struct planner *planner, const struct branch_parts *parts,
                                 size_t *count)
{
    size_t most = 0;
    *count = 0;
    for (size_t i = 0; i < parts->count; i++)
        most += candidates_of(parts->at[i], NULL);
    oas_str *names = most ? OAS_ARENA_NEW(planner->mem, oas_str, most) : NULL;
    planner->diags->no_memory |= most && !names;
    for (size_t i = 0; names && i < parts->count; i++)
        *count += candidates_of(parts->at[i], names + *count);
    if (*count)
        qsort(names, *count, sizeof *names, compare_names);
    return names;
}

bool tag_search(struct tag *tag)
{
    struct planner *planner = tag->planner;
    const struct schema *first = NULL;
    size_t objects = 0, count;
    for (size_t i = 0; i < tag->clause->count; i++)
        if (plan_known(planner, tag->clause->schemas[i])->jtypes & OAS_JTYPE_OBJECT) {
            first = first ? first : tag->clause->schemas[i];
            objects++;
        }
    if (objects < 2)
        return false;
    struct branch_parts parts = branch_parts(first);
    planner->tag_work += branch_work(&parts) * 4;
    if (planner->tag_work > MOST_WORK)
        return false;
    const oas_str *names = candidates(planner, &parts, &count);
    for (size_t i = 0; i < count && planner->tag_work <= MOST_WORK; i++) {
        planner->tag_work += branch_work(&parts);
        if (is_demanded(tag, &parts, names[i]) && tag_gather(tag, names[i]))
            return true;
    }
    return false;
}
