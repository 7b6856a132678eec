/* Members by name from the entry's text; what is of another type than HAR says is a fault. */
#include "validate_payload/har_entry.h"

#include "load/text.h"

/* What is read: an entry, and one of its messages. */
struct har_reading {
    struct har_entry *out;
    oas_arena *mem;
    oas_json json; /* the message */
    bool reply;
    const char *where;   /* "/request" */
    const char *list;    /* "/request/headers" */
    const char *headers; /* "/request/headers/" */
    oas_json body;       /* `postData` or `content` */
    const char *of_body; /* "/request/postData" */
    const char *text;    /* "/request/postData/text" */
    struct message_origin *origins;
    size_t origin_count;
    const oas_header *fields;
    size_t field_count;
};

static void fault(struct har_reading *r, const char *before, size_t index, const char *behind,
                  const char *expected)
{
    if (r->out->expected)
        return;
    r->out->expected = expected;
    r->out->fault_at = (struct message_origin){.before = before, .index = index, .behind = behind};
}

/* The text of a JSON string, unescaped; at NULL: it is not there, or null. */
static oas_str string_of(struct har_reading *r, oas_json value, const char *before, size_t index,
                         const char *behind)
{
    oas_str text = {NULL, 0};
    oas_json_type type = oas_json_type_of(value);
    if (type == OAS_JSON_UNSET || type == OAS_JSON_NULL)
        return text;
    if (type != OAS_JSON_STRING)
        fault(r, before, index, behind, "a string");
    else if (oas_json_get_string(value, r->mem, &text) == OAS_NO_MEMORY)
        r->out->no_memory = true;
    else if (!text.at)
        text = oas_str_of("", 0);
    return text;
}

static void add_origin(struct har_reading *r, struct message_origin origin)
{
    r->origins[r->origin_count++] = origin;
}

/* -1 where it is not said. */
static int64_t number_of(oas_json object, const char *name)
{
    int64_t number = -1;
    if (oas_json_get_int64(oas_json_member(object, oas_str_from(name)), &number) != OAS_OK ||
        number < 0)
        number = -1;
    return number;
}

static oas_str field_of(const oas_header *fields, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (text_equal_folded(fields[i].name, oas_str_from(name)))
            return fields[i].value;
    return oas_str_of(NULL, 0);
}

/* ---- fields ---- */

static size_t lines_in(oas_str value)
{
    size_t lines = 1;
    for (size_t i = 0; i < value.len; i++)
        lines += value.at[i] == '\n';
    return lines;
}

/* A field for each line of the value. */
static oas_header *add_field(oas_header *to, oas_str name, oas_str value)
{
    for (size_t lines = lines_in(value); lines--; to++) {
        const char *end = value.len ? memchr(value.at, '\n', value.len) : NULL;
        size_t length = end ? (size_t)(end - value.at) : value.len, behind = length + (end != NULL);
        *to = (oas_header){name, oas_str_of(value.at, length)};
        value = oas_str_of(value.at + behind, value.len - behind);
    }
    return to;
}

/* Names and values, as many as the list has; `most` is how many fields they are. */
static oas_header *read_pairs(struct har_reading *r, oas_json list, size_t count, size_t *most)
{
    oas_header *pairs = OAS_ARENA_NEW(r->mem, oas_header, count + 1);
    *most = 1;
    r->out->no_memory |= !pairs;
    for (oas_json_iter it = oas_json_each(list); pairs && oas_json_next(&it);) {
        oas_json name = oas_json_member(it.value, OAS_STR("name"));
        oas_json value = oas_json_member(it.value, OAS_STR("value"));
        pairs[it.index].name = string_of(r, name, r->headers, it.index, "/name");
        pairs[it.index].value = string_of(r, value, r->headers, it.index, "/value");
        if (!pairs[it.index].name.at)
            fault(r, r->headers, it.index, "/name", "a string");
        *most += lines_in(pairs[it.index].value);
    }
    return pairs;
}

/* There is room for a Content-Type and a Cookie more, and for the origins of cookies, target and
 * body. */
static void read_fields(struct har_reading *r)
{
    oas_json list = oas_json_member(r->json, OAS_STR("headers"));
    oas_json_type type = oas_json_type_of(list);
    size_t count = oas_json_count(list), most;
    if (type != OAS_JSON_ARRAY && type != OAS_JSON_UNSET && type != OAS_JSON_NULL)
        fault(r, r->list, 0, NULL, "an array");
    oas_header *pairs = read_pairs(r, list, count, &most);
    oas_header *fields = OAS_ARENA_NEW(r->mem, oas_header, most + 2), *to = fields;
    r->origins = OAS_ARENA_NEW(r->mem, struct message_origin, count + 5);
    r->out->no_memory |= !fields || !r->origins;
    for (size_t i = 0; i < count && !r->out->no_memory; i++) {
        if (pairs[i].name.len && pairs[i].name.at[0] == ':')
            continue;
        to = add_field(to, pairs[i].name, pairs[i].value);
        add_origin(
            r, (struct message_origin){
                   .text = pairs[i].value, .before = r->headers, .index = i, .behind = "/value"});
    }
    r->fields = fields;
    r->field_count = r->out->no_memory ? 0 : (size_t)(to - fields);
}

/* There is room for it. */
static void add_one(struct har_reading *r, const char *name, oas_str value)
{
    oas_header *fields = (oas_header *)(uintptr_t)r->fields;
    fields[r->field_count++] = (oas_header){oas_str_from(name), value};
}

/* Some captures have the cookies of a request, and not the field that they came in. */
static void complete_cookies(struct har_reading *r)
{
    static const char before[] = "/request/cookies/";
    oas_json list = oas_json_member(r->json, OAS_STR("cookies"));
    oas_buf field = {0};
    if (r->out->no_memory || oas_json_type_of(list) != OAS_JSON_ARRAY ||
        oas_json_count(list) == 0 || field_of(r->fields, r->field_count, "cookie").at)
        return;
    for (oas_json_iter it = oas_json_each(list); oas_json_next(&it);) {
        oas_json name = oas_json_member(it.value, OAS_STR("name"));
        oas_json value = oas_json_member(it.value, OAS_STR("value"));
        oas_buf_puts(&field, it.index ? "; " : "");
        oas_buf_put(&field, string_of(r, name, before, it.index, "/name"));
        oas_buf_putc(&field, '=');
        oas_buf_put(&field, string_of(r, value, before, it.index, "/value"));
    }
    oas_str made = text_keep(r->mem, &field, &r->out->no_memory);
    if (r->out->no_memory)
        return;
    add_one(r, "Cookie", made);
    add_origin(r,
               (struct message_origin){.text = made, .before = "/request/cookies", .made = true});
}

/* Some captures say the media type in the body alone. */
static void complete_type(struct har_reading *r, oas_str type)
{
    if (r->out->no_memory || !type.len || field_of(r->fields, r->field_count, "content-type").at ||
        text_equal_folded(type, OAS_STR("x-unknown")))
        return;
    add_one(r, "Content-Type", type);
}

/* ---- bodies ---- */

/* The text as it was sent. NULL, or where it is no base64. */
static const char *decode(struct har_reading *r, oas_str text, oas_str *body)
{
    oas_json encoding = oas_json_member(r->body, OAS_STR("encoding"));
    bool coded = oas_json_is(encoding, OAS_STR("base64"));
    *body = text;
    add_origin(r, (struct message_origin){.text = text, .before = r->text, .made = coded});
    if (!coded)
        return NULL;
    oas_status status = oas_base64_decode(OAS_BASE64, text, r->mem, body);
    r->out->no_memory |= status == OAS_NO_MEMORY;
    if (status == OAS_INVALID)
        return text.at;
    if (status == OAS_OK)
        add_origin(r, (struct message_origin){.text = *body, .before = r->text});
    return NULL;
}

/* NULL without memory, and where a file's text is left out. */
static oas_body_part *read_params(struct har_reading *r, oas_json list, size_t count)
{
    static const char before[] = "/request/postData/params/";
    oas_body_part *parts = OAS_ARENA_NEW(r->mem, oas_body_part, count);
    bool whole = true;
    r->out->no_memory |= !parts;
    for (oas_json_iter it = oas_json_each(list); parts && oas_json_next(&it);) {
        oas_json name = oas_json_member(it.value, OAS_STR("name"));
        oas_json value = oas_json_member(it.value, OAS_STR("value"));
        oas_json file = oas_json_member(it.value, OAS_STR("fileName"));
        oas_json type = oas_json_member(it.value, OAS_STR("contentType"));
        oas_body_part *part = &parts[it.index];
        *part = (oas_body_part){.name = string_of(r, name, before, it.index, "/name"),
                                .octets = string_of(r, value, before, it.index, "/value"),
                                .file_name = string_of(r, file, before, it.index, "/fileName"),
                                .media_type = string_of(r, type, before, it.index, "/contentType")};
        whole &= !part->file_name.at || part->octets.at;
    }
    return whole ? parts : NULL;
}

/* From `params`, where these say what was sent. */
static bool make_body(struct har_reading *r, oas_str type, oas_str *body)
{
    oas_json list = oas_json_member(r->body, OAS_STR("params"));
    size_t count = oas_json_type_of(list) == OAS_JSON_ARRAY ? oas_json_count(list) : 0;
    oas_body_part *parts = count ? read_params(r, list, count) : NULL;
    oas_buf made = {0};
    oas_str named = field_of(r->fields, r->field_count, "content-type");
    oas_status status = OAS_UNREPRESENTABLE;
    if (parts)
        status = oas_body_put_parts(named.at ? named : type, parts, count, &made);
    if (status == OAS_OK)
        *body = text_keep(r->mem, &made, &r->out->no_memory);
    oas_buf_free(&made);
    r->out->no_memory |= status == OAS_NO_MEMORY;
    if (status == OAS_OK)
        add_origin(r, (struct message_origin){
                          .text = *body, .before = "/request/postData/params", .made = true});
    return status == OAS_OK;
}

/* Was there a body, though no text of it is here? Requests without a word on it had none. */
static bool had_body(const struct har_reading *r, int64_t content, int64_t sent)
{
    if (content >= 0)
        return content > 0;
    if (sent >= 0)
        return sent > 0;
    oas_str length = field_of(r->fields, r->field_count, "content-length");
    if (length.at)
        return length.len && !(length.len == 1 && length.at[0] == '0');
    return r->reply || field_of(r->fields, r->field_count, "transfer-encoding").at;
}

static oas_body_state read_body(struct har_reading *r, oas_str *body, const char **bad)
{
    oas_str type = {NULL, 0}, text = {NULL, 0};
    oas_json_type kind = oas_json_type_of(r->body);
    int64_t sent = number_of(r->json, "bodySize"), content = number_of(r->body, "size");
    if (kind == OAS_JSON_OBJECT) {
        type = string_of(r, oas_json_member(r->body, OAS_STR("mimeType")), r->of_body, 0, NULL);
        text = string_of(r, oas_json_member(r->body, OAS_STR("text")), r->text, 0, NULL);
    } else if (kind != OAS_JSON_UNSET && kind != OAS_JSON_NULL) {
        fault(r, r->of_body, 0, NULL, "an object");
    }
    if (r->out->no_memory)
        return OAS_BODY_UNSEEN;
    *body = oas_str_of("", 0);
    oas_body_state state = OAS_BODY_DECODED;
    if (text.len)
        *bad = decode(r, text, body);
    else if (!make_body(r, type, body) && (text.at ? content > 0 : had_body(r, content, sent)))
        state = OAS_BODY_UNSEEN;
    if (*bad)
        state = OAS_BODY_UNSEEN;
    if (body->len || state == OAS_BODY_UNSEEN)
        complete_type(r, type);
    return state;
}

/* ---- messages ---- */

static void read_request(struct har_reading *r, oas_json entry)
{
    oas_request *request = &r->out->request;
    r->json = oas_json_member(entry, OAS_STR("request"));
    r->body = oas_json_member(r->json, OAS_STR("postData"));
    r->where = "/request";
    r->list = "/request/headers";
    r->headers = "/request/headers/";
    r->of_body = "/request/postData";
    r->text = "/request/postData/text";
    if (oas_json_type_of(r->json) != OAS_JSON_OBJECT)
        fault(r, r->where, 0, NULL, "an object");
    request->method =
        string_of(r, oas_json_member(r->json, OAS_STR("method")), "/request/method", 0, NULL);
    oas_str url = string_of(r, oas_json_member(r->json, OAS_STR("url")), "/request/url", 0, NULL);
    if (!request->method.at)
        fault(r, "/request/method", 0, NULL, "a string");
    if (!url.at)
        fault(r, "/request/url", 0, NULL, "a string");
    const char *hash = url.len ? memchr(url.at, '#', url.len) : NULL;
    request->target = oas_str_of(url.at, hash ? (size_t)(hash - url.at) : url.len);
    read_fields(r);
    complete_cookies(r);
    request->body_state =
        r->out->no_memory ? OAS_BODY_UNSEEN : read_body(r, &request->body, &r->out->bad_request);
    if (!r->out->no_memory)
        add_origin(r, (struct message_origin){.text = url, .before = "/request/url"});
    request->headers = r->fields;
    request->header_count = r->field_count;
}

static void read_reply(struct har_reading *r, oas_json entry)
{
    oas_reply *reply = &r->out->reply;
    int64_t status;
    r->json = oas_json_member(entry, OAS_STR("response"));
    r->body = oas_json_member(r->json, OAS_STR("content"));
    r->reply = true;
    r->where = "/response";
    r->list = "/response/headers";
    r->headers = "/response/headers/";
    r->of_body = "/response/content";
    r->text = "/response/content/text";
    status = number_of(r->json, "status");
    if (status > 999)
        fault(r, "/response/status", 0, NULL, "a status of three digits");
    reply->status = status < 0 ? 0 : (unsigned)status;
    read_fields(r);
    reply->body_state =
        r->out->no_memory ? OAS_BODY_UNSEEN : read_body(r, &reply->body, &r->out->bad_reply);
    reply->headers = r->fields;
    reply->header_count = r->field_count;
}

void har_entry_read(oas_json json, const char *file, size_t index, oas_arena *mem,
                    struct har_entry *out)
{
    struct har_reading of_request = {.out = out, .mem = mem}, of_reply = of_request;
    *out = (struct har_entry){.no_memory = false};
    read_request(&of_request, json);
    read_reply(&of_reply, json);
    out->of_request = (struct message_origins){.file = file,
                                               .captured = true,
                                               .entry = index,
                                               .whole = "/request",
                                               .at = of_request.origins,
                                               .count = of_request.origin_count};
    out->of_reply = out->of_request;
    out->of_reply.whole = "/response";
    out->of_reply.at = of_reply.origins;
    out->of_reply.count = of_reply.origin_count;
    out->fault.origin = out->expected ? &out->fault_at : NULL;
}

bool har_entry_preflight(const struct har_entry *entry)
{
    const oas_request *request = &entry->request;
    return oas_str_is(request->method, "OPTIONS") &&
           field_of(request->headers, request->header_count, "origin").at &&
           field_of(request->headers, request->header_count, "access-control-request-method").at;
}
