/* Files become tasks of the pool, and their verdicts one exit status. */
#include "validate_payload/payload.h"

#include <errno.h>

#include "common/say.h"
#include "validate_payload/input.h"
#include "validate_payload/lines.h"
#include "validate_payload/pool.h"

static char *const only_stdin[] = {"-"};

static size_t file_count(const struct validate_options *options)
{
    return options->file_count ? options->file_count : 1;
}

static const char *file_at(const struct validate_options *options, size_t index)
{
    return options->file_count ? options->files[index] : only_stdin[0];
}

static bool has_lines(const struct validate_options *options)
{
    for (size_t i = 0; i < file_count(options); i++)
        if (validate_options_lines(options, file_at(options, i)))
            return true;
    return false;
}

bool payload_several(const struct validate_options *options)
{
    return options->file_count > 1 || has_lines(options);
}

static void judge_file(struct judge *judge, struct task *task)
{
    struct payload payload = {.file = task->file};
    switch (input_all(task->file, judge->rules->limits.max_bytes, &task->bytes)) {
    case INPUT_WHOLE:
        payload.json = oas_buf_str(&task->bytes);
        break;
    case INPUT_CUT:
        payload.cut = true;
        break;
    case INPUT_UNREADABLE:
        judge->tally.unreadable++;
        say_error_to(&task->err, "cannot read '%s': %s", task->file, strerror(errno));
        return;
    }
    judge_payload(judge, &payload, &task->out, &task->err);
}

static void work(struct pool *pool, struct judge *judge, struct task *task)
{
    switch (task->kind) {
    case TASK_FILE:
        judge_file(judge, task);
        break;
    case TASK_LINES:
    case TASK_CUT:
        lines_judge(pool, judge, task);
        break;
    }
}

/* A file of lines becomes many tasks, any other file one. False when it cannot be read. */
static bool add_lines(struct pool *pool, const struct rules *rules, const char *file)
{
    int opened = input_open(file);
    if (opened >= 0) {
        bool good = lines_read(pool, rules, file, opened);
        input_close(opened);
        return good;
    }
    int fault = errno;
    struct task *task = pool_claim(pool);
    if (!task)
        return false;
    task->kind = TASK_LINES;
    task->file = file;
    say_error_to(&task->err, "cannot read '%s': %s", file, strerror(fault));
    pool_submit(pool, task);
    return false;
}

static void add_file(struct pool *pool, const char *file)
{
    struct task *task = pool_claim(pool);
    if (!task)
        return;
    task->kind = TASK_FILE;
    task->file = file;
    pool_submit(pool, task);
}

static int exit_of(const struct tally *tally, const struct output *output)
{
    if (tally->unreadable || output->failed)
        return EXIT_IO;
    if (tally->invalid)
        return EXIT_INVALID;
    return tally->undecided ? EXIT_UNDECIDED : EXIT_DONE;
}

int payload_judge_all(const struct rules *rules)
{
    const struct validate_options *options = rules->options;
    size_t files = file_count(options);
    bool array = rules->several && validate_options_indent(options) && !options->quiet;
    struct output output = {.array = array};
    struct tally tally = {0};
    unsigned jobs = options->jobs;
    if (!has_lines(options) && jobs > files)
        jobs = (unsigned)files;
    struct pool *pool = pool_new(rules, work, &output, jobs);
    if (!pool) {
        say_error("out of memory");
        return EXIT_IO;
    }
    for (size_t i = 0; i < files; i++) {
        const char *file = file_at(options, i);
        if (!validate_options_lines(options, file))
            add_file(pool, file);
        else if (!add_lines(pool, rules, file))
            tally.unreadable++;
    }
    pool_free(pool, &tally);
    output_end(&output);
    return exit_of(&tally, &output);
}
