/* One place writes to stdout, so that one place says what went wrong there. */
#include "common/output.h"

#include <errno.h>
#include <unistd.h>

#include "common/say.h"

static void fail(struct output *output)
{
    output->failed = true;
    if (errno != EPIPE)
        say_error("cannot write to stdout: %s", strerror(errno));
}

static void write_all(struct output *output, oas_str text)
{
    while (text.len > 0 && !output->failed) {
        ssize_t put = write(STDOUT_FILENO, text.at, text.len);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            fail(output);
        else
            text = oas_str_of(text.at + put, text.len - (size_t)put);
    }
}

void output_write(struct output *output, oas_str text)
{
    if (text.len == 0)
        return;
    if (output->array && !output->begun) {
        write_all(output, oas_str_from("["));
        text = oas_str_of(text.at + 1, text.len - 1);
    }
    output->begun = true;
    write_all(output, text);
}

void output_end(struct output *output)
{
    if (output->array)
        write_all(output, oas_str_from(output->begun ? "\n]\n" : "[]\n"));
    output->begun |= output->array;
    if (close(STDOUT_FILENO) != 0 && output->begun && !output->failed)
        fail(output);
}

bool output_whole(const oas_buf *text)
{
    struct output output = {0};
    if (text->failed) {
        say_error("out of memory");
        return false;
    }
    output_write(&output, oas_buf_str(text));
    output_end(&output);
    return !output.failed;
}
