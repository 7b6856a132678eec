/* The model as text: a row a type, its parts below. */
#include "model/dump.h"

static const char *const shapes[] = {
#define OAS_SHAPE(symbol, name, spelling, list, holds, words, short) name,
#include <oas/shapes.def>
#undef OAS_SHAPE
};

static void put_text(oas_buf *out, const char *before, oas_str text)
{
    if (text.len == 0)
        return;
    oas_buf_puts(out, before);
    oas_buf_put(out, text);
}

/* A branch that adds no member has a type that lies nowhere; row 0 is any JSON. */
static void put_row(oas_buf *out, const char *before, const struct ctype *type)
{
    if (!type || (type->row == 0 && type->shape != OAS_SHAPE_JSON))
        return;
    oas_buf_puts(out, before);
    oas_buf_put_u64(out, type->row);
}

static void put_enum(oas_buf *out, const struct cenum *labels, const char *word)
{
    if (!labels)
        return;
    oas_buf_puts(out, "    ");
    oas_buf_puts(out, word);
    put_text(out, " enum ", labels->name);
    oas_buf_puts(out, ":");
    for (size_t i = 0; i < labels->label_count; i++) {
        const struct label *label = &labels->labels[i];
        oas_buf_putc(out, ' ');
        oas_buf_put(out, label->name);
        oas_buf_putc(out, '=');
        if (label->text.at)
            label_put(out, label);
    }
    oas_buf_putc(out, '\n');
}

static void put_part(oas_buf *out, const struct part *part)
{
    oas_buf_puts(out, "    ");
    oas_buf_put_json(out, part->json);
    put_text(out, " ", part->name);
    oas_buf_puts(out, part->required ? " required" : " optional");
    put_row(out, " row ", part->type);
    put_text(out, " ", part->type->spelling);
    oas_buf_putc(out, '\n');
}

static void put_share(oas_buf *out, const struct share *share)
{
    oas_buf_puts(out, "    matching ");
    oas_buf_put_json(out, share->pattern);
    put_text(out, " ", share->name);
    put_row(out, " row ", share->type);
    put_text(out, " ", share->type->spelling);
    oas_buf_putc(out, '\n');
}

static void put_type(oas_buf *out, const struct ctype *type)
{
    oas_buf_put_u64(out, type->row);
    oas_buf_putc(out, ' ');
    oas_buf_puts(out, shapes[type->shape]);
    put_text(out, " ", type->spelling);
    put_row(out, " of ", type->item);
    put_text(out, " = ", type->text);
    put_text(out, " by ", type->tag_member);
    oas_buf_puts(out, type->states & OAS_STATE_ABSENT ? " absent" : "");
    oas_buf_puts(out, type->states & OAS_STATE_NULL ? " null" : "");
    oas_buf_puts(out, type->judged ? " judged" : "");
    oas_buf_putc(out, '\n');
    put_enum(out, type->cenum, "labels");
    put_enum(out, type->named, "named");
    put_enum(out, type->kind, "kind");
    for (size_t i = 0; i < type->part_count; i++)
        put_part(out, &type->parts[i]);
    for (size_t i = 0; i < type->add_count; i++) {
        oas_buf_puts(out, "    adds");
        put_part(out, &type->adds[i]);
    }
    for (size_t i = 0; i < type->share_count; i++)
        put_share(out, &type->shares[i]);
}

void model_dump(const struct model *model, oas_buf *out)
{
    for (const struct ctype *type = model->types; type; type = type->next)
        put_type(out, type);
    for (const struct root *root = model->roots; root; root = root->next) {
        put_text(out, "root ", root->name);
        put_row(out, " row ", root->type);
        put_text(out, " ", root->type->spelling);
        put_text(out, ": ", root->origin);
        oas_buf_putc(out, '\n');
    }
}
