/* members.h - the object model of OpenAPI by members.def: which objects there are, and what each
 * has in which version. */
#ifndef SPEC_MEMBERS_H
#define SPEC_MEMBERS_H

#include "spec/spec.h"

enum part {
#define PART(symbol, noun, reference) PART_##symbol,
#include "spec/members.def"
    PART_COUNT
};

/* How a member holds what it holds; see members.def. */
enum holding {
    HOLDS_ONE,
    HOLDS_LIST,
    HOLDS_MAP,
    HOLDS_NAMED,
    HOLDS_STATUSES,
    HOLDS_HEADERS,
    HOLDS_METHODS
};

struct member_rule {
    enum part part;
    const char *name; /* NULL: any */
    enum api_version since;
    enum api_version needed; /* up to this version it must be there; API_SCHEMA: in none */
    enum holding how;
    enum part what;
};

struct either_rule {
    enum part part;
    const char *first;
    const char *second;
    enum api_version since;
    enum api_version until;
};

struct needs_rule {
    enum part part;
    const char *name;
    const char *value;
    const char *other;
};

struct words_rule {
    enum part part;
    const char *name;
    enum api_version since;
    const char *words; /* with a blank between them */
};

/* More than any object has. */
enum { MEMBERS_MOST = 24 };

/* The rows of each kind; those of members that `part` has. */
const struct member_rule *members_of(enum part part, size_t *count);
const struct either_rule *members_either(size_t *count);
const struct needs_rule *members_needs(size_t *count);
const struct words_rule *members_words(size_t *count);

/* "an operation" ... for messages. */
const char *members_noun(enum part part);

/* True if in that version a Reference Object may stand for it. */
bool members_may_refer(enum part part, enum api_version version);

#endif
