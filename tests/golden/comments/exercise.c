/* Comments tell what C types do not: limits, directions, prose once, where it stands. */
#include "comments.h"
#include "exercise.h"

int main(void)
{
    struct comments_thing thing;
    KEEP(comments_thing, &thing,
         "{\"id\":\"00000000-0000-0000-0000-000000000000\",\"owner\":"
         "\"00000000-0000-0000-0000-000000000000\",\"made\":\"now\",\"name\":\"n\",\"limit\":1,"
         "\"place\":{\"x\":1},\"both\":null,\"answer\":\"a\",\"secret\":\"s\",\"never\":\"n\"}");
    EXPECT(thing.both.is == OAS_NULL && thing.label.is == OAS_ABSENT);
    return exercise_done();
}
