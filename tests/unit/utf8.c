/* UTF-8 (RFC 3629): each bound from both sides, at every alignment. */
#include <stdlib.h>

#include "base/utf8.h"

#include "check.h"

static size_t step(const char *text, size_t len)
{
    return oas_utf8_step(text, text + len);
}

static void test_step(void)
{
    CHECK_INT(step("", 0), 0);
    CHECK_INT(step("\0", 1), 1);
    CHECK_INT(step("\x7f", 1), 1);
    CHECK_INT(step("\x80", 1), 0);
    CHECK_INT(step("\xbf", 1), 0);
    CHECK_INT(step("\xc0\x80", 2), 0); /* overlong */
    CHECK_INT(step("\xc1\xbf", 2), 0);
    CHECK_INT(step("\xc2\x80", 2), 2);
    CHECK_INT(step("\xc2", 1), 0);
    CHECK_INT(step("\xc2\x7f", 2), 0);
    CHECK_INT(step("\xc2\xc0", 2), 0);
    CHECK_INT(step("\xdf\xbf", 2), 2);
    CHECK_INT(step("\xe0\x9f\xbf", 3), 0); /* overlong */
    CHECK_INT(step("\xe0\xa0\x80", 3), 3);
    CHECK_INT(step("\xe0\xa0", 2), 0);
    CHECK_INT(step("\xe1\x80\x80", 3), 3);
    CHECK_INT(step("\xed\x9f\xbf", 3), 3);
    CHECK_INT(step("\xed\xa0\x80", 3), 0); /* surrogates */
    CHECK_INT(step("\xed\xbf\xbf", 3), 0);
    CHECK_INT(step("\xee\x80\x80", 3), 3);
    CHECK_INT(step("\xef\xbf\xbf", 3), 3);
    CHECK_INT(step("\xef\xbf\x7f", 3), 0);
    CHECK_INT(step("\xf0\x8f\xbf\xbf", 4), 0); /* overlong */
    CHECK_INT(step("\xf0\x90\x80\x80", 4), 4);
    CHECK_INT(step("\xf0\x90\x80", 3), 0);
    CHECK_INT(step("\xf4\x8f\xbf\xbf", 4), 4);
    CHECK_INT(step("\xf4\x90\x80\x80", 4), 0); /* above U+10FFFF */
    CHECK_INT(step("\xf1\x80\x80\x7f", 4), 0);
    CHECK_INT(step("\xf1\x80\xc0\x80", 4), 0);
    CHECK_INT(step("\xf5\x80\x80\x80", 4), 0);
    CHECK_INT(step("\xff", 1), 0);
}

/* Every scalar value: put, step, get and check agree. */
static void test_all_code_points(void)
{
    size_t bad = 0;
    for (uint32_t code = 0; code <= 0x10ffff; code++) {
        char out[4];
        size_t got = 0;
        size_t len = oas_utf8_put(out, code);
        bool surrogate = code >= 0xd800 && code <= 0xdfff;
        size_t want = surrogate ? 0 : len;
        bad += oas_utf8_step(out, out + len) != want;
        bad += oas_utf8_check(oas_str_of(out, len)) != want;
        bad += !surrogate && (oas_utf8_get(out, &got) != code || got != len);
        bad += !surrogate && oas_utf8_count(oas_str_of(out, len)) != 1;
    }
    CHECK_INT(bad, 0);
}

/* A fault, and a cut sequence, at every offset of an exactly sized block. */
static void test_offsets(void)
{
    for (size_t len = 1; len < 80; len++) {
        char *text = malloc(len);
        for (size_t at = 0; at < len; at++) {
            memset(text, 'a', len);
            CHECK_INT(oas_utf8_check(oas_str_of(text, len)), len);
            CHECK_INT(oas_utf8_count(oas_str_of(text, len)), len);
            text[at] = '\xff';
            CHECK_INT(oas_utf8_check(oas_str_of(text, len)), at);
            text[at] = '\xc3';
            CHECK_INT(oas_utf8_check(oas_str_of(text, len)), at);
            if (at + 1 < len) {
                text[at + 1] = '\xa9';
                CHECK_INT(oas_utf8_check(oas_str_of(text, len)), len);
                CHECK_INT(oas_utf8_count(oas_str_of(text, len)), len - 1);
            }
        }
        free(text);
    }
    CHECK_INT(oas_utf8_check(oas_str_of(NULL, 0)), 0);
    CHECK_INT(oas_utf8_count(oas_str_of(NULL, 0)), 0);
}

static void test_count(void)
{
    CHECK_INT(oas_utf8_count(oas_str_from("h\xc3\xa9llo \xf0\x9f\x98\x80 \xe2\x82\xac")), 9);
    char text[3 * 100];
    for (size_t i = 0; i < 100; i++)
        memcpy(text + 3 * i, "\xe2\x82\xac", 3);
    for (size_t i = 0; i <= 100; i++)
        CHECK_INT(oas_utf8_count(oas_str_of(text, 3 * i)), i);
}

static void test_unsafe(void)
{
    static const uint32_t unsafe[] = {0,      0x1B,   '\n',   0x7F,   0x9F,   0x061C, 0x200B,
                                      0x200F, 0x2028, 0x202E, 0x2060, 0x206F, 0xFEFF};
    static const uint32_t safe[] = {'\t', ' ', 'a', 0xA0, 0x200A, 0x2010, 0x3000, 0x1F600};
    for (size_t i = 0; i < sizeof unsafe / sizeof *unsafe; i++)
        CHECK(oas_utf8_unsafe(unsafe[i]));
    for (size_t i = 0; i < sizeof safe / sizeof *safe; i++)
        CHECK(!oas_utf8_unsafe(safe[i]));
}

int main(void)
{
    test_step();
    test_all_code_points();
    test_offsets();
    test_count();
    test_unsafe();
    return check_done();
}
