/* A part is known by what stands in its first lines, whatever --split gave it. */
#include "oasc/parts.h"

#include <dirent.h>
#include <stdlib.h>

#include "load/text.h"

static oas_str part_path(const struct oasc_options *options, const struct naming *naming,
                         oas_str ending, oas_arena *mem)
{
    oas_buf name = {0};
    oas_buf_put(&name, naming->name);
    oas_buf_putc(&name, '_');
    oas_buf_put(&name, ending);
    oas_buf_puts(&name, ".c");
    oas_str kept = text_keep(mem, &name, NULL);
    return kept.at ? naming_path(mem, options->out, kept) : kept;
}

static oas_str number_of(size_t number, oas_arena *mem)
{
    oas_buf text = {0};
    oas_buf_put_u64(&text, number);
    return text_keep(mem, &text, NULL);
}

bool parts_name(const struct oasc_options *options, const struct model *model, oas_arena *mem,
                struct naming *naming)
{
    size_t count = model ? model->file_count : options->split.count;
    naming->parts = OAS_ARENA_NEW(mem, oas_str, count + 1);
    naming->part_count = 0;
    for (size_t i = 0; naming->parts && i < count; i++) {
        oas_str ending = model ? model->files[i] : number_of(i + 1, mem);
        oas_str path = part_path(options, naming, ending, mem);
        if (!path.at)
            return false;
        naming->parts[naming->part_count++] = path;
    }
    return naming->parts != NULL;
}

static bool is_part_now(const struct naming *naming, oas_str path)
{
    for (size_t i = 0; i < naming->part_count; i++)
        if (oas_str_equal(naming->parts[i], path))
            return true;
    return false;
}

/* "NAME_….c" */
static bool may_be_part(oas_str file, oas_str name)
{
    return file.len > name.len + 3 && text_begins(file, name) && file.at[name.len] == '_' &&
           memcmp(file.at + file.len - 2, ".c", 2) == 0;
}

static void remove_stale(const struct oasc_options *options, const struct naming *naming,
                         struct outputs *outputs)
{
    struct dirent **entries = NULL;
    int count = scandir(options->out ? options->out : ".", &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        oas_str file = oas_str_from(entries[i]->d_name);
        if (may_be_part(file, naming->name)) {
            oas_str path = naming_path(outputs->mem, options->out, file);
            outputs->no_memory |= !path.at;
            if (path.at && !is_part_now(naming, path) && ours_part(path.at, file, naming->name))
                outputs_remove(outputs, path);
        }
        free(entries[i]);
    }
    free(entries);
}

void parts_add(const struct oasc_options *options, const struct naming *naming,
               const oas_buf *texts, struct outputs *outputs)
{
    for (size_t i = 0; i < naming->part_count; i++)
        outputs_add(outputs, naming->parts[i], texts ? oas_buf_str(&texts[i]) : (oas_str){0});
    remove_stale(options, naming, outputs);
}
