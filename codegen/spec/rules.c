/* Either, needs, words: the rows of members.def; and the rules that are no rows. */
#include "spec/rules.h"

#include "load/text.h"
#include "resolve/pointer.h"
#include "spec/body.h"
#include "spec/style.h"

/* ---- what was told ---- */

struct spot {
    const struct source *source;
    size_t offset;
};

void rules_note(struct conform *c, struct place place)
{
    struct spot spot = {place.source, place.offset};
    oas_str key = oas_arena_copy(c->reader->mem, oas_str_of((const char *)&spot, sizeof spot));
    void **slot = key.at ? map_put(&c->told, c->reader->mem, key) : NULL;
    c->reader->diags->no_memory |= !slot;
    if (slot)
        *slot = c;
}

bool rules_told(const struct conform *c, struct place place)
{
    struct spot spot = {place.source, place.offset};
    return map_get(&c->told, oas_str_of((const char *)&spot, sizeof spot)) != NULL;
}

/* A member that is a text; NULL: there is none. */
static const struct node *text_of(const struct node *object, const char *name)
{
    const struct node *node = node_get(object, name);
    return node && node->kind == NODE_STRING ? node : NULL;
}

static bool says(const struct node *object, const char *name, const char *text)
{
    const struct node *node = text_of(object, name);
    return node && oas_str_is(node->text, text);
}

/* ---- rows ---- */

static void check_either(struct conform *c, const struct node *node, enum part part)
{
    size_t count;
    const struct either_rule *rules = members_either(&count);
    for (size_t i = 0; i < count; i++) {
        const struct either_rule *rule = &rules[i];
        enum api_version version = c->reader->api->version;
        const struct node *second = node_get(node, rule->second);
        if (rule->part != part || version < rule->since || version > rule->until || !second ||
            !node_get(node, rule->first) || rules_told(c, node_declared(second)))
            continue;
        diag_at(c->reader->diags, DIAG_WARNING, node_declared(second),
                "expected either '%s' or '%s' in %s, found both", rule->first, rule->second,
                members_noun(part));
    }
}

static void check_needs(struct conform *c, const struct node *node, enum part part)
{
    size_t count;
    const struct needs_rule *rules = members_needs(&count);
    for (size_t i = 0; i < count; i++) {
        const struct needs_rule *rule = &rules[i];
        if (rule->part == part && says(node, rule->name, rule->value) &&
            !node_get(node, rule->other) && !rules_told(c, node_declared(node)))
            diag_at(c->reader->diags, DIAG_WARNING, node_declared(node),
                    "expected '%s' in %s whose '%s' is %s, found none", rule->other,
                    members_noun(part), rule->name, rule->value);
    }
}

static bool is_among(oas_str text, const char *words)
{
    while (*words) {
        size_t length = strcspn(words, " ");
        if (length == text.len && memcmp(words, text.at, length) == 0)
            return true;
        words += length + (words[length] == ' ');
    }
    return false;
}

static void check_words(struct conform *c, const struct node *node, enum part part)
{
    size_t count;
    const struct words_rule *rules = members_words(&count);
    for (size_t i = 0; i < count; i++) {
        const struct words_rule *rule = &rules[i];
        bool last = i + 1 == count || rules[i + 1].part != part ||
                    strcmp(rules[i + 1].name, rule->name) != 0 ||
                    rules[i + 1].since > c->reader->api->version;
        if (rule->part != part || rule->since > c->reader->api->version || !last)
            continue;
        const struct node *value = text_of(node, rule->name);
        if (value && !is_among(value->text, rule->words) && !rules_told(c, value->place))
            diag_at(c->reader->diags, DIAG_WARNING, value->place,
                    "expected one of %s as '%s' of %s, found '" OAS_PRI "'", rule->words,
                    rule->name, members_noun(part), OAS_ARG(value->text));
    }
}

/* ---- keys ---- */

/* RFC 9110 §5.6.2: what methods and names of headers are. */
static bool is_token(oas_str text)
{
    static const char others[] = "!#$%&'*+-.^_`|~";
    for (size_t i = 0; i < text.len; i++)
        if (!text_is_letter(text.at[i]) && !text_is_digit(text.at[i]) &&
            !memchr(others, text.at[i], sizeof others - 1))
            return false;
    return text.len > 0;
}

/* §4.8.7.1: ^[a-zA-Z0-9\.\-_]+$. A pity, but no reason not to read it. */
static bool is_name(oas_str text)
{
    static const char others[] = ".-_";
    for (size_t i = 0; i < text.len; i++)
        if (!text_is_letter(text.at[i]) && !text_is_digit(text.at[i]) &&
            !memchr(others, text.at[i], sizeof others - 1))
            return false;
    return text.len > 0;
}

/* 3.2 §4.9.1: a token that none of the fields stands for. */
static bool is_further_method(oas_str text)
{
    return is_token(text) && !is_among(text, "GET PUT POST DELETE OPTIONS HEAD PATCH TRACE QUERY");
}

void rules_check_key(struct conform *c, const struct member *member, enum holding how)
{
    static const char *const expected[] = {
        [HOLDS_NAMED] = "letters, digits, '.', '-' and '_' in a component's name",
        [HOLDS_STATUSES] = "a status (200, 4XX, default)",
        [HOLDS_HEADERS] = "the name of a header (RFC 9110 section 5.1)",
        [HOLDS_METHODS] = "a method that a path item has no member for"};
    oas_str key = member->key;
    bool good = true;
    if (how == HOLDS_NAMED)
        good = is_name(key);
    else if (how == HOLDS_STATUSES)
        good = body_is_status(key);
    else if (how == HOLDS_HEADERS)
        good = is_token(key);
    else if (how == HOLDS_METHODS)
        good = is_further_method(key);
    if (!good && !rules_told(c, member->place))
        diag_at(c->reader->diags, DIAG_WARNING, member->place, "expected %s, found '" OAS_PRI "'",
                expected[how], OAS_ARG(key));
}

/* ---- parameters and headers ---- */

static void check_shape(struct conform *c, const struct node *node, enum part part)
{
    const struct node *content = node_get(node, "content");
    bool schema = node_get(node, "schema") != NULL;
    if (!content && !schema && !rules_told(c, node->place))
        diag_at(c->reader->diags, DIAG_WARNING, node->place,
                "expected 'schema' or 'content' in %s, found neither", members_noun(part));
    if (content && !schema && content->kind == NODE_OBJECT && content->count != 1 &&
        !node_get(content, "$ref") && !rules_told(c, content->place))
        diag_at(c->reader->diags, DIAG_WARNING, content->place,
                "expected one media type for %s, found %zu", members_noun(part), content->count);
}

/* §4.8.12.2: for query parameters alone; 3.2 §4.12 has it where a style escapes. */
static bool may_allow_reserved(const struct conform *c, const struct node *node)
{
    if (c->reader->api->version < API_3_2)
        return says(node, "in", "query");
    return !says(node, "in", "header") && !says(node, "style", "cookie");
}

static void check_says_nothing(struct conform *c, const struct node *node, const char *name)
{
    const struct node *member = node_get(node, name);
    const struct node *in = text_of(node, "in");
    if (member && in && !rules_told(c, node_declared(member)))
        diag_at(c->reader->diags, DIAG_WARNING, node_declared(member),
                "'%s' says nothing in a " OAS_PRI " parameter", name, OAS_ARG(in->text));
}

static void check_parameter_name(struct conform *c, const struct node *node)
{
    const struct node *name = text_of(node, "name");
    bool good = true;
    if (name && says(node, "in", "header"))
        good = is_token(name->text);
    else if (name && says(node, "in", "path"))
        good = name->text.len && !memchr(name->text.at, '{', name->text.len) &&
               !memchr(name->text.at, '}', name->text.len);
    if (!good && !rules_told(c, name->place))
        diag_at(c->reader->diags, DIAG_WARNING, name->place,
                "'" OAS_PRI "' can be no name of such a parameter", OAS_ARG(name->text));
}

static void check_parameter(struct conform *c, const struct node *node)
{
    const struct node *style = text_of(node, "style");
    const struct node *required = node_get(node, "required");
    const struct node *in = text_of(node, "in");
    check_shape(c, node, PART_PARAMETER);
    check_parameter_name(c, node);
    if (!may_allow_reserved(c, node))
        check_says_nothing(c, node, "allowReserved");
    if (!says(node, "in", "query"))
        check_says_nothing(c, node, "allowEmptyValue");
    if (style && in && !style_is_in(c->reader, in->text, style->text) &&
        !rules_told(c, style->place))
        diag_at(c->reader->diags, DIAG_WARNING, style->place,
                "a " OAS_PRI " parameter has no style '" OAS_PRI "'", OAS_ARG(in->text),
                OAS_ARG(style->text));
    if (says(node, "in", "path") && required && required->kind == NODE_BOOLEAN &&
        !required->boolean && !rules_told(c, node->place))
        diag_at(c->reader->diags, DIAG_WARNING, required->place,
                "a path parameter is required, whether it says so or not");
}

/* The parameter that stands there, or in components. */
static const struct node *followed(const struct conform *c, struct node *node)
{
    const struct node *ref = text_of(node, "$ref");
    if (!ref || ref->text.len < 2 || ref->text.at[0] != '#')
        return node;
    oas_str pointer = oas_str_of(ref->text.at + 1, ref->text.len - 1);
    const struct node *found =
        pointer_find(c->reader->api->document->root, pointer, c->reader->mem, NULL, NULL);
    return found ? found : node;
}

struct query_tally {
    const struct node *strings[2]; /* the first two querystrings */
    size_t string_count;
    bool query;
};

static void tally(const struct conform *c, const struct node *holder, struct query_tally *tally)
{
    const struct node *list = node_get(holder, "parameters");
    for (size_t i = 0; list && list->kind == NODE_ARRAY && i < list->count; i++) {
        const struct node *parameter = followed(c, list->items[i]);
        tally->query |= says(parameter, "in", "query");
        if (says(parameter, "in", "querystring") && tally->string_count < 2)
            tally->strings[tally->string_count++] = list->items[i];
    }
}

/* 3.2 §4.12.1: at most one querystring, and none beside query parameters. */
static void check_querystring(struct conform *c, const struct node *node, enum part part)
{
    struct query_tally found = {.query = false};
    tally(c, node, &found);
    if (part == PART_OPERATION && node->parent)
        tally(c, node->parent, &found);
    const struct node *at = found.string_count == 2 ? found.strings[1] : found.strings[0];
    if (!at || (found.string_count < 2 && !found.query) || rules_told(c, at->place))
        return;
    rules_note(c, at->place);
    diag_at(c->reader->diags, DIAG_WARNING, at->place,
            found.string_count == 2 ? "expected at most one querystring parameter, found two"
                                    : "a querystring parameter stands beside query parameters");
}

/* ---- others ---- */

/* §4.8.6; in 3.0 both are no more than recommended. */
static void check_variable(struct conform *c, const struct node *node)
{
    const struct node *values = node_get(node, "enum");
    const struct node *value = text_of(node, "default");
    bool among = false;
    if (!values || values->kind != NODE_ARRAY || c->reader->api->version < API_3_1)
        return;
    for (size_t i = 0; value && i < values->count; i++)
        among |= node_equal(values->items[i], value);
    if (values->count == 0)
        diag_at(c->reader->diags, DIAG_WARNING, values->place,
                "expected at least one value in 'enum' of a server variable, found none");
    else if (value && !among)
        diag_at(c->reader->diags, DIAG_WARNING, value->place,
                "expected one of the values in 'enum' as 'default' of a server variable");
}

/* §4.8.20 */
static void check_link(struct conform *c, const struct node *node)
{
    if (!node_get(node, "operationRef") && !node_get(node, "operationId"))
        diag_at(c->reader->diags, DIAG_WARNING, node_declared(node),
                "expected 'operationRef' or 'operationId' in a link, found neither");
}

/* 3.2 §4.1.1 */
static void check_self(struct conform *c, const struct node *node)
{
    const struct node *self = text_of(node, "$self");
    if (self && self->text.len && memchr(self->text.at, '#', self->text.len))
        diag_at(c->reader->diags, DIAG_WARNING, self->place,
                "expected a URI without a fragment for '$self'");
}

/* §4.8.1: each name once. */
static void check_tags(struct conform *c, const struct node *node)
{
    const struct node *tags = node_get(node, "tags");
    struct map names = {NULL};
    for (size_t i = 0; tags && tags->kind == NODE_ARRAY && i < tags->count; i++) {
        const struct node *name = text_of(tags->items[i], "name");
        void **slot = name ? map_put(&names, c->reader->mem, name->text) : NULL;
        c->reader->diags->no_memory |= name && !slot;
        if (slot && *slot)
            diag_at(c->reader->diags, DIAG_WARNING, name->place,
                    "the tag '" OAS_PRI "' is given twice", OAS_ARG(name->text));
        else if (slot)
            *slot = c;
    }
}

void rules_check(struct conform *c, const struct node *node, enum part part)
{
    check_either(c, node, part);
    check_needs(c, node, part);
    check_words(c, node, part);
    if (part == PART_PARAMETER)
        check_parameter(c, node);
    else if (part == PART_HEADER)
        check_shape(c, node, part);
    else if (part == PART_OPERATION || part == PART_PATH_ITEM)
        check_querystring(c, node, part);
    else if (part == PART_VARIABLE)
        check_variable(c, node);
    else if (part == PART_LINK)
        check_link(c, node);
    else if (part == PART_ROOT) {
        check_self(c, node);
        check_tags(c, node);
    }
}
