/* prose.h - private to emit/: what comments tell in the document's own words. */
#ifndef EMIT_PROSE_H
#define EMIT_PROSE_H

#include "emit/emitter.h"

/* Bytes of a description that are shown of a type and of a member. */
enum { TYPE_PROSE = 1200, PART_PROSE = 400, LABEL_PROSE = 200 };

/* Title and description as prose, `most` bytes or a little more; no title that says what the C name
 * says. */
void prose_of(const struct schema *schema, oas_str name, size_t most, oas_buf *out);
/* True if the declaration of `type` has the prose of `schema` above it. */
bool prose_is_told(const struct ctype *type, const struct schema *schema);
/* The prose of a member, unless its type has it. What it refers to speaks for it where that is no C
 * type of its own; a component is named, for its prose stands at its functions. */
void prose_of_part(const struct emitter *e, const struct part *part, size_t most, oas_buf *out);

/* Appends a line. */
void prose_line(oas_buf *out, oas_str line);

/* Why a type is not called by where it is used: it stands in several places. */
void prose_places(size_t places, oas_buf *out);

#endif
