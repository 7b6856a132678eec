/* One schema's keywords: which ones its dialect has, and what the older spellings mean today. */
#include "schema/clauses.h"

#include "load/text.h"
#include "resolve/through.h"
#include "schema/argument.h"
#include "schema/discriminator.h"
#include "schema/encoded.h"
#include "schema/expect.h"
#include "schema/format.h"
#include "schema/identifier.h"
#include "schema/keyword.h"
#include "schema/meant.h"
#include "schema/own_dialect.h"
#include "schema/vocabulary.h"

struct reading {
    struct graph *graph;
    struct schema *schema;
};

/* What a value refers to where the specification has no reference: anywhere but in place of a
 * schema, and where any JSON may stand. */
static struct node *through(const struct reading *r, oas_keyword keyword, struct node *value)
{
    enum argument argument = keyword_info(keyword)->argument;
    if (argument == ARG_SCHEMA || argument == ARG_VALUE || argument == ARG_NOTHING ||
        argument == ARG_REFERENCE)
        return value;
    struct node *node = through_reference(r->graph->registry, identifiers_base(r->graph, value),
                                          value, keyword_info(keyword)->name);
    for (size_t i = 0; node && node != value && node->kind == NODE_OBJECT && i < node->count; i++)
        identifiers_declare(r->graph, node->members[i].value,
                            identifiers_base(r->graph, node->members[i].value), r->schema->dialect);
    return node;
}

static struct clause *add(struct reading *r, oas_keyword keyword, const struct member *member,
                          struct node *value)
{
    struct clause *clause = OAS_ARENA_NEW(r->graph->mem, struct clause, 1);
    if (!clause) {
        r->graph->diags->no_memory = true;
        return NULL;
    }
    clause->keyword = keyword;
    clause->member = member;
    clause->value = through(r, keyword, value);
    if (!clause->value || !argument_read(r->graph, r->schema, clause))
        return NULL;
    struct clause **at = &r->schema->clauses;
    while (*at && (*at)->keyword <= keyword)
        at = &(*at)->next;
    clause->next = *at;
    *at = clause;
    clause->may_open = keyword == OAS_KEYWORD_ENUM && r->graph->open_enums;
    return clause;
}

/* ---- $ref ---- */

/* An annotation: contentEncoding and contentMediaType are that, but in draft 7 (section 8.1), where
 * formats assert. */
static bool is_note(const struct reading *r, oas_keyword keyword)
{
    bool content =
        keyword == OAS_KEYWORD_CONTENT_ENCODING || keyword == OAS_KEYWORD_CONTENT_MEDIA_TYPE;
    if (!content)
        return keyword_info(keyword)->role == ROLE_NOTE;
    return r->schema->dialect != DIALECT_DRAFT7 || !format_asserts(r->graph, r->schema);
}

/* Before 2019-09 what stands beside $ref means nothing, whatever its author hoped for. */
static void warn_of_siblings(const struct reading *r)
{
    const struct node *node = r->schema->node;
    for (size_t i = 0; i < node->count; i++) {
        const struct member *member = &node->members[i];
        oas_keyword keyword = keyword_find(member->key, r->schema->dialect);
        enum role role = keyword_info(keyword)->role;
        bool nullable = keyword == OAS_KEYWORD_NULLABLE;
        bool counts =
            nullable ? r->graph->strict_nullable : !is_note(r, keyword) && role != ROLE_CORE;
        if (counts && keyword != OAS_KEYWORD_REF)
            diag_about(r->graph->diags, DIAG_WARNING, member->key, member->place,
                       "%s beside $ref is ignored in %s", keyword_info(keyword)->name,
                       dialect_name(r->schema->dialect));
    }
}

/* ---- values of what gives no clause ---- */

/* The value of a keyword that no clause is made of; NULL where it is wrong or says nothing, which
 * is told. */
static const struct node *value_of(struct graph *graph, oas_keyword keyword,
                                   const struct member *member)
{
    const char *name = keyword_info(keyword)->name;
    enum argument argument = keyword_info(keyword)->argument;
    size_t before = diags_faults(graph->diags);
    const struct node *value = meant_value(graph, name, argument, member->value);
    if (!value)
        return NULL;
    bool object = value->kind == NODE_OBJECT;
    if (argument == ARG_BOOLEAN && value->kind != NODE_BOOLEAN)
        expect_kind(graph, value, name, "a boolean");
    else if (argument == ARG_STRING && value->kind != NODE_STRING)
        expect_kind(graph, value, name, "a string");
    else if (argument == ARG_COUNT && value->kind != NODE_NUMBER)
        expect_kind(graph, value, name, "an integer of at least 0");
    else if ((argument == ARG_OBJECT || argument == ARG_SCHEMA_MAP) && !object)
        expect_kind(graph, value, name, "an object");
    else if (argument == ARG_SCHEMA && !object && value->kind != NODE_BOOLEAN)
        expect_kind(graph, value, name, "a schema");
    return diags_faults(graph->diags) == before ? value : NULL;
}

/* ---- older spellings ---- */

/* OpenAPI 3.0 and draft 4: exclusiveMinimum is a flag that sharpens minimum. */
static void read_exclusive_flag(struct reading *r, oas_keyword keyword, const struct member *member,
                                const struct node *flag)
{
    const char *sharpened = keyword == OAS_KEYWORD_EXCLUSIVE_MINIMUM ? "minimum" : "maximum";
    struct node *bound = node_get(r->schema->node, sharpened);
    if (!dialect_is_old(r->schema->dialect))
        diag_lenient(r->graph->diags, LENIENCY_EXCLUSIVE_KIND, flag->place,
                     bound ? "%s is a number in %s; as in OpenAPI 3.0 it says whether %s itself is "
                             "left out"
                           : "%s is a number in %s; as in OpenAPI 3.0 it says nothing without %s",
                     keyword_info(keyword)->name, dialect_name(r->schema->dialect), sharpened);
    if (bound && flag->boolean)
        (void)add(r, keyword, member, bound);
    else if (!bound && r->schema->dialect == DIALECT_DRAFT4)
        diag_at(r->graph->diags, DIAG_ERROR, member->place, "%s needs %s beside it",
                keyword_info(keyword)->name, sharpened);
}

/* The flag, or the bound itself as later dialects have it: each is understood in all of them. */
static void read_exclusive(struct reading *r, oas_keyword keyword, const struct member *member)
{
    bool old = dialect_is_old(r->schema->dialect);
    const char *name = keyword_info(keyword)->name, *dialect = dialect_name(r->schema->dialect);
    struct node *value = meant_value(r->graph, name, old ? ARG_BOOLEAN : ARG_NUMBER, member->value);
    if (!value)
        return;
    if (value->kind == NODE_BOOLEAN) {
        read_exclusive_flag(r, keyword, member, value);
        return;
    }
    if (old && value->kind == NODE_NUMBER)
        diag_lenient(r->graph->diags, LENIENCY_EXCLUSIVE_KIND, value->place,
                     "%s is a boolean in %s; as in OpenAPI 3.1 it is the bound itself", name,
                     dialect);
    else if (old)
        diag_at(r->graph->diags, DIAG_ERROR, value->place, "%s must be a boolean in %s, not %s",
                name, dialect, node_noun(value));
    if (value->kind == NODE_NUMBER || !old)
        (void)add(r, keyword, member, value);
}

/* Draft 3 had it in the member's schema: which of the objects that hold it demand it is not said
 * here. */
static void ignore_required(const struct reading *r, const struct member *member)
{
    const struct node *node = r->schema->node, *map = node->parent;
    bool property = map && map->parent && map == node_get(map->parent, "properties");
    if (property)
        diag_lenient(r->graph->diags, LENIENCY_REQUIRED_BOOLEAN, member->place,
                     "required lists members and is ignored here; what demands \"" OAS_PRI
                     "\" is the required of the object around it",
                     OAS_ARG(map->members[node->index].key));
    else
        diag_lenient(r->graph->diags, LENIENCY_REQUIRED_BOOLEAN, member->place,
                     "required lists members and is ignored here; it belongs to the object that "
                     "holds the value, or to the parameter or body itself");
}

/* Before 2020-12: an array of schemas in `items` is prefixItems, and additionalItems then judges
 * the items behind them; else it means nothing. */
static void read_items(struct reading *r, oas_keyword keyword, const struct member *member)
{
    bool before = !keyword_in(OAS_KEYWORD_PREFIX_ITEMS, r->schema->dialect);
    const struct node *items = node_get(r->schema->node, "items");
    bool tuple = items && items->kind == NODE_ARRAY;
    if (keyword == OAS_KEYWORD_ADDITIONAL_ITEMS) {
        if (tuple)
            (void)add(r, OAS_KEYWORD_ITEMS, member, member->value);
    } else if (!tuple) {
        (void)add(r, keyword, member, member->value);
    } else if (!before && node_get(r->schema->node, "prefixItems")) {
        expect_kind(r->graph, member->value, "items", "a schema beside prefixItems");
    } else {
        if (!before || r->schema->dialect == DIALECT_OPENAPI_3_0)
            diag_lenient(r->graph->diags, LENIENCY_ITEMS_LIST, member->place,
                         "items is one schema in %s; the list is taken as prefixItems",
                         dialect_name(r->schema->dialect));
        if (member->value->count)
            (void)add(r, OAS_KEYWORD_PREFIX_ITEMS, member, member->value);
    }
}

/* Those members of a `dependencies` that are lists of names, or those that are schemas. NULL: there
 * are none. */
static struct node *dependencies_of(const struct reading *r, const struct node *value, bool lists)
{
    struct node *part = OAS_ARENA_NEW(r->graph->mem, struct node, 1);
    struct member *members = OAS_ARENA_NEW(r->graph->mem, struct member, value->count + 1);
    r->graph->diags->no_memory |= !part || !members;
    if (!part || !members)
        return NULL;
    *part = *value;
    part->members = members;
    part->count = 0;
    for (size_t i = 0; i < value->count; i++)
        if ((value->members[i].value->kind == NODE_ARRAY) == lists)
            members[part->count++] = value->members[i];
    return part->count ? part : NULL;
}

/* Until draft 7 one keyword is dependentRequired and dependentSchemas; later drafts let who reads
 * them obey it still, and we do where nothing of theirs stands beside it. */
static void read_dependencies(struct reading *r, const struct member *member)
{
    const struct node *node = r->schema->node;
    bool replaced = node_get(node, "dependentRequired") || node_get(node, "dependentSchemas");
    if (replaced && !dialect_is_draft(r->schema->dialect)) {
        keyword_unknown(member, r->schema->dialect, r->graph->diags);
        return;
    }
    const struct node *value = value_of(r->graph, OAS_KEYWORD_DEPENDENCIES, member);
    struct node *lists = value ? dependencies_of(r, value, true) : NULL;
    struct node *schemas = value ? dependencies_of(r, value, false) : NULL;
    if (lists)
        (void)add(r, OAS_KEYWORD_DEPENDENT_REQUIRED, member, lists);
    if (schemas)
        (void)add(r, OAS_KEYWORD_DEPENDENT_SCHEMAS, member, schemas);
}

/* ---- nullable, when all else has been read ---- */

static bool has_null(const struct clause *clause)
{
    size_t count;
    const struct node *const *values = schema_clause_constants(clause, &count);
    for (size_t i = 0; i < count; i++)
        if (values[i]->kind == NODE_NULL)
            return true;
    return false;
}

/* The name of a keyword that may refuse null, `type` apart; NULL: there is none. */
static const char *refuses_null(const struct schema *schema)
{
    for (const struct clause *clause = schema->clauses; clause; clause = clause->next) {
        const struct keyword_info *info = keyword_info(clause->keyword);
        bool constants =
            clause->keyword == OAS_KEYWORD_CONST || clause->keyword == OAS_KEYWORD_ENUM;
        bool applies = info->role == ROLE_APPLY && info->place == PLACE_IN_PLACE;
        if (constants ? !has_null(clause) : applies)
            return info->name;
    }
    return NULL;
}

/* OpenAPI 3.0.3 section 4.7.24 adds null to what `type` accepts, and no more. */
static void obey_nullable(struct reading *r, const struct clause *clause)
{
    struct schema *schema = r->schema;
    if (schema_clause(schema, OAS_KEYWORD_TYPE))
        schema->jtypes |= OAS_JTYPE_NULL;
    else
        diag_at(r->graph->diags, DIAG_WARNING, clause->member->place,
                "nullable says nothing without a type beside it (OpenAPI 3.0.3 section 4.7.24)");
}

/* As its users mean it: null is valid, whatever stands beside it, in every version. */
static void widen_nullable(struct reading *r, const struct clause *clause)
{
    struct schema *schema = r->schema;
    bool old = schema->dialect == DIALECT_OPENAPI_3_0;
    const char *beside = refuses_null(schema);
    const char *name = beside ? beside : "type";
    if (!beside && schema->jtypes & OAS_JTYPE_NULL)
        return;
    schema->nullable = beside != NULL;
    schema->jtypes |= OAS_JTYPE_NULL;
    if (!old)
        diag_lenient(r->graph->diags, LENIENCY_NULLABLE_LATER, clause->member->place,
                     "nullable is no keyword of %s; here it is taken to mean that null is valid, "
                     "whatever %s says (--strict-nullable ignores it)",
                     dialect_name(schema->dialect), name);
    else if (beside)
        diag_lenient(
            r->graph->diags, LENIENCY_NULLABLE_BESIDE, clause->member->place,
            "nullable beside %s is taken to mean that null is valid; by the letter of OpenAPI "
            "3.0.3 section 4.7.24 %s refuses it still (--strict-nullable)",
            name, name);
}

static void read_nullable(struct reading *r)
{
    const struct clause *clause = schema_clause(r->schema, OAS_KEYWORD_NULLABLE);
    if (!clause || !clause->value->boolean)
        return;
    if (r->graph->strict_nullable)
        obey_nullable(r, clause);
    else
        widen_nullable(r, clause);
}

/* ---- all keywords ---- */

static void read_special(struct reading *r, oas_keyword keyword, const struct member *member)
{
    struct clause *clause = NULL;
    struct node *value;
    switch ((int)keyword) {
    case OAS_KEYWORD_FORMAT:
        clause = add(r, keyword, member, member->value);
        if (clause)
            format_read(r->graph, r->schema, clause);
        break;
    case OAS_KEYWORD_CONTENT_ENCODING:
    case OAS_KEYWORD_CONTENT_MEDIA_TYPE:
        clause = add(r, keyword, member, member->value);
        if (clause)
            encoded_read(r->graph, r->schema, clause);
        break;
    case OAS_KEYWORD_DISCRIMINATOR:
        value = discriminator_meant(r->graph, r->schema, member);
        if (value)
            (void)add(r, keyword, member, value);
        break;
    case OAS_KEYWORD_ITEMS:
    case OAS_KEYWORD_ADDITIONAL_ITEMS:
        read_items(r, keyword, member);
        break;
    case OAS_KEYWORD_DEPENDENCIES:
        read_dependencies(r, member);
        break;
    case OAS_KEYWORD_UNEVALUATED_PROPERTIES:
    case OAS_KEYWORD_UNEVALUATED_ITEMS:
        r->graph->unevaluated |= add(r, keyword, member, member->value) != NULL;
        break;
    case OAS_KEYWORD_READ_ONLY:
        clause = add(r, keyword, member, member->value);
        r->schema->read_only = clause && clause->value->boolean;
        break;
    case OAS_KEYWORD_WRITE_ONLY:
        clause = add(r, keyword, member, member->value);
        r->schema->write_only = clause && clause->value->boolean;
        break;
    case OAS_KEYWORD_MIN_CONTAINS: /* so do these without `contains` */
    case OAS_KEYWORD_MAX_CONTAINS:
        if (node_get(r->schema->node, "contains"))
            (void)add(r, keyword, member, member->value);
        else
            (void)value_of(r->graph, keyword, member);
        break;
    case OAS_KEYWORD_THEN: /* without `if` these two mean nothing */
    case OAS_KEYWORD_ELSE:
        if (node_get(r->schema->node, "if"))
            (void)add(r, keyword, member, member->value);
        break;
    default:
        (void)add(r, keyword, member, member->value);
    }
}

static bool is_sharpened(const struct schema *schema, oas_keyword keyword)
{
    const struct node *flag =
        keyword == OAS_KEYWORD_MINIMUM   ? node_get(schema->node, "exclusiveMinimum")
        : keyword == OAS_KEYWORD_MAXIMUM ? node_get(schema->node, "exclusiveMaximum")
                                         : NULL;
    bool meant = false;
    if (flag && flag->kind == NODE_STRING && dialect_is_old(schema->dialect))
        return text_means_boolean(flag->text, &meant) && meant;
    return flag && flag->kind == NODE_BOOLEAN && flag->boolean;
}

static void read_keyword(struct reading *r, const struct member *member)
{
    enum dialect dialect = r->schema->dialect;
    oas_keyword keyword = keyword_find(member->key, dialect);
    bool no_keyword = keyword == OAS_KEYWORD_NULLABLE && r->graph->strict_nullable &&
                      dialect != DIALECT_OPENAPI_3_0;
    if (keyword == OAS_KEYWORD_NONE || no_keyword) {
        keyword_unknown(member, dialect, r->graph->diags);
        return;
    }
    if (!vocabulary_has(r->schema->meta, keyword)) {
        diag_about(r->graph->diags, DIAG_WARNING, member->key, member->place,
                   "\"" OAS_PRI "\" is ignored: the meta-schema leaves out its vocabulary",
                   OAS_ARG(member->key));
        return;
    }
    if (keyword == OAS_KEYWORD_CONST && dialect == DIALECT_DRAFT4)
        diag_lenient(r->graph->diags, LENIENCY_CONST_EARLY, member->place,
                     "const is no keyword of %s; it is taken as in later drafts, not ignored",
                     dialect_name(dialect));
    bool exclusive =
        keyword == OAS_KEYWORD_EXCLUSIVE_MINIMUM || keyword == OAS_KEYWORD_EXCLUSIVE_MAXIMUM;
    if (exclusive)
        read_exclusive(r, keyword, member);
    else if (keyword == OAS_KEYWORD_REQUIRED && member->value->kind == NODE_BOOLEAN)
        ignore_required(r, member);
    else if (is_note(r, keyword) || is_sharpened(r->schema, keyword))
        return;
    else if (keyword == OAS_KEYWORD_DEFS || keyword == OAS_KEYWORD_DEFINITIONS)
        (void)value_of(r->graph, keyword, member);
    else
        read_special(r, keyword, member);
}

/* A schema that names its dialect: the root, or a resource with an $id of its own. */
static void read_dialect(struct graph *graph, struct schema *schema)
{
    const struct member *named = node_member(schema->node, oas_str_from("$schema"));
    if (!named || schema->dialect == DIALECT_OPENAPI_3_0)
        return;
    own_dialect_read(graph, named->value, "$schema", &schema->dialect);
}

void clauses_read(struct graph *graph, struct schema *schema)
{
    struct reading r = {graph, schema};
    struct node *node = schema->node;
    schema->base = identifiers_base(graph, node);
    schema->uri = identifiers_location(graph, node);
    if (node->kind == NODE_BOOLEAN) {
        schema->is_boolean = true;
        schema->verdict = node->boolean;
        return;
    }
    if (node->kind != NODE_OBJECT) {
        diag_at(graph->diags, DIAG_ERROR, node->place,
                "expected a schema, which is an object or a boolean, not %s", node_noun(node));
        return;
    }
    read_dialect(graph, schema);
    schema->meta = vocabulary_meta_of(graph, node);
    schema->asserts_format = schema->meta && schema->meta->asserts_format;
    schema->strict_integer = schema->dialect == DIALECT_DRAFT4 && format_asserts(graph, schema);
    const struct member *ref = node_member(node, oas_str_from("$ref"));
    if (ref && dialect_ref_stands_alone(schema->dialect)) {
        const struct member *nullable = node_member(node, oas_str_from("nullable"));
        read_keyword(&r, ref);
        if (nullable && !graph->strict_nullable && dialect_is_openapi(schema->dialect))
            read_keyword(&r, nullable);
        warn_of_siblings(&r);
        read_nullable(&r);
        return;
    }
    identifiers_check(graph, schema);
    for (size_t i = 0; i < node->count; i++)
        read_keyword(&r, &node->members[i]);
    read_nullable(&r);
}
