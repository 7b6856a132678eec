/* The one list of JSON types. */
#include "load/kind.h"

static const struct {
    const char *noun;
    const char *word;
    unsigned kinds;
} list[KIND_WORDS] = {
    {"null", "null", OAS_KIND_NULL},
    {"a boolean", "boolean", OAS_KIND_BOOLEAN},
    {"an integer", "integer", OAS_KIND_INTEGER},
    {"a number", "number", OAS_KIND_NUMBER},
    {"a string", "string", OAS_KIND_STRING},
    {"an array", "array", OAS_KIND_ARRAY},
    {"an object", "object", OAS_KIND_OBJECT},
};

bool kind_is_one(unsigned kinds)
{
    unsigned others = kinds & ~(unsigned)OAS_KIND_NUMBER;
    return (kinds & OAS_KIND_NUMBER) ? others == 0 : others && (others & (others - 1)) == 0;
}

/* The place in the list, or KIND_WORDS. What is not an integer is still a number. */
static size_t find(unsigned kinds)
{
    size_t i = 0;
    if (kinds == OAS_KIND_FRACTION)
        kinds = OAS_KIND_NUMBER;
    while (i < KIND_WORDS && list[i].kinds != kinds)
        i++;
    return i;
}

const char *kind_word(unsigned kinds)
{
    size_t i = find(kinds);
    return i < KIND_WORDS ? list[i].word : NULL;
}

const char *kind_noun(unsigned kinds)
{
    size_t i = find(kinds);
    return i < KIND_WORDS ? list[i].noun : NULL;
}

unsigned kind_of_word(oas_str word)
{
    for (size_t i = 0; i < KIND_WORDS; i++)
        if (oas_str_is(word, list[i].word))
            return list[i].kinds;
    return 0;
}

void kind_words(oas_str *words)
{
    for (size_t i = 0; i < KIND_WORDS; i++)
        words[i] = oas_str_from(list[i].word);
}
