/* Written over and over in one line, which is gone at the end. */
#include "validate_payload/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include <oas/base.h>

#include "common/say.h"
#include "load/safe.h"

enum { EVERY = 100 };

static uint64_t now(void)
{
    struct timespec time;
    if (clock_gettime(CLOCK_MONOTONIC, &time) != 0)
        return 0;
    return (uint64_t)time.tv_sec * 1000 + (uint64_t)time.tv_nsec / 1000000;
}

void progress_init(struct progress *progress, bool quiet)
{
    *progress = (struct progress){.wanted = !quiet && isatty(STDERR_FILENO)};
}

void progress_show(struct progress *progress, const char *file, size_t entries, size_t done,
                   size_t all)
{
    uint64_t time = progress->wanted ? now() : 0;
    char counts[64];
    oas_buf line = {0};
    if (!progress->wanted || time < progress->next)
        return;
    progress->next = time + EVERY;
    progress->shown = true;
    unsigned percent = all ? (unsigned)((double)done * 100 / (double)all) : 100;
    (void)snprintf(counts, sizeof counts, ": %zu entries, %u%%", entries, percent);
    oas_buf_puts(&line, "\r");
    safe_put(&line, oas_str_from(file));
    oas_buf_puts(&line, counts);
    oas_buf_puts(&line, "\033[K");
    say_raw(oas_buf_str(&line));
    oas_buf_free(&line);
}

void progress_clear(struct progress *progress)
{
    if (progress->shown)
        say_raw(oas_str_from("\r\033[K"));
    progress->shown = false;
}
