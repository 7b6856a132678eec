/* parameters.c - the law for parameters, over the OpenAPI documents of the corpora:
 *
 *     law_parameters CORPORA TIMES [OPERATIONS]
 *
 * CORPORA has none whose query is a form, so those of tests/http/querystring.yaml come behind them.
 * For every operation with parameters (or so many of a document, evenly spread) valid values are
 * made of their schemas at random, TIMES over, the same ones in every run. They are written as a
 * request, which is read into the operation's struct, and that is written again: it has to be the
 * same request. Structs are made in memory, by their layouts alone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <oas/typed.h>

#include "compiler.h"
#include "made_up.h"
#include "model/layout_made.h"
#include "real.h"
#include "support/left_out.h"
#include "wired.h"

struct count {
    size_t operations, sets, kept, beyond, unmade, broken;
};

/* ---- one request ---- */

/* Into the struct and back. NULL: it is the same. */
static const char *go(const oas_operation *operation, const oas_request *request, oas_arena *mem,
                      oas_judged *judged, oas_status *status)
{
    oas_type type = operation->parameters_type;
    size_t size = type.program->layout->rows[type.layout].size;
    char *value = oas_arena_take(mem, size + 1, 16), *copy = oas_arena_take(mem, size + 1, 16);
    oas_request again = {.body = request->body};
    if (!value || !copy)
        return "there is no memory";
    if (oas_parameters_validate(operation, request, NULL, NULL, NULL, NULL) != OAS_OK)
        return "is refused";
    *status = oas_parameters_decode(operation, value, request, mem, judged, NULL, NULL);
    if (*status != OAS_OK)
        return "does not fit";
    if (oas_parameters_check(operation, value, NULL, NULL, NULL) != OAS_OK)
        return "its struct is refused";
    if (oas_parameters_encode(operation, value, &again, mem, judged, NULL) != OAS_OK)
        return "is not written";
    if (!wired_same(request, &again))
        return "is another request";
    if (oas_copy(type, copy, value, mem, NULL) != OAS_OK || !oas_equal(type, copy, value, NULL))
        return "its copy is not equal";
    return NULL;
}

static void judge_set(const oas_operation *operation, const struct schema *joined, uint64_t *seed,
                      struct count *count)
{
    const struct clause *properties = schema_clause(joined, OAS_KEYWORD_PROPERTIES);
    oas_arena mem = {0};
    oas_json *values = OAS_ARENA_NEW(&mem, oas_json, operation->parameter_count);
    oas_request request = {.headers = NULL};
    oas_judged judged = {.count = 0};
    bool made = values != NULL;
    for (uint32_t i = 0; made && i < operation->parameter_count; i++) {
        const oas_parameter *parameter = &operation->parameters[i];
        if (!parameter->required && made_up_number(seed, 3) == 0)
            continue;
        values[i] = made_up(properties->schemas[i], parameter->type, &mem, seed);
        made = values[i].at || !parameter->required;
    }
    count->sets++;
    if (!made) {
        count->unmade++;
    } else if (!wired_write(operation, values, &request, &mem)) {
        count->beyond++;
    } else {
        oas_status status = OAS_OK;
        const char *wrong = go(operation, &request, &mem, &judged, &status);
        count->kept += !wrong;
        count->beyond += wrong && status == OAS_UNREPRESENTABLE;
        count->broken += wrong && status != OAS_UNREPRESENTABLE;
        if (wrong && status != OAS_UNREPRESENTABLE)
            wired_tell(operation, wrong, &request, &judged);
    }
    oas_arena_free(&mem);
}

/* ---- one document ---- */

static const oas_operation *row_of(const struct compiler *compiler, const struct wanted *wanted)
{
    const struct operation *operation = wanted->subject->operation;
    size_t i = 0;
    if (wanted->subject->kind != SUBJECT_PARAMETERS || operation->callback)
        return NULL;
    while (i < compiler->part->operation_count && &compiler->part->operations[i] != operation)
        i++;
    return i < compiler->operations->count ? &compiler->operations->at[i] : NULL;
}

static void judge_operations(const struct compiler *compiler, size_t times, size_t most,
                             struct count *count)
{
    size_t all = 0, met = 0;
    uint64_t seed = 1;
    for (size_t i = 0; i < compiler->wanted_count; i++)
        all += row_of(compiler, &compiler->wanted[i]) != NULL;
    for (size_t i = 0; i < compiler->wanted_count; i++) {
        const struct wanted *wanted = &compiler->wanted[i];
        const oas_operation *row = row_of(compiler, wanted);
        if (!row || (most && met++ % ((all + most - 1) / most) != 0))
            continue;
        count->operations++;
        for (size_t k = 0; k < times; k++)
            judge_set(row, wanted->schema, &seed, count);
    }
}

/* How many sets an operation, and operations a document; 0: all. */
struct sample {
    size_t times, most;
};

/* The plan's own program gets the layout, since the table refers to that. */
static bool judge_document(void *user, const char *path, const char *name)
{
    const struct sample *sample = user;
    struct compiler compiler = {.options = {.spec = path, .allow_unsupported = true}};
    struct layout_made made;
    struct count count = {0};
    bool good = compiler_run(&compiler, STAGE_OPERATIONS) &&
                layout_make(&made, &compiler.mem, compiler.model);
    if (good) {
        compiler.plan->program = made.program;
        judge_operations(&compiler, sample->times, sample->most, &count);
    }
    printf("%s: %zu operations, %zu sets: %zu kept, %zu beyond the wire or C, %zu not made\n", name,
           count.operations, count.sets, count.kept, count.beyond, count.unmade);
    good = good && count.broken == 0 && (count.kept > 0 || count.sets == 0);
    if (!good)
        printf("%s: FAILED, %zu broken\n", name, count.broken);
    compiler_free(&compiler);
    return good;
}

int main(int argc, char **argv)
{
    size_t count = 0;
    bool good = argc == 3 || argc == 4;
    struct sample sample = {good ? strtoul(argv[2], NULL, 10) : 0,
                            argc == 4 ? strtoul(argv[3], NULL, 10) : 0};
    good = good && law_each_document(argv[1], "the law over parameters of a document",
                                     judge_document, &sample, &count);
    sample.times *= 20;
    good = good && judge_document(&sample, "tests/http/querystring.yaml", "querystring");
    return !good ? 1 : count ? 0 : LEFT_OUT;
}
