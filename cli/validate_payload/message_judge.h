/* message_judge.h - one message, one verdict, and its text, however the message came: for those who
 * read messages from files, from captures and from the command line. */
#ifndef VALIDATE_PAYLOAD_MESSAGE_JUDGE_H
#define VALIDATE_PAYLOAD_MESSAGE_JUDGE_H

#include <oas/message.h>

#include "common/output.h"
#include "spec/spec.h"
#include "validate_payload/message_origin.h"
#include "validate_payload/progress.h"
#include "validate_payload/verdict.h"

struct coverage;

/* Bodies alone, that are no JSON texts. */
struct message_bodies {
    const oas_media *media; /* what they may be; NULL: messages are judged, and no bodies alone */
    size_t count;
    oas_str type; /* what they are */
    bool reply;
    bool required;
};

/* What messages are of. */
struct message_scope {
    const oas_operations *operations;
    const oas_operation *operation; /* the one that all are of; NULL: each says so itself */
    const struct api *api;          /* what the table was made of */
    struct message_bodies bodies;   /* of that operation */
};

struct messages {
    struct rules rules;
    const oas_operations *operations;
    const oas_operation *fixed; /* the one that every message is of; NULL: it says so itself */
    struct coverage *coverage;  /* where captures are counted; else NULL */
    struct progress progress;
    struct output output;
    oas_arena mem; /* of one file's messages, or of one entry */
    size_t invalid;
    size_t undecided;
    bool unreadable;
};

/* More than one verdict comes: they are an array where they are JSON. */
void message_begin_array(struct messages *m);

/* Memory is short: said, and the exit status knows. */
void message_no_memory(struct messages *m);

/* The bytes of a file; false after saying why not. */
bool message_file(struct messages *m, const char *file, oas_buf *bytes);

/* Appended to stdout and stderr, unless -q is given. */
void message_put(struct messages *m, const oas_buf *out, const oas_buf *err);

/* What a message does not keep to that the library is not asked: bad_message. */
struct message_framing {
    oas_part part;
    const char *expected; /* NULL: all is well */
    const char *at;
};

/* A message with where its texts stand, and what is known to be wrong with it. */
struct message_given {
    const struct message_origins *origins;
    struct message_framing framing;
};

/* Judge and print. */
void message_request(struct messages *m, const struct message_given *given,
                     const oas_request *request, oas_judged *judged);
void message_reply(struct messages *m, const struct message_given *given,
                   const oas_operation *operation, oas_str method, const oas_reply *reply);

void message_body(struct messages *m, const struct message_given *given,
                  const struct message_bodies *bodies, oas_str body);

/* The same of what is no message: that is its one error. */
void message_bad(struct messages *m, const struct message_given *given, bool reply);

#endif
