/* A member that only one direction has is optional in C; who says the direction is told what is
 * missing. */
#include "direction.h"
#include "exercise.h"

static oas_status judge(const char *json, oas_direction direction)
{
    oas_options options = {.direction = direction};
    return oas_validate(direction_user_type, oas_str_from(json), exercise_errors(), &options);
}

int main(void)
{
    static const char request[] = "{\"name\":\"n\",\"password\":\"123\"}";
    static const char response[] = "{\"id\":1,\"name\":\"n\"}";
    struct direction_user u;
    KEEP(direction_user, &u, "{\"id\":1,\"name\":\"n\",\"password\":\"123\",\"seen\":null}");
    EXPECT(u.seen.is == OAS_NULL && u.id.value == 1);
    REFUSE(direction_user, &u, "{\"name\":\"n\"}", MISSING, "");
    EXPECT(judge(request, OAS_DIRECTION_REQUEST) == OAS_OK);
    EXPECT(judge(request, OAS_DIRECTION_RESPONSE) == OAS_INVALID);
    EXPECT(judge(request, OAS_DIRECTION_NONE) == OAS_INVALID);
    EXPECT(judge(response, OAS_DIRECTION_RESPONSE) == OAS_OK);
    EXPECT(judge(response, OAS_DIRECTION_REQUEST) == OAS_INVALID);
    oas_options options = {.direction = OAS_DIRECTION_REQUEST};
    u = (struct direction_user){.name = OAS_STR("n")};
    EXPECT(oas_check(direction_user_type, &u, exercise_errors(), &options) == OAS_INVALID);
    exercise_error(OAS_CODE_MISSING, OAS_STR(""), __LINE__);
    OAS_SET(u.password, OAS_STR("12"));
    EXPECT(oas_check(direction_user_type, &u, exercise_errors(), &options) == OAS_INVALID);
    exercise_error(OAS_CODE_TOO_SMALL, OAS_STR("/password"), __LINE__);
    OAS_SET(u.password, OAS_STR("123"));
    EXPECT(oas_check(direction_user_type, &u, exercise_errors(), &options) == OAS_OK);
    WRONG(direction_user, &u, MISSING, "");
    EXPECT(oas_decode(direction_user_type, &u, oas_str_from(request), exercise_mem(), NULL,
                      &options) == OAS_OK);
    EXPECT(u.id.is == OAS_ABSENT);
    return exercise_done();
}
