/* The value of `pattern`: an ECMA-262 regular expression, or one of another dialect that says the
 * same in its own words. */
#include "schema/pattern.h"

#include <oas/regex.h>

#include "load/text.h"
#include "schema/foreign.h"
#include "schema/left_out.h"

/* How the pattern compiles: told for each place, found out once. */
static const oas_regex_fault *try_pattern(struct graph *graph, oas_str pattern)
{
    void **slot = map_put(&graph->patterns, graph->mem, pattern);
    if (slot && *slot)
        return *slot;
    oas_regex_fault *fault = OAS_ARENA_NEW(graph->mem, oas_regex_fault, 1);
    if (!slot || !fault) {
        graph->diags->no_memory = true;
        return NULL;
    }
    oas_regex_free(oas_regex_compile(pattern, NULL, fault));
    if (oas_str_is(oas_str_from("out of memory"), fault->message)) {
        graph->diags->no_memory = true;
        return NULL;
    }
    *slot = fault;
    return fault;
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
static bool take(struct graph *graph, struct clause *clause, oas_str pattern, bool tolerated)
{
    clause->pattern = pattern;
    if (tolerated || !oas_str_equal(pattern, clause->value->text))
        diag_lenient(graph->diags, LENIENCY_PATTERN_DIALECT, clause->value->place,
                     "the pattern is of another dialect than ECMA-262; it is read as " OAS_PRI,
                     OAS_ARG(pattern));
    return true;
}

/* ECMA-262 refuses `written`, which may be what stands between slashes. */
static bool read_foreign(struct graph *graph, struct schema *schema, struct clause *clause,
                         oas_str written, const oas_regex_fault *fault)
{
    oas_buf text = {0};
    struct foreign foreign = foreign_translate(written, &text);
    oas_str pattern = text_keep(graph->mem, &text, &graph->diags->no_memory);
    if (!pattern.at)
        return false;
    if (foreign.unclear)
        return refuse(graph, schema, clause, true, foreign.offset, foreign.unclear);
    const oas_regex_fault *again = foreign.changed ? try_pattern(graph, pattern) : fault;
    if (!again)
        return false;
    if (is_good(again))
        return take(graph, clause, pattern, again->tolerated);
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
    const oas_regex_fault *fault = unwrapped && !pattern.at ? NULL : try_pattern(graph, pattern);
    if (!fault)
        return false;
    return is_good(fault) ? take(graph, clause, pattern, fault->tolerated)
                          : read_foreign(graph, schema, clause, pattern, fault);
}
