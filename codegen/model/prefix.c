/* Prefixes: what may be one, and what a name gives. */
#include "model/prefix.h"

#include "load/text.h"
#include "model/snake.h"

/* C reserves what begins with '_', the runtime what begins with oas_. */
static bool begins_well(oas_str prefix)
{
    bool good = prefix.len > 0 && text_is_letter(prefix.at[0]);
    for (size_t i = 0; good && i < prefix.len; i++)
        good = text_is_letter(prefix.at[i]) || text_is_digit(prefix.at[i]) || prefix.at[i] == '_';
    bool ours = prefix.len >= 3 && (prefix.at[0] | 0x20) == 'o' && (prefix.at[1] | 0x20) == 'a' &&
                (prefix.at[2] | 0x20) == 's' && (prefix.len == 3 || prefix.at[3] == '_');
    return good && !ours;
}

bool prefix_fits(oas_str prefix)
{
    return prefix.len <= PREFIX_MOST && begins_well(prefix);
}

/* What is too long is cut at a word; the first one anywhere. */
static oas_str shortened(oas_arena *mem, oas_str prefix)
{
    size_t cut = PREFIX_MOST - 1;
    if (prefix.len <= PREFIX_MOST)
        return prefix;
    while (cut > 0 && prefix.at[cut] != '_')
        cut--;
    return text_joined(mem, NULL, "", oas_str_of(prefix.at, cut ? cut : PREFIX_MOST - 1), "_");
}

oas_str prefix_of(oas_arena *mem, oas_str name)
{
    oas_buf prefix = {0};
    bool no_memory = false;
    snake_put(&prefix, name);
    oas_buf_putc(&prefix, '_');
    oas_str made = text_keep(mem, &prefix, &no_memory);
    if (no_memory)
        return made;
    if (begins_well(made))
        return shortened(mem, made);
    made = text_joined(mem, &no_memory, made.len > 1 ? "api_" : "api", made, "");
    return no_memory ? made : shortened(mem, made);
}
