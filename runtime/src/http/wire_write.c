/* JSON to texts on the wire. What is written is read again: only what comes back as the same value
 * is good, so nothing here needs to know what a reader might mistake for something else. */
#include "base/arena_memory.h"
#include "base/compiler.h"
#include "base/put.h"
#include "http/wire_pass.h"
#include "http/words.h"
#include "json/bounds.h"

/* RFC 6570 appendix A. */
struct expansion {
    const char *first;   /* before the value */
    const char *between; /* its parts, where it is exploded */
    const char *items;   /* those of one part */
    bool named;
    bool bare; /* a name without a text has no '=' */
};

struct writing {
    oas_arena *mem;
    const oas_parameter *parameter;
    struct oas_coding coding;
    struct expansion by;
    const char *plain; /* reserved characters that stand for themselves */
    oas_buf *out;
    oas_status status;
};

static struct expansion expansion_of(const oas_parameter *parameter)
{
    switch (parameter->style) {
    case OAS_STYLE_LABEL:
        return (struct expansion){".", ".", ",", false, false};
    case OAS_STYLE_MATRIX:
        return (struct expansion){";", ";", ",", true, true};
    case OAS_STYLE_FORM:
        if (parameter->in == OAS_IN_QUERY)
            return (struct expansion){"", "&", ",", true, false};
        return (struct expansion){"", "; ", ",", true, false};
    case OAS_STYLE_COOKIE:
        return (struct expansion){"", "; ", ",", true, false};
    case OAS_STYLE_SPACE_DELIMITED:
        return (struct expansion){"", "&", "%20", true, false};
    case OAS_STYLE_PIPE_DELIMITED:
        return (struct expansion){"", "&", "%7C", true, false};
    case OAS_STYLE_NONE:
    case OAS_STYLE_SIMPLE:
    case OAS_STYLE_DEEP_OBJECT:
    case OAS_STYLE_COUNT:
        break;
    }
    return (struct expansion){"", ",", ",", false, false};
}

/* Reserved characters that allowReserved leaves as they are, but for those that end something. */
static const char *plain_of(const oas_parameter *parameter, bool items)
{
    if (!parameter->allow_reserved)
        return "";
    bool commas = items && parameter->style != OAS_STYLE_SPACE_DELIMITED &&
                  parameter->style != OAS_STYLE_PIPE_DELIMITED;
    if (parameter->in == OAS_IN_PATH)
        return commas ? ":@!$'()*=" : ":@!$'()*,=";
    return commas ? ":/?@!$'()*;=" : ":/?@!$'()*,;=";
}

static void refuse(struct writing *w, oas_status status)
{
    if (w->status == OAS_OK)
        w->status = status;
}

/* ---- texts ---- */

static void write_name(struct writing *w, oas_str name)
{
    char plain[16];
    size_t len = 0;
    for (const char *c = w->plain; *c; c++)
        if (*c != '=')
            plain[len++] = *c;
    plain[len] = '\0';
    oas_coding_write(&w->coding, name, plain, w->out);
}

static void write_own_name(struct writing *w)
{
    write_name(w, oas_str_from(w->parameter->name));
}

/* The text that a value is read from; nothing for arrays and objects. */
static bool written_text(struct writing *w, oas_json value, oas_str *text)
{
    oas_status status = OAS_OK;
    switch (oas_json_type_of(value)) {
    case OAS_JSON_STRING:
        status = oas_json_get_string(value, w->mem, text);
        break;
    case OAS_JSON_NULL:
    case OAS_JSON_BOOLEAN:
    case OAS_JSON_NUMBER:
        *text = oas_json_text(value);
        break;
    case OAS_JSON_ARRAY:
    case OAS_JSON_OBJECT:
    case OAS_JSON_UNSET:
        status = OAS_UNREPRESENTABLE;
        break;
    }
    refuse(w, status);
    return status == OAS_OK;
}

static void write_text(struct writing *w, oas_json value)
{
    oas_str text;
    if (written_text(w, value, &text))
        oas_coding_write(&w->coding, text, w->plain, w->out);
}

static void write_pair(struct writing *w, oas_str name, oas_json value)
{
    oas_str text;
    if (!written_text(w, value, &text))
        return;
    write_name(w, name);
    if (text.len || !w->by.bare)
        oas_put_byte(w->out, '=');
    oas_coding_write(&w->coding, text, w->plain, w->out);
}

static bool key_of(struct writing *w, const oas_json_iter *member, oas_str *key)
{
    oas_status status = oas_json_get_string(member->key, w->mem, key);
    refuse(w, status);
    return status == OAS_OK;
}

/* ---- styles ---- */

/* "R=100,G=200", "R=100&G=200", "color=blue&color=black". */
static void write_exploded(struct writing *w, oas_json value)
{
    bool object = oas_json_type_of(value) == OAS_JSON_OBJECT;
    oas_str name;
    for (oas_json_iter it = oas_json_each(value); oas_json_next(&it) && w->status == OAS_OK;) {
        if (it.index)
            oas_buf_puts(w->out, w->by.between);
        if (object && key_of(w, &it, &name))
            write_pair(w, name, it.value);
        else if (!object && w->by.named)
            write_pair(w, oas_str_from(w->parameter->name), it.value);
        else if (!object)
            write_text(w, it.value);
    }
}

/* "blue,black", "R,100,G,200". */
static void write_joined(struct writing *w, oas_json value)
{
    bool object = oas_json_type_of(value) == OAS_JSON_OBJECT;
    oas_str name;
    if (w->by.named) {
        write_own_name(w);
        oas_put_byte(w->out, '=');
    }
    for (oas_json_iter it = oas_json_each(value); oas_json_next(&it) && w->status == OAS_OK;) {
        if (it.index)
            oas_buf_puts(w->out, w->by.items);
        if (object && key_of(w, &it, &name)) {
            oas_coding_write(&w->coding, name, w->plain, w->out);
            oas_buf_puts(w->out, w->by.items);
        }
        write_text(w, it.value);
    }
}

/* ---- deepObject ---- */

/* A container that is open, and how long the name was before it. */
struct deep_level {
    oas_json_iter it;
    size_t name_len;
};

static bool enter_deep(struct writing *w, struct deep_level *level, oas_buf *name)
{
    oas_str key;
    name->len = level->name_len;
    OAS_PUT(name, "[");
    if (!level->it.key.at)
        oas_buf_put_u64(name, level->it.index);
    else if (key_of(w, &level->it, &key))
        oas_buf_put(name, key);
    OAS_PUT(name, "]");
    return w->status == OAS_OK;
}

/* What is empty has no form: its name alone would be another value. */
static void write_deep(struct writing *w, oas_json value, const oas_options *options)
{
    unsigned most = oas_bound_depth(options), depth = 0;
    oas_allocator from = oas_arena_memory(w->mem);
    oas_buf name = {.from = &from};
    struct deep_level *levels = OAS_ARENA_NEW(w->mem, struct deep_level, most);
    refuse(w, levels ? OAS_OK : OAS_NO_MEMORY);
    oas_buf_puts(&name, w->parameter->name);
    bool first = true;
    while (w->status == OAS_OK) {
        oas_json_type type = oas_json_type_of(value);
        bool container = type == OAS_JSON_ARRAY || type == OAS_JSON_OBJECT;
        if (container && (depth == most || oas_json_count(value) == 0)) {
            refuse(w, depth == most ? OAS_TOO_LARGE : OAS_UNREPRESENTABLE);
        } else if (container) {
            levels[depth++] = (struct deep_level){oas_json_each(value), name.len};
        } else {
            if (!first)
                oas_put_byte(w->out, '&');
            first = false;
            write_pair(w, oas_buf_str(&name), value);
        }
        while (depth && !oas_json_next(&levels[depth - 1].it))
            depth--;
        if (depth == 0 || !enter_deep(w, &levels[depth - 1], &name))
            break;
        value = levels[depth - 1].it.value;
    }
    refuse(w, name.failed ? OAS_NO_MEMORY : OAS_OK);
}

/* ---- a parameter ---- */

static void write_content(struct writing *w, oas_json value)
{
    oas_form form = oas_media_form(oas_str_from(w->parameter->media_type));
    if (w->parameter->in != OAS_IN_QUERYSTRING && w->parameter->in != OAS_IN_HEADER &&
        w->parameter->in != OAS_IN_PATH) {
        write_own_name(w);
        oas_put_byte(w->out, '=');
    }
    if (form == OAS_FORM_JSON)
        oas_coding_write(&w->coding, oas_json_text(value), w->plain, w->out);
    else
        write_text(w, value);
}

static void write_parameter(struct writing *w, oas_json value, const oas_options *options)
{
    oas_json_type type = oas_json_type_of(value);
    bool container = type == OAS_JSON_ARRAY || type == OAS_JSON_OBJECT;
    w->by = expansion_of(w->parameter);
    w->plain = plain_of(w->parameter, container && !w->parameter->explode);
    if (w->parameter->style == OAS_STYLE_NONE) {
        write_content(w, value);
        return;
    }
    if (w->parameter->style == OAS_STYLE_DEEP_OBJECT) {
        write_deep(w, value, options);
        return;
    }
    oas_buf_puts(w->out, w->by.first);
    if (container && oas_json_count(value) == 0)
        refuse(w, OAS_UNREPRESENTABLE);
    else if (container && w->parameter->explode)
        write_exploded(w, value);
    else if (container)
        write_joined(w, value);
    else if (w->by.named)
        write_pair(w, oas_str_from(w->parameter->name), value);
    else
        write_text(w, value);
}

oas_status oas_wire_put(const oas_parameter *parameter, oas_json value, oas_buf *out,
                        oas_arena *mem, const oas_options *options)
{
    struct writing w = {
        .mem = mem, .parameter = parameter, .coding = oas_coding_of(parameter), .out = out};
    write_parameter(&w, value, options);
    return w.status == OAS_OK && out->failed ? OAS_NO_MEMORY : w.status;
}

/* ---- the message ---- */

struct message {
    const oas_operation *operation;
    const oas_parameter *parameters;
    size_t count;
    const oas_json *values;
    const oas_options *options;
    oas_arena *mem;
    oas_allocator from;
    oas_wire *out;
    size_t culprit;
};

static oas_status write_one(struct message *m, size_t i, oas_buf *out)
{
    m->culprit = i;
    return oas_wire_put(&m->parameters[i], m->values[i], out, m->mem, m->options);
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
        oas_buf_puts(out, m->operation->servers[0].path);
    while (at < end) {
        const char *open = oas_word_find(at, end, '{'), *close = oas_word_find(open, end, '}');
        size_t i;
        oas_buf_put(out, oas_word_between(at, open));
        at = close < end ? close + 1 : end;
        if (close == end) {
            oas_buf_put(out, oas_word_between(open, end));
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

/* Those of a place, with `between` between them. */
static oas_status write_pairs(struct message *m, oas_location in, const char *between, oas_buf *out)
{
    for (size_t i = 0; i < m->count; i++) {
        if (m->parameters[i].in != in || !m->values[i].at)
            continue;
        if (out->len)
            oas_buf_puts(out, between);
        oas_status status = write_one(m, i, out);
        if (status != OAS_OK)
            return status;
    }
    return OAS_OK;
}

static oas_status write_fields(struct message *m)
{
    oas_header *headers = OAS_ARENA_NEW(m->mem, oas_header, m->count + 1);
    oas_buf cookies = {.from = &m->from};
    if (!headers)
        return OAS_NO_MEMORY;
    m->out->headers = headers;
    for (size_t i = 0; i < m->count; i++) {
        if (m->parameters[i].in != OAS_IN_HEADER || !m->values[i].at)
            continue;
        oas_buf value = {.from = &m->from};
        oas_status status = write_one(m, i, &value);
        if (status != OAS_OK)
            return status;
        headers[m->out->header_count++] =
            (oas_header){oas_str_from(m->parameters[i].name), oas_buf_str(&value)};
    }
    oas_status status = write_pairs(m, OAS_IN_COOKIE, "; ", &cookies);
    if (cookies.len)
        headers[m->out->header_count++] = (oas_header){OAS_STR("Cookie"), oas_buf_str(&cookies)};
    return status;
}

OAS_NOINLINE static oas_status write_all(struct message *m, bool response)
{
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
    if (status == OAS_OK && !response)
        status = write_pairs(m, OAS_IN_QUERY, "&", &query);
    if (status == OAS_OK && !response)
        status = write_pairs(m, OAS_IN_QUERYSTRING, "&", &query);
    if (status == OAS_OK)
        status = write_fields(m);
    m->out->path = oas_buf_str(&path);
    m->out->query = oas_buf_str(&query);
    return status;
}

/* ---- read again ---- */

static oas_status judge_again(struct message *m, const oas_response *response)
{
    static const oas_wire_limits none = {SIZE_MAX, SIZE_MAX};
    oas_wire_values values;
    oas_status status =
        oas_wire_read(m->operation, response, m->out, &values, m->mem, m->options, &none);
    if (status == OAS_NO_MEMORY || status == OAS_TOO_LARGE)
        return status;
    for (size_t i = 0; i < values.count; i++) {
        const oas_wire_value *value = &values.at[i];
        m->culprit = i;
        bool there = m->values[i].at != NULL;
        if (there != (value->json.at != NULL) ||
            (there && !oas_json_equal(value->json, m->values[i])))
            return OAS_UNREPRESENTABLE;
        if (value->status != OAS_OK)
            return value->status;
    }
    return values.fault ? OAS_UNREPRESENTABLE : OAS_OK;
}

/* In the arena: the stack is for the engine. */
static struct message *begin_message(const oas_operation *operation, const oas_response *response,
                                     const oas_json *values, oas_arena *mem,
                                     const oas_options *options)
{
    struct message *m = OAS_ARENA_NEW(mem, struct message, 1);
    if (!m)
        return NULL;
    m->operation = operation;
    m->parameters = response ? response->headers : operation->parameters;
    m->count = response ? response->header_count : operation->parameter_count;
    m->values = values;
    m->options = oas_options_or_none(options);
    m->mem = mem;
    m->from = oas_arena_memory(mem);
    return m;
}

oas_status oas_wire_write(const oas_operation *operation, const oas_response *response,
                          const oas_json *values, oas_wire *out, oas_arena *mem,
                          const oas_options *options, size_t *culprit)
{
    struct message *m = begin_message(operation, response, values, mem, options);
    *out = (oas_wire){.headers = NULL};
    if (!m)
        return OAS_NO_MEMORY;
    m->out = out;
    oas_status status = write_all(m, response != NULL);
    if (status == OAS_OK)
        status = judge_again(m, response);
    if (status != OAS_OK)
        *out = (oas_wire){.headers = NULL};
    if (status != OAS_OK && culprit)
        *culprit = m->culprit;
    return status;
}
