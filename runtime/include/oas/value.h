/* oas/value.h - the C types of JSON values in generated structs, and what reads and builds them.
 *
 *     struct pet p = {.name = OAS_STR("Rex")};
 *     OAS_SET(p.nickname, OAS_STR("R"));      // present
 *     OAS_SET(p.mother, &laika);              // a pointer: laika must live as long as p is used
 *     OAS_SET_NULL(p.owner);                  // there, and null
 *     OAS_COPY(p.chip, patch.chip);           // whatever it is there
 *     if (p.age.is == OAS_VALUE)
 *         use(p.age.value);
 *     if (!OAS_LIST_NEW(&mem, &p.tags, 2))
 *         … no memory …
 *     p.tags.items[0] = OAS_STR("red");
 *
 * A zeroed struct is safe to pass everywhere: optional members are absent, lists empty, texts
 * empty, enums, kinds and pointers unset (which encoding refuses). */
#ifndef OAS_VALUE_H
#define OAS_VALUE_H

#include <oas/arena.h>

/* Whether a member is there. An enum of three, so that `switch (p.nickname.is)` warns of a state
 * that was forgotten. */
typedef enum oas_presence {
    OAS_ABSENT, /* the object has no such member */
    OAS_NULL,   /* it has, and its value is null */
    OAS_VALUE   /* it has a value, in `value` */
} oas_presence;

/* The type of a member that is not always a value. All three lie in memory alike; the name says
 * which states are legal: any other is refused by encoding.
 *   OAS_OPT(T)       absent or a value     (not required, not nullable)
 *   OAS_NULLABLE(T)  null or a value       (required, nullable)
 *   OAS_PATCH(T)     absent, null, a value (not required, nullable)
 *
 * Setting such a member: each is an expression without a value, which evaluates `member` once or
 * twice.
 *   OAS_SET(member, what)
 *   OAS_SET_NULL(member)  of an OAS_OPT does not compile
 *   OAS_UNSET(member)     to absent; of an OAS_NULLABLE does not compile (in C by gcc and clang) */
#ifdef __cplusplus
extern "C++" {
template <class T> struct oas_opt {
    static constexpr bool has_null = false, has_absent = true;
    oas_presence is;
    T value;
};
template <class T> struct oas_nullable {
    static constexpr bool has_null = true, has_absent = false;
    oas_presence is;
    T value;
};
template <class T> struct oas_patch {
    static constexpr bool has_null = true, has_absent = true;
    oas_presence is;
    T value;
};
template <class Member> inline void oas_set_null(Member &member)
{
    static_assert(Member::has_null, "an OAS_OPT is never null");
    member.is = OAS_NULL;
}
template <class Member> inline void oas_unset(Member &member)
{
    static_assert(Member::has_absent, "an OAS_NULLABLE is never absent");
    member.is = OAS_ABSENT;
}
}
#define OAS_OPT(T)           oas_opt<T>
#define OAS_NULLABLE(T)      oas_nullable<T>
#define OAS_PATCH(T)         oas_patch<T>
#define OAS_SET_NULL(member) oas_set_null(member)
#define OAS_UNSET(member)    oas_unset(member)
#elif defined __GNUC__
/* In C a further name or type would be in the way of initialisers or of `switch`. The alignment of
 * `is` is not: all three lie in memory alike, since that of the struct stays. */
typedef oas_presence oas_opt_presence __attribute__((aligned(1)));
typedef oas_presence oas_nullable_presence __attribute__((aligned(2)));
#define OAS_OPT(T)                                                                                 \
    struct __attribute__((aligned(sizeof(oas_presence)))) {                                        \
        oas_opt_presence is;                                                                       \
        T value;                                                                                   \
    }
#define OAS_NULLABLE(T)                                                                            \
    struct __attribute__((aligned(sizeof(oas_presence)))) {                                        \
        oas_nullable_presence is;                                                                  \
        T value;                                                                                   \
    }
#define OAS_PATCH(T)                                                                               \
    struct {                                                                                       \
        oas_presence is;                                                                           \
        T value;                                                                                   \
    }
/* A compiler that stops here says why by the name of a bit-field. Enums of one byte (-fshort-enums)
 * have no alignments to tell by. */
#define OAS_IS_ALIGNED(member, to) (sizeof(oas_presence) > 2 && __alignof__((member).is) == (to))
#define OAS_SET_NULL(member)                                                                       \
    ((void)sizeof(struct { int an_OAS_OPT_is_never_null : OAS_IS_ALIGNED(member, 1) ? -1 : 1; }),  \
     (void)((member).is = OAS_NULL))
#define OAS_UNSET(member)                                                                          \
    ((void)sizeof(                                                                                 \
         struct { int an_OAS_NULLABLE_is_never_absent : OAS_IS_ALIGNED(member, 2) ? -1 : 1; }),    \
     (void)((member).is = OAS_ABSENT))
#else
/* A bit-field of all its bits is an oas_presence like any other, but that it has no sizeof and no
 * address. */
#define OAS_OPT(T)                                                                                 \
    struct {                                                                                       \
        oas_presence is : sizeof(oas_presence) * 8;                                                \
        T value;                                                                                   \
    }
#define OAS_NULLABLE(T)                                                                            \
    struct {                                                                                       \
        oas_presence is;                                                                           \
        T value;                                                                                   \
    }
#define OAS_PATCH(T)         OAS_NULLABLE(T)
/* A compiler that stops here, at sizeof, was given an OAS_OPT, which is never null. */
#define OAS_SET_NULL(member) ((void)sizeof((member).is), (void)((member).is = OAS_NULL))
#define OAS_UNSET(member)    ((void)((member).is = OAS_ABSENT))
#endif
#define OAS_SET(member, what) ((void)((member).value = (what), (member).is = OAS_VALUE))

/* Sets such a member to what another one is, absent and null included: `to = from` for two members
 * of one value type T, which C takes for different types; of two types T compilers warn. Both are
 * evaluated twice. Nothing is lost: where `from` is null or absent and `to` may not be that, `to`
 * is so all the same, and encoding refuses it. */
#define OAS_COPY(to, from)                                                                         \
    ((void)sizeof(&(to).value == &(from).value),                                                   \
     (void)((to).value = (from).value, (to).is = (from).is))

OAS_BEGIN

/* Any JSON value, as its text: read it with oas/json.h. A zeroed one is unset. */
typedef struct oas_json {
    const char *at;
    size_t len;
} oas_json;

/* Lists of the types above. `items` may be NULL when `count` is 0. */
typedef struct oas_bool_list {
    bool *items;
    size_t count;
} oas_bool_list;

typedef struct oas_int8_list {
    int8_t *items;
    size_t count;
} oas_int8_list;

typedef struct oas_int16_list {
    int16_t *items;
    size_t count;
} oas_int16_list;

typedef struct oas_int32_list {
    int32_t *items;
    size_t count;
} oas_int32_list;

typedef struct oas_int64_list {
    int64_t *items;
    size_t count;
} oas_int64_list;

typedef struct oas_uint8_list {
    uint8_t *items;
    size_t count;
} oas_uint8_list;

typedef struct oas_uint16_list {
    uint16_t *items;
    size_t count;
} oas_uint16_list;

typedef struct oas_uint32_list {
    uint32_t *items;
    size_t count;
} oas_uint32_list;

typedef struct oas_uint64_list {
    uint64_t *items;
    size_t count;
} oas_uint64_list;

typedef struct oas_double_list {
    double *items;
    size_t count;
} oas_double_list;

typedef struct oas_str_list {
    oas_str *items;
    size_t count;
} oas_str_list;

typedef struct oas_json_list {
    oas_json *items;
    size_t count;
} oas_json_list;

/* A map of any JSON: the members in the order of the payload, each key as often as it was given. */
struct oas_json_entry {
    oas_str key;
    oas_json value;
};

typedef struct oas_json_map {
    struct oas_json_entry *items;
    size_t count;
} oas_json_map;

/* ---- building lists ---- */

/* These work on every list and map of generated code, and on the lists above; `list` is a pointer
 * to one, evaluated more than once. */

/* Gives *list `count` new items in `mem`, each zeroed; true when there was memory, else *list is
 * untouched. What it held before is forgotten. */
#define OAS_LIST_NEW(mem, list, wanted)                                                            \
    oas_list_new((mem), &(list)->items, &(list)->count, (wanted), sizeof *(list)->items)

/* Appends one zeroed item and gives a pointer to it; NULL when there is no memory, *list is then
 * untouched. `room` points to a size_t that is 0 at first and belongs to this list: how many items
 * there is room for. With it appending is linear over all. Earlier pointers to items go stale.
 *
 *     size_t room = 0;
 *     for (…) {
 *         oas_str *tag = OAS_LIST_ADD(&mem, &p.tags, &room);
 *         if (tag == NULL)
 *             return OAS_NO_MEMORY;
 *         *tag = …;
 *     }
 *
 * Works on a list that decoding filled, too: its items are copied once. */
#define OAS_LIST_ADD(mem, list, room)                                                              \
    OAS_AS_TYPE_OF((list)->items, oas_list_add((mem), &(list)->items, &(list)->count, (room),      \
                                               sizeof *(list)->items))

/* The first entry with that key of a map, or of a `rest`: a pointer to it, or NULL. Looks at one
 * key after the other; `map` is a pointer to one, evaluated more than once. The value may be
 * written to.
 *
 *     struct pets_bool_map_entry *quiet = OAS_MAP_FIND(&settings.rest, OAS_STR("quiet"));
 *     if (quiet && quiet->value) … */
#define OAS_MAP_FIND(map, name)                                                                    \
    OAS_AS_TYPE_OF((map)->items,                                                                   \
                   oas_map_find((map)->items, (map)->count,                                        \
                                sizeof *(map)->items + 0 * sizeof(map)->items->key.len, (name)))

/* The second with the type of the first, which is not evaluated; of `void *` where a compiler has
 * no word for that. */
#if defined(__cplusplus)
#define OAS_AS_TYPE_OF(like, what) (static_cast<decltype(&*(like))>(what))
#elif defined(__GNUC__) || defined(__clang__)
#define OAS_AS_TYPE_OF(like, what) ((__typeof__(&*(like)))(what))
#else
#define OAS_AS_TYPE_OF(like, what) (what)
#endif

/* Behind the macros: `items` points to the list's pointer, to items of `size` bytes. */
OAS_NODISCARD bool oas_list_new(oas_arena *mem, void *items, size_t *count, size_t wanted,
                                size_t size);
OAS_NODISCARD void *oas_list_add(oas_arena *mem, void *items, size_t *count, size_t *room,
                                 size_t size);
/* Entries of `size` bytes, each of which begins with its key. */
OAS_NODISCARD void *oas_map_find(void *items, size_t count, size_t size, oas_str name);

/* ---- texts with a form ---- */

/* In structs dates, times and UUIDs are texts, so that nothing of them is lost; these take them
 * apart and put them together. */

/* A day of the Gregorian calendar, year 0 to 9999. */
typedef struct oas_date {
    int year;
    int month; /* from 1 */
    int day;   /* from 1 */
} oas_date;

/* A moment as RFC 3339 writes it: the clock's time somewhere, and how far that is from UTC. */
typedef struct oas_date_time {
    int year;
    int month;
    int day;
    int hour;
    int minute;
    int second;          /* 60 in a leap second, which is at 23:59:60 UTC */
    int nanosecond;      /* 0 to 999,999,999; further digits are cut off */
    int fraction_digits; /* written behind the second, at least: 0 to 9; reading sets it */
    int offset;          /* minutes east of UTC */
    bool offset_unknown; /* "-00:00": the time is UTC, where it was taken is not said (RFC 3339
                            section 4.3); `offset` is 0 */
} oas_date_time;

/* A time of the day as RFC 3339 writes it; its members are those of oas_date_time. */
typedef struct oas_time {
    int hour;
    int minute;
    int second;
    int nanosecond;
    int fraction_digits;
    int offset;
    bool offset_unknown;
} oas_time;

/* A duration of RFC 3339 appendix A (ISO 8601 without fractions): so many of each. */
typedef struct oas_duration {
    uint64_t years;
    uint64_t months;
    uint64_t weeks; /* in a text alone */
    uint64_t days;
    uint64_t hours;
    uint64_t minutes;
    uint64_t seconds;
} oas_duration;

#define OAS_DATE_SIZE      10  /* bytes of a date's text */
#define OAS_DATE_TIME_SIZE 36  /* bytes that suffice for every date-time's */
#define OAS_TIME_SIZE      25  /* and for every time's */
#define OAS_DURATION_SIZE  149 /* and for every duration's */
#define OAS_UUID_SIZE      36  /* bytes of a UUID's text */

/* RFC 3339 section 5.6, full-date: "2024-02-29". False, and *out untouched, for all else. */
OAS_NODISCARD bool oas_date_read(oas_str text, oas_date *out);

/* RFC 3339 section 5.6, date-time: "2024-02-29T23:59:59.5+01:00". T and Z in either case. False,
 * and *out untouched, for all else: what the format "date-time" refuses. */
OAS_NODISCARD bool oas_date_time_read(oas_str text, oas_date_time *out);

/* RFC 3339 section 5.6, full-time: "23:59:59.5+01:00". False, and *out untouched, for all else:
 * what the format "time" refuses. */
OAS_NODISCARD bool oas_time_read(oas_str text, oas_time *out);

/* RFC 3339 appendix A: "P1Y2M10DT2H30M", "P2W"; its letters in upper case. False, and *out
 * untouched, for all else (what the format "duration" refuses) and for numbers beyond 64 bits. */
OAS_NODISCARD bool oas_duration_read(oas_str text, oas_duration *out);

/* The text in `out`, of which it is a view (no NUL). What is between two units is written if it is
 * 0, as the grammar wants it ("PT1H0M5S"); no duration at all is "P0D". Empty for weeks beside
 * others, which have no text. */
oas_str oas_duration_write(const oas_duration *duration, char out[OAS_AT_LEAST(OAS_DURATION_SIZE)]);

/* Its length, where that is the same on every day: without years and months; a day has 24 hours.
 * False, and *seconds untouched, for others and beyond 64 bits. */
OAS_NODISCARD bool oas_duration_seconds(const oas_duration *duration, int64_t *seconds);

/* The text in `out`, of which it is a view (no NUL); empty when there is no such day or time. The
 * fraction has as many digits as it needs, at least `fraction_digits`; offset 0 is "Z". */
oas_str oas_date_write(const oas_date *date, char out[OAS_AT_LEAST(OAS_DATE_SIZE)]);
oas_str oas_date_time_write(const oas_date_time *time, char out[OAS_AT_LEAST(OAS_DATE_TIME_SIZE)]);
oas_str oas_time_write(const oas_time *time, char out[OAS_AT_LEAST(OAS_TIME_SIZE)]);

/* Seconds since 1970-01-01T00:00:00Z, without leap seconds, as POSIX counts: 23:59:60 is the second
 * behind it. The moment is that many seconds and time->nanosecond, also before 1970. `time` is one
 * that oas_date_time_write() takes. */
OAS_NODISCARD int64_t oas_date_time_unix(const oas_date_time *time);

/* The moment in UTC. False, and *out untouched, beyond the years 0 to 9999, or when `nanosecond` is
 * not 0 to 999,999,999. */
OAS_NODISCARD bool oas_date_time_from_unix(int64_t seconds, int nanosecond, oas_date_time *out);

/* A UUID of any version (RFC 9562 section 4), its digits in either case. False, and `out`
 * untouched, for all else. */
OAS_NODISCARD bool oas_uuid_read(oas_str text, uint8_t out[OAS_AT_LEAST(16)]);

/* The text in `out`, in lower case; a view of it (no NUL). */
oas_str oas_uuid_write(const uint8_t bytes[OAS_AT_LEAST(16)],
                       char out[OAS_AT_LEAST(OAS_UUID_SIZE)]);

/* ---- bytes as text ---- */

/* The forms of RFC 4648. */
typedef enum oas_base64 {
    OAS_BASE64,         /* section 4: "+" and "/", padded with "=" */
    OAS_BASE64_URL,     /* section 5: "-" and "_", padded */
    OAS_BASE64_URL_BARE /* section 5 without padding, as in RFC 7515 */
} oas_base64;

/* So many bytes have room for what a text of `length` bytes stands for. */
#define OAS_BASE64_ROOM(length) ((length) / 4 * 3 + 2)

/* The bytes that `text` stands for, in `out`, of `size` bytes; *len is how many. False, and both
 * untouched, when they are more than that, or when `text` is not in this form to the letter:
 * another character, white space too, other padding, or bits behind the last byte that are not 0
 * (sections 3.2, 3.3, 3.5). So no two texts stand for the same bytes. The format "byte" is
 * OAS_BASE64, but does not look at such bits. */
OAS_NODISCARD bool oas_base64_read(oas_base64 form, oas_str text, uint8_t *out, size_t size,
                                   size_t *len) OAS_WRITES_TO(3, 4);

/* The same in memory of `mem`: OAS_OK; OAS_INVALID, OAS_NO_MEMORY: *bytes is untouched. */
OAS_NODISCARD oas_status oas_base64_decode(oas_base64 form, oas_str text, oas_arena *mem,
                                           oas_str *bytes);

/* Appends the text of `len` bytes; all of it or, without memory, nothing. */
void oas_base64_write(oas_base64 form, const void *bytes, size_t len, oas_buf *out);

OAS_END

#endif
