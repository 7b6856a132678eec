/* Where words begin, and how signs are said. */
#include "model/snake.h"

#include "model/translit.h"

/* ---- words ---- */

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_sign(char c)
{
    return !text_is_letter(c) && !text_is_digit(c);
}

static char char_at(oas_str text, size_t i)
{
    return i < text.len ? text.at[i] : '\0';
}

/* Names that their owners write in capitals and small letters, and that are one word. */
static const struct {
    const char *word;
    bool behind_capitals;
} mixed[] = {
#define MIXED(word, behind) {word, behind},
#include "model/mixed.def"
#undef MIXED
};

static bool begins_with(oas_str text, size_t i, const char *word)
{
    size_t len = strlen(word);
    return len <= text.len - i && memcmp(text.at + i, word, len) == 0;
}

/* How long the mixed word is that begins there, with the s of a plural; 0: none does. What goes on
 * in small letters is another word, "IoTech", unless these begin a mixed one: "OAuthiOS". */
static size_t mixed_at(oas_str text, size_t i)
{
    size_t most = 0;
    for (size_t k = 0; k < sizeof mixed / sizeof *mixed; k++) {
        if (!begins_with(text, i, mixed[k].word))
            continue;
        size_t len = strlen(mixed[k].word);
        len += char_at(text, i + len) == 's';
        if (len > most && (!snake_is_small(char_at(text, i + len)) || mixed_at(text, i + len)))
            most = len;
    }
    return most;
}

/* What belongs to a run of capitals: its plural, as in userIDs, and its version, as in IPv4. */
static bool ends_capitals(oas_str text, size_t i)
{
    char next = char_at(text, i + 1), after = char_at(text, i + 2);
    return (next == 's' && !snake_is_small(after) && !text_is_digit(after)) ||
           (next == 'v' && text_is_digit(after));
}

/* Before a small letter a capital begins a word: HTTPServer is http_server. */
static bool begins_small_ones(oas_str text, size_t i)
{
    return snake_is_small(char_at(text, i + 1)) && !ends_capitals(text, i);
}

/* Behind digits a capital begins a word, unless it is their only one, as in 3D and B2BOrder, or
 * they begin the word, as in 2FA. */
static bool begins_behind_digits(oas_str text, size_t i)
{
    size_t first = i;
    while (first > 0 && text_is_digit(text.at[first - 1]))
        first--;
    if (snake_is_small(char_at(text, i + 1)))
        return true;
    bool several = is_capital(char_at(text, i + 1)) && !begins_small_ones(text, i + 1);
    return (several || mixed_at(text, i)) && first > 0 && !is_sign(text.at[first - 1]);
}

/* Among capitals a mixed word begins another one, HTTPOAuth, unless its first letter may well end
 * a short one before it: SSOAuth, VIPv4. */
static bool begins_mixed_one(oas_str text, size_t i)
{
    bool behind = false;
    for (size_t k = 0; !behind && k < sizeof mixed / sizeof *mixed; k++)
        behind = mixed[k].behind_capitals && begins_with(text, i, mixed[k].word);
    for (size_t k = 1; behind && k <= 3; k++)
        behind = i >= k && is_capital(text.at[i - k]);
    return behind && mixed_at(text, i) > 0;
}

/* Words of capitals whose last two are ID, without these. */
static bool ends_one_in_id(oas_str text, size_t i)
{
    static const char *const words[] = {"UU", "GU", "UL", "CU", "KSU", "SS", "RF", "RA", "GR"};
    for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
        size_t len = strlen(words[k]);
        if (i >= len && begins_with(text, i - len, words[k]))
            return true;
    }
    return false;
}

/* Several of what the capitals before it name: VMIDs is vm_ids. One is vmid, as INVALID is invalid. */
static bool begins_ids(oas_str text, size_t i)
{
    return begins_with(text, i, "IDs") && !snake_is_small(char_at(text, i + 3)) && i >= 2 &&
           is_capital(text.at[i - 1]) && is_capital(text.at[i - 2]) && !ends_one_in_id(text, i);
}

/* So does a capital behind a small letter. */
static bool begins_word(oas_str text, size_t i)
{
    if (!is_capital(text.at[i]) || i == 0)
        return false;
    char before = text.at[i - 1];
    if (text_is_digit(before))
        return begins_behind_digits(text, i);
    return snake_is_small(before) ||
           (is_capital(before) &&
            (begins_small_ones(text, i) || begins_mixed_one(text, i) || begins_ids(text, i)));
}

static void put_words(oas_buf *out, oas_str words)
{
    size_t start = out->len, mixed_end = 0;
    for (size_t i = 0; i < words.len;) {
        bool begins = i == 0 || is_sign(words.at[i - 1]) || begins_word(words, i) ||
                      (i == mixed_end && (is_capital(words.at[i]) || mixed_at(words, i)));
        if (is_sign(words.at[i])) {
            i++;
            continue;
        }
        if (begins && out->len > start)
            oas_buf_putc(out, '_');
        if (begins || text_is_digit(words.at[i - 1]))
            mixed_end = i + mixed_at(words, i);
        do
            oas_buf_putc(out, text_lower(words.at[i++]));
        while (i < mixed_end);
    }
}

/* ---- signs ---- */

/* Signs that stand alone mean something: "+1", "-", "<=". */
static const char *sign_word(char c)
{
    static const struct {
        char sign;
        const char *word;
    } signs[] = {
        {'+', "plus"},        {'-', "minus"},        {'*', "star"},          {'/', "slash"},
        {'<', "less"},        {'>', "greater"},      {'=', "equal"},         {'!', "not"},
        {'@', "at"},          {'#', "hash"},         {'$', "dollar"},        {'%', "percent"},
        {'&', "and"},         {'|', "or"},           {'.', "dot"},           {',', "comma"},
        {':', "colon"},       {';', "semicolon"},    {'?', "question"},      {'~', "tilde"},
        {'^', "caret"},       {'_', "underscore"},   {' ', "blank"},         {'(', "left_paren"},
        {')', "right_paren"}, {'[', "left_bracket"}, {']', "right_bracket"}, {'{', "left_brace"},
        {'}', "right_brace"}, {'"', "quote"},        {'\'', "apostrophe"},   {'`', "backtick"},
        {'\\', "backslash"}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i].sign == c)
            return signs[i].word;
    return NULL;
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

static void put_ascii(oas_buf *out, oas_str words)
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

static bool is_ascii(oas_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.at[i] >= 0x80)
            return false;
    return true;
}

/* Signs that are not ASCII are told where there is nothing else. */
void snake_put(oas_buf *out, oas_str words)
{
    size_t start = out->len;
    if (is_ascii(words)) {
        put_ascii(out, words);
        return;
    }
    for (int signs = 0; signs < 2 && out->len == start; signs++) {
        oas_buf ascii = {0};
        translit_put(&ascii, words, signs);
        put_ascii(out, oas_buf_str(&ascii));
        out->failed |= ascii.failed;
        oas_buf_free(&ascii);
    }
}

bool snake_is_plain(oas_str text, bool capitals, bool *no_memory)
{
    oas_buf snake = {0};
    snake_put(&snake, text);
    bool small = oas_str_equal(oas_buf_str(&snake), text), large = snake.len == text.len;
    for (size_t i = 0; large && i < text.len; i++)
        large = text_upper(snake.at[i]) == text.at[i];
    *no_memory |= snake.failed;
    oas_buf_free(&snake);
    return small || (capitals && large);
}

/* Signs before the first word and behind the last one. */
static const char signs_before[] = "+-<>=!", signs_behind[] = "+-<>=!#*";

static bool is_one_of(const char *signs, char c)
{
    return c && strchr(signs, c);
}

static bool is_word(char c)
{
    return !is_sign(c) || (unsigned char)c >= 0x80;
}

oas_str snake_signs(oas_arena *mem, oas_str text)
{
    size_t first = 0, last = text.len;
    oas_buf out = {0};
    while (first < text.len && is_one_of(signs_before, text.at[first]))
        first++;
    while (last > first && is_one_of(signs_behind, text.at[last - 1]))
        last--;
    if (last == first)
        return text;
    bool before = is_word(text.at[first]), behind = is_word(text.at[last - 1]);
    for (size_t i = 0; i < text.len; i++)
        if (i < first ? before : i >= last && behind) {
            oas_buf_putc(&out, ' ');
            oas_buf_puts(&out, sign_word(text.at[i]));
            oas_buf_putc(&out, ' ');
        } else {
            oas_buf_putc(&out, text.at[i]);
        }
    return text_keep(mem, &out, NULL);
}

/* Signs that part words, which tell nothing apart between two. */
static bool parts_words(char c)
{
    return c && strchr("-_./:, ", c);
}

oas_str snake_all_signs(oas_arena *mem, oas_str text)
{
    size_t first = 0, last = text.len;
    oas_buf out = {0};
    while (first < text.len && !is_word(text.at[first]))
        first++;
    while (last > first && !is_word(text.at[last - 1]))
        last--;
    for (size_t i = 0; i < text.len; i++) {
        bool within = i >= first && i < last;
        const char *word = within && parts_words(text.at[i]) ? NULL : sign_word(text.at[i]);
        oas_buf_puts(&out, word ? " " : "");
        if (word)
            oas_buf_puts(&out, word);
        else
            oas_buf_putc(&out, text.at[i]);
        oas_buf_puts(&out, word ? " " : "");
    }
    return text_keep(mem, &out, NULL);
}
