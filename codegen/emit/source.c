/* NAME.c: the rows, and the functions that hand them to the runtime. */
#include "emit/source.h"

#include "emit/beside.h"
#include "emit/emitter.h"
#include "emit/layout.h"
#include "emit/name.h"
#include "emit/operations.h"
#include "emit/presets.h"
#include "emit/program.h"
#include "emit/words.h"
#include "load/text.h"
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

/* What all functions have in common. Compilers look at all rows for each function that leads to
 * them: these four, kept apart, are all that do. */
static void print_common(struct emitter *e)
{
    if (!emitter_has_functions(e))
        return;
    oas_str options = emitter_print_options(e);
    out_note(&e->out, OAS_STR("What the functions below call. They are kept apart because "
                              "compilers look through the rows for every function that refers to "
                              "them."));
    out(&e->out,
        "#if defined(__GNUC__) || defined(__clang__)\n"
        "#define OASC_NOINLINE __attribute__((noinline))\n"
        "#else\n#define OASC_NOINLINE\n#endif\n\n"
        "OASC_NOINLINE static oas_status @decode_any(\voas_use use, \vuint32_t layout, \vvoid "
        "*out, "
        "\voas_str json, \voas_arena *mem, \voas_errors *errs)\n{\n"
        "const oas_type type = {&$program, use, layout};\n"
        "return oas_decode(type, out, json, mem, errs, $options);\n}\n\n"
        "OASC_NOINLINE static oas_status @validate_any(\voas_use use, \voas_str json, "
        "\voas_errors *errs)\n{\n"
        "const oas_type type = {&$program, use, 0};\n"
        "return oas_validate(type, json, errs, NULL);\n}\n\n"
        "OASC_NOINLINE static oas_status @check_any(\voas_use use, \vuint32_t layout, \vconst void "
        "*in, "
        "\voas_errors *errs)\n{\n"
        "const oas_type type = {&$program, use, layout};\n"
        "return oas_check(type, in, errs, NULL);\n}\n\n"
        "OASC_NOINLINE static oas_status @encode_any(\voas_use use, \vuint32_t layout, "
        "\vconst void *in, \voas_buf *out, \voas_errors *errs)\n{\n"
        "const oas_type type = {&$program, use, layout};\n"
        "return oas_encode(type, in, out, errs, NULL);\n}\n\n",
        ID("program", e->model->program), TEXT("options", options));
}

/* Functions of a type NAME that is T, and of a struct that is called as they are. */
static void print_macros(struct emitter *e)
{
    if (!emitter_has_functions(e))
        return;
    out_note(&e->out, OAS_STR("The functions of a type: their name, the type, its schema and the "
                              "row of its C type."));
    out(&e->out,
        "#define OASC_FUNCTIONS(name, T, schema, row) \\\n"
        "    const oas_type name##_type = {&$program, schema, row}; \\\n"
        "    oas_status name##_decode(T *out, oas_str json, oas_arena *mem, oas_errors *errs) \\\n"
        "    { \\\n"
        "    return @decode_any(schema, row, out, json, mem, errs); \\\n"
        "    } \\\n"
        "    oas_status name##_validate(oas_str json, oas_errors *errs) \\\n"
        "    { \\\n"
        "    return @validate_any(schema, json, errs); \\\n"
        "    } \\\n"
        "    oas_status name##_check(T const *in, oas_errors *errs) \\\n"
        "    { \\\n"
        "    return @check_any(schema, row, in, errs); \\\n"
        "    } \\\n"
        "    oas_status name##_encode(T const *in, oas_buf *out, oas_errors *errs) \\\n"
        "    { \\\n"
        "    return @encode_any(schema, row, in, out, errs); \\\n"
        "    }\n"
        "#define OASC_STRUCT(name, schema, row) OASC_FUNCTIONS(name, struct name, schema, row)\n\n",
        ID("program", e->model->program));
}

static void print_functions(struct emitter *e, const struct root *root)
{
    oas_str type = root->type->spelling.len ? root->type->spelling : OAS_STR("void");
    oas_str tag = text_joined(&e->mem, &e->out.no_memory, "struct ", root->name, "");
    oas_str use = word_use(e, root->use);
    if (oas_str_equal(type, tag))
        out(&e->out, "OASC_STRUCT(\v$name, \v$use, \v$layout)\n", ID("name", root->name),
            TEXT("use", use), INT("layout", root->type->row));
    else
        out(&e->out, "OASC_FUNCTIONS(\v$name, \v$type, \v$use, \v$layout)\n",
            ID("name", root->name), TEXT("type", type), TEXT("use", use),
            INT("layout", root->type->row));
}

static void print_all_functions(struct emitter *e)
{
    if (!emitter_has_functions(e))
        return;
    print_macros(e);
    for (const struct root *root = e->model->roots; root; root = root->next)
        if (root->file == 0 && !root->joined)
            print_functions(e, root);
    out_text(&e->out, "\n#undef OASC_STRUCT\n#undef OASC_FUNCTIONS\n\n");
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
    print_common(e);
    layout_print_functions(e);
    presets_print(e);
    print_all_functions(e);
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
    size_t before = out->len;
    if (!emit_name_fits(options->name))
        return false;
    emitter_begin(&e, model, api, options);
    print_source(&e);
    e.out.no_memory |= e.texts.no_memory;
    bool good = out_finish(&e.out, out) && print_parts(&e, parts);
    if (!good)
        out->len = before;
    oas_arena_free(&e.mem);
    return good;
}
