/* A message by its parts or from a file: what the library says of it, and what is refused besides
 * where that is asked for. */
#include "validate_payload/message.h"

#include <errno.h>

#include "common/output.h"
#include "common/say.h"
#include "validate_payload/input.h"
#include "validate_payload/message_text.h"
#include "validate_payload/report_message.h"

enum { MOST_STRICT = 100 };

struct messages {
    struct rules rules;
    const oas_operations *operations;
    struct output output;
    oas_arena mem; /* of one file's messages */
    bool invalid;
    bool undecided;
    bool unreadable;
};

/* ---- one verdict ---- */

/* What is wrong besides what the library says, and all of it in order. */
struct faults {
    struct messages *m;
    oas_judged *judged;
    oas_message_error *all;
    size_t count;
    size_t room;
    bool more;
};

static bool begin_faults(struct faults *f, struct messages *m, oas_judged *judged)
{
    *f = (struct faults){.m = m, .judged = judged, .room = judged->count + MOST_STRICT};
    f->all = OAS_ARENA_NEW(&m->mem, oas_message_error, f->room);
    if (!f->all)
        return false;
    if (judged->count)
        memcpy(f->all, judged->at, judged->count * sizeof *f->all);
    f->count = judged->count;
    f->more = judged->more;
    return true;
}

/* The runtime asks for that where a text is made. */
static void hide_values(struct faults *f)
{
    for (size_t i = 0; i < f->count; i++) {
        if (f->all[i].errors)
            f->all[i].errors->no_values = true;
        f->all[i].received = oas_str_of("", 0);
    }
}

/* Behind those of its part. */
static void add_fault(struct faults *f, const oas_message_error *error)
{
    size_t at = f->count;
    f->more |= f->count == f->room;
    if (f->count == f->room)
        return;
    for (; at > 0 && f->all[at - 1].part > error->part; at--)
        f->all[at] = f->all[at - 1];
    f->all[at] = *error;
    f->count++;
}

static void refuse(struct faults *f, oas_part part, oas_str name, const char *expected)
{
    const oas_message_error error = {.part = part,
                                     .name = name,
                                     .code = OAS_CODE_NOT_ALLOWED,
                                     .at = name.len ? name.at : NULL,
                                     .expected = oas_str_from(expected)};
    add_fault(f, &error);
}

static void print(struct faults *f, const char *file, oas_str text, bool reply, oas_status status)
{
    struct messages *m = f->m;
    const struct validate_options *options = m->rules.options;
    if (f->count && (status == OAS_OK || status == OAS_UNDECIDED || status == OAS_TOO_LARGE))
        status = OAS_INVALID;
    m->invalid |= status == OAS_INVALID || status == OAS_MALFORMED;
    m->undecided |= status == OAS_UNDECIDED || status == OAS_TOO_LARGE || status == OAS_NO_MEMORY;
    bool cut = f->count > options->max_errors;
    if (options->no_values)
        hide_values(f);
    const struct message_verdict verdict = {.file = file,
                                            .text = text,
                                            .reply = reply,
                                            .status = status,
                                            .judged = f->judged,
                                            .errors = f->all,
                                            .count = cut ? options->max_errors : f->count,
                                            .more = f->more || cut};
    oas_buf out = {0}, err = {0};
    if (options->format == FORMAT_TEXT)
        report_message_text(&m->rules, &verdict, &out);
    else if (options->format == FORMAT_BODY)
        report_message_body(&m->rules, &verdict, &out, &err);
    else
        report_message_json(&m->rules, &verdict, &out);
    m->unreadable |= out.failed || err.failed;
    if (!options->quiet) {
        say_raw(oas_buf_str(&err));
        output_write(&m->output, oas_buf_str(&out));
    }
    oas_buf_free(&out);
    oas_buf_free(&err);
}

static void no_memory(struct messages *m)
{
    say_error("out of memory");
    m->unreadable = true;
}

/* ---- requests and responses ---- */

static void judge_request(struct messages *m, const char *file, oas_str text,
                          const oas_request *request, oas_judged *judged)
{
    const struct validate_options *options = m->rules.options;
    struct faults faults;
    oas_status status =
        oas_request_validate(m->operations, request, judged, &m->mem, &m->rules.limits, NULL);
    if (!begin_faults(&faults, m, judged)) {
        no_memory(m);
        return;
    }
    const oas_wire_values *values = &judged->parameters;
    for (size_t i = 0; options->strict_query && i < values->unknown_count; i++)
        refuse(&faults, OAS_PART_QUERY, values->unknown[i], "a name that a parameter has");
    bool bodiless = judged->operation && judged->operation->request_count == 0;
    if (options->strict_messages && bodiless && request->body.len)
        refuse(&faults, OAS_PART_BODY, oas_str_of("", 0), "no body");
    print(&faults, file, text, false, status);
}

/* What the document says nothing of. */
static const char *undeclared_of(const oas_judged *judged, const oas_reply *reply, oas_part *part)
{
    *part = OAS_PART_STATUS;
    if (!judged->response)
        return "a status that the operation declares";
    *part = OAS_PART_BODY;
    return judged->response->media_count == 0 && reply->body.len ? "no body" : NULL;
}

static void judge_reply(struct messages *m, const char *file, oas_str text,
                        const oas_operation *operation, oas_str method, const oas_reply *reply)
{
    oas_judged judged;
    struct faults faults;
    oas_part part;
    oas_status status =
        oas_reply_validate(operation, method, reply, &judged, &m->mem, &m->rules.limits, NULL);
    if (!begin_faults(&faults, m, &judged)) {
        no_memory(m);
        return;
    }
    const char *undeclared = undeclared_of(&judged, reply, &part);
    if (undeclared && m->rules.options->strict_messages)
        refuse(&faults, part, oas_str_of("", 0), undeclared);
    else if (undeclared && !m->rules.options->quiet)
        say_note("'%s': the response %u has what the operation does not declare (%s)", file,
                 reply->status, oas_part_name(part));
    print(&faults, file, text, true, status);
}

/* ---- files ---- */

/* The bytes of a file; false after saying why not. */
static bool read_file(struct messages *m, const char *file, oas_buf *bytes)
{
    size_t limit = m->rules.limits.max_bytes;
    switch (input_all(file, limit, bytes)) {
    case INPUT_WHOLE:
        return true;
    case INPUT_CUT:
        say_error("'%s' is longer than %zu bytes; --max-bytes raises the limit", file, limit);
        m->undecided = true;
        return false;
    case INPUT_UNREADABLE:
        say_error("cannot read '%s': %s", file, strerror(errno));
        m->unreadable = true;
        return false;
    }
    return false;
}

/* What is no message has one error. */
static void print_framing(struct messages *m, const char *file, oas_str text,
                          const struct message_text *read)
{
    const oas_message_error error = {.part = read->part,
                                     .code = OAS_CODE_BAD_MESSAGE,
                                     .at = read->at,
                                     .expected = oas_str_from(read->expected)};
    oas_judged judged = {.answer = read->of_reply ? 0 : 400};
    struct faults faults;
    if (!begin_faults(&faults, m, &judged)) {
        no_memory(m);
        return;
    }
    add_fault(&faults, &error);
    print(&faults, file, text, read->of_reply, OAS_INVALID);
}

/* A request with its response are two verdicts. */
static void begin_array(struct messages *m)
{
    m->rules.several = true;
    m->output.array = validate_options_indent(m->rules.options) && !m->rules.options->quiet;
}

static void judge_text(struct messages *m, const char *file, oas_str text)
{
    struct message_text read;
    oas_judged judged;
    if (!message_text_read(text, &m->mem, &read)) {
        no_memory(m);
        return;
    }
    bool reply = read.reply.status || read.of_reply;
    if (reply)
        begin_array(m);
    if (read.open && !m->rules.options->quiet)
        say_note("'%s': the request has a body without Content-Length", file);
    if (read.expected && !read.of_reply) {
        print_framing(m, file, text, &read);
        return;
    }
    judge_request(m, file, text, &read.request, &judged);
    if (read.expected)
        print_framing(m, file, text, &read);
    else if (reply && judged.operation)
        judge_reply(m, file, text, judged.operation, read.request.method, &read.reply);
    else if (reply && !m->rules.options->quiet)
        say_note("'%s': the response is not judged, since no operation was found", file);
}

static void judge_files(struct messages *m)
{
    static char *const only_stdin[] = {"-"};
    const struct validate_options *options = m->rules.options;
    size_t count = options->file_count ? options->file_count : 1;
    for (size_t i = 0; i < count && !m->output.failed; i++) {
        const char *file = options->file_count ? options->files[i] : only_stdin[0];
        oas_buf bytes = {0};
        if (read_file(m, file, &bytes)) /* an empty one has a place as well */
            judge_text(m, file, oas_str_of(bytes.at ? bytes.at : "", bytes.len));
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

/* Options were looked at: there is a space in the target, a colon in each header. */
static oas_request request_of(struct messages *m, oas_header *headers, oas_str body)
{
    const struct validate_options *options = m->rules.options;
    oas_str target = oas_str_from(options->target);
    size_t method = strcspn(options->target, " ");
    oas_request request = {.method = upper(&m->mem, oas_str_of(target.at, method)),
                           .target = oas_str_of(target.at + method + 1, target.len - method - 1),
                           .headers = headers,
                           .header_count = options->header_count,
                           .body = body};
    for (size_t i = 0; i < options->header_count; i++) {
        oas_str line = oas_str_from(options->headers[i]);
        size_t name = strcspn(options->headers[i], ":");
        headers[i] = (oas_header){oas_str_of(line.at, name),
                                  oas_str_of(line.at + name + 1, line.len - name - 1)};
    }
    return request;
}

static void judge_target(struct messages *m)
{
    const struct validate_options *options = m->rules.options;
    const char *file = options->file_count ? options->files[0] : "";
    oas_buf bytes = {0};
    oas_judged judged;
    oas_header *headers = OAS_ARENA_NEW(&m->mem, oas_header, options->header_count + 1);
    if (!headers)
        no_memory(m);
    else if (!options->file_count || read_file(m, file, &bytes)) {
        oas_request request = request_of(m, headers, oas_buf_str(&bytes));
        judge_request(m, file, oas_buf_str(&bytes), &request, &judged);
    }
    oas_buf_free(&bytes);
}

int message_judge_all(const struct rules *rules, const oas_operations *operations)
{
    struct messages m = {.rules = *rules, .operations = operations};
    if (rules->several)
        begin_array(&m);
    if (rules->options->target)
        judge_target(&m);
    else
        judge_files(&m);
    oas_arena_free(&m.mem);
    output_end(&m.output);
    if (m.unreadable || m.output.failed)
        return EXIT_IO;
    if (m.invalid)
        return EXIT_INVALID;
    return m.undecided ? EXIT_UNDECIDED : EXIT_DONE;
}
