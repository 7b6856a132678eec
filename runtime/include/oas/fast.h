/* oas/fast.h - a program's rows once more, laid out for the walk that takes what is usual: one row
 * a property, one line of cache, with all that is asked of it when it comes.
 *
 * The compiler makes them of a program and its layout, and prints them beside it; where there are
 * none the full walk does everything. Rows of members are those of structs, too (oas/layout.h). The
 * others say nothing that those of the program do not, and what they cannot say they leave to these.
 * Like program.h this is for printed tables; nothing here is for hand writing. */
#ifndef OAS_FAST_H
#define OAS_FAST_H

#include <oas/layout.h>

OAS_BEGIN

#define OAS_KEY_SIZE 32u

/* A piece of JSON as it stands in a text. */
typedef struct oas_key {
    char at[OAS_KEY_SIZE];
} oas_key;

/* Before a table whose rows are lines of cache. */
#ifdef __cplusplus
#define OAS_FAST_LINES alignas(64)
#else
#define OAS_FAST_LINES _Alignas(64)
#endif

typedef enum oas_fast_kind {
#define OAS_FAST_KIND(symbol, name) OAS_FAST_##symbol,
#include <oas/fast.def>
} oas_fast_kind;

enum {
    OAS_FAST_STORED = 1,   /* PROPERTY: its C type is one that the walk fills */
    OAS_FAST_OPTION = 2,   /* it has a presence */
    OAS_FAST_NULL = 4,     /* null is valid, and has a place */
    OAS_FAST_POINTER = 8,  /* the value is in memory of its own */
    OAS_FAST_APPLIED = 16, /* `null` or the value, by an applicator: a level, and work */
    OAS_FAST_UNSIGNED = 32,
    OAS_FAST_VERSION = 64,  /* UUID: version and variant are judged, too */
    OAS_FAST_CLOSED = 128,  /* RECORD: it has no other members */
    OAS_FAST_OPEN = 256,    /* RECORD: others may be anything */
    OAS_FAST_JUDGED = 512,  /* OAS_LAYOUT_JUDGED */
    OAS_FAST_PLACED = 1024, /* PROPERTY: it has a C type; without STORED the full walk fills it */
    OAS_FAST_TOLD = 2048,   /* FORK: a kind and a branch stand for each other, whatever the tag */
    OAS_FAST_OTHERS = 4096  /* RECORD: its struct may hold more: other members in a map, or those of
                               another kind */
};

struct oas_property_row {
#define OAS_PROPERTY_COLUMN(type, name, how) type name;
#include <oas/fast.def>
};

struct oas_record_row {
#define OAS_RECORD_COLUMN(type, name, how) type name;
#include <oas/fast.def>
};

struct oas_series_row {
#define OAS_SERIES_COLUMN(type, name, how) type name;
#include <oas/fast.def>
};

struct oas_fork_row {
#define OAS_FORK_COLUMN(type, name, how) type name;
#include <oas/fast.def>
};

struct oas_way_row {
#define OAS_WAY_COLUMN(type, name, how) type name;
#include <oas/fast.def>
};

struct oas_bound_row {
#define OAS_BOUND_COLUMN(type, name, how) type name;
#include <oas/fast.def>
};

struct oas_choice_row {
#define OAS_CHOICE_COLUMN(type, name, how) type name;
#include <oas/fast.def>
};

struct oas_term_row {
#define OAS_TERM_COLUMN(type, name, how) type name;
#include <oas/fast.def>
};

struct oas_entry_row {
#define OAS_ENTRY_COLUMN(type, name, how) type name;
#include <oas/fast.def>
};

/* Property rows as they are printed: the member of OAS_HOLDER (oas/layout.h), called as in JSON, what
 * it is, the row of that, rows of its C type and its schema; more flags may follow. CALLED ones have
 * the name in JSON before. A PROPERTY is there for certain, of an OPTION that is asked; those of
 * _POINTER are in memory of their own. Of LONG ones the name does not fit the row. OTHER ones are the
 * full walk's; a CONSTANT has no place in C. An ITEM, which is no member, is of the type T. */
#define OAS_PROPERTY(member, kind, inner, layout, ...)                                             \
    OAS_BARE_OF(OAS_KEY_OF(#member), OAS_LEN_OF(#member), OAS_FAST_##kind, inner, member, layout,  \
                __VA_ARGS__, 0, 0)
#define OAS_PROPERTY_CALLED(name, member, kind, inner, layout, ...)                                \
    OAS_BARE_OF(OAS_KEY_OF(name), OAS_LEN_OF(name), OAS_FAST_##kind, inner, member, layout,        \
                __VA_ARGS__, 0, 0)
#define OAS_LONG_PROPERTY(member, kind, inner, layout, ...)                                        \
    OAS_BARE_OF({""}, 0, OAS_FAST_##kind, inner, member, layout, __VA_ARGS__, 0, 0)
#define OAS_PROPERTY_POINTER(member, kind, inner, layout, ...)                                     \
    OAS_POINTER_OF(OAS_KEY_OF(#member), OAS_LEN_OF(#member), OAS_FAST_##kind, inner, member,       \
                   layout, __VA_ARGS__, 0, 0)
#define OAS_PROPERTY_POINTER_CALLED(name, member, kind, inner, layout, ...)                        \
    OAS_POINTER_OF(OAS_KEY_OF(name), OAS_LEN_OF(name), OAS_FAST_##kind, inner, member, layout,     \
                   __VA_ARGS__, 0, 0)
#define OAS_LONG_PROPERTY_POINTER(member, kind, inner, layout, ...)                                \
    OAS_POINTER_OF({""}, 0, OAS_FAST_##kind, inner, member, layout, __VA_ARGS__, 0, 0)
#define OAS_OPTION(member, kind, inner, layout, ...)                                               \
    OAS_OPTION_OF(OAS_KEY_OF(#member), OAS_LEN_OF(#member), OAS_FAST_##kind, inner, member,        \
                  layout, __VA_ARGS__, 0, 0)
#define OAS_OPTION_CALLED(name, member, kind, inner, layout, ...)                                  \
    OAS_OPTION_OF(OAS_KEY_OF(name), OAS_LEN_OF(name), OAS_FAST_##kind, inner, member, layout,      \
                  __VA_ARGS__, 0, 0)
#define OAS_LONG_OPTION(member, kind, inner, layout, ...)                                          \
    OAS_OPTION_OF({""}, 0, OAS_FAST_##kind, inner, member, layout, __VA_ARGS__, 0, 0)
#define OAS_OPTION_POINTER(member, kind, inner, layout, ...)                                       \
    OAS_OPTION_POINTER_OF(OAS_KEY_OF(#member), OAS_LEN_OF(#member), OAS_FAST_##kind, inner,        \
                          member, layout, __VA_ARGS__, 0, 0)
#define OAS_OPTION_POINTER_CALLED(name, member, kind, inner, layout, ...)                          \
    OAS_OPTION_POINTER_OF(OAS_KEY_OF(name), OAS_LEN_OF(name), OAS_FAST_##kind, inner, member,      \
                          layout, __VA_ARGS__, 0, 0)
#define OAS_LONG_OPTION_POINTER(member, kind, inner, layout, ...)                                  \
    OAS_OPTION_POINTER_OF({""}, 0, OAS_FAST_##kind, inner, member, layout, __VA_ARGS__, 0, 0)
#define OAS_OTHER(member, layout, ...)                                                             \
    OAS_OTHER_OF(OAS_KEY_OF(#member), OAS_LEN_OF(#member), member, layout, __VA_ARGS__, 0, 0)
#define OAS_LONG_OTHER(member, layout, ...) OAS_OTHER_OF({""}, 0, member, layout, __VA_ARGS__, 0, 0)
#define OAS_LONG_OTHER_OPTION(member, layout, ...)                                                 \
    OAS_OTHER_OPTION_OF({""}, 0, member, layout, __VA_ARGS__, 0, 0)
#define OAS_OTHER_CALLED(name, member, layout, ...)                                                \
    OAS_OTHER_OF(OAS_KEY_OF(name), OAS_LEN_OF(name), member, layout, __VA_ARGS__, 0, 0)
#define OAS_OTHER_OPTION(member, layout, ...)                                                      \
    OAS_OTHER_OPTION_OF(OAS_KEY_OF(#member), OAS_LEN_OF(#member), member, layout, __VA_ARGS__, 0, 0)
#define OAS_OTHER_OPTION_CALLED(name, member, layout, ...)                                         \
    OAS_OTHER_OPTION_OF(OAS_KEY_OF(name), OAS_LEN_OF(name), member, layout, __VA_ARGS__, 0, 0)
#define OAS_CONSTANT(name, kind, inner, layout, use)                                               \
    OAS_ROW_OF(OAS_KEY_OF(name), OAS_LEN_OF(name), OAS_FAST_##kind, inner,                         \
               OAS_FAST_STORED | OAS_FAST_PLACED, 0, 0, 0, layout, use)
#define OAS_ITEM(T, kind, inner, layout, ...)                                                      \
    OAS_ITEM_OF(T, OAS_FAST_##kind, inner, layout, __VA_ARGS__, 0, 0)

/* What these are made of. */
#define OAS_KEY_OF(name)                                                                           \
    {                                                                                              \
        "\"" name "\":"                                                                            \
    }
#define OAS_LEN_OF(name) (sizeof("\"" name "\":") - 1)
#define OAS_MASK_OF(len) (UINT32_MAX >> (OAS_KEY_SIZE - (len)) % OAS_KEY_SIZE)
#define OAS_AT(member)   offsetof(OAS_HOLDER, member)
#define OAS_BARE_OF(key, len, kind, inner, member, layout, use, more, ...)                         \
    OAS_ROW_OF(key, len, kind, inner, OAS_FAST_STORED | OAS_FAST_PLACED | (more), OAS_AT(member),  \
               OAS_AT(member), sizeof(((OAS_HOLDER *)0)->member), layout, use)
#define OAS_POINTER_OF(key, len, kind, inner, member, layout, use, more, ...)                      \
    OAS_ROW_OF(key, len, kind, inner,                                                              \
               OAS_FAST_STORED | OAS_FAST_POINTER | OAS_FAST_PLACED | (more), OAS_AT(member),      \
               OAS_AT(member), sizeof(*((OAS_HOLDER *)0)->member), layout, use)
#define OAS_OPTION_OF(key, len, kind, inner, member, layout, use, more, ...)                       \
    OAS_ROW_OF(key, len, kind, inner,                                                              \
               OAS_FAST_STORED | OAS_FAST_OPTION | OAS_FAST_PLACED | (more), OAS_AT(member.value), \
               OAS_AT(member), sizeof(((OAS_HOLDER *)0)->member.value), layout, use)
#define OAS_OPTION_POINTER_OF(key, len, kind, inner, member, layout, use, more, ...)               \
    OAS_ROW_OF(key, len, kind, inner,                                                              \
               OAS_FAST_STORED | OAS_FAST_OPTION | OAS_FAST_POINTER | OAS_FAST_PLACED | (more),    \
               OAS_AT(member.value), OAS_AT(member), sizeof(*((OAS_HOLDER *)0)->member.value),     \
               layout, use)
#define OAS_OTHER_OF(key, len, member, layout, use, more, ...)                                     \
    OAS_ROW_OF(key, len, OAS_FAST_OTHER, 0, OAS_FAST_PLACED | (more), OAS_AT(member),              \
               OAS_AT(member), 0, layout, use)
#define OAS_OTHER_OPTION_OF(key, len, member, layout, use, more, ...)                              \
    OAS_ROW_OF(key, len, OAS_FAST_OTHER, 0, OAS_FAST_PLACED | OAS_FAST_OPTION | (more),            \
               OAS_AT(member.value), OAS_AT(member), 0, layout, use)
#define OAS_ITEM_OF(T, kind, inner, layout, use, more, ...)                                        \
    OAS_ROW_OF({""}, 0, kind, inner, OAS_FAST_STORED | OAS_FAST_PLACED | (more), 0, 0, sizeof(T),  \
               layout, use)
#define OAS_ROW_OF(key, len, kind, inner, flags, to, presence, size, layout, use)                  \
    {                                                                                              \
        key, len, kind, flags, inner, to, presence, size, layout, use, OAS_MASK_OF(len)            \
    }

/* A record of one kind whose demanded members are the same in requests and responses: its first
 * property, how many there are, slots, shift, seed, those that are demanded, object row, layout row,
 * the struct, more flags. */
#define OAS_RECORD(first, count, slots, shift, seed, demanded, object, layout, T, more)            \
    {                                                                                              \
        first, count, slots, shift, seed, demanded, demanded, demanded, object, layout, 0,         \
            sizeof(T), OAS_ALIGNOF(T), OAS_FAST_STORED | (more)                                    \
    }

typedef struct oas_fast {
#define OAS_FAST_ROWS(row, rows)                                                                   \
    const struct oas_##row##_row *rows;                                                            \
    uint32_t row##_count;
#include <oas/fast.def>
    const uint16_t *slots;
    uint32_t slot_count;
} oas_fast;

/* Of a name or text: its first 16 bytes as two numbers, the first byte lowest, filled up with
 * zeros, and its length. The same on every machine. */
static inline uint32_t oas_fast_hash(uint64_t first, uint64_t second, size_t len, uint64_t seed,
                                     unsigned shift)
{
    uint64_t other = seed * UINT64_C(0x9E3779B97F4A7C15);
    return (uint32_t)(((first ^ len) * seed + second * (other | 1)) >> shift);
}

/* The slot of `entries` where a type belongs. */
static inline uint32_t oas_fast_entry(oas_use use, uint32_t layout)
{
    return (use ^ layout << 16 ^ layout >> 3) * UINT32_C(0x9E3779B1) >> 7;
}

OAS_END

#endif
