/* Each line is made whole before it is written: lines of threads do not mix. */
#include "common/say.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "load/safe.h"

void say_raw(oas_str text)
{
    while (text.len > 0) {
        ssize_t put = write(STDERR_FILENO, text.at, text.len);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return;
        text = oas_str_of(text.at + put, text.len - (size_t)put);
    }
}

static void put_line(oas_buf *out, const char *level, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    char *line = length < 0 ? NULL : malloc((size_t)length + 1);
    if (!line) {
        oas_buf_puts(out, say_program);
        oas_buf_puts(out, ": error: out of memory\n");
        return;
    }
    vsnprintf(line, (size_t)length + 1, format, arguments);
    oas_buf_puts(out, say_program);
    oas_buf_puts(out, ": ");
    oas_buf_puts(out, level);
    oas_buf_puts(out, ": ");
    safe_put(out, oas_str_of(line, (size_t)length));
    oas_buf_putc(out, '\n');
    free(line);
}

/* One write for each line, so that lines of threads do not mix. */
static void say(const char *level, const char *format, va_list arguments)
{
    oas_buf line = {0};
    put_line(&line, level, format, arguments);
    say_raw(oas_buf_str(&line));
    oas_buf_free(&line);
}

void say_error(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say("error", format, arguments);
    va_end(arguments);
}

void say_note(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say("note", format, arguments);
    va_end(arguments);
}

void say_hint(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say("hint", format, arguments);
    va_end(arguments);
}

void say_error_to(oas_buf *out, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    put_line(out, "error", format, arguments);
    va_end(arguments);
}

void say_note_to(oas_buf *out, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    put_line(out, "note", format, arguments);
    va_end(arguments);
}

void say_hint_to(oas_buf *out, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    put_line(out, "hint", format, arguments);
    va_end(arguments);
}
