/* edge.h - texts before an unmapped page, and what happens to them at random; and limits at random. */
#ifndef DOORS_EDGE_H
#define DOORS_EDGE_H

#include <oas/oas.h>

/* Bytes of the longest text. */
#define EDGE_MOST ((size_t)1 << 16)

/* Pages, of which the last one cannot be read. */
struct edge {
    char *end;
};

bool edge_open(struct edge *edge);

/* A copy of the text, behind whose last byte nothing can be read. One at a time. */
oas_str edge_put(const struct edge *edge, oas_str text);

/* A number below `end`; 0 where that is 0. `*state` is not 0, and goes on. */
size_t edge_below(uint64_t *state, size_t end);

/* Up to two changes: a byte that means something to somebody, one more, one less, the end. There is
 * room for two more bytes. */
void edge_change(char *at, size_t *len, uint64_t *state);

/* Options in turn, each limit of them mostly the default. */
oas_options edge_options(unsigned i, uint64_t *state);

#endif
