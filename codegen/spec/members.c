/* The rows of members.def, and who has them. */
#include "spec/members.h"

#define API_NEVER API_SCHEMA

static const struct {
    const char *noun;
    enum api_version reference;
} parts[] = {
#define PART(symbol, noun, reference) {noun, API_##reference},
#include "spec/members.def"
};

static const struct member_rule members[] = {
#define MEMBER(part, name, since, needed, how, what)                                               \
    {PART_##part, name, API_##since, API_##needed, HOLDS_##how, PART_##what},
#include "spec/members.def"
};

static const struct either_rule eithers[] = {
#define EITHER(part, first, second, since, until)                                                  \
    {PART_##part, first, second, API_##since, API_##until},
#include "spec/members.def"
};

static const struct needs_rule needs[] = {
#define NEEDS(part, name, value, other) {PART_##part, name, value, other},
#include "spec/members.def"
};

static const struct words_rule words[] = {
#define WORDS(part, name, since, words) {PART_##part, name, API_##since, words},
#include "spec/members.def"
};

const struct member_rule *members_of(enum part part, size_t *count)
{
    size_t first = 0, end = 0;
    while (first < sizeof members / sizeof *members && members[first].part != part)
        first++;
    for (end = first; end < sizeof members / sizeof *members && members[end].part == part;)
        end++;
    *count = end - first;
    return members + first;
}

const struct either_rule *members_either(size_t *count)
{
    *count = sizeof eithers / sizeof *eithers;
    return eithers;
}

const struct needs_rule *members_needs(size_t *count)
{
    *count = sizeof needs / sizeof *needs;
    return needs;
}

const struct words_rule *members_words(size_t *count)
{
    *count = sizeof words / sizeof *words;
    return words;
}

const char *members_noun(enum part part)
{
    return parts[part].noun;
}

bool members_may_refer(enum part part, enum api_version version)
{
    return parts[part].reference != API_NEVER && parts[part].reference <= version;
}
