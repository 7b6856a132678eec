/* The OpenAPI model: versions, operations, what is refused where, and what --operation means. */
#include "spec_world.h"

static oas_str outcome(const char *text)
{
    struct world world;
    open_text(&world, text);
    if (world.api)
        api_report(world.api, NULL, &world.diags);
    return listing(&world.diags);
}

static void test_versions(void)
{
    static const char *const wrong[][2] = {
        {"openapi: 4.0.0\n", "1:10: expected OpenAPI 3.0, 3.1 or 3.2, found version '4.0.0'"},
        {"openapi: 3.3.0\n", "1:10: expected OpenAPI 3.0, 3.1 or 3.2, found version '3.3.0'"},
        {"openapi: '3.1.'\n", "1:10: expected OpenAPI 3.0, 3.1 or 3.2, found version '3.1.'"},
        {"openapi: 3.1\n",
         "1:10: warning: expected a version in quotes for 'openapi' (\"3.1.0\"), found the number "
         "3.1; it is taken as \"3.1\"; 1:1: warning: expected an object as 'info', found none; no "
         "verdict depends on it; 1:1: warning: expected 'paths', 'components' or 'webhooks', found "
         "none of them; nothing is described then"},
        {"openapi: [3]\n",
         "1:10: expected a version in quotes for 'openapi' (\"3.1.0\"), found an array"},
        {"swagger: '2.0'\n", "1:1: expected OpenAPI 3.0, 3.1 or 3.2, found Swagger 2.0; convert "
                             "the document to OpenAPI 3 first"},
        {"[1]\n", "1:1: expected an OpenAPI document or a JSON Schema (an object or a boolean), "
                  "found an array"},
        {"info: {}\npaths: {}\n", "1:1: expected an OpenAPI document or a JSON Schema, found an "
                                  "OpenAPI document without 'openapi', its version"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        CHECK_STR(outcome(wrong[i][0]), wrong[i][1]);
    static const struct {
        const char *text;
        enum api_version version;
    } right[] = {
        {"{openapi: 3.0.3, info: {title: t, version: '1'}, paths: {}}", API_3_0},
        {"{openapi: 3.1.0, info: {title: t, version: '1'}, paths: {}}", API_3_1},
        {"{openapi: 3.2.0-rc1, info: {title: t, version: '1'}, components: {}}", API_3_2},
        {"true", API_SCHEMA},
        {"{type: string}", API_SCHEMA},
        {"{}", API_SCHEMA},
    };
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        struct world world;
        open_text(&world, right[i].text);
        CHECK(world.api && world.api->version == right[i].version);
        CHECK(world.api && api_report(world.api, NULL, &world.diags));
        CHECK_INT(world.diags.count, 0);
    }
}

static void test_schema_document(void)
{
    struct world world;
    open_text(&world, "$schema: urn:d\n$defs: {a: true, b: {}}\ndefinitions: {c: {}}\n");
    CHECK(world.api);
    if (!world.api)
        return;
    CHECK_STR(world.api->dialect, "urn:d");
    CHECK_INT(world.api->schema_count, 3);
    CHECK_STR(world.api->schemas[2].name, "c");
}

static const char *const fault_cases[][2] = {
    {"openapi: 3.0.0\n",
     "1:1: warning: expected an object as 'info', found none; no verdict depends on it; 1:1: "
     "warning: expected an object as 'paths', found none; there are no operations then"},
    {HEAD, "1:1: warning: expected 'paths', 'components' or 'webhooks', found none of them; "
           "nothing is described then"},
    {HEAD "path: {}\npaths: []\n", "3:1: warning: an OpenAPI document has no member 'path'; "
                                   "did you mean 'paths'?; 4:8: expected an object for "
                                   "'paths', found an array"},
    {HEAD "paths:\n  pets: {}\n",
     "4:3: warning: a path begins with '/'; 'pets' is taken as '/pets'"},
    {HEAD "paths:\n  /a/{x: {}\n", "4:3: the path '/a/{x' is wrong: expected a '}' for each '{'"},
    {HEAD "paths:\n  /a/x}: {}\n", "4:3: the path '/a/x}' is wrong: expected a '{' for each '}'"},
    {HEAD "paths:\n  /a/{}: {}\n", "4:3: the path '/a/{}' is wrong: expected a name within {}"},
    {HEAD "paths:\n  /{a}/{a}: {}\n", "4:3: warning: {a} stands twice in the path '/{a}/{a}'; each "
                                      "may be any text; that both are the same would refuse more"},
    {HEAD "paths:\n  /{a}/x: {}\n  /{b}/x: {}\n", ""},
    {HEAD "paths:\n  /{a}: {get: {parameters: [{$ref: '#/a'}]}}\n"
          "  /{b}: {get: {parameters: [{$ref: '#/b'}]}}\n"
          "'x-a': 1\na: {name: a, in: path, required: true, schema: {}}\n"
          "b: {name: b, in: path, required: true, schema: {}}\n",
     "7:1: warning: an OpenAPI document has no member 'a'; 8:1: warning: an OpenAPI document has "
     "no member 'b'; 5:3: warning: but for the names within {}, '/{b}' is the path '/{a}'; where "
     "both have a method, a request is for that one; 4:3: note: the other one is here"},
    {HEAD "paths:\n  /a:\n",
     "4:3: warning: a path item is null; it is taken as if it were not there"},
    {HEAD "paths:\n  /a:\n    get: {operationId: x}\n    put: {operationId: x}\n",
     "6:24: warning: the operationId 'x' is given twice; here it is taken as 'x_2'; 5:24: note: "
     "here it stays what it is"},
    {HEAD "paths:\n  /a:\n    get: {operationID: x, 'x-y': 1}\n",
     "5:11: warning: an operation has no member 'operationID'; did you mean 'operationId'?"},
    {HEAD "paths:\n  /a:\n    get:\n      parameters:\n        - {name: n}\n",
     "7:11: expected a string as 'in', found none"},
    {HEAD "paths:\n  /a:\n    get:\n      parameters:\n        - {name: n, in: body, schema: {}}\n",
     "7:25: warning: expected path, query, header or cookie for 'in', found 'body'; it is ignored; "
     "as a body (requestBody) it would refuse more"},
    {HEAD "paths:\n  /a:\n    get:\n      parameters:\n        - {name: n, in: query}\n",
     "7:11: warning: expected 'schema' or 'content' in the parameter 'n', found neither; it may be "
     "anything"},
    {HEAD "paths:\n  /a:\n    get:\n      parameters:\n        - {name: n, in: query, schema: "
          "{}, content: {}}\n",
     "7:44: expected either 'schema' or 'content', found both"},
    {HEAD "paths:\n  /a:\n    get:\n      parameters:\n        - {name: n, in: path, required: "
          "true, schema: {}}\n",
     "7:11: warning: the path '/a' has no {n}; the parameter is ignored"},
    {HEAD "paths:\n  /a/{n}:\n    get: {}\n",
     "5:5: warning: no parameter describes {n} of the path '/a/{n}'; it may be any text"},
    {HEAD "paths:\n  /a:\n    get:\n      parameters:\n        - &p {name: n, in: query, schema: "
          "{}}\n        - *p\n",
     "7:14: warning: the parameter 'n' is given twice, and says the same; once is taken; 7:14: "
     "note: first given here"},
    {HEAD "paths:\n  /a:\n    get: {responses: {20: {}, 600: {}, 'x-a': 1, 4xx: {description: "
          "d}}}\n",
     "5:23: expected a status (200, 4XX, default), found '20'; 5:31: expected a status (200, "
     "4XX, default), found '600'; 5:50: warning: expected '4XX', found '4xx'"},
    {HEAD "paths:\n  /a:\n    get: {requestBody: {}}\n",
     "5:11: warning: expected an object as 'content', found none; nothing is judged then"},
    {HEAD "paths:\n  /a:\n    get: {responses: {200: {$ref: '#/nowhere'}}}\n",
     "5:35: '#/nowhere' leads nowhere: at 'nowhere' below '#', the object has no such member"},
    {HEAD "paths:\n  /a: {$ref: '#/paths/~1a'}\n",
     "4:14: '#/paths/~1a' refers to itself, in the end"},
    {HEAD "x-p: {$ref: '#/x-p'}\npaths:\n  /a:\n    get: {requestBody: {$ref: '#/x-p'}}\n",
     "3:13: '#/x-p' refers to itself, in the end; 6:31: note: referred to from here"},
    {HEAD "x-p: 1\npaths:\n  /a:\n    get: {requestBody: {$ref: '#/x-p'}}\n",
     "3:6: expected an object for a request body, found a number; 6:31: note: referred to "
     "from here"},
    {"openapi: 3.0.0\ninfo: {title: t, version: '1'}\nwebhooks: {}\npaths:\n  /a:\n    get: "
     "{}\n",
     "3:1: warning: an OpenAPI document has no member 'webhooks' in this version of OpenAPI; 6:5: "
     "warning: expected an object as 'responses', found none; none are judged then"},
    /* What no verdict depends on is a warning, whatever is wrong with it. */
    {HEAD "servers: 1\nsecurity: [1, {a: 1}]\npaths:\n  /a:\n    servers: [{uri: x}, 1]\n"
          "    get: {tags: [1], security: {}}\n",
     "3:10: warning: expected an array for 'servers', found a number; 4:12: warning: expected an "
     "object for a security requirement, found a number; 4:19: warning: expected an array for a "
     "security scheme's scopes, found a number; 4:16: warning: no security scheme 'a' in "
     "components; requests are taken to meet it; that none does is the other meaning; 7:16: "
     "warning: a server has no member 'uri'; did "
     "you mean 'url'?; 7:15: warning: expected a string as 'url', found none; 7:25: warning: "
     "expected an object for a server, found a number; 8:18: warning: expected a string for a "
     "tag, found a number; 8:32: warning: expected an array for 'security', found an object"},
    {HEAD "paths:\n  /a:\n    get:\n      parameters:\n        - {name: n, in: query, schema: "
          "{}, style: simple, explode: 1, allowReserved: x}\n",
     "7:86: warning: expected a boolean for 'allowReserved', found a string; 7:51: warning: a "
     "query parameter has no style 'simple'; 'form' is taken; 7:68: warning: expected a boolean "
     "for 'explode', found a number"},
    {HEAD "paths:\n  /a:\n    get: {responses: {200: {description: d, headers: {A: {}, B: {$ref: "
          "'#/x'}, C: 1, D: {schema: {}, in: header}}}}}\n",
     "5:58: warning: expected 'schema' or 'content' in the header 'A', found neither; it may be "
     "anything; 5:72: warning: '#/x' leads nowhere: at 'x' below '#', the object has no such "
     "member; 5:83: warning: expected an object for a header, found a number; 5:102: warning: a "
     "header has no member 'in'"},
    {HEAD "paths:\n  /a:\n    get: {callbacks: {c: {'{$url}': {post: {operationId: 1, responses: "
          "[]}}}, d: 1}}\n",
     "5:82: expected an object for a callback, found a number; 5:58: warning: expected a string "
     "for 'operationId', found a number; the operation has none then; 5:72: expected an object for "
     "'responses', found an array"},
    {HEAD "components: {schemas: {../../x: {}}}\n",
     "3:24: warning: expected letters, digits, '.', '-' and '_' in a component's name, found "
     "'../../x'"},
};

static void test_faults(void)
{
    for (size_t i = 0; i < sizeof fault_cases / sizeof *fault_cases; i++)
        CHECK_STR(outcome(fault_cases[i][0]), fault_cases[i][1]);
}

static const char pets[] =
    HEAD "paths:\n"
         "  /pets:\n"
         "    parameters:\n"
         "      - {name: limit, in: query, schema: {type: integer}}\n"
         "      - {name: X-Trace, in: header, schema: {type: string}}\n"
         "    get:\n"
         "      operationId: listPets\n"
         "      parameters:\n"
         "        - {name: limit, in: query, required: true, schema: {type: string}}\n"
         "        - $ref: '#/components/parameters/Page'\n"
         "      responses:\n"
         "        '200': {description: d, content: {application/json: {schema: {type: array}}}}\n"
         "        4XX: {$ref: '#/components/responses/Bad'}\n"
         "        default: {description: d}\n"
         "    post:\n"
         "      requestBody: {$ref: 'other.yaml#/bodies/Pet'}\n"
         "      responses: {'201': {description: d}}\n"
         "  /pets/{id}: {$ref: 'other.yaml#/items/pet', patch: {responses: {'200': {description: "
         "d}}}}\n"
         "  /pets/mine:\n"
         "    get: {operationId: mine, responses: {'200': {description: d}}}\n"
         "  /files/{name}.{ext}:\n"
         "    get: {parameters: [{name: name, in: path, required: true, schema: {}}, {name: ext, "
         "in: path, required: true, schema: {}}], responses: {'200': {description: d}}}\n"
         "webhooks:\n"
         "  petAdded:\n"
         "    post: {operationId: onPet, requestBody: {content: {application/json: {}}}}\n"
         "  petGone:\n"
         "    post: {}\n"
         "    put: {}\n"
         "components:\n"
         "  parameters: {Page: {name: page, in: query, schema: {}}}\n"
         "  responses: {Bad: {description: d, content: {application/problem+json: {schema: {}}}}}\n"
         "  schemas: {Pet: {type: object}}\n";

static const char other[] =
    "bodies:\n"
    "  Pet: {required: true, content: {application/json: {schema: {$ref: '#/x'}}, text/*: {}}}\n"
    "items:\n"
    "  pet:\n"
    "    parameters: [{name: id, in: path, required: true, schema: {}}]\n"
    "    get: {operationId: getPet, responses: {'200': {description: d}}}\n"
    "    patch: {operationId: hidden, responses: {'200': {description: d}}}\n";

static const struct operation *at(const struct api *api, const char *method, const char *path)
{
    for (size_t i = 0; i < api->operation_count; i++)
        if (oas_str_is(api->operations[i].path, path) &&
            oas_str_is(api->operations[i].method, method))
            return &api->operations[i];
    check_note(false, __FILE__, __LINE__, "there is such an operation");
    exit(check_done());
}

static void test_model(const struct api *api)
{
    CHECK_INT(api->operation_count, 9);
    CHECK_INT(api->schema_count, 1);
    const struct operation *list = by_id(api, "listPets");
    CHECK(list == at(api, "GET", "/pets") && !list->webhook);
    CHECK_INT(list->parameter_count, 3);
    CHECK_STR(list->parameters[0].name, "limit");
    CHECK(list->parameters[0].required);
    CHECK_STR(list->parameters[1].name, "X-Trace");
    CHECK_STR(list->parameters[2].name, "page");
    CHECK_INT(list->response_count, 3);
    CHECK_STR(list->responses[0].status, "200");
    CHECK_STR(list->responses[1].status, "4XX");
    CHECK_STR(list->responses[2].status, "default");
    CHECK_INT(list->responses[1].body.count, 1);
    CHECK_STR(list->responses[1].body.media[0].type, "application/problem+json");
    const struct operation *post = at(api, "POST", "/pets");
    CHECK(post->request && post->request->required && post->request->count == 2);
    const struct media *json = &post->request->media[0];
    CHECK(json->base.len && json->base.at[json->base.len - 10] == 'o');
    CHECK_STR(post->request->media[1].type, "text/*");
    CHECK_STR(at(api, "GET", "/pets/{id}")->id, "getPet");
    CHECK_INT(at(api, "PATCH", "/pets/{id}")->id.len, 0); /* over the one that is referred to */
    CHECK(by_id(api, "onPet")->webhook && at(api, "PUT", "petGone")->webhook);
}

/* Faults of one operation leave the others alone. */
static void test_isolation(void)
{
    struct world world;
    open_text(&world,
              HEAD "paths:\n  /a:\n    get: {operationId: good}\n    put: {operationId: bad, "
                   "requestBody: {$ref: 'https://x/y.yaml'}}\n");
    CHECK(world.api && world.diags.count == 0);
    if (!world.api)
        return;
    const struct operation *good = by_id(world.api, "good"), *bad = by_id(world.api, "bad");
    CHECK(api_report(world.api, good, &world.diags));
    CHECK_INT(diags_outcome(&world.diags), DIAGS_GOOD);
    CHECK(!api_report(world.api, bad, &world.diags));
    CHECK_INT(diags_outcome(&world.diags), DIAGS_WRONG);
    CHECK(world.registry.diags == &world.diags);
    CHECK(!api_build(&world.registry, world.registry.documents));
}

static void test_three_two(void)
{
    struct world world;
    open_text(
        &world,
        "openapi: 3.2.0\n$self: https://example.com/api/spec\ninfo: {title: t, version: '1'}\n"
        "paths:\n  /a:\n    query: {operationId: q}\n    additionalOperations:\n"
        "      COPY: {requestBody: {content: {application/jsonl: {$ref: "
        "'spec#/components/mediaTypes/L'}}}}\n"
        "components: {mediaTypes: {L: {itemSchema: {type: object}}}}\n");
    CHECK(world.api && api_report(world.api, NULL, &world.diags));
    CHECK_STR(listing(&world.diags), "");
    if (!world.api)
        return;
    CHECK_STR(world.api->document->uri, "https://example.com/api/spec");
    CHECK(at(world.api, "QUERY", "/a") == by_id(world.api, "q"));
    const struct operation *copy = at(world.api, "COPY", "/a");
    CHECK(copy->request && copy->request->count == 1 && copy->request->media[0].items);
}

int main(void)
{
    struct world world;
    begin_worlds();
    put_file("other.yaml", other);
    test_versions();
    test_schema_document();
    test_faults();
    open_text(&world, pets);
    CHECK(world.api && api_report(world.api, NULL, &world.diags));
    CHECK_STR(listing(&world.diags), "");
    if (world.api)
        test_model(world.api);
    test_isolation();
    test_three_two();
    return end_worlds();
}
