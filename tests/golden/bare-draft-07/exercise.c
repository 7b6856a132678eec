/* An older dialect, with a name and a prefix of its own. */
#include "draft7.h"
#include "exercise.h"

int main(void)
{
    struct d7 d;
    oas_str_list pair;
    KEEP(d7, &d, "{\"pair\":[\"a\"],\"when\":\"2020-02-29\",\"x\":true,\"y\":false}");
    EXPECT(d.pair.value.count == 1 && d.rest.count == 2 && d.rest.items[0].value);
    REFUSE(d7, &d, "{\"pair\":[\"a\",\"b\",\"c\"]}", NOT_ALLOWED, "/pair/2");
    REFUSE(d7, &d, "{\"when\":\"2021-02-29\"}", INVALID_FORMAT, "/when");
    REFUSE(d7, &d, "{\"x\":1}", INVALID_TYPE, "/x");
    KEEP(d7_pair, &pair, "[\"a\",\"b\"]");
    return exercise_done();
}
