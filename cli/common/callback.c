/* Names are compared word by word: neither methods nor names of callbacks hold blanks. */
#include "common/callback.h"

#include "common/called.h"
#include "common/words.h"
#include "load/text.h"

bool callback_split(oas_str words, oas_str *owner, oas_str *name)
{
    oas_str rest = words;
    while (rest.len) {
        oas_str word = words_next(&rest);
        size_t before = (size_t)(word.at - words.at);
        if (!oas_str_is(word, "callback") || before == 0)
            continue;
        *owner = words_trimmed(oas_str_of(words.at, before));
        *name = rest;
        return rest.len > 0;
    }
    return false;
}

static bool is_name(const struct operation *operation, oas_str words)
{
    if (oas_str_equal(words, operation->callback_name) || oas_str_equal(words, operation->path))
        return true;
    size_t length = operation->callback_name.len;
    if (words.len == length || !text_begins(words, operation->callback_name))
        return false;
    oas_str rest = oas_str_of(words.at + length, words.len - length);
    return words_is_blank(rest.at[0]) && oas_str_equal(words_trimmed(rest), operation->path);
}

static bool is_called(const struct operation *operation, oas_str words)
{
    oas_str rest = words;
    return is_name(operation, words) ||
           (text_equal_folded(operation->method, words_next(&rest)) && is_name(operation, rest));
}

size_t callback_find(const struct operation *owner, oas_str name, struct callback_place *place)
{
    size_t count = 0;
    for (size_t i = 0; i < owner->callback_count; i++) {
        const struct operation_list *own = &owner->callbacks[i].operations;
        for (size_t k = 0; k < own->count; k++)
            if (is_called(&own->at[k], name) && count++ == 0)
                *place = (struct callback_place){i, k};
    }
    return count;
}

static oas_str spelling(const struct operation *operation, oas_str owner, bool whole,
                        oas_arena *mem)
{
    oas_buf text = {0};
    oas_buf_put(&text, owner);
    called_callback(operation, whole, whole, &text);
    return text_keep(mem, &text, NULL);
}

void callback_suggest(const struct operation *owner, oas_str called, oas_str name, oas_arena *mem,
                      struct choices *choices)
{
    for (size_t i = 0; i < owner->callback_count; i++) {
        const struct operation_list *own = &owner->callbacks[i].operations;
        for (size_t k = 0; k < own->count; k++)
            if (name.len == 0 || is_called(&own->at[k], name))
                choices_add(choices,
                            spelling(&own->at[k], called, name.len || own->count > 1, mem));
    }
}
