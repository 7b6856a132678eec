#include "annotated.h"

#include "fuzz.h"
#include "validate_payload/annotate.h"

enum { DEPTH = 128 };

void fuzz_annotate(const struct compiled *c, oas_str json)
{
    struct rules rules = {
        .plan = c->plan, .schema = c->schema, .type = c->type, .limits = {.max_depth = DEPTH}};
    struct annotate_memory memory = {.noted = NULL};
    struct annotations found = {.at = NULL};
    oas_errors errors = {.at = NULL};
    oas_arena mem = {.at = NULL};
    oas_status status = annotate(&rules, json, &memory, &errors, &mem, &found);
    FUZZ_CHECK(status == OAS_OK || status == OAS_UNDECIDED || status == OAS_TOO_LARGE);
    for (size_t i = 0; status == OAS_OK && i < found.count; i++) {
        FUZZ_CHECK(found.at[i].instance && found.at[i].schema && found.at[i].member);
        FUZZ_CHECK(found.at[i].path.len == 0 || found.at[i].path.at[0] == '/');
    }
    annotate_memory_free(&memory);
    oas_arena_free(&mem);
}
