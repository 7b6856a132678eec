/* Over a value that has been read strictly before: only strings and brackets matter now. */
#include "json/skim.h"

#include "block/best.h"

/* A number or literal: up to what may stand behind it, or what no word holds. Quotes and brackets
 * do not stand in one, but the text may be unchecked still: the items of a list are counted before
 * they are read. There they end the word, because inside a container they are counted as brackets;
 * else lists within lists would count the same bytes over and over. */
static const char *over_word(const char *at, const char *end)
{
    while (at < end && (*at > ',' || *at == '+') && (*at | 0x20) != '{' && (*at | 0x20) != '}')
        at++;
    return at;
}

void oas_skim_value(struct oas_reader *r)
{
    const char *at = r->at, *end = r->end;
    if (*at == '{' || *at == '[') {
        r->at = oas_best_container_end(at, end);
    } else if (*at == '"') {
        const char *quote = oas_best_quote_end(at + 1, end);
        r->at = quote < end ? quote + 1 : end;
    } else {
        r->at = over_word(at, end);
    }
}

size_t oas_skim_count(const struct oas_reader *from)
{
    struct oas_reader r = *from;
    size_t count = 0;
    for (; r.at < r.end && *r.at != ']'; count++) {
        const char *item = r.at;
        oas_skim_value(&r);
        if (r.at == item)
            break;
        oas_read_space(&r);
        if (r.at == r.end || *r.at != ',')
            return count + 1;
        r.at++;
        oas_read_space(&r);
    }
    return count;
}

static size_t count_openings(oas_str text, char byte, size_t most)
{
    const char *at = text.at, *end = at + text.len;
    size_t count = 0;
    while (count < most && (at = memchr(at, byte, (size_t)(end - at))) != NULL) {
        at++;
        count++;
    }
    return count;
}

bool oas_skim_may_exceed(oas_str text, size_t most)
{
    if (text.len / 2 <= most)
        return false;
    size_t objects = count_openings(text, '{', most + 1);
    return objects > most || objects + count_openings(text, '[', most + 1) > most;
}
