/* Operations by path, id and name, their responses and representations. */
#include <oas/operation.h>

#include <stdio.h>
#include <stdlib.h>

#include "spec/path.h"

#include "check.h"

#define AT(verb, template)                                                                         \
    {                                                                                              \
        .id = "", .method = verb, .path = template                                                 \
    }

static const oas_operation pets[] = {
    AT("GET", "/pets/{id}"),
    AT("GET", "/pets/mine"),
    AT("POST", "/pets"),
    AT("GET", "/{kind}/mine"),
    AT("GET", "/pets/{id}.json"),
    AT("GET", "/pets/{id}/toys/{toy}.{format}"),
    AT("GET", "/"),
    AT("DELETE", "/pets/{id}/"),
    {.id = "listPets", .method = "GET", .path = "/pets"},
    {.id = "petBorn", .method = "POST", .path = "petBorn", .webhook = true},
    {.id = "/odd", .method = "POST", .path = "/odd", .webhook = true},
};

enum { PETS = sizeof pets / sizeof *pets };

static const oas_operations all = {.at = pets, .count = PETS};

static void finds(const char *method, const char *path, int want)
{
    const oas_operation *found = oas_operation_find(&all, oas_str_from(method), oas_str_from(path));
    check_int(found ? found - pets : -1, want, __FILE__, __LINE__, path);
}

static void allows(const char *path, const char *want)
{
    oas_buf out = {0};
    bool any = oas_operation_allowed(&all, oas_str_from(path), &out);
    check_int(any, *want != '\0', __FILE__, __LINE__, path);
    check_str(oas_buf_str(&out), want, __FILE__, __LINE__, path);
    oas_buf_free(&out);
}

static void test_allowed(void)
{
    allows("/pets", "POST, GET");
    allows("/pets?x", "POST, GET");
    allows("/pets/mine", "GET"); /* by three templates, of which one is found */
    allows("/pets/7/", "DELETE");
    allows("/cats", "");
    allows("petBorn", "");
}

static void test_number(void)
{
    const oas_operation other = pets[0];
    CHECK_INT(oas_operation_number(&all, &pets[0]), 1);
    CHECK_INT(oas_operation_number(&all, &pets[PETS - 1]), PETS);
    CHECK_INT(oas_operation_number(&all, NULL), 0);
    CHECK_INT(oas_operation_number(&all, &other), 0);
    CHECK_INT(oas_operation_number(&all, &pets[0] + PETS), 0);
}

static void test_find(void)
{
    finds("GET", "/pets/7", 0);
    finds("get", "/pets/7?x=/y", 0);
    finds("Get", "/pets/7#x?y", 0);
    finds("GET", "/pets/mine", 1);
    finds("GET", "/dogs/mine", 3);
    finds("GET", "/pets/7.json", 4);
    finds("GET", "/pets/.json", 0); /* a variable takes one byte at least */
    finds("GET", "/pets/a%2Fb", 0);
    finds("GET", "/pets/7/toys/a.b.c", 5);
    finds("GET", "/pets/7/toys/abc", -1);
    finds("GET", "/", 6);
    finds("GET", "/?", 6);
    finds("GET", "", -1);
    finds("GET", "pets", -1);
    finds("GET", "/pets/", -1);
    finds("GET", "/pets", 8);
    finds("POST", "/pets", 2);
    finds("PUT", "/pets", -1);
    finds("", "/pets", 2); /* of any method: the first */
    finds("", "/pets/7", 0);
    finds("", "/petz", -1);
    finds("GET", "/pets/7/", -1);
    finds("DELETE", "/pets/7/", 7);
    finds("GET", "/pets/{id}", 0);
    finds("POST", "petBorn", -1);
    finds("POST", "/odd", -1);
    const oas_operations none = {.count = 0};
    CHECK(!oas_operation_find(&none, OAS_STR("GET"), OAS_STR("/")));
    CHECK(!oas_operation_find(&all, oas_str_of(NULL, 0), oas_str_of(NULL, 0)));
}

static void variable_is(const oas_operation *operation, const char *path, const char *name,
                        const char *want)
{
    oas_str value = oas_str_from("untouched");
    bool found = oas_operation_variable(operation, oas_str_from(path), oas_str_from(name), &value);
    check_int(found, want != NULL, __FILE__, __LINE__, path);
    check_str(value, want ? want : "untouched", __FILE__, __LINE__, path);
}

/* Templates that have a query, or a fragment, which no request has. */
static void test_queries(void)
{
    static const oas_operation by_query[] = {
        AT("GET", "/a"),       AT("GET", "/a?x=1"),   AT("GET", "/{a}?x=2"), AT("GET", "/{b}"),
        AT("GET", "/a?x=1&y"), AT("GET", "/c?x=1#f"), AT("GET", "/d#f")};
    const oas_operations queries = {.at = by_query, .count = 7};
    CHECK(oas_operation_find(&queries, OAS_STR("GET"), OAS_STR("/a?x=1")) == &by_query[1]);
    CHECK(oas_operation_find(&queries, OAS_STR("GET"), OAS_STR("/a?x=2")) == &by_query[0]);
    CHECK(oas_operation_find(&queries, OAS_STR("GET"), OAS_STR("/b?x=2")) == &by_query[2]);
    CHECK(oas_operation_find(&queries, OAS_STR("GET"), OAS_STR("/b?z&%78=2&x=3")) == &by_query[2]);
    CHECK(oas_operation_find(&queries, OAS_STR("GET"), OAS_STR("/b?x=22")) == &by_query[3]);
    CHECK(oas_operation_find(&queries, OAS_STR("GET"), OAS_STR("/a?z=/&x=1")) == &by_query[1]);
    CHECK(oas_operation_find(&queries, OAS_STR("GET"), OAS_STR("/a?y&x=1")) == &by_query[4]);
    CHECK(oas_operation_find(&queries, OAS_STR("GET"), OAS_STR("/c?x=1")) == &by_query[3]);
    CHECK(oas_operation_find(&queries, OAS_STR("GET"), OAS_STR("/c?x=1#f")) == &by_query[5]);
    CHECK(oas_operation_find(&queries, OAS_STR("GET"), OAS_STR("/d#f")) == &by_query[6]);
    variable_is(&by_query[2], "/b?x=2", "a", "b");
    variable_is(&by_query[2], "/b", "a", "b");
}

static void finds_in(const oas_operation *operations, size_t count, const char *path, int want)
{
    const oas_operations some = {.at = operations, .count = count};
    const oas_operation *found = oas_operation_find(&some, OAS_STR("GET"), oas_str_from(path));
    check_int(found ? found - operations : -1, want, __FILE__, __LINE__, path);
}

/* RFC 3986 section 6.2.2.2: what is percent-encoded means the octet; but '/' is told apart. */
static void test_encoded(void)
{
    static const oas_operation coded[] = {AT("GET", "/na\xC3\xAFve"), AT("GET", "/{any}"),
                                          AT("GET", "/a%2Fb"),        AT("GET", "/a/b"),
                                          AT("GET", "/%7Bx}/{y}"),    AT("GET", "/100%/{y}"),
                                          AT("GET", "/v1/{a}.%6Ason")};
    finds_in(coded, 7, "/na%C3%AFve", 0);
    finds_in(coded, 7, "/na%c3%afve", 0);
    finds_in(coded, 7, "/%6ea\xC3\xAFve", 0);
    finds_in(coded, 7, "/na%C3%AFv", 1);
    finds_in(coded, 7, "/a%2fb", 2);
    finds_in(coded, 7, "/%61%2Fb", 2);
    finds_in(coded, 7, "/a%252Fb", 1);
    finds_in(coded, 7, "/a/b", 3);
    finds_in(coded, 7, "/%7bx%7D/1", 4);
    finds_in(coded, 7, "/{x}/1", 4);
    finds_in(coded, 7, "/100%/1", 5);
    finds_in(coded, 7, "/100%25/1", 5);
    finds_in(coded, 7, "/%zz", 1);
    finds_in(coded, 7, "/%", 1);
    finds_in(coded, 7, "/%2", 1);
    finds_in(coded, 7, "/v1/%2E.json", 6);
    finds_in(coded, 7, "/v1/.json", -1);
    variable_is(&coded[6], "/v1/a%2eb%2Ejson", "a", "a%2eb");
    variable_is(&coded[6], "/v1/%2E.json", "a", "%2E");
    variable_is(&coded[1], "/%2F", "any", "%2F");
}

/* Of equals the first by JSON Pointer, in which '/' is "~1": the table's order does not matter. */
static void test_equals(void)
{
    static const oas_operation equals[] = {AT("GET", "/{b}"),    AT("GET", "/{a}"),
                                           AT("GET", "/a{x}/c"), AT("GET", "/{x}b/{y}"),
                                           AT("GET", "/a~{x}"),  AT("GET", "/a{x}~")};
    finds_in(equals, 2, "/7", 1);
    finds_in(equals, 6, "/a~7~", 5);
    static const oas_operation apart[] = {AT("GET", "/a{x}/c{y}"), AT("GET", "/a{x}c/{y}c")};
    finds_in(apart, 2, "/a1c/c1c", 1);
}

static void test_base_paths(void)
{
    static const oas_server v1[] = {{"https://a.example/v1", "/v1"}, {"/v1/beta", "/v1/beta"}};
    static const oas_server root[] = {{"https://a.example", ""}};
    static const oas_server odd[] = {{"/a%2Fb", "/a%2Fb"}, {"/\xC3\xA9", "/\xC3\xA9"}};
    static const oas_operation based[] = {
        {.id = "", .method = "GET", .path = "/pets", .servers = v1, .server_count = 2},
        {.id = "", .method = "GET", .path = "/beta/pets", .servers = v1, .server_count = 1},
        {.id = "", .method = "GET", .path = "/v1/pets", .servers = root, .server_count = 1},
        {.id = "", .method = "GET", .path = "/{x}", .servers = odd, .server_count = 2},
        AT("GET", "/v1/beta/{x}"),
    };
    finds_in(based, 5, "/v1/pets", 0);
    finds_in(based, 5, "/v1/beta/pets", 0); /* the longest base path */
    finds_in(based, 5, "/%761/pets?x=/v1", 0);
    finds_in(based, 5, "/v1/beta/cats", 4);
    finds_in(based, 5, "/beta/pets", 1); /* the bare path, where none matches */
    finds_in(based, 5, "/pets", 0);
    finds_in(based, 5, "/v1x/pets", -1);
    finds_in(based, 5, "/a%2fb/1", 3);
    finds_in(based, 5, "/a/b/1", -1);
    finds_in(based, 5, "/%c3%A9/1", 3);
    finds_in(based, 5, "/v1", 3);
    finds_in(&based[2], 1, "/v1/pets", 0);
    variable_is(&based[3], "/a%2Fb/1", "x", "1");
    variable_is(&based[3], "/1", "x", "1");
    variable_is(&based[3], "/a%2Fb", "x", "a%2Fb");
    variable_is(&based[3], "/a%2Fb/1/2", "x", NULL);
}

static void test_names(void)
{
    CHECK(oas_operation_by_id(&all, OAS_STR("listPets")) == &pets[8]);
    CHECK(!oas_operation_by_id(&all, OAS_STR("listpets")));
    CHECK(!oas_operation_by_id(&all, OAS_STR("")));
    CHECK(oas_operation_webhook(&all, OAS_STR("petBorn"), OAS_STR("post")) == &pets[9]);
    CHECK(!oas_operation_webhook(&all, OAS_STR("petBorn"), OAS_STR("GET")));
    CHECK(oas_operation_webhook(&all, OAS_STR("petBorn"), OAS_STR("")) == &pets[9]);
    CHECK(!oas_operation_webhook(&all, OAS_STR("/pets"), OAS_STR("POST")));
    CHECK(oas_operation_webhook(&all, OAS_STR("/odd"), OAS_STR("POST")) == &pets[10]);
}

static void test_variable(void)
{
    static const oas_operation glued = AT("GET", "/{a}{b}-{c}");
    variable_is(&pets[0], "/pets/7", "id", "7");
    variable_is(&pets[0], "/pets/7%20?id=8", "id", "7%20");
    variable_is(&pets[0], "/pets/7", "ID", NULL);
    variable_is(&pets[0], "/pets/7", "", NULL);
    variable_is(&pets[0], "/dogs/7", "id", NULL);
    variable_is(&pets[0], "/pets/7/8", "id", NULL);
    variable_is(&pets[4], "/pets/a.json.json", "id", "a.json");
    variable_is(&pets[5], "/pets/7/toys/a.b.c", "id", "7");
    variable_is(&pets[5], "/pets/7/toys/a.b.c", "toy", "a");
    variable_is(&pets[5], "/pets/7/toys/a.b.c", "format", "b.c");
    variable_is(&pets[5], "/pets/7/toys/..c", "toy", ".");
    variable_is(&glued, "/xyz--q", "a", "x");
    variable_is(&glued, "/xyz--q", "b", "yz");
    variable_is(&glued, "/xyz--q", "c", "-q");
    variable_is(&pets[9], "petBorn", "id", NULL);
}

static void test_response(void)
{
    static const oas_response responses[] = {
        {.status = "200"}, {.status = "2XX"}, {.status = "4xx"}, {.status = "default"}};
    const oas_operation full = {.responses = responses, .response_count = 4};
    const oas_operation strict = {.responses = responses, .response_count = 2};
    CHECK(oas_operation_response(&full, 200) == &responses[0]);
    CHECK(oas_operation_response(&full, 201) == &responses[1]);
    CHECK(oas_operation_response(&full, 404) == &responses[2]);
    CHECK(oas_operation_response(&full, 500) == &responses[3]);
    CHECK(oas_operation_response(&full, 20) == &responses[3]);
    CHECK(oas_operation_response(&full, 2000) == &responses[3]);
    CHECK(oas_operation_response(&strict, 299) == &responses[1]);
    CHECK(!oas_operation_response(&strict, 404));
    CHECK(oas_operation_response_named(&full, OAS_STR("200")) == &responses[0]);
    CHECK(oas_operation_response_named(&full, OAS_STR("299")) == &responses[1]);
    CHECK(oas_operation_response_named(&full, OAS_STR("2xx")) == &responses[1]);
    CHECK(oas_operation_response_named(&full, OAS_STR("5XX")) == &responses[3]);
    CHECK(oas_operation_response_named(&full, OAS_STR("Default")) == &responses[3]);
    CHECK(oas_operation_response_named(&full, OAS_STR("")) == &responses[3]);
    CHECK(!oas_operation_response_named(&strict, OAS_STR("default")));
    CHECK(!oas_operation_response(&(oas_operation){.id = ""}, 200));
}

static void media_is(const oas_media *media, size_t count, const char *type, int want)
{
    const oas_media *found = oas_media_find(media, count, oas_str_from(type));
    check_int(found ? found - media : -1, want, __FILE__, __LINE__, type);
}

static void test_media(void)
{
    static const oas_media media[] = {
        {.media_type = "text/*"},
        {.media_type = "application/problem+json"},
        {.media_type = "application/json; charset=utf-8"},
        {.media_type = "application/json"},
        {.media_type = "Application/XML"},
        {.media_type = "text/plain"},
        {.media_type = "*/*"},
    };
    media_is(media, 7, "application/json", 3);
    media_is(media, 7, " application/JSON; charset=UTF-8\t", 2);
    media_is(media, 7, "application/json;version=1", 3); /* nothing that is not given */
    media_is(media, 7, "application/xml ; q=1", 4);
    media_is(media, 7, "text/plain", 5);
    media_is(media, 7, "TEXT/html", 0);
    media_is(media, 7, "image/png", 6);
    media_is(media, 6, "image/png", -1);
    media_is(media, 7, "*/*", 6);
    media_is(media, 7, "", 3);
    media_is(media, 7, " \t", 3);
    media_is(media, 2, "", 1);
    media_is(media, 1, "", -1);
    media_is(media, 1, "text", -1); /* no media type: it has no subtype */
    media_is(media, 1, "/", -1);
    media_is(media, 3, "application/json", 2);
    media_is(media, 3, "application/json;charset=latin-1", -1);
    media_is(NULL, 0, "", -1);
    media_is(NULL, 0, "application/json", -1);
    CHECK(!oas_media_find(NULL, 0, oas_str_of(NULL, 0)));
}

/* RFC 9110 section 8.3.1. */
static void test_media_parameters(void)
{
    static const oas_media versions[] = {
        {.media_type = "application/vnd.users+json;version=1"},
        {.media_type = "application/vnd.users+json; Version = \"2\" ;profile=a"},
        {.media_type = "application/vnd.users+json;version=\"a;\\\"b\""},
        {.media_type = "application/vnd.users+json; version=2"},
    };
    media_is(versions, 4, "application/vnd.users+json; version=1", 0);
    media_is(versions, 4, "Application/VND.Users+JSON;VERSION=\"1\"", 0);
    media_is(versions, 4, "application/vnd.users+json;profile=a;version=2", 1);
    media_is(versions, 4, "application/vnd.users+json;version=2; profile=\"\\a\"", 1);
    media_is(versions, 4, "application/vnd.users+json;version=2", 3);
    media_is(versions, 4, "application/vnd.users+json;version=2;profile=b", 3);
    media_is(versions, 4, "application/vnd.users+json ;; version=\"a;\\\"b\";", 2);
    media_is(versions, 4, "application/vnd.users+json;version=3", -1);
    media_is(versions, 4, "application/vnd.users+json;version=A;profile=a", -1);
    media_is(versions, 4, "application/vnd.users+json;version=", -1);
    media_is(versions, 4, "application/vnd.users+json;version", 3); /* no parameter; by bytes */
    media_is(versions, 4, "application/vnd.users+json", 3);
    media_is(versions, 3, "application/vnd.users+json", 2);
    media_is(versions, 2, "", 0);
    media_is(versions, 1, "application/vnd.users+json;x=\";version=2\"", 0);
    media_is(versions, 1, "application/vnd.users+json;x=\"\\\";version=2", 0);
    media_is(versions, 1, "application/vnd.users+json;version=\"1", -1);
}

static void test_media_ranges(void)
{
    static const oas_media ranges[] = {
        {.media_type = "*/*"},
        {.media_type = "application/*"},
        {.media_type = "application/*; charset=utf-8"},
        {.media_type = "Application/*+JSON"},
        {.media_type = "application/problem+json; charset=utf-8"},
        {.media_type = "text/json"},
    };
    media_is(ranges, 6, "application/problem+json", 4);
    media_is(ranges, 6, "application/problem+json; charset=ascii", 3);
    media_is(ranges, 6, "application/geo+json", 3);
    media_is(ranges, 6, "application/+json", 1);
    media_is(ranges, 6, "application/json", 1);
    media_is(ranges, 6, "application/xml; charset=UTF-8", 2);
    media_is(ranges, 6, "text/xml", 0);
    media_is(ranges, 6, "", 4);
    media_is(ranges, 4, "", 3);
    media_is(ranges, 2, "", 1);
    media_is(ranges, 1, "", 0);
    media_is(&ranges[3], 1, "application/json", -1);
    media_is(&ranges[3], 1, "text/geo+json", -1);
    media_is(&ranges[5], 1, "", 0);
    static const oas_media equals[] = {{.media_type = "a/b;y=1"}, {.media_type = "a/b;x=1"}};
    media_is(equals, 2, "a/b", 1);
}

/* ---- any templates and paths ---- */

static uint32_t random_state = 12345;

static uint32_t random_below(uint32_t count)
{
    random_state = random_state * 1664525 + 1013904223;
    return (random_state >> 8) % count;
}

static void random_text(char *out, const char *const *parts, uint32_t count)
{
    size_t len = 0;
    for (uint32_t left = 1 + random_below(6); left--;) {
        const char *part = parts[random_below(count)];
        memcpy(out + len, part, strlen(part));
        len += strlen(part);
    }
    out[len] = '\0';
}

/* The next octet, decoded, as a number that no raw one has where it was "%2F"; 0 at the end. */
static int octet(const char **text)
{
    int value = *(*text)++;
    if (value == '%') {
        char digits[3] = {(*text)[0], (*text)[1], '\0'};
        value = (int)strtol(digits, NULL, 16);
        *text += 2;
        return value == '/' ? 1000 : value;
    }
    return value;
}

/* The rule as it is said, tried in every way. */
static bool matches(const char *template, const char *path)
{
    if (*template != '{') {
        int wanted = octet(&template);
        return wanted == octet(&path) && (wanted == 0 || matches(template, path));
    }
    for (template = strchr(template, '}') + 1; *path && *path != '/';) {
        (void)octet(&path);
        if (matches(template, path))
            return true;
    }
    return false;
}

/* A letter a segment: fixed before partly fixed before a variable. */
static void concreteness(const char *template, char *out)
{
    while (*template == '/') {
        size_t len = strcspn(++template, "/");
        const char *open = memchr(template, '{', len);
        bool whole = open == template && (size_t)(strchr(open, '}') + 1 - open) == len;
        *out++ = whole ? 'c' : open ? 'b' : 'a';
        template += len;
    }
    *out = '\0';
}

enum { SOME = 6, ROOM = 64 };

/* RFC 6901 section 3; there is no '~' in these. */
static void pointer_of(const char *template, char *out)
{
    for (; *template; template ++) {
        *out++ = *template == '/' ? '~' : *template;
        if (*template == '/')
            *out++ = '1';
    }
    *out = '\0';
}

/* The path itself, then the more concrete one, then the first by JSON Pointer. */
static bool precedes(const char *a, const char *b, const char *path)
{
    char one[2 * ROOM], other[2 * ROOM];
    if (strcmp(a, path) == 0 || strcmp(b, path) == 0)
        return strcmp(a, path) == 0 && strcmp(b, path) != 0;
    concreteness(a, one);
    concreteness(b, other);
    if (strcmp(one, other) != 0)
        return strcmp(one, other) < 0;
    pointer_of(a, one);
    pointer_of(b, other);
    return strcmp(one, other) < 0;
}

static const oas_operation *found_by_rule(const oas_operations *operations, const char *method,
                                          const char *path)
{
    const oas_operation *found = NULL;
    for (size_t i = 0; i < operations->count; i++) {
        const oas_operation *operation = &operations->at[i];
        if (strcmp(operation->method, method) == 0 && matches(operation->path, path) &&
            (!found || precedes(operation->path, found->path, path)))
            found = operation;
    }
    return found;
}

static size_t random_operations(char texts[SOME][ROOM], oas_operation *operations)
{
    static const char *const parts[] = {"/",   "/",   "/",    "a",  "b",   ".",
                                        "{x}", "{y}", "{zz}", "ab", "%61", "%2F"};
    size_t count = 0;
    for (size_t i = 0; i < SOME; i++) {
        char *text = texts[count];
        text[0] = '/';
        random_text(text + 1, parts, 12);
        oas_str twice;
        if (!path_fault(oas_str_from(text)) && !path_twice(oas_str_from(text), &twice))
            operations[count++] =
                (oas_operation){.id = "", .method = random_below(3) ? "GET" : "PUT", .path = text};
    }
    return count;
}

static void test_any(void)
{
    static const char *const parts[] = {"/",  "/",  "/", "a",   "b",   ".",
                                        "ab", "a.", "x", "%61", "%2f", "%2E"};
    static const char *const ends[] = {"", "", "?a/b", "#x"};
    size_t hits = 0;
    for (int i = 0; i < 40000; i++) {
        char texts[SOME][ROOM], path[ROOM] = "/", whole[ROOM + 8];
        oas_operation made[SOME];
        const oas_operations operations = {.at = made, .count = random_operations(texts, made)};
        random_text(path + 1, parts, 12);
        snprintf(whole, sizeof whole, "%s%s", path, ends[random_below(4)]);
        const oas_operation *want = found_by_rule(&operations, "GET", path);
        const oas_operation *got =
            oas_operation_find(&operations, OAS_STR("get"), oas_str_from(whole));
        check_str(oas_str_from(got ? got->path : ""), want ? want->path : "", __FILE__, __LINE__,
                  whole);
        hits += want != NULL;
    }
    CHECK(hits > 1000);
}

static void test_json_media(void)
{
    static const char *const json[] = {"application/json",
                                       "Text/JSON; charset=utf-8",
                                       "application/problem+json",
                                       "application/*+json",
                                       "application/*",
                                       "*/*"};
    static const char *const sequences[] = {"application/jsonl", "application/X-NDJSON",
                                            "application/json-seq", "application/geo+json-seq"};
    static const char *const others[] = {"",      "text/*",          "text/plain",
                                         "+json", "application/xml", "application/jsonx"};
    for (size_t i = 0; i < sizeof json / sizeof *json; i++)
        CHECK(oas_media_is_json(oas_str_from(json[i])) &&
              !oas_media_is_json_sequence(oas_str_from(json[i])));
    for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++)
        CHECK(!oas_media_is_json(oas_str_from(sequences[i])) &&
              oas_media_is_json_sequence(oas_str_from(sequences[i])));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        CHECK(!oas_media_is_json(oas_str_from(others[i])) &&
              !oas_media_is_json_sequence(oas_str_from(others[i])));
    CHECK(oas_media_is_text(OAS_STR("Text/Plain ; charset=utf-8")));
    CHECK(!oas_media_is_text(OAS_STR("text/*")) && !oas_media_is_text(OAS_STR("text/html")));
}

static void test_forms(void)
{
    static const struct {
        const char *type;
        oas_form form;
    } rows[] = {
        {"", OAS_FORM_JSON},
        {" ", OAS_FORM_JSON},
        {"application/json; charset=utf-8", OAS_FORM_JSON},
        {"text/json", OAS_FORM_JSON},
        {"application/hal+json", OAS_FORM_JSON},
        {"application/*", OAS_FORM_JSON},
        {"*/*", OAS_FORM_JSON},
        {"application/x-ndjson", OAS_FORM_SEQUENCE},
        {"Application/X-WWW-Form-Urlencoded;charset=utf-8", OAS_FORM_URLENCODED},
        {"text/x-www-form-urlencoded", OAS_FORM_TEXT},
        {"multipart/form-data; boundary=\"a/b\"", OAS_FORM_MULTIPART},
        {"Multipart/*", OAS_FORM_MULTIPART},
        {"text/plain", OAS_FORM_TEXT},
        {"text/*", OAS_FORM_TEXT},
        {"text/csv", OAS_FORM_TEXT},
        {"application/octet-stream", OAS_FORM_BYTES},
        {"application/xml", OAS_FORM_BYTES},
        {"image/*", OAS_FORM_BYTES},
        {"nonsense", OAS_FORM_BYTES},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_INT(oas_media_form(oas_str_from(rows[i].type)), rows[i].form);
    CHECK_STR(oas_str_from(oas_form_name(OAS_FORM_JSON)), "json");
    CHECK_STR(oas_str_from(oas_form_name(OAS_FORM_BYTES)), "bytes");
}

int main(void)
{
    test_allowed();
    test_number();
    test_find();
    test_queries();
    test_encoded();
    test_equals();
    test_base_paths();
    test_names();
    test_variable();
    test_response();
    test_media();
    test_media_parameters();
    test_media_ranges();
    test_json_media();
    test_forms();
    test_any();
    return check_done();
}
