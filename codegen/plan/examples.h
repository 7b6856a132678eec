/* examples.h - the values that a document gives by itself, judged by the schemas that they stand
 * at: defaults and examples. One that is refused is a warning, in the words that a payload gets. */
#ifndef PLAN_EXAMPLES_H
#define PLAN_EXAMPLES_H

#include "plan/plan.h"
#include "resolve/resolve.h"
#include "spec/subjects.h"

struct examples {
    const struct plan *plan;
    struct registry *registry; /* finds Example Objects that are references */
    struct diags *diags;
};

/* What the schemas from `first` on say themselves, those that the plan reaches: `default`,
 * `example` in OpenAPI, `examples` where it is a list. Nothing says in which direction such a value
 * travels, so it is good if it is in one of them. */
void examples_of_schemas(const struct examples *examples, const struct schema *first);

/* What stands beside `schema` in the media type, parameter or header that `subject` is of:
 * `example` and `examples` (OpenAPI 3.1 §4.8.14), the latter's `value`, and `dataValue` from 3.2
 * on. Only values that stand for JSON are looked at. */
void examples_of_subject(const struct examples *examples, const struct subject *subject,
                         const struct schema *schema);

#endif
