/* Places in the texts of a message. */
#include "validate_payload/message_origin.h"

#include <oas/utf8.h>

static bool holds(oas_str text, const char *at, bool to_end)
{
    uintptr_t first = (uintptr_t)text.at, wanted = (uintptr_t)at;
    return text.at && wanted >= first && wanted - first < text.len + to_end;
}

/* The end of one text may be the beginning of another, which comes first. */
static const struct message_origin *origin_of(const struct message_origins *origins, const char *at)
{
    for (int to_end = 0; at && to_end < 2; to_end++)
        for (size_t i = 0; i < origins->count; i++)
            if (holds(origins->at[i].text, at, to_end))
                return &origins->at[i];
    return NULL;
}

void message_spot_find(const struct message_origins *origins, const char *at,
                       struct message_spot *spot)
{
    const struct message_origin *last = spot->origin, *origin = origin_of(origins, at);
    spot->origin = origin;
    if (!origin || origin->made) {
        spot->line = 0;
        return;
    }
    spot->offset = (size_t)(at - origin->text.at);
    if (origin != last || spot->line == 0 || spot->offset < spot->begin) {
        spot->line = 1;
        spot->begin = 0;
    }
    const char *line = origin->text.at + spot->begin, *end;
    while (line < at && (end = memchr(line, '\n', (size_t)(at - line))) != NULL) {
        line = end + 1;
        spot->line++;
    }
    spot->begin = (size_t)(line - origin->text.at);
    spot->column = 1 + oas_utf8_count(oas_str_of(line, (size_t)(at - line)));
}

void message_spot_pointer(const struct message_origins *origins, const struct message_spot *spot,
                          oas_buf *out)
{
    const struct message_origin *origin = spot->origin;
    oas_buf_puts(out, "/log/entries/");
    oas_buf_put_u64(out, origins->entry);
    oas_buf_puts(out, origin ? origin->before : origins->whole);
    if (!origin || !origin->behind)
        return;
    oas_buf_put_u64(out, origin->index);
    oas_buf_puts(out, origin->behind);
}
