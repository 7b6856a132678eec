/* Messages of the command line: files as they were sent, requests and responses by their parts. */
#include "validate_payload/message.h"

#include <stdlib.h>

#include "common/say.h"
#include "validate_payload/har.h"
#include "validate_payload/message_judge.h"
#include "validate_payload/message_text.h"

/* ---- files ---- */

static void judge_text(struct messages *m, const char *file, oas_str text)
{
    const struct message_origin whole = {.text = text};
    const struct message_origins origins = {.file = file, .at = &whole, .count = 1};
    struct message_text read;
    oas_judged judged;
    if (!message_text_read(text, &m->mem, &read)) {
        message_no_memory(m);
        return;
    }
    read.request.operation = m->fixed;
    const struct message_given given = {&origins, {read.part, read.expected, read.at}};
    const struct message_given fine = {.origins = &origins};
    bool reply = read.reply.status || read.of_reply;
    if (reply)
        message_begin_array(m);
    if (read.open && !m->rules.options->quiet)
        say_note("'%s': the request has a body without Content-Length", file);
    if (read.expected && !read.of_reply) {
        message_bad(m, &given, false);
        return;
    }
    message_request(m, &fine, &read.request, &judged);
    if (read.expected)
        message_bad(m, &given, true);
    else if (reply && judged.operation)
        message_reply(m, &fine, judged.operation, read.request.method, &read.reply);
    else if (reply && !m->rules.options->quiet)
        say_note("'%s': the response is not judged, since no operation was found", file);
}

static void judge_file(struct messages *m, const struct message_bodies *bodies, const char *file,
                       oas_str text)
{
    const struct message_origin whole = {.text = text};
    const struct message_origins origins = {.file = file, .at = &whole, .count = 1};
    const struct message_given given = {.origins = &origins};
    if (bodies->media)
        message_body(m, &given, bodies, text);
    else
        judge_text(m, file, text);
}

static void judge_files(struct messages *m, const struct message_bodies *bodies)
{
    static char *const only_stdin[] = {"-"};
    const struct validate_options *options = m->rules.options;
    size_t count = options->file_count ? options->file_count : 1;
    for (size_t i = 0; i < count && !m->output.failed; i++) {
        const char *file = options->file_count ? options->files[i] : only_stdin[0];
        oas_buf bytes = {0};
        if (message_file(m, file, &bytes)) /* an empty one has a place as well */
            judge_file(m, bodies, file, oas_str_of(bytes.at ? bytes.at : "", bytes.len));
        oas_buf_free(&bytes);
        oas_arena_reset(&m->mem);
    }
}

/* ---- by parts ---- */

static oas_str upper(oas_arena *mem, oas_str word)
{
    char *copy = oas_arena_take(mem, word.len + 1, 1);
    for (size_t i = 0; copy && i < word.len; i++)
        copy[i] = word.at[i] >= 'a' && word.at[i] <= 'z' ? (char)(word.at[i] - 32) : word.at[i];
    return copy ? oas_str_of(copy, word.len) : word;
}

/* Options were looked at: there is a colon in each. NULL: no memory, which is said. */
static const oas_header *headers_of(struct messages *m)
{
    const struct validate_options *options = m->rules.options;
    oas_header *headers = OAS_ARENA_NEW(&m->mem, oas_header, options->header_count + 1);
    for (size_t i = 0; headers && i < options->header_count; i++) {
        oas_str line = oas_str_from(options->headers[i]);
        size_t name = strcspn(options->headers[i], ":");
        headers[i] = (oas_header){oas_str_of(line.at, name),
                                  oas_str_of(line.at + name + 1, line.len - name - 1)};
    }
    if (!headers)
        message_no_memory(m);
    return headers;
}

static void judge_target(struct messages *m, const struct message_given *given,
                         const oas_header *headers, oas_str body)
{
    const struct validate_options *options = m->rules.options;
    oas_str target = oas_str_from(options->target);
    size_t method = strcspn(options->target, " ");
    const oas_request request = {.method = upper(&m->mem, oas_str_of(target.at, method)),
                                 .target =
                                     oas_str_of(target.at + method + 1, target.len - method - 1),
                                 .headers = headers,
                                 .header_count = options->header_count,
                                 .body = body,
                                 .operation = m->fixed};
    oas_judged judged;
    message_request(m, given, &request, &judged);
}

/* The response's status has three digits, as options were looked at. */
static void judge_response(struct messages *m, const struct message_given *given,
                           const oas_header *headers, oas_str body)
{
    const struct validate_options *options = m->rules.options;
    const oas_reply reply = {.status = (unsigned)strtoul(options->response, NULL, 10),
                             .headers = headers,
                             .header_count = options->header_count,
                             .body = body};
    message_reply(m, given, m->fixed, oas_str_from(m->fixed->method), &reply);
}

static void judge_parts(struct messages *m)
{
    const struct validate_options *options = m->rules.options;
    const char *file = options->file_count ? options->files[0] : "";
    oas_buf bytes = {0};
    const oas_header *headers = headers_of(m);
    if (headers && (!options->file_count || message_file(m, file, &bytes))) {
        const struct message_origin body = {.text = oas_buf_str(&bytes)};
        const struct message_origins origins = {.file = file, .at = &body, .count = 1};
        const struct message_given given = {.origins = &origins};
        if (options->target)
            judge_target(m, &given, headers, oas_buf_str(&bytes));
        else
            judge_response(m, &given, headers, oas_buf_str(&bytes));
    }
    oas_buf_free(&bytes);
}

/* ---- all of them ---- */

int message_judge_all(const struct rules *rules, const struct message_scope *scope)
{
    struct messages m = {
        .rules = *rules, .operations = scope->operations, .fixed = scope->operation};
    int refused = EXIT_DONE;
    progress_init(&m.progress, rules->options->quiet);
    if (rules->several)
        message_begin_array(&m);
    if (rules->options->har)
        refused = har_judge(&m, scope);
    else if (rules->options->message || scope->bodies.media)
        judge_files(&m, &scope->bodies);
    else
        judge_parts(&m);
    oas_arena_free(&m.mem);
    if (refused == EXIT_DONE)
        output_end(&m.output);
    if (m.unreadable || m.output.failed)
        return EXIT_IO;
    if (refused != EXIT_DONE)
        return refused;
    if (m.invalid)
        return EXIT_INVALID;
    return m.undecided ? EXIT_UNDECIDED : EXIT_DONE;
}
