/* A program as text, a row a line. Texts are shown, not where they lie. */
#include "plan/dump.h"

#include "plan/patterns.h"
#include "schema/keyword.h"

struct dump {
    const oas_program *program;
    oas_buf *out;
};

/* ---- columns, by how they are shown: see oas/rows.def ---- */

static void put_name(const struct dump *d, const char *name)
{
    oas_buf_putc(d->out, ' ');
    oas_buf_puts(d->out, name);
    oas_buf_putc(d->out, '=');
}

static void put_count(const struct dump *d, const char *name, uint64_t number)
{
    put_name(d, name);
    oas_buf_put_u64(d->out, number);
}

static void put_number(const struct dump *d, const char *name, int64_t number)
{
    put_name(d, name);
    oas_buf_puts(d->out, number < 0 ? "-" : "");
    oas_buf_put_u64(d->out, number < 0 ? 0 - (uint64_t)number : (uint64_t)number);
}

static void put_delta(const struct dump *d, const char *name, int32_t delta)
{
    put_number(d, name, delta);
}

static void put_use(const struct dump *d, const char *name, oas_use use)
{
    put_count(d, name, OAS_USE_ROW(use));
    for (uint32_t i = 0; i < OAS_USE_REFS(use); i++)
        oas_buf_putc(d->out, '*');
}

static void put_jtypes(const struct dump *d, const char *name, unsigned jtypes)
{
    static const char letters[] = "nbifsao";
    put_name(d, name);
    for (unsigned i = 0; letters[i]; i++)
        if (jtypes >> i & 1)
            oas_buf_putc(d->out, letters[i]);
}

static void put_text(const struct dump *d, const char *name, oas_text text)
{
    put_name(d, name);
    oas_buf_put_json(d->out, oas_program_text(d->program, text));
}

static void put_place(const struct dump *d, const char *name, oas_text text)
{
    put_text(d, name, text);
}

static void put_keyword(const struct dump *d, const char *name, uint32_t keyword)
{
    put_name(d, name);
    oas_buf_puts(d->out, oas_keyword_name((oas_keyword)keyword));
}

static void put_argument(const struct dump *d, const char *name, uint32_t number)
{
    put_count(d, name, number);
}

static void put_native(const struct dump *d, const char *name, uint32_t native)
{
    put_count(d, name, native);
}

static void put_schema_flags(const struct dump *d, const char *name, uint32_t flags)
{
    put_count(d, name, flags);
}

static void put_check_flags(const struct dump *d, const char *name, uint32_t flags)
{
    put_count(d, name, flags);
}

static void put_field_flags(const struct dump *d, const char *name, uint32_t flags)
{
    put_count(d, name, flags);
}

static void put_state_flags(const struct dump *d, const char *name, uint32_t flags)
{
    put_count(d, name, flags);
}

/* ---- rows ---- */

static void dump_schema(const struct dump *d, uint32_t i)
{
    const struct oas_schema_row *row = &d->program->schemas[i];
#define OAS_SCHEMA_COLUMN(type, name, how) put_##how(d, #name, row->name);
#include <oas/rows.def>
}

static void dump_check(const struct dump *d, uint32_t i)
{
    const struct oas_check_row *row = &d->program->checks[i];
#define OAS_CHECK_COLUMN(type, name, how) put_##how(d, #name, row->name);
#include <oas/rows.def>
}

static void dump_object(const struct dump *d, uint32_t i)
{
    const struct oas_object_row *row = &d->program->objects[i];
#define OAS_OBJECT_COLUMN(type, name, how) put_##how(d, #name, row->name);
#include <oas/rows.def>
}

static void dump_field(const struct dump *d, uint32_t i)
{
    const struct oas_field_row *row = &d->program->fields[i];
#define OAS_FIELD_COLUMN(type, name, how) put_##how(d, #name, row->name);
#include <oas/rows.def>
}

static void dump_array(const struct dump *d, uint32_t i)
{
    const struct oas_array_row *row = &d->program->arrays[i];
#define OAS_ARRAY_COLUMN(type, name, how) put_##how(d, #name, row->name);
#include <oas/rows.def>
}

static void dump_branch(const struct dump *d, uint32_t i)
{
    const struct oas_branch_row *row = &d->program->branches[i];
#define OAS_BRANCH_COLUMN(type, name, how) put_##how(d, #name, row->name);
#include <oas/rows.def>
}

static void dump_tag(const struct dump *d, uint32_t i)
{
    const struct oas_tag_row *row = &d->program->tags[i];
#define OAS_TAG_COLUMN(type, name, how) put_##how(d, #name, row->name);
#include <oas/rows.def>
}

static void dump_value(const struct dump *d, uint32_t i)
{
    const struct oas_value_row *row = &d->program->values[i];
#define OAS_VALUE_COLUMN(type, name, how) put_##how(d, #name, row->name);
#include <oas/rows.def>
}

static void dump_pattern(const struct dump *d, uint32_t i)
{
    const struct oas_pattern_row *row = &d->program->patterns[i];
#define OAS_PATTERN_COLUMN(type, name, how) put_##how(d, #name, row->name);
#include <oas/rows.def>
}

static void dump_state(const struct dump *d, uint32_t i)
{
    const struct oas_state_row *row = &d->program->states[i];
#define OAS_STATE_COLUMN(type, name, how) put_##how(d, #name, row->name);
#include <oas/rows.def>
}

static void dump_step(const struct dump *d, uint32_t i)
{
    const struct oas_step_row *row = &d->program->steps[i];
#define OAS_STEP_COLUMN(type, name, how) put_##how(d, #name, row->name);
#include <oas/rows.def>
}

static void put_head(const struct dump *d, const char *what, uint32_t row)
{
    oas_buf_puts(d->out, what);
    oas_buf_putc(d->out, ' ');
    oas_buf_put_u64(d->out, row);
}

static void dump_all(const struct dump *d, const char *what, uint32_t count,
                     void (*dump)(const struct dump *d, uint32_t row))
{
    for (uint32_t i = 0; i < count; i++) {
        put_head(d, what, i);
        dump(d, i);
        oas_buf_putc(d->out, '\n');
    }
}

static void dump_slot(const struct dump *d, uint32_t i)
{
    put_count(d, "row", d->program->slots[i]);
}

/* A printed program has no way to match where every pattern has a native matcher. */
static bool can_match(const oas_program *program)
{
    return patterns_need_pcre2(program) && program->match && program->compiled;
}

void plan_dump(const oas_program *program, oas_buf *out)
{
    struct dump d = {program, out};
    const oas_counts *n = &program->counts;
    put_head(&d, "abi", program->abi);
    put_count(&d, "formats", program->formats != NULL);
    put_count(&d, "match", can_match(program));
    oas_buf_putc(out, '\n');
#define OAS_ROWS(row, rows) dump_all(&d, #row, n->rows, dump_##row);
#include <oas/rows.def>
    dump_all(&d, "slot", n->slots, dump_slot);
}
