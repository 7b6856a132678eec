/* A program as text, a row a line. Texts are shown, not where they lie. */
#include "plan/dump.h"

struct dump {
    const oas_program *program;
    oas_buf *out;
};

static void put_head(const struct dump *d, const char *what, uint32_t row)
{
    oas_buf_puts(d->out, what);
    oas_buf_putc(d->out, ' ');
    oas_buf_put_u64(d->out, row);
}

static void put_number(const struct dump *d, const char *name, uint64_t number)
{
    oas_buf_putc(d->out, ' ');
    oas_buf_puts(d->out, name);
    oas_buf_putc(d->out, '=');
    oas_buf_put_u64(d->out, number);
}

static void put_index(const struct dump *d, const char *name, uint32_t row)
{
    if (row != OAS_NONE) {
        put_number(d, name, row);
        return;
    }
    oas_buf_putc(d->out, ' ');
    oas_buf_puts(d->out, name);
    oas_buf_puts(d->out, "=none");
}

static void put_use(const struct dump *d, const char *name, oas_use use)
{
    put_number(d, name, OAS_USE_ROW(use));
    for (uint32_t i = 0; i < OAS_USE_REFS(use); i++)
        oas_buf_putc(d->out, '*');
}

static void put_kinds(const struct dump *d, const char *name, unsigned kinds)
{
    static const char letters[] = "nbifsao";
    oas_buf_putc(d->out, ' ');
    oas_buf_puts(d->out, name);
    oas_buf_putc(d->out, '=');
    for (unsigned i = 0; letters[i]; i++)
        if (kinds >> i & 1)
            oas_buf_putc(d->out, letters[i]);
}

static void put_text(const struct dump *d, const char *name, oas_text text)
{
    if (text.len == 0 && *name)
        return;
    oas_buf_putc(d->out, ' ');
    oas_buf_puts(d->out, name);
    oas_buf_puts(d->out, *name ? "=" : "");
    oas_buf_put_json(d->out, oas_program_text(d->program, text));
}

static void put_signed(const struct dump *d, int64_t number)
{
    oas_buf_puts(d->out, number < 0 ? " number=-" : " number=");
    oas_buf_put_u64(d->out, number < 0 ? 0 - (uint64_t)number : (uint64_t)number);
}

static void end_row(const struct dump *d)
{
    oas_buf_putc(d->out, '\n');
}

/* ---- rows ---- */

static void dump_type(const struct dump *d, uint32_t i)
{
    const struct oas_type_row *row = &d->program->types[i];
    put_head(d, "type", i);
    put_text(d, "place", row->place);
    put_kinds(d, "kinds", row->kinds);
    put_kinds(d, "judged", row->judged);
    put_number(d, "flags", row->flags);
    put_number(d, "order", row->order);
    put_number(d, "checks", row->checks);
    put_number(d, "leaves", row->leaf_count);
    put_number(d, "applicators", row->apply_count);
    put_index(d, "object", row->object);
    put_index(d, "array", row->array);
    put_number(d, "merged", row->merged);
    end_row(d);
}

static void dump_check(const struct dump *d, uint32_t i)
{
    const struct oas_check_row *row = &d->program->checks[i];
    put_head(d, "check", i);
    oas_buf_putc(d->out, ' ');
    oas_buf_puts(d->out, oas_keyword_name((oas_keyword)row->keyword));
    put_kinds(d, "kinds", row->kinds);
    put_number(d, "flags", row->flags);
    put_number(d, "order", row->order);
    put_index(d, "a", row->a);
    put_index(d, "b", row->b);
    put_index(d, "slots", row->slots);
    put_number(d, "mask", row->mask);
    put_text(d, "text", row->text);
    put_signed(d, row->number);
    end_row(d);
}

static void dump_branch(const struct dump *d, uint32_t i)
{
    const struct oas_branch_row *row = &d->program->branches[i];
    put_head(d, "branch", i);
    put_use(d, "type", row->use);
    put_kinds(d, "kinds", row->kinds);
    end_row(d);
}

static void dump_tag(const struct dump *d, uint32_t i)
{
    const struct oas_tag_row *row = &d->program->tags[i];
    put_head(d, "tag", i);
    put_text(d, "", row->name);
    put_number(d, "values", row->values);
    put_number(d, "count", row->count);
    put_index(d, "slots", row->slots);
    put_number(d, "mask", row->mask);
    put_number(d, "decides", row->decides);
    end_row(d);
}

static void dump_value(const struct dump *d, uint32_t i)
{
    const struct oas_value_row *row = &d->program->values[i];
    put_head(d, "value", i);
    put_text(d, "", row->text);
    put_kinds(d, "kind", row->kind);
    put_number(d, "branch", row->branch);
    end_row(d);
}

static void dump_object(const struct dump *d, uint32_t i)
{
    const struct oas_object_row *row = &d->program->objects[i];
    put_head(d, "object", i);
    put_number(d, "fields", row->fields);
    put_number(d, "count", row->field_count);
    put_number(d, "required", row->required_count);
    put_number(d, "slots", row->slots);
    put_number(d, "mask", row->mask);
    put_use(d, "rest", row->rest);
    put_number(d, "rest_order", row->rest_order);
    end_row(d);
}

static void dump_array(const struct dump *d, uint32_t i)
{
    const struct oas_array_row *row = &d->program->arrays[i];
    put_head(d, "array", i);
    put_use(d, "items", row->items);
    put_number(d, "items_order", row->items_order);
    put_number(d, "prefix", row->prefix);
    put_number(d, "count", row->prefix_count);
    put_number(d, "prefix_keyword", row->prefix_keyword);
    put_number(d, "items_keyword", row->items_keyword);
    end_row(d);
}

static void dump_field(const struct dump *d, uint32_t i)
{
    const struct oas_field_row *row = &d->program->fields[i];
    put_head(d, "field", i);
    put_text(d, "", row->name);
    put_use(d, "type", row->use);
    put_number(d, "flags", row->flags);
    put_number(d, "order", row->order);
    put_number(d, "required_order", row->required_order);
    end_row(d);
}

static void dump_pattern(const struct dump *d, uint32_t i)
{
    const struct oas_pattern_row *row = &d->program->patterns[i];
    put_head(d, "pattern", i);
    put_text(d, "", row->text);
    put_number(d, "native", row->native);
    end_row(d);
}

static void dump_slot(const struct dump *d, uint32_t i)
{
    put_head(d, "slot", i);
    put_number(d, "row", d->program->slots[i]);
    end_row(d);
}

/* ---- all ---- */

static void dump_all(const struct dump *d, uint32_t count,
                     void (*dump)(const struct dump *d, uint32_t row))
{
    for (uint32_t i = 0; i < count; i++)
        dump(d, i);
}

/* A printed program has no way to match where every pattern has a native matcher. */
static bool can_match(const oas_program *program)
{
    for (uint32_t i = 0; i < program->counts.patterns; i++)
        if (program->patterns[i].native == 0)
            return program->match && program->compiled;
    return false;
}

void plan_dump(const oas_program *program, oas_buf *out)
{
    struct dump d = {program, out};
    const oas_counts *n = &program->counts;
    put_head(&d, "abi", program->abi);
    put_number(&d, "format", program->format != NULL);
    put_number(&d, "match", can_match(program));
    end_row(&d);
    dump_all(&d, n->types, dump_type);
    dump_all(&d, n->checks, dump_check);
    dump_all(&d, n->branches, dump_branch);
    dump_all(&d, n->tags, dump_tag);
    dump_all(&d, n->values, dump_value);
    dump_all(&d, n->objects, dump_object);
    dump_all(&d, n->arrays, dump_array);
    dump_all(&d, n->fields, dump_field);
    dump_all(&d, n->patterns, dump_pattern);
    dump_all(&d, n->slots, dump_slot);
}
