/* Text that grows, and the allocator that is used where the caller names none.
 */
#include <oas/base.h>

#include <stdlib.h>

#include "base/ascii.h"
#include "base/plain.h"
#include "base/put.h"
#include "block/best.h"
#include "block/escape.h"

static void *default_resize(void *user, void *old, size_t old_size, size_t new_size)
{
    (void)user;
    (void)old_size;
    if (new_size == 0) {
        free(old);
        return NULL;
    }
    return realloc(old, new_size);
}

const oas_allocator oas_allocator_default = {default_resize, NULL};

static void *no_resize(void *user, void *old, size_t old_size, size_t new_size)
{
    (void)user;
    (void)old;
    (void)old_size;
    (void)new_size;
    return NULL;
}

const oas_allocator oas_allocator_none = {no_resize, NULL};

void oas_buf_init_fixed(oas_buf *buf, char *block, size_t size)
{
    buf->at = block;
    buf->len = 0;
    buf->cap = block ? size : 0;
    buf->from = &oas_allocator_none;
    buf->failed = false;
}

static const oas_allocator *buf_source(const oas_buf *buf)
{
    return buf->from ? buf->from : &oas_allocator_default;
}

/* The next capacity that holds `need`: doubling keeps appending linear over
 * all. */
static size_t next_cap(size_t cap, size_t need)
{
    size_t next = cap < 64 ? 64 : cap;
    while (next < need) {
        if (next > SIZE_MAX / 2)
            return need;
        next *= 2;
    }
    return next;
}

static bool grow_buf(oas_buf *buf, size_t more)
{
    char *at = NULL;
    if (more <= SIZE_MAX - buf->len) {
        size_t cap = next_cap(buf->cap, buf->len + more);
        const oas_allocator *from = buf_source(buf);
        at = from->resize(from->user, buf->at, buf->cap, cap);
        if (at) {
            buf->at = at;
            buf->cap = cap;
        }
    }
    buf->failed = !at;
    return !buf->failed;
}

bool oas_buf_reserve(oas_buf *buf, size_t more)
{
    if (buf->failed)
        return false;
    return more <= buf->cap - buf->len || grow_buf(buf, more);
}

void oas_buf_put(oas_buf *buf, oas_str text)
{
    if (text.len > 0)
        oas_put_bytes(buf, text.at, text.len);
}

void oas_buf_puts(oas_buf *buf, const char *text)
{
    oas_buf_put(buf, oas_str_from(text));
}

void oas_buf_putc(oas_buf *buf, char byte)
{
    oas_put_byte(buf, byte);
}

char *oas_digits_before(char *end, uint64_t number)
{
    static const char pairs[] = "00010203040506070809101112131415161718192021222324"
                                "25262728293031323334353637383940414243444546474849"
                                "50515253545556575859606162636465666768697071727374"
                                "75767778798081828384858687888990919293949596979899";
    for (; number >= 100; number /= 100)
        memcpy(end -= 2, pairs + 2 * (number % 100), 2);
    if (number >= 10)
        memcpy(end -= 2, pairs + 2 * number, 2);
    else
        *--end = (char)('0' + number);
    return end;
}

void oas_buf_put_u64(oas_buf *buf, uint64_t number)
{
    char digits[OAS_MOST_DIGITS];
    const char *at = oas_digits_before(digits + sizeof digits, number);
    oas_put_bytes(buf, at, (size_t)(digits + sizeof digits - at));
}

static void put_escaped(oas_buf *buf, char byte)
{
    char out[OAS_MOST_ESCAPE];
    size_t len = oas_escape_write(out, byte);
    for (size_t i = 0; i < len; i++)
        oas_put_byte(buf, out[i]);
}

/* How many bytes from `at` on stand for themselves between quotes; ASCII or
 * not. */
static size_t plain_run(const char *at, size_t len)
{
    const char *now = at, *end = at + len;
    for (; now < end; now += OAS_BLOCK) {
        uint32_t hits = oas_block_escaped(oas_block_at(now, end));
        if (hits)
            return (size_t)(now - at) + oas_first_bit(hits);
    }
    return len;
}

/* As much as there is ample room for; returns the rest of the text. */
static oas_str put_blocks(oas_buf *buf, oas_str text)
{
    if (buf->failed || buf->cap - buf->len < OAS_TEXT_ROOM)
        return text;
    const char *end = text.at + text.len;
    char *to = buf->at + buf->len;
    const char *at = oas_best_text_escape(text.at, end, &to, buf->at + buf->cap);
    buf->len = (size_t)(to - buf->at);
    return oas_str_of(at, (size_t)(end - at));
}

void oas_buf_put_json(oas_buf *buf, oas_str text)
{
    if (text.len > 0 && text.len < SIZE_MAX - 2 && oas_is_plain(text)) {
        oas_put_quoted(buf, text);
        return;
    }
    (void)oas_put_room(buf, text.len < SIZE_MAX - 2 ? text.len + 2 : text.len);
    oas_put_byte(buf, '"');
    while (text.len > 0) {
        text = put_blocks(buf, text);
        size_t run = plain_run(text.at, text.len);
        oas_put_bytes(buf, text.at, run);
        if (run < text.len)
            put_escaped(buf, text.at[run++]);
        text = oas_str_of(text.at + run, text.len - run);
    }
    oas_put_byte(buf, '"');
}

const char *oas_buf_cstr(oas_buf *buf)
{
    if (!oas_put_room(buf, 1) || memchr(buf->at, '\0', buf->len))
        return NULL;
    buf->at[buf->len] = '\0';
    return buf->at;
}

void oas_buf_free(oas_buf *buf)
{
    if (buf->at) {
        const oas_allocator *from = buf_source(buf);
        from->resize(from->user, buf->at, buf->cap, 0);
    }
    buf->at = NULL;
    buf->len = 0;
    buf->cap = 0;
    buf->failed = false;
}
