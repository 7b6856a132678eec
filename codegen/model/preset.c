/* Defaults of members that may be absent. One that its schema refuses, or that the C type cannot
 * hold, is left out: the former has been warned of. */
#include "model/preset.h"

#include <oas/json.h>

#include "load/pointer_order.h"
#include "plan/examples.h"
#include "schema/keyword.h"

/* Schemas that are asked; bytes of a literal that every compiler takes (C11 §5.2.4.1). */
enum { MOST_SCHEMAS = 32, MOST_LITERAL = 4000 };

/* ---- what the document says ---- */

static const struct node *find(const struct schema *schema, unsigned *seen);

/* "X or null", however it is written, is X. */
static const struct node *find_only(const struct clause *clause, unsigned *seen)
{
    const struct schema *only = NULL;
    for (size_t i = 0; i < clause->count; i++) {
        if (clause->schemas[i]->jtypes == OAS_JTYPE_NULL)
            continue;
        if (only)
            return NULL;
        only = clause->schemas[i];
    }
    return find(only, seen);
}

static const struct node *find_in(const struct clause *clause, unsigned *seen)
{
    const struct node *found = NULL;
    if (schema_clause_is_union(clause))
        return find_only(clause, seen);
    if (keyword_takes_in(clause->keyword))
        for (size_t i = 0; !found && i < clause->count; i++)
            found = find(clause->schemas[i], seen);
    return found;
}

static const struct node *find(const struct schema *schema, unsigned *seen)
{
    if (!schema || (*seen)++ >= MOST_SCHEMAS)
        return NULL;
    const struct node *found = node_get(schema->node, "default");
    for (const struct clause *clause = schema->clauses; !found && clause; clause = clause->next)
        found = find_in(clause, seen);
    return found;
}

const struct node *preset_of(const struct part *part)
{
    const struct node *found = NULL;
    for (size_t i = 0; i < part_limits(part) && !found; i++) {
        unsigned seen = 0;
        found = find(part_limit(part, i), &seen);
    }
    return found;
}

/* ---- what C can hold ---- */

static bool has_label(const struct cenum *labels, const struct node *value)
{
    bool is_text = value->kind == NODE_STRING, is_number = value->kind == NODE_NUMBER;
    for (size_t i = 0; (is_text || is_number) && i < labels->label_count; i++)
        if (labels->labels[i].is_json == is_number &&
            oas_str_equal(labels->labels[i].text, value->text))
            return true;
    return false;
}

static bool fits_number(const struct ctype *type, const struct node *value)
{
    int64_t integer;
    uint64_t natural;
    double number;
    oas_json json = oas_json_of(value->text);
    if (value->kind != NODE_NUMBER)
        return false;
    if (type->shape == OAS_SHAPE_SIGNED) {
        int64_t most = INT64_MAX >> (64 - type->bits);
        return oas_json_get_int64(json, &integer) == OAS_OK && integer <= most &&
               integer >= -most - 1;
    }
    if (type->shape == OAS_SHAPE_UNSIGNED)
        return oas_json_get_uint64(json, &natural) == OAS_OK &&
               natural <= UINT64_MAX >> (64 - type->bits);
    return oas_json_get_double(json, &number) == OAS_OK;
}

static bool fits(const struct ctype *type, const struct node *value, size_t length)
{
    switch (type->shape) {
    case OAS_SHAPE_JSON:
        return length <= MOST_LITERAL;
    case OAS_SHAPE_BOOLEAN:
        return value->kind == NODE_BOOLEAN;
    case OAS_SHAPE_SIGNED:
    case OAS_SHAPE_UNSIGNED:
    case OAS_SHAPE_DOUBLE:
        return fits_number(type, value);
    case OAS_SHAPE_STRING:
        return value->kind == NODE_STRING && value->text.len <= MOST_LITERAL;
    case OAS_SHAPE_ENUM:
    case OAS_SHAPE_OPEN:
    case OAS_SHAPE_NUMBERED:
        return has_label(type->cenum, value);
    case OAS_SHAPE_CONST:
        return true;
    case OAS_SHAPE_LIST:
        return value->kind == NODE_ARRAY && value->count == 0;
    case OAS_SHAPE_MAP:
        return value->kind == NODE_OBJECT && value->count == 0;
    case OAS_SHAPE_OPTION:
    case OAS_SHAPE_POINTER:
    case OAS_SHAPE_STRUCT:
    case OAS_SHAPE_UNION:
        break;
    }
    return false;
}

static bool is_null_state(const struct part *part, const struct node *value)
{
    return value->kind == NODE_NULL && part->type->states & OAS_STATE_NULL;
}

bool preset_is_null(const struct part *part)
{
    return is_null_state(part, part->preset);
}

/* By all that the member's value must match. */
static bool is_refused(const struct plan *plan, const struct part *part, oas_str json)
{
    bool refused = false;
    for (size_t i = 0; i < part_limits(part) && !refused; i++) {
        const struct schema *limit = part_limit(part, i);
        struct example example = {.schema = limit,
                                  .type = {&plan->program, plan->schemas[limit->id].use, 0}};
        refused = example_is_refused(&example, json, NULL);
    }
    return refused;
}

static bool is_good(struct modeller *m, const struct part *part, const struct node *value)
{
    oas_buf json = {0};
    bool ordered = pointer_order_json(m->mem, value, &json);
    m->diags->no_memory |= json.failed || !ordered;
    bool good = (is_null_state(part, value) || fits(part->type->item, value, json.len)) &&
                !is_refused(m->model->plan, part, oas_buf_str(&json));
    oas_buf_free(&json);
    return good;
}

/* ---- members ---- */

/* A member that only some objects have gets none, nor one that other schemas speak of in some. */
static const struct node *part_preset(struct modeller *m, const struct part *part)
{
    const struct ctype *type = part->type;
    bool absent = type->shape == OAS_SHAPE_OPTION && type->states & OAS_STATE_ABSENT;
    if (!absent || !part->schema || part->partly || part->branches || part->name.len == 0)
        return NULL;
    const struct node *value = preset_of(part);
    return value && is_good(m, part, value) ? value : NULL;
}

/* The others are set, but nobody would ask for them by name. */
static bool has_constant(const struct part *part)
{
    oas_shape shape = part->type->item->shape;
    return !preset_is_null(part) && shape != OAS_SHAPE_LIST && shape != OAS_SHAPE_MAP &&
           shape != OAS_SHAPE_CONST;
}

static oas_str named(struct modeller *m, const struct ctype *type, oas_str member)
{
    oas_str name = name_joined(m, type->name, member);
    return name_taken(m, &m->ordinary, name_uppered(m, name_joined(m, name, OAS_STR("default"))));
}

/* ---- structs ---- */

static void find_own(struct modeller *m, struct ctype *type)
{
    for (size_t i = 0; i < type->part_count; i++) {
        struct part *part = &type->parts[i];
        part->preset = part_preset(m, part);
        if (part->preset && has_constant(part))
            part->preset_name = named(m, type, part->name);
        type->has_presets |= part->preset != NULL;
    }
}

const struct ctype *preset_below(const struct part *part)
{
    const struct ctype *type = part->type;
    type = type->shape == OAS_SHAPE_POINTER ? type->item : type;
    return part->name.len && type->shape == OAS_SHAPE_STRUCT && type->has_presets ? type : NULL;
}

/* True if one is found to have some below it. */
static bool find_below(struct ctype *type)
{
    bool before = type->has_presets;
    for (size_t i = 0; !type->has_presets && i < type->part_count; i++)
        type->has_presets = preset_below(&type->parts[i]) != NULL;
    return type->has_presets && !before;
}

void presets_find(struct modeller *m)
{
    bool more = true;
    for (struct ctype *type = m->model->defined; type; type = type->next_defined)
        if (type->shape == OAS_SHAPE_STRUCT)
            find_own(m, type);
    while (more) {
        more = false;
        for (struct ctype *type = m->model->defined; type; type = type->next_defined)
            if (type->shape == OAS_SHAPE_STRUCT)
                more |= find_below(type);
    }
    for (struct ctype *type = m->model->defined; type; type = type->next_defined)
        if (type->has_presets)
            type->presets =
                name_taken(m, &m->functions, name_joined(m, type->name, OAS_STR("defaults")));
}
