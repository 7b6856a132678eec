/* Texts from buffers. */
#include "load/text.h"

oas_str text_keep(oas_arena *mem, oas_buf *buf, bool *no_memory)
{
    oas_str kept = {0};
    if (!buf->failed)
        kept = oas_arena_copy(mem, oas_buf_str(buf));
    oas_buf_free(buf);
    if (no_memory)
        *no_memory |= !kept.at;
    return kept;
}

oas_str text_joined(oas_arena *mem, bool *no_memory, const char *before, oas_str text,
                    const char *behind)
{
    oas_buf whole = {0};
    oas_buf_puts(&whole, before);
    oas_buf_put(&whole, text);
    oas_buf_puts(&whole, behind);
    return text_keep(mem, &whole, no_memory);
}

void text_put_lower(oas_buf *out, oas_str text)
{
    for (size_t i = 0; i < text.len; i++)
        oas_buf_putc(out, text_lower(text.at[i]));
}

bool text_equal_folded(oas_str a, oas_str b)
{
    bool same = a.len == b.len;
    for (size_t i = 0; same && i < a.len; i++)
        same = text_lower(a.at[i]) == text_lower(b.at[i]);
    return same;
}

bool text_begins_folded(oas_str text, oas_str with)
{
    return text.len >= with.len && text_equal_folded(oas_str_of(text.at, with.len), with);
}

bool text_needs_escape(oas_str name)
{
    for (size_t i = 0; i < name.len; i++)
        if ((unsigned char)name.at[i] < 0x20 || name.at[i] == '"' || name.at[i] == '\\')
            return true;
    return false;
}

bool text_begins(oas_str text, oas_str with)
{
    return text.len >= with.len && (with.len == 0 || memcmp(text.at, with.at, with.len) == 0);
}

bool text_int64(oas_str text, int64_t *number)
{
    size_t i = text.len && text.at[0] == '-';
    bool negative = i;
    uint64_t sum = 0;
    if (text.len - i > 18)
        return false;
    for (; i < text.len; i++) {
        if (!text_is_digit(text.at[i]))
            return false;
        sum = sum * 10 + (uint64_t)(text.at[i] - '0');
    }
    *number = negative ? -(int64_t)sum : (int64_t)sum;
    return true;
}

bool text_means_boolean(oas_str text, bool *meant)
{
    static const char *const words[][2] = {{"false", "no"}, {"true", "yes"}};
    for (int value = 0; value < 2; value++)
        for (int i = 0; i < 2; i++)
            if (text_equal_folded(text, oas_str_from(words[value][i]))) {
                *meant = value;
                return true;
            }
    return false;
}
