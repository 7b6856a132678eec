/* branch.h - private to model/: the branches of a union, and what they are called. */
#ifndef MODEL_BRANCH_H
#define MODEL_BRANCH_H

#include "model/branches.h"

/* "string" for texts, null or not; empty for values of several JSON types. */
oas_str branch_jtype_word(unsigned jtypes);

/* What a branch is called beside others: "person", "string", "object 2". `i` is its number, or
 * SIZE_MAX where no other takes values of its JSON type: then it is "object". */
oas_str branch_words(struct modeller *m, const struct schema *branch, oas_str parent, size_t i);

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

/* What the branch of that index is called beside the others of its union, whose name is `parent`;
 * empty where it stands alone. */
oas_str branch_words_beside(struct modeller *m, const struct branching *branching,
                            const struct clause *clause, size_t index, oas_str parent);

#endif
