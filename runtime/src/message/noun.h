/* noun.h - the room message: errors in words, places and lines. Here, the pieces that messages are
 * made of.
 *
 * In: an error that was found, the payload, the program. Out: text on demand: what was expected and
 * received, the pointer, line and column, the body of an answer.
 * May use: block, base, number, json, error, value. */
#ifndef OAS_MESSAGE_NOUN_H
#define OAS_MESSAGE_NOUN_H

#include <oas/base.h>

/* "string, integer or null", or with articles. */
void oas_jtypes_put(oas_buf *out, unsigned jtypes, bool articles);

#define OAS_SHOWN_POINTS 40 /* code points of a value, a name, a pattern for people */
#define OAS_ELLIPSIS     "\xE2\x80\xA6"

/* At most OAS_SHOWN_POINTS of `text`. */
void oas_cut_put(oas_buf *out, oas_str text);

/* A choice among `count` constants as it is listed: "a", "b" or null; behind the first ten only how
 * many there are. */
struct oas_choice {
    oas_buf *out;
    uint32_t count;
    uint32_t told;
};

/* The next one: a string's content, or a JSON text. */
void oas_choice_put(struct oas_choice *choice, oas_str text, bool string);

/* "1 item", "2 items" */
void oas_count_put(oas_buf *out, uint64_t count, const char *noun);

#endif
