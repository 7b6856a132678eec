/* facts.h - private to emit/: what comments tell of values and members. */
#ifndef EMIT_FACTS_H
#define EMIT_FACTS_H

#include "emit/emitter.h"

/* Bytes of a description that are shown of a type and of a member. */
enum { TYPE_PROSE = 1200, PART_PROSE = 400, LABEL_PROSE = 200 };

/* Words of a comment are divided by semicolons: puts one if there is a word behind `from`. */
void facts_next_word(oas_buf *out, size_t from);

/* Appends what a member may hold and its C type does not say, in a few words: "1..40 characters".
 */
void facts_of_part(const struct part *part, oas_buf *out);
/* "the member "a-b"" where the C name does not tell it: two were alike, or it has nothing that an
 * identifier can hold. */
void facts_json_name(const struct part *part, oas_buf *out);
/* What a value of that type may be; nothing when that says all. */
void facts_of_value(const struct ctype *type, const struct schema *schema, oas_buf *out);
/* What the names of an object's members may be, behind other words: "; each name 1..8 characters".
 */
void facts_of_names(const struct schema *schema, oas_buf *out);
/* On a line of its own, what --allow-unsupported left out of the schema and of what it applies to
 * the same value. */
void facts_left_out(const struct schema *schema, oas_buf *out);
/* Title and description as prose, `most` bytes or a little more; no title that says what the C name
 * says. */
void facts_describe(const struct schema *schema, oas_str name, size_t most, oas_buf *out);
/* True if the declaration of `type` has the prose of `schema` above it. */
bool facts_is_described(const struct ctype *type, const struct schema *schema);
/* The prose of a member, unless its type has it. What it refers to speaks for it where that is no C
 * type of its own; a component is named, for its prose stands at its functions. */
void facts_describe_part(const struct emitter *e, const struct part *part, size_t most,
                         oas_buf *out);

/* Appends a line. */
void facts_line(oas_buf *out, oas_str line);

/* Why a type is not called by where it is used: it stands in several places. */
void facts_places(size_t places, oas_buf *out);

#endif
