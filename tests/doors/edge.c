#include "edge.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

bool edge_open(struct edge *edge)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *at =
        mmap(NULL, EDGE_MOST + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (at == MAP_FAILED || mprotect(at + EDGE_MOST, page, PROT_NONE) != 0)
        return false;
    edge->end = at + EDGE_MOST;
    return true;
}

oas_str edge_put(const struct edge *edge, oas_str text)
{
    char *at = edge->end - text.len;
    if (text.len)
        memcpy(at, text.at, text.len);
    return oas_str_of(at, text.len);
}

size_t edge_below(uint64_t *state, size_t end)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return end ? (size_t)(*state % end) : 0;
}

void edge_change(char *at, size_t *len, uint64_t *state)
{
    static const char bytes[] = "\"\\{}[]:,0159-.eEntfu \n\t\x01\x7f\xc3\xa9\xed\xa0";
    for (size_t times = edge_below(state, 3); times > 0 && *len > 2; times--) {
        size_t place = edge_below(state, *len);
        switch (edge_below(state, 4)) {
        case 0:
            *len = place;
            break;
        case 1:
            memmove(at + place, at + place + 1, *len - place - 1);
            --*len;
            break;
        case 2:
            memmove(at + place + 1, at + place, *len - place);
            ++*len;
            at[place] = ' ';
            break;
        default:
            at[place] = bytes[edge_below(state, sizeof bytes - 1)];
            break;
        }
    }
}

/* Mostly the default, which is 0. */
static size_t some_limit(size_t most, uint64_t *state)
{
    return edge_below(state, 4) == 0 ? 1 + edge_below(state, most) : 0;
}

oas_options edge_options(unsigned i, uint64_t *state)
{
    return (oas_options){.keep_unknown = i & 1,
                         .copy_strings = i & 2,
                         .max_depth = some_limit(8, state),
                         .max_work = some_limit(4096, state),
                         .max_bytes = some_limit(4096, state),
                         .max_string = some_limit(64, state),
                         .max_pattern_work = some_limit(64, state),
                         .direction = (oas_direction)(i % 3)};
}
