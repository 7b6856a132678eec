/* Unions whose objects are told apart by their members: by one that is there, by a tag that some
 * forget; what may be two of them fits no C type. */
#include "exercise.h"
#include "union-members.h"

static void by_presence(void)
{
    struct union_members_media m;
    struct union_members_source s;
    KEEP(union_members_media, &m, "{\"photo\":\"x\",\"caption\":\"y\"}");
    EXPECT(m.kind == UNION_MEMBERS_MEDIA_KIND_PHOTO);
    SAME(m.as.photo.photo, "x");
    KEEP(union_members_media, &m, "{\"video\":\"x\",\"length\":3}");
    EXPECT(m.kind == UNION_MEMBERS_MEDIA_KIND_VIDEO);
    READ(union_members_media, &m, "{\"a\":{\"photo\":1},\"\\u0076ideo\":\"x\"}",
         "{\"video\":\"x\"}");
    REFUSE(union_members_media, &m, "{\"photo\":\"x\",\"video\":\"y\"}", UNREPRESENTABLE, "");
    REFUSE(union_members_media, &m, "{\"photo\":\"x\",\"video\":1}", UNREPRESENTABLE, "");
    REFUSE(union_members_media, &m, "{}", INVALID_UNION, "");
    REFUSE(union_members_media, &m, "null", INVALID_UNION, "");
    REFUSE(union_members_media, &m, "{\"photo\":\"x\",\"photo\":\"y\"}", INVALID_UNION, "");
    KEEP(union_members_source, &s, "{\"card\":{\"last4\":\"4242\"}}");
    EXPECT(s.kind == UNION_MEMBERS_SOURCE_KIND_CARD);
    KEEP(union_members_source, &s, "{\"bank\":\"x\",\"iban\":\"y\"}");
    EXPECT(s.kind == UNION_MEMBERS_SOURCE_KIND_BANK);
    REFUSE(union_members_source, &s,
           "{\"card\":{\"last4\":\"4242\"},\"bank\":\"x\",\"iban\":\"y\"}", INVALID_UNION, "");
    READ(union_members_source, &s, "{\"card\":1,\"bank\":\"x\",\"iban\":\"y\"}",
         "{\"bank\":\"x\",\"iban\":\"y\"}");
    EXPECT(s.kind == UNION_MEMBERS_SOURCE_KIND_BANK);
    s.kind = UNION_MEMBERS_SOURCE_KIND_UNSET;
    WRONG(union_members_source, &s, UNSET, "");
}

static void by_closedness(void)
{
    struct union_members_closed c;
    KEEP(union_members_closed, &c, "{\"a\":\"x\",\"all\":1}");
    EXPECT(c.kind == UNION_MEMBERS_CLOSED_KIND_A);
    KEEP(union_members_closed, &c, "{\"all\":1}");
    EXPECT(c.kind == UNION_MEMBERS_CLOSED_KIND_A);
    KEEP(union_members_closed, &c, "{}");
    EXPECT(c.kind == UNION_MEMBERS_CLOSED_KIND_A);
    KEEP(union_members_closed, &c, "{\"b\":\"\"}");
    EXPECT(c.kind == UNION_MEMBERS_CLOSED_KIND_B);
    REFUSE(union_members_closed, &c, "{\"a\":\"\",\"b\":\"\"}", INVALID_UNION, "");
    REFUSE(union_members_closed, &c, "{\"c\":\"\"}", INVALID_UNION, "");
}

static void by_tag(void)
{
    struct union_members_method m;
    struct union_members_forgotten f;
    KEEP(union_members_method, &m, "{\"type\":\"debit\",\"number\":\"1\"}");
    EXPECT(m.kind == UNION_MEMBERS_METHOD_KIND_NUMBER);
    KEEP(union_members_method, &m, "{\"number\":\"1\"}");
    EXPECT(m.kind == UNION_MEMBERS_METHOD_KIND_NUMBER && m.as.number.type.is == OAS_ABSENT);
    KEEP(union_members_method, &m, "{\"type\":\"transfer\",\"iban\":\"1\"}");
    EXPECT(m.kind == UNION_MEMBERS_METHOD_KIND_TRANSFER);
    KEEP(union_members_method, &m, "{\"type\":\"cash\"}");
    EXPECT(m.kind == UNION_MEMBERS_METHOD_KIND_CASH);
    REFUSE(union_members_method, &m, "{\"type\":\"gold\"}", INVALID_UNION, "");
    KEEP(union_members_forgotten, &f, "{\"type\":1,\"a\":\"x\"}");
    EXPECT(f.kind == UNION_MEMBERS_FORGOTTEN_KIND_1);
    READ(union_members_forgotten, &f, "{\"type\":2.0}", "{\"type\":2}");
    EXPECT(f.kind == UNION_MEMBERS_FORGOTTEN_KIND_2);
    KEEP(union_members_forgotten, &f, "{\"type\":true}");
    EXPECT(f.kind == UNION_MEMBERS_FORGOTTEN_KIND_TRUE);
    KEEP(union_members_forgotten, &f, "{\"type\":null,\"c\":\"\"}");
    EXPECT(f.kind == UNION_MEMBERS_FORGOTTEN_KIND_TRUE);
    REFUSE(union_members_forgotten, &f, "{\"a\":\"x\"}", UNREPRESENTABLE, "");
    REFUSE(union_members_forgotten, &f, "{\"type\":\"1\"}", INVALID_UNION, "");
}

static void by_both(void)
{
    struct union_members_field f;
    struct union_members_inner i;
    KEEP(union_members_field, &f, "{\"id\":1}");
    EXPECT(f.kind == UNION_MEMBERS_FIELD_KIND_ID);
    KEEP(union_members_field, &f, "{\"name\":\"x\",\"of\":\"number\"}");
    EXPECT(f.kind == UNION_MEMBERS_FIELD_KIND_OBJECT_2);
    KEEP(union_members_field, &f, "{\"name\":\"x\",\"of\":\"select\",\"options\":[\"a\"]}");
    EXPECT(f.kind == UNION_MEMBERS_FIELD_KIND_OPTIONS);
    KEEP(union_members_inner, &i, "{\"is\":\"dog\",\"tricks\":\"sit\"}");
    EXPECT(i.kind == UNION_MEMBERS_INNER_KIND_ANIMAL);
    KEEP(union_members_inner, &i, "{\"is\":\"oak\",\"rings\":3}");
    EXPECT(i.kind == UNION_MEMBERS_INNER_KIND_PLANT);
}

/* A value that would be read back as another kind is refused. */
static void kinds(void)
{
    struct union_members_method m = {.kind = UNION_MEMBERS_METHOD_KIND_NUMBER};
    struct union_members_closed c = {.kind = UNION_MEMBERS_CLOSED_KIND_B};
    WRITE(union_members_method, &m, "{}");
    OAS_SET(m.as.number.number, OAS_STR("7"));
    WRITE(union_members_method, &m, "{\"number\":\"7\"}");
    c.as.b.b = OAS_STR("x");
    WRITE(union_members_closed, &c, "{\"b\":\"x\"}");
    c.kind = (enum union_members_closed_kind)3;
    WRONG(union_members_closed, &c, INVALID_VALUE, "");
}

static void inside(void)
{
    struct union_members_holder h;
    KEEP(union_members_holder, &h,
         "{\"media\":{\"photo\":\"x\"},\"more\":[{\"card\":{\"last4\":\"1\"}},"
         "{\"bank\":\"x\",\"iban\":\"y\"}],\"maybe\":null}");
    EXPECT(h.more.value.count == 2 && h.maybe.is == OAS_NULL);
    KEEP(union_members_holder, &h,
         "{\"media\":{\"photo\":\"x\"},\"maybe\":{\"bank\":\"x\",\"iban\":\"y\"}}");
    EXPECT(h.maybe.is == OAS_VALUE);
    REFUSE(union_members_holder, &h, "{\"media\":{\"photo\":\"x\",\"video\":\"y\"}}",
           UNREPRESENTABLE, "/media");
}

int main(void)
{
    by_presence();
    by_closedness();
    by_tag();
    by_both();
    kinds();
    inside();
    return exercise_done();
}
