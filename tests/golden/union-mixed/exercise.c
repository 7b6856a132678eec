/* Unions of several JSON types: their objects are told apart by members, or any JSON is what is not
 * told. */
#include "exercise.h"
#include "union-mixed.h"

static void told(void)
{
    struct union_mixed_shape s;
    struct union_mixed_choice c;
    KEEP(union_mixed_shape, &s, "\"Empty\"");
    EXPECT(s.kind == UNION_MIXED_SHAPE_KIND_STRING);
    KEEP(union_mixed_shape, &s, "{\"Circle\":1.5}");
    EXPECT(s.kind == UNION_MIXED_SHAPE_KIND_CIRCLE);
    KEEP(union_mixed_shape, &s, "{\"Square\":{\"side\":2}}");
    EXPECT(s.kind == UNION_MIXED_SHAPE_KIND_SQUARE);
    REFUSE(union_mixed_shape, &s, "{\"Circle\":1,\"Square\":{}}", INVALID_UNION, "");
    REFUSE(union_mixed_shape, &s, "null", INVALID_UNION, "");
    REFUSE(union_mixed_shape, &s, "1", INVALID_UNION, "");
    KEEP(union_mixed_choice, &c, "\"none\"");
    EXPECT(c.kind == UNION_MIXED_CHOICE_KIND_STRING &&
           c.as.string == UNION_MIXED_CHOICE_STRING_NONE);
    KEEP(union_mixed_choice, &c, "{\"t\":\"q\",\"qq\":1}");
    EXPECT(c.kind == UNION_MIXED_CHOICE_KIND_Q && c.as.q.qq.value == 1);
    KEEP(union_mixed_choice, &c, "{\"t\":\"p\"}");
    EXPECT(c.kind == UNION_MIXED_CHOICE_KIND_P);
    KEEP(union_mixed_choice, &c, "[1,2]");
    EXPECT(c.kind == UNION_MIXED_CHOICE_KIND_ARRAY && c.as.array.count == 2);
    KEEP(union_mixed_choice, &c, "2.5");
    EXPECT(c.kind == UNION_MIXED_CHOICE_KIND_NUMBER);
    REFUSE(union_mixed_choice, &c, "{\"t\":\"r\"}", INVALID_UNION, "/t");
    REFUSE(union_mixed_choice, &c, "{}", INVALID_UNION, "");
}

static void joined(void)
{
    struct union_mixed_number n;
    struct union_mixed_texts t;
    KEEP(union_mixed_number, &n, "\"1\"");
    EXPECT(n.kind == UNION_MIXED_NUMBER_KIND_STRING);
    KEEP(union_mixed_number, &n, "1.5");
    KEEP(union_mixed_number, &n, "7");
    EXPECT(n.kind == UNION_MIXED_NUMBER_KIND_NUMBER && n.as.number == 7);
    KEEP(union_mixed_texts, &t, "\"c\"");
    EXPECT(t.kind == UNION_MIXED_TEXTS_KIND_STRING && t.as.string == UNION_MIXED_TEXTS_STRING_C);
    KEEP(union_mixed_texts, &t, "[\"x\"]");
    EXPECT(t.kind == UNION_MIXED_TEXTS_KIND_ARRAY && t.as.array.count == 1);
    KEEP(union_mixed_texts, &t, "true");
}

static void kept(void)
{
    struct union_mixed_prompt p;
    struct union_mixed_rest r;
    struct union_mixed_holder h;
    KEEP(union_mixed_prompt, &p, "\"x\"");
    EXPECT(p.kind == UNION_MIXED_PROMPT_KIND_STRING);
    KEEP(union_mixed_prompt, &p, "[]");
    EXPECT(p.kind == UNION_MIXED_PROMPT_KIND_JSON);
    KEEP(union_mixed_prompt, &p, "[1,2]");
    SAME(oas_json_text(p.as.json), "[1,2]");
    REFUSE(union_mixed_prompt, &p, "[1,\"a\"]", INVALID_UNION, "");
    KEEP(union_mixed_rest, &r, "5");
    EXPECT(r.kind == UNION_MIXED_REST_KIND_INTEGER);
    KEEP(union_mixed_rest, &r, "{\"x\":\"a\"}");
    EXPECT(r.kind == UNION_MIXED_REST_KIND_X);
    KEEP(union_mixed_rest, &r, "{\"y\":1,\"a\":\"a\",\"b\":\"b\",\"z\":[]}");
    EXPECT(r.kind == UNION_MIXED_REST_KIND_JSON);
    KEEP(union_mixed_rest, &r, "{\"x\":\"a\",\"y\":1}");
    EXPECT(r.kind == UNION_MIXED_REST_KIND_JSON);
    KEEP(union_mixed_holder, &h, "{\"rest\":{\"y\":1},\"maybe\":null}");
    KEEP(union_mixed_holder, &h, "{\"maybe\":[\"a\"]}");
}

/* What would be read back as another kind is refused. */
static void kinds(void)
{
    struct union_mixed_prompt p = {.kind = UNION_MIXED_PROMPT_KIND_JSON};
    struct union_mixed_rest r = {.kind = UNION_MIXED_REST_KIND_JSON};
    p.as.json = OAS_JSON("[1]");
    WRITE(union_mixed_prompt, &p, "[1]");
    p.as.json = OAS_JSON("\"text\"");
    WRONG(union_mixed_prompt, &p, INVALID_UNION, "");
    p.as.json = OAS_JSON("5");
    WRONG(union_mixed_prompt, &p, INVALID_UNION, "");
    r.as.json = OAS_JSON("{\"y\":1}");
    WRITE(union_mixed_rest, &r, "{\"y\":1}");
    r.as.json = OAS_JSON("{\"x\":\"a\"}");
    WRONG(union_mixed_rest, &r, INVALID_UNION, "");
    r.as.json.at = NULL;
    WRONG(union_mixed_rest, &r, UNSET, "");
    r.kind = (enum union_mixed_rest_kind)4;
    WRONG(union_mixed_rest, &r, INVALID_VALUE, "");
}

int main(void)
{
    told();
    joined();
    kept();
    kinds();
    return exercise_done();
}
