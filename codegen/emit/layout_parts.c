/* The rows of what types consist of: labels, variants, and what tells variants apart. */
#include "emit/layout_parts.h"

#include "emit/words.h"
#include "load/text.h"

/* Does the enumerator end in the text, but for capitals and signs? */
static bool tells(oas_str name, oas_str text)
{
    bool told = text.len && name.len > text.len && name.at[name.len - text.len - 1] == '_';
    for (size_t i = 0; told && i < text.len; i++) {
        char of_name = text_lower(name.at[name.len - text.len + i]), c = text_lower(text.at[i]);
        told = of_name == c || (of_name == '_' && (c == '-' || c == ' '));
    }
    return told;
}

static void print_labels(struct tables *t)
{
    struct emitter *e = t->e;
    if (t->labels == 0)
        return;
    out_text(&e->out, "/* Texts, and the enumerators that stand for them. */\n"
                      "static const struct oas_label_row @label_rows[] = {\n");
    for (const struct labels *labels = t->first; labels; labels = labels->next) {
        out(&e->out, "/* $row: enum $tag */\n", INT("row", labels->first),
            ID("tag", labels->of->name));
        out_table(&e->out);
        for (size_t i = 0; i < labels->of->label_count; i++) {
            const struct label *label = &labels->of->labels[i];
            out(&e->out, "{{$at, $len},\t$cast$name},$text\n",
                INT("at", texts_add(&e->texts, &e->mem, label->text)), INT("len", label->text.len),
                TEXT("cast", labels->of->numbered ? OAS_STR("(uint32_t)") : OAS_STR("")),
                ID("name", label->name),
                ASIDE("text", tells(label->name, label->text) ? oas_str_of(NULL, 0) : label->text));
        }
        out_table_end(&e->out);
    }
    out_text(&e->out, "};\n\n");
}

static void print_variant(struct emitter *e, const struct part *part)
{
    const struct plan *plan = e->model->plan;
    oas_use use = part->takes ? plan->schemas[part->schema->id].use : OAS_ANY;
    out(&e->out, "{$layout, $jtypes, $use},\n", INT("layout", part->type->row),
        TEXT("jtypes", word_jtypes(e, part->jtypes)), TEXT("use", word_use(e, use)));
}

static void print_variants(struct tables *t)
{
    struct emitter *e = t->e;
    if (t->variants == 0)
        return;
    out_text(&e->out,
             "/* Variants of unions: C type, the JSON types that select those without a tag, the\n"
             " * schema that has to take the value. */\n"
             "static const struct oas_variant_row @variant_rows[] = {\n");
    for (const struct ctype *type = e->model->types; type; type = type->next) {
        if (type->shape != OAS_SHAPE_UNION || type->part_count == 0)
            continue;
        out(&e->out, "/* $row: $type */\n", INT("row", t->places[type->row].parts),
            NOTE("type", type->spelling));
        for (size_t i = 0; i < type->part_count; i++)
            print_variant(e, &type->parts[i]);
    }
    out_text(&e->out, "};\n\n");
}

static void print_shares(struct tables *t)
{
    struct out *to = &t->e->out;
    if (t->shares == 0)
        return;
    out_text(to, "/* Members by patterns of their names: C type, offset, pattern. */\n"
                 "static const struct oas_share_row @share_rows[] = {\n");
    for (const struct ctype *type = t->e->model->types; type; type = type->next) {
        if (type->share_count == 0)
            continue;
        out(to, "/* $row: $type */\n", INT("row", t->places[type->row].shares),
            NOTE("type", type->spelling));
        out_table(to);
        for (size_t i = 0; i < type->share_count; i++) {
            const struct share *share = &type->shares[i];
            out(to, "{$layout,\toffsetof($type, $name),\t$pattern},$text\n",
                INT("layout", share->type->row), TEXT("type", type->spelling),
                ID("name", share->name), INT("pattern", share->pattern_row),
                ASIDE("text", share->pattern));
        }
        out_table_end(to);
    }
    out_text(to, "};\n\n");
}

static oas_str mark_text(const void *user, uint32_t i)
{
    return ((const struct mark *)user)[i].text;
}

static void print_sign(struct tables *t, const struct sign *sign)
{
    struct emitter *e = t->e;
    uint32_t slots = 0, mask = 0, count = (uint32_t)sign->mark_count;
    if (count)
        layout_slots(t, sign->marks, count, mark_text, &slots, &mask);
    out(&e->out,
        "{UINT64_C($with), \vUINT64_C($without), \v{$at, $len}, \v$marks, $count, \v$slots, $mask},"
        "$name\n",
        INT("with", sign->with), INT("without", sign->without),
        INT("at", texts_add(&e->texts, &e->mem, sign->name)), INT("len", sign->name.len),
        INT("marks", count ? t->marks : 0), INT("count", count), INT("slots", slots),
        INT("mask", mask), ASIDE("name", sign->name));
    t->marks += count;
}

static void print_signs(struct tables *t)
{
    if (t->signs == 0)
        return;
    out_text(&t->e->out,
             "/* What members say of the alternatives of unions: which it can be with it, without\n"
             " * it; its name, and its constants. The first of each is of all other members. */\n"
             "static const struct oas_sign_row @sign_rows[] = {\n");
    for (const struct ctype *type = t->e->model->types; type; type = type->next) {
        if (type->sign_count == 0)
            continue;
        out(&t->e->out, "/* $row: $type */\n", INT("row", t->places[type->row].signs),
            NOTE("type", type->spelling));
        for (size_t i = 0; i < type->sign_count; i++)
            print_sign(t, &type->signs[i]);
    }
    out_text(&t->e->out, "};\n\n");
}

static void print_mark(struct tables *t, const struct mark *mark)
{
    struct emitter *e = t->e;
    out(&e->out, "{UINT64_C($with), {$at, $len}, $jtype},$text\n", INT("with", mark->with),
        INT("at", texts_add(&e->texts, &e->mem, mark->text)), INT("len", mark->text.len),
        TEXT("jtype", word_jtypes(e, mark->jtype)), ASIDE("text", mark->text));
}

static void print_marks(struct tables *t)
{
    if (t->marks == 0)
        return;
    out_text(&t->e->out, "/* Constants of such members. */\n"
                         "static const struct oas_mark_row @mark_rows[] = {\n");
    for (const struct ctype *type = t->e->model->types; type; type = type->next)
        for (size_t i = 0; i < type->sign_count; i++)
            for (size_t k = 0; k < type->signs[i].mark_count; k++)
                print_mark(t, &type->signs[i].marks[k]);
    out_text(&t->e->out, "};\n\n");
}

void layout_parts_print(struct tables *t)
{
    print_labels(t);
    print_variants(t);
    print_signs(t);
    print_marks(t);
    print_shares(t);
}
