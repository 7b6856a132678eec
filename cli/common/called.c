/* What is shown on a terminal is made safe by who shows it. */
#include "common/called.h"

void called_operation(const struct operation *operation, oas_buf *out)
{
    if (operation->id.len) {
        oas_buf_put(out, operation->id);
        return;
    }
    oas_buf_put(out, operation->method);
    oas_buf_putc(out, ' ');
    oas_buf_put(out, operation->path);
}

void called_callback(const struct operation *operation, bool method, bool expression, oas_buf *out)
{
    oas_buf_puts(out, " callback ");
    if (method) {
        oas_buf_put(out, operation->method);
        oas_buf_putc(out, ' ');
    }
    oas_buf_put(out, operation->callback_name);
    if (expression) {
        oas_buf_putc(out, ' ');
        oas_buf_put(out, operation->path);
    }
}
