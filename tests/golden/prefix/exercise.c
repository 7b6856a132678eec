/* The files' name and the prefix are the caller's. */
#include "exercise.h"
#include "my-api.h"

int main(void)
{
    struct Zoo_pet p;
    KEEP(Zoo_pet, &p, "{\"name\":\"n\",\"color\":\"green\"}");
    EXPECT(p.color.value == ZOO_PET_COLOR_GREEN);
    p.color.value = ZOO_PET_COLOR_UNSET;
    WRONG(Zoo_pet, &p, UNSET, "/color");
    return exercise_done();
}
