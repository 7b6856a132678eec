/* NAME_1.c and the like: the types that the functions of the header hand to the runtime, and the
 * functions of enums. No row is seen here, so that compilers have nothing to look through. */
#include "emit/beside.h"

#include "emit/handles.h"
#include "emit/layout.h"

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

void beside_print(struct emitter *e)
{
    print_top(e);
    layout_print_functions(e);
    handles_print(e);
}
