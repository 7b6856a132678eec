/* Unions beside members of their own: what all kinds have, and in `as` what one of them adds. */
#include "exercise.h"
#include "union-beside.h"

static void events(void)
{
    struct union_beside_event e;
    KEEP(union_beside_event, &e,
         "{\"id\":\"i\",\"note\":null,\"type\":\"created\",\"data\":{\"name\":\"n\"},\"by\":\"b\","
         "\"at\":3}");
    EXPECT(e.kind == UNION_BESIDE_EVENT_KIND_CREATED && e.note.is == OAS_NULL);
    SAME(e.id, "i");
    SAME(e.as.created.data.name, "n");
    READ(union_beside_event, &e,
         "{\"data\":{\"count\":2},\"x\":1,\"by\":[],\"type\":\"purged\",\"id\":\"i\"}",
         "{\"id\":\"i\",\"type\":\"purged\",\"data\":{\"count\":2}}");
    EXPECT(e.kind == UNION_BESIDE_EVENT_KIND_DELETED &&
           e.as.deleted.type == UNION_BESIDE_EVENT_DELETED_TYPE_PURGED &&
           e.as.deleted.data.count.value == 2);
    READ(union_beside_event, &e, "{\"type\":\"ping\",\"data\":{\"any\":[1]},\"id\":\"i\"}",
         "{\"id\":\"i\",\"type\":\"ping\",\"data\":{\"any\":[1]}}");
    REFUSE(union_beside_event, &e, "{\"type\":\"ping\",\"data\":{}}", MISSING, "");
    REFUSE(union_beside_event, &e, "{\"id\":\"i\",\"type\":\"created\",\"data\":{\"name\":\"\"}}",
           MISSING, "");
    REFUSE(union_beside_event, &e, "{\"id\":\"i\",\"type\":\"?\",\"data\":{}}", INVALID_UNION,
           "/type");
    REFUSE(union_beside_event, &e,
           "{\"id\":\"i\",\"type\":\"created\",\"by\":\"b\",\"data\":{\"name\":1}}", INVALID_TYPE,
           "/data/name");
    e = (struct union_beside_event){.id = OAS_STR("i"), .as.created.by = OAS_STR("b")};
    WRONG(union_beside_event, &e, UNSET, "");
    e.kind = UNION_BESIDE_EVENT_KIND_DELETED;
    WRONG(union_beside_event, &e, UNSET, "/type");
    e.as.deleted.type = UNION_BESIDE_EVENT_DELETED_TYPE_DELETED;
    e.as.deleted.why.is = OAS_ABSENT;
    WRITE(union_beside_event, &e, "{\"id\":\"i\",\"type\":\"deleted\",\"data\":{}}");
    e.kind = UNION_BESIDE_EVENT_KIND_CREATED;
    e.as.created = (struct union_beside_event_created){.by = OAS_STR("b")};
    e.as.created.data.name = OAS_STR("n");
    WRITE(union_beside_event, &e,
          "{\"id\":\"i\",\"type\":\"created\",\"data\":{\"name\":\"n\"},\"by\":\"b\"}");
}

static void behind_all_of(void)
{
    struct union_beside_traced t;
    READ(union_beside_traced, &t,
         "{\"id\":\"i\",\"type\":\"deleted\",\"data\":{},\"trace\":\"t\",\"why\":1}",
         "{\"id\":\"i\",\"trace\":\"t\",\"type\":\"deleted\",\"data\":{},\"why\":1}");
    EXPECT(t.kind == UNION_BESIDE_TRACED_KIND_DELETED && t.as.deleted.why.value == 1);
    REFUSE(union_beside_traced, &t, "{\"id\":\"i\",\"type\":\"deleted\",\"data\":{}}", MISSING, "");
}

/* The first union has the kinds; of the other, members may be there. */
static void two_unions(void)
{
    struct union_beside_twice t;
    READ(union_beside_twice, &t, "{\"a\":\"y\",\"b\":false,\"four\":4,\"two\":\"2\"}",
         "{\"b\":false,\"four\":4,\"a\":\"y\",\"two\":\"2\"}");
    EXPECT(t.kind == UNION_BESIDE_TWICE_KIND_Y && t.four.value == 4 && t.three.is == OAS_ABSENT);
    REFUSE(union_beside_twice, &t, "{\"a\":\"y\"}", INVALID_UNION, "");
}

static void flat(void)
{
    struct union_beside_flat f;
    KEEP(union_beside_flat, &f, "{\"id\":\"i\",\"k\":\"two\",\"n\":1}");
    EXPECT(f.kind == UNION_BESIDE_FLAT_KIND_TWO && f.n == 1);
}

/* A tag that only chooses: what another kind has may be what makes the object valid. */
static void chosen(void)
{
    struct union_beside_chosen c;
    KEEP(union_beside_chosen, &c,
         "{\"as\":1,\"kind\":\"Cat\",\"lives\":9,\"next\":{\"kind\":\"Dog\",\"barks\":true}}");
    EXPECT(c.kind == UNION_BESIDE_CHOSEN_KIND_CAT && c.as_2.value == 1 && c.as.cat.lives == 9);
    EXPECT(c.as.cat.next.value->kind == UNION_BESIDE_CHOSEN_KIND_DOG);
    READ(union_beside_chosen, &c, "{\"kind\":\"Dog\",\"x\":1}", "{\"kind\":\"Dog\"}");
    REFUSE(union_beside_chosen, &c, "{\"kind\":\"Dog\",\"lives\":9}", UNREPRESENTABLE, "/lives");
    REFUSE(union_beside_chosen, &c, "{\"kind\":\"Cat\"}", UNREPRESENTABLE, "");
    REFUSE(union_beside_chosen, &c, "{\"kind\":\"Cow\"}", UNREPRESENTABLE, "");
}

static void other_tags(void)
{
    struct union_beside_reply r;
    READ(union_beside_reply, &r, "{\"ok\":false,\"id\":1,\"list\":[\"a\"],\"more\":{\"x\":1}}",
         "{\"id\":1,\"ok\":false,\"list\":[\"a\"],\"more\":{\"x\":1}}");
    EXPECT(r.kind == UNION_BESIDE_REPLY_KIND_FALSE && r.as.false_.list.value.count == 1 &&
           r.rest.count == 1);
    READ(union_beside_reply, &r, "{\"ok\":false,\"id\":1,\"result\":2}",
         "{\"id\":1,\"ok\":false,\"result\":2}");
    SAME(r.rest.items[0].key, "result");
}

int main(void)
{
    events();
    behind_all_of();
    two_unions();
    flat();
    chosen();
    other_tags();
    return exercise_done();
}
