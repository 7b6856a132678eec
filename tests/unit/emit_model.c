/* emit_model.c - a model made by hand, of shapes at their edges that documents seldom give, as C.
 */
#include <stdlib.h>
#include <unistd.h>

#include "emit/header.h"
#include "emit/source.h"

#include "check.h"

/* Shapes at their edges: a struct, a union, a list and a map of what takes no room, recursion by
 * pointer, an option of a constant. */
struct made {
    struct ctype json, text, null, empty, node, next, absent, option, list, map, bare, rest;
    struct part parts[7], bare_parts[2];
    struct label labels[2];
    struct cenum kind;
    struct root root;
    struct model model;
    struct plan plan;
    struct api api;
    struct source source;
    struct document document;
    struct oas_schema_row row;
};

static void link_types(struct made *m)
{
    struct ctype *const rows[] = {&m->json,   &m->text,   &m->null, &m->empty, &m->node, &m->next,
                                  &m->absent, &m->option, &m->list, &m->map,   &m->bare, &m->rest};
    struct ctype *const defined[] = {&m->empty, &m->option, &m->list, &m->map,
                                     &m->rest,  &m->bare,   &m->node};
    for (uint32_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        rows[i]->row = i;
        if (i)
            rows[i - 1]->next = rows[i];
    }
    for (size_t i = 1; i < sizeof defined / sizeof *defined; i++)
        defined[i - 1]->next_defined = defined[i];
    m->model.types = &m->json;
    m->model.type_count = sizeof rows / sizeof *rows;
    m->model.defined = &m->empty;
}

#define TAGGED(which, tag)                                                                         \
    .shape = (which), .name = OAS_STR(tag), .spelling = OAS_STR("struct " tag)

static void make_types(struct made *m)
{
    m->json = (struct ctype){.shape = OAS_SHAPE_JSON, .spelling = OAS_STR("oas_json")};
    m->text = (struct ctype){.shape = OAS_SHAPE_STRING, .spelling = OAS_STR("oas_str")};
    m->null = (struct ctype){.shape = OAS_SHAPE_CONST, .text = OAS_STR("\"*/\"")};
    m->empty = (struct ctype){TAGGED(OAS_SHAPE_STRUCT, "m_empty")};
    m->next = (struct ctype){
        .shape = OAS_SHAPE_POINTER, .item = &m->node, .spelling = OAS_STR("struct m_node *")};
    m->absent = (struct ctype){.shape = OAS_SHAPE_OPTION,
                               .item = &m->next,
                               .states = OAS_STATE_ABSENT,
                               .spelling = OAS_STR("OAS_OPT(struct m_node *)")};
    m->option = (struct ctype){TAGGED(OAS_SHAPE_OPTION, "m_option"), .item = &m->null,
                               .states = OAS_STATE_ABSENT | OAS_STATE_NULL};
    m->list = (struct ctype){TAGGED(OAS_SHAPE_LIST, "m_list"), .item = &m->null};
    m->map = (struct ctype){TAGGED(OAS_SHAPE_MAP, "m_map"), .item = &m->null,
                            .entry_name = OAS_STR("m_entry")};
    m->rest = (struct ctype){TAGGED(OAS_SHAPE_MAP, "m_rest"), .item = &m->node,
                             .entry_name = OAS_STR("m_rest_entry")};
    m->kind = (struct cenum){.name = OAS_STR("m_kind"),
                             .unset = OAS_STR("M_KIND_UNSET"),
                             .labels = m->labels,
                             .label_count = 2};
    m->bare = (struct ctype){
        TAGGED(OAS_SHAPE_UNION, "m_bare"), .kind = &m->kind,       .kind_name = OAS_STR("kind"),
        .tag_member = OAS_STR("t\""),      .parts = m->bare_parts, .part_count = 2};
    m->node = (struct ctype){TAGGED(OAS_SHAPE_STRUCT, "m_node"),
                             .parts = m->parts,
                             .part_count = 7,
                             .item = &m->rest,
                             .rest = OAS_STR("rest"),
                             .keep = true};
}

static void make_parts(struct made *m)
{
    static const char *const names[] = {"a", "b", "c", "d", "e", "f", ""};
    struct ctype *const types[] = {&m->absent, &m->option, &m->list, &m->map,
                                   &m->bare,   &m->empty,  &m->null};
    for (size_t i = 0; i < 7; i++)
        m->parts[i] = (struct part){.json = oas_str_from(i ? names[i] : "\n"),
                                    .name = oas_str_from(names[i]),
                                    .type = types[i],
                                    .required = i > 0};
    m->bare_parts[0] = m->bare_parts[1] = (struct part){.type = &m->null};
    m->labels[0] = (struct label){OAS_STR("x"), 1, OAS_STR("M_KIND_X"), {NULL, 0}, false};
    m->labels[1] = (struct label){OAS_STR("y"), 2, OAS_STR("M_KIND_Y"), {NULL, 0}, false};
    m->parts[5].json = OAS_STR("f");
    m->parts[6].json = OAS_STR("g");
}

static void make_model(struct made *m)
{
    memset(m, 0, sizeof *m);
    make_types(m);
    make_parts(m);
    link_types(m);
    m->row = (struct oas_schema_row){.jtypes = OAS_JTYPE_ANY};
    m->plan.program = (oas_program){.abi = OAS_ABI, .schemas = &m->row, .counts = {.schemas = 1}};
    m->root =
        (struct root){.name = OAS_STR("m_node"), .type = &m->node, .origin = OAS_STR("a node")};
    m->model.plan = &m->plan;
    m->model.options = (struct model_options){.prefix = OAS_STR("m_"), .keep_unknown = true};
    m->model.enums = &m->kind;
    m->model.roots = &m->root;
    m->model.operations = OAS_STR("m_operations");
    m->model.init = OAS_STR("m_init");
    m->model.release = OAS_STR("m_release");
    m->model.program = OAS_STR("m_program");
    m->source.name = OAS_STR("m.yaml");
    m->document.source = &m->source;
    m->api.document = &m->document;
}

static const char made_types[] = /* from the forwards to the first function */
    "struct m_entry;\n"
    "struct m_rest_entry;\n"
    "\n"
    "struct m_empty {\n"
    "    unsigned char empty_; /* not used: no struct of C is empty */\n"
    "};\n"
    "\n"
    "struct m_option {\n"
    "    oas_presence is; /* OAS_ABSENT, OAS_NULL, OAS_VALUE */\n"
    "};\n"
    "\n"
    "struct m_list {\n"
    "    void *items;\n"
    "    size_t count;\n"
    "};\n"
    "\n"
    "struct m_map {\n"
    "    struct m_entry *items;\n"
    "    size_t count;\n"
    "};\n"
    "\n"
    "struct m_rest {\n"
    "    struct m_rest_entry *items;\n"
    "    size_t count;\n"
    "};\n"
    "\n"
    "enum m_kind {\n"
    "    M_KIND_UNSET,\n"
    "    M_KIND_X, /* \"x\" */\n"
    "    M_KIND_Y  /* \"y\" */\n"
    "};\n"
    "\n"
    "struct m_bare {\n"
    "    enum m_kind kind; /* the member \"t\\\"\" */\n"
    "};\n"
    "\n"
    "/* The member \"g\" is always \"* /\". */\n"
    "struct m_node {\n"
    "    OAS_OPT(struct m_node *) a;    /* the member \"\\n\" */\n"
    "    struct m_option          b;    /* required */\n"
    "    struct m_list            c;\n"
    "    struct m_map             d;\n"
    "    struct m_bare            e;\n"
    "    struct m_empty           f;\n"
    "    struct m_rest            rest; /* members that the document does not name, kept */\n"
    "};\n"
    "\n"
    "struct m_entry {\n"
    "    oas_str key;\n"
    "};\n"
    "\n"
    "struct m_rest_entry {\n"
    "    oas_str key;\n"
    "    struct m_node value;\n"
    "};\n"
    "\n";

static void write_file(const char *folder, const char *name, oas_str text)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    CHECK(file && fwrite(text.at, 1, text.len, file) == text.len);
    if (file)
        fclose(file);
}

static bool command(const char *line, const char *folder)
{
    char text[1024];
    snprintf(text, sizeof text, line, folder, folder, folder);
    return system(text) == 0;
}

/* The compiler that is here finds nothing to say of the two files. */
static void compile_made(oas_str header, oas_str source)
{
    char folder[] = "/tmp/oasc-emit-XXXXXX";
    if (!mkdtemp(folder) || !command("cc --version >%s/version", folder)) {
        printf("not tried: there is no compiler named cc\n");
        return;
    }
    write_file(folder, "m.h", header);
    write_file(folder, "m.c", source);
    CHECK(command(
        "cc -std=c11 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -I" OASC_SOURCE_DIR
        "/runtime/include -c %s/m.c -o %s/m.o",
        folder));
    CHECK(command("rm -r %s", folder));
}

static void test_model(void)
{
    struct made m;
    oas_buf header = {0}, source = {0}, again = {0};
    struct emit_options options = {.name = OAS_STR("m"), .document = OAS_STR("m.yaml")};
    make_model(&m);
    CHECK(emit_header(&m.model, &m.api, &options, &header));
    CHECK(emit_source(&m.model, &m.api, &options, &source, NULL));
    CHECK(emit_header(&m.model, &m.api, &options, &again));
    CHECK(oas_str_equal(oas_buf_str(&header), oas_buf_str(&again)));
    oas_buf_putc(&header, '\0');
    header.len--;
    const char *from = strstr(header.at, "struct m_entry;"), *to = strstr(header.at, "/* A node.");
    CHECK(from && to);
    if (from && to)
        CHECK_STR(oas_str_of(from, (size_t)(to - from)), made_types);
    compile_made(oas_buf_str(&header), oas_buf_str(&source));
    options.name = OAS_STR("a/b");
    CHECK(!emit_header(&m.model, &m.api, &options, &again));
    CHECK(!emit_source(&m.model, &m.api, &options, &again, NULL));
    CHECK_INT(again.len, header.len);
    oas_buf_free(&header);
    oas_buf_free(&source);
    oas_buf_free(&again);
}

int main(void)
{
    test_model();
    return check_done();
}
