/* oas/program.h - schemas as const rows, and the rows' meaning.
 *
 * A program is a handful of flat arrays that refer to each other by index. `validate-payload`
 * builds them in memory, `oasc` prints them as C; one engine runs both. Nothing here is for hand
 * writing; a user holds an `oas_type` (oas/type.h) and passes it on. */
#ifndef OAS_PROGRAM_H
#define OAS_PROGRAM_H

#include <oas/type.h>

OAS_BEGIN

#define OAS_NONE UINT32_MAX /* no row */

/* Sets of JSON types. Integers are told from other numbers by value: 1.0 is an integer. */
enum {
    OAS_KIND_NULL = 1,
    OAS_KIND_BOOLEAN = 2,
    OAS_KIND_INTEGER = 4,
    OAS_KIND_FRACTION = 8,
    OAS_KIND_NUMBER = OAS_KIND_INTEGER | OAS_KIND_FRACTION,
    OAS_KIND_STRING = 16,
    OAS_KIND_ARRAY = 32,
    OAS_KIND_OBJECT = 64,
    OAS_KIND_ANY = 127
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

/* An oas_use, a type row as used in one place: the row below, the `$ref` steps to it above. */
#define OAS_USE_BITS       28
#define OAS_USE(row, refs) ((oas_use)(row) | (oas_use)(refs) << OAS_USE_BITS)
#define OAS_USE_ROW(use)   ((use) & ((UINT32_C(1) << OAS_USE_BITS) - 1))
#define OAS_USE_REFS(use)  ((use) >> OAS_USE_BITS)
#define OAS_ANY            ((oas_use)0) /* row 0 takes every value */

enum {
    OAS_TYPE_NEVER = 1,         /* the schema `false` */
    OAS_TYPE_LEAD = 2,          /* nothing of its own to check: the first applicator may read it */
    OAS_TYPE_STRICT_INTEGER = 4 /* draft 4: 1.0 is no integer */
};

/* One schema. */
struct oas_type_row {
    oas_text place;       /* its URI: "petstore.yaml#/components/schemas/Pet" */
    uint32_t order;       /* of its `type` keyword: see oas_error.order */
    uint32_t checks;      /* its first check row; leaves, then applicators */
    uint16_t leaf_count;  /* checks of the value itself */
    uint16_t apply_count; /* applicators, on the same value */
    uint32_t object;      /* object row, or OAS_NONE: members are not looked at */
    uint32_t array;       /* array row, or OAS_NONE */
    uint32_t merged;      /* the same with its $ref and allOf merged in, for the verdict, or 0 */
    uint8_t kinds;        /* what `type` accepts */
    uint8_t judged;       /* JSON types that some leaf check judges */
    uint16_t flags;       /* OAS_TYPE_* */
};

enum {
    OAS_CHECK_BIG = 1,   /* the bound does not fit int64_t: compare with `text` */
    OAS_CHECK_TEXTS = 2, /* all values of an enum are strings */
    OAS_CHECK_CONST = 4  /* const rather than enum of one */
};

/* One keyword of one schema. What a and b mean:
 *   bounds, multipleOf      text: the number as written; number: the same when not BIG
 *   lengths, counts         number
 *   enum, const             a, b: first value row and count; slots/mask: their strings' hash table
 *   format                  a: enum oas_format; text: its name. For int32 and int64, which judge
 *                           integers, number: the bits
 *   pattern                 a: pattern row
 *   allOf anyOf oneOf $ref not   a, b: first branch row and count; slots: tag row or OAS_NONE
 *   if                      a: three branch rows: if, then, else (OAS_ANY when absent) */
struct oas_check_row {
    uint8_t keyword;
    uint8_t kinds; /* JSON types it judges */
    uint16_t flags;
    uint32_t order;
    uint32_t a;
    uint32_t b;
    uint32_t slots;
    uint32_t mask;
    oas_text text;
    int64_t number;
};

struct oas_branch_row {
    oas_use use;
    uint32_t kinds; /* the JSON types that the branch can accept at all */
};

/* How the branches of a union are told apart: by one member's value. */
struct oas_tag_row {
    oas_text name;
    uint32_t values; /* value rows; `branch` says which branch each selects */
    uint32_t count;
    uint32_t slots;
    uint32_t mask;
    uint32_t decides; /* 1: a value selects the only branch that can accept the object */
};

/* A JSON constant. Strings hold their content, numbers, arrays and objects their JSON text. */
struct oas_value_row {
    uint32_t kind; /* one OAS_KIND_* bit; numbers OAS_KIND_NUMBER; true and false by text */
    uint32_t branch;
    oas_text text;
};

enum {
    OAS_FIELD_REQUIRED = 1,
    OAS_FIELD_UNDECLARED = 2, /* named by `required` only */
    OAS_FIELD_READ_ONLY = 4,  /* not required in requests */
    OAS_FIELD_WRITE_ONLY = 8, /* not required in responses */
    OAS_FIELD_ESCAPED = 16    /* the name never stands as it is between quotes */
};

struct oas_field_row {
    oas_text name;
    oas_use use;
    uint32_t flags;
    uint32_t order;          /* of the declaration */
    uint32_t required_order; /* of its entry in `required` */
};

struct oas_object_row {
    uint32_t fields;
    uint32_t field_count;
    uint32_t required_count;
    uint32_t slots; /* hash table of the fields' names: index from `fields`, plus 1; 0 is empty */
    uint32_t mask;
    uint32_t rest_order;
    oas_use rest; /* members without a field */
};

struct oas_array_row {
    oas_use items; /* those after the prefix */
    uint32_t items_order;
    uint32_t prefix; /* branch rows */
    uint32_t prefix_count;
    uint32_t prefix_keyword; /* prefixItems; items in older drafts */
    uint32_t items_keyword;  /* items; additionalItems in older drafts */
};

struct oas_pattern_row {
    oas_text text;
    uint32_t native; /* enum oas_native */
};

struct oas_slot; /* a pattern once compiled; private to regex_slot.c */

struct oas_layout; /* oas/layout.h */

/* How many rows there are of each kind. */
typedef struct oas_counts {
    uint32_t types, checks, branches, tags, values, objects, arrays, fields, patterns, slots, text;
} oas_counts;

struct oas_program {
    uint32_t abi; /* OAS_ABI */
    const char *text;
    const struct oas_type_row *types;
    const struct oas_check_row *checks;
    const struct oas_branch_row *branches;
    const struct oas_tag_row *tags;
    const struct oas_value_row *values;
    const struct oas_object_row *objects;
    const struct oas_array_row *arrays;
    const struct oas_field_row *fields;
    const struct oas_pattern_row *patterns;
    const uint32_t *slots;
    oas_counts counts;
    /* How `format` and patterns without a native matcher are judged; NULL when none is used, so
     * that the linker drops them. `compiled` has counts.patterns entries, filled on first use. */
    bool (*format)(uint32_t format, oas_str text);
    oas_status (*match)(const struct oas_program *program, uint32_t pattern, oas_str text,
                        uint64_t work, const oas_allocator *from);
    void **compiled;
    const struct oas_layout *layout; /* the C types; NULL when there are none */
};

static inline oas_str oas_program_text(const oas_program *program, oas_text text)
{
    return oas_str_of(program->text + text.at, text.len);
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

/* For `format`: oas_format_check() by number. Linked only by programs that have formats. */
bool oas_program_format(uint32_t format, oas_str text);

/* For `match`: compiles into program->compiled on first use (atomic, idempotent). Linked only by
 * programs whose patterns need it. */
oas_status oas_program_match(const oas_program *program, uint32_t pattern, oas_str text,
                             uint64_t work, const oas_allocator *from);
/* Frees what oas_program_match() compiled. No thread may be matching. */
void oas_program_release(const oas_program *program);

OAS_END

#endif
