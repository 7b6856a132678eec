/* limits.h - private to emit/: what keywords refuse of a value, in words of a comment. Each function
 * appends its words, with a semicolon where there are others behind `from`; nothing where its
 * keywords are not there. */
#ifndef EMIT_LIMITS_H
#define EMIT_LIMITS_H

#include "emit/emitter.h"
#include "emit/said.h"

/* Code points of a constant and of a pattern that are shown. */
enum { VALUE_WIDTH = 40, PATTERN_WIDTH = 60 };

/* Words of a comment are divided by semicolons: puts one if there is a word behind `from`. */
void limits_next_word(oas_buf *out, size_t from);
void limits_word(bool holds, const char *word, oas_buf *out, size_t from);
/* Words among others: in parentheses where a character of `parting` parts them. */
void limits_enclosed(const oas_buf *words, const char *parting, oas_buf *out);
/* A constant, cut. */
void limits_node(oas_buf *out, const struct node *node);

/* "1..8 items", "exactly 3 items", "at least 1 item", "at most 8 items" */
void limits_counts(const struct said *facts, oas_buf *out, size_t from, unsigned judges);
/* "1..40", else each limit with its sign: ">= 1; multiple of 5" */
void limits_range(const struct said *facts, oas_buf *out, size_t from);
/* What the C type of a number does not say, and what is not known. */
void limits_number_format(const struct said *facts, const struct ctype *type, oas_buf *out,
                          size_t from);
/* Of texts: format, lengths, patterns. */
void limits_text(const struct said *facts, unsigned jtypes, oas_buf *out, size_t from);
/* "always 4", "one of 1, 2": those of these JSON types. */
void limits_values(const struct said *facts, unsigned jtypes, oas_buf *out, size_t from);
/* The same of values, with `one` before one and `many` before several. */
void limits_listed(const struct node *const *values, size_t count, unsigned jtypes, const char *one,
                   const char *many, oas_buf *out);
/* Those of `const` and `enum`. */
void limits_constants(const struct said *facts, unsigned jtypes, const char *one, const char *many,
                      oas_buf *out);
/* "string or null" */
void limits_jtypes(unsigned jtypes, oas_buf *out, size_t from);
/* The words of a value of any JSON type. */
void limits_json(const struct said *facts, unsigned jtypes, oas_buf *out, size_t from);
/* ""a", "b"": names of members. */
void limits_names(const oas_str *names, size_t count, oas_buf *out);
/* `required` where a schema says nothing else; else NULL. */
const struct clause *limits_only_required(const struct schema *schema);
/* "what Cat describes", behind `before`: by its name where it is a component, else by its place. */
void limits_what(struct emitter *e, const struct schema *schema, const char *before, oas_buf *out);
/* "not "b"", "not >= 5", "not (string; pattern ^x)", "without "a"", "not what Cat describes"; nothing
 * of constants that values of `jtypes` never are. */
void limits_not(struct emitter *e, const struct schema *schema, unsigned jtypes, oas_buf *out,
                size_t from);
/* "has at least 2 of integer", "has 1..3 of "a", "b"" */
void limits_contains(struct emitter *e, const struct said *list, oas_buf *out, size_t from);

#endif
