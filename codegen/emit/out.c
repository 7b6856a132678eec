/* Templates, lines and columns: how C text is laid out. */
#include "emit/out.h"

#include "emit/note.h"
#include "load/text.h"

/* Cells that are wider than WIDEST_CELL, and by more than WIDEST_GAP than the narrowest of their
 * column, do not push it. Nor is a comment pushed further than FARTHEST from its line for the sake
 * of others. */
enum { TAB = 4, FAR_RIGHT = 60, WIDEST_CELL = 24, WIDEST_GAP = 16, FARTHEST = 24, MOST_CELLS = 12 };

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

static void fault(struct out *o, const char *what)
{
    if (!o->fault)
        o->fault = what;
}

static struct out_part *part_of(struct out *o)
{
    return &o->parts[o->section];
}

void out_begin(struct out *o)
{
    memset(o, 0, sizeof *o);
    o->section = SECTION_BODY;
}

enum out_section out_to(struct out *o, enum out_section section)
{
    enum out_section before = o->section;
    o->section = section;
    return before;
}

/* ---- lines ---- */

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
static void measure_line(struct out_line *line)
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

static void put_line(struct out_part *part, const struct out_line *line,
                     const struct columns *columns)
{
    oas_buf *out = &part->text;
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

static void put_lines(struct out_part *part, const struct out_line *lines)
{
    struct columns columns;
    measure(lines, &columns);
    for (; lines; lines = lines->next)
        put_line(part, lines, &columns);
}

static void keep_line(struct out *o, struct out_part *part, const struct out_line *line)
{
    struct out_line *kept = OAS_ARENA_NEW(&part->mem, struct out_line, 1);
    if (!kept) {
        o->no_memory = true;
        return;
    }
    kept->text = oas_arena_copy(&part->mem, line->text);
    kept->aside = oas_arena_copy(&part->mem, line->aside);
    kept->note = oas_arena_copy(&part->mem, line->note);
    kept->indent = line->indent;
    measure_line(kept);
    o->no_memory |= !kept->text.at || !kept->aside.at || !kept->note.at;
    *part->last = kept;
    part->last = &kept->next;
}

static void end_line(struct out *o)
{
    struct out_part *part = part_of(o);
    struct out_line line = {.text = oas_buf_str(&part->line),
                            .aside = oas_buf_str(&part->aside),
                            .note = oas_buf_str(&part->note),
                            .indent = part->indent};
    if (part->table) {
        keep_line(o, part, &line);
    } else {
        measure_line(&line);
        put_lines(part, &line);
    }
    part->line.len = part->aside.len = part->note.len = 0;
}

void out_table(struct out *o)
{
    struct out_part *part = part_of(o);
    if (part->table)
        fault(o, "a table in a table");
    part->table = true;
    part->last = &part->lines;
}

void out_table_end(struct out *o)
{
    struct out_part *part = part_of(o);
    if (!o->no_memory)
        put_lines(part, part->lines);
    part->table = false;
    part->lines = NULL;
    oas_arena_reset(&part->mem);
}

/* ---- characters ---- */

/* Text of templates: its braces count, its line feeds end lines. */
static void put_code(struct out *o, char c)
{
    struct out_part *part = part_of(o);
    if (c == '}') {
        if (part->depth == 0)
            fault(o, "a brace is closed that nothing opened");
        part->depth -= part->depth > 0;
    }
    if (c == '\n') {
        end_line(o);
        return;
    }
    if (part->line.len == 0)
        part->indent = c == '#' ? 0 : part->depth;
    if (part->aside.len)
        fault(o, "something stands behind an aside");
    oas_buf_putc(&part->line, c);
    part->depth += c == '{';
}

/* What holes give: it only begins a line. */
static oas_buf *begin_raw(struct out *o)
{
    struct out_part *part = part_of(o);
    if (part->line.len == 0)
        part->indent = part->depth;
    return &part->line;
}

static void put_raw(struct out *o, oas_str text)
{
    oas_buf_put(begin_raw(o), text);
}

/* How many bytes are no sign of a template's, nor a brace or the end of a line. */
static size_t code_run(const char *at, const char *end)
{
    const char *from = at;
    while (at < end && *at != '{' && *at != '}' && *at != '\n' && *at != '$' && *at != '@')
        at++;
    return (size_t)(at - from);
}

/* The bytes in the middle of a line stand for themselves: they are put at once. */
static void put_codes(struct out *o, oas_str text)
{
    struct out_part *part = part_of(o);
    for (size_t i = 0; i < text.len;) {
        put_code(o, text.at[i++]);
        size_t run =
            part->line.len && !part->aside.len ? code_run(text.at + i, text.at + text.len) : 0;
        oas_buf_put(&part->line, oas_str_of(text.at + i, run));
        i += run;
    }
}

static void put_i64(oas_buf *out, int64_t number)
{
    if (number < 0)
        oas_buf_putc(out, '-');
    oas_buf_put_u64(out, number < 0 ? 0 - (uint64_t)number : (uint64_t)number);
}

static bool is_identifier(oas_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        bool letter = text_is_letter(c) || c == '_';
        if (!letter && (c < '0' || c > '9'))
            return false;
    }
    return text.len > 0;
}

/* An identifier that begins here begins with a letter or `_`. */
static bool may_begin(const struct out_part *part, oas_str text)
{
    char before = part->line.len ? part->line.at[part->line.len - 1] : ' ';
    char c = *text.at;
    return c < '0' || c > '9' || is_identifier(oas_str_of(&before, 1));
}

static void put_id(struct out *o, oas_str text)
{
    if (!is_identifier(text) || !may_begin(part_of(o), text)) {
        fault(o, "no identifier for an identifier's hole");
        return;
    }
    put_raw(o, text);
}

static void put_number(struct out *o, const struct hole *hole)
{
    oas_buf *line = begin_raw(o);
    if (hole->kind == HOLE_INT)
        oas_buf_put_u64(line, hole->number);
    else if (hole->signed_number == INT64_MIN)
        oas_buf_puts(line, "INT64_MIN");
    else
        put_i64(line, hole->signed_number);
}

static void put_hole(struct out *o, const struct hole *hole)
{
    switch (hole->kind) {
    case HOLE_ID:
        put_id(o, hole->text);
        break;
    case HOLE_STR:
        note_put_literal(begin_raw(o), hole->text);
        break;
    case HOLE_INT:
    case HOLE_SINT:
        put_number(o, hole);
        break;
    case HOLE_NOTE:
        note_put(begin_raw(o), hole->text, false);
        break;
    case HOLE_ASIDE:
        note_put(&part_of(o)->aside, hole->text, false);
        break;
    case HOLE_TEXT:
        put_codes(o, hole->text);
        break;
    case HOLE_RAW:
        put_raw(o, hole->text);
        break;
    case HOLE_NONE:
        break;
    }
}

/* ---- templates ---- */

static size_t hole_name(const char *at)
{
    size_t len = 0;
    while (at[len] >= 'a' && at[len] <= 'z')
        len++;
    return len;
}

static bool is_called(const char *hole, const char *name, size_t len)
{
    return strncmp(hole, name, len) == 0 && hole[len] == '\0';
}

static size_t find_hole(const struct hole *holes, const char *name, size_t len)
{
    size_t i = 0;
    while (holes[i].name && !is_called(holes[i].name, name, len))
        i++;
    return i;
}

/* The template's own text up to its next hole or prefix. */
static size_t put_template(struct out *o, const char *at)
{
    size_t len = strcspn(at, o->prefix.len ? "$@" : "$");
    for (size_t i = 0; i < len;) {
        size_t run = strcspn(at + i, "@");
        run = run < len - i ? run : len - i;
        put_codes(o, oas_str_of(at + i, run));
        i += run + (i + run < len);
    }
    return len;
}

void out_put(struct out *o, const char *pattern, const struct hole *holes)
{
    uint64_t used = 0;
    for (const char *at = pattern; *at;) {
        if (*at == '@' && o->prefix.len) {
            put_id(o, o->prefix);
            at++;
            continue;
        }
        if (*at != '$') {
            at += put_template(o, at);
            continue;
        }
        size_t len = hole_name(at + 1), i = find_hole(holes, at + 1, len);
        if (!holes[i].name || i >= 64) {
            fault(o, pattern);
            return;
        }
        put_hole(o, &holes[i]);
        used |= UINT64_C(1) << i;
        at += 1 + len;
    }
    for (size_t i = 0; holes[i].name; i++)
        if (!(used >> i & 1))
            fault(o, pattern);
}

void out_text(struct out *o, const char *pattern)
{
    static const struct hole none = {0};
    out_put(o, pattern, &none);
}

void out_note(struct out *o, oas_str text)
{
    struct out_part *part = part_of(o);
    if (part->line.len)
        fault(o, "a note in a line");
    if (part->note.len && text.len)
        oas_buf_putc(&part->note, '\n');
    note_put(&part->note, text, true);
}

/* All at once: a document may be many megabytes of C. */
static bool reserve_parts(const struct out *o, oas_buf *to)
{
    size_t count = 0;
    for (size_t i = 0; i < SECTION_COUNT; i++)
        count += o->parts[i].text.len;
    return oas_buf_reserve(to, count);
}

bool out_finish(struct out *o, oas_buf *to)
{
    bool failed = false;
    for (size_t i = 0; i < SECTION_COUNT; i++) {
        struct out_part *part = &o->parts[i];
        if (part->depth || part->line.len || part->aside.len || part->note.len || part->table)
            fault(o, "a brace, a line or a table is left open");
        failed |= part->text.failed || part->line.failed || part->aside.failed || part->note.failed;
    }
    bool good = !o->fault && !o->no_memory && !failed && reserve_parts(o, to);
    for (size_t i = 0; i < SECTION_COUNT; i++) {
        struct out_part *part = &o->parts[i];
        if (good)
            oas_buf_put(to, oas_buf_str(&part->text));
        oas_buf_free(&part->text);
        oas_buf_free(&part->line);
        oas_buf_free(&part->aside);
        oas_buf_free(&part->note);
        oas_arena_free(&part->mem);
    }
    return good && !to->failed;
}
