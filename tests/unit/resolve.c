/* References: RFC 3986's own examples, JSON Pointers, and which files may be reached. */
#include "resolve/resolve.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "resolve/pointer.h"
#include "resolve/registry.h"
#include "resolve/uri.h"

static oas_arena mem;

static oas_str resolved(const char *base, const char *reference)
{
    return uri_resolve(&mem, oas_str_from(base), oas_str_from(reference));
}

/* RFC 3986 section 5.4, all of it. */
static void test_rfc3986(void)
{
    static const char base[] = "http://a/b/c/d;p?q";
    static const char *const cases[][2] = {
        {"g:h", "g:h"},
        {"g", "http://a/b/c/g"},
        {"./g", "http://a/b/c/g"},
        {"g/", "http://a/b/c/g/"},
        {"/g", "http://a/g"},
        {"//g", "http://g"},
        {"?y", "http://a/b/c/d;p?y"},
        {"g?y", "http://a/b/c/g?y"},
        {"#s", "http://a/b/c/d;p?q#s"},
        {"g#s", "http://a/b/c/g#s"},
        {"g?y#s", "http://a/b/c/g?y#s"},
        {";x", "http://a/b/c/;x"},
        {"g;x", "http://a/b/c/g;x"},
        {"g;x?y#s", "http://a/b/c/g;x?y#s"},
        {"", "http://a/b/c/d;p?q"},
        {".", "http://a/b/c/"},
        {"./", "http://a/b/c/"},
        {"..", "http://a/b/"},
        {"../", "http://a/b/"},
        {"../g", "http://a/b/g"},
        {"../..", "http://a/"},
        {"../../", "http://a/"},
        {"../../g", "http://a/g"},
        {"../../../g", "http://a/g"},
        {"../../../../g", "http://a/g"},
        {"/./g", "http://a/g"},
        {"/../g", "http://a/g"},
        {"g.", "http://a/b/c/g."},
        {".g", "http://a/b/c/.g"},
        {"g..", "http://a/b/c/g.."},
        {"..g", "http://a/b/c/..g"},
        {"./../g", "http://a/b/g"},
        {"./g/.", "http://a/b/c/g/"},
        {"g/./h", "http://a/b/c/g/h"},
        {"g/../h", "http://a/b/c/h"},
        {"g;x=1/./y", "http://a/b/c/g;x=1/y"},
        {"g;x=1/../y", "http://a/b/c/y"},
        {"g?y/./x", "http://a/b/c/g?y/./x"},
        {"g?y/../x", "http://a/b/c/g?y/../x"},
        {"g#s/./x", "http://a/b/c/g#s/./x"},
        {"g#s/../x", "http://a/b/c/g#s/../x"},
        {"http:g", "http:g"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_STR(resolved(base, cases[i][0]), cases[i][1]);
    CHECK_STR(resolved("http://a", "g"), "http://a/g");
    CHECK_STR(resolved("file:///a/b.yaml", "c.yaml#/d"), "file:///a/c.yaml#/d");
    CHECK_STR(resolved("urn:uuid:1", "#x"), "urn:uuid:1#x");
    CHECK_STR(resolved("", "HTTP://a/b"), "http://a/b");
}

static void test_parts(void)
{
    oas_str document;
    oas_str fragment;
    oas_str text;
    size_t bad = 9;
    uri_split(oas_str_from("a#b"), &document, &fragment);
    CHECK_STR(document, "a");
    CHECK_STR(fragment, "b");
    uri_split(oas_str_from("a#"), &document, &fragment);
    CHECK(fragment.at && fragment.len == 0);
    uri_split(oas_str_from("a"), &document, &fragment);
    CHECK(!fragment.at);
    CHECK(uri_decode(&mem, oas_str_from("a%20%c3%A9"), &text, &bad));
    CHECK_STR(text, "a é");
    CHECK(!uri_decode(&mem, oas_str_from("ab%zz"), &text, &bad) && bad == 2);
    CHECK(!uri_decode(&mem, oas_str_from("%2"), &text, &bad) && bad == 0);
    CHECK(!uri_decode(&mem, oas_str_from("x%"), &text, &bad) && bad == 1);
    oas_buf out = {0};
    uri_put_fragment(&out, oas_str_from("/paths/~1a b/{x}/é\"%"));
    CHECK_STR(oas_buf_str(&out), "/paths/~1a%20b/%7Bx%7D/%C3%A9%22%25");
    oas_buf_free(&out);
    CHECK_STR(uri_from_path(&mem, oas_str_from("/a b/é#.yaml")), "file:///a%20b/%C3%A9%23.yaml");
    CHECK(uri_to_path(&mem, oas_str_from("FILE:///a%20b/c"), &text));
    CHECK_STR(text, "/a b/c");
    CHECK(uri_to_path(&mem, oas_str_from("file://localhost/a"), &text));
    CHECK(!uri_to_path(&mem, oas_str_from("file://elsewhere/a"), &text));
    CHECK(!uri_to_path(&mem, oas_str_from("http:///a"), &text));
    CHECK(!uri_to_path(&mem, oas_str_from("file:///a%00b"), &text));
    CHECK(uri_has_scheme(oas_str_from("urn:x")) && !uri_has_scheme(oas_str_from("a/b:c")));
}

static struct node *tree_of(const char *text)
{
    struct diags diags = {.mem = &mem};
    struct source *source = OAS_ARENA_NEW(&mem, struct source, 1);
    *source = (struct source){.name = oas_str_from("x"), .text = oas_str_from(text)};
    return load_tree(&mem, source, &diags);
}

static void test_pointers(void)
{
    struct node *root = tree_of("{\"foo\":[\"bar\",\"baz\"],\"\":0,\"a/b\":1,\"m~n\":8,\"~1\":9}");
    static const char *const good[][2] = {
        {"/foo/0", "\"bar\""}, {"/", "0"}, {"/a~1b", "1"}, {"/m~0n", "8"}, {"/~01", "9"},
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        struct node *node = pointer_find(root, oas_str_from(good[i][0]), &mem, NULL, NULL);
        oas_buf out = {0};
        CHECK(node);
        if (node)
            node_json(node, &out);
        CHECK_STR(oas_buf_str(&out), good[i][1]);
        oas_buf_free(&out);
    }
    CHECK(pointer_find(root, oas_str_from(""), &mem, NULL, NULL) == root);
    static const char *const wrong[][3] = {
        {"/foo/01", "/foo", "an array's index is 0 or digits without a leading zero"},
        {"/foo/-", "/foo", "'-' is the place after the last item, where there is nothing"},
        {"/foo/2", "/foo", "the array has fewer items"},
        {"/foo/99999999999999999999999", "/foo", "the array has fewer items"},
        {"/foo/", "/foo", "an array's index is 0 or digits without a leading zero"},
        {"/m~2n", "", "'~' is followed by neither 0 nor 1"},
        {"/m~", "", "'~' is followed by neither 0 nor 1"},
        {"/x/y", "", "the object has no such member"},
        {"/a~1b/c", "/a~1b", "neither an object nor an array"},
        {"x", "", "a JSON Pointer begins with '/'"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        oas_str reached = {0};
        const char *fault = NULL;
        CHECK(!pointer_find(root, oas_str_from(wrong[i][0]), &mem, &reached, &fault));
        CHECK_STR(reached, wrong[i][1]);
        CHECK_STR(oas_str_from(fault), wrong[i][2]);
    }
}

/* A folder of documents: spec/main.yaml within, other things around it. */
struct world {
    char folder[64];
    char path[256];
};

static const char *at(struct world *world, const char *name)
{
    snprintf(world->path, sizeof world->path, "%s/%s", world->folder, name);
    return world->path;
}

static void put_file(struct world *world, const char *name, const char *text)
{
    FILE *file = fopen(at(world, name), "w");
    CHECK(file && fputs(text, file) >= 0);
    if (file)
        fclose(file);
}

static const char *const files[] = {"spec/main.yaml",   "spec/sub/pet.yaml", "spec/a b.yaml",
                                    "spec/broken.yaml", "out.yaml",          "spec/link.yaml",
                                    "spec/pipe",        "maps/deep/x.json",  "more/y.json"};
static const char *const folders[] = {"spec/sub", "spec", "maps/deep", "maps", "more"};

static void build_world(struct world *world)
{
    char target[300];
    memcpy(world->folder, "/tmp/oas-unit-resolve-XXXXXX", sizeof "/tmp/oas-unit-resolve-XXXXXX");
    CHECK(mkdtemp(world->folder));
    for (size_t i = sizeof folders / sizeof *folders; i-- > 0;)
        CHECK(mkdir(at(world, folders[i]), 0700) == 0);
    put_file(world, "spec/main.yaml", "a: {b: [1, 2]}\nname: {}\n");
    put_file(world, "spec/sub/pet.yaml", "p: {x: 1}\n");
    put_file(world, "spec/a b.yaml", "{}\n");
    put_file(world, "spec/broken.yaml", "{\n");
    put_file(world, "out.yaml", "{}\n");
    put_file(world, "maps/deep/x.json", "{\"x\":1}");
    put_file(world, "more/y.json", "{\"y\":1}");
    snprintf(target, sizeof target, "%s/out.yaml", world->folder);
    CHECK(symlink(target, at(world, "spec/link.yaml")) == 0);
    CHECK(mkfifo(at(world, "spec/pipe"), 0600) == 0);
}

static void clear_world(struct world *world)
{
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        unlink(at(world, files[i]));
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        rmdir(at(world, folders[i]));
    rmdir(world->folder);
}

static oas_str last_message(const struct diags *diags)
{
    return diags->count ? diags->at[diags->count - 1].message : oas_str_from("");
}

static bool says(const struct diags *diags, const char *part)
{
    oas_str message = last_message(diags);
    oas_str copy = oas_arena_copy(&mem, message);
    bool found = copy.at && strstr(copy.at, part);
    if (!found)
        printf("    said \"" OAS_PRI "\"\n", OAS_ARG(message));
    return found;
}

static void count_documents(void *user, struct registry *registry, struct document *document)
{
    (void)registry;
    (void)document;
    ++*(int *)user;
}

static void test_local(struct world *world)
{
    struct diags diags = {.mem = &mem};
    int loaded = 0;
    struct registry registry = {
        .mem = &mem, .diags = &diags, .on_document = count_documents, .user = &loaded};
    struct document *spec = registry_open(&registry, at(world, "spec/main.yaml"), NULL);
    CHECK(spec);
    if (!spec)
        return;
    struct place from = spec->root->place;
    oas_str target;
    struct node *one = registry_resolve(&registry, spec->uri, oas_str_from("#/a/b/0"), from, NULL);
    CHECK(one && oas_str_is(one->text, "1"));
    struct node *pet =
        registry_resolve(&registry, spec->uri, oas_str_from("./sub/pet.yaml#/p"), from, &target);
    CHECK(pet && registry_of(&registry, pet) == spec->next);
    CHECK_STR(spec->next->source->name, at(world, "spec/sub/pet.yaml"));
    CHECK(pet && oas_str_equal(target, spec->next->uri));
    CHECK(registry_resolve(&registry, target, oas_str_from("../main.yaml"), from, NULL) ==
          spec->root);
    CHECK(registry_resolve(&registry, spec->uri, oas_str_from("a%20b.yaml"), from, NULL));
    CHECK(registry_resolve(&registry, spec->uri, oas_str_from(""), from, NULL) == spec->root);
    CHECK_INT(loaded, 3);
    CHECK_INT(diags.count, 0);
    static const char *const wrong[][2] = {
        {"#/nam/x", "at 'nam' below '#', the object has no such member; did you mean 'name'?"},
        {"#/a/b/01", "at '01' below '#/a/b', an array's index is"},
        {"#/a~2", "'~' is followed by neither 0 nor 1"},
        {"#%zz", "'#%zz' has a '%' that two hexadecimal digits do not follow"},
        {"#anchor", "there is no anchor 'anchor'"},
        {"../out.yaml", "is outside the folder"},
        {"../missing.yaml", "is outside the folder"},
        {"missing.yaml", "No such file"},
        {"link.yaml", "is outside the folder"},
        {"pipe", "expected a file"},
        {"sub", "expected a file"},
        {"file:///etc/passwd", "is outside the folder"},
        {"file://host/etc/passwd", "is not fetched"},
        {"https://example.com/s/pet.yaml#/x", "with --map 'https://example.com/s/=FOLDER'"},
        {"urn:example:pet", "with --map 'urn:example:pet=FILE'"},
        {"broken.yaml", "referred to from here"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        from.offset = i; /* no two diagnostics alike */
        CHECK(!registry_resolve(&registry, spec->uri, oas_str_from(wrong[i][0]), from, NULL));
        CHECK(says(&diags, wrong[i][1]));
    }
    CHECK_INT(diags_outcome(&diags), DIAGS_WRONG);
    size_t count = diags.count;
    CHECK(!registry_resolve(&registry, spec->uri, oas_str_from("broken.yaml"), from, NULL));
    CHECK_INT(diags.count, count);
}

static void test_root(struct world *world)
{
    struct diags diags = {.mem = &mem};
    struct registry registry = {.mem = &mem, .diags = &diags};
    char root[64];
    snprintf(root, sizeof root, "%s", world->folder);
    struct document *spec = registry_open(&registry, at(world, "spec/main.yaml"), root);
    CHECK(spec);
    if (!spec)
        return;
    struct place from = spec->root->place;
    CHECK(registry_resolve(&registry, spec->uri, oas_str_from("../out.yaml"), from, NULL));
    CHECK_STR(spec->next->source->name, at(world, "out.yaml"));
    CHECK(registry_resolve(&registry, spec->uri, oas_str_from("link.yaml"), from, NULL) ==
          spec->next->root);
    registry = (struct registry){.mem = &mem, .diags = &diags};
    CHECK(!registry_open(&registry, at(world, "out.yaml"), "/nowhere at all"));
    CHECK(!registry_open(&registry, at(world, "missing.yaml"), NULL));
    CHECK_INT(diags_outcome(&diags), DIAGS_UNREADABLE);
}

static void test_maps(struct world *world)
{
    struct diags diags = {.mem = &mem};
    char maps[80], more[80], one[96];
    snprintf(maps, sizeof maps, "%s/maps", world->folder);
    snprintf(more, sizeof more, "%s/more", world->folder);
    snprintf(one, sizeof one, "%s/more/y.json", world->folder);
    const struct mapping list[] = {
        {oas_str_from("http://h/"), oas_str_from(maps)},
        {oas_str_from("http://h/"), oas_str_from(more)},
        {oas_str_from("http://h/one"), oas_str_from(one)},
        {oas_str_from("urn:y"), oas_str_from(one)},
    };
    struct registry registry = {.mem = &mem, .diags = &diags, .maps = list, .map_count = 4};
    struct document *spec = registry_open(&registry, at(world, "spec/main.yaml"), NULL);
    struct place from = spec->root->place;
    oas_str target;
    struct node *x = registry_resolve(&registry, spec->uri, oas_str_from("http://h/deep/x.json#/x"),
                                      from, &target);
    CHECK(x && oas_str_is(x->text, "1"));
    CHECK_STR(target, "http://h/deep/x.json");
    CHECK_STR(spec->next->source->name, at(world, "maps/deep/x.json"));
    struct node *y = registry_resolve(&registry, target, oas_str_from("../y.json#/y"), from, NULL);
    CHECK(y && oas_str_is(y->text, "1"));
    CHECK(registry_resolve(&registry, target, oas_str_from("/one"), from, NULL));
    CHECK(registry_resolve(&registry, target, oas_str_from("urn:y#/y"), from, NULL));
    CHECK_INT(diags.count, 0);
    CHECK(!registry_resolve(&registry, target, oas_str_from("/z.json"), from, NULL));
    CHECK(says(&diags, "maps/z.json', where --map leads"));
    CHECK(!registry_resolve(&registry, target, oas_str_from("/%2e%2e/out.yaml"), from, NULL));
    CHECK(says(&diags, "is outside the folder"));
}

static void test_ids(struct world *world)
{
    struct diags diags = {.mem = &mem};
    struct registry registry = {.mem = &mem, .diags = &diags};
    struct document *spec = registry_open(&registry, at(world, "spec/main.yaml"), NULL);
    struct node *a = node_get(spec->root, "a");
    struct node *name = node_get(spec->root, "name");
    oas_str id = oas_str_from("http://x/y");
    registry_declare(&registry, id, a, a->place);
    registry_declare(&registry, id, a, a->place);
    registry_declare(&registry, oas_str_from("http://x/y#foo"), name, name->place);
    CHECK_INT(diags.count, 0);
    CHECK(registry_resolve(&registry, spec->uri, id, a->place, NULL) == a);
    CHECK(registry_resolve(&registry, id, oas_str_from("#foo"), a->place, NULL) == name);
    CHECK(registry_resolve(&registry, id, oas_str_from("y#/b"), a->place, NULL));
    registry_declare(&registry, id, name, name->place);
    CHECK_INT(diags.count, 0);
    CHECK(!registry_resolve(&registry, spec->uri, id, a->place, NULL));
    CHECK_INT(diags.totals[DIAG_ERROR], 1);
    CHECK_INT(diags.totals[DIAG_NOTE], 1);
}

int main(void)
{
    struct world world;
    test_rfc3986();
    test_parts();
    test_pointers();
    build_world(&world);
    test_local(&world);
    test_root(&world);
    test_maps(&world);
    test_ids(&world);
    clear_world(&world);
    oas_arena_free(&mem);
    return check_done();
}
