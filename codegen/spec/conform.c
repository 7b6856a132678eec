/* The walk over a document by members.def. */
#include "spec/conform.h"

#include "load/scalar.h"
#include "resolve/openapi.h"
#include "spec/rules.h"

/* What is deeper is not looked at: nobody wrote it by hand, and stacks may be small. */
enum { MOST_DEEP = 100 };

static void check_value(struct conform *c, const struct node *node, enum part what,
                        const char *key);

static const char *noun_of(enum node_kind kind)
{
    struct node example = {.kind = kind};
    return node_noun(&example);
}

/* `key` is the member that it is, NULL where it is one of many. */
static bool is_kind(struct conform *c, const struct node *node, enum node_kind kind,
                    const char *noun, const char *key)
{
    if (node->kind == kind)
        return true;
    if (!rules_told(c, node->place))
        diag_at(c->reader->diags, DIAG_WARNING, node->place, "expected %s%s%s%s, found %s",
                key ? noun_of(kind) : noun, key ? " for '" : "", key ? key : "", key ? "'" : "",
                node_noun(node));
    return false;
}

static bool is_reference(const struct node *node)
{
    const struct node *ref = node_get(node, "$ref");
    return ref && ref->kind == NODE_STRING;
}

/* ---- schemas: only what they hold of OpenAPI's own objects ---- */

static void check_schema_member(struct conform *c, struct node *node,
                                const struct member_rule *rule)
{
    bool list = rule->how == HOLDS_LIST && node->kind == NODE_ARRAY;
    bool map = rule->how == HOLDS_MAP && node->kind == NODE_OBJECT;
    bool one = rule->how == HOLDS_ONE && node->kind == NODE_OBJECT;
    if (one || rule->what == PART_XML || rule->what == PART_DOCS)
        check_value(c, node, rule->what, rule->name);
    for (size_t i = 0; (list || map) && i < node->count; i++) {
        const struct node *item = list ? node->items[i] : node->members[i].value;
        if (item->kind == NODE_OBJECT)
            check_value(c, item, rule->what, NULL);
    }
}

static void check_schema(struct conform *c, const struct node *node)
{
    bool alone = c->reader->api->version == API_3_0 && is_reference(node);
    if (node->kind != NODE_OBJECT && node->kind != NODE_BOOLEAN && !c->read &&
        !rules_told(c, node->place))
        diag_at(c->reader->diags, DIAG_WARNING, node->place,
                "expected a schema, which is an object or a boolean, not %s", node_noun(node));
    if (node->kind != NODE_OBJECT || c->foreign || alone)
        return;
    for (size_t i = 0; i < node->count; i++) {
        bool later;
        const struct member_rule *rule =
            reader_rule(c->reader->api->version, PART_SCHEMA, node->members[i].key, &later);
        if (rule)
            check_schema_member(c, node->members[i].value, rule);
    }
}

/* ---- objects of the model ---- */

static void check_map(struct conform *c, const struct node *node, const struct member_rule *rule)
{
    if (rule->how == HOLDS_STATUSES && node->count == 0 && !rules_told(c, node_declared(node)))
        diag_at(c->reader->diags, DIAG_WARNING, node_declared(node),
                "expected at least one response");
    for (size_t i = 0; i < node->count; i++) {
        const struct member *member = &node->members[i];
        bool extension = rule->how != HOLDS_NAMED && openapi_is_extension(member->key);
        if (extension || oas_str_is(member->key, "$ref"))
            continue;
        rules_check_key(c, member, rule->how);
        check_value(c, member->value, rule->what, NULL);
    }
}

/* Where a reference stands for an array, a reader has told so. */
static void check_member(struct conform *c, const struct node *node, const struct member_rule *rule)
{
    if (rule->how == HOLDS_ONE)
        check_value(c, node, rule->what, rule->name);
    else if (rule->how != HOLDS_LIST) {
        if (is_kind(c, node, NODE_OBJECT, "an object", rule->name))
            check_map(c, node, rule);
    } else if (!is_reference(node) && is_kind(c, node, NODE_ARRAY, "an array", rule->name)) {
        for (size_t i = 0; i < node->count; i++)
            check_value(c, node->items[i], rule->what, NULL);
    }
}

/* Whether schemas below this member are read by schema/. */
static void enter(struct conform *c, enum part part, oas_str key)
{
    if (part == PART_ROOT)
        c->read = oas_str_is(key, "paths") || oas_str_is(key, "webhooks");
    else if (part == PART_COMPONENTS)
        c->read = oas_str_is(key, "schemas");
}

static void check_members(struct conform *c, const struct node *node, enum part part)
{
    for (size_t i = 0; i < node->count; i++) {
        const struct member *member = &node->members[i];
        bool later;
        const struct member_rule *rule =
            reader_rule(c->reader->api->version, part, member->key, &later);
        enter(c, part, member->key);
        if (openapi_is_extension(member->key))
            continue;
        if (rule)
            check_member(c, member->value, rule);
        else if (!rules_told(c, member->place))
            reader_unknown(c->reader, member, part, later);
    }
}

static void check_needed(struct conform *c, const struct node *node, enum part part)
{
    size_t count;
    const struct member_rule *rules = members_of(part, &count);
    for (size_t i = 0; i < count; i++) {
        const struct member_rule *rule = &rules[i];
        if (rule->needed >= c->reader->api->version && rule->since <= c->reader->api->version &&
            !node_get(node, rule->name) && !rules_told(c, node_declared(node)))
            diag_at(c->reader->diags, DIAG_WARNING, node_declared(node),
                    "expected '%s' in %s, found none", rule->name, members_noun(part));
    }
}

static void check_part(struct conform *c, const struct node *node, enum part part)
{
    const struct node *ref = part == PART_PATH_ITEM ? NULL : node_get(node, "$ref");
    if (ref) { /* where there can be none, a reader tells of it, or nobody follows it */
        if (members_may_refer(part, c->reader->api->version))
            (void)is_kind(c, ref, NODE_STRING, "a string", "$ref");
        return;
    }
    check_needed(c, node, part);
    rules_check(c, node, part);
    check_members(c, node, part);
}

static void go_down(struct conform *c, const struct node *node, enum part what)
{
    if (c->depth == MOST_DEEP)
        return;
    c->depth++;
    if (what == PART_SCHEMA)
        check_schema(c, node);
    else
        check_part(c, node, what);
    c->depth--;
}

/* Values as they are, and texts. */
static void check_octal(struct conform *c, const struct node *node)
{
    const char *elsewhere = scalar_octal(node);
    if (elsewhere && !rules_told(c, node->place))
        diag_at(c->reader->diags, DIAG_WARNING, node->place,
                "'" OAS_PRI "' is read as a text; %s: quotes make it clear", OAS_ARG(node->text),
                elsewhere);
    for (size_t i = 0; i < node->count; i++)
        check_octal(c, node->kind == NODE_ARRAY ? node->items[i] : node->members[i].value);
}

static void check_value(struct conform *c, const struct node *node, enum part what, const char *key)
{
    if (what == PART_ANY || what == PART_TEXT)
        check_octal(c, node);
    if (what == PART_ANY)
        return;
    if (what == PART_TEXT)
        (void)is_kind(c, node, NODE_STRING, members_noun(what), key);
    else if (what == PART_FLAG)
        (void)is_kind(c, node, NODE_BOOLEAN, members_noun(what), key);
    else if (what == PART_SCHEMA || is_kind(c, node, NODE_OBJECT, members_noun(what), key))
        go_down(c, node, what);
}

/* ---- what readers told ---- */

static void note_all(struct conform *c, const struct diags *diags)
{
    for (size_t i = 0; diags && i < diags->count; i++)
        if (diags->at[i].level != DIAG_NOTE)
            rules_note(c, diags->at[i].place);
}

static void note_operations(struct conform *c, const struct operation *at, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        note_all(c, at[i].path_faults);
        note_all(c, at[i].faults);
        for (size_t k = 0; k < at[i].callback_count; k++)
            note_operations(c, at[i].callbacks[k].operations.at,
                            at[i].callbacks[k].operations.count);
    }
}

/* jsonSchemaDialect names OpenAPI's own where it names none of JSON Schema. */
static bool is_foreign(oas_str dialect)
{
    static const char own[] = "://spec.openapis.org/";
    for (size_t i = 0; i + sizeof own - 1 <= dialect.len; i++)
        if (memcmp(dialect.at + i, own, sizeof own - 1) == 0)
            return false;
    return dialect.len > 0;
}

void conform_check(struct reader *reader, const struct node *root)
{
    struct conform c = {.reader = reader, .foreign = is_foreign(reader->api->dialect)};
    note_all(&c, reader->diags);
    note_operations(&c, reader->api->operations, reader->api->operation_count);
    check_part(&c, root, PART_ROOT);
}
