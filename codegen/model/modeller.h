/* modeller.h - private to model/: a model while it is being built. */
#ifndef MODEL_MODELLER_H
#define MODEL_MODELLER_H

#include "model/model.h"
#include "model/names.h"
#include "schema/keyword.h"

/* Schemas that all hold of one value: some given ones, and what they take in by `$ref` and `allOf`.
 */
struct conj {
    const struct schema **at;
    size_t count;
    unsigned kinds; /* the JSON types that all of them can accept */
};

/* The shape of a value, null apart. */
struct shaped {
    struct ctype *type; /* NULL while it is being found */
    bool nullable;
    bool begun;
};

struct modeller {
    oas_arena *mem;
    struct diags *diags;
    struct model *model;
    struct names tags;       /* struct and enum tags */
    struct names ordinary;   /* functions, objects, enumerators */
    struct map proper;       /* URIs of schemas with a name of their own to struct proper */
    struct map proper_names; /* those names to struct proper */
    struct map components;   /* URIs of wanted schemas to the first struct wanted */
    struct map shapes;       /* ids of the given schemas to struct shaped */
    struct cenum **last_enum;
    struct ctype *json, *string, *boolean;
    struct ctype spare; /* for want of memory */
    uint32_t *marks;    /* by schema->id: the gathering that met it */
    uint32_t gathering;
    unsigned depth;
};

/* ---- names.c, with want of memory noted: a name that is cut is another one ---- */

static inline oas_str name_noted(const struct modeller *m, oas_str name)
{
    m->diags->no_memory |= !name.at;
    return name;
}

static inline oas_str name_joined(const struct modeller *m, oas_str parent, oas_str words)
{
    return name_noted(m, name_join(m->mem, parent, words));
}

static inline oas_str name_uppered(const struct modeller *m, oas_str name)
{
    return name_noted(m, name_upper(m->mem, name));
}

static inline oas_str name_taken(const struct modeller *m, struct names *names, oas_str wanted)
{
    return name_noted(m, names_take(names, wanted));
}

/* ---- conj.c: what a set of schemas says ---- */

/* The schema that has this one's C type: what it is only a reference to or a stricter rule for. */
const struct schema *conj_strip(const struct modeller *m, const struct schema *schema);

/* The schema that this one is nothing but a reference to; else itself. */
const struct schema *conj_target(const struct schema *schema);

/* True if both limit values that are not null alike, as far as can be seen at once. */
bool conj_says_same(const struct schema *a, const struct schema *b);

struct conj conj_of(struct modeller *m, const struct schema *const *given, size_t count);

unsigned conj_kinds(const struct modeller *m, const struct schema *schema);

/* The first clause of that keyword, or NULL; *owner (if not NULL) is the schema that has it. */
const struct clause *conj_clause(const struct conj *conj, oas_keyword keyword,
                                 const struct schema **owner);

/* True if some schema of them speaks of members, or of items. */
bool conj_has_members(const struct conj *conj);
bool conj_has_items(const struct conj *conj);

/* ---- ctype.c: making C types ---- */

/* A new C type. Never NULL: without memory a spare one, and m->diags says so. */
struct ctype *ctype_new(struct modeller *m, oas_shape shape, const struct schema *schema);
struct ctype *ctype_const(struct modeller *m, const struct node *value,
                          const struct schema *schema);

/* `count` different texts. */
struct ctype *ctype_enum(struct modeller *m, const oas_str *texts, size_t count,
                         const struct schema *schema, oas_str name);

/* `name` is for a tag, if the element's own does not give one. */
struct ctype *ctype_list(struct modeller *m, struct ctype *item, oas_str name);
struct ctype *ctype_map(struct modeller *m, struct ctype *value, oas_str name);

/* The type of a value that may be absent or null: `type` itself when `states` is 0. With a `name`
 * it is a struct of its own, which lists can hold. */
struct ctype *ctype_option(struct modeller *m, struct ctype *type, unsigned states, oas_str name);

/* The elements of a list or map that may be null: an option with a tag, made once. */
struct ctype *ctype_nullable(struct modeller *m, struct ctype *type, oas_str name);

struct ctype *ctype_pointer(struct modeller *m, struct ctype *type);

/* The one type that holds what either does; NULL: there is none but any JSON. */
struct ctype *ctype_either(struct modeller *m, struct ctype *a, struct ctype *b);

/* Gives it the tag `struct NAME`. */
void ctype_name(struct modeller *m, struct ctype *type, oas_str name);

/* A free tag; `name` itself if that is a schema's own. */
oas_str take_tag(struct modeller *m, oas_str name);

/* A new enum without labels, which are added one by one: with an enumerator of their own, or with
 * that of an earlier one. */
struct cenum *cenum_new(struct modeller *m, size_t most, const struct schema *schema, oas_str name);
void cenum_add(struct modeller *m, struct cenum *labels, oas_str text, uint32_t value,
               oas_str words);
void cenum_again(struct cenum *labels, oas_str text, const struct label *earlier);

/* "prefix_name", `name` in snake case, of what stands among components; else empty. */
oas_str proper_name(struct modeller *m, const struct schema *schema);

/* The name of a root, wanted for its schema before any other asks. */
void proper_set(struct modeller *m, const struct schema *schema, oas_str wanted);

void *take(struct modeller *m, size_t count, size_t size);
#define TAKE(m, TYPE, count) ((TYPE *)take((m), (count), sizeof(TYPE)))

/* ---- order.c ---- */

/* Breaks cycles by pointers, and puts what the roots reach in order: rows, definitions, enums. */
void order_types(struct modeller *m);

/* ---- shape.c ---- */

/* The shape of values that all of `given` hold of; `name` is its tag if it needs one and has none
 * of its own. Never NULL. */
const struct shaped *shape_of(struct modeller *m, const struct schema *const *given, size_t count,
                              oas_str name);

/* Arrays. */
struct ctype *shape_array(struct modeller *m, const struct conj *conj, oas_str name);

/* Numbers. */
struct ctype *shape_number(struct modeller *m, const struct conj *conj, unsigned kinds);

/* True, and the shape found, for values that are all texts, all numbers or all booleans. */
bool shape_scalar(struct modeller *m, const struct conj *conj, struct shaped *shaped);

/* The texts of the constants that the schemas allow; NULL when they are not all texts. `*count` is
 * 0 and the result not NULL when null is the only one. */
const oas_str *constant_texts(struct modeller *m, const struct conj *conj, size_t *count);

/* ---- object.c ---- */

/* Objects. A struct is in shaped->type before its members are looked at. */
void shape_object(struct modeller *m, const struct conj *conj, oas_str name, struct shaped *shaped);

/* Objects of which one of clause->schemas holds too, selected by `tag`, as one struct; `into` is
 * the struct to be. False when the branches share too little for that. */
bool shape_flat(struct modeller *m, const struct conj *conj, const struct clause *clause,
                const struct oas_tag_row *tag, struct ctype *into);

/* ---- union.c ---- */

/* The values of an anyOf or oneOf of `owner`. */
void shape_union(struct modeller *m, const struct conj *conj, const struct clause *clause,
                 const struct schema *owner, oas_str name, struct shaped *shaped);

/* A union of the JSON types that the schemas accept. */
void shape_kinds(struct modeller *m, const struct conj *conj, oas_str name, struct shaped *shaped);

/* The kinds of a tagged union: labels for the tag's texts, one value a branch; *name and the words
 * of each branch are the schemas' names. */
void tag_kinds(struct modeller *m, struct ctype *type, const struct clause *clause,
               const struct oas_tag_row *tag);

/* How many of the first `branch` branches take objects: the number of the next in C. */
size_t objects_before(const struct modeller *m, const struct clause *clause, size_t branch);

/* What a branch is called beside others: "person", "string", "object 2". `i` is its number, or
 * SIZE_MAX where no other takes values of its JSON type: then it is "object". */
oas_str branch_words(struct modeller *m, const struct schema *branch, oas_str parent, size_t i);

#endif
