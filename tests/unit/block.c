/* block.c - each kernel that this machine has against the plainest way to say the same, on texts
 * that end, and begin, where memory does: marks and faults at each place around the borders of
 * blocks, and texts at random. */
#include "block/avx2.h"

#include <sys/mman.h>
#include <unistd.h>

#include <oas/format.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "block/escape.h"
#include "support/left_out.h"

#include "check.h"

enum { MOST = 200, FILLED = 3 * OAS_BLOCK };

/* A page between two that nobody may touch. */
static struct {
    char *first;
    size_t size;
} page;

static bool make_page(void)
{
    page.size = (size_t)sysconf(_SC_PAGESIZE);
    char *pages =
        mmap(NULL, 3 * page.size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED)
        return false;
    page.first = pages + page.size;
    return mprotect(pages, page.size, PROT_NONE) == 0 &&
           mprotect(page.first + page.size, page.size, PROT_NONE) == 0;
}

/* A copy that ends with the page, or begins with it. */
static oas_str at_border(const char *text, size_t len, bool behind)
{
    char *at = behind ? page.first + page.size - len : page.first;
    memcpy(at, text, len);
    return oas_str_of(at, len);
}

static uint64_t state = 42;

static unsigned some(unsigned below)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (unsigned)((state >> 33) % below);
}

/* ---- the plainest way ---- */

static bool is_special(char c)
{
    return oas_json_escapes(c) || (unsigned char)c >= 0x80;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_letter_of_hex(char c)
{
    return oas_ascii_hex(c);
}

/* A string strictly, a character at a time; the quote's offset, or SIZE_MAX. */
static size_t plain_text_end(oas_str text, struct oas_text_marks *marks, char *out, size_t *len)
{
    const char *at = text.at, *end = text.at + text.len;
    *marks = (struct oas_text_marks){false, true};
    *len = 0;
    while (at < end && *at != '"') {
        if (*at == '\\') {
            marks->escaped = true;
            size_t more;
            char bytes[4];
            at = oas_escape_read(at, end, bytes, &more);
            if (!at)
                return SIZE_MAX;
            memcpy(out + *len, bytes, more);
            *len += more;
            continue;
        }
        size_t step = (unsigned char)*at < 0x20 ? 0 : oas_utf8_step(at, end);
        if (step == 0)
            return SIZE_MAX;
        marks->ascii &= step == 1;
        memcpy(out + *len, at, step);
        *len += step;
        at += step;
    }
    return at < end ? (size_t)(at - text.at) : SIZE_MAX;
}

static size_t plain_quote_end(oas_str text)
{
    size_t i = 0;
    while (i < text.len && text.at[i] != '"')
        i += text.at[i] == '\\' ? 2 : 1;
    return i < text.len ? i : text.len;
}

/* A backslash takes from the byte behind it that it may be a quote, wherever it stands: outside of
 * strings no JSON has one. */
static size_t plain_container_end(oas_str text)
{
    size_t depth = 0;
    bool inside = false, escaped = false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        inside ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        depth += !inside && (c == '{' || c == '[');
        if (!inside && (c == '}' || c == ']') && --depth == 0)
            return i + 1;
    }
    return text.len;
}

/* ---- a kernel ---- */

/* What is written about a kernel stands once, below; these are its names. */
#define same_block     OAS_KERNEL(same_block)
#define same_leaves    OAS_KERNEL(same_leaves)
#define same_string    OAS_KERNEL(same_string)
#define same_escaped   OAS_KERNEL(same_escaped)
#define same_short     OAS_KERNEL(same_short)
#define same_digits    OAS_KERNEL(same_digits)
#define same_uuid      OAS_KERNEL(same_uuid)
#define same_date_time OAS_KERNEL(same_date_time)
#define at_each_byte   OAS_KERNEL(at_each_byte)
#define same_all       OAS_KERNEL(same_all)
#define at_each_place  OAS_KERNEL(at_each_place)
#define at_random      OAS_KERNEL(at_random)
#define test_kernel    OAS_KERNEL(test_kernel)
#define containers     OAS_KERNEL(containers)

#include "block_kernel.h"

#if defined(OAS_HAS_AVX2)
#include "block/avx2_begin.h"

#include "block_kernel.h"

#include "block/avx2_end.h"
#endif

/* The kernel for any machine, beside that of this one. */
#undef OAS_KERNEL
#define OAS_KERNEL(name) name##_scalar
#include "block/scalar.inc"
#include "block/leaves.inc"
#include "block/text.inc"

#include "block_kernel.h"
#undef OAS_KERNEL
#define OAS_KERNEL(name) name

static void test_words(void)
{
    for (unsigned c = 0; c < 256; c++)
        for (unsigned i = 0; i < 8; i++) {
            uint64_t word = OAS_EACH_BYTE * 'x' ^ (uint64_t)('x' ^ c) << (8 * i);
            uint64_t bit = UINT64_C(0x80) << (8 * i);
            CHECK((oas_zero_bytes(word ^ OAS_EACH_BYTE * c) & bit) == bit);
            CHECK_INT(oas_bytes_within(word, '0', '9'), c >= '0' && c <= '9' ? bit : 0);
            CHECK_INT(oas_bytes_from(word, 0xc0), c >= 0xc0 ? bit : 0);
        }
    for (unsigned i = 0; i < 5000; i++) {
        uint64_t word = state ^ state << some(64);
        unsigned count = 0;
        for (unsigned bit = 0; bit < 64; bit++)
            count += (unsigned)(word >> bit & 1);
        CHECK_INT(oas_count_bits(word), count);
        CHECK_INT(oas_gather_bits(word & OAS_EACH_BYTE * 0x80) & 1, word >> 7 & 1);
        some(2);
    }
}

int main(void)
{
    CHECK(make_page());
    test_words();
    test_kernel();
    test_kernel_scalar();
#if defined(OAS_HAS_AVX2)
    if (oas_runs_avx2())
        test_kernel_avx2();
    else
        left_out("the kernel AVX2", "the processor has none", "a newer processor");
#endif
    return check_done();
}
