/* What a plain text of YAML is: a word, a number, or itself. */
#include "load/scalar.h"

#include "load/text.h"

/* Digits of a hexadecimal or octal integer: the conversion is quadratic, no document needs more. */
enum { MAX_RADIX_DIGITS = 1024 };

static bool is_one_of(oas_str text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (oas_str_is(text, words[i]))
            return true;
    return false;
}

/* The parts of [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )? */
struct decimal {
    bool negative;
    bool has_point;
    oas_str whole;
    oas_str fraction;
    oas_str exponent; /* with its sign; empty when there is none */
};

static oas_str take_digits(const char **at, const char *end)
{
    const char *start = *at;
    while (*at < end && text_is_digit(**at))
        ++*at;
    return oas_str_of(start, (size_t)(*at - start));
}

static bool take_exponent(const char **at, const char *end, oas_str *exponent)
{
    if (*at == end || (**at != 'e' && **at != 'E'))
        return true;
    const char *start = ++*at;
    if (*at < end && (**at == '-' || **at == '+'))
        ++*at;
    if (take_digits(at, end).len == 0)
        return false;
    *exponent = oas_str_of(start, (size_t)(*at - start));
    return true;
}

static bool split_decimal(oas_str text, struct decimal *d)
{
    const char *at = text.at;
    const char *end = text.at + text.len;
    *d = (struct decimal){0};
    if (at < end && (*at == '-' || *at == '+'))
        d->negative = *at++ == '-';
    d->whole = take_digits(&at, end);
    if (at < end && *at == '.') {
        d->has_point = true;
        at++;
        d->fraction = take_digits(&at, end);
    }
    if (d->whole.len + d->fraction.len == 0 || !take_exponent(&at, end, &d->exponent))
        return false;
    return at == end && !(d->whole.len > 1 && d->whole.at[0] == '0');
}

/* JSON's grammar (RFC 8259 section 6) has no leading '+' and wants digits around the point. */
static bool is_json_number(const struct decimal *d, oas_str text)
{
    return text.at[0] != '+' && d->whole.len > 0 && (!d->has_point || d->fraction.len > 0);
}

static char *put(char *out, oas_str text)
{
    if (text.len)
        memcpy(out, text.at, text.len);
    return out + text.len;
}

static bool respell(oas_arena *mem, const struct decimal *d, oas_str text, oas_str *literal)
{
    char *start = oas_arena_take(mem, text.len + 3, 1);
    if (!start)
        return false;
    char *out = start;
    if (d->negative)
        *out++ = '-';
    out = put(out, d->whole.len ? d->whole : oas_str_from("0"));
    if (d->has_point) {
        *out++ = '.';
        out = put(out, d->fraction.len ? d->fraction : oas_str_from("0"));
    }
    if (d->exponent.len) {
        *out++ = 'e';
        out = put(out, d->exponent);
    }
    *literal = oas_str_of(start, (size_t)(out - start));
    return true;
}

/* 16 for 0x…, 8 for 0o…, 0 for anything else. The core schema gives these no sign. */
static int radix_of(oas_str text)
{
    if (text.len < 3 || text.at[0] != '0' || (text.at[1] != 'x' && text.at[1] != 'o'))
        return 0;
    int radix = text.at[1] == 'x' ? 16 : 8;
    for (size_t i = 2; i < text.len; i++)
        if (text_hex(text.at[i]) >= radix)
            return 0;
    return radix;
}

/* Schoolbook conversion: the decimal digits stand in `digits`, the last one first. */
static bool to_decimal(oas_arena *mem, oas_str text, int radix, oas_str *literal)
{
    size_t room = text.len * 2;
    char *digits = oas_arena_take(mem, room, 1);
    if (!digits)
        return false;
    size_t count = 1;
    digits[0] = 0;
    for (size_t i = 2; i < text.len; i++) {
        int carry = text_hex(text.at[i]);
        for (size_t k = 0; k < count; k++) {
            carry += digits[k] * radix;
            digits[k] = (char)(carry % 10);
            carry /= 10;
        }
        for (; carry; carry /= 10)
            digits[count++] = (char)(carry % 10);
    }
    for (size_t low = 0, high = count - 1; low <= high && high < count; low++, high--) {
        char kept = digits[low];
        digits[low] = (char)('0' + digits[high]);
        if (low != high)
            digits[high] = (char)('0' + kept);
    }
    *literal = oas_str_of(digits, count);
    return true;
}

static const char *read_number(oas_arena *mem, oas_str text, struct node *node, bool *no_memory)
{
    struct decimal d;
    int radix = radix_of(text);
    if (radix) {
        if (text.len > MAX_RADIX_DIGITS)
            return "the number has too many digits";
        node->kind = NODE_NUMBER;
        *no_memory |= !to_decimal(mem, text, radix, &node->text);
    } else if (split_decimal(text, &d)) {
        node->kind = NODE_NUMBER;
        node->text = text;
        if (!is_json_number(&d, text))
            *no_memory |= !respell(mem, &d, text, &node->text);
    }
    return NULL;
}

static const char *read_word(oas_str text, struct node *node)
{
    static const char *const nulls[] = {"null", "Null", "NULL", "~", ""};
    static const char *const trues[] = {"true", "True", "TRUE"};
    static const char *const falses[] = {"false", "False", "FALSE"};
    static const char *const beyond[] = {".inf",  ".Inf",  ".INF",  "+.inf", "+.Inf", "+.INF",
                                         "-.inf", "-.Inf", "-.INF", ".nan",  ".NaN",  ".NAN"};
    if (is_one_of(text, nulls, sizeof nulls / sizeof *nulls)) {
        node->kind = NODE_NULL;
    } else if (is_one_of(text, trues, 3)) {
        node->kind = NODE_BOOLEAN;
        node->boolean = true;
    } else if (is_one_of(text, falses, 3)) {
        node->kind = NODE_BOOLEAN;
    } else if (is_one_of(text, beyond, sizeof beyond / sizeof *beyond)) {
        return "expected a number that JSON can write, found infinity or not-a-number";
    }
    return NULL;
}

const char *scalar_plain(oas_arena *mem, oas_str text, struct node *node, bool *no_memory)
{
    node->kind = NODE_STRING;
    node->text = text;
    if (text.len && (text_is_digit(text.at[0]) || strchr("+-.", text.at[0]))) {
        const char *fault = read_number(mem, text, node, no_memory);
        if (fault || node->kind == NODE_NUMBER)
            return fault;
    }
    return text.len > 5 ? NULL : read_word(text, node);
}

static bool is_plain(const struct node *node)
{
    const struct source *source = node->place.source;
    return node->kind == NODE_STRING && node->text.len && source &&
           node->place.offset < source->text.len &&
           source->text.at[node->place.offset] == node->text.at[0];
}

const char *scalar_octal(const struct node *node)
{
    if (!is_plain(node))
        return NULL;
    oas_str text = node->text;
    size_t i = text.at[0] == '-' || text.at[0] == '+';
    size_t start = i;
    while (i < text.len && text.at[i] >= '0' && text.at[i] <= '7')
        i++;
    return i == text.len && i - start > 1 && text.at[start] == '0'
               ? "YAML 1.1 has an octal number there, YAML 1.2 a decimal one"
               : NULL;
}

const char *scalar_elsewhere(const struct node *node)
{
    static const char *const words[] = {"yes", "Yes", "YES", "on",  "On",  "ON",
                                        "no",  "No",  "NO",  "off", "Off", "OFF"};
    if (is_plain(node) && is_one_of(node->text, words, sizeof words / sizeof *words))
        return "YAML 1.1 has a boolean there";
    return scalar_octal(node);
}
