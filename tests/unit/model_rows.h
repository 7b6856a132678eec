/* model_rows.h - schemas as text, and the rows of the model that is made of each. */
#ifndef UNIT_MODEL_ROWS_H
#define UNIT_MODEL_ROWS_H

#include "model/build.h"
#include "model/dump.h"

#include "support/compile.h"

#include "check.h"
#include "load/diag_render.h"

struct row {
    const char *schema;
    const char *want; /* rows of the model's dump but the first; the root's */
};

static const struct model_options plain = {.prefix = {"p_", 2}};

static void put_model(struct compiled *c, const struct model_options *options, oas_buf *out)
{
    struct wanted wanted = {.schema = c->schema, .words = {OAS_STR("Root")}, .component = true};
    struct model *model = model_build(&c->mem, &c->diags, c->plan, &wanted, 1, options);
    CHECK(model);
    if (model)
        model_dump(model, out);
}

/* The dump without its first row, which is always the same one, and without the root's name. */
static oas_str interesting(oas_str dump)
{
    static const char first[] = "0 json oas_json\n", last[] = "root p_root";
    CHECK(dump.len > sizeof first && memcmp(dump.at, first, sizeof first - 1) == 0);
    if (dump.len < sizeof first)
        return dump;
    oas_str rest = oas_str_of(dump.at + sizeof first - 1, dump.len - (sizeof first - 1));
    size_t end = rest.len;
    while (end > 0 && (end == rest.len || rest.at[end - 1] != '\n'))
        end--;
    CHECK(memcmp(rest.at + end, last, sizeof last - 1) == 0);
    return rest;
}

static void run(const struct row *rows, size_t count, const struct model_options *options)
{
    for (size_t i = 0; i < count; i++) {
        struct compiled c;
        oas_buf out = {0};
        if (compile(&c, oas_str_from(rows[i].schema), NULL)) {
            put_model(&c, options, &out);
            check_str(interesting(oas_buf_str(&out)), rows[i].want, __FILE__, __LINE__,
                      rows[i].schema);
        } else {
            diags_render(&c.diags, false, &out);
            check_str(oas_buf_str(&out), "", __FILE__, __LINE__, rows[i].schema);
        }
        oas_buf_free(&out);
        compiled_free(&c);
    }
}

/* All rows, with oasc's defaults. */
#define RUN(rows) run(rows, sizeof(rows) / sizeof *(rows), &plain)

#endif
