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

/* Constants that types, several lists, or other ways to write them leave. */
static void test_left(void)
{
    struct union_typed_tags_null n;
    KEEP(union_typed_tags_null, &n, "{\"k\":null,\"x\":\"t\"}");
    EXPECT(n.kind == UNION_TYPED_TAGS_NULL_KIND_NULL);
    KEEP(union_typed_tags_null, &n, "{\"k\":1,\"x\":2}");
    KEEP(union_typed_tags_null, &n, "{\"k\":\"x\",\"x\":true}");
    EXPECT(n.kind == UNION_TYPED_TAGS_NULL_KIND_X);
    struct union_typed_tags_types t;
    KEEP(union_typed_tags_types, &t, "{\"k\":false,\"x\":\"t\"}");
    EXPECT(t.kind == UNION_TYPED_TAGS_TYPES_KIND_BOOLEAN);
    READ(union_typed_tags_types, &t, "{\"x\":1,\"k\":\"b\"}", "{\"k\":\"b\",\"x\":1}");
    KEEP(union_typed_tags_types, &t, "{\"k\":null,\"x\":true}");
    EXPECT(t.kind == UNION_TYPED_TAGS_TYPES_KIND_NULL);
    struct union_typed_tags_whole w;
    READ(union_typed_tags_whole, &w, "{\"k\":10e-1,\"x\":\"t\"}", "{\"k\":1.0,\"x\":\"t\"}");
    EXPECT(w.kind == UNION_TYPED_TAGS_WHOLE_KIND_1);
    KEEP(union_typed_tags_whole, &w, "{\"k\":2,\"x\":5}");
    REFUSE(union_typed_tags_whole, &w, "{\"k\":3}", INVALID_UNION, "/k");
    struct union_typed_tags_common c;
    KEEP(union_typed_tags_common, &c, "{\"k\":\"b\",\"x\":\"t\"}");
    EXPECT(c.kind == UNION_TYPED_TAGS_COMMON_KIND_B);
    KEEP(union_typed_tags_common, &c, "{\"k\":\"c\",\"x\":5}");
    EXPECT(c.kind == UNION_TYPED_TAGS_COMMON_KIND_C);
    struct union_typed_tags_nullable m;
    KEEP(union_typed_tags_nullable, &m, "{\"k\":null,\"x\":\"t\"}");
    EXPECT(m.kind == UNION_TYPED_TAGS_NULLABLE_KIND_X);
    KEEP(union_typed_tags_nullable, &m, "{\"k\":\"y\",\"x\":1}");
    struct union_typed_tags_partly p;
    KEEP(union_typed_tags_partly, &p, "{\"k\":null,\"q\":1}");
    EXPECT(p.kind == UNION_TYPED_TAGS_PARTLY_KIND_NULL);
    KEEP(union_typed_tags_partly, &p, "{\"k\":1,\"q\":1}");
}

int main(void)
{
    test_left();
    test_constants();
    test_integers();
    test_mixed();
    test_mapping();
    return exercise_done();
}
