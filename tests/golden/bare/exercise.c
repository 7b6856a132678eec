/* A schema alone: its root has the prefix for a name, its $defs are components. */
#include "bare.h"
#include "exercise.h"

int main(void)
{
    struct bare b;
    struct bare_item item;
    struct bare_unused unused;
    int64_t size;
    KEEP(bare, &b,
         "{\"item\":{\"id\":\"abc\",\"other\":\"\"},\"size\":2,"
         "\"more\":[{\"item\":{},\"size\":1}]}");
    EXPECT(b.more.value.items[0].size == 1);
    REFUSE(bare, &b, "{\"item\":{},\"size\":0}", TOO_SMALL, "/size");
    REFUSE(bare, &b, "{\"item\":{\"other\":\"long\"},\"size\":1}", TOO_BIG, "/item/other");
    REFUSE(bare, &b, "{\"item\":{},\"size\":1,\"more\":[{}]}", MISSING, "/more/0");
    KEEP(bare_item, &item, "{}");
    KEEP(bare_the_size, &size, "1");
    KEEP(bare_unused, &unused, "{\"a\":\"x\"}");
    return exercise_done();
}
