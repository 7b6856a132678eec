/* The only place that invents an identifier. */
#include "model/names.h"

#include "load/text.h"
#include "model/snake.h"

enum {
    DIGITS = 6,  /* of the hash of what was too long */
    JOINED = 511 /* the most of a name that is not taken yet: others are built on it */
};

/* Keywords of C23 and C++20 with the alternative tokens, and names of macros of the C library.
 * Sorted. */
static const char *const reserved[] = {
#define RESERVED(word) word,
#include "model/reserved.def"
#undef RESERVED
};

/* The runtime's own names, and the macros of generated files: OASC_ENUM, and OASC_PETS_H around
 * a header. */
static bool is_ours(oas_str name)
{
    bool guard = name.len > 2 && memcmp(name.at + name.len - 2, "_H", 2) == 0;
    if (text_begins(name, OAS_STR("oas_")) || text_begins(name, OAS_STR("OAS_")))
        return true;
    return text_begins(name, OAS_STR("OASC_")) && (guard || oas_str_is(name, "OASC_ENUM"));
}

static bool is_reserved(oas_str name)
{
    size_t low = 0, high = sizeof reserved / sizeof *reserved;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = oas_str_compare(name, oas_str_from(reserved[middle]));
        if (order == 0)
            return true;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return is_ours(name);
}

/* ---- lengths ---- */

/* FNV-1a of 32 bits, its upper 8 folded into the lower 24. It is part of the names that users have
 * in their code, so it stays as it is. */
static uint32_t hash_of(oas_str text)
{
    uint32_t hash = UINT32_C(2166136261);
    for (size_t i = 0; i < text.len; i++)
        hash = (hash ^ (unsigned char)text.at[i]) * UINT32_C(16777619);
    return (hash ^ hash >> 24) & 0xFFFFFF;
}

/* Where the words up to `end` are cut: behind the last whole one, but behind `start`. */
static size_t cut_of(oas_str name, size_t start, size_t end)
{
    size_t cut = end;
    while (cut > start && name.at[cut] != '_')
        cut--;
    while (cut > start && name.at[cut - 1] == '_')
        cut--;
    return cut > start ? cut : end;
}

static bool has_small(oas_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (snake_is_small(text.at[i]))
            return true;
    return false;
}

static void put_hash(oas_buf *out, oas_str of, bool small)
{
    const char *digits = small ? "0123456789abcdef" : "0123456789ABCDEF";
    uint32_t hash = hash_of(of);
    oas_buf_putc(out, '_');
    for (unsigned i = DIGITS; i-- > 0;)
        oas_buf_putc(out, digits[hash >> 4 * i & 15]);
}

oas_str name_limited(oas_arena *mem, oas_str name, size_t prefix, size_t most)
{
    if (most == 0 || name.len <= most || name.len - most <= prefix)
        return name;
    oas_str behind = oas_str_of(name.at + prefix, name.len - prefix);
    oas_buf text = {0};
    oas_buf_put(&text, oas_str_of(name.at, cut_of(name, prefix, prefix + most - DIGITS - 1)));
    put_hash(&text, behind, has_small(behind));
    return text_keep(mem, &text, NULL);
}

/* ---- joining ---- */

oas_str name_join(oas_arena *mem, oas_str parent, oas_str words)
{
    oas_buf name = {0}, snake = {0};
    snake_put(&snake, words);
    if (snake.len == 0)
        oas_buf_puts(&snake, words.len ? "unnamed" : "empty");
    oas_buf_put(&name, parent);
    if (parent.len ? parent.at[parent.len - 1] != '_' : snake.at && text_is_digit(snake.at[0]))
        oas_buf_putc(&name, '_');
    oas_buf_put(&name, oas_buf_str(&snake));
    name.failed |= snake.failed;
    oas_buf_free(&snake);
    oas_str joined = text_keep(mem, &name, NULL);
    size_t whole = parent.len < JOINED / 2 ? parent.len : 0;
    return joined.at ? name_limited(mem, joined, whole, JOINED - whole) : joined;
}

oas_str name_upper(oas_arena *mem, oas_str name)
{
    oas_buf upper = {0};
    for (size_t i = 0; i < name.len; i++)
        oas_buf_putc(&upper, text_upper(name.at[i]));
    return text_keep(mem, &upper, NULL);
}

/* ---- name spaces ---- */

static bool is_beside(const struct names *names, oas_str wanted)
{
    return names->beside && map_get(&names->beside->taken, wanted);
}

bool names_free(const struct names *names, oas_str wanted)
{
    bool fits = names->most == 0 || wanted.len <= names->prefix + names->most;
    return fits && !is_reserved(wanted) && !map_get(&names->taken, wanted) &&
           !is_beside(names, wanted);
}

/* What the map keeps for a name: the number to try next when it is wanted again. */
struct taken {
    uint64_t next;
};

bool names_reserve(struct names *names, oas_str wanted)
{
    void **slot = map_put(&names->taken, names->mem, wanted);
    if (!slot || *slot)
        return false;
    struct taken *taken = OAS_ARENA_NEW(names->mem, struct taken, 1);
    *slot = taken;
    return taken != NULL;
}

static oas_str limited(const struct names *names, oas_str name)
{
    return name.at ? name_limited(names->mem, name, names->prefix, names->most) : name;
}

/* The number is part of what the hash tells apart where there is no room for it. */
static oas_str with_number(const struct names *names, oas_str name, uint64_t number)
{
    oas_buf text = {0};
    oas_buf_put(&text, name);
    oas_buf_putc(&text, '_');
    if (number > 1)
        oas_buf_put_u64(&text, number);
    return limited(names, text_keep(names->mem, &text, NULL));
}

oas_str names_take(struct names *names, oas_str wanted)
{
    oas_str name = limited(names, wanted);
    if (is_reserved(name))
        name = with_number(names, name, 1);
    oas_str first = name;
    uint64_t next = 1;
    while (name.at && (is_beside(names, name) || !names_reserve(names, name))) {
        struct taken *taken = map_get(&names->taken, first);
        if (!taken && !is_beside(names, first))
            return oas_str_of(NULL, 0);
        next = taken && taken->next > next ? taken->next + 1 : next + 1;
        if (taken)
            taken->next = next;
        name = with_number(names, first, next);
    }
    return name;
}
