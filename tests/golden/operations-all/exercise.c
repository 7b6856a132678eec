/* All columns of the table of operations: what is read, what is inherited, what is none. */
#include "exercise.h"
#include "operations-all.h"

static const oas_operation *find(const char *id)
{
    static const oas_operation none = {.id = "", .method = "", .path = ""};
    const oas_operation *found = oas_operation_by_id(&operations_all_operations, oas_str_from(id));
    EXPECT(found);
    return found ? found : &none;
}

static bool is(const char *text, const char *want)
{
    return strcmp(text, want) == 0;
}

static void test_around(void)
{
    const oas_operation *add = find("addPets"), *get = find("getPet"), *lost = find("petLost");
    EXPECT(add->server_count == 2 && is(add->servers[0].path, "/pets-only") &&
           is(add->servers[1].url, "https://example.com") && is(add->servers[1].path, ""));
    EXPECT(get->server_count == 1 && is(get->servers[0].path, "/v2"));
    EXPECT(add->tag_count == 2 && is(add->tags[1], "bulk") && get->tag_count == 0);
    EXPECT(add->security_count == 1 && add->security[0].scheme_count == 2 &&
           is(add->security[0].schemes[1].id, "token"));
    const oas_scheme *key = &add->security[0].schemes[0], *token = &add->security[0].schemes[1];
    EXPECT(key->kind == OAS_SCHEME_API_KEY && key->in == OAS_IN_HEADER &&
           is(key->name, "x-api-key") && is(key->word, ""));
    EXPECT(token->kind == OAS_SCHEME_OAUTH2 && is(token->name, "Authorization") &&
           is(token->word, "Bearer"));
    EXPECT(operations_all_operations.scheme_count == 7 &&
           is(operations_all_operations.schemes[2].word, "basic") &&
           operations_all_operations.schemes[6].kind == OAS_SCHEME_MUTUAL_TLS);
    EXPECT(get->security_count == 0);
    EXPECT(lost->security_count == 2 && lost->security[1].scheme_count == 0);
    EXPECT(lost->webhook && !lost->callback && lost->tags == add->tags);
}

/* Servers' base paths come first, octets are compared decoded. */
static void test_paths(void)
{
    const oas_operations *all = &operations_all_operations;
    const oas_operation *add = find("addPets"), *get = find("getPet");
    oas_str id = {NULL, 0};
    EXPECT(oas_operation_find(all, OAS_STR("POST"), OAS_STR("/pets-only/pets")) == add);
    EXPECT(oas_operation_find(all, OAS_STR("POST"), OAS_STR("/p%65ts")) == add);
    EXPECT(oas_operation_find(all, OAS_STR("POST"), OAS_STR("/v2/pets")) == NULL);
    EXPECT(oas_operation_find(all, OAS_STR("GET"), OAS_STR("/v2/pets/%2F?x=1")) == get);
    EXPECT(oas_operation_variable(get, OAS_STR("/v2/pets/%2F?x=1"), OAS_STR("id"), &id));
    SAME(id, "%2F");
}

static void test_parameters(void)
{
    static const oas_parameter want[] = {
        {.name = "tags", .in = OAS_IN_QUERY, .style = OAS_STYLE_FORM, .allow_reserved = true},
        {.name = "near", .in = OAS_IN_QUERY, .style = OAS_STYLE_DEEP_OBJECT, .allow_empty = true},
        {.name = "session", .in = OAS_IN_COOKIE, .style = OAS_STYLE_COOKIE, .explode = true},
        {.name = "X-Notes", .in = OAS_IN_HEADER, .media_type = "text/plain"},
    };
    const oas_operation *add = find("addPets"), *get = find("getPet");
    EXPECT(add->parameter_count == 4);
    for (uint32_t i = 0; i < add->parameter_count && i < 4; i++) {
        const oas_parameter *got = &add->parameters[i];
        EXPECT(is(got->name, want[i].name) && got->in == want[i].in);
        EXPECT(got->style == want[i].style && got->explode == want[i].explode);
        EXPECT(got->allow_reserved == want[i].allow_reserved);
        EXPECT(got->allow_empty == want[i].allow_empty && got->type.program);
        EXPECT(!got->media_type == !want[i].media_type);
    }
    EXPECT(get->parameter_count == 1 && get->parameters[0].style == OAS_STYLE_MATRIX &&
           get->parameters[0].required && !get->parameters[0].explode);
}

static void test_bodies(void)
{
    const oas_operation *add = find("addPets"), *get = find("getPet"), *lost = find("petLost");
    const oas_media *lines =
        oas_media_find(add->request, add->request_count, OAS_STR("application/jsonl"));
    EXPECT(add->request_required && add->request_count == 2 && lines);
    if (!lines)
        return;
    EXPECT(lines->item_type.program && !add->request[1].item_type.program);
    EXPECT(oas_validate(lines->item_type, OAS_STR("{\"name\":\"Rex\"}"), NULL, NULL) == OAS_OK);
    EXPECT(oas_validate(lines->item_type, OAS_STR("{}"), NULL, NULL) == OAS_INVALID);
    const oas_response *made = oas_operation_response(add, 200);
    EXPECT(made && made->media_count == 1 && made->header_count == 2);
    if (!made || made->header_count != 2)
        return;
    EXPECT(is(made->headers[0].name, "X-Left") && made->headers[0].in == OAS_IN_HEADER &&
           made->headers[0].style == OAS_STYLE_SIMPLE && made->headers[0].required);
    EXPECT(made->headers[1].media_type && is(made->headers[1].media_type, "application/json"));
    EXPECT(oas_validate(made->headers[0].type, OAS_STR("17"), NULL, NULL) == OAS_OK);
    EXPECT(oas_validate(made->headers[0].type, OAS_STR("\"17\""), NULL, NULL) == OAS_INVALID);
    EXPECT(made->headers[1].type.program && made->headers[1].type.layout);
    /* Equal ones are one. */
    EXPECT(get->responses == lost->responses && made[1].media == get->responses[0].media);
}

static void test_callbacks(void)
{
    const oas_operation *add = find("addPets"), *get = find("getPet");
    EXPECT(add->callback_count == 2 && get->callback_count == 1);
    if (add->callback_count != 2 || get->callback_count != 1)
        return;
    const oas_callback *added = &add->callbacks[0], *again = &add->callbacks[1];
    EXPECT(is(added->name, "added") && added->operation_count == 2);
    EXPECT(is(added->operations[0].id, "petAdded") && is(added->operations[0].method, "POST") &&
           is(added->operations[0].path, "{$request.query.url}") && added->operations[0].callback);
    EXPECT(added->operations[0].request_count == 1 && added->operations[0].security_count == 2);
    EXPECT(is(added->operations[1].method, "DELETE") && added->operations[1].security_count == 0);
    oas_type heard = added->operations[0].request[0].type;
    EXPECT(oas_validate(heard, OAS_STR("\"Rex\""), NULL, NULL) == OAS_OK && heard.layout);
    EXPECT(oas_validate(heard, OAS_STR("17"), NULL, NULL) == OAS_INVALID);
    EXPECT(again->operations == get->callbacks[0].operations);
    /* They are the API's own requests, not those that it takes. */
    EXPECT(operations_all_operations.count == 3);
    EXPECT(oas_operation_by_id(&operations_all_operations, OAS_STR("petAdded")) == NULL);
}

int main(void)
{
    test_around();
    test_paths();
    test_parameters();
    test_bodies();
    test_callbacks();
    return exercise_done();
}
