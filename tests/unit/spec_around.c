/* What surrounds operations in the OpenAPI model: servers and their paths, tags, security, styles,
 * headers, callbacks. */
#include "spec_world.h"

static void test_base_paths(void)
{
    static const char *const cases[][2] = {
        {"https://example.com", ""},
        {"https://example.com/", ""},
        {"https://example.com/v2/", "/v2"},
        {"https://example.com:8080/v2/x?y=/z#/w", "/v2/x"},
        {"https://{host}:{port}/{base}/v1", "/{base}/v1"},
        {"'{scheme}://example.com/v2'", "/v2"},
        {"'{whole}/v3'", "/v2/v3"},
        {"'{unknown}/v3'", "/{unknown}/v3"},
        {"https://{host}/api/{version}/{whole", "/api/v4/{whole"},
        {"'/{version}{version}-{number}'", "/v4v4-{number}"},
        {"//example.com/v2", "/v2"},
        {"/", ""},
        {"/v2", "/v2"},
        {"v2", "/v2"},
        {"./v2/../v3", "/v3"},
        {"''", ""},
        {"localhost:8080/v2", "/v2"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct world world;
        char text[512];
        snprintf(text, sizeof text,
                 HEAD "servers:\n  - url: %s\n    variables: {whole: {default: "
                      "'https://example.com/v2'}, version: {default: v4}, number: {default: "
                      "1}}\npaths: {/a: {get: {operationId: a}}}\n",
                 cases[i][0]);
        open_text(&world, text);
        CHECK_STR(listing(&world.diags), "");
        const struct operation *a = by_id(world.api, "a");
        CHECK_INT(a->servers.count, 1);
        CHECK_STR(a->servers.at[0].path, cases[i][1]);
    }
}

/* "path path ...", as the variables make them. */
static oas_str paths_of(const struct operation *operation)
{
    oas_buf paths = {0};
    for (size_t i = 0; i < operation->servers.count; i++) {
        oas_buf_puts(&paths, i ? " " : "");
        oas_buf_put(&paths, operation->servers.at[i].path);
    }
    oas_str kept = oas_arena_copy(&mem, oas_buf_str(&paths));
    oas_buf_free(&paths);
    return kept;
}

/* Each path that values of enums make, that of the defaults first. */
static void test_base_paths_by_enum(void)
{
    static const char variables[] =
        "host: {default: x, enum: [x, y]}, v: {default: v2, enum: [v1, v2, v3]}, s: {default: a, "
        "enum: [b, a]}, free: {default: f}, "
        "many: {default: '0', enum: ['0', '1', '2', '3', '4', '5', '6', '7']}";
    static const struct {
        const char *url, *paths, *told;
    } cases[] = {
        {"https://{host}.com/{v}", "/v2 /v1 /v3", ""},
        {"https://{host}.com/x", "/x", ""},
        {"https://{host}.com/{v}/{s}", "/v2/a /v1/a /v3/a /v2/b /v1/b /v3/b", ""},
        {"https://h/{v}{v}", "/v2v2 /v1v2 /v3v2 /v2v1 /v1v1 /v3v1 /v2v3 /v1v3 /v3v3", ""},
        {"'{s}/{free}'", "/a/f /b/f", ""},
        {"https://h/{none}/{v", "/{none}/{v", ""},
        {"https://h/?{v}", "", ""},
        {"https://h/{many}{many}", NULL, ""},
        {"https://h/{many}{many}{s}", NULL,
         "4:10: warning: the variables of this server make more than 64 paths; others are not "
         "looked at"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct world world;
        char text[1024];
        snprintf(text, sizeof text,
                 HEAD "servers:\n  - url: %s\n    variables: {%s}\npaths: {/a: {get: "
                      "{operationId: a}}}\n",
                 cases[i].url, variables);
        open_text(&world, text);
        const struct operation *a = by_id(world.api, "a");
        CHECK(api_report(world.api, NULL, &world.diags));
        CHECK_STR(listing(&world.diags), cases[i].told);
        if (cases[i].paths)
            CHECK_STR(paths_of(a), cases[i].paths);
        else
            CHECK_INT(a->servers.count, 64);
    }
}

static const char around[] =
    "openapi: 3.2.0\ninfo: {title: t, version: '1'}\n"
    "servers: [{url: /root}]\n"
    "security: [{key: []}, {}]\n"
    "paths:\n"
    "  /a:\n"
    "    servers: [{url: /item}, {url: /other}]\n"
    "    get: {operationId: item, tags: [x, y], security: [{a: [], b: [s]}]}\n"
    "    put: {operationId: own, servers: [{url: /own}], security: []}\n"
    "  /b:\n"
    "    servers: []\n"
    "    post:\n"
    "      operationId: root\n"
    "      parameters:\n"
    "        - {name: p, in: query, schema: {}}\n"
    "        - {name: q, in: query, schema: {}, style: deepObject, allowReserved: true}\n"
    "        - {name: r, in: header, schema: {}, explode: true}\n"
    "        - {name: s, in: cookie, schema: {}, style: cookie, allowEmptyValue: true}\n"
    "        - {name: t, in: querystring, content: {application/json: {}}}\n"
    "        - {name: u, in: query, schema: {}, explode: 'no'}\n"
    "        - {name: v, in: header, schema: {}, explode: 'true'}\n"
    "      responses:\n"
    "        '200':\n"
    "          headers:\n"
    "            X-Left: {$ref: '#/components/headers/Left'}\n"
    "            content-Type: {schema: {}}\n"
    "            X-Page: {content: {text/plain: {schema: {}}}}\n"
    "      callbacks:\n"
    "        done:\n"
    "          '{$request.body#/url}':\n"
    "            post: {operationId: done, requestBody: {content: {a/b: {}}},\n"
    "                   callbacks: {again: {$ref: '#/components/callbacks/Again'}}}\n"
    "            put: {operationId: root}\n"
    "        again: {$ref: '#/components/callbacks/Again'}\n"
    "components:\n"
    "  headers: {Left: {required: true, schema: {type: integer}}}\n"
    "  callbacks: {Again: {/again: {post: {callbacks: {again: {$ref: "
    "'#/components/callbacks/Again'}}}}}}\n";

static void test_surroundings(const struct api *api)
{
    const struct operation *item = by_id(api, "item"), *own = by_id(api, "own"),
                           *root = by_id(api, "root");
    CHECK_INT(item->servers.count, 2);
    CHECK_STR(item->servers.at[1].path, "/other");
    CHECK_INT(own->servers.count, 1);
    CHECK_STR(own->servers.at[0].path, "/own");
    CHECK_STR(root->servers.at[0].path, "/root");
    CHECK_INT(item->tags.count, 2);
    CHECK_STR(item->tags.at[1], "y");
    CHECK_INT(own->tags.count, 0);
    CHECK_INT(item->security.count, 1);
    CHECK_INT(item->security.at[0].count, 2);
    CHECK_STR(item->security.at[0].at[1].id, "b");
    CHECK_INT(own->security.count, 0);
    CHECK_INT(root->security.count, 2);
    CHECK_STR(root->security.at[0].at[0].id, "key");
    CHECK_INT(root->security.at[1].count, 0);
}

static void test_writing(const struct operation *root)
{
    static const struct {
        oas_style style;
        bool explode, reserved, empty;
    } want[] = {{OAS_STYLE_FORM, true, false, false},   {OAS_STYLE_DEEP_OBJECT, false, true, false},
                {OAS_STYLE_SIMPLE, true, false, false}, {OAS_STYLE_COOKIE, true, false, true},
                {OAS_STYLE_NONE, false, false, false},  {OAS_STYLE_FORM, false, false, false},
                {OAS_STYLE_SIMPLE, true, false, false}};
    CHECK_INT(root->parameter_count, 7);
    for (size_t i = 0; i < root->parameter_count && i < 7; i++) {
        const struct parameter *parameter = &root->parameters[i];
        CHECK_INT(parameter->style, want[i].style);
        CHECK(parameter->explode == want[i].explode);
        CHECK(parameter->allow_reserved == want[i].reserved);
        CHECK(parameter->allow_empty == want[i].empty);
    }
}

static void test_headers(const struct operation *root)
{
    const struct response *response = &root->responses[0];
    CHECK_INT(response->header_count, 2);
    CHECK_STR(response->headers[0].name, "X-Left");
    CHECK(response->headers[0].required && response->headers[0].schema);
    CHECK_INT(response->headers[0].style, OAS_STYLE_SIMPLE);
    CHECK_STR(response->headers[1].name, "X-Page");
    CHECK_INT(response->headers[1].content.count, 1);
}

/* A callback may name an operation as another one is named; its own callbacks are left out, since
 * they may come back to it. */
static void test_callbacks(const struct operation *root)
{
    CHECK_INT(root->callback_count, 2);
    const struct callback *done = &root->callbacks[0], *again = &root->callbacks[1];
    CHECK_STR(done->name, "done");
    CHECK_INT(done->operations.count, 2);
    CHECK_STR(done->operations.at[0].path, "{$request.body#/url}");
    CHECK_STR(done->operations.at[0].method, "POST");
    CHECK(done->operations.at[0].callback && !done->operations.at[0].callback_count);
    CHECK(done->operations.at[0].request);
    CHECK_STR(done->operations.at[1].id, "root");
    CHECK_INT(done->operations.at[1].security.count, 2);
    CHECK_INT(again->operations.count, 1);
}

static void test_around(void)
{
    struct world world;
    open_text(&world, around);
    CHECK(world.api && api_report(world.api, NULL, &world.diags));
    CHECK_STR(
        listing(&world.diags),
        "4:13: warning: no security scheme 'key' in components; requests are taken to meet it; "
        "that none does is the other meaning; "
        "19:11: warning: a querystring parameter stands beside query parameters; "
        "18:60: warning: 'allowEmptyValue' says nothing in a cookie parameter; "
        "8:56: warning: no security scheme 'a' in components; requests are taken to meet it; that "
        "none does is the other meaning; "
        "8:63: warning: no security scheme 'b' in components; requests are taken to meet it; that "
        "none does is the other meaning; "
        "20:53: warning: expected a boolean for 'explode', found the text \"no\"; it is taken "
        "as false; "
        "21:54: warning: expected a boolean for 'explode', found the text \"true\"; it is "
        "taken as true; "
        "32:20: warning: callbacks of a callback's operation are not read; "
        "37:39: warning: callbacks of a callback's operation are not read");
    if (!world.api)
        return;
    CHECK_INT(world.api->operation_count, 3);
    test_surroundings(world.api);
    test_writing(by_id(world.api, "root"));
    test_headers(by_id(world.api, "root"));
    test_callbacks(by_id(world.api, "root"));
}

int main(void)
{
    begin_worlds();
    test_base_paths();
    test_base_paths_by_enum();
    test_around();
    return end_worlds();
}
