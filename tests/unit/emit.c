/* emit.c - the writer of C text, the comments and literals that hold foreign text, the run of text.
 */
#include <oas/utf8.h>

#include "emit/name.h"
#include "emit/note.h"
#include "emit/out.h"
#include "emit/texts.h"

#include "check.h"

/* ---- templates ---- */

static void finish(struct out *o, const char *want, const char *file, int line)
{
    oas_buf text = {0};
    oas_buf_puts(&text, "before\n");
    CHECK_INT(out_finish(o, &text), want != NULL);
    check_str(oas_str_of(text.at + 7, text.len - 7), want ? want : "", file, line, "printed");
    oas_buf_free(&text);
}

#define FINISH(o, want) finish(&(o), (want), __FILE__, __LINE__)

static void test_identifiers(void)
{
    static const struct {
        const char *name;
        bool fits;
    } names[] = {{"pet", true},  {"_x9", true},       {"", false},    {"9x", false},
                 {"a b", false}, {"x; int y", false}, {"a-b", false}, {"\xC3\xA9", false},
                 {"a\n", false}, {"*/", false}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct out o;
        oas_buf text = {0};
        out_begin(&o);
        out(&o, "int $name;\n", ID("name", oas_str_from(names[i].name)));
        CHECK_INT(out_finish(&o, &text), names[i].fits);
        CHECK_INT(text.len > 0, names[i].fits);
        oas_buf_free(&text);
    }
}

static void test_prefix(void)
{
    struct out o;
    out_begin(&o);
    out_text(&o, "static int @x, @y;\n");
    FINISH(o, "static int x, y;\n");
    out_begin(&o);
    o.prefix = OAS_STR("a_");
    out(&o, "static int @x = @$name; /* $note */\n", ID("name", OAS_STR("y")),
        NOTE("note", OAS_STR("@z")));
    FINISH(o, "static int a_x = a_y; /* @z */\n");
    out_begin(&o);
    o.prefix = OAS_STR("a;");
    out_text(&o, "int @x;\n");
    FINISH(o, NULL);
}

static void test_faults(void)
{
    struct out o;
    out_begin(&o);
    out(&o, "int $other;\n", ID("name", OAS_STR("x")));
    FINISH(o, NULL);
    out_begin(&o);
    out(&o, "int x;\n", ID("name", OAS_STR("x")));
    FINISH(o, NULL);
    out_begin(&o);
    out_text(&o, "struct x {\n");
    FINISH(o, NULL);
    out_begin(&o);
    out_text(&o, "};\n");
    FINISH(o, NULL);
    out_begin(&o);
    out_text(&o, "int x;");
    FINISH(o, NULL);
    out_begin(&o);
    out_note(&o, OAS_STR("about nothing"));
    FINISH(o, NULL);
    out_begin(&o);
    out_table(&o);
    out_text(&o, "int x;\n");
    FINISH(o, NULL);
    out_begin(&o);
    out(&o, "int x;$a int y;\n", ASIDE("a", OAS_STR("not the last")));
    FINISH(o, NULL);
}

static void test_holes(void)
{
    struct out o;
    out_begin(&o);
    out(&o, "$id_x = $str; /* $note */\n$int $low $most $text$raw\n", ID("id", OAS_STR("pet")),
        STR("str", OAS_STR("a\"\\\n\0\x7F{?"
                           "?/")),
        NOTE("note", OAS_STR("*/ {\n x \\")), INT("int", UINT64_MAX), SINT("low", INT64_MIN),
        SINT("most", -1), TEXT("text", OAS_STR("{\n1\n}")), RAW("raw", OAS_STR("'{'")));
    FINISH(o, "pet_x = \"a\\\"\\\\\\012\\000\\177{?\\?/\"; /* * / { x <U+005C> */\n"
              "18446744073709551615 INT64_MIN -1 {\n    1\n}'{'\n");
}

static void test_layout(void)
{
    struct out o;
    out_begin(&o);
    out_text(&o, "struct pet {\n");
    out_table(&o);
    out_note(&o, OAS_STR("Its name."));
    out(&o, "oas_str\tname;$a\n", ASIDE("a", OAS_STR("required")));
    out(&o, "int64_t\tage_in_years;$a\n", ASIDE("a", OAS_STR("")));
    out(&o, "OAS_OPT(enum pet_a_very_long_name_indeed_color)\tcolor;$a\n",
        ASIDE("a", OAS_STR("optional")));
    out_text(&o, "union {\n");
    out(&o, "bool\tb;$a\n",
        ASIDE("a", OAS_STR("one that is told of at such length that it has to "
                           "go on in the lines below its first")));
    out_text(&o, "} as;\n");
    out_table_end(&o);
    out_text(&o, "};\n#if 1\n\n#endif\n");
    FINISH(o, "struct pet {\n"
              "    /* Its name.\n"
              "     * required */\n"
              "    oas_str name;\n"
              "    int64_t age_in_years;\n"
              "    OAS_OPT(enum pet_a_very_long_name_indeed_color) color; /* optional */\n"
              "    union {\n"
              "        /* one that is told of at such length that it has to go on in the lines "
              "below its first */\n"
              "        bool    b;\n"
              "    } as;\n"
              "};\n#if 1\n\n#endif\n");
}

/* Comments stand at the column that suits most of them: a longer line has its own behind it, a
 * comment that one line cannot hold there stands before it. */
static void test_columns(void)
{
    struct out o;
    out_begin(&o);
    out_text(&o, "struct pet {\n");
    out_table(&o);
    out(&o, "bool\ta;$a\n", ASIDE("a", OAS_STR("one")));
    out(&o, "OAS_OPT(oas_str)\tname;$a\n", ASIDE("a", OAS_STR("two")));
    out(&o, "OAS_OPT(struct pet_of_a_long_name)\tother;$a\n", ASIDE("a", OAS_STR("three")));
    out(&o, "int64_t\tb;$a\n",
        ASIDE("a",
              OAS_STR(
                  "four, which is so long that it cannot begin where those of the others begin")));
    out(&o, "bool\ta_name_that_nothing_is_said_of;$a\n", ASIDE("a", OAS_STR("")));
    out_table_end(&o);
    out_text(&o, "};\n");
    FINISH(o,
           "struct pet {\n"
           "    bool             a;    /* one */\n"
           "    OAS_OPT(oas_str) name; /* two */\n"
           "    OAS_OPT(struct pet_of_a_long_name) other; /* three */\n"
           "    /* four, which is so long that it cannot begin where those of the others begin */\n"
           "    int64_t          b;\n"
           "    bool             a_name_that_nothing_is_said_of;\n"
           "};\n");
}

/* A comment that finds no room behind its line stands before it, below what is said there. */
static void test_asides(void)
{
    struct out o;
    out_begin(&o);
    out_note(&o, OAS_STR("A color."));
    out(&o, "$name,$a\n",
        ID("name", OAS_STR("A_NAME_THAT_TAKES_ALMOST_ALL_OF_THE_LINE_SO_THAT_NOTHING_FITS_BEHIND_"
                           "IT_AT_ALL_ANY")),
        ASIDE("a", OAS_STR("\"red\", \"dark red\"")));
    FINISH(o, "/* A color.\n * \"red\", \"dark red\" */\n"
              "A_NAME_THAT_TAKES_ALMOST_ALL_OF_THE_LINE_SO_THAT_NOTHING_FITS_BEHIND_IT_AT_ALL_ANY,"
              "\n");
}

static void test_breaks(void)
{
    struct out o;
    oas_str name = OAS_STR("carecycle_routing_agent");
    out_begin(&o);
    out(&o,
        "oas_status $name_decode(\vstruct $name *out, \voas_str json, \voas_arena *mem, "
        "\voas_errors *errs);\noas_status $name_validate(\voas_str json, \voas_errors *e);\n",
        ID("name", name));
    out(&o,
        "oas_status $name_and_something_more_in_its_name_decode(\vstruct $name *out, "
        "\voas_errors *errs);\n",
        ID("name", name));
    FINISH(o, "oas_status carecycle_routing_agent_decode(struct carecycle_routing_agent *out, "
              "oas_str json,\n"
              "                                          oas_arena *mem, oas_errors *errs);\n"
              "oas_status carecycle_routing_agent_validate(oas_str json, oas_errors *e);\n"
              "oas_status carecycle_routing_agent_and_something_more_in_its_name_decode(\n"
              "    struct carecycle_routing_agent *out, oas_errors *errs);\n");
}

/* A traversal may add to an earlier part while a line of its own is half written. */
static void test_sections(void)
{
    struct out o;
    out_begin(&o);
    out_text(&o, "struct pet {\nstruct ");
    enum out_section before = out_to(&o, SECTION_FORWARDS);
    CHECK_INT(before, SECTION_BODY);
    out_text(&o, "struct owner;\n");
    CHECK_INT(out_to(&o, SECTION_INCLUDES), SECTION_FORWARDS);
    out_text(&o, "#include <oas/oas.h>\n");
    (void)out_to(&o, before);
    out_text(&o, "owner *owner;\n};\n");
    FINISH(o, "#include <oas/oas.h>\nstruct owner;\nstruct pet {\n    struct owner *owner;\n};\n");
}

/* ---- comments ---- */

static void test_note(void)
{
    static const struct {
        const char *text;
        const char *want;
    } rows[] = {
        {"plain, \xC3\xA9t\xC3\xA9 \xE2\x82\xAC", "plain, \xC3\xA9t\xC3\xA9 \xE2\x82\xAC"},
        {"*/ int x; /*", "* / int x; / *"},
        {"*/*/", "* / * /"},
        {"\\", "<U+005C>"},
        {"a\\ b", "a\\ b"},
        {"why?"
         "?/ or ?"
         "?=",
         "why?"
         "? / or ?"
         "? ="},
        {"really?"
         "?",
         "really?"
         "?"},
        {"\x01\x1B[31m", "<U+0001><U+001B>[31m"},
        {"a\xE2\x80\xAE"
         "b\xE2\x80\x8B\xEF\xBB\xBF",
         "a<U+202E>b<U+200B><U+FEFF>"},
        {"\xF3\xA0\x81\x81\xEF\xBF\xBF", "<U+E0041><U+FFFF>"},
        {"\xFF\xC3", "<FF><C3>"},
        {"  a \t\r\n b  ", "a b"},
        {"#include <x>\n#define y", "#include <x> #define y"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        oas_buf text = {0}, again = {0};
        note_put(&text, oas_str_from(rows[i].text), false);
        CHECK_STR(oas_buf_str(&text), rows[i].want);
        note_put(&again, oas_buf_str(&text), false);
        CHECK_STR(oas_buf_str(&again), rows[i].want);
        oas_buf_free(&text);
        oas_buf_free(&again);
    }
}

static void test_prose(void)
{
    static const struct {
        const char *text;
        size_t most;
        const char *want;
    } rows[] = {
        {"One\ntwo  three.\n\nFour\n", 100, "One two three.\nFour"},
        {"Of:\n- a\n  more\n* b\n1. c", 100, "Of:\n- a more\n* b\n1. c"},
        {"# Title\ntext\n| a | b |\n| c | d |\nend", 100,
         "# Title\ntext\n| a | b |\n| c | d |\nend"},
        {"so:\n```\nint x;\nint y;\n```\nend", 100, "so:\n```\nint x;\nint y;\n```\nend"},
        {"A first sentence. Another sentence that goes on for long.", 20,
         "A first sentence. \xE2\x80\xA6"},
        {"abcdefghij klmnopqrst uvwxyz abcdefghij", 25, "abcdefghij klmnopqrst \xE2\x80\xA6"},
        {"\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9", 5, "\xC3\xA9\xC3\xA9 \xE2\x80\xA6"},
        {"-", 10, "-"},
        {"", 10, ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        oas_buf text = {0};
        note_prose(&text, oas_str_from(rows[i].text), rows[i].most);
        CHECK_STR(oas_buf_str(&text), rows[i].want);
        oas_buf_free(&text);
    }
}

/* C11 5.1.1.2 phases 1 to 3: trigraphs, splices, then comments and literals are taken away. */
static void strip(oas_str text, oas_buf *out)
{
    oas_buf plain = {0};
    for (size_t i = 0; i < text.len; i++) {
        oas_str left = oas_str_of(text.at + i, text.len - i);
        bool trigraph = left.len > 2 && left.at[0] == '?' && left.at[1] == '?' &&
                        strchr("=/'()!<>-", left.at[2]);
        bool slash = left.at[0] == '\\' || (trigraph && left.at[2] == '/');
        size_t len = trigraph ? 3 : 1;
        if (slash && left.len > len && left.at[len] == '\n')
            i += len;
        else
            oas_buf_putc(&plain, trigraph ? '#' : text.at[i]);
        i += slash && left.len > len && left.at[len] == '\n' ? 0 : len - 1;
    }
    for (size_t i = 0; i < plain.len; i++) {
        const char *at = plain.at + i;
        size_t left = plain.len - i;
        if (left > 1 && at[0] == '/' && at[1] == '*') {
            size_t end = 2;
            while (end + 1 < left && !(at[end] == '*' && at[end + 1] == '/'))
                end++;
            i += end + 1;
        } else if (*at == '"') {
            size_t end = 1;
            while (end < left && at[end] != '"')
                end += at[end] == '\\' ? 2 : 1;
            i += end;
        } else {
            oas_buf_putc(out, *at);
        }
    }
    oas_buf_free(&plain);
}

static uint64_t next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static void random_text(uint64_t *state, oas_buf *out)
{
    static const char *const pieces[] = {"*",
                                         "/",
                                         "\\",
                                         "?",
                                         "\n",
                                         " ",
                                         "=",
                                         "\"",
                                         "'",
                                         "{",
                                         "}",
                                         "\r",
                                         "\t",
                                         "#",
                                         "\xE2\x80\xAE",
                                         "\xEF\xBB\xBF",
                                         "\xFF",
                                         "$name",
                                         "%s",
                                         "int ",
                                         "long_word",
                                         "\v",
                                         "<",
                                         "-",
                                         "\x01",
                                         "\xC3\xA9"};
    for (uint64_t left = next_random(state) % 60; left > 0; left--)
        oas_buf_puts(out, pieces[next_random(state) % (sizeof pieces / sizeof *pieces)]);
    if (next_random(state) % 8 == 0)
        oas_buf_putc(out, '\0');
}

/* Numbers stay whole; no line ends in a backslash, whatever stood behind it. */
static void test_wrap(void)
{
    static const struct {
        const char *text;
        const char *want;
    } notes[] = {
        {"one two three", "one two\nthree"},
        {"from 2^31\xC2\xA0-\xC2\xA0"
         "1 on",
         "from\n2^31 - 1\non"},
        {"\xC2\xA0 a\xC2\xA0", "  a "},
        {"seven\\\xC2\xA0 nine_ten", "seven<U+005C>\nnine_ten"},
        {"x\\\xC2", "x\\\xC2"},
    };
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        oas_buf out = {0};
        note_wrap(&out, oas_str_from(notes[i].text), 10, OAS_STR("\n"));
        CHECK_STR(oas_buf_str(&out), notes[i].want);
        oas_buf_free(&out);
    }
}

/* Attacks 39, 40, 41, 45, 46: whatever stands in a comment or a literal, nothing of it is C. */
static void test_inert(void)
{
    uint64_t state = UINT64_C(0x2545F4914F6CDD1D);
    for (size_t round = 0; round < 3000; round++) {
        struct out o;
        oas_buf foreign = {0}, text = {0}, rest = {0};
        random_text(&state, &foreign);
        oas_str what = oas_buf_str(&foreign);
        out_begin(&o);
        out_text(&o, "struct x {\n");
        out_table(&o);
        out_note(&o, what);
        out(&o, "int\ta; /* $note */$aside\n", NOTE("note", what), ASIDE("aside", what));
        out(&o, "int\tb[sizeof $str];\n", STR("str", what));
        out_table_end(&o);
        out_text(&o, "};\n");
        CHECK(out_finish(&o, &text));
        strip(oas_buf_str(&text), &rest);
        oas_buf words = {0};
        note_put(&words, oas_buf_str(&rest), false);
        CHECK_STR(oas_buf_str(&words), "struct x { int a; int b[sizeof ]; };");
        CHECK(oas_utf8_check(oas_buf_str(&text)) == text.len);
        oas_buf_putc(&text, '\0');
        CHECK(!strstr(text.at, "\xE2\x80\xAE") && !strstr(text.at, "\xEF\xBB\xBF"));
        oas_buf_free(&foreign);
        oas_buf_free(&text);
        oas_buf_free(&rest);
        oas_buf_free(&words);
    }
}

static void test_cut(void)
{
    static const struct {
        const char *text, *want;
    } rows[] = {
        {"abcdef", "abcdef"},          {"abcdefg", "abcdef…"},          {"\"abcd\"", "\"abcd\""},
        {"\"abcdefg\"", "\"abcde…\""}, {"\"abcd\\\"fg\"", "\"abcd…\""}, {"\"abcdefg", "\"abcde…"},
        {"ÄÖÜäöüß", "ÄÖÜäöü…"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        oas_buf text = {0};
        note_cut(&text, oas_str_from(rows[i].text), 6);
        CHECK_STR(oas_buf_str(&text), rows[i].want);
        oas_buf_free(&text);
    }
}

/* ---- literals ---- */

/* The bytes of the literals in `text`, up to a line that ends in a comma or a brace; each literal
 * is printable ASCII, spells no trigraph, and its escapes cannot be lengthened. */
static void read_literals(oas_str text, oas_buf *out)
{
    bool inside = false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        const char *next = text.at + i + 1;
        CHECK((c >= 0x20 && c < 0x7F) || c == '\n');
        if (c == '"') {
            inside = !inside;
        } else if (inside && c == '\\' && *next >= '0' && *next <= '3') {
            CHECK(next[1] >= '0' && next[1] <= '7' && next[2] >= '0' && next[2] <= '7');
            oas_buf_putc(out,
                         (char)((next[0] - '0') << 6 | (next[1] - '0') << 3 | (next[2] - '0')));
            i += 3;
        } else if (inside) {
            CHECK(c != '?' || *next != '?');
            oas_buf_putc(out, c == '\\' ? *next : c);
            i += c == '\\';
        }
    }
    CHECK(!inside);
}

static void test_literals(void)
{
    uint64_t state = 88172645463325252;
    for (size_t round = 0; round < 2000; round++) {
        oas_buf foreign = {0}, text = {0}, back = {0};
        random_text(&state, &foreign);
        note_put_literal(&text, oas_buf_str(&foreign));
        read_literals(oas_buf_str(&text), &back);
        CHECK(oas_str_equal(oas_buf_str(&back), oas_buf_str(&foreign)));
        oas_buf_free(&foreign);
        oas_buf_free(&text);
        oas_buf_free(&back);
    }
}

static void random_bytes(uint64_t *state, size_t len, oas_buf *out)
{
    while (len--)
        oas_buf_putc(out, (char)next_random(state));
}

/* Each text stands where texts_add() said, equal ones once; no array is longer than a literal may
 * be, but for those of single bytes. */
static void test_texts(void)
{
    enum { COUNT = 400 };
    static const size_t lengths[] = {1, 30, 3999, 4000, 4001, 9000, 2, 700};
    uint64_t state = 12345, at[COUNT];
    oas_arena mem = {0};
    struct texts texts = {0};
    struct out o;
    oas_str kept[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        oas_buf text = {0};
        random_bytes(&state, lengths[i % 8] + (i % 8 == 1 ? i : 0), &text);
        kept[i] = oas_arena_copy(&mem, oas_buf_str(&text));
        at[i] = texts_add(&texts, &mem, kept[i]);
        CHECK_INT(texts_add(&texts, &mem, kept[i]), at[i]);
        oas_buf_free(&text);
    }
    for (uint32_t i = 0; i < texts.count; i++) {
        const struct text_piece *piece = &texts.list[i], *next = piece + 1;
        if (i + 1 == texts.count)
            continue;
        uint32_t gap = next->at - piece->at - (uint32_t)piece->text.len;
        bool literal = piece->text.len <= TEXTS_LITERAL;
        CHECK_INT(gap, next->part != piece->part && literal);
    }
    for (size_t i = 0; i < COUNT; i++)
        CHECK(texts.used >= at[i] + kept[i].len);
    CHECK_INT(texts_add(&texts, &mem, OAS_STR("")), 0);
    out_begin(&o);
    texts_print(&texts, &o);
    oas_buf printed = {0};
    CHECK(out_finish(&o, &printed));
    oas_buf_free(&printed);
    out_begin(&o);
    o.prefix = OAS_STR("a_");
    texts_print_pointer(&texts, &o);
    FINISH(o, ".text = (const char *)&a_text_run,\n");
    oas_arena_free(&mem);
}

static void test_one_literal(void)
{
    oas_arena mem = {0};
    struct texts texts = {0};
    struct out o;
    out_begin(&o);
    texts_print_pointer(&texts, &o);
    FINISH(o, "");
    CHECK_INT(texts_add(&texts, &mem, OAS_STR("id")), 0);
    CHECK_INT(texts_add(&texts, &mem, OAS_STR("na\"me")), 2);
    CHECK_INT(texts_add(&texts, &mem, OAS_STR("id")), 0);
    out_begin(&o);
    texts_print_pointer(&texts, &o);
    FINISH(o, ".text = text_run,\n");
    out_begin(&o);
    texts_print(&texts, &o);
    FINISH(o, "/* What the rows say as text: they have an offset and a length in it. */\n"
              "static const char text_run[] = {\n    \"id\"\n    \"na\\\"me\"\n};\n\n");
    oas_arena_free(&mem);
}

static void test_names(void)
{
    CHECK(emit_name_fits(OAS_STR("carecycle")));
    CHECK(emit_name_fits(OAS_STR("pexip-engage 2")));
    CHECK(emit_name_fits(OAS_STR("\xC3\xA9t\xC3\xA9")));
    CHECK(!emit_name_fits(OAS_STR("")));
    CHECK(!emit_name_fits(OAS_STR("a/b")));
    CHECK(!emit_name_fits(OAS_STR("a\"b")));
    CHECK(!emit_name_fits(OAS_STR("a\\b")));
    CHECK(!emit_name_fits(OAS_STR("a\nb")));
    CHECK(!emit_name_fits(OAS_STR("a?"
                                  "?/b")));
    CHECK(!emit_name_fits(OAS_STR("a\xE2\x80\xAE")));
}

int main(void)
{
    test_identifiers();
    test_prefix();
    test_faults();
    test_holes();
    test_layout();
    test_columns();
    test_asides();
    test_breaks();
    test_sections();
    test_note();
    test_prose();
    test_cut();
    test_wrap();
    test_inert();
    test_literals();
    test_texts();
    test_one_literal();
    test_names();
    return check_done();
}
