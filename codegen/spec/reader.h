/* reader.h - what the readers of the model's parts share: kinds, required members, references. */
#ifndef SPEC_READER_H
#define SPEC_READER_H

#include "spec/api.h"

struct reader {
    struct registry *registry;
    oas_arena *mem;
    struct diags *diags; /* of the part being read; the registry's point there, too */
    struct api *api;
};

/* Sends all diagnostics from now on to `diags`. */
void reader_aim(struct reader *reader, struct diags *diags);

/* An empty list of faults; NULL when there is no memory. */
struct diags *reader_faults(struct reader *reader);

/* What is wrong in what is read between the two is a warning: no verdict depends on it. Softening
 * aims at the empty list `mild` and gives the one that was aimed at before; hardening is given it.
 */
struct diags *reader_soften(struct reader *reader, struct diags *mild);
void reader_harden(struct reader *reader, struct diags *before);

/* True if `node` is of that kind; else an error. `what` names it: "a parameter". */
bool reader_is(struct reader *reader, const struct node *node, enum node_kind kind,
               const char *what);

/* The member, if there is one and it is of that kind; another kind is an error. */
struct node *reader_member(struct reader *reader, const struct node *object, const char *key,
                           enum node_kind kind);

/* The same; that there is none is an error, too. */
struct node *reader_required(struct reader *reader, const struct node *object, const char *key,
                             enum node_kind kind);

/* A boolean member, false when there is none. */
bool reader_flag(struct reader *reader, const struct node *object, const char *key);

/* The object itself, or what a Reference Object leads to; NULL after an error. */
struct node *reader_follow(struct reader *reader, struct node *node, const char *what);

/* The base URI of references in `node`. */
oas_str reader_base(const struct reader *reader, const struct node *node);

bool reader_is_extension(oas_str key);

/* Which members the fixed fields of an object are; `since` is the first version that has it. */
struct known {
    const char *name;
    enum api_version since;
};

enum part {
    PART_ROOT,
    PART_COMPONENTS,
    PART_PATH_ITEM,
    PART_OPERATION,
    PART_PARAMETER,
    PART_BODY,
    PART_MEDIA,
    PART_RESPONSE,
    PART_HEADER,
    PART_SERVER
};

/* Warns of members that such a part does not have. */
void reader_known(struct reader *reader, const struct node *object, enum part part);

/* "content": media types, in a request body, response or parameter. */
void read_content(struct reader *reader, const struct node *content, struct body *body);
struct body *read_request(struct reader *reader, struct node *node);
void read_responses(struct reader *reader, const struct node *node, struct operation *operation);

/* A response's headers; faults in them are warnings. */
void read_headers(struct reader *reader, const struct node *node, struct response *response);

/* ---- around.c: what surrounds an operation; faults in it are warnings ---- */

/* The servers of `object`, or `inherited` where it names none (§4.8.5). */
struct servers read_servers(struct reader *reader, const struct node *object,
                            struct servers inherited);

struct strings read_tags(struct reader *reader, const struct node *operation);

/* The requirements of `object`, or `inherited` where it says nothing of them (§4.8.10). */
struct security read_security(struct reader *reader, const struct node *object,
                              struct security inherited);

/* The path item's parameters, overridden and followed by the operation's (OpenAPI 3.1 §4.8.10). */
void read_parameters(struct reader *reader, struct node *const *lists, size_t count,
                     struct operation *operation);

/* All operations of paths and webhooks into reader->api. */
void read_operations(struct reader *reader, const struct node *root);

/* The version, or false after an error. */
bool read_version(struct reader *reader, const struct node *root);

#endif
