/* given.h - private to model/: names that somebody chose: `x-c-name` in the document, --rename and
 * --strip-prefix beside it. They are taken as they are, before all that are made of texts. */
#ifndef MODEL_GIVEN_H
#define MODEL_GIVEN_H

#include "load/node.h"
#include "load/pointer_map.h"
#include "spec/spec.h"

/* A line of --rename. */
struct rename {
    oas_str what; /* "/components/schemas/Pet", "Pet", or an operationId */
    oas_str name;
};

struct given {
    const oas_str *prefixes; /* that the names of components lose */
    size_t prefix_count;
    struct pointer_map names; /* nodes to oas_str: of --rename, which wins over the document */
};

/* What the schema, operation or constant is called; at NULL: nobody says. */
oas_str given_name(const struct given *given, const struct node *node);

/* What a rename names: the node at a JSON Pointer into the main document, else a component, else an
 * operation. NULL: there is none, or nothing that has a name in C. */
const struct node *given_find(oas_arena *mem, const struct api *api, oas_str what);

/* The component's name without the longest of the prefixes that it has. */
oas_str given_component(const struct given *given, oas_str name);

/* Letters of ASCII, digits and '_', at most as many as such a name may have. A constant may begin
 * with a digit: its type's name stands before it. */
bool given_fits(oas_str name, bool constant);

#endif
