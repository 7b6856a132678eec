/* C unions, told apart by booleans, integers and null. */
#include "exercise.h"
#include "union-typed-tags.h"

static void test_constants(void)
{
    struct union_typed_tags_reply r;
    KEEP(union_typed_tags_reply, &r, "{\"ok\":true,\"data\":\"x\"}");
    EXPECT(r.kind == UNION_TYPED_TAGS_REPLY_KIND_TRUE);
    SAME(r.as.true_.data, "x");
    READ(union_typed_tags_reply, &r, "{\"error\":\"no\",\"ok\":false}",
         "{\"ok\":false,\"error\":\"no\"}");
    EXPECT(r.kind == UNION_TYPED_TAGS_REPLY_KIND_FALSE);
    SAME(union_typed_tags_reply_kind_text(r.kind), "false");
    REFUSE(union_typed_tags_reply, &r, "{\"ok\":true,\"error\":\"x\"}", MISSING, "");
    REFUSE(union_typed_tags_reply, &r, "{\"ok\":\"true\",\"data\":\"x\"}", INVALID_UNION, "/ok");
    REFUSE(union_typed_tags_reply, &r, "{\"ok\":1,\"data\":\"x\"}", INVALID_UNION, "/ok");
    REFUSE(union_typed_tags_reply, &r, "{\"data\":\"x\"}", INVALID_UNION, "");
    r = (struct union_typed_tags_reply){.kind = UNION_TYPED_TAGS_REPLY_KIND_UNSET};
    WRONG(union_typed_tags_reply, &r, UNSET, "");
    r.kind = UNION_TYPED_TAGS_REPLY_KIND_FALSE;
    r.as.false_.error = OAS_STR("late");
    WRITE(union_typed_tags_reply, &r, "{\"ok\":false,\"error\":\"late\"}");
}

static void test_integers(void)
{
    struct union_typed_tags_event e;
    KEEP(union_typed_tags_event, &e, "{\"version\":1,\"text\":\"x\"}");
    EXPECT(e.kind == UNION_TYPED_TAGS_EVENT_KIND_FIRST);
    READ(union_typed_tags_event, &e, "{\"version\":1.0}", "{\"version\":1}");
    READ(union_typed_tags_event, &e, "{\"version\":10e-1}", "{\"version\":1}");
    KEEP(union_typed_tags_event, &e, "{\"version\":-3,\"code\":5}");
    EXPECT(e.kind == UNION_TYPED_TAGS_EVENT_KIND_LATER);
    EXPECT(e.as.later.version == -3 && e.as.later.code == 5);
    READ(union_typed_tags_event, &e, "{\"code\":5,\"version\":0.2E1}",
         "{\"version\":2,\"code\":5}");
    EXPECT(e.as.later.version == 2);
    REFUSE(union_typed_tags_event, &e, "{\"version\":2}", MISSING, "");
    REFUSE(union_typed_tags_event, &e, "{\"version\":3,\"code\":5}", INVALID_UNION, "/version");
    REFUSE(union_typed_tags_event, &e, "{\"version\":1.5}", INVALID_UNION, "/version");
    REFUSE(union_typed_tags_event, &e, "{\"version\":1e400}", INVALID_UNION, "/version");
    REFUSE(union_typed_tags_event, &e, "{\"version\":\"1\"}", INVALID_UNION, "/version");
    e.kind = UNION_TYPED_TAGS_EVENT_KIND_LATER;
    e.as.later = (struct union_typed_tags_later){.version = 1, .code = 5};
    WRONG(union_typed_tags_event, &e, INVALID_UNION, "/version");
    e.as.later.version = 2;
    WRITE(union_typed_tags_event, &e, "{\"version\":2,\"code\":5}");
}

static void test_mixed(void)
{
    struct union_typed_tags_mixed m;
    KEEP(union_typed_tags_mixed, &m, "{\"t\":1,\"integer\":true}");
    EXPECT(m.as._1.integer.value);
    KEEP(union_typed_tags_mixed, &m, "{\"t\":\"1\",\"text\":true}");
    KEEP(union_typed_tags_mixed, &m, "{\"t\":null,\"nothing\":true}");
    KEEP(union_typed_tags_mixed, &m, "{\"t\":true,\"truth\":true}");
    KEEP(union_typed_tags_mixed, &m, "{\"t\":\"true\",\"truth\":true}");
    REFUSE(union_typed_tags_mixed, &m, "{\"t\":\"null\"}", INVALID_UNION, "/t");
    REFUSE(union_typed_tags_mixed, &m, "{\"t\":false}", INVALID_UNION, "/t");
    REFUSE(union_typed_tags_mixed, &m, "{\"t\":[1]}", INVALID_UNION, "/t");
    REFUSE(union_typed_tags_mixed, &m, "{\"t\":\"1\",\"text\":1}", INVALID_TYPE, "/text");
}

/* The mapping alone tells the branches apart; its texts stand for booleans. */
static void test_mapping(void)
{
    struct union_typed_tags_loose l;
    KEEP(union_typed_tags_loose, &l, "{\"on\":true,\"watts\":5}");
    EXPECT(l.kind == UNION_TYPED_TAGS_LOOSE_KIND_ON && l.as.on.watts == 5);
    KEEP(union_typed_tags_loose, &l, "{\"on\":false,\"reason\":\"x\"}");
    EXPECT(l.kind == UNION_TYPED_TAGS_LOOSE_KIND_OFF);
    REFUSE(union_typed_tags_loose, &l, "{\"on\":false}", MISSING, "");
    REFUSE(union_typed_tags_loose, &l, "{\"on\":\"Off\"}", INVALID_UNION, "/on");
    l.kind = UNION_TYPED_TAGS_LOOSE_KIND_OFF;
    l.as.off.on = true;
    l.as.off.reason = OAS_STR("x");
    WRONG(union_typed_tags_loose, &l, INVALID_UNION, "/on");
}

int main(void)
{
    test_constants();
    test_integers();
    test_mixed();
    test_mapping();
    return exercise_done();
}
