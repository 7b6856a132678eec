/* Parameters of a path and of components: one C type for one schema; what an operation says itself
 * wins. Texts and numbers have no functions: the table has their types. */
#include "exercise.h"
#include "parameters.h"

static oas_type type_of(const char *operation, const char *parameter)
{
    return exercise_parameter(&parameters_operations, operation, parameter);
}

int main(void)
{
    struct parameters_get_pet_header_x_trace_or_null trace;
    int64_t id;
    oas_str text;
    PLAIN(type_of("getPet", "X-Trace"), &trace, "\"t\"");
    EXPECT(trace.is == OAS_VALUE);
    PLAIN(type_of("putPet", "X-Trace"), &trace, "null");
    EXPECT(trace.is == OAS_NULL);
    PLAIN(type_of("getPet", "id"), &id, "3");
    PLAIN(type_of("putPet", "id"), &text, "\"ab\"");
    EXPECT(oas_validate(type_of("putPet", "id"), OAS_STR("\"abc\""), exercise_errors(), NULL) ==
           OAS_INVALID);
    exercise_error(OAS_CODE_TOO_BIG, OAS_STR(""), __LINE__);
    return exercise_done();
}
