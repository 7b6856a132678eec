/* What report_text.c and report_json.c print is found here: the fate of each keyword is looked up
 * in the diagnostics and in the graph, that of a union in the plan and in the model. */
#include "oasc/report.h"

#include <stdlib.h>

#include <oas/regex.h>

#include "load/text.h"
#include "resolve/openapi.h"
#include "schema/keyword.h"

struct reporter {
    struct compiler *compiler;
    struct report *report;
    const struct diag **faults; /* what stops the work, and what --allow-unsupported lets pass */
    size_t fault_count;
    const struct ctype **types; /* by schema->id: with a sentence on unions */
};

/* ---- faults ---- */

static bool is_let_pass(const struct diag *diag)
{
    return diag->level == DIAG_WARNING && text_begins(diag->message, OAS_STR("unsupported: "));
}

static bool find_faults(struct reporter *r)
{
    const struct diags *diags = &r->compiler->diags;
    r->faults = OAS_ARENA_NEW(&r->compiler->mem, const struct diag *, diags->count + 1);
    for (size_t i = 0; r->faults && i < diags->count; i++) {
        const struct diag *diag = &diags->at[i];
        if (diag->level == DIAG_ERROR || diag->level == DIAG_UNSUPPORTED || is_let_pass(diag))
            r->faults[r->fault_count++] = diag;
    }
    return r->faults != NULL;
}

static bool same_place(struct place a, struct place b)
{
    return a.source == b.source && a.offset == b.offset;
}

static bool is_about(const struct diag *diag, const struct member *member)
{
    const struct node *value = member->value;
    if (same_place(diag->place, member->place) || same_place(diag->place, value->place))
        return true;
    for (size_t i = 0; value->kind == NODE_ARRAY && i < value->count; i++)
        if (value->items[i]->kind == NODE_STRING && same_place(diag->place, value->items[i]->place))
            return true;
    bool patterns = oas_str_is(member->key, "patternProperties") && value->kind == NODE_OBJECT;
    for (size_t i = 0; patterns && i < value->count; i++)
        if (same_place(diag->place, value->members[i].place))
            return true;
    return false;
}

static const struct diag *fault_of(const struct reporter *r, const struct member *member)
{
    for (size_t i = 0; i < r->fault_count; i++)
        if (is_about(r->faults[i], member))
            return r->faults[i];
    return NULL;
}

/* ---- keywords ---- */

static const struct clause *clause_at(const struct schema *schema, const struct member *member)
{
    const struct clause *clause = schema->clauses;
    if (schema->opened && schema->opened->member == member)
        return schema->opened;
    while (clause && clause->member != member && clause->value != member->value)
        clause = clause->next;
    return clause;
}

static struct report_keyword make(const struct member *member, enum fate fate, const char *note)
{
    return (struct report_keyword){member, fate, oas_str_from(note)};
}

static struct report_keyword format_of(const struct member *member, const struct clause *clause,
                                       enum formats formats)
{
    if (clause->range != OAS_RANGE_NONE || clause->format != OAS_FORMAT_NONE)
        return make(member, FATE_ENFORCED, "");
    if (formats == FORMATS_ANNOTATE || oas_format_find(clause->value->text) != OAS_FORMAT_NONE)
        return make(member, FATE_ANNOTATION, "formats are not asserted here");
    return make(member, FATE_ANNOTATION, "a format that says how a value is meant, or is unknown");
}

/* A pattern, or the patterns of names: of several, what the last one of these needs. */
static struct report_keyword pattern_of(const struct reporter *r, const struct member *member,
                                        const struct clause *clause)
{
    static const char *const words[] = {"needs PCRE2", "matched without PCRE2",
                                        "matched by an automaton"};
    bool names = clause->keyword == OAS_KEYWORD_PATTERN_PROPERTIES;
    const struct clause *all = names ? clause->lists : clause;
    const struct plan *plan = r->compiler->plan;
    struct pattern_way way = {OAS_NATIVE_AUTOMATON, AUTOMATON_MADE};
    for (size_t i = 0; plan && i < (names ? clause->count : 1); i++) {
        struct pattern_way of = patterns_way(plan, &all[i]);
        way = of.native < way.native ? of : way;
    }
    const char *why = patterns_reason(way.outcome);
    return make(member, FATE_ENFORCED, plan ? (*why ? why : words[way.native]) : "");
}

/* Whether texts that it does not list are valid. */
static struct report_keyword enum_of(const struct schema *schema, const struct member *member,
                                     const struct clause *clause)
{
    if (clause == schema->opened)
        return make(member, FATE_OPENED, "other texts are valid as well");
    if (!clause->may_open)
        return make(member, FATE_ENFORCED, "");
    switch (schema->closed_by ? (int)schema->closed_by->keyword : OAS_KEYWORD_NONE) {
    case OAS_KEYWORD_ONE_OF:
        return make(member, FATE_ENFORCED, "not open: it stands below a oneOf that it could turn");
    case OAS_KEYWORD_ANY_OF:
        return make(member, FATE_ENFORCED, "not open: it stands below an anyOf that it could turn");
    case OAS_KEYWORD_NOT:
        return make(member, FATE_ENFORCED, "not open: it stands below a not");
    case OAS_KEYWORD_IF:
        return make(member, FATE_ENFORCED, "not open: it stands below an if");
    case OAS_KEYWORD_CONTAINS:
        return make(member, FATE_ENFORCED, "not open: it stands below a contains");
    case OAS_KEYWORD_PROPERTY_NAMES:
        return make(member, FATE_ENFORCED, "not open: it is of names");
    default:
        return make(member, FATE_ENFORCED, "not open: it is no list of several texts");
    }
}

/* Keywords that are no assertion, but that something obeys. */
static struct report_keyword core_of(const struct member *member, const struct clause *clause)
{
    bool on = member->value->kind == NODE_BOOLEAN && member->value->boolean;
    switch ((int)clause->keyword) {
    case OAS_KEYWORD_SCHEMA:
        return make(member, FATE_ENFORCED, "says which keywords there are");
    case OAS_KEYWORD_ID:
    case OAS_KEYWORD_ID_DRAFT4:
    case OAS_KEYWORD_ANCHOR:
        return make(member, FATE_ENFORCED, "references find the schema by it");
    case OAS_KEYWORD_NULLABLE:
        return on ? make(member, FATE_ENFORCED, "") : make(member, FATE_ANNOTATION, "");
    case OAS_KEYWORD_READ_ONLY:
        return on ? make(member, FATE_ENFORCED, "requests may lack the member")
                  : make(member, FATE_ANNOTATION, "");
    case OAS_KEYWORD_WRITE_ONLY:
        return on ? make(member, FATE_ENFORCED, "responses may lack the member")
                  : make(member, FATE_ANNOTATION, "");
    case OAS_KEYWORD_DISCRIMINATOR:
        return make(member, FATE_ANNOTATION,
                    "chooses the C variant and the branch whose errors are told");
    default:
        return make(member, FATE_ANNOTATION, "");
    }
}

/* A keyword of the dialect that gave no clause. */
static struct report_keyword idle_of(const struct member *member, oas_keyword keyword)
{
    if (keyword == OAS_KEYWORD_DEFS || keyword == OAS_KEYWORD_DEFINITIONS)
        return make(member, FATE_ANNOTATION, "holds schemas for references");
    if (keyword_info(keyword)->role == ROLE_NOTE)
        return make(member, FATE_ANNOTATION, "");
    return make(member, FATE_ANNOTATION, "says nothing here");
}

/* Until draft 7 and in OpenAPI 3.0, what stands beside $ref does not count. */
static bool is_beside_ref(const struct schema *schema, const struct member *member)
{
    bool alone = dialect_ref_stands_alone(schema->dialect);
    const struct clause *ref = schema->clauses;
    return alone && ref && ref->keyword == OAS_KEYWORD_REF && ref->member != member;
}

static bool takes_null(const struct schema *schema)
{
    return schema->nullable || schema->jtypes & OAS_JTYPE_NULL;
}

static enum fate fate_of_fault(const struct schema *schema, const struct member *member,
                               const struct clause *clause, const struct diag *fault)
{
    if (fault->level != DIAG_WARNING)
        return FATE_REFUSED;
    for (const struct left_out *out = schema->left_out; out; out = out->next)
        if (out->member == member)
            return out->partly ? FATE_ENFORCED : FATE_IGNORED;
    bool taken = clause && clause->keyword == OAS_KEYWORD_NULLABLE && takes_null(schema);
    return taken ? FATE_ENFORCED : FATE_ANNOTATION;
}

static struct report_keyword keyword_of(const struct reporter *r, const struct schema *schema,
                                        const struct member *member)
{
    const struct diag *fault = fault_of(r, member);
    oas_keyword keyword = keyword_find(member->key, schema->dialect);
    const struct clause *clause = clause_at(schema, member);
    if (fault)
        return (struct report_keyword){member, fate_of_fault(schema, member, clause, fault),
                                       fault->message};
    if (keyword == OAS_KEYWORD_NONE) {
        bool extension = openapi_is_extension(member->key);
        return make(member, FATE_ANNOTATION, extension ? "an extension" : "no keyword here");
    }
    if (!clause && is_beside_ref(schema, member))
        return make(member, FATE_ANNOTATION, "ignored beside $ref");
    if (!clause)
        return idle_of(member, keyword);
    if (clause->keyword == OAS_KEYWORD_FORMAT)
        return format_of(member, clause, r->compiler->options.schemas.formats);
    if (clause->keyword == OAS_KEYWORD_PATTERN ||
        (clause->keyword == OAS_KEYWORD_PATTERN_PROPERTIES && clause->count))
        return pattern_of(r, member, clause);
    if (clause->keyword == OAS_KEYWORD_ENUM && r->compiler->plan)
        return enum_of(schema, member, clause);
    if (schema_clause_is_effective(schema, clause))
        return make(member, FATE_ENFORCED, "");
    if (keyword_info(clause->keyword)->role == ROLE_CORE)
        return core_of(member, clause);
    return make(member, FATE_ANNOTATION, "says nothing here");
}

/* ---- unions ---- */

static const struct oas_check_row *check_of(const struct plan *plan, const struct schema *schema,
                                            oas_keyword keyword)
{
    const oas_program *program = &plan->program;
    const struct planned *planned = &plan->schemas[schema->id];
    if (!planned->own)
        return NULL;
    const struct oas_schema_row *type = &program->schemas[OAS_USE_ROW(planned->use)];
    for (uint32_t i = 0; i < (uint32_t)type->leaf_count + type->apply_count; i++) {
        const struct oas_check_row *check = &program->checks[type->checks + i];
        if (check->keyword == keyword)
            return check;
    }
    return NULL;
}

static bool are_disjoint(const struct oas_branch_row *branches, uint32_t count)
{
    unsigned seen = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (seen & branches[i].jtypes)
            return false;
        seen |= branches[i].jtypes;
    }
    return true;
}

static struct report_union union_of(const struct reporter *r, const struct schema *schema,
                                    const struct clause *clause)
{
    const struct plan *plan = r->compiler->plan;
    struct report_union made = {.clause = clause};
    const struct oas_check_row *check = plan ? check_of(plan, schema, clause->keyword) : NULL;
    if (!check)
        return made;
    made.program = &plan->program;
    made.apart = APART_NOTHING;
    if (check->table) {
        made.apart = APART_TAG;
        made.tag = &plan->program.tags[check->table];
    } else if (are_disjoint(&plan->program.branches[check->first], check->count)) {
        made.apart = APART_TYPE;
    }
    return made;
}

static bool is_union(const struct clause *clause)
{
    return clause->keyword == OAS_KEYWORD_ANY_OF || clause->keyword == OAS_KEYWORD_ONE_OF;
}

static bool add_unions(struct reporter *r, struct report_schema *schema)
{
    size_t count = 0;
    for (const struct clause *at = schema->schema->clauses; at; at = at->next)
        count += is_union(at);
    schema->unions = OAS_ARENA_NEW(&r->compiler->mem, struct report_union, count + 1);
    for (const struct clause *at = schema->schema->clauses; at && schema->unions; at = at->next)
        if (is_union(at))
            schema->unions[schema->union_count++] = union_of(r, schema->schema, at);
    r->report->unions += count;
    return schema->unions != NULL;
}

/* ---- schemas ---- */

/* What cannot be told apart is one of its variants. */
static bool is_partly(const struct ctype *type)
{
    return type->other && !type->tag_member.at;
}

static bool add_schema(struct reporter *r, const struct schema *schema)
{
    const struct node *node = schema->node;
    struct report_schema *made = &r->report->schemas[r->report->count++];
    size_t count = node->kind == NODE_OBJECT ? node->count : 0;
    *made = (struct report_schema){
        .schema = schema,
        .keywords = OAS_ARENA_NEW(&r->compiler->mem, struct report_keyword, count + 1)};
    r->report->widened |= schema->left_out != NULL;
    for (size_t i = 0; i < count && made->keywords; i++) {
        struct report_keyword keyword = keyword_of(r, schema, &node->members[i]);
        made->keywords[made->keyword_count++] = keyword;
        r->report->totals[keyword.fate]++;
    }
    const struct ctype *type = r->types ? r->types[schema->id] : NULL;
    if (type) {
        made->type = type;
        made->c = type->told_apart;
        r->report->told[type->told]++;
        r->report->ambiguous += type->ambiguous;
        r->report->partly += is_partly(type);
    }
    return made->keywords && add_unions(r, made);
}

static bool find_types(struct reporter *r)
{
    const struct model *model = r->compiler->model;
    if (!model)
        return true;
    r->types =
        OAS_ARENA_NEW(&r->compiler->mem, const struct ctype *, model->plan->schema_count + 1);
    for (const struct ctype *type = model->types; type && r->types; type = type->next)
        if (type->schema && type->told_apart.len)
            r->types[type->schema->id] = type;
    return r->types != NULL;
}

/* Where a document stands among those that were read. */
static size_t rank_of(const struct compiler *compiler, const struct source *source)
{
    size_t rank = 0;
    const struct document *document = compiler->registry.documents;
    for (; document && document->source != source; document = document->next)
        rank++;
    return rank;
}

struct ranked {
    const struct schema *schema;
    size_t rank;
};

static int compare(const void *a, const void *b)
{
    const struct ranked *left = a;
    const struct ranked *right = b;
    size_t before = left->schema->node->place.offset;
    size_t after = right->schema->node->place.offset;
    if (left->rank != right->rank)
        return left->rank < right->rank ? -1 : 1;
    if (before != after)
        return before < after ? -1 : 1;
    return left->schema->id < right->schema->id ? -1 : left->schema->id > right->schema->id;
}

static bool is_reached(const struct compiler *compiler, const struct schema *schema)
{
    return !schema->joined && (!compiler->plan || compiler->plan->schemas[schema->id].reached);
}

static bool collect(struct reporter *r)
{
    struct compiler *compiler = r->compiler;
    const struct schema *first = compiler->graph ? graph_schemas(compiler->graph) : NULL;
    size_t count = 0;
    for (const struct schema *at = first; at; at = at->next)
        count += is_reached(compiler, at);
    struct ranked *order = OAS_ARENA_NEW(&compiler->mem, struct ranked, count + 1);
    r->report->schemas = OAS_ARENA_NEW(&compiler->mem, struct report_schema, count + 1);
    if (!order || !r->report->schemas || !find_faults(r) || !find_types(r))
        return false;
    size_t reached = 0;
    for (const struct schema *at = first; at; at = at->next)
        if (is_reached(compiler, at))
            order[reached++] = (struct ranked){at, rank_of(compiler, at->node->place.source)};
    qsort(order, reached, sizeof *order, compare);
    for (size_t i = 0; i < reached; i++)
        if (!add_schema(r, order[i].schema))
            return false;
    return true;
}

void report_put(struct compiler *compiler, bool json, oas_buf *out)
{
    struct report report = {0};
    struct reporter reporter = {.compiler = compiler, .report = &report};
    const struct plan *plan = compiler->plan;
    if (!collect(&reporter) || (plan && !patterns_find(plan, &compiler->mem, &report.patterns))) {
        out->failed = true;
        return;
    }
    if (json)
        oasc_report_json(compiler, &report, out);
    else
        oasc_report_text(compiler, &report, out);
}
