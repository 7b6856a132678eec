/* Options in two columns: how one is written, and what it does. */
#include "common/help.h"

#include <string.h>

enum { INDENT = 2, TEXT_COLUMN = 28 };

static void put_spaces(oas_buf *out, size_t count)
{
    for (; count > 0; count--)
        oas_buf_putc(out, ' ');
}

/* Appends the text from TEXT_COLUMN on; the line is `column` long before it. */
static void put_wrapped(oas_buf *out, size_t column, const char *text)
{
    const char *at = text;
    while (*at) {
        size_t length = strcspn(at, " ");
        if (at != text && column + 1 + length <= HELP_WIDTH) {
            oas_buf_putc(out, ' ');
            column++;
        } else {
            if (column >= TEXT_COLUMN) {
                oas_buf_putc(out, '\n');
                column = 0;
            }
            put_spaces(out, TEXT_COLUMN - column);
            column = TEXT_COLUMN;
        }
        oas_buf_put(out, oas_str_of(at, length));
        column += length;
        at += length + (at[length] == ' ');
    }
    oas_buf_putc(out, '\n');
}

/* "-j, --jobs N", "-o DIR", "--report[=text|json]" */
static void put_form(oas_buf *out, const struct option_row *row)
{
    if (row->letter) {
        oas_buf_putc(out, '-');
        oas_buf_putc(out, row->letter);
    }
    if (row->name) {
        oas_buf_puts(out, row->letter ? ", --" : "--");
        oas_buf_puts(out, row->name);
    }
    if (row->argument == ARGUMENT_NONE)
        return;
    oas_buf_puts(out, row->argument == ARGUMENT_OPTIONAL ? "[=" : " ");
    oas_buf_puts(out, row->value);
    oas_buf_puts(out, row->argument == ARGUMENT_OPTIONAL ? "]" : "");
}

static void put_section(oas_buf *out, const struct option_row *row)
{
    oas_buf_putc(out, '\n');
    oas_buf_puts(out, row->name);
    if (*row->help) {
        oas_buf_puts(out, " (");
        oas_buf_puts(out, row->help);
        oas_buf_putc(out, ')');
    }
    oas_buf_puts(out, ":\n");
}

void help_put(const struct option_rows *rows, const char *usage, const char *exits, oas_buf *out)
{
    const struct option_row *row;
    oas_buf_puts(out, usage);
    for (size_t i = 0; (row = option_rows_at(rows, i)); i++) {
        if (row->id == OPTION_NONE) {
            put_section(out, row);
            continue;
        }
        size_t before = out->len;
        put_spaces(out, INDENT);
        put_form(out, row);
        put_wrapped(out, out->len - before, row->help);
    }
    oas_buf_putc(out, '\n');
    oas_buf_puts(out, exits);
}
