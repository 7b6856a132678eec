/* oas/value.h - the C types of JSON values in generated structs.
 *
 *     struct pet p = {.name = OAS_STR("Rex")};
 *     OAS_SET(p.nickname, OAS_STR("R"));      // present
 *     OAS_SET_NULL(p.owner);                  // there, and null
 *     if (p.age.is == OAS_VALUE) use(p.age.value);
 *
 * A zeroed struct is safe to pass everywhere: optional members are absent, lists empty, texts empty,
 * enums and kinds unset (which encoding refuses). */
#ifndef OAS_VALUE_H
#define OAS_VALUE_H

#include <oas/arena.h>

OAS_BEGIN

/* Whether a member is there. An enum of three, so that `switch (p.nickname.is)` warns of a state
 * that was forgotten. */
typedef enum oas_presence {
    OAS_ABSENT, /* the object has no such member */
    OAS_NULL,   /* it has, and its value is null */
    OAS_VALUE   /* it has a value, in `value` */
} oas_presence;

/* The type of a member that is not always a value. All three lie in memory alike; the name says
 * which states are legal: any other is refused by encoding.
 *   OAS_OPT(T)       absent or a value     (not required, not nullable)
 *   OAS_NULLABLE(T)  null or a value       (required, nullable)
 *   OAS_PATCH(T)     absent, null, a value (not required, nullable) */
#define OAS_OPTION_OF(T)                                                                           \
    struct {                                                                                       \
        oas_presence is;                                                                           \
        T value;                                                                                   \
    }
#define OAS_OPT(T)      OAS_OPTION_OF(T)
#define OAS_NULLABLE(T) OAS_OPTION_OF(T)
#define OAS_PATCH(T)    OAS_OPTION_OF(T)

/* Setting such a member. Each is an expression without a value. */
#define OAS_SET(member, what) ((void)((member).value = (what), (member).is = OAS_VALUE))
#define OAS_SET_NULL(member)  ((void)((member).is = OAS_NULL))
#define OAS_UNSET(member)     ((void)((member).is = OAS_ABSENT))

/* Any JSON value, as its text: read it with oas/json.h. A zeroed one is unset. */
typedef struct oas_json {
    const char *at;
    size_t len;
} oas_json;

/* Lists of the types above. `items` may be NULL when `count` is 0. */
typedef struct oas_bool_list {
    bool *items;
    size_t count;
} oas_bool_list;

typedef struct oas_int64_list {
    int64_t *items;
    size_t count;
} oas_int64_list;

typedef struct oas_uint64_list {
    uint64_t *items;
    size_t count;
} oas_uint64_list;

typedef struct oas_double_list {
    double *items;
    size_t count;
} oas_double_list;

typedef struct oas_str_list {
    oas_str *items;
    size_t count;
} oas_str_list;

typedef struct oas_json_list {
    oas_json *items;
    size_t count;
} oas_json_list;

/* A map of any JSON: the members in the order of the payload, each key as often as it was given. */
struct oas_json_entry {
    oas_str key;
    oas_json value;
};

typedef struct oas_json_map {
    struct oas_json_entry *items;
    size_t count;
} oas_json_map;

OAS_END

#endif
