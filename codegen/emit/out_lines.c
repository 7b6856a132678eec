/* Lines and columns: how cells, asides and notes are laid out. */
#include "emit/out_lines.h"

#include "emit/note.h"

/* Cells that are wider than WIDEST_CELL, and by more than WIDEST_GAP than the narrowest of their
 * column, do not push it. Nor is a comment pushed further than FARTHEST from its line for the sake
 * of others. */
enum { TAB = 4, FAR_RIGHT = 60, WIDEST_CELL = 24, WIDEST_GAP = 16, FARTHEST = 24 };

static void put_spaces(oas_buf *out, size_t count)
{
    static const char spaces[] = "                                                                ";
    for (size_t len; count && !out->failed; count -= len) {
        len = count < sizeof spaces - 1 ? count : sizeof spaces - 1;
        oas_buf_put(out, oas_str_of(spaces, len));
    }
}

/* The first cell of `text`, which is cut off; the tab too. False when it was the last one. */
static bool next_cell(oas_str *text, oas_str *cell)
{
    const char *tab = text->len ? memchr(text->at, '\t', text->len) : NULL;
    *cell = oas_str_of(text->at, tab ? (size_t)(tab - text->at) : text->len);
    size_t past = cell->len + (tab != NULL);
    if (past)
        *text = oas_str_of(text->at + past, text->len - past);
    return tab != NULL;
}

static size_t cell_width(oas_str cell)
{
    size_t width = note_columns(cell);
    for (size_t i = 0; i < cell.len; i++)
        width -= cell.at[i] == '\v';
    return width;
}

/* Where the cells of a table begin, and its comments. */
struct columns {
    size_t widths[MOST_CELLS]; /* of the cells that another one follows */
    size_t aside;
};

/* Found once: a table asks for each cell's width many times. */
void out_line_measure(struct out_line *line)
{
    oas_str rest = line->text, cell;
    line->cells = 0;
    line->rest = rest;
    while (line->cells < MOST_CELLS && next_cell(&rest, &cell)) {
        line->widths[line->cells++] = (uint32_t)cell_width(cell);
        line->rest = rest;
    }
}

/* The width of the i-th cell, if another one follows it; 0: there is none. */
static size_t width_of(const struct out_line *line, size_t i)
{
    return i < line->cells ? line->widths[i] : 0;
}

static size_t measure_cell(const struct out_line *lines, size_t i)
{
    size_t narrowest = OUT_COLUMNS, widest = 0;
    for (const struct out_line *line = lines; line; line = line->next) {
        size_t width = width_of(line, i);
        narrowest = width && width < narrowest ? width : narrowest;
    }
    size_t most = narrowest + WIDEST_GAP > WIDEST_CELL ? narrowest + WIDEST_GAP : WIDEST_CELL;
    for (const struct out_line *line = lines; line; line = line->next) {
        size_t width = width_of(line, i);
        widest = width > widest && width <= most ? width : widest;
    }
    return widest;
}

static bool overflows(const struct out_line *line, const size_t *widths)
{
    bool over = false;
    for (size_t i = 0; i < MOST_CELLS && widths[i]; i++)
        over |= width_of(line, i) > widths[i];
    return over;
}

/* Where the next cell begins: below the others' if this one leaves room for that. */
static size_t next_column(size_t *target, size_t column, size_t i, const size_t *widths)
{
    *target += i < MOST_CELLS && widths[i] ? widths[i] + 1 : 0;
    return column + 1 > *target ? column + 1 : *target;
}

/* The first column behind the line. */
static size_t line_end(const struct out_line *line, const size_t *widths)
{
    oas_str rest = line->rest, cell;
    size_t column = (size_t)line->indent * TAB, target = column, i = 0;
    for (; i < line->cells; i++)
        column = next_column(&target, column + line->widths[i], i, widths);
    for (; next_cell(&rest, &cell); i++)
        column = next_column(&target, column + cell_width(cell), i, widths);
    return column + cell_width(cell);
}

/* The last column where the line's comment can begin and still be one line; 0: it cannot. */
static size_t last_column(const struct out_line *line)
{
    size_t columns = note_columns(line->aside) + 6;
    return line->aside.len && !line->note.len && columns < OUT_COLUMNS ? OUT_COLUMNS - columns : 0;
}

/* The column that suits most comments of lines that keep to the columns. */
static size_t measure_asides(const struct out_line *lines, const size_t *widths)
{
    int begins[OUT_COLUMNS + 2] = {0}, suited = 0, most = 0;
    size_t best = 0;
    for (; lines; lines = lines->next) {
        size_t first = line_end(lines, widths) + 1, last = last_column(lines);
        if (first > last || overflows(lines, widths))
            continue;
        begins[first]++;
        begins[(last < first + FARTHEST ? last : first + FARTHEST) + 1]--;
    }
    for (size_t column = 0; column <= OUT_COLUMNS; column++) {
        suited += begins[column];
        if (suited > most) {
            most = suited;
            best = column;
        }
    }
    return best;
}

static void measure(const struct out_line *lines, struct columns *columns)
{
    memset(columns, 0, sizeof *columns);
    for (size_t i = 0; i < MOST_CELLS && (i == 0 || columns->widths[i - 1]); i++)
        columns->widths[i] = measure_cell(lines, i);
    columns->aside = measure_asides(lines, columns->widths);
}

/* The piece up to the next `\v`, which is cut off. False when it was the last one. */
static bool next_piece(oas_str *text, oas_str *piece)
{
    const char *mark = text->len ? memchr(text->at, '\v', text->len) : NULL;
    *piece = oas_str_of(text->at, mark ? (size_t)(mark - text->at) : text->len);
    size_t past = piece->len + (mark != NULL);
    *text = oas_str_of(text->at + past, text->len - past);
    return mark != NULL;
}

static size_t longest_piece(oas_str text)
{
    oas_str piece;
    size_t longest = 0;
    for (bool more = true; more;) {
        more = next_piece(&text, &piece);
        longest = piece.len > longest ? piece.len : longest;
    }
    return longest;
}

static void break_line(oas_buf *out, size_t left)
{
    while (out->len && out->at[out->len - 1] == ' ')
        out->len--;
    oas_buf_putc(out, '\n');
    put_spaces(out, left);
}

/* Pieces filled into lines. They stand below the first one, if there is room. */
static void put_pieces(oas_buf *out, oas_str cell, size_t column, size_t indent)
{
    bool fits = column + cell_width(cell) <= OUT_COLUMNS;
    oas_str piece;
    bool more = next_piece(&cell, &piece);
    oas_buf_put(out, piece);
    column += piece.len;
    size_t left = column;
    bool narrow = left > FAR_RIGHT && indent + TAB + cell_width(cell) <= OUT_COLUMNS;
    if (!fits && more && (narrow || left + longest_piece(cell) > OUT_COLUMNS + 1)) {
        left = indent + TAB;
        column = OUT_COLUMNS;
    }
    while (more) {
        more = next_piece(&cell, &piece);
        size_t width = piece.len - (more && piece.len && piece.at[piece.len - 1] == ' ');
        if (!fits && column > left && column + width > OUT_COLUMNS) {
            break_line(out, left);
            column = left;
        }
        oas_buf_put(out, piece);
        column += piece.len;
    }
}

static void put_cells(oas_buf *out, const struct out_line *line, const size_t *widths)
{
    oas_str rest = line->text, cell;
    size_t indent = (size_t)line->indent * TAB, column = indent, target = indent;
    bool more = true;
    put_spaces(out, indent);
    for (size_t i = 0; more; i++) {
        more = next_cell(&rest, &cell);
        put_pieces(out, cell, column, indent);
        column += cell_width(cell);
        if (more) {
            size_t next = next_column(&target, column, i, widths);
            put_spaces(out, next - column);
            column = next;
        }
    }
}

/* A comment of its own, up to three columns wider than its lines. */
static void put_note(oas_buf *out, oas_str note, size_t indent)
{
    oas_buf between = {0};
    oas_buf_putc(&between, '\n');
    put_spaces(&between, indent);
    oas_buf_puts(&between, " * ");
    put_spaces(out, indent);
    oas_buf_puts(out, "/* ");
    note_wrap(out, note, OUT_COLUMNS - indent - 6, oas_buf_str(&between));
    oas_buf_puts(out, " */\n");
    out->failed |= between.failed;
    oas_buf_free(&between);
}

/* The comment before a line, if it is not put behind it. */
static void put_before(oas_buf *out, const struct out_line *line)
{
    oas_buf note = {0};
    oas_buf_put(&note, line->note);
    if (note.len && line->aside.len)
        oas_buf_putc(&note, '\n');
    oas_buf_put(&note, line->aside);
    if (note.len)
        put_note(out, oas_buf_str(&note), (size_t)line->indent * TAB);
    out->failed |= note.failed;
    oas_buf_free(&note);
}

static void put_behind(oas_buf *out, oas_str aside, size_t blanks)
{
    put_spaces(out, blanks);
    oas_buf_puts(out, "/* ");
    note_wrap(out, aside, OUT_COLUMNS, oas_str_of(NULL, 0));
    oas_buf_puts(out, " */");
}

static void put_line(oas_buf *out, const struct out_line *line, const struct columns *columns)
{
    size_t end = line_end(line, columns->widths);
    size_t column = end < columns->aside ? columns->aside : end + 1;
    bool behind = column <= last_column(line);
    if (!behind)
        put_before(out, line);
    if (line->text.len)
        put_cells(out, line, columns->widths);
    if (behind)
        put_behind(out, line->aside, column - end);
    while (out->len && out->at[out->len - 1] == ' ')
        out->len--;
    oas_buf_putc(out, '\n');
}

void out_lines_put(oas_buf *out, const struct out_line *lines)
{
    struct columns columns;
    measure(lines, &columns);
    for (; lines; lines = lines->next)
        put_line(out, lines, &columns);
}
