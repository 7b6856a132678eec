/* Alternatives in one struct: `kind` is the tag itself. */
#include "exercise.h"
#include "union-flat.h"

int main(void)
{
    struct union_flat_job j;
    KEEP(union_flat_job, &j,
         "{\"status\":\"done\",\"id\":\"i\",\"at\":\"2020-01-01T00:00:00Z\","
         "\"result\":7}");
    EXPECT(j.kind == UNION_FLAT_JOB_KIND_DONE && j.result.value == 7 && j.error.is == OAS_ABSENT);
    READ(union_flat_job, &j, "{\"error\":\"e\",\"at\":null,\"id\":\"i\",\"status\":\"failed\"}",
         "{\"status\":\"failed\",\"id\":\"i\",\"at\":null,\"error\":\"e\"}");
    EXPECT(j.kind == UNION_FLAT_JOB_KIND_FAILED && j.at.is == OAS_NULL);
    SAME(j.error.value, "e");
    KEEP(union_flat_job, &j, "{\"status\":\"light blue\",\"id\":\"i\"}");
    EXPECT(j.kind == UNION_FLAT_JOB_KIND_LIGHT_BLUE && j.at.is == OAS_ABSENT);
    /* What another alternative declares is a member like any unknown one. */
    READ(union_flat_job, &j, "{\"status\":\"failed\",\"id\":\"i\",\"result\":\"x\"}",
         "{\"status\":\"failed\",\"id\":\"i\"}");
    EXPECT(j.result.is == OAS_ABSENT);
    REFUSE(union_flat_job, &j, "{\"id\":\"i\"}", INVALID_UNION, "");
    REFUSE(union_flat_job, &j, "{\"status\":\"?\",\"id\":\"i\"}", INVALID_UNION, "/status");
    REFUSE(union_flat_job, &j, "{\"status\":\"done\",\"id\":\"i\"}", MISSING, "");
    REFUSE(union_flat_job, &j, "{\"status\":\"done\",\"id\":\"i\",\"at\":null}", INVALID_TYPE,
           "/at");
    REFUSE(union_flat_job, &j, "{\"status\":\"done\",\"id\":\"i\",\"at\":\"x\"}", INVALID_FORMAT,
           "/at");
    REFUSE(union_flat_job, &j, "{\"status\":\"failed\",\"id\":\"i\",\"error\":1}", INVALID_TYPE,
           "/error");
    j = (struct union_flat_job){.id = OAS_STR("i")};
    WRONG(union_flat_job, &j, UNSET, "/status");
    EXPECT(exercise.errs.count == 1);
    j.kind = UNION_FLAT_JOB_KIND_DONE;
    WRONG(union_flat_job, &j, MISSING, "");
    j.kind = UNION_FLAT_JOB_KIND_LIGHT_BLUE;
    WRITE(union_flat_job, &j, "{\"status\":\"light blue\",\"id\":\"i\"}");
    OAS_SET_NULL(j.at);
    WRONG(union_flat_job, &j, INVALID_TYPE, "/at");
    j.kind = UNION_FLAT_JOB_KIND_FAILED;
    WRITE(union_flat_job, &j, "{\"status\":\"failed\",\"id\":\"i\",\"at\":null}");
    return exercise_done();
}
