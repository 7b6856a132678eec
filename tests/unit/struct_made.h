/* struct_made.h - a program and a layout made by hand, with every shape of C type: what the tests
 * of structs (struct_decode, struct_encode, struct_faults, struct_misfits) share. It stands for
 * what oasc would print of a document like this one; so the runtime's codec is tried without the
 * compiler, and with rows that no document gives today.
 *
 *     Thing:                                a struct with a member of each kind:
 *       flag, i, u, d, s", any              bool, int64, uint64, double, string, any JSON
 *       color: red, green, b"lue            an enum
 *       one: 1                              a constant, which has no place in the struct
 *       mark: 1 or absent                   its presence alone
 *       opt, nullable, patch                may be absent, null, either
 *       next: Thing                         a pointer
 *       names, numbers, things              lists of strings, of integers or null, of Things
 *       counts, and what is undeclared      maps of integers
 *       owner: Owner    sort: person, shelter, home    a union that a tag tells apart; two of its
 *                                                      values are one variant
 *       mixed: integer, fraction, string or Owner      a union that the JSON type tells apart
 *       event: Event    type: start, stop              a flat union: all members in one struct
 *
 * TYPE_ANY takes every value, so that what is refused is refused for the C type alone; most tests
 * give it a row of the layout, made_any(&m, m.thing). TYPE_STRICT has checks of its own, for errors
 * of both kinds side by side. The members of `struct made` keep the numbers of the layout's rows.
 *
 *     struct made m;
 *     struct thing thing;
 *     made_begin(&m);
 *     oas_decode(made_any(&m, m.thing), &thing, json, &mem, &errs, NULL);
 */
#ifndef TESTS_UNIT_STRUCT_MADE_H
#define TESTS_UNIT_STRUCT_MADE_H

#include <stdio.h>
#include <stdlib.h>

#include <oas/codec.h>
#include <oas/fast.h>

/* ---- the C types ---- */

enum color { COLOR_UNSET, COLOR_RED, COLOR_GREEN, COLOR_BLUE };

struct thing;

struct thing_list {
    struct thing *items;
    size_t count;
};

struct nullable_int_list {
    OAS_NULLABLE(int64_t) * items;
    size_t count;
};

struct count_entry {
    oas_str key;
    int64_t value;
};

struct count_map {
    struct count_entry *items;
    size_t count;
};

struct person {
    oas_str name;
};

enum shelter_sort { SHELTER_SORT_UNSET, SHELTER_SORT_SHELTER, SHELTER_SORT_HOME };

/* Its tag has two values, and so stays a member. */
struct shelter {
    enum shelter_sort sort;
    int64_t places;
};

enum owner_kind { OWNER_UNSET, OWNER_PERSON, OWNER_SHELTER };

/* Told apart by "sort". */
struct owner {
    enum owner_kind kind;
    union {
        struct person person;
        struct shelter shelter;
    } as;
};

enum mixed_kind { MIXED_UNSET, MIXED_INTEGER, MIXED_DOUBLE, MIXED_STRING, MIXED_OWNER };

/* Told apart by the JSON type. */
struct mixed {
    enum mixed_kind kind;
    union {
        int64_t integer;
        double number;
        oas_str string;
        struct owner owner;
    } as;
};

enum event_kind { EVENT_UNSET, EVENT_START, EVENT_STOP };

/* A flat union: `kind` beside the members of all. */
struct event {
    enum event_kind kind;
    oas_str type;
    OAS_OPT(int64_t) code;
    int64_t level;           /* only to start */
    OAS_OPT(oas_str) reason; /* only to stop */
    oas_json_map rest;       /* for keep_unknown */
};

struct thing {
    bool flag;
    int64_t i;
    uint64_t u;
    double d;
    oas_str s;
    enum color color;
    oas_json any;
    OAS_OPT(oas_str) opt;
    OAS_NULLABLE(int64_t) nullable;
    OAS_PATCH(enum color) patch;
    struct {
        oas_presence is;
    } mark; /* a constant that may be absent */
    OAS_OPT(struct thing *) next;
    oas_str_list names;
    struct nullable_int_list numbers;
    struct count_map counts;
    OAS_OPT(struct owner) owner;
    OAS_OPT(struct mixed) mixed;
    OAS_OPT(struct event) event;
    struct thing_list things;
    struct count_map rest;
};

/* ---- the rows ---- */

enum { MADE_ROWS = 64, MADE_TEXT = 2048, MADE_SLOTS = 256 };

struct made {
    char text[MADE_TEXT];
    uint32_t text_used;
    struct oas_schema_row types[8];
    struct oas_check_row checks[4];
    struct oas_object_row objects[4];
    struct oas_field_row fields[MADE_ROWS]; /* of a member the index of its property */
    struct oas_property_row properties[MADE_ROWS];
    uint32_t member_count;
    struct oas_layout_row rows[MADE_ROWS];
    uint32_t row_count;
    struct oas_label_row labels[MADE_ROWS];
    uint32_t label_count;
    struct oas_variant_row variants[MADE_ROWS];
    uint32_t variant_count;
    uint32_t slots[MADE_SLOTS];
    uint32_t slot_count;
    oas_program program;
    oas_layout layout;
    /* rows of the layout */
    uint32_t json, boolean, int64, uint64, number, string, color, one, names, counts;
    uint32_t optional, nullable, patch, pointer, owner, mixed, event, person, thing;
};

enum { TYPE_ANY, TYPE_THING, TYPE_OWNER, TYPE_EVENT, TYPE_COLOR, TYPE_STRICT, TYPE_SMALL };

static inline void made_check(bool good, const char *what)
{
    if (!good) {
        printf("the rows made by hand are wrong: %s\n", what);
        exit(1);
    }
}

static inline oas_text made_text(struct made *m, const char *text)
{
    oas_text put = {m->text_used, (uint32_t)strlen(text)};
    made_check(put.at + put.len < MADE_TEXT, "text");
    memcpy(m->text + put.at, text, put.len);
    m->text_used += put.len;
    return put;
}

/* A table for `count` names; at(m, first + i) gives the i-th. */
static inline uint32_t made_table(struct made *m, uint32_t first, uint32_t count, uint32_t *mask,
                                  oas_text (*at)(const struct made *, uint32_t))
{
    uint32_t size = 2, slots = m->slot_count;
    while (size < 2 * count)
        size *= 2;
    made_check(slots + size <= MADE_SLOTS, "slots");
    m->slot_count += size;
    *mask = size - 1;
    for (uint32_t i = 0; i < count; i++) {
        oas_text text = at(m, first + i);
        uint32_t hash = oas_name_hash(oas_str_of(m->text + text.at, text.len)) & *mask;
        while (m->slots[slots + hash])
            hash = (hash + 1) & *mask;
        m->slots[slots + hash] = i + 1;
    }
    return slots;
}

static inline oas_text made_label_text(const struct made *m, uint32_t i)
{
    return m->labels[i].text;
}

static inline oas_text made_field_name(const struct made *m, uint32_t i)
{
    return m->fields[i].name;
}

static inline uint32_t made_row(struct made *m, struct oas_layout_row row)
{
    made_check(m->row_count < MADE_ROWS, "rows");
    m->rows[m->row_count] = row;
    return m->row_count++;
}

#define MADE_LEAF(m, SHAPE, T)                                                                     \
    made_row(m, (struct oas_layout_row){                                                           \
                    .shape = OAS_SHAPE_##SHAPE, .size = sizeof(T), .align = _Alignof(T)})

#define MADE_OPTION(m, SHAPE_STATES, ITEM, T)                                                      \
    made_row(m, (struct oas_layout_row){.shape = OAS_SHAPE_OPTION,                                 \
                                        .states = SHAPE_STATES,                                    \
                                        .size = sizeof(OAS_OPT(T)),                                \
                                        .align = _Alignof(OAS_OPT(T)),                             \
                                        .item = ITEM,                                              \
                                        .at = OAS_OPTION_VALUE_AT(T)})

#define MADE_LIST(m, ITEM, T)                                                                      \
    made_row(m,                                                                                    \
             (struct oas_layout_row){                                                              \
                 .shape = OAS_SHAPE_LIST, .size = sizeof(T), .align = _Alignof(T), .item = ITEM})

static inline void made_member(struct made *m, const char *name, uint32_t layout, size_t offset)
{
    bool escaped = strpbrk(name, "\"\\") != NULL;
    made_check(m->member_count < MADE_ROWS, "members");
    m->fields[m->member_count] = (struct oas_field_row){.name = made_text(m, name),
                                                        .flags = escaped ? OAS_FIELD_ESCAPED : 0};
    m->properties[m->member_count++] =
        (struct oas_property_row){.layout = layout, .presence = (uint32_t)offset};
}

/* What was added since `first` are the struct's members. */
static inline void made_members(struct made *m, uint32_t row, uint32_t first)
{
    struct oas_layout_row *r = &m->rows[row];
    r->parts = first;
    r->part_count = m->member_count - first;
    r->part_slots = made_table(m, first, r->part_count, &r->part_mask, made_field_name);
}

static inline void made_label(struct made *m, const char *text, uint32_t value)
{
    made_check(m->label_count < MADE_ROWS, "labels");
    m->labels[m->label_count++] = (struct oas_label_row){made_text(m, text), value};
}

static inline void made_labels(struct made *m, uint32_t row, uint32_t first)
{
    struct oas_layout_row *r = &m->rows[row];
    r->labels = first;
    r->label_count = m->label_count - first;
    r->label_slots = made_table(m, first, r->label_count, &r->label_mask, made_label_text);
}

static inline uint32_t made_variant(struct made *m, uint32_t layout, uint32_t jtypes)
{
    m->variants[m->variant_count] = (struct oas_variant_row){layout, jtypes, OAS_ANY};
    return m->variant_count++;
}

static inline void made_leaves(struct made *m)
{
    m->json = MADE_LEAF(m, JSON, oas_json);
    m->boolean = MADE_LEAF(m, BOOLEAN, bool);
    m->int64 = MADE_LEAF(m, SIGNED, int64_t);
    m->uint64 = MADE_LEAF(m, UNSIGNED, uint64_t);
    m->number = MADE_LEAF(m, DOUBLE, double);
    m->string = MADE_LEAF(m, STRING, oas_str);
    m->color = MADE_LEAF(m, ENUM, enum color);
    m->rows[m->color].schema = TYPE_COLOR;
    uint32_t first = m->label_count;
    made_label(m, "red", COLOR_RED);
    made_label(m, "green", COLOR_GREEN);
    made_label(m, "b\"lue", COLOR_BLUE);
    made_labels(m, m->color, first);
    m->one = made_row(m, (struct oas_layout_row){
                             .shape = OAS_SHAPE_CONST, .align = 1, .text = made_text(m, "1")});
    m->optional = MADE_OPTION(m, OAS_STATE_ABSENT, m->string, oas_str);
    m->nullable = MADE_OPTION(m, OAS_STATE_NULL, m->int64, int64_t);
    m->patch = MADE_OPTION(m, OAS_STATE_ABSENT | OAS_STATE_NULL, m->color, enum color);
    m->names = MADE_LIST(m, m->string, oas_str_list);
    m->counts = made_row(m, (struct oas_layout_row){.shape = OAS_SHAPE_MAP,
                                                    .size = sizeof(struct count_map),
                                                    .align = _Alignof(struct count_map),
                                                    .item = m->int64,
                                                    .entry = sizeof(struct count_entry),
                                                    .at = offsetof(struct count_entry, value)});
}

static inline void made_owner(struct made *m)
{
    uint32_t sort = MADE_LEAF(m, ENUM, enum shelter_sort), first = m->label_count;
    made_label(m, "shelter", SHELTER_SORT_SHELTER);
    made_label(m, "home", SHELTER_SORT_HOME);
    made_labels(m, sort, first);
    uint32_t person_sort = made_row(
        m, (struct oas_layout_row){.shape = OAS_SHAPE_CONST, .text = made_text(m, "\"person\"")});
    m->person = MADE_LEAF(m, STRUCT, struct person);
    first = m->member_count;
    made_member(m, "sort", person_sort, 0);
    made_member(m, "name", m->string, offsetof(struct person, name));
    made_members(m, m->person, first);
    uint32_t shelter = MADE_LEAF(m, STRUCT, struct shelter);
    first = m->member_count;
    made_member(m, "places", m->int64, offsetof(struct shelter, places));
    made_member(m, "sort", sort, offsetof(struct shelter, sort));
    made_members(m, shelter, first);
    /* Those of a union: `struct thing` may lack any member. */
    m->rows[m->person].plain = m->rows[shelter].plain = 2;
    m->owner = made_row(m, (struct oas_layout_row){.shape = OAS_SHAPE_UNION,
                                                   .schema = TYPE_OWNER,
                                                   .size = sizeof(struct owner),
                                                   .align = _Alignof(struct owner),
                                                   .at = offsetof(struct owner, as),
                                                   .entry = sizeof(enum owner_kind),
                                                   .kind = offsetof(struct owner, kind),
                                                   .text = made_text(m, "sort"),
                                                   .part_count = 2});
    m->rows[m->owner].parts = made_variant(m, m->person, OAS_JTYPE_OBJECT);
    (void)made_variant(m, shelter, OAS_JTYPE_OBJECT);
    first = m->label_count;
    made_label(m, "person", OWNER_PERSON);
    made_label(m, "shelter", OWNER_SHELTER);
    made_label(m, "home", OWNER_SHELTER);
    made_labels(m, m->owner, first);
}

static inline void made_mixed(struct made *m)
{
    m->mixed = made_row(m, (struct oas_layout_row){.shape = OAS_SHAPE_UNION,
                                                   .size = sizeof(struct mixed),
                                                   .align = _Alignof(struct mixed),
                                                   .at = offsetof(struct mixed, as),
                                                   .entry = sizeof(enum mixed_kind),
                                                   .kind = offsetof(struct mixed, kind),
                                                   .part_count = 4});
    m->rows[m->mixed].parts = made_variant(m, m->int64, OAS_JTYPE_INTEGER);
    (void)made_variant(m, m->number, OAS_JTYPE_FRACTION);
    (void)made_variant(m, m->string, OAS_JTYPE_STRING);
    (void)made_variant(m, m->owner, OAS_JTYPE_OBJECT);
}

static inline void made_event(struct made *m)
{
    uint32_t code = MADE_OPTION(m, OAS_STATE_ABSENT, m->int64, int64_t);
    uint32_t rest =
        made_row(m, (struct oas_layout_row){.shape = OAS_SHAPE_MAP,
                                            .size = sizeof(oas_json_map),
                                            .align = _Alignof(oas_json_map),
                                            .item = m->json,
                                            .entry = sizeof(struct oas_json_entry),
                                            .at = offsetof(struct oas_json_entry, value)});
    m->event = made_row(m, (struct oas_layout_row){.shape = OAS_SHAPE_STRUCT,
                                                   .flags = OAS_LAYOUT_KEEP,
                                                   .schema = TYPE_EVENT,
                                                   .size = sizeof(struct event),
                                                   .align = _Alignof(struct event),
                                                   .item = rest,
                                                   .at = offsetof(struct event, rest),
                                                   .entry = sizeof(enum event_kind),
                                                   .kind = offsetof(struct event, kind),
                                                   .text = made_text(m, "type")});
    uint32_t first = m->member_count;
    made_member(m, "type", m->string, offsetof(struct event, type));
    made_member(m, "code", code, offsetof(struct event, code));
    made_member(m, "level", m->int64, offsetof(struct event, level));
    m->fields[m->member_count - 1].kinds = 1u << (EVENT_START - 1);
    made_member(m, "reason", m->optional, offsetof(struct event, reason));
    m->fields[m->member_count - 1].kinds = 1u << (EVENT_STOP - 1);
    made_members(m, m->event, first);
    first = m->label_count;
    made_label(m, "start", EVENT_START);
    made_label(m, "stop", EVENT_STOP);
    made_labels(m, m->event, first);
}

#define MADE_MEMBER(m, name, row, member) made_member(m, name, row, offsetof(struct thing, member))

static inline void made_thing(struct made *m)
{
    m->thing = MADE_LEAF(m, STRUCT, struct thing);
    m->rows[m->thing].schema = TYPE_THING;
    m->rows[m->thing].item = m->counts;
    m->rows[m->thing].at = offsetof(struct thing, rest);
    m->pointer = MADE_LEAF(m, POINTER, struct thing *);
    m->rows[m->pointer].item = m->thing;
    uint32_t next = MADE_OPTION(m, OAS_STATE_ABSENT, m->pointer, struct thing *);
    uint32_t mark = made_row(m, (struct oas_layout_row){.shape = OAS_SHAPE_OPTION,
                                                        .states = OAS_STATE_ABSENT,
                                                        .size = sizeof(oas_presence),
                                                        .align = _Alignof(oas_presence),
                                                        .item = m->one});
    uint32_t numbers = MADE_LIST(m, m->nullable, struct nullable_int_list);
    uint32_t things = MADE_LIST(m, m->thing, struct thing_list);
    uint32_t owner = MADE_OPTION(m, OAS_STATE_ABSENT, m->owner, struct owner);
    uint32_t mixed = MADE_OPTION(m, OAS_STATE_ABSENT, m->mixed, struct mixed);
    uint32_t event = MADE_OPTION(m, OAS_STATE_ABSENT, m->event, struct event);
    uint32_t first = m->member_count;
    MADE_MEMBER(m, "flag", m->boolean, flag);
    MADE_MEMBER(m, "i", m->int64, i);
    MADE_MEMBER(m, "u", m->uint64, u);
    MADE_MEMBER(m, "d", m->number, d);
    MADE_MEMBER(m, "s\"", m->string, s);
    MADE_MEMBER(m, "color", m->color, color);
    MADE_MEMBER(m, "any", m->json, any);
    made_member(m, "one", m->one, 0);
    MADE_MEMBER(m, "opt", m->optional, opt);
    MADE_MEMBER(m, "nullable", m->nullable, nullable);
    MADE_MEMBER(m, "patch", m->patch, patch);
    MADE_MEMBER(m, "mark", mark, mark);
    MADE_MEMBER(m, "next", next, next);
    MADE_MEMBER(m, "names", m->names, names);
    MADE_MEMBER(m, "numbers", numbers, numbers);
    MADE_MEMBER(m, "counts", m->counts, counts);
    MADE_MEMBER(m, "owner", owner, owner);
    MADE_MEMBER(m, "mixed", mixed, mixed);
    MADE_MEMBER(m, "event", event, event);
    MADE_MEMBER(m, "things", things, things);
    made_members(m, m->thing, first);
}

static inline void made_type(struct made *m, uint32_t type, const char *place)
{
    m->types[type] = (struct oas_schema_row){
        .place = made_text(m, place), .order = type, .jtypes = OAS_JTYPE_ANY};
}

/* TYPE_STRICT: an object whose "i" and "nullable" are required and integers of at most 9, and whose
 * "read" is required but in requests; other members are free. */
static inline void made_strict(struct made *m)
{
    static const struct {
        const char *name;
        uint32_t type, flags;
    } fields[] = {{"i", TYPE_SMALL, OAS_FIELD_REQUIRED},
                  {"nullable", TYPE_SMALL, OAS_FIELD_REQUIRED},
                  {"read", TYPE_ANY, OAS_FIELD_REQUIRED | OAS_FIELD_READ_ONLY}};
    enum { COUNT = sizeof fields / sizeof *fields };
    for (uint32_t i = 0; i < COUNT; i++)
        m->fields[m->member_count++] = (struct oas_field_row){.name = made_text(m, fields[i].name),
                                                              .use = fields[i].type,
                                                              .flags = fields[i].flags,
                                                              .required_order = 20 + i,
                                                              .order = 30 + i};
    m->objects[1] = (struct oas_object_row){.field_count = COUNT, .required_count = COUNT};
    m->objects[1].slots = made_table(m, 0, COUNT, &m->objects[1].mask, made_field_name);
    m->types[TYPE_STRICT].object = 1;
    m->types[TYPE_STRICT].jtypes = OAS_JTYPE_OBJECT;
    m->types[TYPE_SMALL].jtypes = m->types[TYPE_SMALL].judged = OAS_JTYPE_INTEGER;
    m->types[TYPE_SMALL].leaf_count = 1;
    m->checks[0] = (struct oas_check_row){.keyword = OAS_KEYWORD_MAXIMUM,
                                          .jtypes = OAS_JTYPE_NUMBER,
                                          .order = 10,
                                          .text = made_text(m, "9"),
                                          .number = 9};
}

static inline void made_begin(struct made *m)
{
    static const char *const places[] = {"s",        "s#/thing",  "s#/owner", "s#/event",
                                         "s#/color", "s#/strict", "s#/small"};
    memset(m, 0, sizeof *m);
    for (uint32_t i = 0; i < sizeof places / sizeof *places; i++)
        made_type(m, i, places[i]);
    made_strict(m);
    made_leaves(m);
    made_owner(m);
    made_mixed(m);
    made_event(m);
    made_thing(m);
    m->layout = (oas_layout){.text = m->text,
                             .rows = m->rows,
                             .properties = m->properties,
                             .labels = m->labels,
                             .variants = m->variants,
                             .slots = m->slots};
    m->program = (oas_program){.abi = OAS_ABI,
                               .text = m->text,
                               .schemas = m->types,
                               .checks = m->checks,
                               .objects = m->objects,
                               .fields = m->fields,
                               .slots = m->slots,
                               .counts.schemas = TYPE_SMALL + 1,
                               .layout = &m->layout};
}

static inline oas_type made_any(const struct made *m, uint32_t row)
{
    oas_type type = {&m->program, OAS_USE(TYPE_ANY, 0), row};
    return type;
}

/* ---- memory that is counted, and fails when it is told to ---- */

struct counted {
    size_t taken; /* how many times */
    size_t live;  /* bytes that were not given back */
    size_t fail;  /* the one that fails, from 1; 0: none */
};

static inline void *counted_resize(void *user, void *old, size_t old_size, size_t new_size)
{
    struct counted *c = user;
    if (new_size == 0) {
        c->live -= old_size;
        free(old);
        return NULL;
    }
    if (++c->taken == c->fail)
        return NULL;
    void *memory = realloc(old, new_size);
    if (memory)
        c->live += new_size - old_size;
    return memory;
}

static inline oas_allocator counted_allocator(struct counted *c)
{
    oas_allocator from = {counted_resize, c};
    return from;
}

#endif
