/* Each keyword that can leave nothing, by itself or beside others. */
#include "plan/left.h"

#include <oas/json.h>

#include "load/text.h"
#include "plan/branch.h"
#include "plan/constant.h"

static void take_away(struct left *left, unsigned jtypes, enum left_reason reason, oas_str name)
{
    if (left->jtypes == 0)
        return;
    left->jtypes &= ~jtypes;
    if (left->jtypes == 0) {
        left->reason = reason;
        left->name = name;
    }
}

static void keep(struct left *left, unsigned jtypes, enum left_reason reason)
{
    take_away(left, ~jtypes, reason, (oas_str){0});
}

/* ---- applied in place ---- */

static bool is_given_again(const struct planner *planner, const struct clause *clause, size_t i)
{
    for (size_t k = 0; k < clause->count; k++)
        if (k != i && OAS_USE_ROW(plan_use(planner, clause->schemas[k])) ==
                          OAS_USE_ROW(plan_use(planner, clause->schemas[i])))
            return true;
    return false;
}

/* Of oneOf, what two branches are takes nothing: it is looked for where that costs little. */
enum { MOST_ALIKE = 64 };

static void of_union(struct left *left, const struct planner *planner, const struct clause *clause,
                     const uint8_t *of)
{
    bool one = clause->keyword == OAS_KEYWORD_ONE_OF && clause->count <= MOST_ALIKE;
    unsigned all = 0, single = 0;
    for (size_t i = 0; i < clause->count; i++) {
        all |= of[clause->schemas[i]->id];
        if (!one || !is_given_again(planner, clause, i))
            single |= of[clause->schemas[i]->id];
    }
    keep(left, all, LEFT_TYPES);
    keep(left, single, LEFT_ALIKE);
}

static void of_types(struct left *left, const struct clause *clause)
{
    unsigned jtypes = constant_jtypes(clause);
    keep(left, jtypes, jtypes ? LEFT_TYPES : LEFT_FALSE); /* that it lists none was told */
}

static void of_clause(struct left *left, const struct planner *planner, const struct clause *clause,
                      const uint8_t *of)
{
    switch ((int)clause->keyword) {
    case OAS_KEYWORD_CONST:
    case OAS_KEYWORD_ENUM:
        of_types(left, clause);
        break;
    case OAS_KEYWORD_REF:
    case OAS_KEYWORD_DYNAMIC_REF:
    case OAS_KEYWORD_RECURSIVE_REF:
    case OAS_KEYWORD_ALL_OF:
        for (size_t i = 0; i < clause->count; i++)
            keep(left, of[clause->schemas[i]->id], LEFT_TYPES);
        break;
    case OAS_KEYWORD_ANY_OF:
    case OAS_KEYWORD_ONE_OF:
        of_union(left, planner, clause, of);
        break;
    case OAS_KEYWORD_NOT:
        if (plan_use(planner, clause->schemas[0]) == OAS_ANY)
            keep(left, 0, LEFT_FALSE);
        break;
    default:
        break;
    }
}

/* ---- numbers ---- */

struct bound {
    bool given;
    bool open; /* the bound itself is not among them */
    double at;
};

/* Keeps the one that leaves less; `sign` is 1 for lower bounds, -1 for upper ones. */
static void sharpen(struct bound *bound, double at, bool open, int sign)
{
    double further = sign * (at - bound->at);
    if (bound->given && (further < 0 || (further == 0 && bound->open)))
        return;
    *bound = (struct bound){true, open, at};
}

static void sharpen_by(struct bound *bound, const struct schema *schema, oas_keyword keyword,
                       int sign)
{
    bool open =
        keyword == OAS_KEYWORD_EXCLUSIVE_MINIMUM || keyword == OAS_KEYWORD_EXCLUSIVE_MAXIMUM;
    const struct clause *clause = schema_clause(schema, keyword);
    double at;
    if (clause && oas_json_get_double(oas_json_of(clause->value->text), &at) == OAS_OK)
        sharpen(bound, at, open, sign);
}

static void sharpen_by_format(struct bound *low, struct bound *high, const struct schema *schema)
{
    static const struct {
        double low;
        double high;
    } ranges[] = {
        {0, 0},
#define OAS_FORMAT_RANGE(symbol, name, low, high) {(double)(low), (double)(high)},
#include <oas/formats.def>
#undef OAS_FORMAT_RANGE
    };
    const struct clause *format = schema_clause(schema, OAS_KEYWORD_FORMAT);
    if (!format || format->range == OAS_RANGE_NONE)
        return;
    sharpen(low, ranges[format->range].low, false, 1);
    sharpen(high, ranges[format->range].high, false, -1);
}

/* Doubles are in the order of the numbers that they were rounded from, up to equality: so only what
 * is exact in them may be found equal. */
static bool is_exact(double at)
{
    return at > -9007199254740992.0 && at < 9007199254740992.0 && at == (double)(int64_t)at;
}

static int64_t first_integer(const struct bound *low)
{
    int64_t at = (int64_t)low->at;
    return at + ((double)at < low->at || ((double)at == low->at && low->open));
}

static int64_t last_integer(const struct bound *high)
{
    int64_t at = (int64_t)high->at;
    return at - ((double)at > high->at || ((double)at == high->at && high->open));
}

static bool is_small(double at)
{
    return at > -1e15 && at < 1e15;
}

struct bounds {
    struct bound low;
    struct bound high;
};

static struct bounds bounds_of(const struct branch_parts *parts)
{
    struct bounds bounds = {.low = {.given = false}};
    for (size_t i = 0; i < parts->count; i++) {
        sharpen_by(&bounds.low, parts->at[i], OAS_KEYWORD_MINIMUM, 1);
        sharpen_by(&bounds.low, parts->at[i], OAS_KEYWORD_EXCLUSIVE_MINIMUM, 1);
        sharpen_by(&bounds.high, parts->at[i], OAS_KEYWORD_MAXIMUM, -1);
        sharpen_by(&bounds.high, parts->at[i], OAS_KEYWORD_EXCLUSIVE_MAXIMUM, -1);
        sharpen_by_format(&bounds.low, &bounds.high, parts->at[i]);
    }
    return bounds;
}

static void of_numbers(struct left *left, const struct bounds *bounds)
{
    const struct bound *low = &bounds->low, *high = &bounds->high;
    if (!low->given || !high->given)
        return;
    bool same = low->at == high->at && is_exact(low->at) && (low->open || high->open);
    if (low->at > high->at || same)
        take_away(left, OAS_JTYPE_NUMBER, LEFT_RANGE, (oas_str){0});
    else if (is_small(low->at) && is_small(high->at) && first_integer(low) > last_integer(high))
        take_away(left, OAS_JTYPE_INTEGER, LEFT_RANGE, (oas_str){0});
}

/* ---- counts ---- */

static uint64_t most_of(const struct branch_parts *parts, oas_keyword keyword)
{
    uint64_t most = 0;
    for (size_t i = 0; i < parts->count; i++) {
        const struct clause *clause = schema_clause(parts->at[i], keyword);
        if (clause && clause->number > most)
            most = clause->number;
    }
    return most;
}

static uint64_t least_of(const struct branch_parts *parts, oas_keyword keyword)
{
    uint64_t least = UINT64_MAX;
    for (size_t i = 0; i < parts->count; i++) {
        const struct clause *clause = schema_clause(parts->at[i], keyword);
        if (clause && clause->number < least)
            least = clause->number;
    }
    return least;
}

static void of_counts(struct left *left, const struct branch_parts *parts)
{
    const oas_str none = {0};
    if (most_of(parts, OAS_KEYWORD_MIN_LENGTH) > least_of(parts, OAS_KEYWORD_MAX_LENGTH))
        take_away(left, OAS_JTYPE_STRING, LEFT_LENGTH, none);
    if (most_of(parts, OAS_KEYWORD_MIN_ITEMS) > least_of(parts, OAS_KEYWORD_MAX_ITEMS))
        take_away(left, OAS_JTYPE_ARRAY, LEFT_ITEMS, none);
    if (most_of(parts, OAS_KEYWORD_MIN_PROPERTIES) > least_of(parts, OAS_KEYWORD_MAX_PROPERTIES))
        take_away(left, OAS_JTYPE_OBJECT, LEFT_MEMBERS, none);
}

/* ---- constants, beside what else is said ---- */

/* Constants that are compared with those of another part, at most: with more, none is refused. */
enum { MOST_CONSTANTS = 32 };

static bool is_listed(const struct clause *clause, const struct node *value)
{
    size_t count;
    const struct node *const *values = schema_clause_constants(clause, &count);
    bool listed = count > MOST_CONSTANTS;
    for (size_t i = 0; !listed && i < count; i++)
        listed = node_equal(values[i], value);
    return listed;
}

static bool is_within(const struct bounds *bounds, const struct node *value)
{
    double at;
    if (value->kind != NODE_NUMBER || oas_json_get_double(oas_json_of(value->text), &at) != OAS_OK)
        return true;
    return !(bounds->low.given && at < bounds->low.at) &&
           !(bounds->high.given && at > bounds->high.at);
}

static bool is_possible(const struct branch_parts *parts, const struct bounds *bounds,
                        const struct node *value)
{
    bool possible = is_within(bounds, value);
    for (size_t i = 0; possible && i < parts->count; i++) {
        const struct clause *others = constant_of(parts->at[i]);
        possible = !others || is_listed(others, value);
    }
    return possible;
}

/* The types of the constants of one part that all the others have as well. Null passes by those of
 * a part that is nullable. */
static void of_constants(struct left *left, const struct branch_parts *parts,
                         const struct bounds *bounds)
{
    const struct clause *clause = NULL;
    size_t count;
    for (size_t i = 0; !clause && i < parts->count; i++)
        clause = constant_of(parts->at[i]);
    const struct node *const *values = clause ? schema_clause_constants(clause, &count) : NULL;
    if (!clause || count > MOST_CONSTANTS)
        return;
    unsigned jtypes = 0;
    for (size_t i = 0; i < parts->count; i++)
        jtypes |= parts->at[i]->nullable ? OAS_JTYPE_NULL : 0;
    for (size_t i = 0; i < count; i++)
        jtypes |= is_possible(parts, bounds, values[i]) ? node_jtypes(values[i]) : 0;
    keep(left, jtypes, count ? LEFT_CONSTANTS : LEFT_FALSE); /* that it lists none was told */
}

/* What it costs to find the parts, and what they list. */
static size_t cost_of(const struct branch_parts *parts)
{
    size_t cost = 16;
    for (size_t i = 0; i < parts->count; i++)
        for (const struct clause *clause = parts->at[i]->clauses; clause; clause = clause->next)
            cost += 1 + clause->count;
    return cost;
}

/* What the parts leave together, but for items and members. */
static void of_parts(struct left *left, struct planner *planner, const struct branch_parts *parts)
{
    planner->doubt_work += cost_of(parts);
    struct bounds bounds = bounds_of(parts);
    of_numbers(left, &bounds);
    of_constants(left, parts, &bounds);
    of_counts(left, parts);
}

/* ---- items and members ---- */

static void of_items(struct left *left, const struct branch_parts *parts, const uint8_t *of)
{
    uint64_t least = most_of(parts, OAS_KEYWORD_MIN_ITEMS);
    for (size_t i = 0; least && i < parts->count; i++) {
        const struct clause *items = schema_clause(parts->at[i], OAS_KEYWORD_ITEMS);
        const struct clause *prefix = schema_clause(parts->at[i], OAS_KEYWORD_PREFIX_ITEMS);
        size_t before = prefix ? prefix->count : 0;
        bool fits = !items || least <= before || of[items->schemas[0]->id];
        for (size_t k = 0; k < before && k < least; k++)
            fits &= of[prefix->schemas[k]->id] != 0;
        if (!fits)
            take_away(left, OAS_JTYPE_ARRAY, LEFT_ITEM, (oas_str){0});
    }
}

/* What the part says of a member of that name; NULL: nothing, or patterns decide. */
static const struct schema *rule_for(const struct schema *part, oas_str name)
{
    const struct clause *properties = schema_clause(part, OAS_KEYWORD_PROPERTIES);
    const struct clause *rest = schema_clause(part, OAS_KEYWORD_ADDITIONAL_PROPERTIES);
    const struct member *member = properties ? node_member(properties->value, name) : NULL;
    if (member)
        return properties->schemas[member - properties->value->members];
    return rest && !node_get(part->node, "patternProperties") ? rest->schemas[0] : NULL;
}

static void add_parts(struct branch_parts *all, const struct schema *schema)
{
    struct branch_parts parts = branch_parts(schema);
    for (size_t i = 0; i < parts.count && all->count < BRANCH_PARTS; i++)
        all->at[all->count++] = parts.at[i];
}

/* What several rules leave of one member, beyond what each of them leaves. */
static void of_rules(struct left *left, struct planner *planner, const struct schema *const *rules,
                     size_t count)
{
    struct branch_parts all = {.count = 0};
    for (size_t i = 0; i < count; i++)
        add_parts(&all, rules[i]);
    of_parts(left, planner, &all);
}

/* One that may be missing in one direction is not demanded. */
static void of_required(struct left *left, struct planner *planner,
                        const struct branch_parts *parts, const uint8_t *of, oas_str name)
{
    struct left member = {.jtypes = OAS_JTYPE_ANY};
    const struct schema *rules[BRANCH_PARTS];
    size_t count = 0;
    for (size_t i = 0; i < parts->count; i++) {
        const struct schema *rule = rule_for(parts->at[i], name);
        if (!rule)
            continue;
        if (plan_known(planner, rule)->direction)
            return;
        keep(&member, of[rule->id], LEFT_TYPES);
        rules[count++] = rule;
    }
    if (count > 1)
        of_rules(&member, planner, rules, count);
    if (member.jtypes == 0)
        take_away(left, OAS_JTYPE_OBJECT, LEFT_REQUIRED, name);
}

static void of_members(struct left *left, struct planner *planner, const struct branch_parts *parts,
                       const uint8_t *of)
{
    for (size_t i = 0; i < parts->count; i++) {
        const struct clause *required = schema_clause(parts->at[i], OAS_KEYWORD_REQUIRED);
        planner->doubt_work += required ? required->count * parts->count : 0;
        for (size_t k = 0; required && k < required->count && left->jtypes; k++)
            of_required(left, planner, parts, of, required->names[k]);
    }
}

/* ---- all of it ---- */

struct left left_of(struct planner *planner, const struct schema *schema, const uint8_t *of)
{
    struct left left = {.jtypes = OAS_JTYPE_ANY};
    if (schema->is_boolean) {
        if (!schema->verdict)
            keep(&left, 0, LEFT_FALSE);
        return left;
    }
    keep(&left, schema->jtypes, LEFT_TYPES);
    for (const struct clause *clause = schema->clauses; clause; clause = clause->next)
        of_clause(&left, planner, clause, of);
    struct branch_parts parts = branch_parts(schema);
    of_parts(&left, planner, &parts);
    if (left.jtypes & OAS_JTYPE_ARRAY)
        of_items(&left, &parts, of);
    if (left.jtypes & OAS_JTYPE_OBJECT)
        of_members(&left, planner, &parts, of);
    if (schema->nullable)
        left = (struct left){.jtypes = left.jtypes | OAS_JTYPE_NULL};
    return left;
}
