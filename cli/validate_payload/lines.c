/* Blocks are read and cut behind their last line feed, or before the last RS; what is left begins
 * the next task. */
#include "validate_payload/lines.h"

#include <errno.h>
#include <time.h>
#include <unistd.h>

#include <oas/utf8.h>

#include "common/say.h"
#include "validate_payload/input.h"

/* Of a line that is too long SKIP_MOST bytes more are read over: one without an end would be read
 * for ever. */
enum { BLOCK = 1 << 18, SKIP_MOST = 1 << 30 };

/* RFC 7464 section 2.2: a record begins with it, and ends where the next one begins. */
enum { RECORD_SEPARATOR = 0x1E };

/* How far the reading of one file has come. */
struct stream {
    const char *file;
    int opened;
    size_t limit;  /* of a line */
    bool marked;   /* lines are records of RFC 7464, which may have several lines */
    size_t line;   /* the next line's number */
    size_t base;   /* bytes before it */
    size_t column; /* code points before it in its line; of lines 0 */
    oas_buf carry; /* read already, but for the next task */
    bool skipping; /* within a line that is too long */
    bool told;     /* its verdict is given: it is no blank one */
    size_t skipped;
    bool progress; /* show how far we are */
    time_t shown;
};

/* What a task could be filled with. */
enum fill {
    FILL_LINES,   /* whole lines */
    FILL_LONG,    /* the beginning of one that is too long */
    FILL_END,     /* the rest of the file, a last line without its end at most */
    FILL_ENDLESS, /* nothing: the line goes on and on */
    FILL_FAULT    /* errno says why */
};

/* The first byte after the last line feed from `from` on, or the last RS; 0 when there is none. */
static size_t after_last_line(const struct stream *stream, const oas_buf *bytes, size_t from)
{
    char end = stream->marked ? RECORD_SEPARATOR : '\n';
    for (size_t at = bytes->len; at > from; at--)
        if (bytes->at[at - 1] == end)
            return stream->marked ? at - 1 : at;
    return 0;
}

static size_t count_lines(oas_str text)
{
    size_t count = 0;
    if (text.len == 0)
        return 0;
    const char *end = text.at + text.len;
    const char *at = text.at;
    while (at < end && (at = memchr(at, '\n', (size_t)(end - at))) != NULL) {
        count++;
        at++;
    }
    return count;
}

/* A record may have several lines, and RS before it; in a line that is JSON's fault. */
static bool is_blank(oas_str text, bool marked)
{
    bool blank = true;
    for (size_t i = 0; blank && i < text.len; i++) {
        char c = text.at[i];
        blank = c == ' ' || c == '\t' || c == '\r';
        blank |= marked && (c == '\n' || c == RECORD_SEPARATOR);
    }
    return blank;
}

/* Reads once more behind what is there: into the rest of the block, or of a line that is longer,
 * but no more than shows that it is too long. 0 at the end, -1 with errno set. */
static ssize_t read_more(struct stream *stream, oas_buf *bytes)
{
    size_t room = bytes->len < BLOCK ? BLOCK - bytes->len : bytes->cap - bytes->len;
    if (!oas_buf_reserve(bytes, room ? room : BLOCK)) {
        errno = ENOMEM;
        return -1;
    }
    room = bytes->cap - bytes->len;
    if (room > BLOCK && bytes->len <= stream->limit && room > stream->limit + 1 - bytes->len)
        room = stream->limit + 1 - bytes->len;
    ssize_t got = input_read(stream->opened, bytes->at + bytes->len, room);
    if (got > 0)
        bytes->len += (size_t)got;
    return got;
}

/* How many code points there are in the last line, behind `before` in the one where it begins. */
static size_t column_behind(size_t before, oas_str text)
{
    size_t from = text.len;
    while (from > 0 && text.at[from - 1] != '\n')
        from--;
    return (from ? 0 : before) + oas_utf8_count(oas_str_of(text.at + from, text.len - from));
}

static void pass_over(struct stream *stream, const oas_buf *bytes)
{
    stream->base += bytes->len;
    stream->line += count_lines(oas_buf_str(bytes));
    if (stream->marked && bytes->len)
        stream->column = column_behind(stream->column, oas_buf_str(bytes));
}

/* Keeps what is behind `end` for the next task. */
static void split(struct stream *stream, oas_buf *bytes, size_t end)
{
    stream->carry.len = 0;
    oas_buf_put(&stream->carry, oas_str_of(bytes->at + end, bytes->len - end));
    bytes->len = end;
}

/* A pipe gives what it has: the lines are judged at once, not when a block is full. */
static enum fill fill(struct stream *stream, oas_buf *bytes)
{
    size_t from = 0;
    oas_buf_put(bytes, oas_buf_str(&stream->carry));
    stream->carry.len = 0;
    for (;;) {
        size_t end = after_last_line(stream, bytes, from);
        if (end > 0) {
            split(stream, bytes, end);
            return FILL_LINES;
        }
        if (bytes->len > stream->limit)
            return FILL_LONG;
        from = bytes->len;
        ssize_t got = read_more(stream, bytes);
        if (got <= 0)
            return got == 0 ? FILL_END : FILL_FAULT;
    }
}

/* Reads over a line that is too long, to FILL_LINES behind it; before that once to FILL_LONG, at
 * its first byte that is not blank: a blank line is no payload. */
static enum fill skip(struct stream *stream, oas_buf *bytes)
{
    oas_buf_put(bytes, oas_buf_str(&stream->carry));
    stream->carry.len = 0;
    for (;;) {
        char stop = stream->marked ? RECORD_SEPARATOR : '\n';
        const char *end = bytes->len ? memchr(bytes->at, stop, bytes->len) : NULL;
        size_t length = end ? (size_t)(end - bytes->at) : bytes->len;
        bool blank = stream->told || is_blank(oas_str_of(bytes->at, length), stream->marked);
        stream->told |= !blank;
        if (!blank || end) {
            split(stream, bytes, blank ? length + !stream->marked : 0);
            pass_over(stream, bytes);
            stream->skipping = !blank;
            bytes->len = 0;
            return blank ? FILL_LINES : FILL_LONG;
        }
        pass_over(stream, bytes);
        stream->skipped += length;
        bytes->len = 0;
        if (stream->skipped > SKIP_MOST)
            return FILL_ENDLESS;
        ssize_t got = read_more(stream, bytes);
        if (got <= 0)
            return got == 0 ? FILL_END : FILL_FAULT;
    }
}

/* `bytes` is the beginning of a line that is too long. */
static enum fill begin_to_skip(struct stream *stream, oas_buf *bytes)
{
    stream->skipping = true;
    stream->told = !is_blank(oas_buf_str(bytes), stream->marked);
    stream->skipped = 0;
    pass_over(stream, bytes);
    bytes->len = 0;
    return stream->told ? FILL_LONG : skip(stream, bytes);
}

static void tell_fault(const struct stream *stream, enum fill result, oas_buf *err)
{
    if (result == FILL_FAULT)
        say_error_to(err, "cannot read '%s': %s", stream->file, strerror(errno));
    if (result == FILL_ENDLESS)
        say_error_to(err, "line %zu of '%s' has no end within %zu bytes: the rest is not read",
                     stream->line, stream->file, stream->limit + SKIP_MOST);
}

static enum fill fill_task(struct stream *stream, struct task *task)
{
    oas_buf *bytes = &task->bytes;
    enum fill result = stream->skipping ? skip(stream, bytes) : FILL_LINES;
    task->file = stream->file;
    task->kind = TASK_LINES;
    task->line = stream->line;
    task->base = stream->base;
    task->column = stream->column;
    if (result == FILL_LINES && !stream->skipping) {
        result = fill(stream, bytes);
        if (result == FILL_LONG) {
            result = begin_to_skip(stream, bytes);
            bool untold = result == FILL_ENDLESS && !stream->told;
            task->kind = result == FILL_LONG || untold ? TASK_CUT : TASK_LINES;
        } else if (result != FILL_FAULT) {
            pass_over(stream, bytes);
        }
    }
    if (result == FILL_FAULT)
        bytes->len = 0;
    tell_fault(stream, result, &task->err);
    return result;
}

/* Once a second at most, and not before the first second. */
static void show_progress(struct stream *stream)
{
    time_t now = time(NULL);
    if (!stream->progress || now == stream->shown)
        return;
    stream->shown = now;
    oas_buf text = {0};
    oas_buf_puts(&text, "\r");
    oas_buf_put_u64(&text, stream->line - 1);
    oas_buf_puts(&text, " lines\033[K\r");
    say_raw(oas_buf_str(&text));
    oas_buf_free(&text);
}

bool lines_read(struct pool *pool, const struct rules *rules, const char *file, int opened)
{
    struct stream stream = {
        .file = file,
        .opened = opened,
        .limit = rules->limits.max_bytes + (rules->marked ? 2 : 0), /* RS and a line's end */
        .marked = rules->marked,
        .line = 1,
        .progress = !rules->options->quiet && isatty(STDERR_FILENO) && !isatty(STDOUT_FILENO),
        .shown = time(NULL),
    };
    time_t start = stream.shown;
    enum fill result = FILL_LINES;
    struct task *task;
    while ((result == FILL_LINES || result == FILL_LONG) && (task = pool_claim(pool)) != NULL) {
        result = fill_task(&stream, task);
        pool_submit(pool, task);
        show_progress(&stream);
    }
    if (stream.progress && stream.shown != start)
        say_raw(oas_str_from("\033[K"));
    oas_buf_free(&stream.carry);
    return result != FILL_FAULT;
}

/* ---- records ---- */

/* A task's records while they are judged. */
struct records {
    struct pool *pool;
    struct judge *judge;
    struct task *task;
    struct payload *payload;
    const char *at; /* where payload->record and ->base are */
};

static void judge_record(struct records *r, oas_str text, const oas_body_items *refused)
{
    size_t passed = (size_t)(text.at - r->at);
    r->payload->record += count_lines(oas_str_of(r->at, passed));
    r->payload->base += passed;
    if (passed)
        r->payload->column = column_behind(r->payload->column, oas_str_of(r->at, passed));
    r->at = text.at;
    r->payload->json = text;
    r->payload->refused = refused;
    judge_payload(r->judge, r->payload, &r->task->out, &r->task->err);
    pool_flush(r->pool, r->task);
}

static const char *find_mark(const char *at, const char *end)
{
    const char *found = at < end ? memchr(at, RECORD_SEPARATOR, (size_t)(end - at)) : NULL;
    return found ? found : end;
}

/* As the runtime reads a sequence, but that it goes on behind a record that is not written as one:
 * one that RS does not begin, or a number that may have been cut. */
static void judge_records(struct pool *pool, struct judge *judge, struct task *task,
                          struct payload *payload)
{
    const char *at = task->bytes.at, *end = at + task->bytes.len;
    struct records r = {pool, judge, task, payload, at};
    while (at < end) {
        oas_body_items items =
            oas_body_items_of(OAS_STR("application/json-seq"), oas_str_of(at, (size_t)(end - at)));
        oas_str item = {NULL, 0};
        while (oas_body_items_next(&items, &item))
            judge_record(&r, item, NULL);
        if (!items.fault_at)
            return;
        bool cut = items.fault_at == end || *items.fault_at == RECORD_SEPARATOR;
        const char *from = cut ? item.at : items.fault_at;
        at = find_mark(items.fault_at, end);
        judge_record(&r, oas_str_of(from, (size_t)(at - from)), &items);
    }
}

void lines_judge(struct pool *pool, struct judge *judge, struct task *task)
{
    struct payload payload = {
        .file = task->file, .record = task->line, .base = task->base, .column = task->column};
    if (task->kind == TASK_CUT) {
        payload.cut = true;
        judge_payload(judge, &payload, &task->out, &task->err);
        return;
    }
    if (task->bytes.len == 0)
        return;
    if (judge->rules->marked) {
        judge_records(pool, judge, task, &payload);
        return;
    }
    const char *at = task->bytes.at;
    const char *end = at + task->bytes.len;
    while (at < end) {
        const char *feed = memchr(at, '\n', (size_t)(end - at));
        const char *next = feed ? feed + 1 : end;
        payload.json = oas_str_of(at, (size_t)((feed ? feed : end) - at));
        if (!is_blank(payload.json, false)) {
            judge_payload(judge, &payload, &task->out, &task->err);
            pool_flush(pool, task);
        }
        payload.record++;
        payload.base += (size_t)(next - at);
        at = next;
    }
}
