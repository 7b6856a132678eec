/* struct_read.h - what the tests of decode share: one made layout, and a text for all of it. */
#ifndef TESTS_UNIT_STRUCT_READ_H
#define TESTS_UNIT_STRUCT_READ_H

#include "check.h"
#include "struct_made.h"

enum { ROOM = 16, ARENA = 1 << 16 };

static struct made made;
static oas_error found[ROOM];
static oas_arena text_mem;
static uint64_t memory[ARENA / sizeof(uint64_t)];

static inline oas_errors no_errors(void)
{
    oas_errors errs = {.at = found, .cap = ROOM, .text = &text_mem};
    return errs;
}

/* Decodes by the layout row alone, into `out`; the arena is then left in *mem. */
static inline oas_status decode(uint32_t row, void *out, const char *json, oas_arena *mem)
{
    oas_errors errs = no_errors();
    oas_arena_init(mem, memory, sizeof memory, NULL);
    memset(out, 0xA5, made.rows[row].size);
    oas_status status = oas_decode(made_any(&made, row), out, oas_str_from(json), mem, &errs, NULL);
    CHECK((status == OAS_OK) == (errs.count == 0));
    return status;
}

static inline bool is_zero(const void *at, size_t size)
{
    const unsigned char *bytes = at;
    for (size_t i = 0; i < size; i++)
        if (bytes[i])
            return false;
    return true;
}

static const char whole[] =
    " { \"flag\" : true, \"i\":-5,\"u\":18446744073709551615, \"d\":0.25, \"s\\\"\":\"q\\tr\","
    "\"color\":\"red\", \"any\":{\"x\":[]}, \"one\":1, \"opt\":\"o\", \"nullable\":null,"
    "\"patch\":null, \"mark\":1, \"next\":{\"i\":1}, \"names\":[\"a\",\"b\"],"
    "\"numbers\":[1,null,3], \"counts\":{\"k\":1}, \"owner\":{\"sort\":\"person\",\"name\":\"N\"},"
    "\"mixed\":2.5, \"event\":{\"type\":\"start\",\"extra\":[0],\"code\":9,\"level\":1},"
    "\"things\":[{\"i\":2},{\"i\":3}], \"left\":10, \"over\":11 }";

static inline void check_whole(const struct thing *t)
{
    CHECK(t->flag && t->i == -5 && t->u == UINT64_MAX && t->d == 0.25);
    CHECK_STR(t->s, "q\tr");
    CHECK_INT(t->color, COLOR_RED);
    CHECK_STR(oas_str_of(t->any.at, t->any.len), "{\"x\":[]}");
    CHECK(t->opt.is == OAS_VALUE && t->nullable.is == OAS_NULL && t->patch.is == OAS_NULL);
    CHECK(t->mark.is == OAS_VALUE && t->next.value->i == 1);
    CHECK(t->names.count == 2 && t->numbers.count == 3 && t->numbers.items[1].is == OAS_NULL);
    CHECK(t->numbers.items[2].value == 3 && t->counts.items[0].value == 1);
    CHECK_STR(t->owner.value.as.person.name, "N");
    CHECK(t->mixed.value.kind == MIXED_DOUBLE && t->event.value.kind == EVENT_START);
    CHECK(t->event.value.rest.count == 0); /* kept only when asked for */
    CHECK(t->things.count == 2 && t->things.items[1].i == 3);
    CHECK(t->rest.count == 2 && t->rest.items[0].value == 10 && t->rest.items[1].value == 11);
    CHECK_STR(t->rest.items[1].key, "over");
}

#endif
