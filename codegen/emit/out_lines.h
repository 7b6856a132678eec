/* out_lines.h - private to out.h: the lines that it has made, and their columns. */
#ifndef EMIT_OUT_LINES_H
#define EMIT_OUT_LINES_H

#include <oas/base.h>

enum { OUT_COLUMNS = 100, MOST_CELLS = 12 };

struct out_line {
    oas_str text;
    oas_str aside;
    oas_str note; /* at NULL: none */
    unsigned indent;
    unsigned cells;              /* that another one follows, up to MOST_CELLS */
    uint32_t widths[MOST_CELLS]; /* of these */
    oas_str rest;                /* what is behind them */
    struct out_line *next;
};

/* Counts its cells, and how wide they are. */
void out_line_measure(struct out_line *line);

/* Appends them as one table. All were measured. */
void out_lines_put(oas_buf *out, const struct out_line *lines);

#endif
