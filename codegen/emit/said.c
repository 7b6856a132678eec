/* Gathered from a schema, from what it refers to and from the parts of allOf: the strictest of each
 * keyword. */
#include "emit/said.h"

#include "schema/keyword.h"

#include <oas/json.h>

enum { MOST_SCHEMAS = 32 }; /* that are asked for one value's words */

static void gather(struct said *said, const struct schema *schema);

static bool is_null(const struct schema *schema)
{
    const struct clause *only = schema_clause(schema, OAS_KEYWORD_CONST);
    return schema->jtypes == OAS_JTYPE_NULL || (only && only->value->kind == NODE_NULL);
}

/* True if `a`, a limit of the same keyword, is above `b`. */
static bool is_above(const struct clause *a, const struct clause *b)
{
    double x, y;
    if (keyword_info(a->keyword)->judges != OAS_JTYPE_NUMBER)
        return a->number > b->number;
    return oas_json_get_double(oas_json_of(a->value->text), &x) == OAS_OK &&
           oas_json_get_double(oas_json_of(b->value->text), &y) == OAS_OK && x > y;
}

static bool is_stricter(const struct clause *clause, const struct clause *than)
{
    const char *sign = keyword_info(clause->keyword)->sign;
    if (sign && *sign == '>')
        return is_above(clause, than);
    if (sign && *sign == '<')
        return is_above(than, clause);
    if (clause->keyword == OAS_KEYWORD_ENUM)
        return clause->value->count < than->value->count;
    if (clause->keyword == OAS_KEYWORD_FORMAT)
        return said_format(than) != SAID_CHECKED && said_format(clause) == SAID_CHECKED;
    return clause->keyword == OAS_KEYWORD_UNIQUE_ITEMS && clause->value->boolean;
}

static void add_to(struct said_all *all, const struct clause *clause)
{
    if (all->count < SAID_MOST)
        all->at[all->count++] = clause;
}

static void add_pattern(struct said *said, const struct clause *clause)
{
    for (size_t i = 0; i < said->patterns.count; i++)
        if (oas_str_equal(said->patterns.at[i]->value->text, clause->value->text))
            return;
    add_to(&said->patterns, clause);
}

/* "X or null", however it is written, is X. */
static void gather_union(struct said *said, const struct clause *clause)
{
    const struct schema *only = NULL;
    for (size_t i = 0; i < clause->count; i++) {
        const struct schema *branch = clause->schemas[i];
        if (is_null(branch))
            continue;
        if (only) {
            add_to(&said->unions, clause);
            return;
        }
        only = branch;
    }
    gather(said, only);
}

/* All parts of allOf have their say, of what a list or a map holds as of the value itself. */
static void add_each(struct said *said, const struct clause *clause)
{
    if (clause->keyword == OAS_KEYWORD_PATTERN)
        add_pattern(said, clause);
    if (clause->keyword == OAS_KEYWORD_NOT)
        add_to(&said->nots, clause);
    if (clause->keyword == OAS_KEYWORD_REQUIRED)
        add_to(&said->required, clause);
    if (clause->keyword == OAS_KEYWORD_DEPENDENT_REQUIRED ||
        clause->keyword == OAS_KEYWORD_DEPENDENT_SCHEMAS)
        add_to(&said->dependents, clause);
    if (clause->keyword == OAS_KEYWORD_ITEMS)
        add_to(&said->items, clause);
    if (clause->keyword == OAS_KEYWORD_ADDITIONAL_PROPERTIES)
        add_to(&said->values, clause);
}

struct said_if said_if_of(const struct schema *schema)
{
    const struct clause *condition = schema_clause(schema, OAS_KEYWORD_IF);
    const struct clause *then = schema_clause(schema, OAS_KEYWORD_THEN);
    const struct clause *otherwise = schema_clause(schema, OAS_KEYWORD_ELSE);
    return (struct said_if){condition ? condition->schemas[0] : NULL,
                            then ? then->schemas[0] : NULL,
                            otherwise ? otherwise->schemas[0] : NULL};
}

static void add_if(struct said *said, const struct schema *schema)
{
    const struct said_if one = said_if_of(schema);
    if (!one.condition || (!one.then && !one.otherwise))
        return;
    if (said->if_count < SAID_MOST)
        said->ifs[said->if_count] = one;
    said->if_count++;
}

/* ---- items ---- */

/* What evaluates items of a list beside `unevaluatedItems`, as far as that is the same for all. */
struct evaluated {
    uint64_t places;
    bool all;
    bool varies;
    unsigned seen;
};

static void evaluated_by(struct evaluated *items, const struct schema *schema, bool within)
{
    if (items->seen++ >= MOST_SCHEMAS)
        items->varies = true;
    for (const struct clause *c = schema->clauses; c && !items->varies; c = c->next) {
        bool in_place = keyword_info(c->keyword)->place == PLACE_IN_PLACE;
        if (c->keyword == OAS_KEYWORD_PREFIX_ITEMS && c->count > items->places)
            items->places = c->count;
        items->all |= c->keyword == OAS_KEYWORD_ITEMS ||
                      (within && c->keyword == OAS_KEYWORD_UNEVALUATED_ITEMS);
        items->varies |=
            c->keyword == OAS_KEYWORD_CONTAINS ||
            (in_place && c->keyword != OAS_KEYWORD_NOT && !keyword_takes_in(c->keyword));
        for (size_t i = 0; keyword_takes_in(c->keyword) && i < c->count; i++)
            evaluated_by(items, c->schemas[i], true);
    }
}

static void end_behind(struct said *said, uint64_t places)
{
    if (!said->ended || places < said->places)
        said->places = places;
    said->ended = true;
}

/* It says something of what stands behind the places alone, or of items that the value decides. */
static void gather_unevaluated(struct said *said, const struct schema *schema)
{
    const struct clause *clause = schema_clause(schema, OAS_KEYWORD_UNEVALUATED_ITEMS);
    struct evaluated items = {0};
    if (!clause)
        return;
    evaluated_by(&items, schema, false);
    if (items.all)
        return;
    if (items.varies)
        add_to(&said->unevaluated, clause);
    else if (!clause->schemas[0]->is_boolean)
        add_to(&said->items, clause);
    else if (!clause->schemas[0]->verdict)
        end_behind(said, items.places);
}

/* Nothing may stand behind the places of a tuple. */
static void gather_places(struct said *said, const struct schema *schema)
{
    const struct clause *others = schema_clause(schema, OAS_KEYWORD_ITEMS);
    const struct clause *places = schema_clause(schema, OAS_KEYWORD_PREFIX_ITEMS);
    if (!others || !others->schemas[0]->is_boolean || others->schemas[0]->verdict)
        return;
    end_behind(said, places ? places->count : 0);
}

static void gather(struct said *said, const struct schema *schema)
{
    if (!schema || said->seen++ >= MOST_SCHEMAS)
        return;
    const struct node *deprecated = node_get(schema->node, "deprecated");
    gather_places(said, schema);
    gather_unevaluated(said, schema);
    add_if(said, schema);
    said->deprecated |= deprecated && deprecated->kind == NODE_BOOLEAN && deprecated->boolean;
    for (const struct clause *clause = schema->clauses; clause; clause = clause->next) {
        const struct clause **by = &said->by[clause->keyword];
        if (!*by || is_stricter(clause, *by))
            *by = clause;
        add_each(said, clause);
        if (keyword_takes_in(clause->keyword))
            for (size_t i = 0; i < clause->count; i++)
                gather(said, clause->schemas[i]);
        if (schema_clause_is_union(clause))
            gather_union(said, clause);
    }
}

/* Of `minimum` and `exclusiveMinimum` one refuses more, and so of the other two. Both are told
 * where they are too near each other for a double. */
static void settle(struct said *said, oas_keyword inclusive, oas_keyword exclusive)
{
    const struct clause *in = said->by[inclusive], *ex = said->by[exclusive];
    double x, y;
    if (!in || !ex || oas_json_get_double(oas_json_of(in->value->text), &x) != OAS_OK ||
        oas_json_get_double(oas_json_of(ex->value->text), &y) != OAS_OK)
        return;
    bool upper = inclusive == OAS_KEYWORD_MAXIMUM;
    if (oas_str_equal(in->value->text, ex->value->text) || (upper ? y < x : y > x))
        said->by[inclusive] = NULL;
    else if (upper ? y > x : y < x)
        said->by[exclusive] = NULL;
}

void said_gather(struct said *said, const struct schema *schema)
{
    gather(said, schema);
    settle(said, OAS_KEYWORD_MINIMUM, OAS_KEYWORD_EXCLUSIVE_MINIMUM);
    settle(said, OAS_KEYWORD_MAXIMUM, OAS_KEYWORD_EXCLUSIVE_MAXIMUM);
}

unsigned said_jtypes(const struct schema *schema)
{
    unsigned jtypes = schema->jtypes;
    for (unsigned steps = 0; steps < 16; steps++) {
        const struct clause *ref = schema_clause(schema, OAS_KEYWORD_REF);
        if (!ref)
            break;
        schema = ref->schemas[0];
        jtypes &= schema->jtypes;
    }
    return jtypes;
}

const struct clause *said_limit(const struct said *said, unsigned judges, const char *sign)
{
    for (int keyword = 1; keyword < OAS_KEYWORD_COUNT; keyword++) {
        const struct keyword_info *info = keyword_info((oas_keyword)keyword);
        if (said->by[keyword] && info->sign && info->judges == judges &&
            strcmp(info->sign, sign) == 0)
            return said->by[keyword];
    }
    return NULL;
}

uint64_t said_places(const struct said *said)
{
    return said->ended ? said->places : UINT64_MAX;
}

enum said_format said_format(const struct clause *format)
{
    static const char *const hints[] = {
#define OAS_FORMAT_HINT(name) name,
#include <oas/formats.def>
#undef OAS_FORMAT_HINT
    };
    if (format->format != OAS_FORMAT_NONE || format->range != OAS_RANGE_NONE)
        return SAID_CHECKED;
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
        if (oas_str_is(format->value->text, hints[i]))
            return SAID_HINT;
    return SAID_UNCHECKED;
}
