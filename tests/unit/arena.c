/* The arena and the growing buffer: alignment, reuse, limits, failing memory. */
#include <stdlib.h>

#include <oas/arena.h>

#include "check.h"

/* An allocator that counts what is out, and fails after `left` requests. */
struct counter {
    long left;
    size_t out;
};

static void *count_resize(void *user, void *old, size_t old_size, size_t new_size)
{
    struct counter *c = user;
    if (new_size == 0) {
        c->out -= old_size;
        free(old);
        return NULL;
    }
    if (c->left == 0)
        return NULL;
    c->left--;
    c->out += new_size - old_size;
    return realloc(old, new_size);
}

static void test_first_block(void)
{
    _Alignas(16) char first[256];
    struct counter c = {-1, 0};
    oas_allocator from = {count_resize, &c};
    oas_arena mem;
    oas_arena_init(&mem, first, sizeof first, &from);
    char *a = oas_arena_take(&mem, 3, 1);
    char *b = oas_arena_take(&mem, 8, 8);
    CHECK(a == first);
    CHECK(b == first + 8);
    CHECK(oas_arena_take(&mem, 240, 1) == first + 16);
    CHECK(c.out == 0);
    char *d = oas_arena_take(&mem, 1, 1);
    CHECK(d && (d < first || d >= first + 256));
    CHECK(c.out > 0);
    oas_arena_free(&mem);
    CHECK(c.out == 0);
    CHECK(oas_arena_take(&mem, 1, 1) == first);
    oas_arena_free(&mem);
    oas_arena_free(&mem);
    CHECK(c.out == 0);
}

static void test_fixed(void)
{
    _Alignas(16) char first[64];
    oas_arena mem;
    oas_arena_init_fixed(&mem, first, sizeof first);
    CHECK(oas_arena_take(&mem, 64, 16) == first);
    CHECK(!oas_arena_take(&mem, 1, 1));
    oas_arena_reset(&mem);
    CHECK(!oas_arena_take(&mem, 65, 1));
    CHECK(oas_arena_take(&mem, 64, 1) == first);
    oas_arena_init_fixed(&mem, NULL, 0);
    CHECK(!oas_arena_take(&mem, 0, 1));
    oas_arena_free(&mem);
}

static void test_zeroed_arena(void)
{
    oas_arena mem = {0};
    CHECK(oas_arena_take(&mem, 0, 1));
    for (size_t align = 1; align <= 4096; align *= 2) {
        void *at = oas_arena_take(&mem, 1000, align);
        CHECK(at && ((uintptr_t)at & (align - 1)) == 0);
        memset(at, 0x5a, 1000);
    }
    int *numbers = OAS_ARENA_NEW(&mem, int, 3000);
    int sum = 0;
    for (size_t i = 0; i < 3000; i++)
        sum |= numbers[i];
    CHECK_INT(sum, 0);
    CHECK(!oas_arena_zeroed(&mem, SIZE_MAX / 2, 4, 4));
    CHECK(!oas_arena_take(&mem, SIZE_MAX, 1));
    CHECK(!oas_arena_take(&mem, SIZE_MAX - 20, 8));
    oas_str copy = oas_arena_copy(&mem, oas_str_from("abc"));
    CHECK_STR(copy, "abc");
    CHECK(copy.at[3] == '\0');
    oas_str none = oas_arena_copy(&mem, oas_str_of(NULL, 0));
    CHECK(none.at && none.len == 0 && none.at[0] == '\0');
    oas_arena_free(&mem);
    oas_arena_free(&mem);
}

static void test_reset(void)
{
    char first[64];
    struct counter c = {-1, 0};
    oas_allocator from = {count_resize, &c};
    oas_arena mem;
    oas_arena_init(&mem, first, sizeof first, &from);
    for (int i = 0; i < 100; i++)
        memset(oas_arena_take(&mem, 500, 8), i, 500);
    size_t all = c.out;
    oas_arena_reset(&mem);
    size_t kept = c.out;
    CHECK(kept > 0 && kept < all);
    CHECK(oas_arena_take(&mem, 64, 1) == first);
    char *a = oas_arena_take(&mem, kept / 2, 8);
    char *b = oas_arena_take(&mem, kept / 4, 8);
    CHECK(a && b && b >= a + kept / 2);
    CHECK_INT(c.out, kept);
    memset(a, 1, kept / 2);
    memset(b, 2, kept / 4);
    CHECK(a[kept / 2 - 1] == 1);
    oas_arena_reset(&mem);
    char *big = oas_arena_take(&mem, kept * 3, 8); /* beyond what was kept */
    CHECK(big && c.out > kept * 3);
    oas_arena_free(&mem);
    CHECK(c.out == 0);
    oas_arena zero = {0};
    zero.from = &from;
    CHECK(oas_arena_take(&zero, 100, 8));
    kept = c.out;
    oas_arena_reset(&zero);
    CHECK(oas_arena_take(&zero, 100, 8));
    CHECK_INT(c.out, kept);
    oas_arena_free(&zero);
    oas_arena_reset(&zero);
    CHECK(c.out == 0);
}

static void test_failing(void)
{
    struct counter c = {1, 0};
    oas_allocator from = {count_resize, &c};
    oas_arena mem;
    oas_arena_init(&mem, NULL, 0, &from);
    CHECK(oas_arena_take(&mem, 100, 8));
    CHECK(!oas_arena_take(&mem, 10000, 8));
    CHECK(oas_arena_take(&mem, 100, 8));
    CHECK(!oas_arena_copy(&mem, oas_str_of("x", SIZE_MAX)).at);
    oas_arena_free(&mem);
    CHECK(c.out == 0);
}

static void test_buf(void)
{
    oas_buf buf = {0};
    oas_buf_puts(&buf, "");
    oas_buf_put(&buf, oas_str_of(NULL, 0));
    CHECK(!buf.at && !buf.failed);
    oas_buf_puts(&buf, "a");
    oas_buf_putc(&buf, 'b');
    oas_buf_put_u64(&buf, 0);
    oas_buf_putc(&buf, ' ');
    oas_buf_put_u64(&buf, UINT64_MAX);
    CHECK_STR(oas_buf_str(&buf), "ab0 18446744073709551615");
    for (int i = 0; i < 10000; i++)
        oas_buf_puts(&buf, "0123456789");
    CHECK_INT(buf.len, 24 + 100000);
    CHECK(!oas_buf_reserve(&buf, SIZE_MAX));
    CHECK(buf.failed);
    oas_buf_puts(&buf, "more");
    CHECK_INT(buf.len, 24 + 100000);
    oas_buf_free(&buf);
    CHECK(!buf.failed && !buf.at);
    oas_buf_free(&buf);
}

static void test_buf_json(void)
{
    oas_buf buf = {0};
    oas_buf_put_json(&buf, oas_str_of(NULL, 0));
    oas_buf_put_json(&buf, oas_str_from("plain"));
    oas_buf_put_json(&buf, oas_str_of("a\"b\\c/\b\f\n\r\t\x01\x1f\x7f\0z", 16));
    oas_buf_put_json(&buf, oas_str_from("\xc3\xa9\xf0\x9f\x98\x80"));
    CHECK_STR(oas_buf_str(&buf), "\"\"\"plain\""
                                 "\"a\\\"b\\\\c/\\b\\f\\n\\r\\t\\u0001\\u001f\x7f\\u0000z\""
                                 "\"\xc3\xa9\xf0\x9f\x98\x80\"");
    oas_buf_free(&buf);
}

/* Every byte at every place among others that stand for themselves, whatever is read at once. */
static void test_buf_bytes(void)
{
    for (size_t len = 1; len <= 20; len++)
        for (size_t at = 0; at < len; at++)
            for (int byte = 0; byte < 256; byte++) {
                char text[20], plain[26], *to = plain;
                memset(text, byte & 1 ? '~' : ' ', sizeof text);
                text[at] = (char)byte;
                bool escaped = byte < 0x20 || byte == '"' || byte == '\\';
                oas_buf buf = {0};
                oas_buf_put_json(&buf, oas_str_of(text, len));
                *to++ = '"';
                memcpy(to, text, len);
                to[len] = '"';
                if (!escaped)
                    CHECK(oas_str_equal(oas_buf_str(&buf), oas_str_of(plain, len + 2)));
                else
                    CHECK(buf.len > len + 2 && buf.at[at + 1] == '\\' &&
                          memcmp(buf.at + buf.len - (len - at), text + at + 1, len - at - 1) == 0);
                oas_buf_free(&buf);
            }
}

static void test_buf_failing(void)
{
    struct counter c = {1, 0};
    oas_allocator from = {count_resize, &c};
    oas_buf buf = {0};
    buf.from = &from;
    oas_buf_puts(&buf, "kept");
    CHECK(oas_buf_reserve(&buf, 10));
    CHECK(!oas_buf_reserve(&buf, 1000));
    oas_buf_putc(&buf, 'x');
    CHECK_STR(oas_buf_str(&buf), "kept");
    oas_buf_free(&buf);
    CHECK(c.out == 0);
}

int main(void)
{
    test_first_block();
    test_fixed();
    test_zeroed_arena();
    test_reset();
    test_failing();
    test_buf();
    test_buf_json();
    test_buf_bytes();
    test_buf_failing();
    return check_done();
}
