/* What the document's model has, row by row. */
#include "plan/operations.h"

#include <oas/program.h>

#include "load/text.h"
#include "plan/operations_dump.h"
#include "plan/routes.h"

enum { FEW = 8 }; /* operations: each is looked at as quickly as a route */

struct builder {
    oas_arena *mem;
    const struct subjects *subjects;
    const oas_program *program;
    const oas_scheme *schemes; /* all of the document */
    size_t scheme_count;
    oas_arena own;     /* for the maps; goes when the table is done */
    struct map texts;  /* texts to their copies with a NUL behind them */
    struct map arrays; /* what operations_put() says of an array to the array */
    bool no_memory;
};

/* Rows for `count` things, zeroed. NULL for none. */
#define NEW_ROWS(b, type, count) ((type *)new_rows((b), (count), sizeof(type)))

static void *new_rows(struct builder *b, size_t count, size_t size)
{
    void *rows = count ? oas_arena_zeroed(b->mem, count, size, sizeof(void *)) : NULL;
    b->no_memory |= count && !rows;
    return rows;
}

/* The array that is told apart from `rows` by nothing but its place, if there is one, else it. */
static const void *shared(struct builder *b, enum row_kind kind, void *rows, size_t count)
{
    oas_buf key = {0};
    if (!rows || b->no_memory)
        return NULL;
    oas_buf_putc(&key, (char)('a' + (int)kind));
    operations_put(kind, rows, count, &key);
    oas_str kept = text_keep(&b->own, &key, &b->no_memory);
    void **slot = kept.at ? map_put(&b->arrays, &b->own, kept) : NULL;
    b->no_memory |= !slot;
    if (!slot)
        return NULL;
    if (!*slot)
        *slot = rows;
    return *slot;
}

static const char *text_of(struct builder *b, oas_str text)
{
    void **slot = map_put(&b->texts, &b->own, text);
    if (slot && !*slot)
        *slot = (void *)(uintptr_t)oas_arena_copy(b->mem, text).at;
    b->no_memory |= !slot || !*slot;
    return slot && *slot ? *slot : "";
}

static const char *const *texts_of(struct builder *b, const struct strings *texts)
{
    const char **rows = NEW_ROWS(b, const char *, texts->count);
    for (size_t i = 0; rows && i < texts->count; i++)
        rows[i] = text_of(b, texts->at[i]);
    return shared(b, ROW_TEXT, rows, texts->count);
}

/* ---- bodies and parameters ---- */

/* What has no schema, or none that has a C type, takes everything. */
static oas_type type_of(const struct builder *b, struct node *schema, bool typed)
{
    const struct subject *subject = typed && schema ? subjects_find(b->subjects, schema) : NULL;
    return subject ? subject->type : (oas_type){b->program, OAS_ANY, 0};
}

static oas_media_encoding *encoding_named(oas_media_encoding *rows, size_t count, oas_str name)
{
    for (size_t i = 0; i < count; i++)
        if (oas_str_is(name, rows[i].name))
            return &rows[i];
    return NULL;
}

static oas_media_encoding encoding_of(struct builder *b, const struct encoding *encoding,
                                      oas_str name)
{
    return (oas_media_encoding){.name = text_of(b, name),
                                .style = encoding->style,
                                .explode = encoding->explode,
                                .allow_reserved = encoding->allow_reserved,
                                .media_type =
                                    encoding->type.len ? text_of(b, encoding->type) : NULL};
}

static void put_encodings(struct builder *b, const struct media *media, oas_media_encoding *rows)
{
    for (size_t i = 0; rows && i < media->encoding_count; i++)
        rows[i] = encoding_of(b, &media->encodings[i], media->encodings[i].name);
}

/* Fields that have credentials, whatever the document says (RFC 9110 section 11, RFC 6265). */
static bool has_credentials(oas_str field)
{
    static const char *const fields[] = {"Authorization", "Proxy-Authorization", "Cookie",
                                         "Set-Cookie"};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (text_equal_folded(field, oas_str_from(fields[i])))
            return true;
    return false;
}

/* Pairs of the query that are called otherwise: the whole of it does, and an exploded object. */
static bool takes_others(const oas_parameter *row)
{
    bool members =
        row->explode && row->style != OAS_STYLE_NONE && row->style != OAS_STYLE_DEEP_OBJECT;
    if (row->in != OAS_IN_QUERY || !row->type.program) /* nothing was compiled */
        return row->in == OAS_IN_QUERYSTRING;
    return members &&
           row->type.program->schemas[OAS_USE_ROW(row->type.use)].jtypes & OAS_JTYPE_OBJECT;
}

static bool is_secret(const struct builder *b, const oas_parameter *row)
{
    oas_str name = oas_str_from(row->name);
    bool others = takes_others(row);
    if (row->in == OAS_IN_COOKIE || (row->in == OAS_IN_HEADER && has_credentials(name)))
        return true;
    for (size_t i = 0; i < b->scheme_count; i++) {
        const oas_scheme *scheme = &b->schemes[i];
        if (oas_scheme_looks(scheme, row->in, name) ||
            (others && scheme->in == OAS_IN_QUERY && *scheme->name))
            return true;
    }
    return false;
}

/* A query that is a form is read as a body is. */
static void form_of(struct builder *b, const struct media *media, oas_parameter *row)
{
    size_t count = media->encoding_count;
    oas_media_encoding *rows = NEW_ROWS(b, oas_media_encoding, count);
    put_encodings(b, media, rows);
    row->encodings = shared(b, ROW_ENCODING, rows, count);
    row->encoding_count = (uint32_t)count;
}

/* `members`: what each is called in the object of all of them, or NULL. */
static const oas_parameter *parameters_of(struct builder *b, const struct parameter *parameters,
                                          size_t count, const oas_str *members)
{
    oas_parameter *rows = NEW_ROWS(b, oas_parameter, count);
    for (size_t i = 0; rows && i < count; i++) {
        const struct parameter *parameter = &parameters[i];
        const struct media *media = subject_parameter_media(parameter);
        oas_parameter *row = &rows[i];
        row->name = text_of(b, parameter->name);
        row->in = parameter->in;
        row->style = parameter->style;
        row->required = parameter->required;
        row->explode = parameter->explode;
        row->allow_reserved = parameter->allow_reserved;
        row->allow_empty = parameter->allow_empty;
        row->media_type = media ? text_of(b, media->type) : NULL;
        row->type = type_of(b, subject_parameter_schema(parameter), true);
        row->secret = is_secret(b, row);
        if (media && subject_parameter_is_read(parameter))
            form_of(b, media, row);
        if (members && !oas_str_equal(members[i], parameter->name))
            row->member = text_of(b, members[i]);
    }
    return shared(b, ROW_PARAMETER, rows, count);
}

/* What is said of its head. */
static void put_part_headers(struct builder *b, const struct encoding *encoding,
                             oas_media_encoding *row)
{
    row->headers = parameters_of(b, encoding->headers, encoding->header_count, NULL);
    row->header_count = (uint32_t)encoding->header_count;
}

/* "[0]"; "[]" for what is no place of its own. */
static oas_str place_name(struct builder *b, size_t place, size_t count)
{
    oas_buf name = {0};
    oas_buf_putc(&name, '[');
    if (place < count)
        oas_buf_put_u64(&name, place);
    oas_buf_putc(&name, ']');
    return text_keep(&b->own, &name, &b->no_memory);
}

/* Each place has its row where one of them has one, so that none has to be looked for twice. */
static size_t put_places(struct builder *b, const struct part_places *places,
                         const struct subject *subject, oas_media_encoding *rows)
{
    static const struct encoding usual = {.style = OAS_STYLE_NONE};
    size_t own = subject ? subject->place_count : 0;
    size_t count = own > places->count ? own : places->count;
    for (size_t i = 0; i <= count; i++) {
        const struct encoding *encoding = i < places->count ? &places->at[i] : places->rest;
        rows[i] = encoding_of(b, encoding ? encoding : &usual, place_name(b, i, count));
        put_part_headers(b, encoding ? encoding : &usual, &rows[i]);
        rows[i].octets = i < own ? subject->place_octets[i] : subject && subject->rest_octets;
    }
    return count + 1;
}

static bool has_places(const struct part_places *places, const struct subject *subject)
{
    bool has = places->count || places->rest || (subject && subject->rest_octets);
    for (size_t i = 0; subject && i < subject->place_count; i++)
        has |= subject->place_octets[i];
    return has;
}

/* Those of the document, then members that are octets and have none; and those of places. */
static void encodings_of(struct builder *b, const struct media *media, oas_media *row)
{
    const struct subject *subject = media->schema && row->form == OAS_FORM_MULTIPART
                                        ? subjects_find(b->subjects, media->schema)
                                        : NULL;
    size_t octets = subject ? subject->octet_count : 0, count = media->encoding_count;
    size_t places = media->places.count + (subject ? subject->place_count : 0) + 1;
    oas_media_encoding *rows = NEW_ROWS(b, oas_media_encoding, count + octets + places);
    put_encodings(b, media, rows);
    for (size_t i = 0; rows && i < media->encoding_count; i++)
        put_part_headers(b, &media->encodings[i], &rows[i]);
    for (size_t i = 0; rows && i < octets; i++) {
        oas_media_encoding *own = encoding_named(rows, count, subject->octets[i]);
        if (!own) {
            own = &rows[count++];
            own->name = text_of(b, subject->octets[i]);
        }
        own->octets = true;
    }
    if (rows && row->form == OAS_FORM_MULTIPART && has_places(&media->places, subject))
        count += put_places(b, &media->places, subject, rows + count);
    row->encodings = shared(b, ROW_ENCODING, rows, count);
    row->encoding_count = (uint32_t)count;
}

static const oas_media *media_of(struct builder *b, const struct body *body)
{
    oas_media *rows = NEW_ROWS(b, oas_media, body->count);
    for (size_t i = 0; rows && i < body->count; i++) {
        const struct media *media = &body->media[i];
        bool json = oas_media_is_json(media->type);
        rows[i].media_type = text_of(b, media->type);
        rows[i].form = oas_media_form(media->type);
        rows[i].type = type_of(b, media->schema, true);
        if (media->items)
            rows[i].item_type =
                type_of(b, media->items, json || oas_media_is_json_sequence(media->type));
        encodings_of(b, media, &rows[i]);
    }
    return shared(b, ROW_MEDIA, rows, body->count);
}

static const oas_response *responses_of(struct builder *b, const struct operation *operation)
{
    oas_response *rows = NEW_ROWS(b, oas_response, operation->response_count);
    for (size_t i = 0; rows && i < operation->response_count; i++) {
        const struct response *response = &operation->responses[i];
        rows[i].status = text_of(b, response->status);
        rows[i].media = media_of(b, &response->body);
        rows[i].media_count = (uint32_t)response->body.count;
        const struct subject *joined = subjects_joined(b->subjects, response);
        rows[i].headers = parameters_of(b, response->headers, response->header_count,
                                        joined ? joined->members : NULL);
        if (joined)
            rows[i].headers_type = joined->first->type;
        rows[i].header_count = (uint32_t)response->header_count;
    }
    return shared(b, ROW_RESPONSE, rows, operation->response_count);
}

/* ---- what surrounds an operation ---- */

static const oas_server *servers_of(struct builder *b, const struct servers *servers)
{
    oas_server *rows = NEW_ROWS(b, oas_server, servers->count);
    for (size_t i = 0; rows && i < servers->count; i++) {
        rows[i].url = text_of(b, servers->at[i].url);
        rows[i].path = text_of(b, servers->at[i].path);
    }
    return shared(b, ROW_SERVER, rows, servers->count);
}

static const oas_scheme *schemes_of(struct builder *b, const struct scheme *schemes, size_t count)
{
    oas_scheme *rows = NEW_ROWS(b, oas_scheme, count);
    for (size_t i = 0; rows && i < count; i++) {
        rows[i].id = text_of(b, schemes[i].id);
        rows[i].kind = schemes[i].kind;
        rows[i].in = schemes[i].in;
        rows[i].name = text_of(b, schemes[i].name);
        rows[i].word = text_of(b, schemes[i].word);
    }
    return shared(b, ROW_SCHEME, rows, count);
}

static const oas_requirement *security_of(struct builder *b, const struct security *security)
{
    oas_requirement *rows = NEW_ROWS(b, oas_requirement, security->count);
    for (size_t i = 0; rows && i < security->count; i++) {
        rows[i].schemes = schemes_of(b, security->at[i].at, security->at[i].count);
        rows[i].scheme_count = (uint32_t)security->at[i].count;
    }
    return shared(b, ROW_REQUIREMENT, rows, security->count);
}

/* ---- operations ---- */

static void fill_operation(struct builder *b, const struct operation *operation, oas_operation *row)
{
    row->id = text_of(b, operation->id);
    row->method = text_of(b, operation->method);
    row->path = text_of(b, operation->path);
    row->webhook = operation->webhook;
    row->callback = operation->callback;
    const struct subject *joined = subjects_joined(b->subjects, operation);
    row->parameters = parameters_of(b, operation->parameters, operation->parameter_count,
                                    joined ? joined->members : NULL);
    if (joined)
        row->parameters_type = joined->first->type;
    row->parameter_count = (uint32_t)operation->parameter_count;
    if (operation->request) {
        row->request_required = operation->request->required;
        row->request = media_of(b, operation->request);
        row->request_count = (uint32_t)operation->request->count;
    }
    row->responses = responses_of(b, operation);
    row->response_count = (uint32_t)operation->response_count;
    row->servers = servers_of(b, &operation->servers);
    row->server_count = (uint32_t)operation->servers.count;
    row->tags = texts_of(b, &operation->tags);
    row->tag_count = (uint32_t)operation->tags.count;
    row->security = security_of(b, &operation->security);
    row->security_count = (uint32_t)operation->security.count;
}

static const oas_operation *plain_operations(struct builder *b, const struct operation_list *list)
{
    oas_operation *rows = NEW_ROWS(b, oas_operation, list->count);
    for (size_t i = 0; rows && i < list->count; i++)
        fill_operation(b, &list->at[i], &rows[i]);
    return shared(b, ROW_OPERATION, rows, list->count);
}

static const oas_callback *callbacks_of(struct builder *b, const struct operation *operation)
{
    oas_callback *rows = NEW_ROWS(b, oas_callback, operation->callback_count);
    for (size_t i = 0; rows && i < operation->callback_count; i++) {
        const struct callback *callback = &operation->callbacks[i];
        rows[i].name = text_of(b, callback->name);
        rows[i].operations = plain_operations(b, &callback->operations);
        rows[i].operation_count = (uint32_t)callback->operations.count;
    }
    return shared(b, ROW_CALLBACK, rows, operation->callback_count);
}

const oas_operations *operations_build(oas_arena *mem, const struct api *api,
                                       const struct subjects *subjects, const oas_program *program)
{
    struct builder b = {.mem = mem, .subjects = subjects, .program = program};
    oas_operations *table = OAS_ARENA_NEW(mem, oas_operations, 1);
    oas_operation *rows = NEW_ROWS(&b, oas_operation, api->operation_count);
    b.schemes = schemes_of(&b, api->schemes, api->scheme_count);
    b.scheme_count = b.schemes ? api->scheme_count : 0;
    for (size_t i = 0; rows && i < api->operation_count; i++) {
        fill_operation(&b, &api->operations[i], &rows[i]);
        rows[i].callbacks = callbacks_of(&b, &api->operations[i]);
        rows[i].callback_count = (uint32_t)api->operations[i].callback_count;
    }
    oas_arena_free(&b.own);
    if (!table || b.no_memory)
        return NULL;
    *table = (oas_operations){.at = rows};
    table->count = api->operation_count;
    table->schemes = b.schemes;
    table->scheme_count = api->scheme_count;
    if (table->count > FEW)
        table->routes = routes_build(mem, table, &b.no_memory);
    return b.no_memory ? NULL : table;
}
