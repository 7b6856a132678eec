/* One value as the text that stands for it on the wire, in its parameter's style. Nothing here needs
 * to know what a reader might mistake for something else: who writes a message reads it again. */
#include "base/arena_memory.h"
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
