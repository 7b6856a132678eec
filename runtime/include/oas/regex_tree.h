/* oas/regex_tree.h - patterns of ECMA-262 taken apart, whoever matches them.
 *
 *     oas_arena mem = {0};
 *     oas_regex_fault fault;
 *     struct oas_regex_tree *tree = oas_regex_read(OAS_STR("^[a-z]+$"), 0, &mem, &fault);
 *     if (tree == NULL)
 *         ... fault.message, fault.offset ...
 *     oas_arena_free(&mem);
 *
 * The grammar is that of ECMA-262 (2025) with the `u` flag, as JSON Schema Core section 6.4 asks.
 * Flags are resolved while reading: where case does not count, a set has every character that
 * differs by case alone (Unicode's simple case folding); what `^`, `$`, `.` and `\b` mean by their
 * flags stands in their nodes. Properties are Unicode's of version OAS_UNICODE. So a set is nothing
 * but ranges of characters. A surrogate is in none of them: no UTF-8 text holds one. */
#ifndef OAS_REGEX_TREE_H
#define OAS_REGEX_TREE_H

#include <oas/arena.h>
#include <oas/regex.h>

OAS_BEGIN

#define OAS_UNICODE "17.0"

typedef struct oas_regex_range {
    uint32_t first, last; /* both belong to it */
} oas_regex_range;

typedef enum oas_regex_kind {
    OAS_REGEX_SET,       /* one character of `ranges` */
    OAS_REGEX_SEQUENCE,  /* what hangs on `inner`, one behind the other; nothing: no character */
    OAS_REGEX_CHOICE,    /* one of what hangs on `inner`, two at least */
    OAS_REGEX_REPEAT,    /* `inner`, `min` to `max` times */
    OAS_REGEX_GROUP,     /* ( ) that captures, with or without a name */
    OAS_REGEX_REFERENCE, /* \1, \k<name> */
    OAS_REGEX_START,     /* ^ */
    OAS_REGEX_END,       /* $ */
    OAS_REGEX_BOUNDARY,  /* \b, \B; `ranges` are the characters of words */
    OAS_REGEX_LOOK       /* (?= (?! (?<= (?<! */
} oas_regex_kind;

#define OAS_REGEX_ENDLESS UINT64_MAX /* as `max`: without bound */

/* One piece of a pattern. It may be changed by whoever has read it. */
struct oas_regex_node {
    oas_regex_kind kind;
    size_t offset;                /* where it begins in the pattern */
    struct oas_regex_node *next;  /* behind it in the list of what holds it; NULL: none */
    struct oas_regex_node *inner; /* what is in it */
    /* SET, BOUNDARY */
    const oas_regex_range *ranges; /* sorted; others stand between them */
    size_t range_count;            /* 0: no character at all */
    /* REPEAT: `lazy` asks for as few as possible, which tells only what a group captures */
    uint64_t min, max;
    bool lazy;
    /* BOUNDARY, LOOK */
    bool negated;
    /* LOOK */
    bool behind;
    /* START, END: also at the ends of lines (section 12.3) */
    bool multiline;
    /* GROUP */
    uint32_t number;                       /* from 1, by their opening parentheses */
    oas_str name;                          /* with its escapes resolved; empty: none */
    const struct oas_regex_node *referred; /* the first REFERENCE to it; NULL: none */
    /* REFERENCE: to one group, or to all of a name, of which one at most can have matched */
    bool caseless;
    struct oas_regex_node *const *groups;
    size_t group_count;
};

struct oas_regex_tree {
    struct oas_regex_node *root;
    uint32_t groups; /* how many capture */
};

enum {
    /* The grammar by the letter. Without this, what annex B allows where there is no `u` flag is
     * taken as well if its meaning is beyond doubt (lone `]`, `{` and `}`, needless escapes of
     * punctuation, `[\w-.]`), and so is a leading (?i), (?s) or (?m) of other dialects, which
     * `fault->tolerated` tells of; and a class of POSIX, as in [[:alpha:]], is told of. */
    OAS_REGEX_STRICT = 1
};

/* The pattern as a tree in `mem`; NULL with `*fault` filled when it is not legal, when it is larger
 * than is read (64 KiB, 1000 groups, 200 of them in each other, 262,144 ranges of characters:
 * fault->unsupported), or when there is no memory ("out of memory"). */
struct oas_regex_tree *oas_regex_read(oas_str pattern, unsigned how, oas_arena *mem,
                                      oas_regex_fault *fault);

OAS_END

#endif
