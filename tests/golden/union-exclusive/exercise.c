/* oneOf: of the kind that the members show, if that takes the object, else of the one that does. */
#include "exercise.h"
#include "union-exclusive.h"

static void reviewers(void)
{
    struct union_exclusive_reviewer r;
    KEEP(union_exclusive_reviewer, &r, "{\"id\":1,\"login\":\"ann\"}");
    EXPECT(r.kind == UNION_EXCLUSIVE_REVIEWER_KIND_USER);
    KEEP(union_exclusive_reviewer, &r, "{\"id\":1,\"login\":\"ann\",\"name\":\"A\"}");
    EXPECT(r.kind == UNION_EXCLUSIVE_REVIEWER_KIND_USER);
    KEEP(union_exclusive_reviewer, &r, "{\"id\":2,\"name\":\"core\"}");
    EXPECT(r.kind == UNION_EXCLUSIVE_REVIEWER_KIND_TEAM && r.as.team.id == 2);
    /* No user, for the login's sake: a team, to which the login is one of the members left open. */
    READ(union_exclusive_reviewer, &r, "{\"id\":2,\"login\":17,\"name\":\"core\"}",
         "{\"id\":2,\"name\":\"core\"}");
    EXPECT(r.kind == UNION_EXCLUSIVE_REVIEWER_KIND_TEAM);
    REFUSE(union_exclusive_reviewer, &r, "{\"id\":2,\"login\":\"ann\",\"name\":\"core\"}",
           INVALID_UNION, "");
    KEEP(union_exclusive_reviewer, &r,
         "{\"id\":1,\"login\":\"ann\",\"boss\":{\"id\":2,\"login\":\"bob\",\"boss\":{\"id\":3,"
         "\"name\":\"core\"}}}");
    EXPECT(r.as.user.boss.value->as.user.boss.value->kind == UNION_EXCLUSIVE_REVIEWER_KIND_TEAM);
}

static void details(void)
{
    struct union_exclusive_details d;
    KEEP(union_exclusive_details, &d, "{\"a\":{\"errors\":[\"x\"]},\"b\":{}}");
    EXPECT(d.kind == UNION_EXCLUSIVE_DETAILS_KIND_OBJECT_1);
    KEEP(union_exclusive_details, &d, "{\"errors\":[\"x\"]}");
    EXPECT(d.kind == UNION_EXCLUSIVE_DETAILS_KIND_ERRORS);
    KEEP(union_exclusive_details, &d, "{\"errors\":{\"errors\":[\"x\"]}}");
    EXPECT(d.kind == UNION_EXCLUSIVE_DETAILS_KIND_OBJECT_1);
}

static void media(void)
{
    struct union_exclusive_media m;
    KEEP(union_exclusive_media, &m, "{\"photo\":\"p\"}");
    READ(union_exclusive_media, &m, "{\"photo\":\"p\",\"video\":\"none\"}", "{\"photo\":\"p\"}");
    EXPECT(m.kind == UNION_EXCLUSIVE_MEDIA_KIND_PHOTO);
    READ(union_exclusive_media, &m, "{\"photo\":17,\"video\":17}", "{\"video\":17}");
    EXPECT(m.kind == UNION_EXCLUSIVE_MEDIA_KIND_VIDEO);
}

static void by_hand(void)
{
    struct union_exclusive_reviewer r = {.kind = UNION_EXCLUSIVE_REVIEWER_KIND_USER,
                                         .as.user = {.id = 1, .login = OAS_STR("a")}};
    WRONG(union_exclusive_reviewer, &r, INVALID_UNION, "");
    r.as.user.login = OAS_STR("ann");
    WRITE(union_exclusive_reviewer, &r, "{\"id\":1,\"login\":\"ann\"}");
    OAS_SET(r.as.user.name, OAS_STR("core"));
    WRONG(union_exclusive_reviewer, &r, INVALID_UNION, "");
    /* Valid, but as a team. */
    r.as.user.login = OAS_STR("a");
    WRONG(union_exclusive_reviewer, &r, TOO_SMALL, "/login");
}

int main(void)
{
    reviewers();
    details();
    media();
    by_hand();
    return exercise_done();
}
