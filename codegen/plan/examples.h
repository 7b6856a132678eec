/* examples.h - the values that a document gives by itself, judged by the schemas that they stand
 * at: defaults and examples. One that is refused is a warning, in the words that a payload gets. */
#ifndef PLAN_EXAMPLES_H
#define PLAN_EXAMPLES_H

#include <oas/codec.h>

#include "plan/plan.h"
#include "resolve/resolve.h"
#include "spec/subjects.h"

/* A value, and what it is judged by. */
struct example {
    const char *what; /* "default" or "example" */
    struct node *value;
    const struct schema *schema;
    oas_type type;
    oas_direction direction; /* in which it travels; NONE: nothing says, either will do */
};

struct examples;
typedef void example_use(const struct examples *examples, const struct example *example);

struct examples {
    const struct plan *plan;
    struct registry *registry; /* finds Example Objects that are references */
    struct diags *diags;
    example_use *found;
    void *user; /* of `found` */
};

/* Each hands the values that it finds to examples->found; only schemas that the plan reaches count.
 *
 * What the schemas from `first` on say themselves: `default`, `example` in OpenAPI, `examples`
 * where it is a list. */
void examples_of_schemas(const struct examples *examples, const struct schema *first);

/* What stands beside `schema` in the media type, parameter or header that `subject` is of:
 * `example` and `examples` (OpenAPI 3.1 §4.8.14), the latter's `value`, and `dataValue` from 3.2
 * on. Only values that stand for JSON are looked at. */
void examples_of_subject(const struct examples *examples, const struct subject *subject,
                         const struct schema *schema);

/* True if its schema refuses it; then `errs` (may be NULL) says why. `json` is the value's text, by
 * node_json(). No verdict, for want of work or depth, is none. */
bool example_is_refused(const struct example *example, oas_str json, oas_errors *errs);

/* Warns of one that is refused: an examples->found. */
void example_warn(const struct examples *examples, const struct example *example);

#endif
