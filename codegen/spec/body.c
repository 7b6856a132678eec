/* Request bodies, and responses by status. */
#include "spec/body.h"

#include "load/text.h"
#include "resolve/openapi.h"
#include "spec/content.h"
#include "spec/parameter.h"

/* ---- what is said of the heads of parts ---- */

static void read_part_headers(struct reader *reader, struct encoding *encoding)
{
    if (encoding && encoding->node->kind == NODE_OBJECT)
        encoding->header_count =
            parameters_read_headers(reader, encoding->node, &encoding->headers);
}

/* Of multipart alone (§4.8.15.1). */
static void read_heads(struct reader *reader, struct media *media)
{
    if (oas_media_form(media->type) != OAS_FORM_MULTIPART)
        return;
    for (size_t i = 0; i < media->encoding_count; i++)
        read_part_headers(reader, &media->encodings[i]);
    for (size_t i = 0; i < media->places.count; i++)
        read_part_headers(reader, &media->places.at[i]);
    read_part_headers(reader, media->places.rest);
}

static void read_content(struct reader *reader, const struct node *content, struct body *body)
{
    content_read(reader, content, body);
    for (size_t i = 0; i < body->count; i++)
        read_heads(reader, &body->media[i]);
}

/* ---- bodies ---- */

struct body *body_read_request(struct reader *reader, struct node *node)
{
    struct body *body = OAS_ARENA_NEW(reader->mem, struct body, 1);
    reader->diags->no_memory |= !body;
    node = reader_follow(reader, node, "a request body");
    if (!body || !node)
        return NULL;
    reader_known(reader, node, PART_BODY);
    body->node = node;
    body->required = reader_flag(reader, node, "required", false);
    if (!node_get(node, "content"))
        (void)reader_expected(reader, node, "content", NODE_OBJECT, "nothing is judged then");
    const struct node *content = reader_member(reader, node, "content", NODE_OBJECT);
    if (content)
        read_content(reader, content, body);
    return body;
}

static void read_response(struct reader *reader, struct node *node, struct response *response)
{
    node = reader_follow(reader, node, "a response");
    if (!node)
        return;
    reader_known(reader, node, PART_RESPONSE);
    response->node = node;
    response->body.node = node;
    if (reader_version(reader, node) < API_3_2)
        (void)reader_expected(reader, node, "description", NODE_STRING, "no verdict depends on it");
    const struct node *content = reader_member(reader, node, "content", NODE_OBJECT);
    if (content)
        read_content(reader, content, &response->body);
    response->header_count = parameters_read_headers(reader, node, &response->headers);
}

bool body_is_status(oas_str key)
{
    if (oas_str_is(key, "default"))
        return true;
    if (key.len != 3 || key.at[0] < '1' || key.at[0] > '5')
        return false;
    return (text_is_digit(key.at[1]) && text_is_digit(key.at[2])) ||
           memcmp(key.at + 1, "XX", 2) == 0;
}

static bool read_status(struct reader *reader, const struct member *member, oas_str *status)
{
    oas_str key = member->key;
    *status = key;
    if (body_is_status(key))
        return true;
    if (key.len == 3 && memcmp(key.at + 1, "xx", 2) == 0) {
        const char upper[] = {key.at[0], 'X', 'X'};
        if (body_is_status(oas_str_of(upper, 3))) {
            *status = oas_arena_copy(reader->mem, oas_str_of(upper, 3));
            reader->diags->no_memory |= !status->at;
            diag_at(reader->diags, DIAG_WARNING, member->place,
                    "expected '" OAS_PRI "', found '" OAS_PRI "'", OAS_ARG(*status), OAS_ARG(key));
            return status->len == 3;
        }
    }
    diag_at(reader->diags, DIAG_ERROR, member->place,
            "expected a status (200, 4XX, default), found '" OAS_PRI "'", OAS_ARG(key));
    return false;
}

/* Two keys can be one status only as 4XX and 4xx. There are no more than some 500. */
static bool is_repeated(struct reader *reader, const struct operation *operation,
                        const struct member *member, oas_str status)
{
    for (size_t i = 0; i < operation->response_count; i++) {
        if (!oas_str_equal(operation->responses[i].status, status))
            continue;
        diag_at(reader->diags, DIAG_ERROR, member->place, "the status " OAS_PRI " is given twice",
                OAS_ARG(status));
        return true;
    }
    return false;
}

void body_read_responses(struct reader *reader, const struct node *node,
                         struct operation *operation)
{
    operation->responses =
        OAS_ARENA_NEW(reader->mem, struct response, node->count ? node->count : 1);
    if (!operation->responses) {
        reader->diags->no_memory = true;
        return;
    }
    for (size_t i = 0; i < node->count; i++) {
        const struct member *member = &node->members[i];
        struct response response = {0};
        if (openapi_is_extension(member->key) || !read_status(reader, member, &response.status) ||
            is_repeated(reader, operation, member, response.status))
            continue;
        read_response(reader, member->value, &response);
        if (response.node)
            operation->responses[operation->response_count++] = response;
    }
    if (node->count == 0)
        diag_at(reader->diags, DIAG_WARNING, node_declared(node), "expected at least one response");
}
