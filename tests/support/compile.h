/* compile.h - a schema given as text, compiled in memory; no file is read.
 *
 *     struct compiled c;
 *     if (compile(&c, oas_str_from("{\"type\": \"string\"}"), NULL))
 *         status = oas_validate(c.type, json, &errs, NULL);
 *     compiled_free(&c); */
#ifndef SUPPORT_COMPILE_H
#define SUPPORT_COMPILE_H

#include "model/model.h"
#include "schema/graph.h"

struct compiled {
    oas_arena mem;
    struct diags diags;
    struct source source;
    struct document document;
    struct registry registry;
    struct api api;
    struct graph *graph;
    struct node *node; /* where the schema stands */
    struct schema *schema;
    struct plan *plan; /* NULL: it did not compile, `diags` says why */
    oas_type type;
};

struct compile_options {
    enum api_version version; /* not API_SCHEMA: `text` is an OpenAPI document's part */
    const char *pointer;      /* to the schema in `text`; NULL: the root */
    struct schema_options schema;
    bool allow_unsupported;     /* what is not built is left out */
    const struct mapping *maps; /* where remote references lead; none: nowhere */
    size_t map_count;
};

/* `text` is YAML or JSON and must outlive `c`; its name in messages is "s". File references lead
 * nowhere. `options` may be NULL. */
bool compile(struct compiled *c, oas_str text, const struct compile_options *options);

/* After compile(): that one schema, as what is to get a C type. */
struct wanted compile_wanted(const struct compiled *c);

/* After compile(): the C types of that schema. NULL without memory. */
struct model *compile_model(struct compiled *c, const struct model_options *options);

/* Only the tree, the document and the registry, ready for the later stages. */
bool compile_load(struct compiled *c, oas_str text);

/* After compile() or compile_load(), whatever they said. */
void compiled_free(struct compiled *c);

#endif
