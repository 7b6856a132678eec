/* One message, its verdict, and what is refused besides where that is asked for. */
#include "validate_payload/message_judge.h"

#include <errno.h>

#include "common/say.h"
#include "validate_payload/coverage.h"
#include "validate_payload/input.h"
#include "validate_payload/report_message.h"

enum { MOST_STRICT = 100 };

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

/* Is the error behind one of that place? A query is one text. */
static bool is_behind(const oas_message_error *error, const oas_message_error *added)
{
    if (error->part != added->part)
        return error->part > added->part;
    return error->part == OAS_PART_QUERY && error->at &&
           (uintptr_t)error->at > (uintptr_t)added->at;
}

/* By its place, behind those of its part that have none in the same text. */
static void add_fault(struct faults *f, const oas_message_error *error)
{
    size_t at = f->count;
    f->more |= f->count == f->room;
    if (f->count == f->room)
        return;
    for (; at > 0 && is_behind(&f->all[at - 1], error); at--)
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

static void add_framing(struct faults *f, const struct message_framing *framing)
{
    const oas_message_error error = {.part = framing->part,
                                     .code = OAS_CODE_BAD_MESSAGE,
                                     .at = framing->at,
                                     .expected = oas_str_from(framing->expected)};
    if (framing->expected)
        add_fault(f, &error);
}

void message_put(struct messages *m, const oas_buf *out, const oas_buf *err)
{
    m->unreadable |= out->failed || err->failed;
    if (m->rules.options->quiet || (out->len == 0 && err->len == 0))
        return;
    progress_clear(&m->progress);
    say_raw(oas_buf_str(err));
    output_write(&m->output, oas_buf_str(out));
}

static void count(struct messages *m, oas_status status)
{
    m->invalid += status == OAS_INVALID || status == OAS_MALFORMED;
    m->undecided += status == OAS_UNDECIDED || status == OAS_TOO_LARGE || status == OAS_NO_MEMORY;
}

static void print(struct faults *f, const struct message_origins *origins, bool reply,
                  oas_status status)
{
    struct messages *m = f->m;
    const struct validate_options *options = m->rules.options;
    if (f->count && (status == OAS_OK || status == OAS_UNDECIDED || status == OAS_TOO_LARGE))
        status = OAS_INVALID;
    count(m, status);
    bool cut = f->count > options->max_errors;
    if (options->no_values)
        hide_values(f);
    const struct message_verdict verdict = {.origins = origins,
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
    message_put(m, &out, &err);
    oas_buf_free(&out);
    oas_buf_free(&err);
}

void message_no_memory(struct messages *m)
{
    say_error("out of memory");
    m->unreadable = true;
}

/* ---- requests and responses ---- */

void message_request(struct messages *m, const struct message_given *given,
                     const oas_request *request, oas_judged *judged)
{
    const struct validate_options *options = m->rules.options;
    struct faults faults;
    oas_status status =
        oas_request_validate(m->operations, request, judged, &m->mem, &m->rules.limits, NULL);
    if (!begin_faults(&faults, m, judged)) {
        message_no_memory(m);
        return;
    }
    const oas_wire_values *values = &judged->parameters;
    for (size_t i = 0; options->strict_query && i < values->unknown_count; i++)
        refuse(&faults, OAS_PART_QUERY, values->unknown[i], "a name that a parameter has");
    bool bodiless = judged->operation && judged->operation->request_count == 0;
    bool there = request->body.len || request->body_state == OAS_BODY_UNSEEN;
    if (options->strict_messages && bodiless && there)
        refuse(&faults, OAS_PART_BODY, oas_str_of("", 0), "no body");
    else if (bodiless && there && !m->coverage && !options->quiet)
        say_note("'%s': the request has a body, which the operation does not declare",
                 given->origins->file);
    if (m->coverage)
        coverage_request(m->coverage, request, judged);
    add_framing(&faults, &given->framing);
    print(&faults, given->origins, false, status);
}

/* What the document says nothing of. */
static const char *undeclared_of(const oas_judged *judged, const oas_reply *reply, oas_part *part)
{
    *part = OAS_PART_STATUS;
    if (!judged->response)
        return "a status that the operation declares";
    *part = OAS_PART_BODY;
    bool there = reply->body.len || reply->body_state == OAS_BODY_UNSEEN;
    return judged->response->media_count == 0 && there ? "no body" : NULL;
}

void message_reply(struct messages *m, const struct message_given *given,
                   const oas_operation *operation, oas_str method, const oas_reply *reply)
{
    oas_judged judged;
    struct faults faults;
    oas_part part;
    oas_status status =
        oas_reply_validate(operation, method, reply, &judged, &m->mem, &m->rules.limits, NULL);
    if (!begin_faults(&faults, m, &judged)) {
        message_no_memory(m);
        return;
    }
    const char *undeclared = undeclared_of(&judged, reply, &part);
    if (undeclared && m->rules.options->strict_messages)
        refuse(&faults, part, oas_str_of("", 0), undeclared);
    else if (undeclared && !m->coverage && !m->rules.options->quiet)
        say_note("'%s': the response %u has what the operation does not declare (%s)",
                 given->origins->file, reply->status, oas_part_name(part));
    if (m->coverage)
        coverage_reply(m->coverage, reply, &judged);
    add_framing(&faults, &given->framing);
    print(&faults, given->origins, true, status);
}

void message_body(struct messages *m, const struct message_given *given,
                  const struct message_bodies *bodies, oas_str body)
{
    static const oas_message_error missing = {
        .part = OAS_PART_BODY, .code = OAS_CODE_MISSING, .expected = OAS_STR_INIT("a body")};
    oas_judged judged;
    struct faults faults;
    oas_options options = m->rules.limits;
    options.direction = bodies->reply ? OAS_DIRECTION_RESPONSE : OAS_DIRECTION_REQUEST;
    oas_status status = oas_body_validate(bodies->media, bodies->count, bodies->type, body, &judged,
                                          &m->mem, &options, NULL);
    judged.operation = m->fixed;
    if (!begin_faults(&faults, m, &judged)) {
        message_no_memory(m);
        return;
    }
    if (body.len == 0 && bodies->required)
        add_fault(&faults, &missing);
    print(&faults, given->origins, bodies->reply, status);
}

bool message_file(struct messages *m, const char *file, oas_buf *bytes)
{
    size_t limit = m->rules.limits.max_bytes;
    switch (input_all(file, limit, bytes)) {
    case INPUT_WHOLE:
        return true;
    case INPUT_CUT:
        say_error("'%s' is longer than %zu bytes; --max-bytes raises the limit", file, limit);
        m->undecided++;
        return false;
    case INPUT_UNREADABLE:
        say_error("cannot read '%s': %s", file, strerror(errno));
        m->unreadable = true;
        return false;
    }
    return false;
}

/* ---- what is no message ---- */

void message_bad(struct messages *m, const struct message_given *given, bool reply)
{
    oas_judged judged = {.answer = reply ? 0 : 400};
    struct faults faults;
    if (!begin_faults(&faults, m, &judged)) {
        message_no_memory(m);
        return;
    }
    add_framing(&faults, &given->framing);
    print(&faults, given->origins, reply, OAS_INVALID);
}

void message_begin_array(struct messages *m)
{
    m->rules.several = true;
    m->output.array = validate_options_indent(m->rules.options) && !m->rules.options->quiet;
}
