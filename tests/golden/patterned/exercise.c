/* Members by patterns of their names: one rest, typed where all patterns say one type; and what
 * nothing has evaluated. */
#include "exercise.h"
#include "patterned.h"

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
    oas_json_list tuple;
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
    EXPECT(mixed.rest.count == 3);
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
    REFUSE(patterned_tuple, &tuple, "[\"a\",\"b\",\"c\"]", INVALID_TYPE, "/2");
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
