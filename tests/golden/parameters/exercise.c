/* Parameters of a path and of components: one C type for one schema, functions for each operation;
 * what an operation says itself wins. */
#include "exercise.h"
#include "parameters.h"

int main(void)
{
    struct parameters_get_pet_header_x_trace_or_null trace;
    int64_t id;
    oas_str text;
    KEEP(parameters_get_pet_header_x_trace, &trace, "\"t\"");
    EXPECT(trace.is == OAS_VALUE);
    KEEP(parameters_put_pet_header_x_trace, &trace, "null");
    EXPECT(trace.is == OAS_NULL);
    KEEP(parameters_get_pet_path_id, &id, "3");
    KEEP(parameters_put_pet_path_id, &text, "\"ab\"");
    REFUSE(parameters_put_pet_path_id, &text, "\"abc\"", TOO_BIG, "");
    return exercise_done();
}
