/* Members without a name of their own, by the patterns of their names: a map for each pattern where
 * their types differ. */
#include "model/shares.h"

#include <stdlib.h>

#include <oas/regex.h>

#include "automaton/apart.h"
#include "load/pointer_order.h"
#include "model/ctype.h"
#include "model/either.h"
#include "model/element.h"
#include "model/sealed.h"
#include "model/shape_of.h"

/* More patterns of one object are not compared each with each. */
enum { SHARES_MOST = 64 };

static const struct clause *patterns_of(const struct members *members)
{
    return schema_clause(members->pattern_owner, OAS_KEYWORD_PATTERN_PROPERTIES);
}

/* What others may be; NULL: anything. */
static const struct schema *others_of(const struct members *members)
{
    const struct clause *rest =
        schema_clause(members->pattern_owner, OAS_KEYWORD_ADDITIONAL_PROPERTIES);
    return rest ? rest->schemas[0] : NULL;
}

/* There are no others. */
static bool shares_are_all(const struct members *members)
{
    const struct schema *others = others_of(members);
    return others ? modeller_jtypes(members->m, others) == 0
                  : sealed_has_patterns(members->m, members->pattern_owner);
}

/* The program's row of the i-th pattern. */
static uint32_t pattern_row(const struct members *members, size_t i)
{
    const struct plan *plan = members->m->model->plan;
    const oas_program *program = &plan->program;
    uint32_t row = OAS_USE_ROW(plan->schemas[members->pattern_owner->id].use);
    const struct oas_object_row *object = &program->objects[program->schemas[row].object];
    return i < object->pattern_count ? program->checks[object->patterns + i].first : OAS_NONE;
}

/* Where its automaton begins; OAS_NONE: it is none. */
static uint32_t automaton_of(const struct members *members, size_t i)
{
    uint32_t row = pattern_row(members, i);
    const struct oas_pattern_row *pattern =
        row == OAS_NONE ? NULL : &members->m->model->plan->program.patterns[row];
    return pattern && pattern->native == OAS_NATIVE_AUTOMATON ? pattern->start : OAS_NONE;
}

static bool each_is_apart(const struct members *members)
{
    const oas_program *program = &members->m->model->plan->program;
    size_t count = patterns_of(members)->count;
    bool apart = count <= SHARES_MOST;
    for (size_t i = 0; apart && i < count; i++)
        apart = automaton_of(members, i) != OAS_NONE;
    for (size_t i = 0; apart && i < count; i++)
        for (size_t k = 0; apart && k < i; k++)
            apart = automaton_apart(program, automaton_of(members, i), automaton_of(members, k),
                                    &members->m->pairs_left, &members->m->diags->no_memory);
    return apart;
}

bool shares_are_apart(struct members *members)
{
    if (!members->pattern_owner || members->rest_count || members->rests || members->closed ||
        members->sealed)
        return false;
    if (!members->shares_known)
        members->shares_apart = each_is_apart(members);
    members->shares_known = true;
    return members->shares_apart;
}

/* ---- their types ---- */

/* Names are given in the order of the patterns' pointers. */
struct share_order {
    oas_str pattern;
    size_t index;
};

static int compare_patterns(const void *a, const void *b)
{
    const struct share_order *x = a, *y = b;
    return pointer_order(x->pattern, y->pattern);
}

/* NULL without memory. */
static struct share_order *share_order_of(const struct members *members)
{
    const struct clause *patterns = patterns_of(members);
    struct share_order *order = MODELLER_NEW(members->m, struct share_order, patterns->count + 1);
    for (size_t i = 0; order && i < patterns->count; i++)
        order[i] = (struct share_order){patterns->names[i], i};
    if (order)
        qsort(order, patterns->count, sizeof *order, compare_patterns);
    return order;
}

static oas_str share_name(struct modeller *m, oas_str name, oas_str pattern)
{
    return name_joined(m, name_joined(m, name, OAS_STR("rest")), pattern);
}

static struct ctype *share_type(struct members *members, oas_str name, const struct schema *schema)
{
    struct modeller *m = members->m;
    name = name_joined(m, name, OAS_STR("value"));
    return element_of_shape(
        m, members->possible ? shape_of_possible(m, schema, name) : shape_of(m, &schema, 1, name),
        name);
}

/* NULL: there are none. */
static struct ctype *others_type(struct members *members, oas_str name)
{
    const struct schema *others = others_of(members);
    if (shares_are_all(members))
        return NULL;
    name = name_joined(members->m, name, OAS_STR("rest"));
    return others ? share_type(members, name, others) : members->m->json;
}

struct ctype *shares_one_type(struct members *members, oas_str name)
{
    struct modeller *m = members->m;
    const struct clause *patterns = patterns_of(members);
    const struct share_order *order = share_order_of(members);
    struct ctype *one = others_type(members, name);
    bool same = order != NULL;
    for (size_t i = 0; same && i < patterns->count; i++) {
        const struct schema *schema = patterns->schemas[order[i].index];
        if (modeller_jtypes(m, schema) == 0)
            continue;
        struct ctype *type = share_type(members, share_name(m, name, order[i].pattern), schema);
        same = !one || either_same(type, one);
        one = type;
    }
    return !same ? NULL : one ? one : m->json;
}

/* ---- in a struct ---- */

static void add_share(struct members *members, struct ctype *into, struct names *scope,
                      const struct share_order *order)
{
    struct modeller *m = members->m;
    const struct schema *schema = patterns_of(members)->schemas[order->index];
    oas_str name = share_name(m, into->name, order->pattern);
    oas_str given = modeller_given(m, schema->node, false);
    struct share *share = &into->shares[into->share_count++];
    share->pattern = order->pattern;
    share->pattern_row = pattern_row(members, order->index);
    share->schema = schema;
    share->index = order->index;
    share->type = ctype_map(m, share_type(members, name, schema), name);
    share->name = given.len
                      ? modeller_take_given(m, scope, given, schema->node)
                      : name_taken(m, scope, share_name(m, oas_str_of(NULL, 0), order->pattern));
}

static int compare_shares(const void *a, const void *b)
{
    const struct share *x = a, *y = b;
    return (x->index > y->index) - (x->index < y->index);
}

struct ctype *shares_add(struct members *members, struct ctype *into, struct names *scope)
{
    struct modeller *m = members->m;
    const struct clause *patterns = patterns_of(members);
    const struct share_order *order = share_order_of(members);
    struct ctype *others = others_type(members, into->name);
    into->shares = MODELLER_NEW(m, struct share, patterns->count);
    for (size_t i = 0; order && into->shares && i < patterns->count; i++)
        if (modeller_jtypes(m, patterns->schemas[order[i].index]))
            add_share(members, into, scope, &order[i]);
    if (into->share_count)
        qsort(into->shares, into->share_count, sizeof *into->shares, compare_shares);
    return others;
}
