/* Lists and maps built in an arena, and the setters of presence. */
#include <oas/value.h>

#include "check.h"

struct point {
    int64_t x;
    char tag;
};

struct point_list {
    struct point *items;
    size_t count;
};

struct wide_list {
    long double *items;
    size_t count;
};

struct byte_list {
    char *items;
    size_t count;
};

static void test_new(void)
{
    oas_arena mem = {0}, few;
    _Alignas(16) char first[64];
    oas_arena_init_fixed(&few, first, sizeof first);
    struct point_list points = {NULL, 0};
    CHECK(OAS_LIST_NEW(&mem, &points, 3));
    CHECK_INT(points.count, 3);
    for (size_t i = 0; i < points.count; i++)
        CHECK(points.items[i].x == 0 && points.items[i].tag == 0);
    struct point *before = points.items;
    CHECK(!OAS_LIST_NEW(&few, &points, 100));
    CHECK(!OAS_LIST_NEW(&mem, &points, SIZE_MAX));
    CHECK(points.items == before && points.count == 3);
    CHECK(OAS_LIST_NEW(&mem, &points, 0) && points.count == 0);
    struct byte_list bytes = {NULL, 0};
    struct wide_list wide = {NULL, 0};
    CHECK(OAS_LIST_NEW(&few, &bytes, 1) && bytes.items == first);
    CHECK(OAS_LIST_NEW(&few, &wide, 1));
    CHECK(((uintptr_t)wide.items & (_Alignof(long double) - 1)) == 0);
    wide.items[0] = 1;
    oas_arena_free(&mem);
}

/* Strings of the same arena in between: the list moves now and then, and keeps what it holds. */
static void test_add(void)
{
    oas_arena mem = {0};
    oas_str_list list = {NULL, 0};
    size_t room = 0, moves = 0;
    for (size_t i = 0; i < 10000; i++) {
        char text[24];
        const oas_str *before = list.items;
        oas_str *item = OAS_LIST_ADD(&mem, &list, &room);
        CHECK(item == &list.items[i] && list.count == i + 1 && room >= list.count);
        CHECK(!item->at && item->len == 0);
        moves += list.items != before;
        snprintf(text, sizeof text, "%zu", i);
        *item = oas_arena_text(&mem, text);
    }
    CHECK(moves < 20);
    size_t bad = 0;
    for (size_t i = 0; i < list.count; i++) {
        char text[24];
        snprintf(text, sizeof text, "%zu", i);
        bad += !oas_str_is(list.items[i], text);
    }
    CHECK_INT(bad, 0);
    list.count = 5; /* cut, then used again */
    CHECK(!OAS_LIST_ADD(&mem, &list, &room)->at);
    oas_arena_free(&mem);
}

/* A list that somebody else made has no room behind it. */
static void test_add_to_other(void)
{
    int64_t numbers[] = {1, 2, 3};
    oas_int64_list list = {numbers, 3};
    oas_arena mem = {0}, none;
    size_t room = 0;
    oas_arena_init_fixed(&none, NULL, 0);
    CHECK(!OAS_LIST_ADD(&none, &list, &room));
    CHECK(list.items == numbers && list.count == 3 && room == 0);
    int64_t *item = OAS_LIST_ADD(&mem, &list, &room);
    CHECK(item && list.count == 4 && list.items != numbers);
    *item = 4;
    for (int i = 0; i < 4; i++)
        CHECK_INT(list.items[i], i + 1);
    oas_json_map map = {NULL, 0};
    room = 0;
    struct oas_json_entry *entry = OAS_LIST_ADD(&mem, &map, &room);
    CHECK(entry && !entry->key.at && !entry->value.at);
    oas_arena_free(&mem);
}

static void test_presence(void)
{
    struct {
        OAS_OPT(int64_t) age;
        OAS_NULLABLE(oas_str) owner;
        OAS_PATCH(bool) alive;
    } pet = {.age = {.is = OAS_ABSENT}};
    CHECK(pet.age.is == OAS_ABSENT && pet.owner.is == OAS_ABSENT);
    OAS_SET(pet.age, 7);
    OAS_SET(pet.owner, OAS_STR("Ann"));
    CHECK(pet.age.is == OAS_VALUE && pet.age.value == 7);
    CHECK(pet.owner.is == OAS_VALUE && oas_str_is(pet.owner.value, "Ann"));
    OAS_SET_NULL(pet.owner);
    CHECK(pet.owner.is == OAS_NULL);
    OAS_SET_NULL(pet.alive);
    OAS_UNSET(pet.alive);
    CHECK(pet.alive.is == OAS_ABSENT);
}

/* Each state of each type goes to each of the others as it is. */
static void test_presence_copied(void)
{
    const oas_presence states[] = {OAS_ABSENT, OAS_NULL, OAS_VALUE};
    struct {
        OAS_OPT(oas_str) opt;
        OAS_NULLABLE(oas_str) nullable;
        OAS_PATCH(oas_str) patch;
    } from, to;
    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        memset(&to, 0xFF, sizeof to);
        from.opt.is = from.nullable.is = from.patch.is = states[i];
        from.opt.value = OAS_STR("opt");
        from.nullable.value = OAS_STR("nullable");
        from.patch.value = OAS_STR("patch");
        OAS_COPY(to.opt, from.patch);
        OAS_COPY(to.nullable, from.opt);
        OAS_COPY(to.patch, from.nullable);
        CHECK(to.opt.is == states[i] && to.nullable.is == states[i] && to.patch.is == states[i]);
        CHECK_STR(to.opt.value, "patch");
        CHECK_STR(to.nullable.value, "opt");
        CHECK_STR(to.patch.value, "nullable");
    }
}

static void test_map_find(void)
{
    struct oas_json_entry entries[] = {{OAS_STR("a"), {"1", 1}},
                                       {{NULL, 2}, {"2", 1}},
                                       {{NULL, 0}, {"3", 1}},
                                       {OAS_STR("b"), {"4", 1}},
                                       {OAS_STR("a"), {"5", 1}}};
    const oas_json_map map = {entries, 5}, none = {NULL, 0};
    CHECK(OAS_MAP_FIND(&map, OAS_STR("a")) == entries);
    CHECK(OAS_MAP_FIND(&map, OAS_STR("")) == entries + 2);
    CHECK(OAS_MAP_FIND(&map, OAS_STR("b"))->value.at[0] == '4');
    CHECK(!OAS_MAP_FIND(&map, OAS_STR("ab")));
    CHECK(!OAS_MAP_FIND(&none, OAS_STR("a")));
    OAS_MAP_FIND(&map, OAS_STR("b"))->value = (oas_json){"6", 1};
    CHECK(entries[3].value.at[0] == '6');
}

static void test_cstr(void)
{
    oas_arena mem = {0}, none;
    char room[4] = "xyz";
    oas_arena_init_fixed(&none, NULL, 0);
    CHECK(oas_str_cstr(OAS_STR("abc"), room, sizeof room) && strcmp(room, "abc") == 0);
    CHECK(!oas_str_cstr(OAS_STR("abcd"), room, sizeof room) && strcmp(room, "abc") == 0);
    CHECK(!oas_str_cstr(OAS_STR("a\0b"), room, sizeof room) && strcmp(room, "abc") == 0);
    CHECK(!oas_str_cstr(OAS_STR(""), room, 0) && oas_str_cstr(oas_str_of(NULL, 0), room, 1));
    CHECK(room[0] == '\0');
    CHECK(strcmp(oas_arena_cstr(&mem, oas_str_of("abcd", 2)), "ab") == 0);
    CHECK(strcmp(oas_arena_cstr(&mem, oas_str_of(NULL, 0)), "") == 0);
    CHECK(!oas_arena_cstr(&mem, OAS_STR("a\0")) && !oas_arena_cstr(&none, OAS_STR("")));
    oas_arena_free(&mem);
}

static void test_fixed_buf(void)
{
    char block[8];
    oas_buf out;
    oas_buf_init_fixed(&out, block, sizeof block);
    oas_buf_puts(&out, "1234567");
    CHECK(!out.failed && out.at == block && strcmp(oas_buf_cstr(&out), "1234567") == 0);
    CHECK(out.len == 7 && !out.failed);
    oas_buf_putc(&out, '8');
    CHECK(!out.failed && oas_buf_cstr(&out) == NULL && out.failed);
    CHECK_STR(oas_buf_str(&out), "12345678");
    oas_buf_free(&out);
    CHECK(!out.at && memcmp(block, "12345678", 8) == 0);
    oas_buf_putc(&out, '9');
    CHECK(out.failed);
    oas_buf_init_fixed(&out, block, sizeof block);
    oas_buf_puts(&out, "123456789");
    CHECK(out.failed && out.len == 0);
    char *volatile none = NULL; /* a NULL that compilers see is a fault to them */
    oas_buf_init_fixed(&out, none, 5);
    oas_buf_putc(&out, '1');
    CHECK(out.failed);
    out = (oas_buf){.at = NULL};
    oas_buf_put(&out, OAS_STR("a\0b"));
    CHECK(!oas_buf_cstr(&out) && !out.failed);
    oas_buf_free(&out);
}

static void test_text(void)
{
    oas_arena mem = {0};
    char text[] = "abc";
    oas_str copy = oas_arena_text(&mem, text);
    text[0] = 'x';
    CHECK_STR(copy, "abc");
    CHECK(copy.at[3] == '\0');
    CHECK(oas_arena_text(&mem, NULL).len == 0);
    oas_arena_free(&mem);
}

int main(void)
{
    test_new();
    test_add();
    test_add_to_other();
    test_presence();
    test_presence_copied();
    test_map_find();
    test_cstr();
    test_fixed_buf();
    test_text();
    return check_done();
}
