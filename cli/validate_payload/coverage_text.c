/* The summary of a capture: for people, and as JSON. */
#include "load/safe.h"
#include "validate_payload/coverage.h"
#include "validate_payload/coverage_rows.h"
#include "validate_payload/report_message.h"

/* ---- lines ---- */

static void put_count(size_t count, const char *one, const char *more, oas_buf *out)
{
    oas_buf_put_u64(out, count);
    oas_buf_puts(out, count == 1 ? one : more);
}

/* "application/json 3"; what was never seen is left out. */
static void put_media(const oas_media *media, const size_t *counts, size_t count, oas_buf *out)
{
    const char *before = " (";
    for (size_t i = 0; i < count; i++) {
        if (counts[i] == 0)
            continue;
        oas_buf_puts(out, before);
        safe_put(out, oas_str_from(media[i].media_type));
        oas_buf_putc(out, ' ');
        oas_buf_put_u64(out, counts[i]);
        before = ", ";
    }
    oas_buf_puts(out, before[0] == ',' ? ")" : "");
}

/* "    never seen: request text/plain, 200 text/csv, 404" */
struct never {
    oas_buf *out;
    bool any;
};

static void put_never(struct never *never, const char *what, const char *type)
{
    oas_buf_puts(never->out, never->any ? ", " : "    never seen: ");
    safe_put(never->out, oas_str_from(what));
    oas_buf_puts(never->out, *type ? " " : "");
    safe_put(never->out, oas_str_from(type));
    never->any = true;
}

static void put_all_never(const struct seen_operation *seen, oas_buf *out)
{
    const oas_operation *operation = seen->operation;
    const size_t *counts = seen->media;
    struct never never = {out, false};
    for (uint32_t k = 0; k < operation->request_count; k++)
        if (*counts++ == 0)
            put_never(&never, "request", operation->request[k].media_type);
    for (uint32_t i = 0; i < operation->response_count; i++) {
        const oas_response *response = &operation->responses[i];
        if (seen->replies[i] == 0)
            put_never(&never, response->status, "");
        for (uint32_t k = 0; k < response->media_count; k++)
            if (*counts++ == 0 && seen->replies[i])
                put_never(&never, response->status, response->media[k].media_type);
    }
    oas_buf_puts(out, never.any ? "\n" : "");
}

static void put_operation(const struct seen_operation *seen, oas_buf *out)
{
    const oas_operation *operation = seen->operation;
    const size_t *counts = seen->media;
    oas_buf name = {0};
    report_operation(operation, &name);
    oas_buf_puts(out, "  ");
    safe_put(out, oas_buf_str(&name));
    oas_buf_puts(out, ": ");
    put_count(seen->requests, " request", " requests", out);
    put_media(operation->request, counts, operation->request_count, out);
    counts += operation->request_count;
    oas_buf_putc(out, '\n');
    for (uint32_t i = 0; i < operation->response_count; i++) {
        const oas_response *response = &operation->responses[i];
        if (seen->replies[i]) {
            oas_buf_puts(out, "    ");
            safe_put(out, oas_str_from(response->status));
            oas_buf_puts(out, ": ");
            oas_buf_put_u64(out, seen->replies[i]);
            put_media(response->media, counts, response->media_count, out);
            oas_buf_putc(out, '\n');
        }
        counts += response->media_count;
    }
    put_all_never(seen, out);
    oas_buf_free(&name);
}

static size_t count_seen(const struct coverage *c)
{
    size_t count = 0;
    for (size_t i = 0; i < c->operation_count; i++)
        count += c->seen[i].requests > 0;
    return count;
}

static void put_operations(const struct coverage *c, oas_buf *out)
{
    const char *before = "  never seen: ";
    oas_buf name = {0};
    oas_buf_puts(out, "operations: ");
    oas_buf_put_u64(out, count_seen(c));
    oas_buf_puts(out, " of ");
    oas_buf_put_u64(out, c->operation_count);
    oas_buf_puts(out, " seen\n");
    for (size_t i = 0; i < c->operation_count; i++)
        if (c->seen[i].requests)
            put_operation(&c->seen[i], out);
    for (size_t i = 0; i < c->operation_count; i++) {
        if (c->seen[i].requests)
            continue;
        name.len = 0;
        report_operation(c->seen[i].operation, &name);
        oas_buf_puts(out, before);
        safe_put(out, oas_buf_str(&name));
        before = ", ";
    }
    oas_buf_puts(out, before[0] == ',' ? "\n" : "");
    oas_buf_free(&name);
}

static void put_undeclared(const struct coverage *c, oas_buf *out)
{
    if (c->undeclared_count)
        oas_buf_puts(out, "not in the document:\n");
    for (size_t i = 0; i < c->undeclared_count; i++) {
        const struct undeclared *row = &c->undeclared[i];
        oas_buf name = {0};
        if (row->operation)
            report_operation(row->operation, &name);
        oas_buf_puts(&name, row->operation ? ": " : "");
        oas_buf_puts(&name, row->operation ? row->what : "");
        oas_buf_puts(&name, row->operation ? " " : "");
        oas_buf_puts(&name, row->text);
        oas_buf_puts(out, "  ");
        safe_put(out, oas_buf_str(&name));
        oas_buf_puts(out, ", ");
        put_count(row->count, " time\n", " times\n", out);
        oas_buf_free(&name);
    }
    if (c->undeclared_more) {
        oas_buf_puts(out, "  and more, ");
        put_count(c->undeclared_more, " time\n", " times\n", out);
    }
}

/* "3 of other hosts (a.example 2, b.example 1)" */
static void put_hosts(const struct har_hosts *hosts, oas_buf *out)
{
    size_t count = hosts->more;
    for (size_t i = 0; i < hosts->other_count; i++)
        count += hosts->others[i].entries;
    put_count(count, " of another host", " of other hosts", out);
    for (size_t i = 0; i < hosts->other_count; i++) {
        oas_buf_puts(out, i ? ", " : " (");
        safe_put(out, hosts->others[i].host);
        oas_buf_putc(out, ' ');
        oas_buf_put_u64(out, hosts->others[i].entries);
    }
    oas_buf_puts(out, hosts->more ? ", …)" : hosts->other_count ? ")" : "");
}

static void put_line(const char *before, size_t count, const char *one, const char *more,
                     oas_buf *out)
{
    if (count == 0)
        return;
    oas_buf_puts(out, before);
    put_count(count, one, more, out);
    oas_buf_putc(out, '\n');
}

void coverage_text(const struct coverage *c, oas_buf *out)
{
    put_count(c->entries, " entry: ", " entries: ", out);
    put_count(c->requests, " request and ", " requests and ", out);
    put_count(c->replies, " response judged, ", " responses judged, ", out);
    oas_buf_put_u64(out, c->invalid);
    oas_buf_puts(out, " invalid, ");
    oas_buf_put_u64(out, c->undecided);
    oas_buf_puts(out, " undecided\n");
    if (c->hosts->other_count || c->hosts->more) {
        oas_buf_puts(out, "skipped: ");
        put_hosts(c->hosts, out);
        oas_buf_putc(out, '\n');
    }
    put_line("skipped: ", c->preflights, " CORS preflight", " CORS preflights", out);
    put_line("skipped: ", c->not_http, " entry that is not HTTP", " entries that are not HTTP",
             out);
    put_line("malformed: ", c->malformed, " entry", " entries", out);
    put_line("not judged: ", c->unseen_bodies, " body without text", " bodies without text", out);
    put_line("not judged: ", c->unseen_replies, " response of status 0", " responses of status 0",
             out);
    put_line("without credentials: ", c->without_credentials, " request", " requests", out);
    put_operations(c, out);
    put_undeclared(c, out);
}

/* ---- JSON ---- */

static void json_media(struct report_writer *w, const oas_media *media, const size_t *counts,
                       size_t count)
{
    json_key(&w->json, "mediaTypes");
    json_open(&w->json, '[');
    for (size_t i = 0; i < count; i++) {
        json_next(&w->json);
        json_open(&w->json, '{');
        json_text(&w->json, "mediaType", oas_str_from(media[i].media_type));
        json_number(&w->json, "count", counts[i]);
        json_close(&w->json, '}');
    }
    json_close(&w->json, ']');
}

static void json_operation(struct report_writer *w, const struct seen_operation *seen)
{
    const oas_operation *operation = seen->operation;
    const size_t *counts = seen->media + operation->request_count;
    json_next(&w->json);
    json_open(&w->json, '{');
    report_operation_json(w, operation);
    json_number(&w->json, "requests", seen->requests);
    json_media(w, operation->request, seen->media, operation->request_count);
    json_key(&w->json, "responses");
    json_open(&w->json, '[');
    for (uint32_t i = 0; i < operation->response_count; i++) {
        const oas_response *response = &operation->responses[i];
        json_next(&w->json);
        json_open(&w->json, '{');
        json_text(&w->json, "status", oas_str_from(response->status));
        json_number(&w->json, "count", seen->replies[i]);
        json_media(w, response->media, counts, response->media_count);
        json_close(&w->json, '}');
        counts += response->media_count;
    }
    json_close(&w->json, ']');
    json_close(&w->json, '}');
}

static void json_undeclared(struct report_writer *w, const struct coverage *c)
{
    json_key(&w->json, "undeclared");
    json_open(&w->json, '[');
    for (size_t i = 0; i < c->undeclared_count; i++) {
        json_next(&w->json);
        json_open(&w->json, '{');
        report_operation_json(w, c->undeclared[i].operation);
        json_text(&w->json, "in", oas_str_from(c->undeclared[i].what));
        json_text(&w->json, "what", oas_str_from(c->undeclared[i].text));
        json_number(&w->json, "count", c->undeclared[i].count);
        json_close(&w->json, '}');
    }
    json_close(&w->json, ']');
}

static void json_hosts(struct report_writer *w, const struct har_hosts *hosts)
{
    json_key(&w->json, "otherHosts");
    json_open(&w->json, '[');
    for (size_t i = 0; i < hosts->other_count; i++) {
        json_next(&w->json);
        json_open(&w->json, '{');
        json_text(&w->json, "host", hosts->others[i].host);
        json_number(&w->json, "entries", hosts->others[i].entries);
        json_close(&w->json, '}');
    }
    json_close(&w->json, ']');
}

void coverage_json(const struct coverage *c, struct report_writer *w)
{
    const struct {
        const char *name;
        size_t count;
    } counts[] = {{"entries", c->entries},
                  {"requests", c->requests},
                  {"responses", c->replies},
                  {"invalid", c->invalid},
                  {"undecided", c->undecided},
                  {"malformed", c->malformed},
                  {"preflights", c->preflights},
                  {"notHttp", c->not_http},
                  {"bodiesNotJudged", c->unseen_bodies},
                  {"responsesNotJudged", c->unseen_replies},
                  {"withoutCredentials", c->without_credentials}};
    json_next(&w->json);
    json_open(&w->json, '{');
    json_key(&w->json, "summary");
    json_open(&w->json, '{');
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        json_number(&w->json, counts[i].name, counts[i].count);
    json_hosts(w, c->hosts);
    json_key(&w->json, "operations");
    json_open(&w->json, '[');
    for (size_t i = 0; i < c->operation_count; i++)
        json_operation(w, &c->seen[i]);
    json_close(&w->json, ']');
    json_undeclared(w, c);
    json_close(&w->json, '}');
    json_close(&w->json, '}');
}
