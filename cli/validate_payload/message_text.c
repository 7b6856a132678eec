/* Line by line the head, then as many bytes as the head says; nothing is read twice. */
#include "validate_payload/message_text.h"

struct cursor {
    const char *at;
    const char *end;
    oas_arena *mem;
    struct message_text *out;
    oas_part part; /* what is read now */
    bool no_memory;
};

/* What the head says of the body. */
struct framing {
    bool has_length;
    bool chunked;
    size_t length;
};

static bool fail(struct cursor *c, const char *at, const char *expected)
{
    if (!c->out->expected) {
        c->out->expected = expected;
        c->out->at = at;
        c->out->part = c->part;
    }
    return false;
}

/* False when the text ends before the line does. */
static bool next_line(struct cursor *c, oas_str *line)
{
    const char *end = c->at < c->end ? memchr(c->at, '\n', (size_t)(c->end - c->at)) : NULL;
    if (!end)
        return fail(c, c->end, "the end of a line");
    *line = oas_str_of(c->at, (size_t)(end - c->at));
    if (line->len && line->at[line->len - 1] == '\r')
        line->len--;
    c->at = end + 1;
    return true;
}

static bool begins(const char *at, const char *end, const char *word)
{
    size_t length = strlen(word);
    return (size_t)(end - at) >= length && memcmp(at, word, length) == 0;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* RFC 9110 section 5.6.2. */
static bool is_token(oas_str text)
{
    static const char marks[] = "!#$%&'*+-.^_`|~";
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i], lower = (char)(c | 0x20);
        if (c == 0 || (!is_digit(c) && !(lower >= 'a' && lower <= 'z') && !strchr(marks, c)))
            return false;
    }
    return text.len > 0;
}

static oas_str word_of(oas_str *line)
{
    const char *space = line->len ? memchr(line->at, ' ', line->len) : NULL;
    oas_str word = oas_str_of(line->at, space ? (size_t)(space - line->at) : line->len);
    size_t behind = word.len + (space != NULL);
    *line = oas_str_of(line->at + behind, line->len - behind);
    return word;
}

/* "HTTP/1.1" */
static bool is_version(oas_str word)
{
    return word.len == 8 && begins(word.at, word.at + 8, "HTTP/") && is_digit(word.at[5]) &&
           word.at[6] == '.' && is_digit(word.at[7]);
}

/* ---- heads ---- */

static bool read_field(struct cursor *c, oas_str line, oas_header *header)
{
    const char *colon = memchr(line.at, ':', line.len);
    oas_str name = oas_str_of(line.at, colon ? (size_t)(colon - line.at) : 0);
    if (!is_token(name))
        return fail(c, line.at, "a field: a name, ':' and a value");
    oas_str value = oas_str_of(colon + 1, line.len - name.len - 1);
    while (value.len && is_blank(value.at[0]))
        value = oas_str_of(value.at + 1, value.len - 1);
    while (value.len && is_blank(value.at[value.len - 1]))
        value.len--;
    *header = (oas_header){name, value};
    return true;
}

/* Fields up to the empty line. */
static bool read_fields(struct cursor *c, const oas_header **fields, size_t *count)
{
    size_t most = 0;
    for (const char *at = c->at; at < c->end && *at != '\n' && !begins(at, c->end, "\r\n");
         most++) {
        const char *end = memchr(at, '\n', (size_t)(c->end - at));
        at = end ? end + 1 : c->end;
    }
    oas_header *all = OAS_ARENA_NEW(c->mem, oas_header, most + 1);
    c->no_memory |= !all;
    oas_str line;
    c->part = OAS_PART_HEADER;
    *fields = all;
    for (*count = 0; all && next_line(c, &line); ++*count) {
        if (line.len == 0)
            return true;
        if (!read_field(c, line, &all[*count]))
            return false;
    }
    return false;
}

static bool is_word(oas_str a, const char *lower)
{
    if (a.len != strlen(lower))
        return false;
    for (size_t i = 0; i < a.len; i++)
        if ((a.at[i] | 0x20) != lower[i] && a.at[i] != lower[i])
            return false;
    return true;
}

static bool read_length(struct cursor *c, oas_str value, struct framing *framing)
{
    size_t length = 0;
    for (size_t i = 0; i < value.len; i++) {
        size_t digit = (size_t)(value.at[i] - '0');
        if (!is_digit(value.at[i]) || length > (SIZE_MAX - digit) / 10)
            return fail(c, value.at, "a number of bytes");
        length = length * 10 + digit;
    }
    if (value.len == 0 || (framing->has_length && framing->length != length))
        return fail(c, value.at, "one number of bytes");
    framing->has_length = true;
    framing->length = length;
    return true;
}

/* RFC 9112 section 6.3; both together is how requests are smuggled. */
static bool read_framing(struct cursor *c, const oas_header *fields, size_t count,
                         struct framing *framing)
{
    for (size_t i = 0; i < count; i++) {
        if (is_word(fields[i].name, "content-length")) {
            if (!read_length(c, fields[i].value, framing))
                return false;
        } else if (is_word(fields[i].name, "transfer-encoding")) {
            if (framing->chunked || !is_word(fields[i].value, "chunked"))
                return fail(c, fields[i].value.at, "chunked, once");
            framing->chunked = true;
        }
        if (framing->chunked && framing->has_length)
            return fail(c, fields[i].value.at, "either Content-Length or chunked");
    }
    return true;
}

/* ---- bodies ---- */

static bool read_exactly(struct cursor *c, size_t length, oas_str *body)
{
    size_t left = (size_t)(c->end - c->at);
    if (length > left)
        return fail(c, c->end, "as many bytes as Content-Length says");
    *body = oas_str_of(c->at, length);
    c->at += length;
    return true;
}

/* "1a;name=value" */
static bool read_size(struct cursor *c, size_t *size)
{
    oas_str line;
    size_t i = 0;
    if (!next_line(c, &line))
        return false;
    for (*size = 0; i < line.len; i++) {
        char lower = (char)(line.at[i] | 0x20);
        bool letter = lower >= 'a' && lower <= 'f';
        if (!is_digit(line.at[i]) && !letter)
            break;
        if (*size > SIZE_MAX >> 5)
            return fail(c, line.at, "a chunk's size");
        *size = *size << 4 | (size_t)(letter ? lower - 'a' + 10 : line.at[i] - '0');
    }
    bool digits = i > 0;
    while (i < line.len && is_blank(line.at[i]))
        i++;
    return (digits && (i == line.len || line.at[i] == ';')) || fail(c, line.at, "a chunk's size");
}

static bool read_chunks(struct cursor *c, oas_str *body)
{
    const oas_header *trailers;
    size_t size, count;
    char *to = oas_arena_take(c->mem, (size_t)(c->end - c->at) + 1, 1);
    c->no_memory |= !to;
    *body = oas_str_of(to, 0);
    while (to && read_size(c, &size)) {
        oas_str chunk, line;
        if (size == 0)
            return read_fields(c, &trailers, &count);
        if (size > (size_t)(c->end - c->at))
            return fail(c, c->end, "as many bytes as the chunk's size says");
        (void)read_exactly(c, size, &chunk);
        memcpy(to + body->len, chunk.at, chunk.len);
        body->len += chunk.len;
        const char *behind = c->at;
        if (!next_line(c, &line))
            return false;
        if (line.len)
            return fail(c, behind, "the end of the line behind a chunk");
    }
    return false;
}

/* Up to the line that begins a response, without the end of the line before it. */
static oas_str read_open(struct cursor *c)
{
    const char *at = c->at, *begin = c->at;
    while (at < c->end && !begins(at, c->end, "HTTP/")) {
        const char *end = memchr(at, '\n', (size_t)(c->end - at));
        at = end ? end + 1 : c->end;
    }
    c->at = at;
    if (at < c->end && at > begin)
        at--;
    if (at < c->end && at > begin && at[-1] == '\r')
        at--;
    return oas_str_of(begin, (size_t)(at - begin));
}

static bool read_framed(struct cursor *c, const struct framing *framing, oas_str *body)
{
    c->part = OAS_PART_BODY;
    return framing->chunked ? read_chunks(c, body) : read_exactly(c, framing->length, body);
}

/* ---- messages ---- */

static bool read_request(struct cursor *c, oas_request *request)
{
    struct framing framing = {0};
    oas_str line;
    c->part = OAS_PART_TARGET;
    if (!next_line(c, &line) || (line.len == 0 && !next_line(c, &line)))
        return false; /* RFC 9112 section 2.2: an empty line may stand before it */
    const char *begin = line.at;
    request->method = word_of(&line);
    request->target = word_of(&line);
    if (!is_token(request->method) || request->target.len == 0 || !is_version(line))
        return fail(c, begin, "a request line: METHOD TARGET HTTP/1.1");
    if (!read_fields(c, &request->headers, &request->header_count) ||
        !read_framing(c, request->headers, request->header_count, &framing))
        return false;
    if (framing.chunked || framing.has_length)
        return read_framed(c, &framing, &request->body);
    request->body = read_open(c);
    c->out->open = request->body.len > 0;
    return true;
}

static bool read_status(struct cursor *c, oas_reply *reply)
{
    oas_str line;
    c->part = OAS_PART_STATUS;
    if (!next_line(c, &line))
        return false;
    const char *begin = line.at;
    oas_str version = word_of(&line), status = word_of(&line);
    bool good = is_version(version) && status.len == 3 && status.at[0] != '0';
    for (size_t i = 0; good && i < 3; i++) {
        good = is_digit(status.at[i]);
        reply->status = reply->status * 10 + (unsigned)(status.at[i] - '0');
    }
    return good || fail(c, begin, "a status line: HTTP/1.1 STATUS");
}

/* RFC 9112 section 6.3; without a length to the end. */
static bool read_reply_body(struct cursor *c, const struct framing *framing, oas_reply *reply)
{
    bool none =
        oas_str_is(c->out->request.method, "HEAD") || reply->status == 204 || reply->status == 304;
    if (none)
        reply->body = oas_str_of("", 0);
    else if (framing->chunked || framing->has_length)
        return read_framed(c, framing, &reply->body);
    else
        return read_exactly(c, (size_t)(c->end - c->at), &reply->body);
    return true;
}

/* The final one: those that come before it (1xx) say nothing of the answer. */
static bool read_reply(struct cursor *c, oas_reply *reply)
{
    struct framing framing = {0};
    c->out->of_reply = true;
    do {
        *reply = (oas_reply){.status = 0};
        if (!read_status(c, reply) || !read_fields(c, &reply->headers, &reply->header_count))
            return false;
    } while (reply->status / 100 == 1 && c->at < c->end);
    if (!read_framing(c, reply->headers, reply->header_count, &framing) ||
        !read_reply_body(c, &framing, reply))
        return false;
    c->part = OAS_PART_BODY;
    return c->at == c->end || fail(c, c->at, "the end of the message");
}

bool message_text_read(oas_str text, oas_arena *mem, struct message_text *out)
{
    struct cursor c = {.at = text.at, .end = text.at, .mem = mem, .out = out};
    *out = (struct message_text){.open = false};
    if (text.len)
        c.end = text.at + text.len;
    if (read_request(&c, &out->request) && c.at < c.end)
        (void)read_reply(&c, &out->reply);
    return !c.no_memory;
}
