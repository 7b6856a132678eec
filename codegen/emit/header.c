/* NAME.h: the types, the functions. How they are used is told once, in <oas/codec.h>. */
#include "emit/header.h"

#include "emit/calls.h"
#include "emit/emitter.h"
#include "emit/facts.h"
#include "emit/name.h"
#include "emit/note.h"
#include "emit/place.h"
#include "emit/prose.h"
#include "emit/types.h"
#include "load/text.h"
#include "plan/patterns.h"

/* C++ keeps names with two underscores side by side for itself. */
static void squeeze_underscores(oas_buf *text)
{
    size_t kept = 0;
    for (size_t i = 0; i < text->len; i++)
        if (kept == 0 || text->at[i] != '_' || text->at[kept - 1] != '_')
            text->at[kept++] = text->at[i];
    text->len = kept;
}

/* "OASC_CARECYCLE_H": no name of the model begins and ends so. */
static oas_str guard(struct emitter *e)
{
    oas_buf text = {0}, name = {0};
    oas_str prefix = e->model->options.prefix;
    for (size_t i = 0; i < e->options->name.len; i++) {
        char c = e->options->name.at[i];
        oas_buf_putc(&name, text_is_digit(c) || text_is_letter(c) ? c : '_');
    }
    bool same = prefix.len == name.len + 1 && memcmp(prefix.at, name.at, name.len) == 0;
    oas_buf_puts(&text, "OASC_");
    if (!same)
        oas_buf_put(&text, prefix);
    oas_buf_put(&text, oas_buf_str(&name));
    oas_buf_puts(&text, "_H");
    squeeze_underscores(&text);
    for (size_t i = 0; i < text.len; i++)
        text.at[i] = text_upper(text.at[i]);
    e->out.no_memory |= name.failed;
    oas_buf_free(&name);
    return emitter_keep(e, &text);
}

static const char manual[] =
    "NAME_decode() and its sisters, whose memory a value is, and what OAS_OPT, OAS_NULLABLE and"
    " OAS_PATCH say: see <oas/codec.h>. Comments tell what the types do not.";

/* "^[A-Z]+$ of petstore.yaml#/components/schemas/Code", on a line of its own. */
static void put_pattern(struct emitter *e, const struct foreign_pattern *pattern, oas_buf *text)
{
    oas_buf cut = {0};
    note_cut(&cut, pattern->text, 60);
    oas_buf_puts(text, "\n");
    note_put(text, oas_buf_str(&cut), false);
    oas_buf_puts(text, " of ");
    note_put(text, place_shown(e, pattern->schema), false);
    if (*patterns_reason(pattern->outcome)) {
        oas_buf_puts(text, ":\n  ");
        oas_buf_puts(text, patterns_reason(pattern->outcome));
    }
    text->failed |= cut.failed;
    oas_buf_free(&cut);
}

/* Those that need no other library. */
static void note_automata(struct emitter *e)
{
    size_t count = patterns_count(e->program, OAS_NATIVE_AUTOMATON);
    oas_buf text = {0};
    if (count == 0)
        return;
    oas_buf_put_u64(&text, count);
    oas_buf_puts(&text, count == 1 ? " pattern is an automaton" : " patterns are automata");
    oas_buf_puts(&text, " of the program, matched without a library.");
    out_note(&e->out, emitter_keep(e, &text));
    out_text(&e->out, "\n");
}

/* What who links the file must have, and why. */
static void note_patterns(struct emitter *e)
{
    enum { MOST = 10 };
    struct foreign_patterns patterns;
    oas_buf text = {0};
    e->out.no_memory |= !patterns_find(e->model->plan, &e->mem, &patterns);
    if (patterns.count == 0)
        return;
    oas_buf_puts(&text, "Link with PCRE2 (-lpcre2-8): the runtime has no matcher of its own for");
    for (size_t i = 0; i < patterns.count && i < MOST; i++)
        put_pattern(e, &patterns.at[i], &text);
    if (patterns.count > MOST) {
        oas_buf_puts(&text, "\nand ");
        oas_buf_put_u64(&text, patterns.count - MOST);
        oas_buf_puts(&text, " more");
    }
    out_note(&e->out, emitter_keep(e, &text));
    out_text(&e->out, "\n");
}

/* That the rows judge by less than the document says. */
static void note_open(struct emitter *e)
{
    const struct cenum *labels = e->model->enums;
    while (labels && !labels->other.len)
        labels = labels->next;
    if (!labels)
        return;
    out_note(&e->out,
             OAS_STR("Made with --open-enums: enums of texts take other texts as well, but "
                     "for those that say\nwhy they do not. All functions agree on that."));
    out_text(&e->out, "\n");
}

static void print_top(struct emitter *e, oas_str name)
{
    enum out_section before = out_to(&e->out, SECTION_TOP);
    emitter_print_origin(
        e, ".h", "the JSON of an API as C types, and functions that read, check and write it.",
        manual);
    note_automata(e);
    note_patterns(e);
    note_open(e);
    out(&e->out, "#ifndef $guard\n#define $guard\n\n", ID("guard", name));
    (void)out_to(&e->out, SECTION_INCLUDES);
    out(&e->out,
        "#include <oas/oas.h>\n\n"
        "#if OAS_ABI != $abi\n"
        "#error $error\n"
        "#endif\n\nOAS_BEGIN\n\n",
        INT("abi", OAS_ABI),
        STR("error", OAS_STR("oasc " OAS_VERSION " made this file for another ABI of the runtime: "
                             "generate it anew")));
    (void)out_to(&e->out, before);
}

/* ---- functions ---- */

static void note_root(struct emitter *e, const struct root *root)
{
    oas_buf text = {0};
    note_prose(&text, root->origin, 300);
    if (text.len)
        text.at[0] = text_upper(text.at[0]);
    size_t named = text.len;
    oas_buf_puts(&text, named ? ": " : "");
    size_t from = text.len;
    facts_of_root(e, root, &text);
    if (text.len == from) {
        text.len = named;
        oas_buf_puts(&text, named ? "." : "");
    }
    if (!prose_is_told(root->type, root->schema)) {
        size_t before = text.len;
        oas_buf_puts(&text, text.len ? "\n" : "");
        prose_of(root->schema, root->name, 1200, &text);
        if (text.len == before + 1)
            text.len = before;
        if (root->type->shape == OAS_SHAPE_JSON)
            prose_line(&text, root->type->told_apart);
        facts_left_out(root->schema, &text);
    }
    out_note(&e->out, emitter_keep(e, &text));
}

static void print_functions(struct emitter *e, const struct root *root)
{
    oas_str in = emitter_root_pointer(e, root, "const ", "in"),
            to = emitter_root_pointer(e, root, "", "out");
    note_root(e, root);
    out(&e->out,
        "extern const oas_type $name_type;\n"
        "OAS_FRONT oas_status $name_decode(\v$to, \voas_str json, \voas_arena *mem, "
        "\voas_errors *errs);\n"
        "OAS_FRONT oas_status $name_validate(\voas_str json, \voas_errors *errs);\n"
        "OAS_FRONT oas_status $name_check(\v$in, \voas_errors *errs);\n"
        "OAS_FRONT oas_status $name_encode(\v$in, \voas_buf *out, \voas_errors *errs);\n"
        "OAS_FUNCTIONS$keeping($name, \v$type)\n\n",
        ID("name", root->name), TEXT("to", to), TEXT("in", in), TEXT("type", root->type->spelling),
        TEXT("keeping", e->model->options.keep_unknown ? OAS_STR("_KEEPING") : OAS_STR("")));
}

/* Which row of the table an operation is: a switch over them warns of one that was forgotten. */
static void print_operation_enum(struct emitter *e)
{
    const struct model *model = e->model;
    const oas_operations *table = e->options->operations;
    if (model->operation_count != table->count)
        return;
    out(&e->out, "enum $tag {\n", ID("tag", model->operation_tag));
    out_table(&e->out);
    out(&e->out, "$unknown,$about\n", ID("unknown", model->operation_unknown),
        ASIDE("about", OAS_STR("NULL, and what is not in the table")));
    for (size_t i = 0; i < table->count; i++) {
        oas_buf about = {0};
        oas_buf_puts(&about, table->at[i].method);
        oas_buf_putc(&about, ' ');
        oas_buf_puts(&about, table->at[i].path);
        out(&e->out, "$name$comma$about\n", ID("name", model->operation_names[i]),
            TEXT("comma", i + 1 < table->count ? OAS_STR(",") : OAS_STR("")),
            ASIDE("about", emitter_keep(e, &about)));
    }
    out_table_end(&e->out);
    out(&e->out,
        "};\n\n"
        "static inline enum $tag $of(\vconst oas_operation *operation)\n{\n"
        "return (enum $tag)oas_operation_number(&$operations, operation);\n}\n\n",
        ID("tag", model->operation_tag), ID("of", model->operation_of),
        ID("operations", model->operations));
}

/* The functions of all parameters of an operation: see oas/typed.h. */
static void print_joined(struct emitter *e)
{
    bool any = false;
    for (const struct root *root = e->model->roots; root; root = root->next) {
        if (!root->joined)
            continue;
        if (!any)
            out_text(&e->out, "/* NAME_decode(), _validate(), _check() and _encode() of parameters "
                              "read and write messages: see\n * oas/typed.h. */\n");
        any = true;
        out(&e->out, "OAS_PARAMETERS(\v$name, \v$type, \v&$row)\n", ID("name", root->name),
            TEXT("type", root->type->spelling), TEXT("row", calls_row_of(e, root->joined)));
    }
    if (any)
        out_text(&e->out, "\n");
}

static void print_whole(struct emitter *e)
{
    out(&e->out,
        "/* The rows of all types: oas_type.program of each. */\n"
        "extern const oas_program $program;\n\n",
        ID("program", e->model->program));
    if (emitter_has_operations(e))
        out(&e->out,
            "/* The operations of the API, to be searched by method and path: see "
            "oas/operation.h.\n * Plain parameters and bodies have their types there alone. */\n"
            "extern const oas_operations $operations;\n\n",
            ID("operations", e->model->operations));
    if (emitter_has_operations(e)) {
        print_operation_enum(e);
        print_joined(e);
        calls_print(e);
    }
    out(&e->out,
        "/* Compiles the patterns of all types now, which otherwise happens on first use, by any\n"
        " * thread: OAS_OK or OAS_NO_MEMORY. It may be called again. */\n"
        "OAS_NODISCARD oas_status $init(void);\n"
        "/* Frees them. No function of this file may be running; after it, all may be used again. "
        "*/\n"
        "void $release(void);\n\n",
        ID("init", e->model->init), ID("release", e->model->release));
}

bool emit_header(const struct model *model, const struct api *api,
                 const struct emit_options *options, oas_buf *out)
{
    struct emitter e;
    if (!emit_name_fits(options->name))
        return false;
    emitter_begin(&e, model, api, options);
    oas_str name = guard(&e);
    print_top(&e, name);
    types_print(&e);
    for (const struct root *root = model->roots; root; root = root->next)
        if (!root->joined)
            print_functions(&e, root);
    print_whole(&e);
    out_text(&e.out, "OAS_END\n\n#endif\n");
    return emitter_finish(&e, out);
}
