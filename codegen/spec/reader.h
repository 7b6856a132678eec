/* reader.h - what the readers of the model's parts share: kinds, required members, references. */
#ifndef SPEC_READER_H
#define SPEC_READER_H

#include "spec/members.h"
#include "spec/spec.h"

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

/* What is wrong in what is read between the two is a leniency: no verdict depends on it. Softening
 * aims at the empty list `mild` and gives the one that was aimed at before; hardening is given it.
 */
struct diags *reader_soften(struct reader *reader, struct diags *mild);
void reader_harden(struct reader *reader, struct diags *before);

/* `node`, or what it refers to although the specification has no reference there; NULL after an
 * error. */
struct node *reader_through(struct reader *reader, struct node *node, const char *what);

/* True if `node`, the value of `what`, is null, which is told: there is nothing then. */
bool reader_is_null(struct reader *reader, const struct node *node, const char *what);

/* The member `schema` or the like, which may be anything but null. */
struct node *reader_schema(struct reader *reader, const struct node *object, const char *key);

/* True if `node` is of that kind; else an error. `what` names it: "a parameter". */
bool reader_is(struct reader *reader, const struct node *node, enum node_kind kind,
               const char *what);

/* The member, if there is one and it is of that kind; another kind is an error. */
struct node *reader_member(struct reader *reader, const struct node *object, const char *key,
                           enum node_kind kind);

/* The same; that there is none is an error, too. */
struct node *reader_required(struct reader *reader, const struct node *object, const char *key,
                             enum node_kind kind);

/* A member that the specification requires and no verdict depends on: that there is none, or one of
 * another kind, is a leniency, and `meant` says what is taken then. */
struct node *reader_expected(struct reader *reader, const struct node *object, const char *key,
                             enum node_kind kind, const char *meant);

/* A boolean member; `otherwise` when there is none. */
bool reader_flag(struct reader *reader, const struct node *object, const char *key, bool otherwise);

/* The object itself, or what a Reference Object leads to; NULL after an error. */
struct node *reader_follow(struct reader *reader, struct node *node, const char *what);

/* The base URI of references in `node`. */
oas_str reader_base(const struct reader *reader, const struct node *node);

/* The one that the value of `openapi` names, a text or a number; false when it is not known. */
bool reader_version_named(const struct node *version, enum api_version *known);

/* The version that `node` is read in: its document's, where that names one, else the main one's. */
enum api_version reader_version(const struct reader *reader, const struct node *node);

/* What members.def says of the member `key` of such a part. NULL: this version has none; `*later`
 * is set if a later one has. */
const struct member_rule *reader_rule(enum api_version version, enum part part, oas_str key,
                                      bool *later);

/* Warns of a member that such a part does not have. */
void reader_unknown(struct reader *reader, const struct member *member, enum part part, bool later);

/* Warns of members that such a part does not have. */
void reader_known(struct reader *reader, const struct node *object, enum part part);

#endif
