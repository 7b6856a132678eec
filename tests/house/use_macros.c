/* Every macro of the public headers as a user writes it: C11 and C++17. Compiled by headers.py,
 * never run. */
#include <oas/oas.h>

struct pet {
    oas_str name;
    OAS_OPT(int64_t) age;
    OAS_NULLABLE(oas_str) owner;
    OAS_PATCH(oas_str) name_then;
    OAS_PATCH(oas_str_list) tags;
    OAS_OPT(double) weight;
    OAS_PATCH(struct pet *) mother;
    OAS_OPT(struct oas_json_map) rest;
    oas_json any;
};

static const oas_str colours[] = {OAS_STR_INIT("red"), OAS_STR_INIT("a\0b"), OAS_STR_INIT("")};

#ifdef __cplusplus
static_assert(OAS_STR("a\0b").len == 3, "a constant expression");
constexpr oas_str constant = OAS_STR("red");
static_assert(constant.at[0] == 'r', "what it leads to is constant, too");
#endif

bool use_macros(oas_arena *mem, struct pet *p);

bool use_macros(oas_arena *mem, struct pet *p)
{
    size_t room = 0;
    p->name = OAS_STR("Rex");
    p->any = OAS_JSON("{\"a\":[1]}");
    OAS_SET(p->age, 7);
    OAS_SET(p->owner, OAS_STR("Ann"));
    OAS_SET(p->weight, 4.5);
    OAS_SET(p->mother, p);
    p->mother.value->name = OAS_STR("Laika");
    OAS_SET_NULL(p->owner);
    OAS_UNSET(p->weight);
    OAS_COPY(p->name_then, p->owner);
    p->name = colours[0];
    p->tags.is = OAS_VALUE;
    if (!OAS_LIST_NEW(mem, &p->tags.value, 2))
        return false;
    const struct oas_json_map *rest = &p->rest.value;
    struct oas_json_entry *known = OAS_MAP_FIND(rest, OAS_STR("a"));
    if (known != NULL)
        p->any = known->value;
    oas_str *tag = OAS_LIST_ADD(mem, &p->tags.value, &room);
    struct oas_json_entry *entry = OAS_LIST_ADD(mem, &p->rest.value, &room);
    int *numbers = OAS_ARENA_NEW(mem, int, 3);
    if (tag == NULL || entry == NULL || numbers == NULL)
        return false;
    *tag = oas_arena_text(mem, "red");
    for (oas_json_iter it = oas_json_each(p->any); oas_json_next(&it);)
        if (oas_json_is(it.key, OAS_STR("a")))
            entry->value = oas_json_item(it.value, 0);
    switch (p->age.is) {
    case OAS_ABSENT:
    case OAS_NULL:
        return false;
    case OAS_VALUE:
        break;
    }
    return p->age.value == 7;
}
