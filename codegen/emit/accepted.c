/* What a branch of a union or a condition accepts, in words: "has "a"; "kind" is absent or "x"". */
#include "emit/accepted.h"

#include "emit/limits.h"
#include "load/jtype.h"
#include "schema/keyword.h"

/* Members that are told one by one; octets of all words. */
enum { MOST_MEMBERS = 3, MOST_WORDS = 120 };

/* Others may speak of members as well as the schema itself. */
static bool has_words(const struct schema *schema, const struct said *facts)
{
    for (int i = 1; i < OAS_KEYWORD_COUNT; i++) {
        oas_keyword keyword = (oas_keyword)i;
        const struct clause *clause = facts->by[keyword];
        const struct keyword_info *info = keyword_info(keyword);
        bool members = keyword == OAS_KEYWORD_REQUIRED || keyword == OAS_KEYWORD_PROPERTIES;
        bool value = keyword == OAS_KEYWORD_TYPE || keyword == OAS_KEYWORD_CONST ||
                     keyword == OAS_KEYWORD_ENUM || keyword == OAS_KEYWORD_FORMAT ||
                     keyword == OAS_KEYWORD_PATTERN || keyword == OAS_KEYWORD_NOT || info->sign;
        bool items = keyword == OAS_KEYWORD_UNIQUE_ITEMS || keyword == OAS_KEYWORD_CONTAINS ||
                     keyword == OAS_KEYWORD_MIN_CONTAINS || keyword == OAS_KEYWORD_MAX_CONTAINS;
        bool nothing =
            info->role == ROLE_CORE || info->role == ROLE_NOTE || keyword_takes_in(keyword);
        if (clause && !value && !items && !nothing &&
            !(members && clause == schema_clause(schema, keyword)))
            return false;
    }
    return true;
}

static bool has_members(const struct said *facts)
{
    return facts->by[OAS_KEYWORD_REQUIRED] || facts->by[OAS_KEYWORD_PROPERTIES];
}

static bool has_constants(const struct said *facts)
{
    return facts->by[OAS_KEYWORD_CONST] || facts->by[OAS_KEYWORD_ENUM];
}

/* Constants say all; else limits. */
static void put_limits_of(struct emitter *e, const struct said *facts, unsigned jtypes,
                          oas_buf *out)
{
    const struct clause *unique = facts->by[OAS_KEYWORD_UNIQUE_ITEMS];
    if (has_constants(facts)) {
        limits_constants(facts, jtypes, "", "one of ", out);
        return;
    }
    limits_range(facts, out, 0);
    limits_text(facts, jtypes, out, 0);
    limits_counts(facts, out, 0, OAS_JTYPE_ARRAY);
    limits_word(unique && unique->value->boolean, "all different", out, 0);
    limits_contains(e, facts, out, 0);
    limits_counts(facts, out, 0, OAS_JTYPE_OBJECT);
    for (size_t i = 0; i < facts->nots.count; i++)
        limits_not(e, facts->nots.at[i]->schemas[0], jtypes, out, 0);
}

static bool contains_or(const oas_buf *words)
{
    for (size_t i = 0; i + 4 <= words->len; i++)
        if (memcmp(words->at + i, " or ", 4) == 0)
            return true;
    return false;
}

void accepted_enclosed(const oas_buf *words, oas_buf *out)
{
    limits_enclosed(words, contains_or(words) ? " " : ",;", out);
}

/* ---- members ---- */

static bool is_among(const struct clause *names, oas_str name)
{
    for (size_t i = 0; names && i < names->count; i++)
        if (oas_str_equal(names->names[i], name))
            return true;
    return false;
}

bool accepted_is_there(const struct said *said, oas_str name)
{
    for (size_t i = 0; i < said->required.count; i++)
        if (is_among(said->required.at[i], name))
            return true;
    return false;
}

/* A limit on a member says nothing where it is missing: ""b" is absent or >= 3". */
static void put_limited(oas_str name, bool there, bool constants, const oas_buf *words,
                        oas_buf *out)
{
    limits_next_word(out, 0);
    limits_names(&name, 1, out);
    oas_buf_puts(out, there ? constants ? " is " : " " : " is absent or ");
    limits_enclosed(words, ";", out);
}

/* Whatever it says; false if that is more than there are words for. */
static bool put_member(struct emitter *e, oas_str name, const struct schema *schema, bool there,
                       oas_buf *out)
{
    struct said facts = {.seen = 0};
    oas_buf words = {0};
    if (schema->is_boolean) {
        limits_word(!schema->verdict, "without ", out, 0);
        if (!schema->verdict)
            limits_names(&name, 1, out);
        return true;
    }
    unsigned jtypes = said_jtypes(schema);
    said_gather(&facts, schema);
    if (!has_words(schema, &facts) || has_members(&facts))
        return false;
    put_limits_of(e, &facts, jtypes, &words);
    if (words.len == 0)
        limits_jtypes(jtypes, &words, 0);
    if (words.len)
        put_limited(name, there, has_constants(&facts), &words, out);
    out->failed |= words.failed;
    oas_buf_free(&words);
    return true;
}

static void drop(struct clause *names, oas_str name)
{
    size_t kept = 0;
    for (size_t i = 0; i < names->count; i++)
        if (!oas_str_equal(names->names[i], name))
            names->names[kept++] = names->names[i];
    names->count = kept;
}

/* A list of its own of the members that have to be there. */
static struct clause required_of(struct emitter *e, const struct schema *schema)
{
    const struct clause *required = schema_clause(schema, OAS_KEYWORD_REQUIRED);
    size_t count = required ? required->count : 0;
    struct clause names = {.names = count ? OAS_ARENA_NEW(&e->mem, oas_str, count) : NULL};
    for (size_t i = 0; names.names && i < count; i++)
        names.names[names.count++] = required->names[i];
    return names;
}

/* "has "a", "b"; "kind" is "x"": that a member is there is said of those alone of which nothing else
 * is. */
static bool put_members(struct emitter *e, const struct schema *schema, const struct said *value,
                        oas_buf *out)
{
    const struct clause *required = schema_clause(schema, OAS_KEYWORD_REQUIRED);
    const struct clause *members = schema_clause(schema, OAS_KEYWORD_PROPERTIES);
    bool all = !members || members->count <= MOST_MEMBERS;
    struct clause has = required_of(e, schema);
    oas_buf words = {0};
    out->failed |= required && !has.names && required->count;
    for (size_t i = 0; all && members && i < members->count; i++) {
        oas_str name = members->names[i];
        size_t before = words.len;
        bool there = is_among(required, name) || accepted_is_there(value, name);
        all = put_member(e, name, members->schemas[i], there, &words);
        if (words.len > before)
            drop(&has, name);
    }
    limits_word(has.count, "has ", out, 0);
    limits_names(has.names, has.count, out);
    limits_word(words.len, "", out, 0);
    oas_buf_put(out, oas_buf_str(&words));
    out->failed |= words.failed;
    oas_buf_free(&words);
    return all;
}

/* ---- */

bool accepted_put(struct emitter *e, const struct schema *schema, unsigned known,
                  const struct said *value, oas_buf *out)
{
    struct said facts = {.seen = 0};
    unsigned jtypes = said_jtypes(schema) & known;
    if (schema->is_boolean)
        return schema->verdict;
    said_gather(&facts, schema);
    if (!has_words(schema, &facts))
        return false;
    bool told = has_constants(&facts) || (jtypes == OAS_JTYPE_OBJECT && has_members(&facts));
    if (jtypes != known && !told)
        limits_jtypes(jtypes, out, 0);
    put_limits_of(e, &facts, jtypes, out);
    return put_members(e, schema, value, out) && out->len <= MOST_WORDS;
}

void accepted_put_or_name(struct emitter *e, const struct schema *schema, unsigned known,
                          const struct said *value, oas_buf *out)
{
    if (accepted_put(e, schema, known, value, out))
        return;
    out->len = 0;
    limits_what(e, schema, "", out);
}
