/* The walker's form that collects every error. Run only after a refusal. */
#include "walk/walk.h"

#undef OAS_FORM
#define OAS_FORM(name) name##_explain
#include "walk/forms.h"

enum { COLLECT = 1 };

#include "walk/walk.inc"

oas_status oas_walk_explain(struct oas_walk *w, oas_use use, unsigned depth)
{
    struct oas_step root = step_to(NULL, OAS_KEYWORD_NONE, OAS_NONE, use);
    w->passing.refused = w->read.at; /* else nothing would be explained */
    return walk(w, use, depth, &root);
}

oas_status oas_walk_explain_branch(struct oas_walk *w, oas_use use, uint32_t index)
{
    struct oas_step root = step_to(NULL, OAS_KEYWORD_NONE, index, use);
    return walk(w, use, 0, &root);
}

#undef OAS_FORM
#define OAS_FORM(name) name
