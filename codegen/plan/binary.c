/* What a schema and those that it applies in place say of octets. */
#include "plan/binary.h"

/* Schemas that are still to be looked at, each once: chains of references are as long as they like.
 */
struct reach {
    const struct schema **at;
    size_t count;
    size_t *seen; /* by schema->id: in which round it was met last */
    size_t round;
};

struct binary {
    oas_arena *mem;
    bool *no; /* by schema->id: it is no octets, and nothing that it applies is */
    struct reach members;
    struct reach lists;
    struct reach octets;
    struct subject *subject;
    size_t room;
    bool no_memory;
};

static const struct node *text_member(const struct schema *schema, const char *name)
{
    const struct node *node = schema->is_boolean ? NULL : node_get(schema->node, name);
    return node && node->kind == NODE_STRING ? node : NULL;
}

static bool says_octets(const struct schema *schema)
{
    const struct node *format = text_member(schema, "format");
    const struct node *type = text_member(schema, "contentMediaType");
    if (format && oas_str_is(format->text, "binary"))
        return true;
    if (!type || text_member(schema, "contentEncoding"))
        return false;
    oas_form form = oas_media_form(type->text);
    return form != OAS_FORM_TEXT && form != OAS_FORM_JSON;
}

static bool applies_in_place(const struct clause *clause)
{
    return clause->keyword == OAS_KEYWORD_REF || clause->keyword == OAS_KEYWORD_ALL_OF ||
           schema_clause_is_union(clause);
}

static void meet(struct reach *reach, const struct schema *schema)
{
    if (reach->seen[schema->id] == reach->round)
        return;
    reach->seen[schema->id] = reach->round;
    reach->at[reach->count++] = schema;
}

static void begin_reach(struct reach *reach, const struct schema *schema)
{
    reach->count = 0;
    reach->round++;
    meet(reach, schema);
}

static void meet_applied(struct reach *reach, const struct schema *schema)
{
    for (const struct clause *clause = schema->clauses; clause; clause = clause->next)
        for (size_t i = 0; applies_in_place(clause) && i < clause->count; i++)
            meet(reach, clause->schemas[i]);
}

static bool is_octets(struct binary *b, const struct schema *schema)
{
    struct reach *reach = &b->octets;
    begin_reach(reach, schema);
    for (size_t i = 0; i < reach->count; i++) {
        if (b->no[reach->at[i]->id])
            continue;
        if (says_octets(reach->at[i]))
            return true;
        meet_applied(reach, reach->at[i]);
    }
    for (size_t i = 0; i < reach->count; i++)
        b->no[reach->at[i]->id] = true;
    return false;
}

/* Octets, or a list of such. */
static bool has_octets(struct binary *b, const struct schema *schema)
{
    struct reach *reach = &b->lists;
    begin_reach(reach, schema);
    if (is_octets(b, schema))
        return true;
    for (size_t i = 0; i < reach->count; i++) {
        const struct clause *items = schema_clause(reach->at[i], OAS_KEYWORD_ITEMS);
        if (items && is_octets(b, items->schemas[0]))
            return true;
        meet_applied(reach, reach->at[i]);
    }
    return false;
}

static void note(struct binary *b, oas_str name)
{
    struct subject *subject = b->subject;
    for (size_t i = 0; i < subject->octet_count; i++)
        if (oas_str_equal(subject->octets[i], name))
            return;
    if (subject->octet_count == b->room) {
        size_t room = b->room ? 2 * b->room : 4;
        oas_str *more = OAS_ARENA_NEW(b->mem, oas_str, room);
        b->no_memory |= !more;
        if (!more)
            return;
        if (subject->octet_count)
            memcpy(more, subject->octets, subject->octet_count * sizeof *more);
        subject->octets = more;
        b->room = room;
    }
    subject->octets[subject->octet_count++] = name;
}

/* Room for so many places. */
static bool make_places(struct binary *b, size_t count)
{
    struct subject *subject = b->subject;
    if (count <= subject->place_count)
        return true;
    bool *more = oas_arena_zeroed(b->mem, count, sizeof *more, sizeof *more);
    b->no_memory |= !more;
    if (!more)
        return false;
    if (subject->place_count)
        memcpy(more, subject->place_octets, subject->place_count * sizeof *more);
    subject->place_octets = more;
    subject->place_count = count;
    return true;
}

static void note_items(struct binary *b, const struct schema *schema)
{
    const struct clause *prefix = schema_clause(schema, OAS_KEYWORD_PREFIX_ITEMS);
    const struct clause *items = schema_clause(schema, OAS_KEYWORD_ITEMS);
    if (prefix && make_places(b, prefix->count))
        for (size_t i = 0; i < prefix->count; i++)
            b->subject->place_octets[i] |= is_octets(b, prefix->schemas[i]);
    b->subject->rest_octets |= items && is_octets(b, items->schemas[0]);
}

static void note_members(struct binary *b, const struct schema *schema)
{
    const struct clause *members = schema_clause(schema, OAS_KEYWORD_PROPERTIES);
    for (size_t i = 0; members && i < members->count; i++)
        if (has_octets(b, members->schemas[i]))
            note(b, members->names[i]);
    note_items(b, schema);
    meet_applied(&b->members, schema);
}

static bool make_reach(oas_arena *mem, size_t count, struct reach *reach)
{
    reach->at = OAS_ARENA_NEW(mem, const struct schema *, count);
    reach->seen = oas_arena_zeroed(mem, count, sizeof *reach->seen, sizeof *reach->seen);
    return reach->at && reach->seen;
}

struct binary *binary_new(oas_arena *mem, size_t schema_count)
{
    struct binary *b = OAS_ARENA_NEW(mem, struct binary, 1);
    size_t count = schema_count + 1;
    if (!b)
        return NULL;
    *b = (struct binary){.mem = mem, .no = oas_arena_zeroed(mem, count, 1, 1)};
    bool made = b->no && make_reach(mem, count, &b->members) && make_reach(mem, count, &b->lists) &&
                make_reach(mem, count, &b->octets);
    return made ? b : NULL;
}

bool binary_note(struct binary *binary, struct subject *subject, const struct schema *schema)
{
    bool noted = subject->octet_count || subject->place_count || subject->rest_octets;
    if (!subject->parts || noted) /* no body has them; or it was, as another's */
        return true;
    binary->subject = subject;
    binary->room = 0;
    begin_reach(&binary->members, schema);
    for (size_t i = 0; i < binary->members.count; i++)
        note_members(binary, binary->members.at[i]);
    return !binary->no_memory;
}
