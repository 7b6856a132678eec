/* json_writer.h - JSON text of objects and arrays, either indented by two spaces or compact.
 *
 *     struct json_writer w = {.out = out, .indented = true, .first = true};
 *     json_next(&w);
 *     json_open(&w, '{');
 *     json_text(&w, "name", name);
 *     json_close(&w, '}'); */
#ifndef COMMON_JSON_WRITER_H
#define COMMON_JSON_WRITER_H

#include <oas/base.h>

struct json_writer {
    oas_buf *out;
    unsigned depth;
    bool indented;
    bool first; /* nothing yet in the object or array that is open */
};

/* Before a value that no key stands before: an item, or the whole. */
void json_next(struct json_writer *w);
/* A bracket, '{' or '[', and the one that ends it. */
void json_open(struct json_writer *w, char bracket);
void json_close(struct json_writer *w, char bracket);
/* A member's key; its value comes next. */
void json_key(struct json_writer *w, const char *key);

/* Members: a text of any bytes, a number, a word such as `null`. */
void json_text(struct json_writer *w, const char *key, oas_str text);
void json_number(struct json_writer *w, const char *key, size_t number);
void json_word(struct json_writer *w, const char *key, const char *word);

#endif
