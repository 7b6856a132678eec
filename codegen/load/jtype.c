/* The one list of JSON types. */
#include "load/jtype.h"

static const struct {
    const char *noun;
    const char *word;
    unsigned jtypes;
} list[JTYPE_WORDS] = {
    {"null", "null", OAS_JTYPE_NULL},
    {"a boolean", "boolean", OAS_JTYPE_BOOLEAN},
    {"an integer", "integer", OAS_JTYPE_INTEGER},
    {"a number", "number", OAS_JTYPE_NUMBER},
    {"a string", "string", OAS_JTYPE_STRING},
    {"an array", "array", OAS_JTYPE_ARRAY},
    {"an object", "object", OAS_JTYPE_OBJECT},
};

bool jtype_is_one(unsigned jtypes)
{
    unsigned others = jtypes & ~(unsigned)OAS_JTYPE_NUMBER;
    return (jtypes & OAS_JTYPE_NUMBER) ? others == 0 : others && (others & (others - 1)) == 0;
}

/* The place in the list, or JTYPE_WORDS. What is not an integer is still a number. */
static size_t find(unsigned jtypes)
{
    size_t i = 0;
    if (jtypes == OAS_JTYPE_FRACTION)
        jtypes = OAS_JTYPE_NUMBER;
    while (i < JTYPE_WORDS && list[i].jtypes != jtypes)
        i++;
    return i;
}

const char *jtype_word(unsigned jtypes)
{
    size_t i = find(jtypes);
    return i < JTYPE_WORDS ? list[i].word : NULL;
}

const char *jtype_noun(unsigned jtypes)
{
    size_t i = find(jtypes);
    return i < JTYPE_WORDS ? list[i].noun : NULL;
}

unsigned jtype_of_word(oas_str word)
{
    for (size_t i = 0; i < JTYPE_WORDS; i++)
        if (oas_str_is(word, list[i].word))
            return list[i].jtypes;
    return 0;
}

void jtype_words(oas_str *words)
{
    for (size_t i = 0; i < JTYPE_WORDS; i++)
        words[i] = oas_str_from(list[i].word);
}
