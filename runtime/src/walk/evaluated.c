/* Occurrence sets: a bit for each member or item, set by each schema that holds. */
#include "walk/evaluated.h"

#include "json/field.h"
#include "json/skim.h"
#include "walk/check.h"
#include "walk/present.h"
#include "walk/seen.h"

/* ---- members and items, one after the other ---- */

/* From the member or item at *at to the next one; *at NULL: there is none. Returns its value; *key,
 * unless NULL, is the member's name. */
static const char *skim_part(const struct oas_walk *w, const char **at, bool object,
                             struct oas_token *key)
{
    struct oas_reader r = w->read;
    struct oas_token token = {.escaped = false};
    r.at = *at;
    if (object)
        token = oas_skim_key(&r);
    const char *value = r.at;
    oas_skim_value(&r);
    *at = oas_skim_next(&r) ? r.at : NULL;
    if (key)
        *key = token;
    return value;
}

static const char *first_part(const struct oas_walk *w, const char *start)
{
    struct oas_reader r = w->read;
    r.at = start;
    return oas_skim_first(&r, *start == '{' ? '}' : ']') ? r.at : NULL;
}

static oas_status charge_evaluation(struct oas_walk *w, const struct oas_evaluation *e,
                                    uint64_t work)
{
    w->work += work;
    if (w->work <= w->max_work)
        return OAS_OK;
    w->stop.at = e->start;
    return OAS_UNDECIDED;
}

/* The same where something has gone wrong already, which is told then. */
static oas_status charge_status(struct oas_walk *w, const struct oas_evaluation *e, uint64_t work)
{
    return e->status == OAS_OK ? charge_evaluation(w, e, work) : e->status;
}

/* ---- what one schema says by itself ---- */

static bool is_matched(struct oas_walk *w, struct oas_evaluation *e,
                       const struct oas_object_row *object, const char *key)
{
    for (uint32_t i = 0; i < object->pattern_count && e->status == OAS_OK; i++) {
        oas_status status = oas_check_name(w, &w->program->checks[object->patterns + i], key);
        if (status == OAS_NO_MEMORY)
            e->status = status;
        else if (status != OAS_INVALID) /* without an answer it may be evaluated: so it is noted */
            return true;
    }
    return false;
}

static void mark_members(struct oas_walk *w, struct oas_evaluation *e,
                         const struct oas_object_row *object)
{
    uint32_t i = 0;
    for (const char *at = first_part(w, e->start); at && e->status == OAS_OK; i++) {
        struct oas_token name;
        const char *key = at;
        (void)skim_part(w, &at, true, &name);
        uint32_t found =
            oas_seen_has(e->marks, i) ? OAS_NONE : oas_find_field(w->program, object, &name);
        bool declared = found != OAS_NONE &&
                        !(w->program->fields[object->fields + found].flags & OAS_FIELD_UNDECLARED);
        if (object->rest_order || declared || is_matched(w, e, object, key))
            oas_seen_add(e->marks, i);
    }
}

static void mark_items(const struct oas_walk *w, struct oas_evaluation *e,
                       const struct oas_array_row *array)
{
    uint32_t i = 0;
    for (const char *at = first_part(w, e->start); at; i++) {
        (void)skim_part(w, &at, false, NULL);
        if (i < array->prefix_count || array->items_order)
            oas_seen_add(e->marks, i);
    }
}

static void mark_all(const struct oas_walk *w, struct oas_evaluation *e)
{
    uint32_t i = 0;
    for (const char *at = first_part(w, e->start); at; i++) {
        (void)skim_part(w, &at, *e->start == '{', NULL);
        oas_seen_add(e->marks, i);
    }
}

/* Looking for strings and brackets costs less than judging does. */
enum { MARKED_BYTES = 4 };

static uint64_t marking(const struct oas_evaluation *e)
{
    return e->size / MARKED_BYTES;
}

/* Each pattern reads all names once more. */
static void mark_own(struct oas_walk *w, struct oas_evaluation *e,
                     const struct oas_schema_row *schema)
{
    if (*e->start == '{' && schema->object) {
        const struct oas_object_row *object = &w->program->objects[schema->object];
        mark_members(w, e, object);
        e->status = charge_status(w, e, marking(e) * (1 + (uint64_t)object->pattern_count));
    } else if (*e->start == '[' && schema->array) {
        mark_items(w, e, &w->program->arrays[schema->array]);
        e->status = charge_status(w, e, marking(e));
    }
}

/* ---- what holds in place ---- */

static void visit(struct oas_walk *w, struct oas_evaluation *e, const struct oas_schema_row *schema)
{
    struct oas_scratch_mark mark = oas_scratch_mark(&w->scratch);
    struct oas_visit *v = oas_scratch_take(&w->scratch, sizeof *v);
    if (!v) {
        e->status = OAS_NO_MEMORY;
        return;
    }
    *v = (struct oas_visit){.up = e->visit, .mark = mark, .schema = schema};
    e->visit = v;
    mark_own(w, e, schema);
    e->status = charge_status(w, e, 16);
}

static oas_use use_of_branch(const struct oas_walk *w, const struct oas_check_row *check,
                             uint32_t i)
{
    return w->program->branches[check->first + i].use;
}

static void visit_branch(struct oas_walk *w, struct oas_evaluation *e,
                         const struct oas_check_row *check, uint32_t i)
{
    oas_use use = use_of_branch(w, check, i);
    if (OAS_USE_ROW(use) != OAS_ANY)
        visit(w, e, &w->program->schemas[OAS_USE_ROW(use)]);
}

static void leave(struct oas_walk *w, struct oas_evaluation *e)
{
    struct oas_scratch_mark mark = e->visit->mark;
    e->visit = e->visit->up;
    oas_scratch_release(&w->scratch, mark);
}

static void next_check(struct oas_visit *v)
{
    v->check++;
    v->branch = 0;
    v->item = NULL;
}

static const struct oas_check_row *check_of_visit(const struct oas_walk *w,
                                                  const struct oas_visit *v)
{
    return &w->program->checks[v->schema->checks + v->schema->leaf_count + v->check];
}

/* A verdict takes nothing with it but what it says. */
static void ask(struct oas_walk *w, struct oas_evaluation *e, const struct oas_check_row *check,
                oas_use use, const char *value)
{
    e->want = OAS_WANT_VERDICT;
    e->use = use;
    e->below_depth = e->depth + 1;
    e->undecided = w->undecided;
    e->duplicate_met = w->duplicate_met;
    e->stop = w->stop;
    e->strict = w->strict;
    w->strict += check->keyword == OAS_KEYWORD_IF || oas_walk_only_tries(w, check, e->start);
    w->undecided = false;
    w->read.at = value;
    e->key = value;
}

static void hear(struct oas_walk *w, struct oas_evaluation *e)
{
    struct oas_visit *v = e->visit;
    const struct oas_check_row *check = check_of_visit(w, v);
    oas_status status = e->status;
    bool holds = status == OAS_OK, open = w->undecided && holds;
    if (!open)
        w->stop = e->stop;
    w->undecided = e->undecided || open; /* what may be evaluated counts as evaluated */
    w->duplicate_met = e->duplicate_met;
    w->strict = e->strict;
    w->rereads = e->rereads;
    if (!holds && status != OAS_INVALID)
        return;
    uint64_t read = w->read.at > e->key ? (uint64_t)(w->read.at - e->key) : 0;
    e->status = charge_evaluation(w, e, read + 16);
    if (check->keyword == OAS_KEYWORD_CONTAINS) {
        if (holds)
            oas_seen_add(e->marks, v->index);
        v->index++;
    } else if (check->keyword == OAS_KEYWORD_IF) {
        v->branch = holds ? 2 : 3;
        if (holds && e->status == OAS_OK)
            visit_branch(w, e, check, 0);
    } else if (holds && e->status == OAS_OK) {
        visit_branch(w, e, check, v->branch - 1);
    }
}

/* Schemas that hold, of a list. */
static void go_on_list(struct oas_walk *w, struct oas_evaluation *e, struct oas_visit *v,
                       const struct oas_check_row *check)
{
    bool dependent = check->keyword == OAS_KEYWORD_DEPENDENT_SCHEMAS ||
                     check->keyword == OAS_KEYWORD_DEPENDENCIES;
    uint32_t i = v->branch;
    if (dependent)
        i = *e->start == '{' ? oas_present_next(w, &w->program->tags[check->table], e->start, i)
                             : OAS_NONE;
    if (i >= check->count) {
        next_check(v);
        return;
    }
    v->branch = i + 1;
    visit_branch(w, e, check, i);
}

static void go_on_union(struct oas_walk *w, struct oas_evaluation *e, struct oas_visit *v,
                        const struct oas_check_row *check)
{
    unsigned jtype = *e->start == '{' ? OAS_JTYPE_OBJECT : OAS_JTYPE_ARRAY;
    if (v->branch >= check->count) {
        next_check(v);
        return;
    }
    uint32_t i = v->branch++;
    if (w->program->branches[check->first + i].jtypes & jtype)
        ask(w, e, check, use_of_branch(w, check, i), e->start);
}

static void go_on_if(struct oas_walk *w, struct oas_evaluation *e, struct oas_visit *v,
                     const struct oas_check_row *check)
{
    if (v->branch == 0) {
        ask(w, e, check, use_of_branch(w, check, 0), e->start);
        return;
    }
    uint32_t follows = v->branch - 1;
    next_check(v);
    visit_branch(w, e, check, follows);
}

static void go_on_contains(struct oas_walk *w, struct oas_evaluation *e, struct oas_visit *v,
                           const struct oas_check_row *check)
{
    bool counts = *e->start == '[' && check->flags & OAS_CHECK_EVALUATES;
    if (v->branch++ == 0) {
        v->item = counts ? first_part(w, e->start) : NULL;
        v->index = 0;
    }
    if (!v->item) {
        next_check(v);
        return;
    }
    ask(w, e, check, use_of_branch(w, check, 0), skim_part(w, &v->item, false, NULL));
}

/* The innermost schema's next applicator; a verdict may be wanted then. */
static void go_on_visit(struct oas_walk *w, struct oas_evaluation *e)
{
    struct oas_visit *v = e->visit;
    if (v->check >= v->schema->apply_count) {
        leave(w, e);
        return;
    }
    const struct oas_check_row *check = check_of_visit(w, v);
    switch (check->keyword) {
    case OAS_KEYWORD_REF:
    case OAS_KEYWORD_DYNAMIC_REF:
    case OAS_KEYWORD_RECURSIVE_REF:
    case OAS_KEYWORD_ALL_OF:
    case OAS_KEYWORD_DEPENDENT_SCHEMAS:
    case OAS_KEYWORD_DEPENDENCIES:
        go_on_list(w, e, v, check);
        break;
    case OAS_KEYWORD_ANY_OF:
    case OAS_KEYWORD_ONE_OF:
        go_on_union(w, e, v, check);
        break;
    case OAS_KEYWORD_IF:
        go_on_if(w, e, v, check);
        break;
    case OAS_KEYWORD_CONTAINS:
        go_on_contains(w, e, v, check);
        break;
    default: /* `not` evaluates nothing */
        if (check->keyword == e->check->keyword && v->up) {
            mark_all(w, e);
            e->status = charge_status(w, e, marking(e));
        }
        next_check(v);
    }
}

/* ---- what is left ---- */

static bool next_left(struct oas_walk *w, struct oas_evaluation *e)
{
    bool object = *e->start == '{';
    while (e->at) {
        const char *key = e->at, *value = skim_part(w, &e->at, object, NULL);
        if (oas_seen_has(e->marks, e->index++))
            continue;
        bool never = w->program->schemas[OAS_USE_ROW(e->use)].flags & OAS_SCHEMA_NEVER;
        e->want = never ? OAS_WANT_REFUSAL : OAS_WANT_JUDGING;
        e->key = key;
        w->read.at = value;
        w->rereads = e->rereads;
        return true;
    }
    return false;
}

/* How many there are; *end is behind the last one. */
static uint32_t count_parts(const struct oas_walk *w, const char *start, const char **end)
{
    struct oas_reader r = w->read;
    uint32_t count = 0;
    r.at = start;
    for (bool more = oas_skim_first(&r, *start == '{' ? '}' : ']'); more; count++) {
        if (*start == '{')
            (void)oas_skim_key(&r);
        oas_skim_value(&r);
        more = oas_skim_next(&r);
    }
    *end = r.at;
    return count;
}

static void begin_evaluation(struct oas_walk *w, struct oas_evaluation *e)
{
    const char *end;
    size_t size = oas_seen_bytes(count_parts(w, e->start, &end)) + sizeof *e->marks;
    e->marks = oas_scratch_take(&w->scratch, size);
    if (!e->marks) {
        e->status = OAS_NO_MEMORY;
        return;
    }
    memset(e->marks, 0, size);
    e->size = (uint64_t)(end - e->start);
    e->at = first_part(w, e->start);
    e->status = charge_evaluation(w, e, marking(e));
    if (e->status == OAS_OK)
        visit(w, e, &w->program->schemas[e->check->table]);
}

bool oas_program_evaluate(struct oas_walk *w, struct oas_evaluation *e)
{
    if (!e->marks)
        begin_evaluation(w, e);
    if (e->want == OAS_WANT_VERDICT)
        hear(w, e);
    else if (e->want == OAS_WANT_JUDGING && e->status == OAS_OK)
        e->status = charge_evaluation(w, e, (uint64_t)(w->read.at - e->key) + 16);
    e->want = OAS_WANT_NOTHING;
    while (e->status == OAS_OK && e->visit) {
        go_on_visit(w, e);
        if (e->want == OAS_WANT_VERDICT)
            return e->status == OAS_OK;
    }
    e->use = use_of_branch(w, e->check, 0);
    e->below_depth = e->depth + 1;
    return e->status == OAS_OK && next_left(w, e);
}
