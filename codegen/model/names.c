/* The only place that invents an identifier. */
#include "model/names.h"

#include "load/text.h"

enum {
    LONGEST_WORDS = 80, /* of one name of the document */
    LONGEST_NAME = 200  /* of an identifier */
};

/* Keywords of C23 and C++20 with the alternative tokens, and names of macros of the C library.
 * Sorted. */
static const char *const reserved[] = {
#define RESERVED(word) word,
#include "model/reserved.def"
#undef RESERVED
};

static bool begins(oas_str name, const char *with)
{
    size_t len = strlen(with);
    return name.len >= len && memcmp(name.at, with, len) == 0;
}

/* The runtime's own names, and the macros of generated files: OASC_NOINLINE, and OASC_PETS_H around
 * a header. */
static bool is_ours(oas_str name)
{
    bool guard = name.len > 2 && memcmp(name.at + name.len - 2, "_H", 2) == 0;
    if (begins(name, "oas_") || begins(name, "OAS_"))
        return true;
    return begins(name, "OASC_") && (guard || oas_str_is(name, "OASC_NOINLINE"));
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

/* ---- snake case ---- */

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static char char_at(oas_str text, size_t i)
{
    return i < text.len ? text.at[i] : '\0';
}

/* A capital begins a word behind a small letter or digit, and before a small letter: HTTPServer is
 * http_server. The plural of a run of capitals is no word: userIDs is user_ids. */
static bool begins_word(oas_str text, size_t i)
{
    char before = i ? text.at[i - 1] : '\0', next = char_at(text, i + 1);
    if (!is_upper(text.at[i]) || i == 0)
        return false;
    if (is_lower(before) || text_is_digit(before))
        return true;
    bool plural =
        next == 's' && !is_lower(char_at(text, i + 2)) && !text_is_digit(char_at(text, i + 2));
    return is_upper(before) && is_lower(next) && !plural;
}

static void put_words(oas_buf *out, oas_str words)
{
    size_t start = out->len;
    bool gap = false;
    for (size_t i = 0; i < words.len && out->len - start < LONGEST_WORDS; i++) {
        char c = words.at[i];
        if (!is_lower(c) && !is_upper(c) && !text_is_digit(c)) {
            gap = true;
            continue;
        }
        if (out->len > start && (gap || begins_word(words, i)))
            oas_buf_putc(out, '_');
        gap = false;
        oas_buf_putc(out, text_lower(c));
    }
}

/* Signs that stand alone mean something: "+1", "-", "<=". */
static const char *sign_word(char c)
{
    static const char signs[] = "+-*/<>=!@#$%&|.,:;?~^_";
    static const char *const words[] = {
        "plus",  "minus",     "star",     "slash",   "less",  "greater",   "equal", "not",
        "at",    "hash",      "dollar",   "percent", "and",   "or",        "dot",   "comma",
        "colon", "semicolon", "question", "tilde",   "caret", "underscore"};
    const char *found = c ? strchr(signs, c) : NULL;
    return found ? words[found - signs] : NULL;
}

static void put_sign(oas_buf *out, size_t start, char c)
{
    const char *word = sign_word(c);
    if (!word)
        return;
    if (out->len > start)
        oas_buf_putc(out, '_');
    oas_buf_puts(out, word);
}

void name_snake(oas_buf *out, oas_str words)
{
    size_t start = out->len;
    if (words.len > 1 && (words.at[0] == '+' || words.at[0] == '-') && text_is_digit(words.at[1])) {
        put_sign(out, start, words.at[0]);
        oas_buf_putc(out, '_');
    }
    put_words(out, words);
    bool none = out->len == start;
    for (size_t i = 0; none && i < words.len && i < 8; i++)
        put_sign(out, start, words.at[i]);
}

/* ---- joining ---- */

static oas_str keep(oas_arena *mem, oas_buf *text)
{
    if (text->len > LONGEST_NAME)
        text->len = LONGEST_NAME;
    return text_keep(mem, text, NULL);
}

oas_str name_join(oas_arena *mem, oas_str parent, oas_str words)
{
    oas_buf name = {0}, snake = {0};
    name_snake(&snake, words);
    if (snake.len == 0)
        oas_buf_puts(&snake, words.len ? "unnamed" : "empty");
    oas_buf_put(&name, parent);
    if (parent.len ? parent.at[parent.len - 1] != '_' : snake.at && text_is_digit(snake.at[0]))
        oas_buf_putc(&name, '_');
    oas_buf_put(&name, oas_buf_str(&snake));
    name.failed |= snake.failed;
    oas_buf_free(&snake);
    return keep(mem, &name);
}

oas_str name_upper(oas_arena *mem, oas_str name)
{
    oas_buf upper = {0};
    for (size_t i = 0; i < name.len; i++)
        oas_buf_putc(&upper, is_lower(name.at[i]) ? (char)(name.at[i] - 'a' + 'A') : name.at[i]);
    return keep(mem, &upper);
}

/* ---- name spaces ---- */

bool names_free(const struct names *names, oas_str wanted)
{
    return !is_reserved(wanted) && !map_get(&names->taken, wanted);
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

static oas_str with_number(oas_arena *mem, oas_str name, uint64_t number)
{
    oas_buf text = {0};
    oas_buf_put(&text, name);
    oas_buf_putc(&text, '_');
    if (number > 1)
        oas_buf_put_u64(&text, number);
    return text_keep(mem, &text, NULL);
}

oas_str names_take(struct names *names, oas_str wanted)
{
    oas_str name = is_reserved(wanted) ? with_number(names->mem, wanted, 1) : wanted;
    oas_str first = name;
    while (name.at && !names_reserve(names, name)) {
        struct taken *taken = map_get(&names->taken, first);
        if (!taken)
            return oas_str_of(NULL, 0);
        taken->next = taken->next < 2 ? 2 : taken->next + 1;
        name = with_number(names->mem, first, taken->next);
    }
    return name;
}
