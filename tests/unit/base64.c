/* base64.c - each rule of RFC 4648: both alphabets, padding, the bits behind the last byte. */
#include <oas/value.h>

#include "check.h"

static void both_ways(oas_base64 form, oas_str bytes, const char *text)
{
    uint8_t room[16];
    size_t len = 0;
    oas_buf out = {0};
    oas_buf_puts(&out, "x");
    oas_base64_write(form, bytes.at, bytes.len, &out);
    CHECK_STR(oas_str_of(out.at + 1, out.len - 1), text);
    CHECK(oas_base64_read(form, oas_str_from(text), room, sizeof room, &len));
    CHECK(oas_str_equal(oas_str_of((char *)room, len), bytes));
    oas_buf_free(&out);
}

/* RFC 4648 section 10. */
static void test_vectors(void)
{
    static const char *const bytes[] = {"", "f", "fo", "foo", "foob", "fooba", "foobar"};
    static const char *const texts[] = {"",         "Zg==",     "Zm8=",    "Zm9v",
                                        "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"};
    static const char *const bare[] = {"", "Zg", "Zm8", "Zm9v", "Zm9vYg", "Zm9vYmE", "Zm9vYmFy"};
    for (size_t i = 0; i < sizeof bytes / sizeof *bytes; i++) {
        both_ways(OAS_BASE64, oas_str_from(bytes[i]), texts[i]);
        both_ways(OAS_BASE64_URL, oas_str_from(bytes[i]), texts[i]);
        both_ways(OAS_BASE64_URL_BARE, oas_str_from(bytes[i]), bare[i]);
    }
    both_ways(OAS_BASE64, OAS_STR("\xFB\xFF\xBF"), "+/+/");
    both_ways(OAS_BASE64_URL, OAS_STR("\xFB\xFF\xBF"), "-_-_");
    both_ways(OAS_BASE64, OAS_STR("\0\0\0\0"), "AAAAAA==");
    both_ways(OAS_BASE64_URL_BARE, OAS_STR("\xFF"), "_w");
}

static void test_all_bytes(void)
{
    uint8_t bytes[256], back[256];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (uint8_t)(i * 167);
    for (size_t len = 0; len <= sizeof bytes; len++) {
        oas_buf out = {0};
        size_t got = 0;
        oas_base64_write(OAS_BASE64_URL_BARE, bytes, len, &out);
        CHECK(out.len <= OAS_BASE64_ROOM(out.len) * 2 + 4);
        CHECK(oas_base64_read(OAS_BASE64_URL_BARE, oas_buf_str(&out), back, len, &got));
        CHECK(got == len && memcmp(bytes, back, len) == 0);
        oas_buf_free(&out);
    }
}

static void refused(oas_base64 form, oas_str text)
{
    uint8_t room[16] = {7};
    size_t len = 99;
    oas_arena mem = {0};
    oas_str bytes = OAS_STR("as it was");
    bool read = oas_base64_read(form, text, room, sizeof room, &len);
    check_note(!read && len == 99 && room[0] == 7, __FILE__, __LINE__, text.len ? text.at : "");
    CHECK_INT(oas_base64_decode(form, text, &mem, &bytes), OAS_INVALID);
    CHECK_STR(bytes, "as it was");
    oas_arena_free(&mem);
}

static void test_refused(void)
{
    static const char *const padded[] = {"Z",        "Zg",   "Zg=",     "Zg===",  "=",     "====",
                                         "Z===",     "Zh==", "Zm9=",    "Zm8=\n", " Zm8=", "Zm 8",
                                         "Zg==Zg==", "Zm=v", "Zm9\xC3", "Zm.v"};
    for (size_t i = 0; i < sizeof padded / sizeof *padded; i++) {
        refused(OAS_BASE64, oas_str_from(padded[i]));
        refused(OAS_BASE64_URL, oas_str_from(padded[i]));
    }
    refused(OAS_BASE64, OAS_STR("-_-_"));
    refused(OAS_BASE64_URL, OAS_STR("+/+/"));
    refused(OAS_BASE64, OAS_STR("Zm\0v"));
    static const char *const bare[] = {"Z", "Zg==", "Zm8=", "Zh", "Zm9", "Zm9vY", "+/"};
    for (size_t i = 0; i < sizeof bare / sizeof *bare; i++)
        refused(OAS_BASE64_URL_BARE, oas_str_from(bare[i]));
}

static void test_room(void)
{
    uint8_t room[3];
    size_t len = 0;
    oas_arena mem = {0}, none;
    oas_str bytes;
    char block[7];
    oas_buf out;
    CHECK(!oas_base64_read(OAS_BASE64, OAS_STR("Zm9vYg=="), room, sizeof room, &len));
    CHECK(oas_base64_read(OAS_BASE64, OAS_STR("Zm9v"), room, sizeof room, &len) && len == 3);
    CHECK(oas_base64_read(OAS_BASE64, oas_str_of(NULL, 0), NULL, 0, &len) && len == 0);
    CHECK_INT(oas_base64_decode(OAS_BASE64, OAS_STR("Zm9vYg=="), &mem, &bytes), OAS_OK);
    CHECK_STR(bytes, "foob");
    oas_arena_init_fixed(&none, NULL, 0);
    CHECK_INT(oas_base64_decode(OAS_BASE64, OAS_STR("Zm9v"), &none, &bytes), OAS_NO_MEMORY);
    oas_buf_init_fixed(&out, block, sizeof block);
    oas_base64_write(OAS_BASE64, "foob", 4, &out);
    CHECK(out.failed && out.len == 0);
    oas_arena_free(&mem);
}

int main(void)
{
    test_vectors();
    test_all_bytes();
    test_refused();
    test_room();
    return check_done();
}
