/* The walker's form that stores: the verdict, and on the way the value goes into its C type. Only
 * what has one reading is stored so: objects, arrays, and unions of which one branch can hold. A
 * value that is judged more than once is judged first, then stored from its span (store.c). */
#include "walk/walk.h"

#include "number/double.h"
#include "value/ignored.h"
#include "value/store.h"

#undef OAS_FORM
#define OAS_FORM(name) name##_decode
#include "walk/forms.h"

enum { COLLECT = 0 };
#define STORE

#include "walk/walk.inc"

/* A C type that a value goes into. */
struct target {
    const struct oas_layout_row *row;
    char *to;
    uint32_t kind; /* of a flat struct whose tag has been read; 0: not yet, or none */
};

/* Uses the target up. */
static oas_status decode(struct oas_walk *w, oas_use use, struct target *target, unsigned depth);

/* From here to the cursor the text has been judged; what is behind it may be anything. */
static void read_again(struct oas_walk *w, const char *from)
{
    w->store->read.at = from;
    w->store->read.end = w->read.at;
}

/* Is a double valid, which may be another number than its text was? */
OAS_NOINLINE static bool is_double_valid(struct oas_walk *w, oas_use use, const char *at,
                                         unsigned depth)
{
    struct oas_reader read = w->read;
    char digits[OAS_DOUBLE_SIZE];
    double value;
    memcpy(&value, at, sizeof value);
    w->read = oas_reader_over(oas_str_of(digits, oas_double_write(value, digits)));
    bool valid = walk(w, use, depth, NULL) == OAS_OK;
    w->read = read;
    return valid;
}

/* A number has been judged. Where only its own schema speaks of it, its double is judged by that at
 * once if it is another number; else the whole value is, when it is there. */
OAS_NOINLINE static oas_status store_double_of(struct oas_walk *w, oas_use use, oas_str span,
                                               const struct target *target, unsigned depth)
{
    struct oas_store *s = w->store;
    const struct oas_schema_row *schema = &w->program->schemas[OAS_USE_ROW(use)];
    schema = oas_walk_merged(w, schema);
    bool alone = !s->whole && schema->apply_count == 0, changed = s->changed;
    if (alone && !(schema->judged & OAS_JTYPE_NUMBER) &&
        (schema->jtypes & OAS_JTYPE_NUMBER) == OAS_JTYPE_NUMBER)
        return oas_store_double(s, target->row, span, target->to);
    oas_status status = oas_store_leaf(s, target->row, span, target->to);
    if (status == OAS_OK && alone && s->changed && !changed)
        s->changed = !is_double_valid(w, use, target->to, depth);
    return status;
}

/* The verdict, then the value from its span. */
static oas_status judge_and_store(struct oas_walk *w, oas_use use, const struct target *target,
                                  unsigned depth)
{
    const char *start = w->read.at;
    oas_status status = walk(w, use, depth, NULL);
    if (status != OAS_OK)
        return status;
    if (w->string.raw.at == start + 1 && oas_shape_is_text((oas_shape)target->row->shape))
        return oas_store_string(w->store, target->row, &w->string, target->to);
    oas_str span = oas_str_of(start, (size_t)(w->read.at - start));
    if (target->row->shape == OAS_SHAPE_DOUBLE && oas_jtypes_of(*start) & OAS_JTYPE_NUMBER)
        return store_double_of(w, use, span, target, depth);
    if (target->row->shape <= OAS_SHAPE_ENUM)
        return oas_store_leaf(w->store, target->row, span, target->to);
    read_again(w, start);
    return oas_store_row(w->store, target->row, target->to);
}

/* ---- arrays ---- */

/* As many items as the array at the cursor has, if it is one; the text may be anything. No byte is
 * counted for two arrays, so that all of them together take a fixed multiple of the text. */
OAS_NOINLINE static size_t count_list(const struct oas_walk *w)
{
    struct oas_reader r = w->read;
    r.at++;
    oas_read_space(&r);
    return oas_skim_count(&r);
}

/* A list on its way into memory. */
struct list_fill {
    struct target item; /* where the next one goes */
    size_t room;        /* of those that were counted, how many are still to come */
};

/* One item; those that were not counted are only judged. */
static oas_status store_item(struct oas_walk *w, const struct oas_schema_row *schema,
                             const struct oas_array_row *array, uint32_t i, struct list_fill *fill,
                             unsigned depth)
{
    bool in_prefix = i < array->prefix_count;
    oas_use use = in_prefix ? w->program->branches[array->prefix + i].use : array->items;
    struct target item = fill->item;
    if (!item.to || fill->room == 0 ||
        w->program->schemas[OAS_USE_ROW(use)].flags & OAS_SCHEMA_NEVER) {
        w->store->incomplete = true;
        return walk_item(w, schema, array, i, depth, NULL);
    }
    fill->item.to += item.row->size;
    fill->room--;
    return decode(w, use, &item, depth + 1);
}

OAS_NOINLINE static oas_status decode_array(struct oas_walk *w, const struct oas_schema_row *schema,
                                            const struct target *target, unsigned depth)
{
    if (depth >= w->read.max_depth)
        return OAS_TOO_LARGE;
    const struct oas_layout_row *row = oas_layout_row_at(&w->store->in, target->row->item);
    struct list_fill fill = {.item = {.row = row}, .room = count_list(w)};
    oas_status status = oas_store_take(w->store, fill.room, row->size, row->align, target->to);
    if (status != OAS_OK)
        return status;
    fill.item.to = oas_run_at(target->to).items;
    status = walk_items(w, schema, &fill, depth, NULL);
    w->store->incomplete |= fill.room != 0;
    return status;
}

/* ---- objects ---- */

/* An object on its way into a struct. */
struct object_fill {
    struct oas_declared in;
    char *to;
    uint32_t guess; /* the member of the struct that is likely next */
    uint32_t undeclared;
    uint32_t plain; /* members that came and that the struct cannot lack */
    bool extra;     /* members of the struct came that the schema row does not declare */
};

/* Has the member the field's name? Mostly it is the same text of the program. */
static bool is_named(const struct oas_store *s, const struct oas_field_row *member, oas_text name)
{
    const oas_program *program = s->in.program;
    if (member->name.at == name.at && member->name.len == name.len)
        return true;
    return oas_str_equal(oas_program_text(program, member->name), oas_program_text(program, name));
}

/* The struct's member of that name, or OAS_NONE. */
static uint32_t member_of(const struct oas_store *s, struct object_fill *fill, oas_text name)
{
    const struct oas_layout_row *row = fill->in.row;
    if (fill->guess < row->part_count) {
        const struct oas_field_row *member = oas_member_field(&s->in, row, fill->guess);
        if (is_named(s, member, name) && oas_store_declares(s, &fill->in, fill->guess))
            return fill->guess++;
    }
    struct oas_token token = {.raw = oas_program_text(s->in.program, name)};
    uint32_t i = oas_store_find(s, &fill->in, &token);
    fill->guess = i == OAS_NONE ? fill->guess : i + 1;
    return i;
}

static struct target target_of(const struct oas_store *s, struct object_fill *fill, uint32_t i)
{
    const struct oas_property_row *place = oas_member_place(&s->in, fill->in.row, i);
    struct target target = {.row = oas_layout_row_at(&s->in, place->layout),
                            .to = fill->to + place->presence};
    fill->plain += target.row->shape != OAS_SHAPE_OPTION;
    return target;
}

/* A member that the schema row does not declare, while the struct may; or that it judges by more
 * than its declaration. */
OAS_NOINLINE static oas_status decode_other(struct oas_walk *w, const struct oas_schema_row *schema,
                                            const struct oas_object_row *object,
                                            const struct oas_field_row *field,
                                            struct object_fill *fill, const char *key,
                                            unsigned depth)
{
    struct oas_store *s = w->store;
    uint32_t index = field ? (uint32_t)(field - &w->program->fields[object->fields]) : OAS_NONE;
    struct member member = {key, index, true};
    oas_status status = judge_member(w, schema, object, field, &member, depth, NULL);
    if (status != OAS_OK)
        return status;
    read_again(w, key);
    struct oas_token token = oas_skim_key(&s->read);
    uint32_t i = oas_store_find(s, &fill->in, &token);
    if (i == OAS_NONE) {
        fill->undeclared++;
        return OAS_OK;
    }
    fill->extra = true;
    struct target target = target_of(s, fill, i);
    return oas_store_row(s, target.row, target.to);
}

/* Where the declared member goes; false where it has no place. */
OAS_NOINLINE static bool find_target(const struct oas_walk *w, struct object_fill *fill,
                                     const struct oas_field_row *field, struct target *target)
{
    if (w->program->schemas[OAS_USE_ROW(field->use)].flags & OAS_SCHEMA_NEVER)
        return false;
    uint32_t i = member_of(w->store, fill, field->name);
    if (i == OAS_NONE) {
        fill->undeclared++;
        return false;
    }
    *target = target_of(w->store, fill, i);
    return true;
}

static oas_status store_member(struct oas_walk *w, const struct oas_schema_row *schema,
                               const struct oas_object_row *object,
                               const struct oas_field_row *field, struct object_fill *fill,
                               const char *key, unsigned depth)
{
    struct target target;
    if (!field || is_patterned(object, field))
        return decode_other(w, schema, object, field, fill, key, depth);
    if (find_target(w, fill, field, &target))
        return decode(w, field->use, &target, depth + 1);
    return walk_member(w, schema, object, field, key, depth, NULL);
}

OAS_NOINLINE static oas_status decode_object(struct oas_walk *w,
                                             const struct oas_schema_row *schema,
                                             const struct target *target, unsigned depth)
{
    struct object_fill fill = {.in = {.row = target->row, .kind = target->kind}, .to = target->to};
    const char *open = w->read.at;
    oas_status status = walk_known(w, schema, &fill, depth, NULL);
    if (status != OAS_OK)
        return status;
    read_again(w, open);
    if (fill.in.kind || fill.plain < fill.in.row->plain)
        status = oas_store_demand(w->store, &fill.in, fill.plain, open);
    if (status == OAS_OK && fill.extra)
        status = oas_store_once(w->store, &fill.in, open);
    return status == OAS_OK ? oas_store_rest(w->store, &fill.in, open, fill.undeclared, fill.to)
                            : status;
}

/* ---- unions ---- */

/* Notes the kind that the tag's value stands for; false when the C type knows none. */
static bool enter_kind(const struct oas_walk *w, const struct oas_value_row *value,
                       struct target *target)
{
    const struct oas_store *s = w->store;
    struct oas_token text = {.raw = oas_program_text(w->program, value->text)};
    uint32_t label = target->row->label_count && !(target->row->flags & OAS_LAYOUT_HEIRS)
                         ? oas_label_of_constant(&s->in, target->row, value->jtype, &text)
                         : OAS_NONE;
    if (label == OAS_NONE)
        return false;
    uint32_t kind = s->in.layout->labels[label].value;
    oas_enum_store(target->to + target->row->kind, target->row->entry, kind);
    target->kind = kind;
    if (target->row->shape != OAS_SHAPE_UNION)
        return true;
    target->to += target->row->at;
    target->row = oas_layout_variant(&s->in, target->row, kind);
    target->kind = 0;
    return true;
}

/* The branch that alone decides over the value at the cursor, with the target that it goes into;
 * OAS_NONE: none does. */
OAS_NOINLINE static uint32_t
leading_branch(const struct oas_walk *w, const struct oas_schema_row *schema, struct target *target)
{
    if (schema->apply_count != 1 || !(schema->flags & OAS_SCHEMA_LEAD))
        return OAS_NONE;
    const struct oas_check_row *check = &w->program->checks[schema->checks + schema->leaf_count];
    unsigned jtypes = oas_jtypes_of(*w->read.at);
    bool any = check->keyword == OAS_KEYWORD_ANY_OF || check->keyword == OAS_KEYWORD_ONE_OF;
    if (!any)
        return check->count == 1 ? 0 : OAS_NONE;
    if (oas_walk_decides(w, check, jtypes)) {
        const char *at;
        uint32_t value = oas_find_tag(w, &w->program->tags[check->table], w->read.at + 1, &at);
        const struct oas_value_row *row = &w->program->values[value == OAS_NONE ? 0 : value];
        return value != OAS_NONE && enter_kind(w, row, target) ? row->branch : OAS_NONE;
    }
    bool plain = target->row->shape == OAS_SHAPE_STRUCT && target->row->label_count == 0;
    return plain || target->row->shape == OAS_SHAPE_LIST ? only_branch(w, check, jtypes) : OAS_NONE;
}

/* The only branch of a union that takes the value is tried: that is work, whatever it says. */
static bool is_tried(const struct oas_walk *w, const struct oas_check_row *check, const char *start)
{
    bool any = check->keyword == OAS_KEYWORD_ANY_OF || check->keyword == OAS_KEYWORD_ONE_OF;
    return any && !oas_walk_decides(w, check, oas_jtypes_of(*start));
}

static oas_status decode_branch(struct oas_walk *w, const struct oas_schema_row *schema,
                                uint32_t branch, struct target *target, unsigned depth)
{
    const struct oas_check_row *check = &w->program->checks[schema->checks + schema->leaf_count];
    const char *start = w->read.at;
    if (depth >= w->read.max_depth)
        return OAS_TOO_LARGE;
    bool whole = w->store->whole;
    uint32_t strict = w->strict;
    w->store->whole = true;
    if (w->ignores)
        w->strict += oas_walk_only_tries(w, check, start);
    oas_status status =
        decode(w, w->program->branches[check->first + branch].use, target, depth + 1);
    w->store->whole = whole;
    w->strict = strict;
    oas_status charged = status == OAS_OK || is_tried(w, check, start) ? charge(w, start) : OAS_OK;
    return charged == OAS_OK ? status : charged;
}

/* ---- any value ---- */

/* Through presences and pointers; target->row is NULL when null was all of it, and is judged still.
 */
OAS_NOINLINE static oas_status enter_target(struct oas_walk *w, struct target *target)
{
    oas_status status = OAS_OK;
    while (status == OAS_OK && target->row &&
           (target->row->shape == OAS_SHAPE_OPTION || target->row->shape == OAS_SHAPE_POINTER))
        status = oas_store_inward(w->store, *w->read.at, &target->row, &target->to);
    return status;
}

/* Does the schema look at what is in an array or object as a whole? */
static bool looks_inside(const struct oas_walk *w, const struct oas_schema_row *schema)
{
    bool looks = schema->apply_count > 0;
    for (uint32_t i = 0; i < schema->leaf_count && !looks; i++) {
        unsigned keyword = w->program->checks[schema->checks + i].keyword;
        looks = keyword == OAS_KEYWORD_UNIQUE_ITEMS || keyword == OAS_KEYWORD_CONST ||
                keyword == OAS_KEYWORD_ENUM;
    }
    return looks;
}

/* A struct of kinds can be filled only once its tag is known. */
static bool is_filled(const struct oas_schema_row *schema, const struct target *target)
{
    return target->row->shape == OAS_SHAPE_STRUCT && schema->object &&
           (target->row->label_count == 0 || target->kind);
}

static oas_status decode_container(struct oas_walk *w, oas_use use, struct target *target,
                                   unsigned depth)
{
    const char *start = w->read.at;
    oas_status status;
    const struct oas_schema_row *schema = &w->program->schemas[OAS_USE_ROW(use)];
    schema = oas_walk_merged(w, schema);
    uint32_t branch = leading_branch(w, schema, target);
    if (branch != OAS_NONE)
        return decode_branch(w, schema, branch, target, depth);
    bool object = *start == '{' && schema->jtypes & OAS_JTYPE_OBJECT && is_filled(schema, target);
    bool list = *start == '[' && schema->jtypes & OAS_JTYPE_ARRAY &&
                target->row->shape == OAS_SHAPE_LIST && !(schema->flags & OAS_SCHEMA_LEAD);
    if (!object && !list)
        return judge_and_store(w, use, target, depth);
    bool inside = w->inside, whole = w->store->whole;
    w->inside |= schema->apply_count > 0;
    w->store->whole |= looks_inside(w, schema);
    status =
        object ? decode_object(w, schema, target, depth) : decode_array(w, schema, target, depth);
    if (status == OAS_OK && schema->apply_count > 0)
        status = apply_each(w, schema, start, w->read.at, depth, NULL);
    w->store->whole = whole;
    oas_memo_leave(w, inside);
    return status;
}

static oas_status decode(struct oas_walk *w, oas_use use, struct target *target, unsigned depth)
{
    char first = *w->read.at;
    oas_status status = enter_target(w, target);
    if (status != OAS_OK || !target->row)
        return status == OAS_OK ? walk(w, use, depth, NULL) : status;
    if (first != '{' && first != '[')
        return judge_and_store(w, use, target, depth);
    bool judged = w->store->judged || !(target->row->flags & OAS_LAYOUT_JUDGED);
    w->store->judged |= !judged;
    status = decode_container(w, use, target, depth);
    w->store->judged &= judged;
    return status;
}

oas_status oas_walk_validate_at(struct oas_walk *w, oas_use use, const char *at)
{
    oas_walk_begin_at(w, at);
    return oas_walk_end_at(w, at, walk(w, use, 0, NULL));
}

oas_status oas_walk_decode(struct oas_walk *w, oas_use use, unsigned depth)
{
    struct target target = {.row = w->store->row, .to = w->store->to};
    return decode(w, use, &target, depth);
}

oas_status oas_walk_decode_into(struct oas_walk *w, oas_use use, const struct oas_layout_row *row,
                                char *to, unsigned depth)
{
    struct target target = {.row = row, .to = to};
    return decode(w, use, &target, depth);
}

#undef STORE
#undef OAS_FORM
#define OAS_FORM(name) name
