/* Unicode's properties that ECMA-262 knows (section 22.2.1.8): their names, their characters. */
#include "ecma/regex_property.h"

/* Where the set of a property begins in the words of its table; of a script, also that of its
 * extensions. */
struct property {
    const char *name;
    uint32_t at, extended;
};

#define OAS_CATEGORY(name, at) {name, at, at},
static const struct property categories[] = {
#include "ecma/regex_category.def"
};
#undef OAS_CATEGORY
static const uint64_t category_words[] = {
#include "ecma/regex_category.def"
};

#define OAS_SCRIPT(name, at, extended) {name, at, extended},
static const struct property scripts[] = {
#include "ecma/regex_script.def"
};
#undef OAS_SCRIPT
static const uint64_t script_words[] = {
#include "ecma/regex_script.def"
};

#define OAS_BINARY(name, at) {name, at, at},
static const struct property binaries[] = {
#include "ecma/regex_binary.def"
};
#undef OAS_BINARY
static const uint64_t binary_words[] = {
#include "ecma/regex_binary.def"
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* A length in bytes of seven bits, the last one without the eighth. */
static uint32_t take_length(const uint64_t *words, uint32_t *at)
{
    uint32_t length = 0, byte = 0x80;
    for (unsigned shift = 0; byte & 0x80; shift += 7, ++*at) {
        byte = (uint32_t)(words[*at / 8] >> (*at % 8 * 8)) & 0xff;
        length |= (byte & 0x7f) << shift;
    }
    return length;
}

/* The next range of a set; `next` is where it may begin, 0 with the first. False: there is none. */
static bool next_range(const uint64_t *words, uint32_t *at, uint32_t *next, oas_regex_range *range)
{
    bool first = *next == 0;
    uint32_t outside = take_length(words, at);
    if (outside == 0)
        return false;
    range->first = *next + outside - first;
    *next = range->first + take_length(words, at);
    range->last = *next - 1;
    return true;
}

static void add_set(const uint64_t *words, uint32_t at, struct oas_ecma_set *set, oas_arena *mem)
{
    oas_regex_range range;
    for (uint32_t next = 0; next_range(words, &at, &next, &range);)
        oas_set_add(set, mem, range.first, range.last);
}

static const struct property *find_property(const struct property *table, size_t count,
                                            oas_str name)
{
    for (size_t i = 0; i < count; i++)
        if (oas_str_is(name, table[i].name))
            return &table[i];
    return NULL;
}

static bool cut_prefix(oas_str *name, const char *prefix)
{
    oas_str wanted = oas_str_from(prefix);
    if (name->len <= wanted.len || memcmp(name->at, wanted.at, wanted.len) != 0)
        return false;
    *name = oas_str_of(name->at + wanted.len, name->len - wanted.len);
    return true;
}

/* The property of that name, and whose set it is: where in which words. */
static const struct property *named(oas_str name, const uint64_t **words, uint32_t *at)
{
    bool of_category = cut_prefix(&name, "General_Category=") || cut_prefix(&name, "gc=");
    bool extended =
        !of_category && (cut_prefix(&name, "Script_Extensions=") || cut_prefix(&name, "scx="));
    bool of_script =
        !of_category && (extended || cut_prefix(&name, "Script=") || cut_prefix(&name, "sc="));
    const struct property *found = NULL;
    *words = script_words;
    if (of_script) {
        found = find_property(scripts, COUNT(scripts), name);
    } else {
        *words = category_words;
        found = find_property(categories, COUNT(categories), name);
    }
    if (!found && !of_script && !of_category) {
        *words = binary_words;
        found = find_property(binaries, COUNT(binaries), name);
    }
    *at = !found ? 0 : extended ? found->extended : found->at;
    return found;
}

bool oas_ecma_property(oas_str name, struct oas_ecma_set *set, oas_arena *mem)
{
    const uint64_t *words;
    uint32_t at;
    if (!named(name, &words, &at))
        return false;
    add_set(words, at, set, mem);
    return true;
}

bool oas_ecma_is_property(oas_str name)
{
    const uint64_t *words;
    uint32_t at;
    return named(name, &words, &at) != NULL;
}

bool oas_ecma_in_name(uint32_t code, bool first)
{
    const char *name = first ? "ID_Start" : "ID_Continue";
    uint32_t at = find_property(binaries, COUNT(binaries), oas_str_from(name))->at;
    oas_regex_range range = {0, 0};
    for (uint32_t next = 0; range.last < code && next_range(binary_words, &at, &next, &range);) {
    }
    return code >= range.first && code <= range.last;
}
