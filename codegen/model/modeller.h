/* modeller.h - private to model/: a model while it is being built. */
#ifndef MODEL_MODELLER_H
#define MODEL_MODELLER_H

#include "load/diag.h"
#include "load/text.h"
#include "model/model.h"
#include "model/names.h"

/* The shape of a value, null apart. */
struct value_shape {
    struct ctype *type; /* NULL while it is being found */
    bool nullable;
    bool null_apart; /* the type itself holds no null */
    bool begun;
    bool done;
    const struct schema *only; /* whose type it is, while it is being found; or NULL */
    struct promise *promise;   /* private to promise.c */
};

struct modeller {
    oas_arena *mem;
    struct diags *diags;
    struct model *model;
    struct names tags;      /* struct and enum tags */
    struct names functions; /* apart from tags, which C++ has in one space with them */
    struct names ordinary;  /* objects, enumerators: none of them is called as functions are */
    struct pointer_map own_names;  /* schemas to struct own_name, private to own_name.c */
    struct map own_name_texts;     /* those names to the same */
    struct pointer_map components; /* wanted schemas to the first struct wanted */
    struct map shapes;             /* ids of the given schemas to struct value_shape */
    struct unfilled *unfilled, **last_unfilled; /* structs without their members, of object.c */
    struct cenum **last_enum;
    struct ctype *json, *string, *boolean;
    struct value_shape any; /* of values that are kept as JSON */
    struct ctype spare;     /* for want of memory */
    uint32_t *marks;        /* by schema->id: the gathering that met it */
    uint32_t gathering;
    const struct schema **stripped, **extended,
        **targets;                 /* by schema->id: what alias.c found; NULL: not yet */
    const struct schema **schemas; /* all, each behind its holder */
    size_t schema_count;
    struct holder *holders;        /* by schema->id: of holder.c */
    bool *beyond_json;             /* by schema->id: only bodies of other forms reach it */
    bool *octets;                  /* by schema->id: of octets.c */
    oas_str *place_names;          /* by schema->id: private to place_name.c; empty: not made yet */
    struct group **groups;         /* by schema->id: of share.c; NULL: has its type alone */
    const uint32_t *meanings;      /* by schema->id: of meaning.c; NULL: nothing is shared */
    struct map parameters;         /* private to share.c */
    struct pointer_map call_roots; /* private to calls.c, as is the next: what has a C type to the
                                      root that it is of */
    struct names call_members;
    unsigned depth;
    unsigned level;                /* private to shape.c: of types with what possible schemas add */
    unsigned comparisons;          /* private to maybe.c */
    struct pointer_map branchings; /* clauses to what is known of their branches: branches.c */
    struct pointer_map object_branches; /* clauses to how many take objects: branches.c */
    struct pointer_map tag_branches;    /* tag rows to the values of their branches: branches.c */
    size_t pairs_left; /* of states, that patterns may still be told apart by: automaton_apart() */
    size_t apart_work; /* spent on looking for what tells the branches of unions apart */
};

void *modeller_take(struct modeller *m, size_t count, size_t size);
#define MODELLER_NEW(m, TYPE, count) ((TYPE *)modeller_take((m), (count), sizeof(TYPE)))

/* map_put() and pointer_map_put(), with want of memory noted. */
static inline void **modeller_slot(const struct modeller *m, struct map *map, oas_str key)
{
    void **slot = map_put(map, m->mem, key);
    m->diags->no_memory |= !slot;
    return slot;
}

static inline void **modeller_slot_of(const struct modeller *m, struct pointer_map *map,
                                      const void *key)
{
    void **slot = pointer_map_put(map, m->mem, key);
    m->diags->no_memory |= !slot;
    return slot;
}

/* The JSON types that a schema can take at all. */
unsigned modeller_jtypes(const struct modeller *m, const struct schema *schema);

/* OAS_FIELD_READ_ONLY and OAS_FIELD_WRITE_ONLY of a member with that schema. */
unsigned modeller_direction(const struct modeller *m, const struct schema *schema);

/* The three as one text, kept. */
static inline oas_str modeller_text(const struct modeller *m, const char *before, oas_str text,
                                    const char *behind)
{
    return text_joined(m->mem, &m->diags->no_memory, before, text, behind);
}

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

static inline oas_str name_of_type(const struct modeller *m, oas_str name)
{
    return name_noted(m, name_limited(m->mem, name, m->model->options.prefix.len, NAME_MOST));
}

/* The name that was chosen for the node; empty where there is none, or one that is no identifier,
 * which is told. */
oas_str modeller_given(struct modeller *m, const struct node *node, bool constant);

/* Tells that a text can be no name. */
void modeller_refuse_text(struct modeller *m, oas_str name, const struct node *node, bool constant);

/* Tells that a chosen name cannot be had: others have it, or C reserves it. */
void modeller_refuse_given(struct modeller *m, oas_str wanted, const struct node *node);

/* Takes a chosen name as it is. */
oas_str modeller_take_given(struct modeller *m, struct names *names, oas_str wanted,
                            const struct node *node);

/* For the members of one struct or union. */
static inline struct names member_names(const struct modeller *m)
{
    return (struct names){.mem = m->mem, .most = NAME_MOST};
}

static inline oas_str name_taken(const struct modeller *m, struct names *names, oas_str wanted)
{
    return name_noted(m, names_take(names, wanted));
}

#endif
