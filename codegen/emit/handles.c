/* What the typed fronts in the header hand to the runtime. */
#include "emit/handles.h"

#include "emit/words.h"

void handles_print(struct emitter *e)
{
    bool any = false;
    for (const struct root *root = e->model->roots; root; root = root->next) {
        if (root->file != e->file || root->joined)
            continue;
        if (!any)
            out_note(&e->out, OAS_STR("The types: the rows, a schema's, and a C type's."));
        any = true;
        out(&e->out, "const oas_type $name_type = {\v&$program, \v$use, \v$layout};\n",
            ID("name", root->name), ID("program", e->model->program),
            TEXT("use", word_use(e, root->use)), INT("layout", root->type->row));
    }
    if (any)
        out_text(&e->out, "\n");
}
