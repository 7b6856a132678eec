/* Kinds, required members and references, each with its diagnostic. */
#include "spec/reader.h"

#include <stdio.h>

#include "load/nearest.h"
#include "load/text.h"
#include "resolve/openapi.h"
#include "resolve/registry.h"
#include "resolve/through.h"

/* References to references: a longer chain can only be a loop. */
enum { MAX_HOPS = 64 };

/* Room for a member's name in quotes. */
enum { QUOTED = 64 };

void reader_aim(struct reader *reader, struct diags *diags)
{
    reader->diags = diags;
    reader->registry->diags = diags;
}

struct diags *reader_faults(struct reader *reader)
{
    struct diags *faults = OAS_ARENA_NEW(reader->mem, struct diags, 1);
    if (!faults) {
        reader->diags->no_memory = true;
        return NULL;
    }
    *faults = diags_like(reader->diags);
    return faults;
}

struct diags *reader_soften(struct reader *reader, struct diags *mild)
{
    struct diags *before = reader->diags;
    *mild = diags_like(before);
    reader_aim(reader, mild);
    return before;
}

void reader_harden(struct reader *reader, struct diags *before)
{
    diags_pardon(before, reader->diags, LENIENCY_PART_NOT_READ);
    reader_aim(reader, before);
}

static const char *noun_of(enum node_kind kind)
{
    struct node example = {.kind = kind};
    return node_noun(&example);
}

bool reader_is(struct reader *reader, const struct node *node, enum node_kind kind,
               const char *what)
{
    if (node->kind == kind)
        return true;
    diag_at(reader->diags, DIAG_ERROR, node->place, "expected %s for %s, found %s", noun_of(kind),
            what, node_noun(node));
    return false;
}

struct node *reader_through(struct reader *reader, struct node *node, const char *what)
{
    return through_reference(reader->registry, reader_base(reader, node), node, what);
}

bool reader_is_null(struct reader *reader, const struct node *node, const char *what)
{
    if (node->kind == NODE_NULL)
        diag_lenient(reader->diags, LENIENCY_MEMBER_NULL, node->place,
                     "%s is null; it is taken as if it were not there", what);
    return node->kind == NODE_NULL;
}

struct node *reader_schema(struct reader *reader, const struct node *object, const char *key)
{
    struct node *schema = node_get(object, key);
    char what[QUOTED];
    snprintf(what, sizeof what, "'%s'", key);
    return schema && reader_is_null(reader, schema, what) ? NULL : schema;
}

/* The member as it is, or what stands elsewhere in place of an object or an array. */
static struct node *member_of(struct reader *reader, const struct node *object, const char *key,
                              enum node_kind kind)
{
    struct node *node = node_get(object, key);
    bool whole = kind == NODE_OBJECT || kind == NODE_ARRAY;
    char what[QUOTED];
    snprintf(what, sizeof what, "'%s'", key);
    if (!node || !whole)
        return node;
    return reader_is_null(reader, node, what) ? NULL : reader_through(reader, node, what);
}

struct node *reader_member(struct reader *reader, const struct node *object, const char *key,
                           enum node_kind kind)
{
    struct node *node = member_of(reader, object, key, kind);
    if (!node || node->kind == kind)
        return node;
    diag_at(reader->diags, DIAG_ERROR, node->place, "expected %s for '%s', found %s", noun_of(kind),
            key, node_noun(node));
    return NULL;
}

struct node *reader_expected(struct reader *reader, const struct node *object, const char *key,
                             enum node_kind kind, const char *meant)
{
    struct node *node = node_get(object, key);
    if (!node)
        diag_lenient(reader->diags, LENIENCY_MEMBER_MISSING, node_declared(object),
                     "expected %s as '%s', found none; %s", noun_of(kind), key, meant);
    else if (node->kind != kind)
        diag_lenient(reader->diags, LENIENCY_PART_NOT_READ, node->place,
                     "expected %s for '%s', found %s; %s", noun_of(kind), key, node_noun(node),
                     meant);
    return node && node->kind == kind ? node : NULL;
}

struct node *reader_required(struct reader *reader, const struct node *object, const char *key,
                             enum node_kind kind)
{
    if (!node_get(object, key))
        diag_at(reader->diags, DIAG_ERROR, node_declared(object), "expected %s as '%s', found none",
                noun_of(kind), key);
    return reader_member(reader, object, key, kind);
}

bool reader_flag(struct reader *reader, const struct node *object, const char *key, bool otherwise)
{
    const struct node *node = node_get(object, key);
    bool meant;
    if (node && node->kind == NODE_STRING && text_means_boolean(node->text, &meant)) {
        diag_lenient(reader->diags, LENIENCY_BOOLEAN_TEXT, node->place,
                     "expected a boolean for '%s', found the text \"" OAS_PRI
                     "\"; it is taken as %s",
                     key, OAS_ARG(node->text), meant ? "true" : "false");
        return meant;
    }
    node = reader_member(reader, object, key, NODE_BOOLEAN);
    return node ? node->boolean : otherwise;
}

oas_str reader_base(const struct reader *reader, const struct node *node)
{
    const struct document *document = registry_of(reader->registry, node);
    return document ? document->uri : (oas_str){0};
}

/* OpenAPI 3.1 §4.8.23: beside $ref only summary and description mean anything; in 3.0 nothing does.
 */
static void warn_of_siblings(struct reader *reader, const struct node *node)
{
    for (size_t i = 0; i < node->count; i++) {
        oas_str key = node->members[i].key;
        if (oas_str_is(key, "$ref") || oas_str_is(key, "summary") ||
            oas_str_is(key, "description") || openapi_is_extension(key))
            continue;
        diag_about(reader->diags, DIAG_WARNING, key, node->members[i].place,
                   "'" OAS_PRI "' beside $ref is ignored", OAS_ARG(key));
    }
}

/* One step of reader_follow(); NULL after an error. */
static struct node *follow_once(struct reader *reader, struct node *node, const struct node *ref,
                                int hops)
{
    if (!reader_is(reader, ref, NODE_STRING, "'$ref'"))
        return NULL;
    if (hops == MAX_HOPS) {
        diag_at(reader->diags, DIAG_ERROR, ref->place, "'" OAS_PRI "' refers to itself, in the end",
                OAS_ARG(ref->text));
        return NULL;
    }
    warn_of_siblings(reader, node);
    return registry_resolve(reader->registry, reader_base(reader, node), ref->text, ref->place,
                            NULL);
}

struct node *reader_follow(struct reader *reader, struct node *node, const char *what)
{
    const struct node *first = node_get(node, "$ref");
    const struct node *ref = first;
    int hops = 0;
    for (; node && ref; ref = node_get(node, "$ref"))
        node = follow_once(reader, node, ref, hops++);
    if (node && reader_is(reader, node, NODE_OBJECT, what))
        return node;
    /* An error in the first reference is told at that place already. */
    if (hops > 1 || (node && hops == 1))
        diag_at(reader->diags, DIAG_NOTE, first->place, "referred to from here");
    return NULL;
}

bool reader_version_named(const struct node *version, enum api_version *known)
{
    static const enum api_version versions[] = {API_3_0, API_3_1, API_3_2};
    int minor = openapi_minor(version);
    if (minor < 0 || (size_t)minor >= sizeof versions / sizeof *versions)
        return false;
    *known = versions[minor];
    return true;
}

enum api_version reader_version(const struct reader *reader, const struct node *node)
{
    enum api_version version = reader->api->version;
    const struct node *root = node;
    while (root->parent)
        root = root->parent;
    if (root != reader->api->document->root)
        (void)reader_version_named(node_get(root, "openapi"), &version);
    return version;
}

const struct member_rule *reader_rule(enum api_version version, enum part part, oas_str key,
                                      bool *later)
{
    size_t count;
    const struct member_rule *rules = members_of(part, &count);
    *later = false;
    for (size_t i = 0; i < count; i++) {
        if (rules[i].name && !oas_str_is(key, rules[i].name))
            continue;
        *later = rules[i].since > version;
        return *later ? NULL : &rules[i];
    }
    return NULL;
}

void reader_unknown(struct reader *reader, const struct member *member, enum part part, bool later)
{
    oas_str names[MEMBERS_MOST];
    size_t count = 0, rule_count;
    const struct member_rule *rules = members_of(part, &rule_count);
    enum api_version version = reader_version(reader, member->value);
    for (size_t i = 0; i < rule_count; i++)
        if (rules[i].name && rules[i].since <= version)
            names[count++] = oas_str_from(rules[i].name);
    oas_str near = nearest_of(member->key, names, count);
    diag_about(reader->diags, DIAG_WARNING, member->key, member->place,
               "%s has no member '" OAS_PRI "'%s%s", members_noun(part), OAS_ARG(member->key),
               later ? " in this version of OpenAPI" : "", nearest_said(near, '\'').text);
}

void reader_known(struct reader *reader, const struct node *object, enum part part)
{
    enum api_version version = reader_version(reader, object);
    for (size_t i = 0; i < object->count; i++) {
        const struct member *member = &object->members[i];
        bool later;
        if (!openapi_is_extension(member->key) && !reader_rule(version, part, member->key, &later))
            reader_unknown(reader, member, part, later);
    }
}
