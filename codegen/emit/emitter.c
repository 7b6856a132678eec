/* What both files need. */
#include "emit/emitter.h"

#include "emit/note.h"
#include "load/text.h"

/* Components are named by their members' comments. */
static void name_components(struct emitter *e)
{
    oas_str *names = OAS_ARENA_NEW(&e->mem, oas_str, e->model->plan->schema_count + 1);
    e->out.no_memory |= !names;
    for (size_t i = 0; names && i < e->options->wanted_count; i++) {
        const struct wanted *wanted = &e->options->wanted[i];
        if (wanted->component)
            names[wanted->schema->id] = wanted->words[0];
    }
    e->components = names;
}

oas_str emitter_component(const struct emitter *e, const struct schema *schema)
{
    return e->components ? e->components[schema->id] : oas_str_of(NULL, 0);
}

void emitter_begin_file(struct emitter *e)
{
    out_begin(&e->out);
    e->out.prefix = e->model->options.prefix;
}

void emitter_begin(struct emitter *e, const struct model *model, const struct api *api,
                   const struct emit_options *options)
{
    memset(e, 0, sizeof *e);
    e->model = model;
    emitter_begin_file(e);
    e->program = &model->plan->program;
    e->api = api;
    e->options = options;
    name_components(e);
}

bool emitter_finish(struct emitter *e, oas_buf *out)
{
    size_t before = out->len;
    e->out.no_memory |= e->texts.no_memory;
    bool good = out_finish(&e->out, out);
    if (!good)
        out->len = before;
    oas_arena_free(&e->mem);
    return good;
}

oas_str emitter_keep(struct emitter *e, oas_buf *text)
{
    return text_keep(&e->mem, text, &e->out.no_memory);
}

bool emitter_has_operations(const struct emitter *e)
{
    return e->options->operations && e->options->operations->count > 0;
}

oas_str emitter_root_pointer(struct emitter *e, const struct root *root, const char *before,
                             const char *name)
{
    oas_buf text = {0};
    oas_str type = root->type->spelling.len ? root->type->spelling : OAS_STR("void");
    bool pointer = type.at[type.len - 1] == '*';
    oas_buf_puts(&text, pointer ? "" : before);
    oas_buf_put(&text, type);
    oas_buf_puts(&text, pointer ? "" : " ");
    oas_buf_puts(&text, pointer ? before : "");
    oas_buf_puts(&text, "*");
    oas_buf_puts(&text, name);
    return emitter_keep(e, &text);
}

static oas_str info_text(const struct api *api, const char *key)
{
    const struct node *text = node_get(node_get(api->document->root, "info"), key);
    return text && text->kind == NODE_STRING ? text->text : oas_str_of(NULL, 0);
}

/* The document's own name: "CareCycle campaigns, version 2". */
static void put_title(const struct api *api, oas_buf *out)
{
    oas_str title = info_text(api, "title"), version = info_text(api, "version");
    if (title.len == 0)
        return;
    oas_buf_puts(out, "\n");
    note_prose(out, title, 200);
    if (version.len) {
        oas_buf_puts(out, ", version ");
        note_prose(out, version, 60);
    }
    oas_buf_puts(out, ".");
}

void emitter_print_origin(struct emitter *e, const char *ending, const char *what, const char *more)
{
    oas_buf text = {0};
    oas_buf_puts(&text, EMIT_MARK OAS_VERSION " from ");
    note_put(&text, e->options->document, false);
    oas_buf_puts(&text, "; do not edit.\n");
    note_put(&text, e->options->name, false);
    oas_buf_puts(&text, ending);
    oas_buf_puts(&text, " - ");
    oas_buf_puts(&text, what);
    put_title(e->api, &text);
    oas_buf_puts(&text, *more ? "\n" : "");
    oas_buf_puts(&text, more);
    out_note(&e->out, emitter_keep(e, &text));
    out_text(&e->out, "\n");
}
