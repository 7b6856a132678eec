/* Three counters go round the ring: tasks claimed, taken by a thread, and printed. */
#include "validate_payload/pool.h"

#include <pthread.h>
#include <stdlib.h>

#include "common/say.h"

/* A task keeps its memory for the next one, unless a long payload made it larger than KEEP. What a
 * task prints is written when it is more than FLUSH. The stack holds max_depth 4096. */
enum { KEEP = 1 << 20, FLUSH = 1 << 18, STACK = 1 << 24 };

struct worker {
    struct pool *pool;
    struct judge judge;
    pthread_t thread;
};

struct pool {
    pool_work *work;
    struct output *output;
    struct task *tasks; /* a ring: that of turn t is tasks[t % task_count] */
    size_t task_count;
    struct worker *workers;
    unsigned worker_count;
    unsigned thread_count; /* 0: pool_submit() does the work */
    /* below: under the lock */
    pthread_mutex_t lock;
    pthread_cond_t changed;
    size_t claimed; /* the turn of the next task to be claimed */
    size_t taken;   /* the turn of the next task to be judged */
    size_t printed; /* the turn of the task that may print */
    bool closed;    /* no more tasks will come */
    bool failed;    /* output->failed, where all threads may see it */
};

static struct task *task_at(struct pool *pool, size_t turn)
{
    return &pool->tasks[turn % pool->task_count];
}

/* Only the thread whose turn it is comes here, without the lock. */
static void print(struct pool *pool, struct task *task)
{
    if (task->out.failed || task->err.failed) {
        say_error("out of memory");
        pool->output->failed = true;
    }
    say_raw(oas_buf_str(&task->err));
    output_write(pool->output, oas_buf_str(&task->out));
    task->err.len = 0;
    task->out.len = 0;
}

/* With the lock held: `task` is done; prints it and its successors if its turn has come. */
static void finish(struct pool *pool, struct task *task)
{
    task->state = TASK_DONE;
    if (task->turn != pool->printed)
        return;
    while (task->state == TASK_DONE && task->turn == pool->printed) {
        pthread_mutex_unlock(&pool->lock);
        print(pool, task);
        pthread_mutex_lock(&pool->lock);
        pool->failed |= pool->output->failed;
        task->state = TASK_IDLE;
        pool->printed++;
        task = task_at(pool, pool->printed);
    }
    pthread_cond_broadcast(&pool->changed);
}

void pool_flush(struct pool *pool, struct task *task)
{
    if (task->out.len + task->err.len < FLUSH)
        return;
    pthread_mutex_lock(&pool->lock);
    while (pool->printed != task->turn)
        pthread_cond_wait(&pool->changed, &pool->lock);
    pthread_mutex_unlock(&pool->lock);
    print(pool, task);
}

/* With the lock held: the next task to judge, or NULL when there will be none. */
static struct task *take(struct pool *pool)
{
    for (;;) {
        struct task *task = task_at(pool, pool->taken);
        if (task->state == TASK_READY && task->turn == pool->taken) {
            task->state = TASK_RUNNING;
            pool->taken++;
            return task;
        }
        if (pool->closed)
            return NULL;
        pthread_cond_wait(&pool->changed, &pool->lock);
    }
}

static void *run(void *of_worker)
{
    struct worker *worker = of_worker;
    struct pool *pool = worker->pool;
    struct task *task;
    pthread_mutex_lock(&pool->lock);
    while ((task = take(pool)) != NULL) {
        bool failed = pool->failed;
        pthread_mutex_unlock(&pool->lock);
        if (!failed)
            pool->work(pool, &worker->judge, task);
        pthread_mutex_lock(&pool->lock);
        finish(pool, task);
    }
    pthread_mutex_unlock(&pool->lock);
    return NULL;
}

static void start(struct pool *pool)
{
    pthread_attr_t attributes;
    if (pthread_attr_init(&attributes) != 0)
        return;
    if (pthread_attr_setstacksize(&attributes, STACK) == 0) {
        for (unsigned i = 0; i < pool->worker_count; i++) {
            struct worker *worker = &pool->workers[i];
            if (pthread_create(&worker->thread, &attributes, run, worker) != 0)
                break;
            pool->thread_count++;
        }
    }
    pthread_attr_destroy(&attributes);
}

struct pool *pool_new(const struct rules *rules, pool_work *work, struct output *output,
                      unsigned jobs)
{
    struct pool *pool = calloc(1, sizeof *pool);
    if (!pool)
        return NULL;
    pool->work = work;
    pool->output = output;
    pool->task_count = jobs == 1 ? 1 : 2 * (size_t)jobs + 1;
    pool->tasks = calloc(pool->task_count, sizeof *pool->tasks);
    pool->workers = calloc(jobs, sizeof *pool->workers);
    if (!pool->tasks || !pool->workers) {
        free(pool->tasks);
        free(pool->workers);
        free(pool);
        return NULL;
    }
    pthread_mutex_init(&pool->lock, NULL);
    pthread_cond_init(&pool->changed, NULL);
    pool->worker_count = jobs;
    for (unsigned i = 0; i < jobs; i++) {
        pool->workers[i].pool = pool;
        judge_init(&pool->workers[i].judge, rules);
    }
    if (jobs > 1)
        start(pool);
    return pool;
}

static void empty(oas_buf *buf)
{
    buf->len = 0;
    if (buf->cap > KEEP || buf->failed)
        oas_buf_free(buf);
}

struct task *pool_claim(struct pool *pool)
{
    pthread_mutex_lock(&pool->lock);
    struct task *task = task_at(pool, pool->claimed);
    while (task->state != TASK_IDLE && !pool->failed)
        pthread_cond_wait(&pool->changed, &pool->lock);
    if (pool->failed) {
        task = NULL;
    } else {
        task->state = TASK_CLAIMED;
        task->turn = pool->claimed++;
    }
    pthread_mutex_unlock(&pool->lock);
    if (task) {
        empty(&task->bytes);
        empty(&task->out);
        empty(&task->err);
    }
    return task;
}

void pool_submit(struct pool *pool, struct task *task)
{
    pthread_mutex_lock(&pool->lock);
    task->state = TASK_READY;
    if (pool->thread_count == 0) {
        (void)take(pool);
        pthread_mutex_unlock(&pool->lock);
        pool->work(pool, &pool->workers[0].judge, task);
        pthread_mutex_lock(&pool->lock);
        finish(pool, task);
    }
    pthread_cond_broadcast(&pool->changed);
    pthread_mutex_unlock(&pool->lock);
}

void pool_free(struct pool *pool, struct tally *tally)
{
    pthread_mutex_lock(&pool->lock);
    pool->closed = true;
    pthread_cond_broadcast(&pool->changed);
    pthread_mutex_unlock(&pool->lock);
    for (unsigned i = 0; i < pool->thread_count; i++)
        pthread_join(pool->workers[i].thread, NULL);
    for (unsigned i = 0; i < pool->worker_count; i++) {
        const struct tally *part = &pool->workers[i].judge.tally;
        tally->valid += part->valid;
        tally->invalid += part->invalid;
        tally->undecided += part->undecided;
        tally->unreadable += part->unreadable;
        judge_free(&pool->workers[i].judge);
    }
    for (size_t i = 0; i < pool->task_count; i++) {
        oas_buf_free(&pool->tasks[i].bytes);
        oas_buf_free(&pool->tasks[i].out);
        oas_buf_free(&pool->tasks[i].err);
    }
    pthread_cond_destroy(&pool->changed);
    pthread_mutex_destroy(&pool->lock);
    free(pool->tasks);
    free(pool->workers);
    free(pool);
}
