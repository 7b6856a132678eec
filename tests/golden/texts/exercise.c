/* Texts with every constraint, escapes, and what is no UTF-8. */
#include "exercise.h"
#include "texts.h"

#define ID "\"id\":\"00000000-0000-4000-8000-000000000000\""

static void test_read(void)
{
    struct texts_letter t;
    KEEP(texts_letter, &t, "{" ID ",\"subject\":\"8 \u00e4\u6f22\U0001F600 it\"}");
    EXPECT(t.code.is == OAS_ABSENT && t.subject.len == 14);
    READ(texts_letter, &t, "{" ID ",\"subject\":\"\\u0041\\n\\/\\ud83d\\ude00\\u0000\"}",
         "{" ID ",\"subject\":\"A\\n/\U0001F600\\u0000\"}");
    SAME(t.subject, "A\n/\U0001F600\0");
    KEEP(texts_letter, &t,
         "{" ID ",\"subject\":\"s\",\"code\":\"AB\",\"sent\":\"2020-02-29t23:59:60+00:00\","
         "\"mail\":\"a@b.c\",\"lang\":\"de\",\"exact\":\"abc\",\"token\":\"\"}");
    SAME(t.sent.value, "2020-02-29t23:59:60+00:00");
    EXPECT(t.token.is == OAS_VALUE && t.token.value.len == 0);
}

static void test_refused(void)
{
    struct texts_letter t;
    REFUSE(texts_letter, &t, "{\"id\":\"x\",\"subject\":\"s\"}", INVALID_FORMAT, "/id");
    REFUSE(texts_letter, &t, "{" ID ",\"subject\":\"\"}", TOO_SMALL, "/subject");
    REFUSE(texts_letter, &t, "{" ID ",\"subject\":\"123456789\"}", TOO_BIG, "/subject");
    REFUSE(texts_letter, &t, "{" ID ",\"subject\":\"s\",\"code\":\"A\"}", INVALID_FORMAT, "/code");
    REFUSE(texts_letter, &t, "{" ID ",\"subject\":\"s\",\"code\":\"ABC\"}", INVALID_FORMAT,
           "/code");
    REFUSE(texts_letter, &t, "{" ID ",\"subject\":\"s\",\"sent\":\"2021-02-29T00:00:00Z\"}",
           INVALID_FORMAT, "/sent");
    REFUSE(texts_letter, &t, "{" ID ",\"subject\":\"s\",\"exact\":\"ab\"}", TOO_SMALL, "/exact");
    REFUSE(texts_letter, &t, "{" ID ",\"subject\":\"s\",\"mail\":null}", INVALID_TYPE, "/mail");
    REFUSE(texts_letter, &t, "{" ID ",\"subject\":\"\\ud83d\"}", INVALID_JSON, "");
    REFUSE(texts_letter, &t, "{" ID ",\"subject\":\"\xc0\x80\"}", INVALID_JSON, "");
    REFUSE(texts_letter, &t, "{" ID ",\"subject\":\"s\",\"subject\":\"s\"}", DUPLICATE_MEMBER,
           "/subject");
    REFUSE(texts_letter, &t, "{" ID "}", MISSING, "");
}

static void test_structs(void)
{
    struct texts_letter t = {.id = OAS_STR("00000000-0000-4000-8000-000000000000")};
    WRONG(texts_letter, &t, TOO_SMALL, "/subject");
    t.subject = OAS_STR("\"\x01\x7f\\");
    WRITE(texts_letter, &t, "{" ID ",\"subject\":\"\\\"\\u0001\x7f\\\\\"}");
    t.subject = OAS_STR("\xff");
    WRONG(texts_letter, &t, NOT_UTF8, "/subject");
    t.subject = oas_str_of(NULL, 3);
    WRONG(texts_letter, &t, UNSET, "/subject");
    t.subject = OAS_STR("s");
    t.code.is = (oas_presence)7;
    WRONG(texts_letter, &t, UNSET, "/code");
    OAS_SET(t.code, OAS_STR("ab"));
    WRONG(texts_letter, &t, INVALID_FORMAT, "/code");
    OAS_SET(t.code, OAS_STR("AB"));
    WRITE(texts_letter, &t, "{" ID ",\"subject\":\"s\",\"code\":\"AB\"}");
}

int main(void)
{
    EXPECT(texts_init() == OAS_OK);
    test_read();
    test_refused();
    test_structs();
    texts_release();
    test_refused(); /* compiles them again */
    texts_release();
    return exercise_done();
}
