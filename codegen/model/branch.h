/* branch.h - private to model/: the branches of a union, and what they are called. */
#ifndef MODEL_BRANCH_H
#define MODEL_BRANCH_H

#include "model/modeller.h"

/* The branches that take something but null. */
struct branches {
    const struct schema **at;
    size_t count;
    bool exclusive; /* of a oneOf: no valid value is of two */
};

/* Those of an anyOf or oneOf that take some of `jtypes`. */
struct branches branches_of(struct modeller *m, const struct clause *clause, unsigned jtypes);

bool branch_takes_objects(const struct modeller *m, const struct schema *branch);

/* How many of the first `branch` branches take objects: the number of the next in C. */
size_t branch_objects_before(const struct modeller *m, const struct clause *clause, size_t branch);

/* "string" for texts, null or not; empty for values of several JSON types. */
oas_str branch_jtype_word(unsigned jtypes);

/* What a branch is called beside others: "person", "string", "object 2". `i` is its number, or
 * SIZE_MAX where no other takes values of its JSON type: then it is "object". */
oas_str branch_words(struct modeller *m, const struct schema *branch, oas_str parent, size_t i);

/* The plan's tag of an anyOf or oneOf of `owner`; NULL: it has none. */
const struct oas_tag_row *branch_tag(const struct modeller *m, const struct schema *owner,
                                     const struct clause *clause);

/* True if it has a name of its own, a chosen one or a title. */
bool branch_is_named(struct modeller *m, const struct schema *branch);

/* True if all values of the tag are texts: what an enum of C stands for. */
bool branch_tag_is_text(const struct modeller *m, const struct oas_tag_row *tag);

/* The kinds of a tagged union: labels for the tag's values, one value a branch; the words of each
 * branch are the schemas' names. */
void branch_tag_kinds(struct modeller *m, struct ctype *type, const struct clause *clause,
                      const struct oas_tag_row *tag);

/* All that the type needs for the tag to tell its kinds apart: those, and the member's name. */
void branch_tell_apart(struct modeller *m, struct ctype *type, const struct clause *clause,
                       const struct oas_tag_row *tag);

/* The first label of the kind, or NULL. */
const struct label *branch_label(const struct ctype *type, size_t kind);

/* What a branch is called: one without a name of its own by its tag's value, if it has one only. */
oas_str branch_tag_words(struct modeller *m, const struct clause *clause,
                         const struct oas_tag_row *tag, oas_str parent, size_t branch);

/* Adds the variant that holds the branch's values; `jtypes` select it where there is no tag. */
void branch_add_variant(struct modeller *m, struct ctype *into, struct names *scope,
                        const struct schema *branch, oas_str words, unsigned jtypes);

/* A union without variants, of `most` at most, which are told apart by JSON type. */
struct ctype *branch_union_by_type(struct modeller *m, const struct schema *schema, oas_str name,
                                   size_t most);

/* Gives a union the enum of its kinds, and room for as many parts; then the kind of the variant
 * that was added last, where no tag has its value. */
void branch_begin_kinds(struct modeller *m, struct ctype *type, size_t most);
void branch_add_kind(struct modeller *m, struct ctype *type, oas_str words);

/* True if none takes anything but objects, null apart. */
bool branches_are_objects(struct modeller *m, const struct branches *branches);

/* True if no two branches take values of one JSON type. */
bool branches_are_apart(struct modeller *m, const struct branches *branches);

/* What the branch of that index is called beside the others of its union, whose name is `parent`;
 * empty where it stands alone. */
oas_str branch_words_within(struct modeller *m, const struct schema *owner,
                            const struct clause *clause, size_t index, oas_str parent);

#endif
