/* numbered.h - a text that is as long as one wants. */
#ifndef UNIT_NUMBERED_H
#define UNIT_NUMBERED_H

#include <oas/base.h>

/* `before`, a number, `behind`: so often, the numbers from 0 on. */
static oas_str numbered(const char *before, const char *behind, size_t count)
{
    oas_buf text = {0};
    for (size_t i = 0; i < count; i++) {
        oas_buf_puts(&text, before);
        oas_buf_put_u64(&text, i);
        oas_buf_puts(&text, behind);
    }
    return oas_buf_str(&text);
}

#endif
