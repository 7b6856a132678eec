/* pool.h - tasks judged by several threads, their verdicts printed in the order of the tasks.
 *
 *     struct task *task = pool_claim(pool);
 *     … fill it …
 *     pool_submit(pool, task);
 *
 * There is a fixed number of tasks, used in a ring, so that memory stays constant. A thread that
 * has finished the oldest task prints it, and those after it that wait for it; nobody prints for a
 * task whose turn has not come. With one job there are no threads: pool_submit() does the work. */
#ifndef VALIDATE_PAYLOAD_POOL_H
#define VALIDATE_PAYLOAD_POOL_H

#include "common/output.h"
#include "validate_payload/judge.h"

enum task_kind {
    TASK_FILE,  /* a payload that is a whole file, read by the one who judges it */
    TASK_LINES, /* whole lines of a file */
    TASK_CUT    /* one line that was longer than max_bytes: only its place is known */
};

struct task {
    enum task_kind kind;
    const char *file;
    oas_buf bytes; /* TASK_LINES: the lines; TASK_FILE: room to read the file into */
    size_t line;   /* TASK_LINES, TASK_CUT: of the first line, from 1 */
    size_t base;   /* TASK_LINES, TASK_CUT: bytes of the file before it */
    size_t column; /* the same: code points before it in its line */
    oas_buf out;
    oas_buf err;
    /* the pool's own */
    size_t turn;
    enum { TASK_IDLE, TASK_CLAIMED, TASK_READY, TASK_RUNNING, TASK_DONE } state;
};

struct pool;

/* Judges a task: appends to its `out` and `err`, and calls pool_flush() now and then. */
typedef void pool_work(struct pool *pool, struct judge *judge, struct task *task);

/* NULL without memory. Fewer threads than asked for are not an error. */
struct pool *pool_new(const struct rules *rules, pool_work *work, struct output *output,
                      unsigned jobs);

/* The next task, emptied; waits until one is free. NULL when nothing more can be printed. */
struct task *pool_claim(struct pool *pool);
/* Claimed tasks are submitted in the order of claiming, and all of them. */
void pool_submit(struct pool *pool, struct task *task);

/* Prints what `task` has so far if that is much, as soon as it is its turn. */
void pool_flush(struct pool *pool, struct task *task);

/* Waits for all tasks and frees the pool; the counts of all threads are added to `tally`. */
void pool_free(struct pool *pool, struct tally *tally);

#endif
