/* Values to a message, which is read again: only what comes back as the same values is good. */
#include "base/arena_memory.h"
#include "base/compiler.h"
#include "base/put.h"
#include "http/path.h"
#include "http/wire_form.h"
#include "http/words.h"
#include "json/bounds.h"

struct message {
    const oas_operation *operation;
    const oas_response *response; /* NULL: it is a request */
    const oas_parameter *parameters;
    size_t count;
    const oas_json *values;
    const oas_options *options;
    oas_arena *mem;
    oas_allocator from;
    oas_wire *out;
    oas_wire_values again; /* what it is read back as */
    oas_header *fields;
    size_t culprit;
};

static oas_status write_one(struct message *m, size_t i, oas_buf *out)
{
    const oas_parameter *parameter = &m->parameters[i];
    m->culprit = i;
    return (oas_is_form(parameter) ? oas_form_put : oas_wire_put)(parameter, m->values[i], out,
                                                                  m->mem, m->options);
}

static const oas_parameter *variable_named(const struct message *m, oas_str name, size_t *i)
{
    for (*i = 0; *i < m->count; ++*i)
        if (m->parameters[*i].in == OAS_IN_PATH && oas_str_is(name, m->parameters[*i].name))
            return &m->parameters[*i];
    return NULL;
}

/* A whole segment of dots would be taken for a way up (RFC 3986 section 5.2.4). */
static bool is_dots(const oas_buf *out)
{
    size_t start = out->len;
    while (start && out->at[start - 1] != '/')
        start--;
    oas_str segment = oas_str_of(out->at + start, out->len - start);
    return oas_str_is(segment, ".") || oas_str_is(segment, "..");
}

static oas_status write_path(struct message *m, oas_buf *out)
{
    const char *at = m->operation->path, *end = at + strlen(at);
    if (m->operation->webhook || m->operation->callback)
        return OAS_OK; /* it is no path */
    if (m->operation->server_count)
        oas_coding_literal(oas_str_from(m->operation->servers[0].path), out);
    while (at < end) {
        const char *open = oas_word_find(at, end, '{'), *close = oas_word_find(open, end, '}');
        size_t i;
        oas_coding_literal(oas_word_between(at, open), out);
        at = close < end ? close + 1 : end;
        if (close == end) {
            oas_coding_literal(oas_word_between(open, end), out);
            break;
        }
        if (!variable_named(m, oas_word_between(open + 1, close), &i))
            return OAS_UNREPRESENTABLE;
        size_t before = out->len;
        oas_status status = write_one(m, i, out);
        if (status != OAS_OK)
            return status;
        bool ends = at == end || *at == '/';
        if (out->len == before || (ends && is_dots(out)))
            return OAS_UNREPRESENTABLE;
    }
    return out->failed ? OAS_NO_MEMORY : OAS_OK;
}

/* Those of a place, with `between` between them. What the path's template has is there. */
static oas_status write_pairs(struct message *m, oas_location in, const char *between, oas_buf *out)
{
    oas_str own = oas_path_query(oas_str_from(in == OAS_IN_QUERY ? m->operation->path : ""));
    for (size_t i = 0; i < m->count; i++) {
        if (m->parameters[i].in != in || !m->values[i].at)
            continue;
        size_t before = out->len;
        if (before)
            oas_buf_puts(out, between);
        size_t start = out->len;
        oas_status status = write_one(m, i, out);
        if (status != OAS_OK)
            return status;
        if (own.len && !out->failed &&
            oas_path_has_pair(own, oas_str_of(out->at + start, out->len - start)))
            out->len = before;
    }
    return OAS_OK;
}

/* A field for each of its items, which may have commas in them (RFC 6265 section 3). */
static bool is_by_item(const struct message *m, size_t i)
{
    return m->parameters[i].style != OAS_STYLE_NONE &&
           oas_json_type_of(m->values[i]) == OAS_JSON_ARRAY &&
           oas_word_is(oas_str_from(m->parameters[i].name), OAS_STR("Set-Cookie"));
}

static size_t field_count(const struct message *m)
{
    size_t count = 1; /* of cookies */
    for (size_t i = 0; i < m->count; i++)
        count += m->values[i].at && is_by_item(m, i) ? 1 + oas_json_count(m->values[i]) : 1;
    return count;
}

static oas_status write_field(struct message *m, size_t i, oas_json value)
{
    const oas_str name = oas_str_from(m->parameters[i].name);
    oas_buf text = {.from = &m->from};
    m->culprit = i;
    if (!oas_coding_is_token(name))
        return OAS_UNREPRESENTABLE;
    oas_status status = oas_wire_put(&m->parameters[i], value, &text, m->mem, m->options);
    if (status == OAS_OK)
        m->fields[m->out->header_count++] = (oas_header){name, oas_buf_str(&text)};
    return status;
}

static oas_status write_by_item(struct message *m, size_t i)
{
    oas_status status = OAS_OK;
    for (oas_json_iter it = oas_json_each(m->values[i]); status == OAS_OK && oas_json_next(&it);)
        status = write_field(m, i, it.value);
    return status;
}

static oas_status write_fields(struct message *m)
{
    oas_buf cookies = {.from = &m->from};
    m->fields = OAS_ARENA_NEW(m->mem, oas_header, field_count(m));
    if (!m->fields)
        return OAS_NO_MEMORY;
    m->out->headers = m->fields;
    for (size_t i = 0; i < m->count; i++) {
        if (m->parameters[i].in != OAS_IN_HEADER || !m->values[i].at)
            continue;
        bool several = is_by_item(m, i) && oas_json_count(m->values[i]);
        oas_status status = several ? write_by_item(m, i) : write_field(m, i, m->values[i]);
        if (status != OAS_OK)
            return status;
    }
    oas_status status = write_pairs(m, OAS_IN_COOKIE, "; ", &cookies);
    if (cookies.len)
        m->fields[m->out->header_count++] = (oas_header){OAS_STR("Cookie"), oas_buf_str(&cookies)};
    return status;
}

OAS_NOINLINE static oas_status write_all(struct message *m)
{
    const bool response = m->response != NULL;
    oas_buf path = {.from = &m->from}, query = {.from = &m->from};
    oas_status status = OAS_OK;
    for (size_t i = 0; i < m->count && status == OAS_OK; i++) {
        m->culprit = i;
        if (m->values[i].at)
            status = oas_json_check(oas_json_text(m->values[i]), m->options);
        else if (m->parameters[i].required)
            status = OAS_INVALID;
    }
    if (status == OAS_OK && !response)
        status = write_path(m, &path);
    oas_buf_put(&query, oas_path_query(oas_buf_str(&path))); /* the template's own */
    if (status == OAS_OK && !response)
        status = write_pairs(m, OAS_IN_QUERY, "&", &query);
    if (status == OAS_OK && !response)
        status = write_pairs(m, OAS_IN_QUERYSTRING, "&", &query);
    if (status == OAS_OK)
        status = write_fields(m);
    m->out->path = oas_path_bare(oas_buf_str(&path));
    m->out->query = oas_buf_str(&query);
    return status;
}

/* ---- read again ---- */

OAS_NOINLINE static oas_status compare_again(struct message *m)
{
    for (size_t i = 0; i < m->again.count; i++) {
        const oas_wire_value *value = &m->again.at[i];
        m->culprit = i;
        bool there = m->values[i].at != NULL;
        if (there != (value->json.at != NULL) ||
            (there && !oas_json_equal(value->json, m->values[i])))
            return OAS_UNREPRESENTABLE;
        if (value->status != OAS_OK)
            return value->status;
    }
    return m->again.fault ? OAS_UNREPRESENTABLE : OAS_OK;
}

static oas_status judge_again(struct message *m)
{
    static const oas_wire_limits none = {SIZE_MAX, SIZE_MAX};
    oas_status status =
        oas_wire_read(m->operation, m->response, m->out, &m->again, m->mem, m->options, &none);
    return status == OAS_NO_MEMORY || status == OAS_TOO_LARGE ? status : compare_again(m);
}

/* In the arena: the stack is for the engine. */
OAS_NOINLINE static struct message *begin_message(const oas_operation *operation,
                                                  const oas_response *response,
                                                  const oas_json *values, oas_wire *out,
                                                  oas_arena *mem, const oas_options *options)
{
    struct message *m = OAS_ARENA_NEW(mem, struct message, 1);
    *out = (oas_wire){.headers = NULL};
    if (!m)
        return NULL;
    m->operation = operation;
    m->response = response;
    m->parameters = response ? response->headers : operation->parameters;
    m->count = response ? response->header_count : operation->parameter_count;
    m->values = values;
    m->options = oas_options_or_none(options);
    m->mem = mem;
    m->from = oas_arena_memory(mem);
    m->out = out;
    return m;
}

OAS_NOINLINE static oas_status end_message(const struct message *m, oas_status status,
                                           size_t *culprit)
{
    if (status != OAS_OK)
        *m->out = (oas_wire){.headers = NULL};
    if (status != OAS_OK && culprit)
        *culprit = m->culprit;
    return status;
}

oas_status oas_wire_write(const oas_operation *operation, const oas_response *response,
                          const oas_json *values, oas_wire *out, oas_arena *mem,
                          const oas_options *options, size_t *culprit)
{
    struct message *m = begin_message(operation, response, values, out, mem, options);
    if (!m)
        return OAS_NO_MEMORY;
    oas_status status = write_all(m);
    if (status == OAS_OK)
        status = judge_again(m);
    return end_message(m, status, culprit);
}
