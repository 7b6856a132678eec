/* oas/program.h - schemas as const rows, and the rows' meaning.
 *
 * A program is a handful of flat arrays that refer to each other by index. `validate-payload`
 * builds them in memory, `oasc` prints them as C; one engine runs both. Nothing here is for hand
 * writing; a user holds an `oas_type` (oas/type.h) and passes it on. */
#ifndef OAS_PROGRAM_H
#define OAS_PROGRAM_H

#include <oas/format.h>
#include <oas/type.h>

OAS_BEGIN

#define OAS_NONE UINT32_MAX /* of what looks for a row: there is none. In rows 0 says so */

/* Sets of JSON types. Integers are told from other numbers by value: 1.0 is an integer. */
enum {
    OAS_JTYPE_NULL = 1,
    OAS_JTYPE_BOOLEAN = 2,
    OAS_JTYPE_INTEGER = 4,
    OAS_JTYPE_FRACTION = 8,
    OAS_JTYPE_NUMBER = OAS_JTYPE_INTEGER | OAS_JTYPE_FRACTION,
    OAS_JTYPE_STRING = 16,
    OAS_JTYPE_ARRAY = 32,
    OAS_JTYPE_OBJECT = 64,
    OAS_JTYPE_NOT_NULL = 126,
    OAS_JTYPE_ANY = 127
};

typedef enum oas_keyword {
    OAS_KEYWORD_NONE,
#define OAS_KEYWORD(symbol, name, role, argument, judges, code, since, place, shape, words)        \
    OAS_KEYWORD_##symbol,
#include <oas/keywords.def>
#undef OAS_KEYWORD
    OAS_KEYWORD_COUNT
} oas_keyword;

/* "minLength". Static text; "" for OAS_KEYWORD_NONE. */
const char *oas_keyword_name(oas_keyword keyword);

/* A piece of the program's text. */
typedef struct oas_text {
    uint32_t at;
    uint32_t len;
} oas_text;

/* An oas_use, a schema row as used in one place: the row below, the `$ref` steps to it above. They
 * cost no depth; a longer chain of references goes on in a row of its own. */
#define OAS_USE_BITS       22
#define OAS_USE_MOST_REFS  1023
#define OAS_USE(row, refs) ((oas_use)(row) | (oas_use)(refs) << OAS_USE_BITS)
#define OAS_USE_ROW(use)   ((use) & ((UINT32_C(1) << OAS_USE_BITS) - 1))
#define OAS_USE_REFS(use)  ((use) >> OAS_USE_BITS)
#define OAS_ANY            ((oas_use)0) /* row 0 takes every value */

enum {
    OAS_SCHEMA_NEVER = 1, /* the schema `false` */
    OAS_SCHEMA_LEAD = 2,  /* nothing of its own to check: the first applicator may read it */
    OAS_SCHEMA_STRICT_INTEGER = 4 /* draft 4: 1.0 is no integer */
};

enum {
    OAS_CHECK_BIG = 1,     /* the bound does not fit int64_t: compare with `text`, say `text` */
    OAS_CHECK_TEXTS = 2,   /* all values of an enum are strings */
    OAS_CHECK_CONST = 4,   /* const rather than enum of one */
    OAS_CHECK_LOOSE = 8,   /* oneOf: several branches may accept */
    OAS_CHECK_APART = 16,  /* allOf of schemas that objects which were merged have for one member */
    OAS_CHECK_HASHED = 32, /* the table has all values of an enum, not only its strings */
    OAS_CHECK_EVALUATES = 64 /* contains: the items that it takes are evaluated */
};

enum {
    OAS_FIELD_REQUIRED = 1,
    OAS_FIELD_UNDECLARED = 2, /* named by `required` only */
    OAS_FIELD_READ_ONLY = 4,  /* not required in requests */
    OAS_FIELD_WRITE_ONLY = 8, /* not required in responses */
    OAS_FIELD_ESCAPED = 16,   /* the name never stands as it is between quotes */
    OAS_FIELD_MATCHED = 32    /* some pattern of the object matches it */
};

enum {
    OAS_STATE_ACCEPTS = 1, /* a text that ends here matches */
    OAS_STATE_ALL = 2      /* every text matches */
};

#define OAS_STEP_ALL INT32_MAX /* as a step's delta: the text matches, whatever follows */

/* The rows. Their columns stand in oas/rows.def, with what they mean. */

/* One schema. */
struct oas_schema_row {
#define OAS_SCHEMA_COLUMN(type, name, how) type name;
#include <oas/rows.def>
};

/* One keyword of one schema. */
struct oas_check_row {
#define OAS_CHECK_COLUMN(type, name, how) type name;
#include <oas/rows.def>
};

/* What a schema says of members. */
struct oas_object_row {
#define OAS_OBJECT_COLUMN(type, name, how) type name;
#include <oas/rows.def>
};

/* One member. */
struct oas_field_row {
#define OAS_FIELD_COLUMN(type, name, how) type name;
#include <oas/rows.def>
};

/* What a schema says of items. */
struct oas_array_row {
#define OAS_ARRAY_COLUMN(type, name, how) type name;
#include <oas/rows.def>
};

/* A schema applied in place, or a prefix item. */
struct oas_branch_row {
#define OAS_BRANCH_COLUMN(type, name, how) type name;
#include <oas/rows.def>
};

/* How the branches of a union are told apart: by one member's value. */
struct oas_tag_row {
#define OAS_TAG_COLUMN(type, name, how) type name;
#include <oas/rows.def>
};

/* A JSON constant. Strings hold their content, numbers, arrays and objects their JSON text. */
struct oas_value_row {
#define OAS_VALUE_COLUMN(type, name, how) type name;
#include <oas/rows.def>
};

/* A regular expression. */
struct oas_pattern_row {
#define OAS_PATTERN_COLUMN(type, name, how) type name;
#include <oas/rows.def>
};

/* How far a text has matched a pattern that is an automaton. */
struct oas_state_row {
#define OAS_STATE_COLUMN(type, name, how) type name;
#include <oas/rows.def>
};

/* Where a character leads from there. A character without a step: the text does not match. */
struct oas_step_row {
#define OAS_STEP_COLUMN(type, name, how) type name;
#include <oas/rows.def>
};

/* Parts of rows, and rows, as they are printed. Of schemas: its one JSON type, what its URI adds to
 * that of the schema row `up`, its order; the leaf checks, and the JSON type that they judge. */
#define OAS_SCHEMA(kind, up, at, len, rank) OAS_STANDING(OAS_JTYPE_##kind, up, at, len, rank)
#define OAS_SCHEMA_OR_NULL(kind, up, at, len, rank)                                                \
    OAS_STANDING(OAS_JTYPE_NULL | OAS_JTYPE_##kind, up, at, len, rank)
#define OAS_LEAVES(kind, row, count) OAS_JUDGED(OAS_JTYPE_##kind, row, count)
#define OAS_STANDING(types, up, at, len, rank)                                                     \
    .above = (up), .place = {(at), (len)}, .jtypes = (types), .order = (rank)
#define OAS_JUDGED(types, row, count) .judged = (types), .checks = (row), .leaf_count = (count)

/* All of one: any value of a JSON type; with checks of that type; of all types, such as `enum`; an
 * object and an array, by their rows; `false`. */
#define OAS_ANY_OF(kind, up, at, len, rank)                                                        \
    {                                                                                              \
        OAS_STANDING(OAS_JTYPE_##kind, up, at, len, rank)                                          \
    }
#define OAS_CHECKED(kind, up, at, len, rank, row, count)                                           \
    {                                                                                              \
        OAS_STANDING(OAS_JTYPE_##kind, up, at, len, rank),                                         \
            OAS_JUDGED(OAS_JTYPE_##kind, row, count)                                               \
    }
#define OAS_CHOSEN(kind, up, at, len, rank, row, count)                                            \
    {                                                                                              \
        OAS_STANDING(OAS_JTYPE_##kind, up, at, len, rank), OAS_JUDGED(OAS_JTYPE_ANY, row, count)   \
    }
#define OAS_OBJECT_OF(up, at, len, rank, row)                                                      \
    {                                                                                              \
        OAS_STANDING(OAS_JTYPE_OBJECT, up, at, len, rank), .object = (row)                         \
    }
#define OAS_ARRAY_OF(up, at, len, rank, row)                                                       \
    {                                                                                              \
        OAS_STANDING(OAS_JTYPE_ARRAY, up, at, len, rank), .array = (row)                           \
    }
#define OAS_NOTHING(up, at, len, rank)                                                             \
    {                                                                                              \
        OAS_STANDING(0, up, at, len, rank), .flags = OAS_SCHEMA_NEVER                              \
    }

/* Of checks: a keyword, the JSON type that it judges, its order; a string's format, and an enum of
 * strings, with its values and their hash table. */
#define OAS_CHECK(name, kind, rank)                                                                \
    .keyword = OAS_KEYWORD_##name, .jtypes = OAS_JTYPE_##kind, .order = (rank)
#define OAS_FORMATTED(name, rank, at, len)                                                         \
    {                                                                                              \
        OAS_CHECK(FORMAT, STRING, rank), .first = OAS_FORMAT_##name, .text = {(at), (len) }        \
    }
#define OAS_LISTED(rank, values, number, slots, last)                                              \
    {                                                                                              \
        OAS_CHECK(ENUM, ANY, rank), .flags = OAS_CHECK_TEXTS, .first = (values),                   \
                                    .count = (number), .table = (slots), .mask = (last)            \
    }

/* Of objects: the fields, how many there are and have to be, their hash table. Of arrays: the
 * schema of all items, its order, what the prefix would be called. */
#define OAS_MEMBERS(first, number, required, table, last)                                          \
    {                                                                                              \
        .fields = (first), .field_count = (number), .required_count = (required),                  \
        .slots = (table), .mask = (last)                                                           \
    }
#define OAS_ITEMS(use, rank, prefix)                                                               \
    {                                                                                              \
        .items = (use), .items_order = (rank), .prefix_keyword = OAS_KEYWORD_##prefix,             \
        .items_keyword = OAS_KEYWORD_ITEMS                                                         \
    }

/* A member's name, schema, order, and that of its entry in `required`. */
#define OAS_FIELD(at, len, use, order)                                                             \
    {                                                                                              \
        {at, len}, use, 0, order, 0, 0                                                             \
    }
#define OAS_REQUIRED(at, len, use, order, required_order)                                          \
    {                                                                                              \
        {at, len}, use, OAS_FIELD_REQUIRED, order, required_order, 0                               \
    }

struct oas_layout; /* oas/layout.h */
struct oas_fast;   /* oas/fast.h */
struct oas_walk;   /* private, as the next one */
struct oas_evaluation;

/* How many rows there are of each kind. */
typedef struct oas_counts {
#define OAS_ROWS(row, rows) uint32_t rows;
#include <oas/rows.def>
    uint32_t slots, text;
} oas_counts;

struct oas_program {
    uint32_t abi; /* OAS_ABI */
    const char *text;
#define OAS_ROWS(row, rows) const struct oas_##row##_row *rows;
#include <oas/rows.def>
    const uint32_t *slots;
    oas_counts counts;
    /* How `format` is judged, by oas_format: OAS_FORMAT_COUNT entries, NULL where the program does
     * not have it; and patterns without a native matcher. NULL when none is used, so that the
     * linker drops them. `compiled` has counts.patterns entries, filled on first use. */
    const oas_format_test *formats;
    oas_status (*match)(const struct oas_program *program, uint32_t pattern, oas_str text,
                        uint64_t work, const oas_allocator *from);
    void **compiled;
    /* What unevaluatedProperties and unevaluatedItems still ask for; NULL when there are none. */
    bool (*evaluate)(struct oas_walk *walk, struct oas_evaluation *evaluation);
    const struct oas_layout *layout; /* the C types; NULL when there are none */
    const struct oas_fast *fast;     /* what is usual, in few rows; NULL: the other rows say all */
};

static inline oas_str oas_program_text(const oas_program *program, oas_text text)
{
    return oas_str_of(program->text + text.at, text.len);
}

/* Appends where the schema of that row stands, its URI: "pets.yaml#/components/schemas/Pet". Nothing
 * for row 0. */
void oas_program_place(const oas_program *program, uint32_t schema, oas_buf *out);

/* A pattern as the document has it: its row has what ECMA-262 makes of it. */
static inline oas_text oas_program_pattern(const oas_program *program,
                                           const struct oas_check_row *check)
{
    return check->text.len ? check->text : program->patterns[check->first].text;
}

/* The hash of a member's name or of an enum's text, the same on every machine: its bytes in words
 * of eight, the first byte lowest, the last word filled up with zeros. Tables hold no keys from
 * payloads, so it need not resist attacks. */
static inline uint64_t oas_hash_word(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 32;
}

static inline uint32_t oas_hash_end(uint64_t hash, size_t len)
{
    return (uint32_t)(oas_hash_word(hash, (uint64_t)len) >> 16);
}

static inline uint32_t oas_name_hash(oas_str name)
{
    uint64_t hash = 0;
    size_t i = 0;
    for (; i + 8 <= name.len; i += 8) {
        uint64_t word = 0;
        for (unsigned j = 0; j < 8; j++)
            word |= (uint64_t)(unsigned char)name.at[i + j] << (8 * j);
        hash = oas_hash_word(hash, word);
    }
    uint64_t last = 0;
    for (unsigned j = 0; i + j < name.len; j++)
        last |= (uint64_t)(unsigned char)name.at[i + j] << (8 * j);
    return oas_hash_end(oas_hash_word(hash, last), name.len);
}

/* For `evaluate`. Linked only by programs that have unevaluatedProperties or unevaluatedItems. */
bool oas_program_evaluate(struct oas_walk *walk, struct oas_evaluation *evaluation);

/* Does some part of `text`, which is UTF-8, match the automaton that begins at `state`? Linear in
 * the text, and without memory. */
bool oas_automaton_match(const struct oas_state_row *state, const struct oas_step_row *steps,
                         oas_str text);

/* The state that a character leads to; NULL: nothing matches any more. For texts that do not lie in
 * memory as they are: one matches if the state at its end is OAS_STATE_ACCEPTS or OAS_STATE_ALL. */
const struct oas_state_row *oas_automaton_step(const struct oas_state_row *state,
                                               const struct oas_step_row *steps, uint32_t code);

/* For `match`: compiles into program->compiled on first use (atomic, idempotent). Linked only by
 * programs whose patterns need it. */
oas_status oas_program_match(const oas_program *program, uint32_t pattern, oas_str text,
                             uint64_t work, const oas_allocator *from);
/* Frees what oas_program_match() compiled. No thread may be matching. */
void oas_program_release(const oas_program *program);

OAS_END

#endif
