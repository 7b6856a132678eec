/* Texts become files, or lines on stdout; a document is never written over. */
#include "oasc/deliver.h"

#include <stdlib.h>

#include "common/output.h"
#include "common/say.h"
#include "emit/note.h"
#include "load/safe.h"
#include "oasc/depfile.h"
#include "oasc/dump.h"
#include "oasc/outputs.h"
#include "oasc/parts.h"
#include "oasc/report.h"
#include "oasc/vendor.h"
#include "plan/patterns.h"
#include "resolve/registry.h"

static int print(const oas_buf *text, int status)
{
    return output_whole(text) ? status : EXIT_IO;
}

/* False after saying why there is no rule. */
static bool add_depfile(const struct work *work, struct outputs *outputs, oas_buf *rule)
{
    if (!depfile_put(&work->naming, &work->compiler.registry, work->options->rename, rule))
        return false;
    outputs->no_memory |= rule->failed;
    outputs_add_rule(outputs, oas_str_from(work->options->depfile), oas_buf_str(rule));
    return true;
}

/* A document that was read is not written over, whatever the names are. */
static bool is_document(const struct work *work, oas_str path)
{
    char *real = realpath(path.at, NULL);
    const struct document *document = real ? work->compiler.registry.documents : NULL;
    while (document && !oas_str_is(document->source->path, real))
        document = document->next;
    free(real);
    return document != NULL;
}

static bool are_free(const struct work *work, const struct outputs *outputs)
{
    for (size_t i = 0; i < outputs->count; i++) {
        oas_str path = outputs->at[i].path;
        if (is_document(work, path)) {
            say_error("'" OAS_PRI "' would be written over: it is part of the document",
                      OAS_ARG(path));
            say_hint("-o DIR and --name NAME say where the output goes");
            return false;
        }
        for (size_t k = 0; k < i; k++) {
            if (oas_str_equal(path, outputs->at[k].path)) {
                say_error("'" OAS_PRI "' would be written twice", OAS_ARG(path));
                return false;
            }
        }
    }
    return true;
}

/* The paths; of what they hang on the rule says, the one file that is written then. */
static int list(const struct work *work, const struct outputs *outputs, oas_buf *rule)
{
    struct outputs rules = {.mem = outputs->mem, .force = outputs->force};
    oas_buf said = {0};
    int status = EXIT_DONE;
    if (work->options->depfile)
        status = add_depfile(work, &rules, rule) ? outputs_write(&rules) : EXIT_IO;
    outputs_end(&rules);
    outputs_list(outputs, &said);
    if (status == EXIT_DONE)
        status = print(&said, EXIT_DONE);
    oas_buf_free(&said);
    return status;
}

/* What `outputs` has is written, listed or compared. */
static int use(const struct work *work, struct outputs *outputs)
{
    oas_buf rule = {0};
    oas_buf said = {0};
    bool writes = work->options->mode == MODE_WRITE;
    int status = EXIT_IO;
    if (writes && work->options->depfile && !add_depfile(work, outputs, &rule))
        goto done;
    if (!are_free(work, outputs)) {
        status = EXIT_USAGE;
    } else if (work->options->mode == MODE_LIST) {
        status = list(work, outputs, &rule);
    } else if (work->options->mode == MODE_CHECK) {
        status = outputs_check(outputs, &said);
        status = print(&said, status);
    } else {
        status = outputs_write(outputs);
    }
done:
    oas_buf_free(&rule);
    oas_buf_free(&said);
    return status;
}

/* "petstore.yaml:7:9: note: ^[A-Z]+$" */
static void put_pattern(struct place place, oas_str pattern, oas_buf *out)
{
    oas_buf cut = {0};
    safe_put(out, place.source->name);
    oas_buf_putc(out, ':');
    oas_buf_put_u64(out, place.line);
    oas_buf_putc(out, ':');
    oas_buf_put_u64(out, place.column);
    oas_buf_puts(out, ": note: ");
    note_cut(&cut, pattern, 100);
    safe_put(out, oas_buf_str(&cut));
    oas_buf_putc(out, '\n');
    oas_buf_free(&cut);
}

/* What was written may need another library: better told now than by the linker. */
static void tell_patterns(struct work *work)
{
    enum { MOST = 10 };
    const struct plan *plan = work->compiler.plan;
    struct foreign_patterns patterns;
    oas_buf text = {0};
    if (!patterns_find(plan, &work->compiler.mem, &patterns) || patterns.count == 0)
        return;
    say_note(
        "link what uses " OAS_PRI ".h with PCRE2 (-lpcre2-8): the runtime has no matcher of its "
        "own for %zu %s",
        OAS_ARG(work->naming.name), patterns.count, patterns.count == 1 ? "pattern" : "patterns");
    for (size_t i = 0; i < patterns.count && i < MOST; i++)
        put_pattern(plan->places[patterns.at[i].order], patterns.at[i].text, &text);
    say_raw(oas_buf_str(&text));
    oas_buf_free(&text);
    if (patterns.count > MOST)
        say_note("and %zu more, which --report names", patterns.count - MOST);
}

int deliver_files(struct work *work)
{
    const struct oasc_options *options = work->options;
    struct compiler *compiler = &work->compiler;
    struct outputs outputs = {.mem = &compiler->mem, .force = options->force};
    int status = EXIT_IO;
    int lock = -1;
    bool good = true;
    outputs_add(&outputs, work->naming.header, oas_buf_str(&compiler->header));
    outputs_add(&outputs, work->naming.source, oas_buf_str(&compiler->source));
    outputs.no_memory |= !parts_name(options, compiler->model, &compiler->mem, &work->naming);
    parts_add(options, &work->naming, compiler->parts, &outputs);
    if (options->vendor && compiler->plan)
        good = vendor_lock(&outputs, options->vendor, options->mode == MODE_WRITE, &lock) &&
               vendor_add(&outputs, options->vendor, work->naming.name, &compiler->plan->program);
    if (good)
        status = use(work, &outputs);
    outputs_end(&outputs);
    vendor_unlock(lock);
    if (status == EXIT_DONE && options->mode == MODE_WRITE)
        tell_patterns(work);
    return status;
}

int deliver_told(struct work *work, int status)
{
    const struct oasc_options *options = work->options;
    oas_buf text = {0};
    if (options->mode == MODE_DUMP)
        dump_put(&work->compiler, options->stage, &text);
    else
        report_put(&work->compiler, options->json, &text);
    status = print(&text, status);
    oas_buf_free(&text);
    return status;
}
