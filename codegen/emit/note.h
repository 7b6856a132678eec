/* note.h - foreign text inside comments of C: inert, and readable. */
#ifndef EMIT_NOTE_H
#define EMIT_NOTE_H

#include <oas/base.h>

/* Appends `text` so that it cannot end the comment, begin another one, splice lines, spell a
 * trigraph, or move and hide what stands around it: characters that nobody sees are written as
 * <U+202E>, malformed UTF-8 as <FF>. Runs of white space are one space, but for line feeds if
 * `lines`. */
void note_put(oas_buf *out, oas_str text, bool lines);

/* A space where no line is broken. */
#define NOTE_NO_BREAK "\xC2\xA0"

/* Appends what note_put() made, wrapped at white space into lines of at most `width` code points;
 * `between` goes between two lines. Words that are too long stay whole, up to a limit; what is
 * joined by NOTE_NO_BREAK is one word, with spaces in it. */
void note_wrap(oas_buf *out, oas_str text, size_t width, oas_str between);

/* Appends a document's description as it reads in a comment: lines of a paragraph are joined, lists
 * and paragraphs keep their lines; cut with an ellipsis after some `most` bytes, where a sentence
 * or a word ends. */
void note_prose(oas_buf *out, oas_str text, size_t most);

/* Appends `text`, as it is, up to `most` code points; an ellipsis where there are more, and the quote
 * that ends a text in quotes. */
void note_cut(oas_buf *out, oas_str text, size_t most);

/* Code points of well-formed UTF-8. */
size_t note_columns(oas_str text);

/* True if nothing in `text` would be changed by note_put(). */
bool note_is_plain(oas_str text);

/* Appends a string literal with its quotes. Anything but printable ASCII is an octal escape of
 * three digits, which no digit behind it can lengthen; no trigraph is spelled. */
void note_put_literal(oas_buf *out, oas_str text);

#endif
