/* print_groups.c - prints C for every group that compiles, as oasc does: plain, and with
 * --keep-unknown.
 *
 *     print_groups OUT_DIR PARTS FOLDER…
 *
 * makes part-0.c, part-1.c, … with the types of all groups, and table.c, which lists them. Many
 * groups are one file, because a compiler reads the runtime's headers once for each: what a
 * printed file keeps to itself is renamed there, group by group. */
#include <stdio.h>
#include <stdlib.h>

#include "emit/header.h"
#include "emit/source.h"
#include "model/build.h"
#include "printed_groups.h"

enum { MOST_PARTS = 64 };

struct printing {
    oas_buf parts[MOST_PARTS];
    size_t part_count;
    size_t count;
    bool failed;
};

/* Writes the file, unless that is its text already: a build then has nothing to do. */
static bool write_file(const char *folder, const char *name, oas_str text)
{
    char path[2048];
    oas_arena mem = {0};
    struct diags diags = {.mem = &mem};
    struct place nowhere = {0};
    oas_str old;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    bool good = load_bytes(&mem, path, 0, nowhere, &diags, &old) && oas_str_equal(old, text);
    oas_arena_free(&mem);
    if (good)
        return true;
    FILE *file = fopen(path, "wb");
    good = file && fwrite(text.at, 1, text.len, file) == text.len;
    if (file)
        good &= fclose(file) == 0;
    if (!good)
        perror(path);
    return good;
}

/* The static names of a printed file: emitter.h has the list. */
static void print_names(oas_buf *out)
{
    static const char *const names[] = {
        "type_rows",    "check_rows",    "branch_rows",   "tag_rows",     "value_rows",
        "object_rows",  "array_rows",    "field_rows",    "pattern_rows", "slot_rows",
        "text_run",     "layout_rows",   "member_rows",   "label_rows",   "variant_rows",
        "layout_slots", "layout_tables", "pattern_slots",
    };
    oas_buf_puts(out, "#define OWN_(group, name) group##name\n"
                      "#define OWN(group, name) OWN_(group, name)\n");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        oas_buf_puts(out, "#define ");
        oas_buf_puts(out, names[i]);
        oas_buf_puts(out, " OWN(GROUP, ");
        oas_buf_puts(out, names[i]);
        oas_buf_puts(out, ")\n");
    }
}

/* One group with one prefix. The header stands before the source; the one that the source includes
 * is empty. */
static bool print_model(struct printing *printing, struct group *group, const char *prefix,
                        bool keep_unknown)
{
    struct compiled *c = &group->compiled;
    struct model_options options = {.prefix = oas_str_from(prefix), .keep_unknown = keep_unknown};
    struct wanted wanted = {
        .schema = c->schema, .component = true, .origin = OAS_STR("the group's schema")};
    struct emit_options emit = {
        .name = OAS_STR("empty"), .document = c->source.name, .wanted = &wanted, .wanted_count = 1};
    struct model *model = model_build(&c->mem, &c->diags, c->plan, &wanted, 1, &options);
    oas_buf *part = &printing->parts[printing->count % printing->part_count];
    oas_buf_puts(part, "\n#undef GROUP\n#define GROUP ");
    oas_buf_puts(part, prefix);
    oas_buf_puts(part, "\n");
    return model && emit_header(model, &c->api, &emit, part) &&
           emit_source(model, &c->api, &emit, part, NULL) && diags_faults(&c->diags) == 0;
}

static void print_group(void *user, struct group *group)
{
    struct printing *printing = user;
    char plain[32], keep[32];
    if (group->state != GROUP_READY && !group->widened)
        return;
    printing->count++;
    snprintf(plain, sizeof plain, "p%zu_", printing->count);
    snprintf(keep, sizeof keep, "k%zu_", printing->count);
    if (!print_model(printing, group, plain, false) || !print_model(printing, group, keep, true)) {
        group_say(group, NULL);
        printing->failed = true;
    }
}

static bool print_table(const char *folder, size_t count)
{
    char line[128];
    oas_buf text = {0};
    oas_buf_puts(&text, "#include \"printed_groups.h\"\n\n");
    for (size_t i = 1; i <= count; i++) {
        snprintf(line, sizeof line, "extern const oas_type p%zu_type, k%zu_type;\n", i, i);
        oas_buf_puts(&text, line);
    }
    oas_buf_puts(&text, "\nconst struct printed_group printed_groups[] = {\n");
    for (size_t i = 1; i <= count; i++) {
        snprintf(line, sizeof line, "    {&p%zu_type, &k%zu_type},\n", i, i);
        oas_buf_puts(&text, line);
    }
    oas_buf_puts(&text, "    {NULL, NULL},\n};\n");
    bool good = write_file(folder, "table.c", oas_buf_str(&text));
    oas_buf_free(&text);
    return good;
}

int main(int argc, char **argv)
{
    struct printing printing = {.part_count = argc > 2 ? strtoul(argv[2], NULL, 10) : 0};
    if (argc < 4 || printing.part_count == 0 || printing.part_count > MOST_PARTS)
        return 2;
    for (size_t i = 0; i < printing.part_count; i++)
        print_names(&printing.parts[i]);
    bool good = printed_each(argv + 3, print_group, &printing) && !printing.failed;
    good = good && print_table(argv[1], printing.count) &&
           write_file(argv[1], "empty.h", OAS_STR("/* The headers stand before the sources. */\n"));
    for (size_t i = 0; i < printing.part_count; i++) {
        char name[32];
        snprintf(name, sizeof name, "part-%zu.c", i);
        good = good && write_file(argv[1], name, oas_buf_str(&printing.parts[i]));
        oas_buf_free(&printing.parts[i]);
    }
    return !good;
}
