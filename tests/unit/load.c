/* Documents to trees: what YAML and JSON become, where everything stands, what is refused. */
#include "load/load.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "check.h"
#include "load/diag_render.h"
#include "load/nearest.h"
#include "load/pointer_order.h"
#include "load/scalar.h"

static oas_arena mem;

static struct source source_of(oas_str text)
{
    return (struct source){.name = oas_str_from("doc.yaml"), .text = text};
}

/* The tree as JSON, or what was refused as "line:column: message; ...". */
static oas_str outcome_of(oas_str text)
{
    struct diags diags = {.mem = &mem};
    struct source *source = OAS_ARENA_NEW(&mem, struct source, 1);
    *source = source_of(text);
    struct node *root = load_tree(&mem, source, &diags);
    oas_buf out = {0};
    if (root)
        node_json(root, &out);
    for (size_t i = 0; i < diags.count; i++) {
        const struct diag *d = &diags.at[i];
        char head[64];
        snprintf(head, sizeof head, "%s%u:%u: %s", i ? "; " : "", (unsigned)d->place.line,
                 (unsigned)d->place.column, d->level == DIAG_NOTE ? "note: " : "");
        oas_buf_puts(&out, head);
        oas_buf_put(&out, d->message);
    }
    oas_str kept = oas_arena_copy(&mem, oas_buf_str(&out));
    oas_buf_free(&out);
    return kept;
}

static oas_str outcome(const char *text)
{
    return outcome_of(oas_str_from(text));
}

static void test_scalars(void)
{
    static const char *const cases[][2] = {
        {"~", "null"},
        {"null", "null"},
        {"True", "true"},
        {"FALSE", "false"},
        {"yes", "\"yes\""},
        {"No", "\"No\""},
        {"on", "\"on\""},
        {"017", "\"017\""},
        {"-00.5", "\"-00.5\""},
        {"0", "0"},
        {"-0", "-0"},
        {"+12", "12"},
        {"1.0", "1.0"},
        {".5", "0.5"},
        {"-.5e3", "-0.5e3"},
        {"5.", "5.0"},
        {"5.e1", "5.0e1"},
        {"1e3", "1e3"},
        {"1E+400", "1E+400"},
        {"12345678901234567890123456789", "12345678901234567890123456789"},
        {"0x1F", "31"},
        {"0xffffffffffffffffffff", "1208925819614629174706175"},
        {"0o17", "15"},
        {"0x0", "0"},
        {"0xG", "\"0xG\""},
        {"-0x1F", "\"-0x1F\""},
        {"1.2.3", "\"1.2.3\""},
        {"1e", "\"1e\""},
        {".", "\".\""},
        {"-", NULL},
        {"+", "\"+\""},
        {"3.1.0", "\"3.1.0\""},
        {"2020-01-02", "\"2020-01-02\""},
        {"1_000", "\"1_000\""},
        {"'12'", "\"12\""},
        {"\"null\"", "\"null\""},
        {"!!str 12", "\"12\""},
        {"! 12", "\"12\""},
        {"!!int \"12\"", "12"},
        {"!!float 1", "1"},
        {".inf", "1:1: expected a number that JSON can write, found infinity or not-a-number"},
        {"-.INF", "1:1: expected a number that JSON can write, found infinity or not-a-number"},
        {".nan", "1:1: expected a number that JSON can write, found infinity or not-a-number"},
        {"!!int x", "1:1: this tag does not fit a string"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (cases[i][1])
            CHECK_STR(outcome(cases[i][0]), cases[i][1]);
}

static void test_trees(void)
{
    static const char *const cases[][2] = {
        {"{\"a\":[1,{\"b\":null}],\"c\":\"\\u00e9\\ud83d\\ude00\\/\"}",
         "{\"a\":[1,{\"b\":null}],\"c\":\"é😀/\"}"},
        {"{\n\t\"a\":\t1,\n\t\"b\"\n:2\n}\n", "{\"a\":1,\"b\":2}"},
        {"\xEF\xBB\xBF"
         "a: 1\n",
         "{\"a\":1}"},
        {"200: x\ntrue: y\n'': z\n", "{\"200\":\"x\",\"true\":\"y\",\"\":\"z\"}"},
        {"a: |\n  x\n  y\nb: >-\n  x\n  y\n", "{\"a\":\"x\\ny\\n\",\"b\":\"x y\"}"},
        {"a:\nb:\n  -\n  - 1\n", "{\"a\":null,\"b\":[null,1]}"},
        {"\"a\\u0000b\"", "\"a\\u0000b\""},
        {"a: &x {p: 1}\nb: *x\nc: *x\n", "{\"a\":{\"p\":1},\"b\":{\"p\":1},\"c\":{\"p\":1}}"},
        {"a: &x 1\nb: &x 2\nc: *x\n", "{\"a\":1,\"b\":2,\"c\":2}"},
        {"a: &x {p: 1, q: 2}\nb: {<<: *x, q: 3}\n",
         "{\"a\":{\"p\":1,\"q\":2},\"b\":{\"q\":3,\"p\":1}}"},
        {"- &x {p: 1}\n- &y {p: 2, r: 3}\n- {<<: [*x, *y], s: 4}\n",
         "[{\"p\":1},{\"p\":2,\"r\":3},{\"s\":4,\"p\":1,\"r\":3}]"},
        {"{\"<<\": 1}", "{\"<<\":1}"},
        {"--- # one document\na: 1\n...\n", "{\"a\":1}"},
        {"%YAML 1.1\n---\na: yes\n", "{\"a\":\"yes\"}"},
        {"{}", "{}"},
        {"[]", "[]"},
        {"a: \n  - {b: 1,\n c: 2}\n", "{\"a\":[{\"b\":1,\"c\":2}]}"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_STR(outcome(cases[i][0]), cases[i][1]);
}

static void test_refusals(void)
{
    static const char *const cases[][2] = {
        {"", "1:1: expected a document, found nothing"},
        {"# only a comment\n", "1:1: expected a document, found nothing"},
        {"a: 1\nb: 2\na: 3\n", "3:1: duplicate key 'a'; 1:1: note: first given here"},
        {"{\"a\":1,\n \"\\u0061\":2}", "2:2: duplicate key 'a'; 1:2: note: first given here"},
        {"a: !foo 1\n", "1:4: expected a tag of YAML's core schema, found '!foo'"},
        {"a: !!timestamp 2020-01-01\nb: !!binary x\n",
         "1:4: expected a tag of YAML's core schema, found 'tag:yaml.org,2002:timestamp'; 2:4: "
         "expected a tag of YAML's core schema, found 'tag:yaml.org,2002:binary'"},
        {"? [1]\n: x\n", "1:3: expected a text as key, found an array"},
        {"? {a: 1}\n: x\n", "1:3: expected a text as key, found an object"},
        {"a: &x y\n*x : 1\n", "2:1: expected a text as key, found an alias"},
        {": x\n", "1:1: expected a key, found none"},
        {"a: *nope\n", "1:4: no anchor '&nope' before this alias"},
        {"a: &x [*x]\n", "1:8: alias '*x' stands inside its own anchor"},
        {"a: {<<: 3}\n", "1:5: expected an object or an array of objects to merge, found a number"},
        {"{\"a\":1}{\"b\":2}", "1:8: expected the end of the document, found more text"},
        {"a: 1\n---\nb: 2\n", "2:1: expected one document, found a second one"},
        {"a: 1\n---\n", "2:1: expected one document, found a second one"},
        {"a: \"x\n", "1:4: not YAML or JSON: double-quoted scalar without closing quote"},
        {"a: [1,2\n",
         "2:1: not YAML or JSON: the text ends too early; 1:4: note: in an array that begins here"},
        {"a: \"\\ud83d\"\n", "1:4: not YAML or JSON: double-quoted scalar has invalid UTF8 escape"},
        {"%\xC3", "1:2: expected UTF-8, found the byte 0xC3"},
        {"é: \xED\xA0\x80\n", "1:4: expected UTF-8, found the byte 0xED"},
        {"\xFF\xFE{\0", "1:1: expected UTF-8, found UTF-16"},
        {"a: \x01\n", "1:4: expected text, found the control character 0x01"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_STR(outcome(cases[i][0]), cases[i][1]);
    CHECK_STR(outcome_of(oas_str_of("a: \0", 4)),
              "1:4: expected text, found the control character 0x00");
}

static oas_str repeat(const char *part, size_t times, const char *tail)
{
    oas_buf out = {0};
    for (size_t i = 0; i < times; i++)
        oas_buf_puts(&out, part);
    oas_buf_puts(&out, tail);
    oas_str kept = oas_arena_copy(&mem, oas_buf_str(&out));
    oas_buf_free(&out);
    return kept;
}

static void test_bounds(void)
{
    static const char deep[] = "expected at most 1000 arrays and objects within each other";
    static const char *const parts[] = {"[", "[\n", "{\"a\":", "- "};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        oas_str got = outcome_of(repeat(parts[i], 100000, ""));
        CHECK(got.len > strlen(deep));
        if (got.len > strlen(deep))
            CHECK_STR(oas_str_of(got.at + got.len - strlen(deep), strlen(deep)), deep);
    }
    oas_buf bomb = {0};
    oas_buf_puts(&bomb, "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
    for (char c = '1'; c <= '9'; c++) {
        char line[128];
        char b = (char)(c - 1);
        snprintf(line, sizeof line, "a%c: &a%c [*a%c,*a%c,*a%c,*a%c,*a%c,*a%c,*a%c,*a%c,*a%c]\n", c,
                 c, b, b, b, b, b, b, b, b, b);
        oas_buf_puts(&bomb, line);
    }
    CHECK_STR(outcome_of(oas_buf_str(&bomb)), "7:10: aliases expand to more than 1000000 values");
    oas_buf_free(&bomb);
}

/* Ten thousand keys, each twice: all found, and fast. */
static void test_large_object(void)
{
    oas_buf text = {0};
    for (unsigned round = 0; round < 2; round++) {
        for (unsigned i = 0; i < 10000; i++) {
            char line[32];
            snprintf(line, sizeof line, "k%u: %u\n", i, i);
            oas_buf_puts(&text, line);
        }
    }
    struct diags diags = {.mem = &mem};
    struct source source = source_of(oas_buf_str(&text));
    CHECK(!load_tree(&mem, &source, &diags));
    CHECK_INT(diags.totals[DIAG_ERROR], 10000);
    source.text.len = source.text.len / 2;
    diags = (struct diags){.mem = &mem};
    struct node *root = load_tree(&mem, &source, &diags);
    CHECK(root && root->count == 10000);
    CHECK_STR(node_get(root, "k9999")->text, "9999");
    CHECK_STR(node_get(root, "k0")->text, "0");
    CHECK(!node_get(root, "k10000"));
    oas_buf_free(&text);
}

static oas_str place_of(const struct node *node)
{
    char text[64];
    int length = snprintf(text, sizeof text, "%u:%u@%zu", (unsigned)node->place.line,
                          (unsigned)node->place.column, node->place.offset);
    return oas_arena_copy(&mem, oas_str_of(text, (size_t)length));
}

static void test_places(void)
{
    struct diags diags = {.mem = &mem};
    struct source source =
        source_of(oas_str_from("é: ü\nq: \"x\"\nb: |\n  t|\nc: # > no\n  >-\n  f\n"
                               "e:\nf: &a !!map {k: [1]}\ng: [u: v]\n"));
    struct node *root = load_tree(&mem, &source, &diags);
    CHECK(root);
    if (!root)
        return;
    CHECK_STR(place_of(root), "1:1@0");
    CHECK_STR(place_of(node_get(root, "é")), "1:4@4");
    CHECK_STR(place_of(node_get(root, "q")), "2:4@10");
    CHECK_STR(place_of(node_get(root, "b")), "3:4@17");
    CHECK_STR(place_of(node_get(root, "c")), "6:3@36");
    CHECK_STR(place_of(node_get(root, "e")), "8:1@43");
    CHECK_STR(place_of(node_get(root, "f")), "9:13@58");
    CHECK_STR(place_of(node_get(node_get(root, "f"), "k")), "9:17@62");
    struct node *inner = node_get(root, "g")->items[0];
    CHECK_STR(place_of(node_get(inner, "u")), "10:8@74");
    struct place key = node_declared(node_get(root, "q"));
    CHECK_INT(key.line, 2);
    CHECK_INT(key.column, 1);
    key = node_declared(root);
    CHECK_INT(key.line, 1);
}

enum { MOST_NODES = 64 };

static size_t list_nodes(const struct node *node, const struct node **all, size_t count)
{
    all[count++] = node;
    for (size_t i = 0; node->kind >= NODE_ARRAY && i < node->count; i++)
        count = list_nodes(node->kind == NODE_ARRAY ? node->items[i] : node->members[i].value, all,
                           count);
    return count;
}

/* The order of nodes is that of the texts of their pointers. */
static void test_pointer_order(void)
{
    struct diags diags = {.mem = &mem};
    struct source source =
        source_of(OAS_STR("{\"a\": {\"b\": 1, \"\": 2}, \"a-b\": {\"c\": 1}, \"a/b\": {\"c\": 1}, "
                          "\"a~b\": [], \"a.\": 1, "
                          "\"ab\": {\"x\": 0}, \"A\": [0,1,2,3,4,5,6,7,8,9,[10],11], \"\": {\"\": "
                          "{\"\": 0}}, \"\u00e9\": 1}"));
    const struct node *all[MOST_NODES];
    size_t count = list_nodes(load_tree(&mem, &source, &diags), all, 0);
    CHECK(count == 30);
    for (size_t i = 0; i < count * count; i++) {
        const struct node *a = all[i / count], *b = all[i % count];
        oas_buf x = {0}, y = {0};
        node_pointer(a, &x);
        node_pointer(b, &y);
        int texts = oas_str_compare(oas_buf_str(&x), oas_buf_str(&y));
        int nodes = pointer_order_nodes(a, b);
        CHECK((texts > 0) - (texts < 0) == (nodes > 0) - (nodes < 0));
        oas_buf_free(&x);
        oas_buf_free(&y);
    }
}

static void test_pointer_and_equal(void)
{
    struct diags diags = {.mem = &mem};
    struct source source = source_of(oas_str_from(
        "a/b: {x~y: [0, {z: 1}]}\nn: [1, 1.0, 10e-1, 0.1e1, 100e-2, 1.5, 15e-1, 0, -0.0, "
        "1e99999999999999999999, 10e99999999999999999998, -1, 10, 0.01, 1e-2]\n"
        "o: [{a: 1, b: [2]}, {b: [2.0], a: 1}, {a: 1, b: [2], c: 3}]\n"));
    struct node *root = load_tree(&mem, &source, &diags);
    struct node *deep = node_get(node_get(node_get(root, "a/b"), "x~y")->items[1], "z");
    oas_buf out = {0};
    node_pointer(deep, &out);
    CHECK_STR(oas_buf_str(&out), "/a~1b/x~0y/1/z");
    oas_buf_free(&out);
    struct node **n = node_get(root, "n")->items;
    for (int i = 1; i < 5; i++)
        CHECK(node_equal(n[0], n[i]));
    CHECK(node_equal(n[5], n[6]));
    CHECK(!node_equal(n[0], n[5]));
    CHECK(node_equal(n[7], n[8]));
    CHECK(node_equal(n[9], n[10]));
    CHECK(!node_equal(n[0], n[9]));
    CHECK(!node_equal(n[0], n[11]));
    CHECK(!node_equal(n[0], n[12]));
    CHECK(node_equal(n[13], n[14]));
    struct node **o = node_get(root, "o")->items;
    CHECK(node_equal(o[0], o[1]));
    CHECK(!node_equal(o[0], o[2]));
    CHECK(!node_equal(o[0], n[0]));
}

static void test_diags(void)
{
    struct diags diags = {.mem = &mem};
    struct source source = source_of(oas_str_from("a: 1\n\tb\x1B: \xE2\x80\xAE 2\r\n"));
    struct place place = {.source = &source, .line = 2, .column = 3, .offset = 7};
    CHECK_INT(diags_outcome(&diags), DIAGS_GOOD);
    diag_at(&diags, DIAG_WARNING, (struct place){0}, "loose %d", 1);
    CHECK_INT(diags_outcome(&diags), DIAGS_GOOD);
    for (int i = 0; i < 2; i++) {
        diag_at(&diags, DIAG_UNSUPPORTED, place, "x");
        diag_at(&diags, DIAG_NOTE, place, "because");
    }
    CHECK_INT(diags.count, 3);
    CHECK_INT(diags_outcome(&diags), DIAGS_UNSUPPORTED);
    diag_at(&diags, DIAG_ERROR, place, "x");
    CHECK_INT(diags_outcome(&diags), DIAGS_WRONG);
    oas_buf out = {0};
    diags_render(&diags, false, &out);
    CHECK_STR(oas_buf_str(&out), "warning: loose 1\n"
                                 "doc.yaml:2:3: error: unsupported: x\n"
                                 "    2 | \tb?: ? 2\n"
                                 "      | \t ^\n"
                                 "doc.yaml:2:3: note: because\n"
                                 "    2 | \tb?: ? 2\n"
                                 "      | \t ^\n"
                                 "doc.yaml:2:3: error: x\n"
                                 "    2 | \tb?: ? 2\n"
                                 "      | \t ^\n");
    oas_buf_free(&out);
    diag_at(&diags, DIAG_UNREADABLE, (struct place){0}, "gone");
    CHECK_INT(diags_outcome(&diags), DIAGS_UNREADABLE);
    struct diags lenient = {.mem = &mem, .allow_unsupported = true};
    diag_at(&lenient, DIAG_UNSUPPORTED, place, "x");
    CHECK_INT(diags_outcome(&lenient), DIAGS_GOOD);
    CHECK_STR(lenient.at[0].message, "unsupported: x");
    for (int i = 0; i < 1000; i++)
        diag_at(&lenient, DIAG_ERROR, place, "%d", i % 500);
    CHECK_INT(lenient.count, 501);
    struct diags all = {.mem = &mem};
    diags_append(&all, &lenient);
    diags_append(&all, &lenient);
    CHECK_INT(all.count, 501);
}

/* What is told in the same words, of the same name, as the same leniency, has one cause. */
static void test_causes(void)
{
    struct diags diags = {.mem = &mem};
    struct source source = source_of(oas_str_from(""));
    struct place place = {.source = &source};
    oas_buf out = {0};
    for (; place.offset < 5; place.offset++) {
        diag_at(&diags, DIAG_WARNING, place, "%s is odd", place.offset < 2 ? "a" : "c");
        diag_at(&diags, DIAG_NOTE, place, "because");
    }
    for (; place.offset < 9; place.offset++)
        diag_about(&diags, DIAG_WARNING, oas_str_from(place.offset == 7 ? "y" : "x"), place, "?");
    diag_at(&diags, DIAG_ERROR, place, "wrong");
    diag_lenient(&diags, LENIENCY_VERSION_NUMBER, place, "?");
    place.offset++;
    diag_lenient(&diags, LENIENCY_VERSION_NUMBER, place, "!");
    diag_at(&diags, DIAG_ERROR, place, "wrong");
    diags_render_some(&diags, DIAG_WARNINGS_GROUP, false, &out);
    CHECK_STR(oas_buf_str(&out),
              "doc.yaml: warning: a is odd\n"
              "doc.yaml: note: because\n"
              "doc.yaml: note: the same here\n"
              "doc.yaml: note: c is odd\n"
              "note: 2 more of these; --warnings all shows each\n"
              "doc.yaml: warning: ?\n"
              "doc.yaml: note: the same here\n"
              "doc.yaml: note: the same here\n"
              "doc.yaml: warning: ?\n"
              "doc.yaml: error: wrong\n"
              "doc.yaml: warning: ? [version-number]\n"
              "doc.yaml: note: !\n"
              "doc.yaml: error: wrong\n"
              "hint: docs/LENIENCIES.md tells what ends in [...], and why it is read so; "
              "--strict makes it an error\n");
    out.len = 0;
    diags_render_some(&diags, DIAG_WARNINGS_NONE, false, &out);
    CHECK_STR(oas_buf_str(&out), "doc.yaml: error: wrong\n"
                                 "doc.yaml: error: wrong\n");
    oas_buf_free(&out);
}

static void test_long_line(void)
{
    oas_str text = repeat("0123456789", 20, "");
    oas_buf out = {0};
    diag_caret(text, 100, 123456, 101, false, &out);
    CHECK_STR(oas_buf_str(&out),
              "123456 | …0123456789012345678901234567890123456789012345678901234567890123456789"
              "012345678901234567890123456789012345678901234567890…\n"
              "       |  "
              "                                                                      ^\n");
    out.len = 0;
    diag_caret(oas_str_of(NULL, 0), 5, 1, 1, false, &out);
    CHECK_STR(oas_buf_str(&out), "    1 |\n      | ^\n");
    oas_buf_free(&out);
}

static void test_nearest(void)
{
    const oas_str words[] = {oas_str_from("required"), oas_str_from("minimum"),
                             oas_str_from("maximum"), oas_str_from("enum")};
    CHECK_STR(nearest_of(oas_str_from("requierd"), words, 4), "required");
    CHECK_STR(nearest_of(oas_str_from("minimun"), words, 4), "minimum");
    CHECK_STR(nearest_of(oas_str_from("emum"), words, 4), "enum");
    CHECK_STR(nearest_of(oas_str_from("MiniMum"), words, 4), "minimum");
    CHECK_STR(nearest_of(oas_str_from("miximum"), words, 4), "minimum");
    CHECK(nearest_of(oas_str_from("zebra"), words, 4).len == 0);
    CHECK(nearest_of(oas_str_from("en"), words, 4).len == 0);
    CHECK(nearest_of(oas_str_from(""), words, 4).len == 0);
    CHECK_STR(oas_str_from(nearest_said(words[3], '"').text), "; did you mean \"enum\"?");
    CHECK_STR(oas_str_from(nearest_said((oas_str){0}, '"').text), "");
}

static void test_bytes(void)
{
    char path[] = "/tmp/oas-unit-load-XXXXXX";
    struct diags diags = {.mem = &mem};
    oas_str bytes = {0};
    int file = mkstemp(path);
    CHECK(file >= 0 && write(file, "a\0b", 3) == 3 && close(file) == 0);
    CHECK(load_bytes(&mem, path, 0, (struct place){0}, &diags, &bytes));
    CHECK(oas_str_equal(bytes, oas_str_of("a\0b", 3)));
    CHECK(load_bytes(&mem, path, 3, (struct place){0}, &diags, &bytes));
    CHECK_INT(diags.count, 0);
    CHECK(!load_bytes(&mem, path, 2, (struct place){0}, &diags, &bytes));
    CHECK(!load_bytes(&mem, "/dev/zero", 1000000, (struct place){0}, &diags, &bytes));
    CHECK_STR(diags.at[1].message, "cannot read '/dev/zero': it is longer than 1000000 bytes");
    CHECK(!load_bytes(&mem, "/tmp", 0, (struct place){0}, &diags, &bytes));
    CHECK_STR(diags.at[2].message, "cannot read '/tmp': it is a folder");
    CHECK(unlink(path) == 0);
    CHECK(!load_bytes(&mem, path, 0, (struct place){0}, &diags, &bytes));
    CHECK_INT(diags_outcome(&diags), DIAGS_UNREADABLE);
}

/* Every truncation of a document ends in a tree or in an error, never in anything else. */
static void test_truncated(void)
{
    const char *text = "# é\n%YAML 1.2\n---\na: &x {p: \"\\u00e9\", q: [1, 2]}\nb: |\n  t\n"
                       "? c\n: *x\nd: {<<: *x}\n'e''': !!str 1\n";
    size_t trees = 0;
    for (size_t length = 0; length <= strlen(text); length++) {
        char *exact = malloc(length + 1);
        CHECK(exact);
        if (!exact)
            return;
        memcpy(exact, text, length);
        oas_str got = outcome_of(oas_str_of(exact, length));
        CHECK(got.len > 0);
        trees += got.at[0] == '{';
        free(exact);
    }
    CHECK(trees > 10);
}

int main(void)
{
    test_scalars();
    test_trees();
    test_refusals();
    test_bounds();
    test_large_object();
    test_places();
    test_pointer_and_equal();
    test_pointer_order();
    test_diags();
    test_causes();
    test_long_line();
    test_nearest();
    test_bytes();
    test_truncated();
    oas_arena_free(&mem);
    return check_done();
}
