/* Read from the program's rows: what a type leaves open, where members and items have schemas. */
#include "http/wire_guide.h"

#include "base/ascii.h"
#include "json/bounds.h"
#include "walk/check.h"
#include "walk/walk.h"

static const struct oas_schema_row *row_at(const struct oas_guide *guide, uint32_t i)
{
    return &guide->program->schemas[OAS_USE_ROW(guide->at[i])];
}

static void add_schema(struct oas_guide *guide, oas_use use)
{
    if (OAS_USE_ROW(use) == OAS_USE_ROW(OAS_ANY))
        return;
    for (uint32_t i = 0; i < guide->count; i++)
        if (OAS_USE_ROW(guide->at[i]) == OAS_USE_ROW(use))
            return;
    if (guide->count < OAS_GUIDE_MOST)
        guide->at[guide->count++] = use;
}

struct oas_guide oas_guide_of(oas_type type)
{
    struct oas_guide guide = {.program = type.program};
    add_schema(&guide, type.use);
    return guide;
}

/* ---- types ---- */

/* What an applicator leaves. A branch's row knows what all below it leaves. */
static unsigned left_by(const oas_program *program, const struct oas_check_row *check)
{
    bool all = check->keyword == OAS_KEYWORD_ALL_OF || oas_check_refers(check);
    bool any = check->keyword == OAS_KEYWORD_ANY_OF || check->keyword == OAS_KEYWORD_ONE_OF;
    unsigned jtypes = any ? 0 : OAS_JTYPE_ANY;
    for (uint32_t i = 0; (all || any) && i < check->count; i++) {
        unsigned branch = program->branches[check->first + i].jtypes;
        jtypes = all ? jtypes & branch : jtypes | branch;
    }
    return jtypes;
}

static unsigned jtypes_left(const oas_program *program, const struct oas_schema_row *schema)
{
    if (schema->flags & OAS_SCHEMA_NEVER)
        return 0;
    unsigned jtypes = schema->jtypes;
    uint32_t first = schema->checks + schema->leaf_count;
    for (uint32_t i = 0; i < schema->apply_count; i++)
        jtypes &= left_by(program, &program->checks[first + i]);
    return jtypes;
}

unsigned oas_guide_jtypes(const struct oas_guide *guide)
{
    unsigned jtypes = OAS_JTYPE_ANY;
    for (uint32_t i = 0; i < guide->count; i++)
        jtypes &= jtypes_left(guide->program, row_at(guide, i));
    return jtypes;
}

/* ---- in place ---- */

struct spreading {
    struct oas_guide *guide;
    uint32_t left;    /* of the number that chooses: what earlier unions have not used */
    uint32_t numbers; /* how many there are */
    bool every;
};

static void add_branches(struct spreading *s, uint32_t first, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        add_schema(s->guide, s->guide->program->branches[first + i].use);
}

static void add_one(struct spreading *s, uint32_t first, uint32_t count)
{
    if (s->every || count < 2) {
        add_branches(s, first, count);
        return;
    }
    add_branches(s, first + s->left % count, 1);
    s->left /= count;
    if (s->numbers < UINT32_MAX / count)
        s->numbers *= count;
}

static void spread_check(struct spreading *s, const struct oas_check_row *check)
{
    if (check->keyword == OAS_KEYWORD_ALL_OF || oas_check_refers(check) ||
        check->keyword == OAS_KEYWORD_DEPENDENT_SCHEMAS)
        add_branches(s, check->first, check->count);
    else if (check->keyword == OAS_KEYWORD_ANY_OF || check->keyword == OAS_KEYWORD_ONE_OF)
        add_one(s, check->first, check->count);
    else if (check->keyword == OAS_KEYWORD_IF)
        add_one(s, check->first + 1, 2);
}

uint32_t oas_guide_spread(struct oas_guide *guide, uint32_t choice)
{
    struct spreading s = {
        .guide = guide, .left = choice, .numbers = 1, .every = choice == OAS_GUIDE_EVERY};
    for (uint32_t i = 0; i < guide->count; i++) {
        const struct oas_schema_row *schema = row_at(guide, i);
        uint32_t first = schema->checks + schema->leaf_count;
        for (uint32_t k = 0; k < schema->apply_count; k++)
            spread_check(&s, &guide->program->checks[first + k]);
    }
    return s.numbers;
}

/* ---- members and items ---- */

static const struct oas_object_row *object_at(const struct oas_guide *guide, uint32_t i)
{
    static const struct oas_object_row open = {.rest = OAS_ANY};
    uint32_t index = row_at(guide, i)->object; /* a program without objects has not even row 0 */
    return index ? &guide->program->objects[index] : &open;
}

static const struct oas_field_row *find_declared(const oas_program *program,
                                                 const struct oas_object_row *object, oas_str name)
{
    if (object->field_count == 0)
        return NULL;
    const uint32_t *slots = &program->slots[object->slots];
    for (uint32_t at = oas_name_hash(name) & object->mask; slots[at];
         at = (at + 1) & object->mask) {
        const struct oas_field_row *field = &program->fields[object->fields + slots[at] - 1];
        if (oas_str_equal(oas_program_text(program, field->name), name))
            return field;
    }
    return NULL;
}

/* The patterns of an object's names that match; a name without '"' and '\' stands for itself. */
static uint32_t add_patterned(struct oas_guide *member, const struct oas_object_row *object,
                              oas_str name)
{
    uint64_t scratch[OAS_SCRATCH_SIZE / sizeof(uint64_t)];
    char quoted[258];
    uint32_t found = 0;
    if (object->pattern_count == 0 || name.len + 2 > sizeof quoted)
        return 0;
    for (size_t i = 0; i < name.len; i++)
        if (oas_json_escapes(name.at[i]))
            return 0;
    quoted[0] = '"';
    memcpy(quoted + 1, name.at, name.len);
    quoted[name.len + 1] = '"';
    struct oas_walk w;
    oas_type type = {member->program, OAS_ANY, 0};
    oas_walk_init(&w, type, oas_str_of(quoted, name.len + 2), oas_options_or_none(NULL), scratch);
    for (uint32_t i = 0; i < object->pattern_count; i++) {
        const struct oas_check_row *check = &member->program->checks[object->patterns + i];
        if (oas_check_name(&w, check, quoted) != OAS_OK)
            continue;
        add_schema(member, check->count);
        found++;
    }
    return found;
}

struct oas_guide oas_guide_member(const struct oas_guide *guide, oas_str name)
{
    struct oas_guide member = {.program = guide->program};
    for (uint32_t i = 0; i < guide->count; i++) {
        const struct oas_object_row *object = object_at(guide, i);
        const struct oas_field_row *field = find_declared(guide->program, object, name);
        bool declared = field && !(field->flags & OAS_FIELD_UNDECLARED);
        if (declared)
            add_schema(&member, field->use);
        if (add_patterned(&member, object, name) == 0 && !declared)
            add_schema(&member, object->rest);
    }
    return member;
}

struct oas_guide oas_guide_item(const struct oas_guide *guide, size_t index)
{
    static const struct oas_array_row open = {.items = OAS_ANY};
    struct oas_guide item = {.program = guide->program};
    for (uint32_t i = 0; i < guide->count; i++) {
        uint32_t row = row_at(guide, i)->array;
        const struct oas_array_row *array = row ? &guide->program->arrays[row] : &open;
        if (index < array->prefix_count)
            add_schema(&item, guide->program->branches[array->prefix + index].use);
        else
            add_schema(&item, array->items);
    }
    return item;
}

bool oas_guide_names(const struct oas_guide *guide, oas_str name)
{
    for (uint32_t i = 0; i < guide->count; i++)
        if (find_declared(guide->program, object_at(guide, i), name))
            return true;
    return false;
}

bool oas_guide_is_open(const struct oas_guide *guide)
{
    bool open = false;
    for (uint32_t i = 0; i < guide->count; i++) {
        const struct oas_object_row *object = object_at(guide, i);
        if (guide->program->schemas[OAS_USE_ROW(object->rest)].flags & OAS_SCHEMA_NEVER)
            return false;
        open |= object->rest_order != 0 || object->pattern_count != 0;
    }
    return open;
}
