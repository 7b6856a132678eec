/* The text is JSON, so that its strings and brackets tell everything. */
#include "validate_payload/instance.h"

#include <oas/json.h>
#include <oas/program.h>

#include "load/node.h"

struct reading_instance {
    oas_arena *mem;
    const char *at;
    const char *end;
    struct instance *up;   /* the container that is open, or NULL */
    struct instance *last; /* in it, or NULL */
    oas_str key;           /* of the member that begins; at NULL: none does */
    struct instance *root;
};

static oas_str take_string(struct reading_instance *r)
{
    const char *start = r->at++;
    while (*r->at != '"')
        r->at += *r->at == '\\' ? 2 : 1;
    r->at++;
    return oas_str_of(start, (size_t)(r->at - start));
}

static oas_str take_word(struct reading_instance *r)
{
    const char *start = r->at;
    while (r->at < r->end && !strchr(" \t\r\n,]}", *r->at))
        r->at++;
    return oas_str_of(start, (size_t)(r->at - start));
}

/* A value begins: it is hung where it belongs. */
static struct instance *add_value(struct reading_instance *r)
{
    struct instance *added = OAS_ARENA_NEW(r->mem, struct instance, 1);
    if (!added)
        return NULL;
    added->up = r->up;
    added->key = r->key;
    r->key = oas_str_of(NULL, 0);
    if (!r->root)
        r->root = added;
    if (r->up) {
        added->index = r->up->count++;
        *(r->last ? &r->last->next : &r->up->first) = added;
    }
    r->last = added;
    return added;
}

static bool read_string(struct reading_instance *r)
{
    bool is_key = r->up && *r->up->text.at == '{' && !r->key.at;
    oas_str text = take_string(r);
    if (is_key)
        return oas_json_get_string(oas_json_of(text), r->mem, &r->key) == OAS_OK;
    struct instance *added = add_value(r);
    if (added)
        added->text = text;
    return added;
}

static bool open_container(struct reading_instance *r)
{
    struct instance *added = add_value(r);
    if (!added)
        return false;
    added->text = oas_str_of(r->at++, 1);
    r->up = added;
    r->last = NULL;
    return true;
}

static bool read_next(struct reading_instance *r)
{
    switch (*r->at) {
    case ' ':
    case '\t':
    case '\r':
    case '\n':
    case ',':
    case ':':
        r->at++;
        return true;
    case '"':
        return read_string(r);
    case '{':
    case '[':
        return open_container(r);
    case '}':
    case ']':
        r->at++;
        r->last = r->up;
        r->up = r->up->up;
        return true;
    default: {
        struct instance *added = add_value(r);
        if (added)
            added->text = take_word(r);
        return added;
    }
    }
}

struct instance *instance_read(oas_arena *mem, oas_str json)
{
    struct reading_instance r = {.mem = mem, .at = json.at, .end = json.at + json.len};
    while (r.at < r.end)
        if (!read_next(&r))
            return NULL;
    return r.root;
}

unsigned instance_jtype(const struct instance *instance)
{
    switch (*instance->text.at) {
    case '{':
        return OAS_JTYPE_OBJECT;
    case '[':
        return OAS_JTYPE_ARRAY;
    case '"':
        return OAS_JTYPE_STRING;
    case 'n':
        return OAS_JTYPE_NULL;
    case 't':
    case 'f':
        return OAS_JTYPE_BOOLEAN;
    default:
        return OAS_JTYPE_NUMBER;
    }
}

void instance_pointer(const struct instance *instance, oas_buf *out)
{
    if (!instance->up)
        return;
    instance_pointer(instance->up, out);
    oas_buf_putc(out, '/');
    if (*instance->up->text.at == '[')
        oas_buf_put_u64(out, instance->index);
    else
        node_put_token(instance->key, out);
}
