/* The law once more, by the documents' schemas alone: what describes a member is looked for here
 * without the model, which is what is judged. */
#include "kept.h"

#include "doors/doors.h"
#include "load/array.h"
#include "plan/patterns.h"
#include "schema/keyword.h"

/* A schema that holds for one value; `always`: whatever the value is. */
struct speaker {
    const struct schema *schema;
    bool always;
};

struct speakers {
    struct speaker *at;
    size_t count, cap;
};

struct kept {
    const struct plan *plan;
    oas_options options;
    oas_arena mem;
    oas_buf at; /* the pointer to where we are */
    bool wrong;
};

static void compare(struct kept *kept, const struct speakers *speakers, oas_json a, oas_json b);

/* What is only tried lets no member through. What no row was made for takes all. */
static bool holds(const struct kept *kept, const struct schema *schema, oas_json value)
{
    const struct planned *planned = &kept->plan->schemas[schema->id];
    oas_type type = {&kept->plan->program, planned->use, 0};
    oas_options strict = kept->options;
    strict.ignore_unknown = false;
    if (!planned->reached)
        return !schema->clauses && schema->jtypes == OAS_JTYPE_ANY;
    return oas_validate(type, oas_str_of(value.at, value.len), NULL, &strict) == OAS_OK;
}

/* Does the clause of the schema say something of this value? */
static bool applies(const struct kept *kept, const struct schema *schema,
                    const struct clause *clause, const struct schema *branch, oas_json value)
{
    const struct clause *condition = schema_clause(schema, OAS_KEYWORD_IF);
    if (keyword_takes_in(clause->keyword))
        return true;
    if (clause->keyword == OAS_KEYWORD_ANY_OF || clause->keyword == OAS_KEYWORD_ONE_OF)
        return holds(kept, branch, value);
    for (size_t i = 0; clause->keyword == OAS_KEYWORD_DEPENDENT_SCHEMAS && i < clause->count; i++)
        if (clause->schemas[i] == branch && oas_json_member(value, clause->names[i]).at)
            return true;
    if (clause->keyword == OAS_KEYWORD_THEN)
        return condition && holds(kept, condition->schemas[0], value);
    return clause->keyword == OAS_KEYWORD_ELSE && condition &&
           !holds(kept, condition->schemas[0], value);
}

/* The schema with all that it applies in place, to this value. */
static void add(struct kept *kept, struct speakers *speakers, const struct schema *schema,
                oas_json value, bool always)
{
    for (size_t i = 0; i < speakers->count; i++)
        if (speakers->at[i].schema == schema && speakers->at[i].always >= always)
            return;
    struct speaker *at = array_room(&kept->mem, speakers->at, speakers->count, 1, &speakers->cap,
                                    sizeof *speakers->at);
    if (!at)
        return;
    speakers->at = at;
    speakers->at[speakers->count++] = (struct speaker){schema, always};
    for (const struct clause *clause = schema->clauses; clause; clause = clause->next)
        for (size_t i = 0; i < clause->count; i++)
            if (clause->schemas && applies(kept, schema, clause, clause->schemas[i], value))
                add(kept, speakers, clause->schemas[i], value,
                    always && keyword_takes_in(clause->keyword));
}

/* ---- members ---- */

static const struct schema *declared(const struct schema *schema, oas_str name)
{
    const struct clause *properties = schema_clause(schema, OAS_KEYWORD_PROPERTIES);
    for (size_t i = 0; properties && i < properties->count; i++)
        if (oas_str_equal(properties->names[i], name))
            return properties->schemas[i];
    return NULL;
}

/* The first pattern that matches says it. */
static const struct schema *patterned(const struct kept *kept, const struct schema *schema,
                                      oas_str name)
{
    const struct clause *clause = schema_clause(schema, OAS_KEYWORD_PATTERN_PROPERTIES);
    for (size_t i = 0; clause && i < clause->count; i++)
        if (patterns_match(kept->plan, &clause->lists[i], name, 0) == OAS_OK)
            return clause->schemas[i];
    return NULL;
}

/* Does it, or what it takes in, refuse every value? The depth ends what refers to itself. */
static bool takes_nothing_to(const struct schema *schema, int depth)
{
    if (schema->is_boolean ? !schema->verdict : schema->jtypes == 0)
        return true;
    for (const struct clause *clause = schema->clauses; clause && depth > 0; clause = clause->next)
        for (size_t i = 0; keyword_takes_in(clause->keyword) && i < clause->count; i++)
            if (takes_nothing_to(clause->schemas[i], depth - 1))
                return true;
    return false;
}

static bool takes_nothing(const struct schema *schema)
{
    return takes_nothing_to(schema, 8);
}

/* What one schema says of the member; NULL: it leaves it open. */
static const struct schema *said(const struct kept *kept, const struct schema *schema, oas_str name)
{
    const struct schema *of = declared(schema, name);
    of = of ? of : patterned(kept, schema, name);
    const struct clause *rest = schema_clause(schema, OAS_KEYWORD_ADDITIONAL_PROPERTIES);
    if (of || !rest)
        return of;
    of = rest->schemas[0];
    return of->clauses || of->jtypes != OAS_JTYPE_ANY || takes_nothing(of) ? of : NULL;
}

static bool forbids_unevaluated(const struct schema *schema)
{
    const struct clause *rest = schema_clause(schema, OAS_KEYWORD_UNEVALUATED_PROPERTIES);
    return rest && takes_nothing(rest->schemas[0]);
}

/* Is the member let through, so that only what always declares it by its name keeps it? */
static bool is_let_through(const struct kept *kept, const struct speakers *speakers, oas_str name)
{
    bool through = false;
    for (size_t i = 0; kept->options.ignore_unknown && i < speakers->count; i++) {
        const struct schema *schema = speakers->at[i].schema, *of = said(kept, schema, name);
        through |= of ? takes_nothing(of) : forbids_unevaluated(schema);
    }
    return through;
}

static void compare_member(struct kept *kept, const struct speakers *speakers, oas_str name,
                           oas_json a, oas_json b)
{
    struct speakers of = {0};
    size_t before = kept->at.len;
    bool through = is_let_through(kept, speakers, name), missed = false;
    oas_buf_putc(&kept->at, '/');
    oas_buf_put(&kept->at, name);
    for (size_t i = 0; i < speakers->count; i++) {
        const struct speaker *speaker = &speakers->at[i];
        const struct schema *schema =
            through ? declared(speaker->schema, name) : said(kept, speaker->schema, name);
        missed |= schema && (speaker->always || !through);
        if (schema)
            add(kept, &of, schema, a, speaker->always);
    }
    if (b.at)
        compare(kept, &of, a, b);
    else
        kept->wrong = missed;
    if (!kept->wrong)
        kept->at.len = before;
}

static void compare_objects(struct kept *kept, const struct speakers *speakers, oas_json a,
                            oas_json b)
{
    size_t found = 0;
    oas_json_iter each = oas_json_each(a);
    while (!kept->wrong && oas_json_next(&each)) {
        oas_str name;
        if (oas_json_get_string(each.key, &kept->mem, &name) != OAS_OK)
            return;
        oas_json other = oas_json_member(b, name);
        found += other.at != NULL;
        compare_member(kept, speakers, name, each.value, other);
    }
    if (!kept->wrong && found != oas_json_count(b))
        kept->wrong = true; /* something was invented */
}

/* ---- any value ---- */

static void compare_arrays(struct kept *kept, const struct speakers *speakers, oas_json a,
                           oas_json b)
{
    oas_json_iter first = oas_json_each(a), second = oas_json_each(b);
    kept->wrong = oas_json_count(a) != oas_json_count(b);
    for (size_t i = 0; !kept->wrong && oas_json_next(&first) && oas_json_next(&second); i++) {
        struct speakers of = {0};
        for (size_t j = 0; j < speakers->count; j++) {
            const struct speaker *speaker = &speakers->at[j];
            const struct clause *prefix = schema_clause(speaker->schema, OAS_KEYWORD_PREFIX_ITEMS);
            const struct clause *items = schema_clause(speaker->schema, OAS_KEYWORD_ITEMS);
            if (prefix && i < prefix->count)
                add(kept, &of, prefix->schemas[i], first.value, speaker->always);
            else if (items)
                add(kept, &of, items->schemas[0], first.value, speaker->always);
        }
        size_t before = kept->at.len;
        oas_buf_putc(&kept->at, '/');
        oas_buf_put_u64(&kept->at, i);
        compare(kept, &of, first.value, second.value);
        if (!kept->wrong)
            kept->at.len = before;
    }
}

static void compare(struct kept *kept, const struct speakers *speakers, oas_json a, oas_json b)
{
    oas_json_type type = oas_json_type_of(a);
    if (type != oas_json_type_of(b))
        kept->wrong = true;
    else if (type == OAS_JSON_OBJECT)
        compare_objects(kept, speakers, a, b);
    else if (type == OAS_JSON_ARRAY)
        compare_arrays(kept, speakers, a, b);
    else
        kept->wrong = !doors_same_rounded(oas_str_of(a.at, a.len), oas_str_of(b.at, b.len));
}

const char *kept_not(const struct plan *plan, const struct schema *schema,
                     const oas_options *options, oas_str json, oas_str text, oas_arena *mem)
{
    struct kept kept = {.plan = plan, .options = *options};
    struct speakers speakers = {0};
    add(&kept, &speakers, schema, oas_json_of(json), true);
    compare(&kept, &speakers, oas_json_of(json), oas_json_of(text));
    oas_buf_putc(&kept.at, '\0');
    oas_str at = kept.wrong ? oas_arena_copy(mem, oas_buf_str(&kept.at)) : OAS_STR("");
    oas_buf_free(&kept.at);
    oas_arena_free(&kept.mem);
    return kept.wrong ? at.at : NULL;
}
