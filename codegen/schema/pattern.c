/* The value of `pattern`: an ECMA-262 regular expression, or one of another dialect that says the
 * same in its own words. */
#include "schema/pattern.h"

#include <oas/regex.h>

#include "automaton/automaton.h"
#include "load/text.h"
#include "schema/foreign.h"
#include "schema/left_out.h"

/* What becomes an automaton, whatever other patterns there are, has no need of PCRE2; all others
 * must be something that oas_regex_compile() takes, since they may be matched by that. */
static void learn(oas_arena *mem, oas_str pattern, struct known_pattern *known)
{
    oas_arena work = {0};
    struct automaton_budget budget = automaton_allowance(pattern);
    const struct oas_regex_tree *tree = oas_regex_read(pattern, 0, &work, &known->fault);
    known->outcome =
        tree ? automaton_of_tree(tree, &budget, mem, &known->automaton) : AUTOMATON_NOT_REGULAR;
    oas_arena_free(&work);
    if (tree && known->outcome != AUTOMATON_MADE && known->outcome != AUTOMATON_NO_MEMORY)
        (void)oas_regex_try(pattern, &known->fault);
}

/* What there is to know of the pattern: told for each place, found out once. */
static const struct known_pattern *try_pattern(struct graph *graph, oas_str pattern)
{
    void **slot = map_put(&graph->patterns, graph->mem, pattern);
    if (slot && *slot)
        return *slot;
    struct known_pattern *known = OAS_ARENA_NEW(graph->mem, struct known_pattern, 1);
    if (!slot || !known) {
        graph->diags->no_memory = true;
        return NULL;
    }
    learn(graph->mem, pattern, known);
    if (known->outcome == AUTOMATON_NO_MEMORY ||
        oas_str_is(oas_str_from("out of memory"), known->fault.message)) {
        graph->diags->no_memory = true;
        return NULL;
    }
    *slot = known;
    return known;
}

static bool is_good(const oas_regex_fault *fault)
{
    return fault->tolerated || !fault->message[0];
}

static bool refuse(struct graph *graph, struct schema *schema, const struct clause *clause,
                   bool unsupported, size_t offset, const char *message)
{
    diag_at(graph->diags, unsupported ? DIAG_UNSUPPORTED : DIAG_ERROR, clause->value->place,
            "the pattern %s, at its offset %zu: %s", unsupported ? "cannot be checked" : "is wrong",
            offset, message);
    if (unsupported)
        left_out_note(graph, schema, clause->member);
    return false;
}

/* The runtime itself tolerates modifiers that stand first. */
static bool take(struct graph *graph, struct clause *clause, oas_str pattern,
                 const struct known_pattern *known)
{
    clause->pattern = pattern;
    clause->known = known;
    if (known->fault.tolerated || !oas_str_equal(pattern, clause->value->text))
        diag_lenient(graph->diags, LENIENCY_PATTERN_DIALECT, clause->value->place,
                     "the pattern is of another dialect than ECMA-262; it is read as " OAS_PRI,
                     OAS_ARG(pattern));
    return true;
}

/* ECMA-262 refuses `written`, which may be what stands between slashes. */
static bool read_foreign(struct graph *graph, struct schema *schema, struct clause *clause,
                         oas_str written, const struct known_pattern *known)
{
    oas_buf text = {0};
    struct foreign foreign = foreign_translate(written, &text);
    oas_str pattern = text_keep(graph->mem, &text, &graph->diags->no_memory);
    if (!pattern.at)
        return false;
    if (foreign.unclear)
        return refuse(graph, schema, clause, true, foreign.offset, foreign.unclear);
    const struct known_pattern *other = foreign.changed ? try_pattern(graph, pattern) : known;
    if (!other)
        return false;
    const oas_regex_fault *fault = &known->fault, *again = &other->fault;
    if (is_good(again))
        return take(graph, clause, pattern, other);
    if (!foreign.changed)
        return refuse(graph, schema, clause, fault->unsupported, fault->offset, fault->message);
    diag_at(graph->diags, again->unsupported ? DIAG_UNSUPPORTED : DIAG_ERROR, clause->value->place,
            "the pattern, read as " OAS_PRI ", %s: %s", OAS_ARG(pattern),
            again->unsupported ? "cannot be checked" : "is wrong", again->message);
    if (again->unsupported)
        left_out_note(graph, schema, clause->member);
    return false;
}

bool pattern_read(struct graph *graph, struct schema *schema, struct clause *clause)
{
    oas_str pattern = clause->value->text;
    oas_buf inner = {0};
    bool unwrapped = foreign_unwrap(pattern, &inner);
    if (unwrapped)
        pattern = text_keep(graph->mem, &inner, &graph->diags->no_memory);
    const struct known_pattern *known =
        unwrapped && !pattern.at ? NULL : try_pattern(graph, pattern);
    if (!known)
        return false;
    return is_good(&known->fault) ? take(graph, clause, pattern, known)
                                  : read_foreign(graph, schema, clause, pattern, known);
}
