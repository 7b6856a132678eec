/* emit.h - the model as C: NAME.h for people, NAME.c for the runtime. The same input gives the same
 * bytes: no dates, no folders, no line numbers. */
#ifndef EMIT_EMIT_H
#define EMIT_EMIT_H

#include "model/model.h"

struct emit_options {
    oas_str name;     /* base name of the files; see emit_name_fits() */
    oas_str document; /* the document's file name without its folder */
    /* What model_build() was given, in its order: it leads from a schema's node to its type. */
    const struct wanted *wanted;
    size_t wanted_count;
    bool operations; /* print the table of the API's operations, if it has any: all their schemas
                        are wanted */
};

/* True if `name` can stand in an #include and in a file's name: not empty, and no control
 * character, quote, backslash, slash or what nobody sees. */
bool emit_name_fits(oas_str name);

/* Each appends one file. False when memory ran out, or for a name that does not fit; then `out`
 * keeps its length. */
bool emit_header(const struct model *model, const struct api *api,
                 const struct emit_options *options, oas_buf *out);
bool emit_source(const struct model *model, const struct api *api,
                 const struct emit_options *options, oas_buf *out);

#endif
