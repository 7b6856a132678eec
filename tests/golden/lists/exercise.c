/* Lists of everything, built by hand too. */
#include "exercise.h"
#include "lists.h"

static void test_read(void)
{
    struct lists_lists l;
    KEEP(lists_lists, &l, "{}");
    EXPECT(l.texts.is == OAS_ABSENT && l.rows.is == OAS_ABSENT);
    KEEP(lists_lists, &l,
         "{\"texts\":[\"a\",\"bcd\"],\"numbers\":[0.5,-1e-7],\"integers\":[-1,0],"
         "\"counters\":[18446744073709551615],\"flags\":[true,false],\"items\":[{\"id\":1}],"
         "\"inline\":[{},{\"a\":\"x\"}],\"enums\":[\"b\",\"a\"],\"holes\":[1,null],"
         "\"gaps\":[null,{\"id\":2}],\"rows\":[[],[[]],[[1],[2,3]]],\"any\":[null,1,\"x\",{}],"
         "\"same\":[1,1],\"marks\":[\"only\",\"only\"],\"gapped\":[\"x\",null],"
         "\"sure\":[true],\"fixed\":[{\"a\":1}],\"words\":[\"word\"],"
         "\"by_name\":{\"w\":\"word\"},\"set\":[\"a\",\"b\"]}");
    EXPECT(l.counters.value.items[0] == UINT64_MAX && l.flags.value.items[0]);
    EXPECT(l.items.value.items[0].id == 1);
    EXPECT(l.inline_.value.items[0].a.is == OAS_ABSENT);
    SAME(l.inline_.value.items[1].a.value, "x");
    EXPECT(l.enums.value.items[0] == LISTS_LISTS_ENUMS_ITEM_B);
    EXPECT(l.holes.value.items[0].value == 1 && l.holes.value.items[1].is == OAS_NULL);
    EXPECT(l.gaps.value.items[0].is == OAS_NULL && l.gaps.value.items[1].value.id == 2);
    EXPECT(l.rows.value.count == 3 && l.rows.value.items[2].items[1].items[1] == 3);
    EXPECT(l.any.value.count == 4 && l.same.value.items[1] == 1);
    EXPECT(l.marks.value.items[1] == LISTS_LISTS_MARKS_ITEM_ONLY && l.sure.value.items[0]);
    EXPECT(l.gapped.value.items[0].value == LISTS_LISTS_GAPPED_ITEM_X);
    EXPECT(l.gapped.value.items[1].is == OAS_NULL && l.words.value.items[0] == LISTS_WORD_WORD);
    EXPECT(l.by_name.value.items[0].value == l.words.value.items[0]);
}

static void test_refused(void)
{
    struct lists_lists l;
    REFUSE(lists_lists, &l, "{\"texts\":[]}", TOO_SMALL, "/texts");
    REFUSE(lists_lists, &l, "{\"texts\":[\"a\",\"b\",\"c\"]}", TOO_BIG, "/texts");
    REFUSE(lists_lists, &l, "{\"texts\":[\"a\",\"bcde\"]}", TOO_BIG, "/texts/1");
    REFUSE(lists_lists, &l, "{\"numbers\":[1,\"2\"]}", INVALID_TYPE, "/numbers/1");
    REFUSE(lists_lists, &l, "{\"numbers\":{}}", INVALID_TYPE, "/numbers");
    REFUSE(lists_lists, &l, "{\"integers\":[1,9223372036854775808]}", UNREPRESENTABLE,
           "/integers/1");
    REFUSE(lists_lists, &l, "{\"items\":[{\"id\":1},{}]}", MISSING, "/items/1");
    REFUSE(lists_lists, &l, "{\"enums\":[\"c\"]}", INVALID_VALUE, "/enums/0");
    REFUSE(lists_lists, &l, "{\"integers\":[null]}", INVALID_TYPE, "/integers/0");
    REFUSE(lists_lists, &l, "{\"rows\":[[[1,2,true]]]}", INVALID_TYPE, "/rows/0/0/2");
    REFUSE(lists_lists, &l, "{\"same\":[1,2]}", INVALID_VALUE, "/same/1");
    REFUSE(lists_lists, &l, "{\"set\":[\"a\",\"b\",\"\\u0061\"]}", DUPLICATE_ITEM, "/set/2");
}

static void test_structs(void)
{
    struct lists_lists l = {.texts = {.is = OAS_VALUE}};
    size_t room = 0;
    WRONG(lists_lists, &l, TOO_SMALL, "/texts");
    for (int i = 0; i < 3; i++) {
        oas_str *text = OAS_LIST_ADD(exercise_mem(), &l.texts.value, &room);
        EXPECT(text != NULL);
        if (text)
            *text = OAS_STR("abcd");
    }
    WRONG(lists_lists, &l, TOO_BIG, "/texts");
    l.texts.value.count = 2;
    WRONG(lists_lists, &l, TOO_BIG, "/texts/0");
    l.texts.value.items[0] = l.texts.value.items[1] = OAS_STR("abc");
    WRITE(lists_lists, &l, "{\"texts\":[\"abc\",\"abc\"]}");
    l.texts.value.items[1] = OAS_STR("\xed\xa0\x80");
    WRONG(lists_lists, &l, NOT_UTF8, "/texts/1");
    l = (struct lists_lists){.gaps = {.is = OAS_VALUE}};
    EXPECT(OAS_LIST_NEW(exercise_mem(), &l.gaps.value, 2));
    WRONG(lists_lists, &l, UNSET, "/gaps/0");
    l.gaps.value.items[0].is = OAS_NULL;
    OAS_SET(l.gaps.value.items[1], ((struct lists_item){7}));
    WRITE(lists_lists, &l, "{\"gaps\":[null,{\"id\":7}]}");
    oas_str texts[] = {OAS_STR("a"), OAS_STR("a")};
    l = (struct lists_lists){.set = {.is = OAS_VALUE, .value = {texts, 2}}};
    WRONG(lists_lists, &l, DUPLICATE_ITEM, "/set/1");
    l.set.value.count = 1;
    WRITE(lists_lists, &l, "{\"set\":[\"a\"]}");
}

static void *count_resize(void *user, void *old, size_t old_size, size_t new_size)
{
    size_t *taken = user;
    void *at = new_size ? realloc(old, new_size) : NULL;
    if (new_size == 0)
        free(old);
    *taken += at ? new_size - old_size : 0;
    return at;
}

/* A list for which the arena has to grow takes what its items need: its length is not guessed. */
static void test_memory(void)
{
    enum { COUNT = 700 };
    size_t taken = 0;
    const oas_allocator from = {count_resize, &taken};
    struct lists_lists l;
    oas_buf json = {0};
    oas_arena mem;
    oas_arena_init(&mem, NULL, 0, &from);
    oas_buf_puts(&json, "{\"integers\":[7");
    for (size_t i = 1; i < COUNT; i++)
        oas_buf_puts(&json, ",7");
    oas_buf_puts(&json, "]}");
    EXPECT(lists_lists_decode(&l, oas_buf_str(&json), &mem, NULL) == OAS_OK);
    EXPECT(l.integers.value.count == COUNT && l.integers.value.items[COUNT - 1] == 7);
    EXPECT(taken <= 4096 + COUNT * sizeof(int64_t) + 64);
    oas_arena_free(&mem);
    oas_buf_free(&json);
}

int main(void)
{
    test_memory();
    test_read();
    test_refused();
    test_structs();
    return exercise_done();
}
