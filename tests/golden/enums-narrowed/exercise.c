/* Only what all of them allow is in the enum; one that is left is no storage. */
#include "exercise.h"
#include "enums-narrowed.h"

int main(void)
{
    struct enums_narrowed_dog dog;
    enum enums_narrowed_some some;
    enum enums_narrowed_three three;
    KEEP(enums_narrowed_dog, &dog, "{\"type\":\"dog\",\"barks\":true}");
    REFUSE(enums_narrowed_dog, &dog, "{\"type\":\"cat\"}", INVALID_VALUE, "/type");
    KEEP(enums_narrowed_some, &some, "\"b\"");
    EXPECT(some == ENUMS_NARROWED_SOME_B);
    REFUSE(enums_narrowed_some, &some, "\"a\"", INVALID_VALUE, "");
    REFUSE(enums_narrowed_some, &some, "\"d\"", INVALID_VALUE, "");
    KEEP(enums_narrowed_three, &three, "\"d\"");
    EXPECT(three == ENUMS_NARROWED_THREE_D);
    return exercise_done();
}
