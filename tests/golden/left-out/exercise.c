/* What is left out refuses nothing; what stands beside it judges. */
#include "exercise.h"
#include "left-out.h"

int main(void)
{
    struct left_out_labels l;
    struct left_out_choice c;
    int64_t odd;
    READ(left_out_labels, &l, "{\"name\":\"x\",\"x-a\":1,\"odd\":1,\"odds\":[2],\"both\":7}",
         "{\"name\":\"x\",\"odd\":1,\"odds\":[2],\"both\":7}");
    REFUSE(left_out_labels, &l, "{\"name\":\"x\",\"odd\":1.5}", INVALID_TYPE, "/odd");
    REFUSE(left_out_labels, &l, "{\"x-a\":1}", MISSING, "");
    KEEP(left_out_odd, &odd, "3");
    KEEP(left_out_choice, &c, "{\"a\":1}");
    REFUSE(left_out_choice, &c, "{\"a\":\"x\"}", INVALID_TYPE, "/a");
    return exercise_done();
}
