/* message_origin.h - where the texts of a message stand: in a file, or in strings of a capture. */
#ifndef VALIDATE_PAYLOAD_MESSAGE_ORIGIN_H
#define VALIDATE_PAYLOAD_MESSAGE_ORIGIN_H

#include <oas/base.h>

/* A text in which lines, columns and offsets count. */
struct message_origin {
    oas_str text;
    const char *before; /* of a capture, its JSON Pointer from the entry on: "/request/headers/", */
    size_t index;       /* 3, */
    const char *behind; /* "/value"; NULL: `before` is all of it */
    bool made; /* the text is put together from what stands there: places in it count nothing */
};

struct message_origins {
    const char *file;  /* empty: the message was given by its parts, without a body */
    bool captured;     /* it is of a capture: */
    size_t entry;      /* this one, */
    const char *whole; /* and "/request" or "/response" of it, for what stands nowhere */
    const struct message_origin *at;
    size_t count;
};

/* In one of the texts; line 0: nowhere. Zeroed it is a start. */
struct message_spot {
    const struct message_origin *origin; /* NULL: in none of them */
    size_t offset;
    size_t line;
    size_t column;
    size_t begin; /* private: where the line begins */
};

/* Finds `at`, counting on from what was found last, since errors come in their order. */
void message_spot_find(const struct message_origins *origins, const char *at,
                       struct message_spot *spot);

/* Appends the JSON Pointer of a capture: "/log/entries/7/request/url". */
void message_spot_pointer(const struct message_origins *origins, const struct message_spot *spot,
                          oas_buf *out);

#endif
