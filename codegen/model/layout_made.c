/* The rows that emit/layout.c prints, with sizes and offsets found by the rules of C. */
#include "model/layout_made.h"

#include "load/array.h"
#include "load/map.h"
#include "load/shared.h"
#include "load/slots.h"
#include "load/text.h"

struct labels {
    uint32_t first, slots, mask;
};

/* A growing table. */
struct table {
    void *at;
    uint32_t count;
    size_t cap;
};

struct making {
    const struct plan *plan;
    oas_arena *mem;
    struct oas_layout_row *rows;
    struct table members, labels, variants, slots, signs, marks, shares;
    oas_buf text;
    struct map shared; /* the first of equal tables of slots, by their bytes */
    struct map enums;  /* tag to struct labels */
    bool no_memory;
};

/* Room for `count` more, zeroed; it moves when the table grows again. NULL: none, or no memory. */
static void *extend(struct making *making, struct table *table, uint32_t count, size_t size)
{
    if (count == 0)
        return NULL;
    void *at = array_room(making->mem, table->at, table->count, count, &table->cap, size);
    making->no_memory |= !at;
    if (!at)
        return NULL;
    table->at = at;
    void *first = (char *)at + table->count * size;
    memset(first, 0, count * size);
    table->count += count;
    return first;
}

static oas_text put_text(struct making *making, oas_str text)
{
    oas_text put = {(uint32_t)making->text.len, (uint32_t)text.len};
    oas_buf_put(&making->text, text);
    return put;
}

/* ---- sizes ---- */

struct space {
    size_t size, align;
};

static size_t aligned(size_t at, size_t align)
{
    return align ? (at + align - 1) / align * align : at;
}

/* Puts a member behind what is there. Returns its offset. */
static uint32_t append(struct space *space, struct space member)
{
    size_t at = aligned(space->size, member.align);
    space->size = at + member.size;
    space->align = member.align > space->align ? member.align : space->align;
    return (uint32_t)at;
}

#define SPACE_OF(type) ((struct space){sizeof(type), _Alignof(type)})

enum any_enum { ANY_ENUM };

static struct space space_of(struct making *making, const struct ctype *type);

static struct space option_space(struct making *making, const struct ctype *type)
{
    struct space space = SPACE_OF(oas_presence);
    if (type->item->spelling.len)
        making->rows[type->row].at = append(&space, space_of(making, type->item));
    return space;
}

/* A variant beside the others of a C union. */
static void overlay(struct space *as, struct space variant)
{
    as->size = variant.size > as->size ? variant.size : as->size;
    as->align = variant.align > as->align ? variant.align : as->align;
}

/* The members' places, behind what is there; `members`: their rows, or NULL. */
static void append_parts(struct making *making, struct space *space, const struct ctype *type,
                         struct fast_member *members)
{
    for (size_t i = 0; i < type->part_count; i++) {
        if (type->parts[i].name.len == 0)
            continue;
        uint32_t at = append(space, space_of(making, type->parts[i].type));
        if (members)
            members[i].offset = at;
    }
}

/* The union `as` of what the kinds add; their members' rows stand behind the struct's own. */
static void append_adds(struct making *making, struct space *space, const struct ctype *type,
                        struct fast_member *members)
{
    struct space as = {0, 1};
    for (size_t i = 0; i < type->add_count; i++)
        if (type->adds[i].name.len)
            overlay(&as, space_of(making, type->adds[i].type));
    as.size = aligned(as.size, as.align);
    uint32_t at = as.size ? append(space, as) : 0;
    for (size_t i = 0; i < type->add_count; i++) {
        const struct ctype *adds = type->adds[i].type;
        struct space inner = {0, 1};
        append_parts(making, &inner, adds, members);
        for (size_t j = 0; j < adds->part_count; j++)
            members[j].offset += adds->parts[j].name.len ? at : 0;
        members += adds->part_count;
    }
}

static struct space struct_space(struct making *making, const struct ctype *type)
{
    struct oas_layout_row *row = &making->rows[type->row];
    struct fast_member *members =
        type->added ? NULL : (struct fast_member *)making->members.at + row->parts;
    struct space space = {0, 1};
    if (type->kind && !type->kind_is_part)
        row->kind = append(&space, SPACE_OF(enum any_enum));
    append_parts(making, &space, type, members);
    for (size_t i = 0; type->kind_is_part && i < type->part_count; i++)
        if (oas_str_equal(type->parts[i].name, type->kind_name))
            row->kind = members[i].offset;
    struct oas_share_row *shares =
        type->share_count ? (struct oas_share_row *)making->shares.at + row->shares : NULL;
    for (size_t i = 0; i < type->share_count; i++)
        shares[i].offset = append(&space, SPACE_OF(struct oas_json_map));
    if (type->item)
        row->at = append(&space, SPACE_OF(struct oas_json_map));
    if (space.size == 0)
        (void)append(&space, SPACE_OF(unsigned char));
    if (type->add_count)
        append_adds(making, &space, type, members + type->part_count);
    return space;
}

static struct space union_space(struct making *making, const struct ctype *type)
{
    struct oas_layout_row *row = &making->rows[type->row];
    struct space space = {0, 1}, as = {0, 1};
    row->kind = append(&space, SPACE_OF(enum any_enum));
    bool any = false;
    for (size_t i = 0; i < type->part_count; i++) {
        if (type->parts[i].name.len == 0)
            continue;
        overlay(&as, space_of(making, type->parts[i].type));
        any = true;
    }
    as.size = aligned(as.size, as.align);
    if (any)
        row->at = append(&space, as);
    return space;
}

static struct space integer_space(unsigned bits)
{
    return bits == 8    ? SPACE_OF(int8_t)
           : bits == 16 ? SPACE_OF(int16_t)
           : bits == 32 ? SPACE_OF(int32_t)
                        : SPACE_OF(int64_t);
}

static struct space open_space(struct making *making, const struct ctype *type)
{
    struct oas_layout_row *row = &making->rows[type->row];
    struct space space = SPACE_OF(enum any_enum);
    row->entry = sizeof(enum any_enum);
    row->at = append(&space, SPACE_OF(oas_str));
    return space;
}

static struct space make_space(struct making *making, const struct ctype *type)
{
    switch (type->shape) {
    case OAS_SHAPE_JSON:
        return SPACE_OF(oas_json);
    case OAS_SHAPE_BOOLEAN:
        return SPACE_OF(bool);
    case OAS_SHAPE_SIGNED:
    case OAS_SHAPE_UNSIGNED:
        return integer_space(type->bits);
    case OAS_SHAPE_DOUBLE:
        return SPACE_OF(double);
    case OAS_SHAPE_STRING:
        return SPACE_OF(oas_str);
    case OAS_SHAPE_NUMBERED:
    case OAS_SHAPE_ENUM:
        return SPACE_OF(enum any_enum);
    case OAS_SHAPE_OPEN:
        return open_space(making, type);
    case OAS_SHAPE_CONST:
        break;
    case OAS_SHAPE_OPTION:
        return option_space(making, type);
    case OAS_SHAPE_POINTER:
        return SPACE_OF(void *);
    case OAS_SHAPE_LIST:
        return SPACE_OF(struct oas_json_list);
    case OAS_SHAPE_MAP:
        return SPACE_OF(struct oas_json_map);
    case OAS_SHAPE_STRUCT:
        return struct_space(making, type);
    case OAS_SHAPE_UNION:
        return union_space(making, type);
    }
    return (struct space){0, 0};
}

/* Found once for each type: no type holds itself by value. */
static struct space space_of(struct making *making, const struct ctype *type)
{
    struct oas_layout_row *row = &making->rows[type->row];
    if (!row->align && type->spelling.len) {
        struct space space = make_space(making, type);
        row->size = (uint32_t)aligned(space.size, space.align);
        row->align = (uint32_t)space.align;
    }
    return (struct space){row->size, row->align};
}

/* Behind all the others: an entry may hold what holds the map. */
static void make_entry(struct making *making, const struct ctype *type)
{
    struct oas_layout_row *row = &making->rows[type->row];
    struct space entry = SPACE_OF(oas_str);
    if (type->item->spelling.len)
        row->at = append(&entry, space_of(making, type->item));
    row->entry = (uint32_t)aligned(entry.size, entry.align);
}

/* ---- tables of names ---- */

static oas_str label_text(const void *user, uint32_t i)
{
    return ((const struct label *)user)[i].text;
}

static void add_slots(struct making *making, const void *user, uint32_t count, slots_name *name_of,
                      uint32_t *first, uint32_t *mask)
{
    uint32_t size = slots_size(count);
    *first = making->slots.count;
    *mask = size - 1;
    uint32_t *slots = extend(making, &making->slots, size, sizeof *slots);
    if (!slots)
        return;
    slots_fill(slots, size, count, name_of, user);
    uint32_t own = *first;
    *first = shared_first(&making->shared, making->mem, slots, size * sizeof *slots, own);
    making->slots.count -= *first == own ? 0 : size;
}

static const struct labels *add_labels(struct making *making, const struct cenum *of)
{
    void **slot = map_put(&making->enums, making->mem, of->name);
    if (slot && *slot)
        return *slot;
    struct labels *labels = OAS_ARENA_NEW(making->mem, struct labels, 1);
    uint32_t count = (uint32_t)of->label_count, first = making->labels.count;
    struct oas_label_row *rows = extend(making, &making->labels, count, sizeof *rows);
    making->no_memory |= !slot || !labels || (count && !rows);
    if (making->no_memory)
        return NULL;
    for (uint32_t i = 0; i < count; i++)
        rows[i] = (struct oas_label_row){put_text(making, of->labels[i].text), of->labels[i].value};
    labels->first = first;
    add_slots(making, of->labels, count, label_text, &labels->slots, &labels->mask);
    *slot = labels;
    return labels;
}

/* ---- rows ---- */

/* A member of a struct, and the one kind that adds it; 0: what its part says. */
struct held {
    const struct part *part;
    uint32_t kind;
};

static struct held *hold(struct held *at, const struct ctype *type, uint32_t kind)
{
    for (size_t i = 0; i < type->part_count; i++)
        *at++ = (struct held){&type->parts[i], kind};
    return at;
}

/* What a kind adds is held by the struct around, behind that one's own members. */
static struct held *hold_members(struct making *making, const struct ctype *type, uint32_t *count)
{
    size_t all = type->part_count;
    for (size_t i = 0; i < type->add_count; i++)
        all += type->adds[i].type->part_count;
    struct held *held = OAS_ARENA_NEW(making->mem, struct held, all + 1), *at = held;
    making->no_memory |= !held;
    *count = held && !type->added ? (uint32_t)all : 0;
    if (*count)
        at = hold(at, type, 0);
    for (size_t i = 0; *count && i < type->add_count; i++)
        at = hold(at, type->adds[i].type, (uint32_t)i + 1);
    return held;
}

static void add_members(struct making *making, const struct ctype *type, struct oas_layout_row *row)
{
    uint32_t count;
    const struct held *held = hold_members(making, type, &count);
    row->parts = making->members.count;
    row->part_count = count;
    struct fast_member *members = extend(making, &making->members, count, sizeof *members);
    for (uint32_t i = 0; members && i < count; i++) {
        const struct part *part = held[i].part;
        unsigned escaped = text_needs_escape(part->json) ? OAS_FIELD_ESCAPED : 0;
        members[i] = (struct fast_member){.name = put_text(making, part->json),
                                          .layout = part->type->row,
                                          .flags = part->flags | escaped,
                                          .kinds = held[i].kind ? held[i].kind : part->branches};
    }
    for (size_t i = 0; !type->kind && i < type->part_count; i++)
        row->plain += type->parts[i].type->shape != OAS_SHAPE_OPTION;
}

static void add_shares(struct making *making, const struct ctype *type, struct oas_layout_row *row)
{
    uint32_t count = (uint32_t)type->share_count;
    row->shares = count ? making->shares.count : 0;
    row->share_count = count;
    struct oas_share_row *shares = extend(making, &making->shares, count, sizeof *shares);
    for (uint32_t i = 0; shares && i < count; i++)
        shares[i] = (struct oas_share_row){.layout = type->shares[i].type->row,
                                           .pattern = type->shares[i].pattern_row};
}

static struct oas_variant_row variant_of(const struct making *making, const struct part *part)
{
    oas_use use = part->takes ? making->plan->schemas[part->schema->id].use : OAS_ANY;
    return (struct oas_variant_row){part->type->row, part->jtypes, use};
}

static oas_str sign_name(const void *user, uint32_t i)
{
    return ((const struct sign *)user)[i].name;
}

static oas_str mark_text(const void *user, uint32_t i)
{
    return ((const struct mark *)user)[i].text;
}

static void add_marks(struct making *making, const struct sign *sign, struct oas_sign_row *row)
{
    uint32_t count = (uint32_t)sign->mark_count;
    row->marks = making->marks.count;
    row->mark_count = count;
    struct oas_mark_row *marks = extend(making, &making->marks, count, sizeof *marks);
    for (uint32_t i = 0; marks && i < count; i++)
        marks[i] = (struct oas_mark_row){sign->marks[i].with, put_text(making, sign->marks[i].text),
                                         sign->marks[i].jtype};
    if (count)
        add_slots(making, sign->marks, count, mark_text, &row->mark_slots, &row->mark_mask);
    else
        row->marks = 0;
}

static void add_signs(struct making *making, const struct ctype *type, struct oas_layout_row *row)
{
    uint32_t count = (uint32_t)type->sign_count;
    row->signs = count ? making->signs.count : 0;
    row->sign_count = count;
    struct oas_sign_row *signs = extend(making, &making->signs, count, sizeof *signs);
    for (uint32_t i = 0; signs && i < count; i++) {
        const struct sign *sign = &type->signs[i];
        signs[i] = (struct oas_sign_row){
            .with = sign->with, .without = sign->without, .name = put_text(making, sign->name)};
    }
    if (count)
        add_slots(making, type->signs + 1, count - 1, sign_name, &row->part_slots, &row->part_mask);
}

static void add_variants(struct making *making, const struct ctype *type,
                         struct oas_layout_row *row)
{
    uint32_t count = (uint32_t)type->part_count;
    row->parts = making->variants.count;
    struct oas_variant_row *variants = extend(making, &making->variants, count, sizeof *variants);
    for (uint32_t i = 0; variants && i < count; i++)
        variants[i] = variant_of(making, &type->parts[i]);
    add_signs(making, type, row);
}

static void add_row(struct making *making, const struct ctype *type)
{
    struct oas_layout_row *row = &making->rows[type->row];
    row->shape = (uint8_t)type->shape;
    row->schema = type->schema_row;
    row->item = type->item ? type->item->row : 0;
    row->states = (uint8_t)type->states;
    row->flags =
        (uint16_t)((type->keep ? OAS_LAYOUT_KEEP : 0) | (type->judged ? OAS_LAYOUT_JUDGED : 0) |
                   (type->adds ? OAS_LAYOUT_APART : 0) | (type->chosen ? OAS_LAYOUT_CHOSEN : 0) |
                   (type->has_heirs ? OAS_LAYOUT_HEIRS : 0) |
                   (type->closed ? OAS_LAYOUT_CLOSED : 0));
    row->tag = type->tag;
    row->other = type->shape == OAS_SHAPE_OPEN ? cenum_other(type->cenum) : type->other;
    row->part_count = (uint32_t)type->part_count;
    add_shares(making, type, row);
    if (type->shape == OAS_SHAPE_STRUCT)
        add_members(making, type, row);
    else if (type->shape == OAS_SHAPE_UNION)
        add_variants(making, type, row);
    else if (type->shape == OAS_SHAPE_CONST)
        row->text = put_text(making, type->text);
    if (type->kind) {
        row->entry = sizeof(enum any_enum);
        row->text = put_text(making, type->tag_member);
    }
    const struct cenum *of = type->cenum ? type->cenum : type->tag_member.at ? type->kind : NULL;
    const struct labels *labels = of ? add_labels(making, of) : NULL;
    if (!labels)
        return;
    row->labels = labels->first;
    row->label_count = (uint32_t)of->label_count;
    row->label_slots = labels->slots;
    row->label_mask = labels->mask;
}

/* Their tables come behind those of all rows. */
static void add_all_marks(struct making *making, const struct ctype *type)
{
    struct oas_sign_row *signs = making->signs.at;
    for (uint32_t i = 0; i < type->sign_count; i++)
        add_marks(making, &type->signs[i], &signs[making->rows[type->row].signs + i]);
}

oas_type layout_made_type(const struct layout_made *made, const struct root *root)
{
    return (oas_type){&made->program, root->use, root->type->row};
}

/* Parameters together come in no text of their own: see oas/typed.h. */
static bool make_fast(struct layout_made *made, const struct making *making,
                      const struct model *model)
{
    const struct fast_structs structs = {making->rows, model->type_count, making->members.at};
    oas_arena *mem = making->mem;
    size_t count = 0;
    for (const struct root *root = model->roots; root; root = root->next)
        count++;
    oas_type *types = OAS_ARENA_NEW(mem, oas_type, count + 1);
    if (!types)
        return false;
    count = 0;
    for (const struct root *root = model->roots; root; root = root->next)
        if (!root->joined)
            types[count++] = layout_made_type(made, root);
    bool good = fast_make(&made->fast, mem, &made->program, types, count, &structs);
    made->program.fast = good ? &made->fast.fast : NULL;
    made->layout.properties = made->fast.fast.properties;
    return good;
}

bool layout_make(struct layout_made *made, oas_arena *mem, const struct model *model)
{
    struct making making = {.plan = model->plan, .mem = mem};
    making.rows = OAS_ARENA_NEW(mem, struct oas_layout_row, (size_t)model->type_count + 1);
    making.no_memory = !making.rows;
    oas_buf_put(&making.text,
                oas_str_of(model->plan->program.text, model->plan->program.counts.text));
    for (const struct ctype *type = model->types; making.rows && type; type = type->next)
        add_row(&making, type);
    for (const struct ctype *type = model->types; !making.no_memory && type; type = type->next)
        add_all_marks(&making, type);
    for (const struct ctype *type = model->types; !making.no_memory && type; type = type->next)
        (void)space_of(&making, type);
    for (const struct ctype *type = model->types; !making.no_memory && type; type = type->next)
        if (type->shape == OAS_SHAPE_MAP)
            make_entry(&making, type);
    making.no_memory |= making.text.failed;
    oas_str text = text_keep(mem, &making.text, &making.no_memory);
    made->layout = (oas_layout){.text = text.at,
                                .rows = making.rows,
                                .labels = making.labels.at,
                                .variants = making.variants.at,
                                .slots = making.slots.at,
                                .signs = making.signs.at,
                                .marks = making.marks.at,
                                .shares = making.shares.at};
    made->program = model->plan->program;
    made->program.text = text.at;
    made->program.counts.text = (uint32_t)text.len;
    made->program.layout = &made->layout;
    made->row_count = model->type_count;
    return !making.no_memory && make_fast(made, &making, model);
}
