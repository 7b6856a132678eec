/* A constant has no value in C: at most its presence. */
#include "exercise.h"
#include "consts.h"

int main(void)
{
    struct consts_event e;
    struct consts_ping p;
    KEEP(consts_event, &e, "{\"version\":3,\"name\":\"n\"}");
    EXPECT(e.mark == OAS_ABSENT && e.nothing == OAS_ABSENT);
    READ(consts_event, &e,
         "{\"origin\":{\"y\":[0,\"a\\u0022b\"],\"x\":0.0},\"either\":\"x\",\"nothing\":null,"
         "\"off\":false,\"sure\":true,\"mark\":\"on\",\"name\":\"n\",\"version\":3.0}",
         "{\"version\":3,\"name\":\"n\",\"mark\":\"on\",\"sure\":true,\"off\":false,"
         "\"nothing\":null,\"either\":\"x\",\"origin\":{\"x\":0,\"y\":[0,\"a\\\"b\"]}}");
    EXPECT(e.mark == OAS_VALUE && e.origin == OAS_VALUE && e.nothing == OAS_VALUE);
    REFUSE(consts_event, &e, "{\"name\":\"n\"}", MISSING, "");
    REFUSE(consts_event, &e, "{\"version\":2,\"name\":\"n\"}", INVALID_VALUE, "/version");
    REFUSE(consts_event, &e, "{\"version\":3,\"name\":\"n\",\"sure\":false}", INVALID_VALUE,
           "/sure");
    REFUSE(consts_event, &e, "{\"version\":3,\"name\":\"n\",\"either\":null}", INVALID_VALUE,
           "/either");
    REFUSE(consts_event, &e, "{\"version\":3,\"name\":\"n\",\"origin\":{\"x\":0}}", INVALID_VALUE,
           "/origin");
    e = (struct consts_event){.name = OAS_STR("n"), .sure = OAS_VALUE};
    WRITE(consts_event, &e, "{\"version\":3,\"name\":\"n\",\"sure\":true}");
    e.sure = OAS_NULL;
    WRONG(consts_event, &e, INVALID_TYPE, "/sure");
    KEEP(consts_ping, &p, "{\"type\":\"ping\"}");
    REFUSE(consts_ping, &p, "{\"type\":\"pong\"}", INVALID_VALUE, "/type");
    REFUSE(consts_ping, &p, "{}", MISSING, "");
    return exercise_done();
}
