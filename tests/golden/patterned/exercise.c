/* Members by patterns of their names: one rest, typed where all patterns say one type; a map for
 * each pattern where no name matches two; and what nothing has evaluated. */
#include "exercise.h"
#include "patterned.h"

/* Each member is where its name says, however it is written. */
static void exercise_shares(void)
{
    struct patterned_apart apart, other;
    READ(patterned_apart, &apart,
         "{\"is\":false,\"S_a\":\"xy\",\"I_\":1,\"S_b\":\"zz\",\"id\":\"1\","
         "\"O_\":{\"deep\":{\"id\":\"\",\"7\":[]}},\"12\":[true],\"1234\":true}",
         "{\"id\":\"1\",\"S_a\":\"xy\",\"S_b\":\"zz\",\"I_\":1,"
         "\"O_\":{\"deep\":{\"id\":\"\",\"7\":[]}},\"12\":[true],\"is\":false,\"1234\":true}");
    EXPECT(apart.rest_s.count == 2 && apart.rest_i.count == 1 && apart.rest_o.count == 1);
    EXPECT(apart.rest_0_9_1_3.count == 1 && apart.rest.count == 2);
    EXPECT(oas_str_equal(apart.rest.items[1].key, OAS_STR("1234")));
    EXPECT(apart.rest_o.items[0].value.deep.value->rest_0_9_1_3.count == 1);
    EXPECT(OAS_MAP_FIND(&apart.rest_s, OAS_STR("S_b")) == &apart.rest_s.items[1]);
    EXPECT(OAS_MAP_FIND(&apart.rest_s, OAS_STR("I_")) == NULL);
    EXPECT(patterned_apart_copy(&other, &apart, exercise_mem()) == OAS_OK);
    EXPECT(patterned_apart_equal(&other, &apart));
    EXPECT(other.rest_s.items != apart.rest_s.items);
    other.rest_i.items[0].value = 2;
    EXPECT(!patterned_apart_equal(&other, &apart));
    other.rest_i.items[0].value = 10;
    WRONG(patterned_apart, &other, TOO_BIG, "/I_");
    other.rest_i.items[0].value = 1;
    other.rest_i.items[0].key = OAS_STR("Q_");
    WRONG(patterned_apart, &other, INVALID_KEY, "/Q_");
    other.rest_i.items[0].key = OAS_STR("I_9");
    other.rest.items[0].key = OAS_STR("123");
    WRONG(patterned_apart, &other, INVALID_KEY, "/123");
    other.rest.items[0].key = OAS_STR("1230");
    other.rest_o.items = NULL;
    WRONG(patterned_apart, &other, UNSET, "");
    REFUSE(patterned_apart, &apart, "{\"id\":\"1\",\"S_a\":\"x\"}", TOO_SMALL, "/S_a");
    REFUSE(patterned_apart, &apart, "{\"id\":\"1\",\"never\":1}", NOT_ALLOWED, "/never");
    READ(patterned_apart, &apart,
         "{\"\\u0053_a\":\"xy\",\"id\":\"\",\"I\\u005f\":3,\"\\u0031\":[]}",
         "{\"id\":\"\",\"S_a\":\"xy\",\"I_\":3,\"1\":[]}");
    EXPECT(apart.rest_s.count == 1 && apart.rest_i.count == 1 && apart.rest_0_9_1_3.count == 1);
    EXPECT(oas_str_equal(apart.rest_i.items[0].key, OAS_STR("I_")) && apart.rest.count == 0);
}

static void exercise_closed_shares(void)
{
    struct patterned_pair pair;
    struct patterned_tree tree;
    const oas_options lenient = {.ignore_unknown = true};
    KEEP(patterned_pair, &pair, "{\"a\":1.5,\"A\":\"b\"}");
    EXPECT(pair.rest_a_z.items[0].value == 1.5 && pair.loud.count == 1);
    REFUSE(patterned_pair, &pair, "{\"aA\":1}", NOT_ALLOWED, "/aA");
    REFUSE(patterned_pair, &pair, "{}", TOO_SMALL, "");
    EXPECT(oas_decode(patterned_pair_type, &pair, OAS_STR("{\"A\":\"\",\"1\":1,\"b\":2}"),
                      exercise_mem(), NULL, &lenient) == OAS_OK);
    WRITE(patterned_pair, &pair, "{\"b\":2,\"A\":\"\"}");
    KEEP(patterned_tree, &tree, "{\"leaf\":null,\"leaf1\":2,\"node\":{\"leaf\":3,\"node\":{}}}");
    EXPECT(tree.rest_leaf.count == 2 && tree.rest_node.items[0].value.rest_node.count == 1);
}

int main(void)
{
    struct patterned_item item;
    struct patterned_mixed mixed;
    struct patterned_both both;
    struct patterned_labels labels;
    struct patterned_also also;
    struct patterned_left left;
    struct patterned_closed closed;
    oas_int64_list pairs;
    struct patterned_tuple_item_list tuple;
    KEEP(patterned_item, &item, "{\"id\":\"1\",\"x-size\":4,\"x-a\":1,\"n-a\":3}");
    EXPECT(item.rest.count == 2 && item.rest.items[1].value == 3);
    EXPECT(item.x_size.value == 4);
    item.rest.items[1].value = 2;
    WRONG(patterned_item, &item, TOO_SMALL, "/n-a");
    item.rest.items[1].key = OAS_STR("id2");
    WRONG(patterned_item, &item, NOT_ALLOWED, "/id2");
    REFUSE(patterned_item, &item, "{\"id\":\"1\",\"x-size\":\"\"}", INVALID_TYPE, "/x-size");
    REFUSE(patterned_item, &item, "{\"id\":\"1\",\"y\":1}", NOT_ALLOWED, "/y");
    KEEP(patterned_labels, &labels, "{\"a\":\"b\",\"c\":\"\"}");
    EXPECT(labels.count == 2);
    REFUSE(patterned_labels, &labels, "{\"A\":\"b\"}", NOT_ALLOWED, "/A");
    KEEP(patterned_mixed, &mixed, "{\"id\":\"\",\"x-a\":1,\"y-a\":\"\",\"z\":[null]}");
    EXPECT(mixed.rest.count == 1 && mixed.rest_x.count == 1 && mixed.rest_y.count == 1);
    REFUSE(patterned_mixed, &mixed, "{\"x-a\":\"\"}", INVALID_TYPE, "/x-a");
    KEEP(patterned_also, &also, "{\"x-a\":1.5,\"b\":2}");
    EXPECT(also.count == 2 && also.items[0].value == 1.5);
    KEEP(patterned_both, &both, "{\"a\":\"\",\"x-b\":1,\"x-c\":2,\"d\":\"\"}");
    REFUSE(patterned_both, &both, "{\"x-b\":\"\"}", INVALID_TYPE, "/x-b");
    KEEP(patterned_left, &left, "{\"id\":\"\",\"size\":1,\"x\":true,\"y\":false}");
    EXPECT(left.size.value == 1 && left.rest.count == 2);
    REFUSE(patterned_left, &left, "{\"size\":1,\"x\":1}", INVALID_TYPE, "/x");
    REFUSE(patterned_left, &left, "{\"size\":\"\",\"name\":\"\"}", INVALID_TYPE, "/size");
    KEEP(patterned_closed, &closed, "{\"id\":\"\"}");
    REFUSE(patterned_closed, &closed, "{\"id\":\"\",\"x\":1}", NOT_ALLOWED, "/x");
    KEEP(patterned_pairs, &pairs, "[1,10,11]");
    REFUSE(patterned_pairs, &pairs, "[1]", TOO_SMALL, "");
    REFUSE(patterned_pairs, &pairs, "[10,11,12]", TOO_BIG, "");
    pairs = (oas_int64_list){NULL, 0};
    WRONG(patterned_pairs, &pairs, TOO_SMALL, "");
    KEEP(patterned_tuple, &tuple, "[\"a\",\"b\",3]");
    EXPECT(tuple.items[2].kind == PATTERNED_TUPLE_ITEM_KIND_INTEGER);
    SAME(tuple.items[1].as.string, "b");
    REFUSE(patterned_tuple, &tuple, "[\"a\",\"b\",\"c\"]", INVALID_TYPE, "/2");
    exercise_shares();
    exercise_closed_shares();
    patterned_release();
    /* options.ignore_unknown: what matches no pattern is let through, and is in no map. */
    const oas_options lenient = {.ignore_unknown = true};
    EXPECT(oas_decode(patterned_labels_type, &labels, OAS_STR("{\"A\":1,\"b\":\"c\",\"D\":\"e\"}"),
                      exercise_mem(), NULL, &lenient) == OAS_OK);
    WRITE(patterned_labels, &labels, "{\"b\":\"c\"}");
    EXPECT(oas_decode(patterned_item_type, &item,
                      OAS_STR("{\"y\":\"\",\"id\":\"1\",\"x-a\":1,\"z\":2}"), exercise_mem(), NULL,
                      &lenient) == OAS_OK);
    WRITE(patterned_item, &item, "{\"id\":\"1\",\"x-a\":1}");
    return exercise_done();
}
