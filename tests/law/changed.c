#include "changed.h"

#include <oas/json.h>
#include <string.h>

enum { MOST_VALUES = 4096 };

/* All values of a text, itself first; what a member begins with is its key. */
struct values {
    struct {
        const char *begin;
        oas_json value;
    } at[MOST_VALUES];
    size_t count;
};

static size_t below(uint64_t *seed, size_t end)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return (size_t)(*seed % end);
}

static void collect(struct values *values, const char *begin, oas_json value)
{
    if (values->count == MOST_VALUES)
        return;
    values->at[values->count].begin = begin;
    values->at[values->count++].value = value;
    for (oas_json_iter each = oas_json_each(value); oas_json_next(&each);)
        collect(values, each.key.at ? each.key.at : each.value.at, each.value);
}

static oas_str any_value(const struct values *values, uint64_t *seed)
{
    static const char *const made[] = {"null",
                                       "true",
                                       "false",
                                       "0",
                                       "-1",
                                       "0.1",
                                       "1e400",
                                       "1.0",
                                       "[]",
                                       "{}",
                                       "\"\"",
                                       "\"x\"",
                                       "9223372036854775808"};
    if (below(seed, 2) == 0)
        return oas_str_from(made[below(seed, sizeof made / sizeof *made)]);
    oas_json other = values->at[below(seed, values->count)].value;
    return oas_str_of(other.at, other.len);
}

/* `json` with `with` in the place of what stands from `from` to `to`. */
static void put_replaced(oas_buf *out, oas_str json, const char *from, const char *to, oas_str with)
{
    oas_buf_put(out, oas_str_of(json.at, (size_t)(from - json.at)));
    oas_buf_put(out, with);
    oas_buf_put(out, oas_str_of(to, (size_t)(json.at + json.len - to)));
}

/* Without the i-th value, its key and a comma. */
static void put_without(oas_buf *out, oas_str json, const struct values *values, size_t i)
{
    const char *from = values->at[i].begin;
    const char *to = values->at[i].value.at + values->at[i].value.len;
    if (from[-1] == ',')
        from--;
    else if (*to == ',')
        to++;
    put_replaced(out, json, from, to, OAS_STR(""));
}

/* One more at the beginning of the i-th value, an object or array. */
static void put_more(oas_buf *out, oas_str json, const struct values *values, size_t i,
                     uint64_t *seed)
{
    oas_json value = values->at[i].value;
    oas_buf more = {0};
    if (*value.at == '{')
        oas_buf_puts(&more, "\"more\":");
    oas_buf_put(&more, any_value(values, seed));
    if (value.at[1] != '}' && value.at[1] != ']')
        oas_buf_putc(&more, ',');
    put_replaced(out, json, value.at + 1, value.at + 1, oas_buf_str(&more));
    oas_buf_free(&more);
}

void changed_put(oas_str json, uint64_t *seed, oas_buf *out)
{
    struct values values = {.count = 0};
    collect(&values, json.at, oas_json_of(json));
    size_t i = below(seed, values.count);
    oas_json value = values.at[i].value;
    bool holds = *value.at == '{' || *value.at == '[';
    switch (below(seed, 3)) {
    case 0:
        if (i > 0) {
            put_without(out, json, &values, i);
            return;
        }
        break;
    case 1:
        if (holds) {
            put_more(out, json, &values, i, seed);
            return;
        }
        break;
    default:
        break;
    }
    put_replaced(out, json, value.at, value.at + value.len, any_value(&values, seed));
}
