/* NAME_1.c and the like: functions, which hand the rows in NAME.c to the runtime. No row is seen
 * here, so that compilers have nothing to look through. */
#include "emit/beside.h"

#include "emit/layout.h"
#include "emit/words.h"

static oas_str file_ending(const struct emitter *e)
{
    return e->model->files[e->file - 1];
}

static void print_top(struct emitter *e)
{
    enum out_section before = out_to(&e->out, SECTION_TOP);
    oas_buf ending = {0}, what = {0};
    oas_buf_putc(&ending, '_');
    oas_buf_put(&ending, file_ending(e));
    oas_buf_puts(&ending, ".c");
    oas_buf_puts(&what, EMIT_PART);
    oas_buf_put(&what, e->options->name);
    oas_buf_puts(&what, ".c: functions of the header.");
    oas_str kept = emitter_keep(e, &ending), said = emitter_keep(e, &what);
    if (kept.at && said.at)
        emitter_print_origin(e, kept.at, said.at, "");
    (void)out_to(&e->out, SECTION_INCLUDES);
    out(&e->out, "#include \"$name.h\"\n\n", RAW("name", e->options->name));
    (void)out_to(&e->out, before);
}

static void print_functions(struct emitter *e, const struct root *root, oas_str options)
{
    oas_str in = emitter_root_pointer(e, root, "const ", "in"),
            to = emitter_root_pointer(e, root, "", "out");
    out(&e->out,
        "const oas_type $name_type = {\v&$program, \v$use, \v$layout};\n\n"
        "oas_status $name_decode(\v$to, \voas_str json, \voas_arena *mem, \voas_errors *errs)\n{\n"
        "return oas_decode(\v$name_type, \vout, \vjson, \vmem, \verrs, \v$options);\n}\n\n"
        "oas_status $name_validate(\voas_str json, \voas_errors *errs)\n{\n"
        "return oas_validate(\v$name_type, \vjson, \verrs, \vNULL);\n}\n\n",
        ID("name", root->name), ID("program", e->model->program),
        TEXT("use", word_use(e, root->use)), INT("layout", root->type->row), TEXT("to", to),
        TEXT("options", options));
    out(&e->out,
        "oas_status $name_check(\v$in, \voas_errors *errs)\n{\n"
        "return oas_check(\v$name_type, \vin, \verrs, \vNULL);\n}\n\n"
        "oas_status $name_encode(\v$in, \voas_buf *out, \voas_errors *errs)\n{\n"
        "return oas_encode(\v$name_type, \vin, \vout, \verrs, \vNULL);\n}\n\n",
        ID("name", root->name), TEXT("in", in));
}

void beside_print(struct emitter *e)
{
    print_top(e);
    oas_str options = emitter_print_options(e);
    layout_print_functions(e);
    for (const struct root *root = e->model->roots; root; root = root->next)
        if (root->file == e->file && !root->joined)
            print_functions(e, root, options);
}
