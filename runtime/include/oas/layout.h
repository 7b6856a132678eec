/* oas/layout.h - where values lie in C: what `oasc` adds to a program's rows.
 *
 * A program says what is valid; its layout says which C type holds a valid value. The two are
 * apart: the checks of a schema never depend on its C type. Like program.h, this is for printed
 * tables; nothing here is for hand writing. */
#ifndef OAS_LAYOUT_H
#define OAS_LAYOUT_H

#include <oas/program.h>
#include <oas/value.h>

OAS_BEGIN

/* The C types; T is that of the row `item`.
 *   JSON     oas_json: the text of any value
 *   BOOLEAN  bool
 *   SIGNED UNSIGNED  int8_t to int64_t, uint8_t to uint64_t: of `size` bytes
 *   DOUBLE   double
 *   STRING   oas_str
 *   NUMBERED an enum whose constants are the integers; 0 is unset if it is none of them
 *   OPEN     { E is; oas_str text; }: E as an ENUM has it, and a constant `other` for all texts
 *            that are no label's
 *   ENUM     an enum whose 0 is unset; the others by their labels' `value`
 *   CONST    no storage at all: always the JSON text `text`
 *   OPTION   { oas_presence is; T value; }; without value when T is a CONST
 *   POINTER  T *, never NULL
 *   LIST     { T *items; size_t count; }
 *   MAP      { E *items; size_t count; }, E = { oas_str key; T value; }
 *   STRUCT   a struct with members; those of a union that stands beside them, too, and MAPs of
 *            members that have no name of their own
 *   UNION    { enum kind; union { ... } as; }
 * Symbols: OAS_SHAPE_JSON, ... in the order of shapes.def. */
typedef enum oas_shape {
#define OAS_SHAPE(symbol, name, spelling, list, holds, words, short) OAS_SHAPE_##symbol,
#include <oas/shapes.def>
#undef OAS_SHAPE
} oas_shape;

enum {
    OAS_STATE_ABSENT = 1, /* OPTION: what may be there beside OAS_VALUE */
    OAS_STATE_NULL = 2
};

enum {
    OAS_LAYOUT_KEEP = 1,   /* STRUCT: `rest` holds what the schema leaves open, if asked to, and
                              what is let through where it does not */
    OAS_LAYOUT_JUDGED = 2, /* STRUCT UNION LIST MAP: members that are left open, in the value or in
                             what it holds, may be judged: by `if`, `uniqueItems` and the like */
    OAS_LAYOUT_APART = 4,  /* STRUCT with a kind: what one kind adds lies in a C union with what the
                              others add, so that names may be there several times */
    OAS_LAYOUT_CHOSEN = 8, /* the same, where the tag only chooses: an object of one kind that has a
                              member of another may be valid as that, and does not fit */
    OAS_LAYOUT_HEIRS = 16, /* UNION: of the kind that its tag names (or `other`, where it names
                              none) is what the schema of its variant takes, too; what is not is of
                              the last kind. Where members tell, of the next kind that takes it, as
                              is what they do not tell, without this flag as well */
    OAS_LAYOUT_CLOSED = 32 /* STRUCT: has no other members, but those that options.ignore_unknown
                              lets through. An object that has some was made valid by another
                              schema, and does not fit */
};

/* One C type. Row 0 of every layout is OAS_SHAPE_JSON. */
struct oas_layout_row {
    uint8_t shape;   /* oas_shape */
    uint8_t states;  /* OPTION: OAS_STATE_* */
    uint16_t flags;  /* OAS_LAYOUT_* */
    uint32_t schema; /* the schema row that errors name; 0: none */
    uint32_t size; /* sizeof the C type; 0 for CONST. OPTION: may be 0 where only members have it */
    uint32_t align; /* its alignment */
    uint32_t item;  /* OPTION POINTER LIST MAP: row of T. STRUCT: MAP row of `rest`; 0: none */
    uint32_t at;    /* offset: OPTION MAP: of `value`. STRUCT: of `rest`. UNION: of `as`. OPEN: of
                       `text` */
    uint32_t
        entry; /* MAP, OPEN: sizeof E. STRUCT, UNION: sizeof the kind, or 0 when there is none */
    uint32_t kind;  /* STRUCT, UNION with a tag: offset of the enum `kind` */
    uint32_t parts; /* STRUCT: its members' rows, of properties and fields. UNION: its variant rows;
                       kind i + 1 is the i-th */
    uint32_t part_count;
    uint32_t plain; /* STRUCT without kinds: how many members have no presence, so that an object
                       has to have them */
    uint32_t part_slots; /* STRUCT: hash table of the names, as in oas_object_row, of the program.
                            UNION: of its signs' names, of the layout; 0: it has no signs */
    uint32_t part_mask;
    uint32_t signs; /* UNION: its sign rows, which tell its objects apart; the first is of members
                       that no other names */
    uint32_t sign_count;
    uint32_t labels; /* ENUM, OPEN: its texts. NUMBERED: its integers, the smallest first. STRUCT,
                        UNION: the tag's values; `value` is the kind */
    uint32_t label_count;
    uint32_t label_slots;
    uint32_t label_mask;
    uint32_t tag; /* STRUCT, UNION with labels that are not all texts: the program's tag row, whose
                     values they are, one for one; 0: they are texts, found by label_slots */
    uint32_t other;  /* STRUCT, UNION: the kind of an object that neither tag nor signs tell; 0:
                        there is none. OPEN: of a text that is no label's */
    uint32_t shares; /* STRUCT: its share rows: members that patterns of their names tell apart */
    uint32_t share_count;
    oas_text text; /* CONST: its JSON text. STRUCT, UNION with a tag: the tag member's name. A UNION
                      without labels has no tag: the value's JSON type tells the variant, and among
                      objects the signs do */
};

/* The members without a name of their own whose names a pattern matches, in a MAP of a struct; no
 * other pattern of its share rows matches one of these. What none matches is in `rest`. */
struct oas_share_row {
    uint32_t layout;
    uint32_t offset;
    uint32_t pattern; /* of the program: an automaton */
};

/* A member of a struct has a row of two tables, with one index, as the object's have whose struct it
 * is: its property row (oas/fast.h) says which C type it has and where it lies, its `presence`
 * included; a bare CONST has none in C, and its place no meaning. Its field row has its name, and
 *   flags    OAS_FIELD_ESCAPED, OAS_FIELD_READ_ONLY, OAS_FIELD_WRITE_ONLY
 *   kinds    in a struct with a kind: bit i - 1 for each kind i that declares the member, or in one
 *            of OAS_LAYOUT_APART the only kind i itself; to the others it is one that the schema
 *            leaves open. 0: all declare it */
struct oas_property_row;

/* A constant that stands for a value of a C enum; several may stand for one `kind`. */
struct oas_label_row {
    oas_text text;  /* a string's content; true, false, null; an integer's digits */
    uint32_t value; /* from 1; 0 is unset. NUMBERED: the integer, as an int32_t */
};

/* A member of a C union. */
struct oas_variant_row {
    uint32_t layout;
    uint32_t jtypes; /* the JSON types that select it, where neither tag nor signs do */
    oas_use use;     /* the schema that has to take the value, where that is asked: see
                        OAS_LAYOUT_HEIRS; OAS_ANY: none */
};

/* What a member of an object says of the alternatives of a union: bit i stands for the i-th, which
 * is kind i + 1, or `other` where i + 1 is that or more than there are kinds. An alternative stays
 * possible while all members allow it. */
struct oas_sign_row {
    uint64_t with;    /* those that stay possible where the member is there */
    uint64_t without; /* where it is not */
    oas_text name;
    uint32_t marks; /* its constants of which `with` says something else */
    uint32_t mark_count;
    uint32_t mark_slots; /* hash table of their texts; 0: there are none */
    uint32_t mark_mask;
};

/* A constant of such a member. */
struct oas_mark_row {
    uint64_t with;
    oas_text text;  /* a string's content; true, false, null; an integer's digits */
    uint32_t jtype; /* one OAS_JTYPE_* bit, numbers OAS_JTYPE_NUMBER */
};

typedef struct oas_layout {
    const char *text;
    const struct oas_layout_row *rows;
    const struct oas_property_row *properties; /* of the program's fast walk, which may lack them */
    const struct oas_label_row *labels;
    const struct oas_variant_row *variants;
    const uint32_t *slots; /* entries are an index from the row's first, plus 1; 0 is empty */
    const struct oas_sign_row *signs;
    const struct oas_mark_row *marks;
    const struct oas_share_row *shares;
} oas_layout;

/* The text of the first of `count` labels that has this value; `at` is NULL when none has. For the
 * functions NAME_text() of generated enums. */
oas_str oas_label_text(const struct oas_layout *layout, uint32_t labels, uint32_t count,
                       uint32_t value);

/* The value of the label with this text, by the hash table of the labels; 0, which is unset, when
 * none has it. For the functions NAME_from_text(). */
uint32_t oas_label_value(const struct oas_layout *layout, uint32_t labels, uint32_t slots,
                         uint32_t mask, oas_str text);

/* In tables: the offset of `value` behind a presence, and behind a key. */
#define OAS_ALIGNED(size, T)                                                                       \
    ((uint32_t)(((size) + OAS_ALIGNOF(T) - 1) / OAS_ALIGNOF(T) * OAS_ALIGNOF(T)))
#define OAS_OPTION_VALUE_AT(T) OAS_ALIGNED(sizeof(oas_presence), T)

/* Rows as they are printed: of a struct its schema, flags, members, how many have no presence, the
 * hash table; of an enum its schema, labels and their hash table. OAS_HOLDER is the struct whose
 * members follow; it is defined before them, and undefined behind them. */
#define OAS_SIZED(T)               sizeof(T), OAS_ALIGNOF(T)
#define OAS_CTYPE(kind, T)         .shape = OAS_SHAPE_##kind, .size = sizeof(T), .align = OAS_ALIGNOF(T)
#define OAS_CTYPE_OPT(T, row)      OAS_CTYPE_OPTION(OAS_OPT(T), T, OAS_STATE_ABSENT, row)
#define OAS_CTYPE_NULLABLE(T, row) OAS_CTYPE_OPTION(OAS_NULLABLE(T), T, OAS_STATE_NULL, row)
#define OAS_CTYPE_PATCH(T, row)                                                                    \
    OAS_CTYPE_OPTION(OAS_PATCH(T), T, OAS_STATE_ABSENT | OAS_STATE_NULL, row)
#define OAS_CTYPE_OPTION(whole, T, may, row)                                                       \
    OAS_CTYPE(OPTION, whole), .states = (may), .item = (row), .at = OAS_OPTION_VALUE_AT(T)
#define OAS_CTYPE_STRUCT(T, row, more, members, number, always, table, last)                       \
    {                                                                                              \
        OAS_CTYPE(STRUCT, T), .schema = (row), .flags = (more), .parts = (members),                \
                              .part_count = (number), .plain = (always), .part_slots = (table),    \
                              .part_mask = (last)                                                  \
    }
#define OAS_CTYPE_ENUM(T, row, texts, number, table, last)                                         \
    {                                                                                              \
        OAS_CTYPE(ENUM, T), .schema = (row), .labels = (texts), .label_count = (number),           \
                            .label_slots = (table), .label_mask = (last)                           \
    }

OAS_END

#endif
