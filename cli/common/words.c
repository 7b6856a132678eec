/* Blanks are spaces and tabs. */
#include "common/words.h"

bool words_is_blank(char c)
{
    return c == ' ' || c == '\t';
}

oas_str words_trimmed(oas_str text)
{
    while (text.len && words_is_blank(text.at[0]))
        text = oas_str_of(text.at + 1, text.len - 1);
    while (text.len && words_is_blank(text.at[text.len - 1]))
        text.len--;
    return text;
}

oas_str words_next(oas_str *text)
{
    oas_str all = words_trimmed(*text);
    size_t end = 0;
    while (end < all.len && !words_is_blank(all.at[end]))
        end++;
    *text = words_trimmed(oas_str_of(all.at + end, all.len - end));
    return oas_str_of(all.at, end);
}
