/* options.h - the command line, read once. */
#ifndef VALIDATE_PAYLOAD_OPTIONS_H
#define VALIDATE_PAYLOAD_OPTIONS_H

#include <oas/codec.h>

#include "common/exit.h"
#include "common/reading.h"

/* How verdicts are printed. */
enum format {
    FORMAT_TEXT,
    FORMAT_JSON,       /* indented; an array for several payloads */
    FORMAT_JSONL,      /* one compact object a payload */
    FORMAT_BODY,       /* "validation-error": the body that an API would answer with */
    FORMAT_ANNOTATIONS /* as JSON, with what the schemas say of a valid payload */
};

struct validate_options {
    struct reading reading;
    char **files; /* none: stdin */
    size_t file_count;
    const char *schema; /* these four are NULL when not given */
    const char *operation;
    const char *response;
    const char *media_type;
    const char *target;   /* "METHOD TARGET"; NULL when not given */
    const char **headers; /* "NAME: VALUE" */
    size_t header_count;
    bool message;
    bool har;
    bool any_host;
    bool credentials;
    bool strict_messages;
    bool strict_query;
    bool list;
    bool lines;
    bool quiet;
    bool no_values;
    enum format format;
    size_t max_errors;
    oas_options limits; /* all set, defaults too: messages name them */
    unsigned jobs;
};

/* Reads the command line into `options`, whose texts stay argv's; memory comes from `mem`.
 * argv is permuted. False when there is nothing more to do: `*status` is the exit status. */
bool validate_options_read(struct validate_options *options, oas_arena *mem, int argc, char **argv,
                           int *status);

/* True if what is judged is messages: a response by its parts has a status and fields. */
static inline bool validate_options_messages(const struct validate_options *options)
{
    return options->message || options->har || options->target ||
           (options->response && options->header_count);
}

/* True if records of this file are lines: --lines, or a name that ends so. */
bool validate_options_lines(const struct validate_options *options, const char *file);

/* True if verdicts are JSON in many lines; several of them are an array. */
static inline bool validate_options_indent(const struct validate_options *options)
{
    return options->format == FORMAT_JSON || options->format == FORMAT_ANNOTATIONS;
}

#endif
