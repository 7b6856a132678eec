/* oas/base.h - the words that every other header uses: text, status, memory.
 *
 *     oas_str s = oas_str_from("abc");
 *     printf(OAS_PRI "\n", OAS_ARG(s));
 *
 * Everything here is a plain value; a zeroed one is valid. */
#ifndef OAS_BASE_H
#define OAS_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Around the declarations of every header. liboas is built with OAS_EXPORTS and
 * -fvisibility=hidden: what stands between the two is exported, nothing else. */
#ifdef __cplusplus
#define OAS_BEGIN extern "C" {
#define OAS_END   }
#elif defined(OAS_EXPORTS)
#define OAS_BEGIN _Pragma("GCC visibility push(default)")
#define OAS_END   _Pragma("GCC visibility pop")
#else
#define OAS_BEGIN
#define OAS_END
#endif

#if defined(__GNUC__) || defined(__clang__)
#define OAS_NODISCARD __attribute__((warn_unused_result))
#define OAS_UNUSED    __attribute__((unused)) /* of a static function: it need not be called */
#else
#define OAS_NODISCARD
#define OAS_UNUSED
#endif

/* Of typed fronts, which are functions of headers: inline, so that one that nobody calls costs
 * neither time of the compiler nor room in a program. */
#define OAS_FRONT OAS_NODISCARD OAS_UNUSED static inline

/* Of a parameter that is an array: how many elements there have to be, for compilers that look. */
#if defined(__GNUC__) && !defined(__cplusplus)
#define OAS_AT_LEAST(count) static(count)
#else
#define OAS_AT_LEAST(count) count
#endif

/* Of a function whose parameters number `at` and `size` are a block to be filled and its size: a
 * compiler that looks finds a block that is shorter. */
#if defined(__has_attribute)
#if __has_attribute(access)
#define OAS_WRITES_TO(at, size) __attribute__((access(write_only, at, size)))
#endif
#endif
#ifndef OAS_WRITES_TO
#define OAS_WRITES_TO(at, size)
#endif

/* Of a function: its parameters of these numbers are never NULL, which a compiler that looks finds
 * where one is, and so does -fsanitize=nonnull-attribute where it runs. */
#if defined(__GNUC__) || defined(__clang__)
#define OAS_NOT_NULL(...) __attribute__((nonnull(__VA_ARGS__)))
#else
#define OAS_NOT_NULL(...)
#endif

#ifdef __cplusplus
#define OAS_CONSTEXPR constexpr
#else
#define OAS_CONSTEXPR
#endif

/* The layout of the tables that generated code hands to the runtime. A change in any of them is a
 * new number; generated files refuse to compile against another one. */
#define OAS_ABI     18
#define OAS_VERSION "0.1.0"

OAS_BEGIN

/* OAS_VERSION of the library that runs, which may be a newer one than the headers'. Static text. */
const char *oas_version(void);

/* A view of `len` bytes that somebody else owns; not NUL-terminated. `at` may be NULL when `len` is
 * 0. Text is UTF-8. */
typedef struct oas_str {
    const char *at;
    size_t len;
} oas_str;

/* For printf: printf("name: " OAS_PRI "\n", OAS_ARG(name)); shows at most INT_MAX bytes. */
#define OAS_PRI    "%.*s"
#define OAS_ARG(s) (int)((s).len > 0x7fffffff ? 0x7fffffff : (s).len), ((s).at ? (s).at : "")

/* The view of a NUL-terminated text, which must outlive it. NULL gives the empty view. */
static inline oas_str oas_str_from(const char *text)
{
    oas_str s = {text, text ? strlen(text) : 0};
    return s;
}

static inline OAS_CONSTEXPR oas_str oas_str_of(const char *at, size_t len)
{
    oas_str s = {at, len};
    return s;
}

OAS_NODISCARD static inline bool oas_str_equal(oas_str a, oas_str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

/* A view of a string literal, embedded NULs included: OAS_STR("abc"). An expression; in C++ a
 * constant one. */
#define OAS_STR(literal) oas_str_of("" literal, sizeof(literal) - 1)

/* The same where C wants a constant, as in static data: oas_str days[] = {OAS_STR_INIT("Mon")}. */
#define OAS_STR_INIT(literal)                                                                      \
    {                                                                                              \
        "" literal, sizeof(literal) - 1                                                            \
    }

/* True if `s` is the NUL-terminated `text`. */
OAS_NODISCARD static inline bool oas_str_is(oas_str s, const char *text)
{
    return oas_str_equal(s, oas_str_from(text));
}

/* The text as a C string in `out`, of `size` bytes. False, and `out` untouched, when it does not
 * fit with its NUL, or holds a NUL itself, which would cut it off. See also oas_arena_cstr(). */
OAS_NODISCARD bool oas_str_cstr(oas_str text, char *out, size_t size) OAS_WRITES_TO(2, 3);

/* Bytewise order: negative, 0, positive. For UTF-8 this is the order of the code points. */
OAS_NODISCARD static inline int oas_str_compare(oas_str a, oas_str b)
{
    size_t least = a.len < b.len ? a.len : b.len;
    int order = least ? memcmp(a.at, b.at, least) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

/* What every fallible function returns. OAS_OK is 0. */
typedef enum oas_status {
    OAS_OK,
    OAS_INVALID,         /* JSON, but the schema refuses it */
    OAS_MALFORMED,       /* not JSON (RFC 8259) */
    OAS_UNREPRESENTABLE, /* valid, but does not fit the C type */
    OAS_UNDECIDED,       /* a work or pattern limit was met before the verdict */
    OAS_TOO_LARGE,       /* deeper, longer than the options allow */
    OAS_NO_MEMORY
} oas_status;

/* "ok", "invalid", "malformed", "unrepresentable", "undecided", "too_large", "no_memory". Static
 * text; "unknown" for a number that is none of them. */
const char *oas_status_name(oas_status status);

/* Where memory comes from: one function, like realloc. `old` is NULL and `old_size` 0 for new
 * memory; `new_size` 0 frees `old` and returns NULL. Results are aligned for any type. It returns
 * NULL when there is none, and then `old` is untouched. It must not call back into a decode,
 * validate or encode that uses the same arena. */
typedef struct oas_allocator {
    void *(*resize)(void *user, void *old, size_t old_size, size_t new_size);
    void *user;
} oas_allocator;

/* malloc, realloc, free. This is what NULL means wherever an allocator may be given. */
extern const oas_allocator oas_allocator_default;

/* Never has any memory: whoever needs some fails with OAS_NO_MEMORY. Frees nothing. */
extern const oas_allocator oas_allocator_none;

/* A growing run of bytes. Zero it to begin; oas_buf_free() gives the memory back. After a failed
 * allocation `failed` stays set, further puts do nothing, and what was there before is kept. */
typedef struct oas_buf {
    char *at;
    size_t len;
    size_t cap;
    const oas_allocator *from; /* NULL: oas_allocator_default */
    bool failed;
} oas_buf;

/* A buffer of `size` bytes of yours, which never grows: what does not fit sets `failed`, so that
 * encoding is OAS_NO_MEMORY. oas_buf_free() forgets the block and leaves it to you.
 *
 *     char block[256];
 *     oas_buf out;
 *     oas_buf_init_fixed(&out, block, sizeof block); */
void oas_buf_init_fixed(oas_buf *buf, char *block, size_t size) OAS_WRITES_TO(2, 3) OAS_NOT_NULL(1);

void oas_buf_put(oas_buf *buf, oas_str text) OAS_NOT_NULL(1);
void oas_buf_puts(oas_buf *buf, const char *text) OAS_NOT_NULL(1); /* NUL-terminated */
void oas_buf_putc(oas_buf *buf, char byte) OAS_NOT_NULL(1);
void oas_buf_put_u64(oas_buf *buf, uint64_t number) OAS_NOT_NULL(1);
/* Appends `text` as a JSON string with its quotes; escapes what RFC 8259 section 7 demands, and
 * nothing else. Bytes that are no UTF-8 are not looked for: they are copied as they are. */
void oas_buf_put_json(oas_buf *buf, oas_str text) OAS_NOT_NULL(1);
/* Makes room for `more` bytes past `len`; false when there is no memory. */
bool oas_buf_reserve(oas_buf *buf, size_t more) OAS_NOT_NULL(1);
void oas_buf_free(oas_buf *buf) OAS_NOT_NULL(1);

/* What is in the buffer as a C string: a NUL is behind it, which does not count. It is good until
 * the next put. NULL when there is no memory for that, or a NUL within, which would cut it off. */
OAS_NODISCARD const char *oas_buf_cstr(oas_buf *buf) OAS_NOT_NULL(1);

static inline oas_str oas_buf_str(const oas_buf *buf)
{
    return oas_str_of(buf->at, buf->len);
}

OAS_END

#endif
