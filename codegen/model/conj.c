/* What a set of schemas says of one value, all of them together. */
#include "model/modeller.h"

unsigned conj_kinds(const struct modeller *m, const struct schema *schema)
{
    const struct plan *plan = m->model->plan;
    const struct planned *planned =
        schema->id < plan->schema_count ? &plan->schemas[schema->id] : NULL;
    if (planned && planned->reached)
        return planned->kinds;
    return schema->is_boolean && !schema->verdict ? 0 : schema->kinds;
}

/* Keywords that say nothing of the C type beyond the JSON types that are left. */
static bool is_silent(oas_keyword keyword)
{
    switch ((int)keyword) {
    case OAS_KEYWORD_TYPE:
    case OAS_KEYWORD_MIN_LENGTH:
    case OAS_KEYWORD_MAX_LENGTH:
    case OAS_KEYWORD_MIN_ITEMS:
    case OAS_KEYWORD_MAX_ITEMS:
    case OAS_KEYWORD_MAX_PROPERTIES:
    case OAS_KEYWORD_PATTERN:
    case OAS_KEYWORD_NOT:
    case OAS_KEYWORD_SCHEMA:
    case OAS_KEYWORD_ID:
    case OAS_KEYWORD_ID_DRAFT4:
    case OAS_KEYWORD_ANCHOR:
    case OAS_KEYWORD_NULLABLE:
    case OAS_KEYWORD_DISCRIMINATOR:
    case OAS_KEYWORD_READ_ONLY:
    case OAS_KEYWORD_WRITE_ONLY:
        return true;
    default:
        return false;
    }
}

/* What the schema takes in, if that and silent keywords are all it has. */
static const struct schema *only_base(const struct schema *schema, bool silent)
{
    const struct schema *base = NULL;
    for (const struct clause *clause = schema->clauses; clause; clause = clause->next) {
        bool takes =
            clause->keyword == OAS_KEYWORD_REF || (silent && clause->keyword == OAS_KEYWORD_ALL_OF);
        bool note = is_silent(clause->keyword) && keyword_info(clause->keyword)->role == ROLE_CORE;
        if (takes && clause->count == 1 && !base)
            base = clause->schemas[0];
        else if (takes || !(silent ? is_silent(clause->keyword) : note))
            return NULL;
    }
    return base;
}

const struct schema *conj_strip(const struct modeller *m, const struct schema *schema)
{
    for (;;) {
        const struct schema *base = only_base(schema, true);
        if (!base || (conj_kinds(m, base) & ~conj_kinds(m, schema) & ~(unsigned)OAS_KIND_NULL))
            return schema;
        schema = base;
    }
}

const struct schema *conj_target(const struct schema *schema)
{
    for (const struct schema *base; (base = only_base(schema, false));)
        schema = base;
    return schema;
}

/* True if `b` has all the clauses of `a` that limit values. */
static bool has_limits(const struct schema *a, const struct schema *b)
{
    for (const struct clause *clause = a->clauses; clause; clause = clause->next) {
        bool silent = clause->keyword == OAS_KEYWORD_TYPE ||
                      (clause->keyword != OAS_KEYWORD_REF &&
                       keyword_info(clause->keyword)->role == ROLE_CORE);
        const struct clause *other = silent ? clause : schema_clause(b, clause->keyword);
        if (!other || !node_equal(clause->value, other->value))
            return false;
    }
    return true;
}

bool conj_says_same(const struct schema *a, const struct schema *b)
{
    a = conj_target(a);
    b = conj_target(b);
    unsigned differ = a->kinds ^ b->kinds;
    return a == b || (!(differ & ~(unsigned)OAS_KIND_NULL) && oas_str_equal(a->base, b->base) &&
                      has_limits(a, b) && has_limits(b, a));
}

/* Schemas that wait for their turn; the last is the next. */
struct waiting {
    const struct schema **at;
    size_t count;
    size_t cap;
};

static bool grow(struct modeller *m, const struct schema ***at, size_t count, size_t *cap)
{
    if (count < *cap)
        return true;
    size_t more = *cap * 2 + 8;
    const struct schema **grown = TAKE(m, const struct schema *, more);
    if (!grown)
        return false;
    if (count)
        memcpy(grown, *at, count * sizeof *grown);
    *at = grown;
    *cap = more;
    return true;
}

static void reverse(const struct schema **at, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        const struct schema *first = at[i];
        at[i] = at[count - 1 - i];
        at[count - 1 - i] = first;
    }
}

static bool wait(struct modeller *m, struct waiting *waiting, const struct schema *schema)
{
    bool good = grow(m, &waiting->at, waiting->count, &waiting->cap);
    if (good)
        waiting->at[waiting->count++] = schema;
    return good;
}

/* What `schema` takes in. */
static bool wait_for_parts(struct modeller *m, struct waiting *waiting, const struct schema *schema)
{
    size_t from = waiting->count;
    bool good = true;
    for (const struct clause *clause = schema->clauses; clause; clause = clause->next)
        if (clause->keyword == OAS_KEYWORD_REF || clause->keyword == OAS_KEYWORD_ALL_OF)
            for (size_t i = 0; i < clause->count && good; i++)
                good = wait(m, waiting, clause->schemas[i]);
    if (waiting->count > from)
        reverse(waiting->at + from, waiting->count - from);
    return good;
}

/* Each with what it takes in before the next one: a base's members come before those that are added
 * to it. */
struct conj conj_of(struct modeller *m, const struct schema *const *given, size_t count)
{
    struct conj conj = {.kinds = OAS_KIND_ANY};
    struct waiting waiting = {.count = 0};
    size_t cap = 0;
    m->gathering++;
    bool good = true;
    for (size_t i = count; i-- > 0 && good;)
        good = wait(m, &waiting, given[i]);
    while (good && waiting.count) {
        const struct schema *schema = waiting.at[--waiting.count];
        if (m->marks[schema->id] == m->gathering)
            continue;
        m->marks[schema->id] = m->gathering;
        good = grow(m, &conj.at, conj.count, &cap);
        if (!good)
            break;
        conj.at[conj.count++] = schema;
        conj.kinds &= conj_kinds(m, schema);
        good = wait_for_parts(m, &waiting, schema);
    }
    return conj;
}

const struct clause *conj_clause(const struct conj *conj, oas_keyword keyword,
                                 const struct schema **owner)
{
    for (size_t i = 0; i < conj->count; i++) {
        const struct clause *clause = schema_clause(conj->at[i], keyword);
        if (clause) {
            if (owner)
                *owner = conj->at[i];
            return clause;
        }
    }
    return NULL;
}

bool conj_has_members(const struct conj *conj)
{
    return conj_clause(conj, OAS_KEYWORD_PROPERTIES, NULL) ||
           conj_clause(conj, OAS_KEYWORD_ADDITIONAL_PROPERTIES, NULL);
}

bool conj_has_items(const struct conj *conj)
{
    return conj_clause(conj, OAS_KEYWORD_ITEMS, NULL) ||
           conj_clause(conj, OAS_KEYWORD_PREFIX_ITEMS, NULL);
}
