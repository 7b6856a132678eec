/* A counter for each row of the table; what is in none is kept by name, as far as there is room. */
#include "validate_payload/coverage.h"

#include "load/text.h"
#include "validate_payload/coverage_rows.h"

enum { MOST_UNDECLARED = 100, MOST_TEXT = 200 };

/* ---- room ---- */

static bool new_seen(struct coverage *c, const oas_operation *operation, struct seen_operation *out)
{
    size_t media = operation->request_count;
    for (uint32_t i = 0; i < operation->response_count; i++)
        media += operation->responses[i].media_count;
    out->operation = operation;
    out->media = OAS_ARENA_NEW(c->mem, size_t, media + 1);
    out->replies = OAS_ARENA_NEW(c->mem, size_t, operation->response_count + (size_t)1);
    if (!out->media || !out->replies)
        return false;
    memset(out->media, 0, (media + 1) * sizeof *out->media);
    memset(out->replies, 0, (operation->response_count + (size_t)1) * sizeof *out->replies);
    return true;
}

struct coverage *coverage_new(const oas_operations *operations, const oas_operation *only,
                              struct har_hosts *hosts, oas_arena *mem)
{
    struct coverage *c = OAS_ARENA_NEW(mem, struct coverage, 1);
    if (!c)
        return NULL;
    *c = (struct coverage){.operations = only ? only : operations->at,
                           .operation_count = only ? 1 : operations->count,
                           .hosts = hosts,
                           .mem = mem};
    while (!only && c->operation_count && c->operations[c->operation_count - 1].webhook)
        c->operation_count--; /* they come last */
    c->seen = OAS_ARENA_NEW(mem, struct seen_operation, c->operation_count + 1);
    c->undeclared = OAS_ARENA_NEW(mem, struct undeclared, MOST_UNDECLARED);
    if (!c->seen || !c->undeclared)
        return NULL;
    memset(c->seen, 0, (c->operation_count + 1) * sizeof *c->seen);
    for (size_t i = 0; i < c->operation_count; i++)
        if (!new_seen(c, &c->operations[i], &c->seen[i]))
            return NULL;
    return c;
}

/* ---- counting ---- */

static struct seen_operation *seen_of(struct coverage *c, const oas_operation *operation)
{
    uintptr_t first = (uintptr_t)c->operations, at = (uintptr_t)operation;
    return &c->seen[(at - first) / sizeof *operation];
}

static void add_undeclared(struct coverage *c, const oas_operation *operation, const char *what,
                           oas_str text)
{
    text.len = text.len < MOST_TEXT ? text.len : MOST_TEXT;
    for (size_t i = 0; i < c->undeclared_count; i++) {
        struct undeclared *row = &c->undeclared[i];
        if (row->operation == operation && strcmp(row->what, what) == 0 &&
            oas_str_is(text, row->text)) {
            row->count++;
            return;
        }
    }
    bool room = c->undeclared_count < MOST_UNDECLARED;
    char *kept = room ? oas_arena_cstr(c->mem, text) : NULL;
    if (kept)
        c->undeclared[c->undeclared_count++] = (struct undeclared){operation, what, kept, 1};
    else
        c->undeclared_more++;
}

static oas_str type_of(const oas_header *headers, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text_equal_folded(headers[i].name, OAS_STR("Content-Type")))
            return headers[i].value;
    return OAS_STR("none");
}

static bool there(oas_str body, oas_body_state state)
{
    return body.len || state == OAS_BODY_UNSEEN;
}

/* Without scheme, host and query: these may hold what nobody is to read. */
static void add_target(struct coverage *c, const oas_request *request)
{
    oas_buf text = {0};
    oas_str target = request->target;
    const char *path = target.at, *end = target.at + target.len;
    for (size_t i = 0; i + 3 <= target.len && path == target.at; i++)
        if (memcmp(target.at + i, "://", 3) == 0)
            path = target.at + i + 3;
    while (path != target.at && path < end && *path != '/' && *path != '?')
        path++;
    oas_buf_put(&text, request->method);
    oas_buf_putc(&text, ' ');
    while (path < end && *path != '?')
        oas_buf_putc(&text, *path++);
    add_undeclared(c, NULL, "target", oas_buf_str(&text));
    oas_buf_free(&text);
}

void coverage_request(struct coverage *c, const oas_request *request, const oas_judged *judged)
{
    const oas_operation *operation = judged->operation;
    c->requests++;
    if (!operation) {
        add_target(c, request);
        return;
    }
    struct seen_operation *seen = seen_of(c, operation);
    seen->requests++;
    c->without_credentials += operation->security_count && !judged->requirement;
    c->unseen_bodies += request->body_state == OAS_BODY_UNSEEN;
    if (!there(request->body, request->body_state))
        return;
    if (operation->request_count == 0)
        add_undeclared(c, operation, "request", OAS_STR("body"));
    else if (judged->media)
        seen->media[judged->media - operation->request]++;
    else
        add_undeclared(c, operation, "request", type_of(request->headers, request->header_count));
}

/* The counter of its first media type. */
static size_t *media_of(struct seen_operation *seen, const oas_response *response)
{
    size_t *media = seen->media + seen->operation->request_count;
    for (const oas_response *at = seen->operation->responses; at < response; at++)
        media += at->media_count;
    return media;
}

void coverage_reply(struct coverage *c, const oas_reply *reply, const oas_judged *judged)
{
    const oas_operation *operation = judged->operation;
    const oas_response *response = judged->response;
    struct seen_operation *seen = seen_of(c, operation);
    oas_buf status = {0};
    c->replies++;
    c->unseen_bodies += reply->body_state == OAS_BODY_UNSEEN;
    oas_buf_put_u64(&status, reply->status);
    if (response)
        seen->replies[response - operation->responses]++;
    if (!response)
        add_undeclared(c, operation, "response", oas_buf_str(&status));
    else if (judged->media)
        media_of(seen, response)[judged->media - response->media]++;
    else if (there(reply->body, reply->body_state)) {
        oas_str type = type_of(reply->headers, reply->header_count);
        oas_buf_putc(&status, ' ');
        oas_buf_put(&status, response->media_count ? type : OAS_STR("body"));
        add_undeclared(c, operation, "response", oas_buf_str(&status));
    }
    oas_buf_free(&status);
}
