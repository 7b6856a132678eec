/* `if`, `then` and `else` in words: "if "kind" is "x" then has "a", else has "b"". */
#include "emit/conditions.h"

#include "emit/accepted.h"
#include "emit/limits.h"
#include "schema/keyword.h"

enum { MOST_DEPTH = 4 }; /* of conditions that are the `then` or `else` of one */

/* A value of which is told, and how many conditions may yet be within one another. */
struct judged {
    struct emitter *e;
    const struct said *facts;
    unsigned known; /* JSON types */
    unsigned depth;
};

static void put_if(struct judged of, const struct said_if *one, oas_buf *out);

/* Does it hold for values of those JSON types? */
enum holding { HOLDS_NEVER, HOLDS_SOMETIMES, HOLDS_ALWAYS };

/* With its words, where it holds sometimes. */
static enum holding holding_of(struct judged of, const struct schema *condition, oas_buf *words)
{
    if (condition->is_boolean)
        return condition->verdict ? HOLDS_ALWAYS : HOLDS_NEVER;
    if (!(said_jtypes(condition) & of.known))
        return HOLDS_NEVER;
    if (!accepted_put(of.e, condition, of.known, of.facts, words)) {
        words->len = 0;
        limits_what(of.e, condition, "it is ", words);
    }
    return words->len ? HOLDS_SOMETIMES : HOLDS_ALWAYS;
}

/* True if it asks for nothing but by its own `if`. */
static bool is_condition(const struct schema *schema)
{
    for (const struct clause *clause = schema->clauses; clause; clause = clause->next) {
        enum role role = keyword_info(clause->keyword)->role;
        bool one = clause->keyword == OAS_KEYWORD_IF || clause->keyword == OAS_KEYWORD_THEN ||
                   clause->keyword == OAS_KEYWORD_ELSE;
        if (!one && role != ROLE_CORE && role != ROLE_NOTE)
            return false;
    }
    return schema_clause(schema, OAS_KEYWORD_IF) != NULL;
}

/* What it asks for; nothing if that is nothing. Returns true if it is another condition. */
static bool put_asked(struct judged of, const struct schema *schema, oas_buf *words)
{
    if (!schema)
        return false;
    if (of.depth && is_condition(schema)) {
        const struct said_if one = said_if_of(schema);
        of.depth--;
        put_if(of, &one, words);
        return true;
    }
    if (schema->is_boolean)
        oas_buf_puts(words, schema->verdict ? "" : "refused");
    else
        accepted_put_or_name(of.e, schema, of.known, of.facts, words);
    return false;
}

/* "then has "a", else if "b" >= 3 then has "c"" */
static void put_outcomes(struct judged of, const struct said_if *one, oas_buf *out)
{
    oas_buf then = {0}, otherwise = {0};
    (void)put_asked(of, one->then, &then);
    bool chained = put_asked(of, one->otherwise, &otherwise);
    oas_buf_puts(out, " then ");
    accepted_enclosed(&then, out);
    oas_buf_puts(out, then.len ? "" : "anything");
    if (otherwise.len) {
        oas_buf_puts(out, ", else ");
        if (chained)
            oas_buf_put(out, oas_buf_str(&otherwise));
        else
            accepted_enclosed(&otherwise, out);
    }
    if (!then.len && !otherwise.len)
        out->len = 0;
    out->failed |= otherwise.failed;
    oas_buf_free(&then);
    oas_buf_free(&otherwise);
}

static void put_if(struct judged of, const struct said_if *one, oas_buf *out)
{
    oas_buf condition = {0};
    enum holding holding = holding_of(of, one->condition, &condition);
    if (holding == HOLDS_SOMETIMES) {
        oas_buf_puts(out, "if ");
        accepted_enclosed(&condition, out);
        put_outcomes(of, one, out);
    } else {
        (void)put_asked(of, holding == HOLDS_ALWAYS ? one->then : one->otherwise, out);
    }
    out->failed |= condition.failed;
    oas_buf_free(&condition);
}

void conditions_put(struct emitter *e, const struct said *facts, unsigned known, oas_buf *out,
                    size_t from)
{
    const struct judged of = {e, facts, known, MOST_DEPTH};
    size_t before = out->len;
    for (size_t i = 0; i < facts->if_count && i < SAID_MOST; i++) {
        oas_buf words = {0};
        put_if(of, &facts->ifs[i], &words);
        if (words.len)
            limits_next_word(out, from);
        oas_buf_put(out, oas_buf_str(&words));
        out->failed |= words.failed;
        oas_buf_free(&words);
    }
    limits_word(facts->if_count > SAID_MOST && out->len > before, "…", out, from);
}
