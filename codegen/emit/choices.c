/* anyOf and oneOf whose branches have one C type, and what members need, in words: "at most 3
 * characters or pattern ^x", ""card" needs "holder"". */
#include "emit/choices.h"

#include "emit/accepted.h"
#include "emit/conditions.h"
#include "emit/limits.h"
#include "load/jtype.h"
#include "schema/keyword.h"

enum { MOST_BRANCHES = 4 }; /* that are told one by one */

/* ---- unions ---- */

/* The words of those branches that accept values of the `known` JSON types. */
struct choice {
    const struct said *value;
    unsigned known;
    const char *between;
    oas_buf words;
    size_t count;
    bool any;      /* one of them says nothing */
    bool wordless; /* one of them says too much */
};

static void add_branch(struct emitter *e, struct choice *choice, const struct schema *branch)
{
    const struct clause *ref = schema_clause(branch, OAS_KEYWORD_REF);
    const struct clause *only = schema_clause(branch, OAS_KEYWORD_CONST);
    oas_buf words = {0};
    if (!(said_jtypes(branch) & choice->known) ||
        (only && !(node_jtypes(only->value) & choice->known)))
        return;
    if (!accepted_put(e, branch, choice->known, choice->value, &words)) {
        bool component = ref && emitter_component(e, ref->schemas[0]).len;
        words.len = 0;
        choice->wordless |= !component;
        if (component)
            limits_what(e, branch, "", &words);
    } else if (words.len == 0) {
        choice->any = true;
        oas_buf_puts(&words, "anything");
    }
    oas_buf_puts(&choice->words, choice->count++ ? choice->between : "");
    accepted_enclosed(&words, &choice->words);
    oas_buf_free(&words);
}

static bool is_constants(const struct clause *clause)
{
    for (size_t i = 0; i < clause->count; i++)
        if (!schema_clause(clause->schemas[i], OAS_KEYWORD_CONST))
            return false;
    return true;
}

/* "one of 1, 2" */
static void put_constants(struct emitter *e, const struct clause *clause, unsigned known,
                          oas_buf *out, size_t from)
{
    const struct node **values = OAS_ARENA_NEW(&e->mem, const struct node *, clause->count);
    size_t before = out->len;
    out->failed |= !values;
    for (size_t i = 0; values && i < clause->count; i++)
        values[i] = schema_clause(clause->schemas[i], OAS_KEYWORD_CONST)->value;
    limits_next_word(out, from);
    size_t words = out->len;
    limits_listed(values, values ? clause->count : 0, known, "always ", "one of ", out);
    if (out->len == words)
        out->len = before;
}

/* `brief`: something else is said of it where there are no words. */
static void put_union(struct emitter *e, const struct said *facts, const struct clause *clause,
                      unsigned known, bool brief, oas_buf *out, size_t from)
{
    bool one = clause->keyword == OAS_KEYWORD_ONE_OF && !clause->loose;
    struct choice choice = {.value = facts, .known = known, .between = one ? ", " : " or "};
    for (size_t i = 0; i < clause->count; i++)
        add_branch(e, &choice, clause->schemas[i]);
    bool wordless = choice.wordless || choice.count > MOST_BRANCHES;
    if (choice.count && !(choice.any && !one) && !(wordless && brief)) {
        limits_next_word(out, from);
        if (choice.count > 1 || wordless)
            oas_buf_puts(out, one ? "exactly one of " : wordless ? "at least one of " : "");
        if (wordless) {
            oas_buf_put_u64(out, clause->count);
            oas_buf_puts(out, " branches of ");
            oas_buf_puts(out, keyword_info(clause->keyword)->name);
        } else {
            oas_buf_put(out, oas_buf_str(&choice.words));
        }
    }
    out->failed |= choice.words.failed;
    oas_buf_free(&choice.words);
}

/* ---- what members need ---- */

/* True if one of them may be absent. */
static bool is_needed(const struct said *facts, const struct clause *names)
{
    for (size_t i = 0; i < names->count; i++)
        if (!accepted_is_there(facts, names->names[i]))
            return true;
    return false;
}

/* ""card" needs "holder", "expiry"" */
static void put_needs(const oas_str *name, const struct clause *names, oas_buf *out, size_t from)
{
    limits_next_word(out, from);
    limits_names(name, 1, out);
    oas_buf_puts(out, " needs ");
    limits_names(names->names, names->count, out);
}

/* ""card" asks for "holder" at least 1 character": what a schema says of all members. */
static void put_asks(struct emitter *e, const struct said *facts, const oas_str *name,
                     const struct schema *schema, oas_buf *out, size_t from)
{
    oas_buf words = {0};
    if (schema->is_boolean) {
        limits_word(!schema->verdict, "without ", out, from);
        if (!schema->verdict)
            limits_names(name, 1, out);
        return;
    }
    accepted_put_or_name(e, schema, OAS_JTYPE_OBJECT, facts, &words);
    if (words.len) {
        limits_next_word(out, from);
        limits_names(name, 1, out);
        oas_buf_puts(out, " asks for ");
        accepted_enclosed(&words, out);
    }
    out->failed |= words.failed;
    oas_buf_free(&words);
}

static void put_dependents(struct emitter *e, const struct said *facts, oas_buf *out, size_t from)
{
    for (size_t i = 0; i < facts->dependents.count; i++) {
        const struct clause *clause = facts->dependents.at[i];
        for (size_t j = 0; j < clause->count && j < MOST_BRANCHES; j++) {
            const struct schema *schema = clause->schemas ? clause->schemas[j] : NULL;
            const struct clause *names = schema ? limits_only_required(schema) : &clause->lists[j];
            if (!names)
                put_asks(e, facts, &clause->names[j], schema, out, from);
            else if (is_needed(facts, names))
                put_needs(&clause->names[j], names, out, from);
        }
        limits_word(clause->count > MOST_BRANCHES, "…", out, from);
    }
}

/* ---- by C type ---- */

/* The JSON types that values of that C type may have, but null. */
static unsigned jtypes_held(const struct ctype *type, unsigned jtypes)
{
    switch (type->shape) {
    case OAS_SHAPE_SIGNED:
    case OAS_SHAPE_UNSIGNED:
        return OAS_JTYPE_INTEGER;
    case OAS_SHAPE_DOUBLE:
        return OAS_JTYPE_NUMBER;
    case OAS_SHAPE_STRING:
        return OAS_JTYPE_STRING;
    case OAS_SHAPE_LIST:
        return OAS_JTYPE_ARRAY;
    case OAS_SHAPE_MAP:
    case OAS_SHAPE_STRUCT:
        return OAS_JTYPE_OBJECT;
    case OAS_SHAPE_JSON:
    case OAS_SHAPE_UNION:
        return jtypes;
    case OAS_SHAPE_BOOLEAN:
    case OAS_SHAPE_CONST:
    case OAS_SHAPE_NUMBERED:
    case OAS_SHAPE_ENUM:
    case OAS_SHAPE_OPEN:
    case OAS_SHAPE_OPTION:
    case OAS_SHAPE_POINTER:
        break;
    }
    return 0;
}

/* Variants that are told apart by JSON type alone may have limits in common. */
static bool is_shown(const struct ctype *type, const struct clause *clause)
{
    if (type->named || type->told == TOLD_TAG || type->told == TOLD_MEMBERS)
        return true;
    for (size_t i = 0; type->told == TOLD_TYPE && i < clause->count; i++)
        if (said_jtypes(clause->schemas[i]) != OAS_JTYPE_ANY)
            return true;
    return false;
}

void choices_put(struct emitter *e, const struct said *facts, const struct ctype *stored,
                 unsigned jtypes, oas_buf *out, size_t from)
{
    const struct ctype *type = emitter_within(stored);
    unsigned known = jtypes_held(type, jtypes);
    bool brief = type->told != TOLD_NO_UNION;
    for (size_t i = 0; known && i < facts->unions.count; i++) {
        const struct clause *clause = facts->unions.at[i];
        if (is_shown(type, clause))
            continue;
        if (is_constants(clause))
            put_constants(e, clause, known, out, from);
        else
            put_union(e, facts, clause, known, brief, out, from);
    }
    if (known & OAS_JTYPE_OBJECT)
        put_dependents(e, facts, out, from);
    conditions_put(e, facts, known ? known : jtypes & JTYPE_NOT_NULL, out, from);
}
