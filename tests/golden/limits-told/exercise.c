/* The limits that comments tell are those of all parts: the strictest counts. */
#include "exercise.h"
#include "limits-told.h"

int main(void)
{
    struct limits_told_pet_owner owner;
    KEEP(limits_told_pet_owner, &owner,
         "{\"count\":1,\"name\":\"abcde\",\"age\":100,\"adult\":18,\"list\":[1,2,3,4]}");
    REFUSE(limits_told_pet_owner, &owner, "{\"name\":\"ab\"}", TOO_SMALL, "/name");
    REFUSE(limits_told_pet_owner, &owner, "{\"name\":\"abcdef\"}", TOO_BIG, "/name");
    REFUSE(limits_told_pet_owner, &owner, "{\"adult\":17}", TOO_SMALL, "/adult");
    REFUSE(limits_told_pet_owner, &owner, "{\"age\":101}", TOO_BIG, "/age");
    REFUSE(limits_told_pet_owner, &owner, "{\"count\":2147483648}", INVALID_FORMAT, "/count");
    KEEP(limits_told_pet_owner, &owner, "{\"odd\":2147483648,\"phone\":\"none\"}");
    return exercise_done();
}
