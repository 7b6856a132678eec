/* NAME.c: the rows, and the types that lead to them. */
#include "emit/source.h"

#include "emit/beside.h"
#include "emit/emitter.h"
#include "emit/handles.h"
#include "emit/layout.h"
#include "emit/name.h"
#include "emit/operations.h"
#include "emit/presets.h"
#include "emit/program.h"
#include "load/text.h"
#include "model/layout_made.h"
#include "plan/patterns.h"

static void print_top(struct emitter *e)
{
    enum out_section before = out_to(&e->out, SECTION_TOP);
    emitter_print_origin(e, ".c",
                         e->model->file_count
                             ? "the rows that the runtime runs, and functions of the header."
                             : "the rows that the runtime runs, and the functions of the header.",
                         "");
    (void)out_to(&e->out, SECTION_INCLUDES);
    out(&e->out, "#include \"$name.h\"\n\n", RAW("name", e->options->name));
    (void)out_to(&e->out, before);
}

/* A match on an empty text compiles the pattern; its answer does not matter. */
static void print_init(struct emitter *e)
{
    out(&e->out,
        "oas_status $init(void)\n{\n"
        "const oas_program *program = &$program;\n"
        "for (uint32_t i = 0; i < program->counts.patterns; i++) {\n"
        "oas_status status = OAS_OK;\n"
        "if (program->patterns[i].native == OAS_NATIVE_NONE)\n"
        "    status = oas_program_match(program, i, OAS_STR(\"\"), 0, NULL);\n"
        "if (status == OAS_NO_MEMORY)\n"
        "    return status;\n"
        "}\n"
        "return OAS_OK;\n}\n\n"
        "void $release(void)\n{\n"
        "oas_program_release(&$program);\n}\n",
        ID("init", e->model->init), ID("release", e->model->release),
        ID("program", e->model->program));
}

static void print_ends(struct emitter *e)
{
    if (patterns_need_pcre2(e->program)) {
        print_init(e);
        return;
    }
    out(&e->out,
        "/* No pattern of the document has to be compiled. */\n"
        "oas_status $init(void)\n{\nreturn OAS_OK;\n}\n\nvoid $release(void)\n{\n}\n",
        ID("init", e->model->init), ID("release", e->model->release));
}

static void print_source(struct emitter *e)
{
    print_top(e);
    program_print(e);
    layout_print_functions(e);
    presets_print(e);
    handles_print(e);
    if (emitter_has_operations(e))
        operations_print(e);
    print_ends(e);
}

/* The files beside it, which know its tables. */
static bool print_parts(struct emitter *e, oas_buf *parts)
{
    bool good = true;
    for (e->file = 1; good && e->file <= e->model->file_count; e->file++) {
        emitter_begin_file(e);
        beside_print(e);
        good = out_finish(&e->out, &parts[e->file - 1]);
    }
    return good;
}

bool emit_source(const struct model *model, const struct api *api,
                 const struct emit_options *options, oas_buf *out, oas_buf *parts)
{
    struct emitter e;
    struct layout_made made;
    size_t before = out->len;
    if (!emit_name_fits(options->name))
        return false;
    emitter_begin(&e, model, api, options);
    if (layout_make(&made, &e.mem, model)) {
        e.made = &made;
        e.program = &made.program;
        print_source(&e);
    } else {
        e.out.no_memory = true;
    }
    e.out.no_memory |= e.texts.no_memory;
    bool good = out_finish(&e.out, out) && print_parts(&e, parts);
    if (!good)
        out->len = before;
    oas_arena_free(&e.mem);
    return good;
}
