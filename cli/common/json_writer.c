/* A comma and a line break come before what needs them, not behind what was written. */
#include "common/json_writer.h"

#include "common/json.h"

static void put_break(struct json_writer *w)
{
    if (!w->indented)
        return;
    oas_buf_putc(w->out, '\n');
    for (unsigned i = 0; i < w->depth; i++)
        oas_buf_puts(w->out, "  ");
}

void json_next(struct json_writer *w)
{
    if (!w->first)
        oas_buf_putc(w->out, ',');
    if (w->depth > 0)
        put_break(w);
    w->first = false;
}

void json_open(struct json_writer *w, char bracket)
{
    oas_buf_putc(w->out, bracket);
    w->depth++;
    w->first = true;
}

void json_close(struct json_writer *w, char bracket)
{
    w->depth--;
    if (!w->first)
        put_break(w);
    oas_buf_putc(w->out, bracket);
    w->first = false;
}

void json_key(struct json_writer *w, const char *key)
{
    json_next(w);
    oas_buf_put_json(w->out, oas_str_from(key));
    oas_buf_puts(w->out, w->indented ? ": " : ":");
}

void json_text(struct json_writer *w, const char *key, oas_str text)
{
    json_key(w, key);
    json_put(w->out, text);
}

void json_number(struct json_writer *w, const char *key, size_t number)
{
    json_key(w, key);
    oas_buf_put_u64(w->out, number);
}

void json_word(struct json_writer *w, const char *key, const char *word)
{
    json_key(w, key);
    oas_buf_puts(w->out, word);
}
