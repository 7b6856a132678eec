/* out.h - the writer of C text: templates with named, typed holes.
 *
 *     out(&o, "$type $name;\n", TEXT("type", spelling), ID("name", name));
 *
 * A hole is `$` and lower-case letters. Its type says what may stand in it, so that nothing foreign
 * becomes C: a template that names no hole of that name, a hole that no template names, and an ID
 * that is no identifier are faults, after which out_finish() says false.
 *
 * A template may also hold
 *   @   the prefix of the file's identifiers: what is static begins with it too, so that several
 *       files may be one translation unit
 *   \n  the end of a line. Lines are indented by the braces that are open; templates have no
 *       spaces of their own at a line's begin, but for one before the `*` of a comment
 *   \t  the end of a cell: in a table, cells stand below each other
 *   \v  where a line may be broken when it is too long; what follows stands below the first one
 * Templates are the project's own text: their comments and literals hold balanced braces only. */
#ifndef EMIT_OUT_H
#define EMIT_OUT_H

#include <oas/arena.h>

#include "emit/out_lines.h"

/* Parts of a file, in their order. A traversal may add to another one than its own. */
enum out_section {
    SECTION_TOP,
    SECTION_INCLUDES,
    SECTION_FORWARDS, /* what must be declared before the body needs it */
    SECTION_BODY,
    SECTION_COUNT
};

enum hole_kind {
    HOLE_NONE,
    HOLE_ID,    /* an identifier, or letters, digits and `_` that the template makes part of one */
    HOLE_STR,   /* a string literal with its quotes: any bytes */
    HOLE_INT,   /* a number that is not negative */
    HOLE_SINT,  /* a number of int64_t */
    HOLE_NOTE,  /* text in a comment of the template: on one line, made inert */
    HOLE_ASIDE, /* a comment of its own, any text, made inert: behind the line, if one line holds it
                   at the column that suits the table, else before it. The last thing of a line;
                   nothing when empty */
    HOLE_TEXT,  /* C text that was made here, out of names of the model */
    HOLE_RAW    /* C text that was made here out of literals: its braces are none */
};

struct hole {
    const char *name;
    enum hole_kind kind;
    oas_str text;
    uint64_t number;
    int64_t signed_number;
};

#define ID(name, what)    ((struct hole){(name), HOLE_ID, (what), 0, 0})
#define STR(name, what)   ((struct hole){(name), HOLE_STR, (what), 0, 0})
#define INT(name, what)   ((struct hole){(name), HOLE_INT, {0, 0}, (what), 0})
#define SINT(name, what)  ((struct hole){(name), HOLE_SINT, {0, 0}, 0, (what)})
#define NOTE(name, what)  ((struct hole){(name), HOLE_NOTE, (what), 0, 0})
#define ASIDE(name, what) ((struct hole){(name), HOLE_ASIDE, (what), 0, 0})
#define TEXT(name, what)  ((struct hole){(name), HOLE_TEXT, (what), 0, 0})
#define RAW(name, what)   ((struct hole){(name), HOLE_RAW, (what), 0, 0})

struct out_part {
    oas_buf text;
    oas_buf line;    /* the line that is being written */
    oas_buf aside;   /* its comment */
    oas_buf note;    /* the comment before it */
    unsigned depth;  /* braces open */
    unsigned indent; /* of the line */
    bool table;      /* lines wait in `lines` for their columns */
    oas_arena mem;   /* what they are made of */
    struct out_line *lines;
    struct out_line **last;
};

struct out {
    struct out_part parts[SECTION_COUNT];
    enum out_section section;
    oas_str prefix;    /* for @: an identifier's begin, or empty */
    const char *fault; /* the first one: a sentence about a template; NULL: none */
    bool no_memory;
};

void out_begin(struct out *o); /* the section is SECTION_BODY */
/* Appends all sections to `to` and gives the memory back. False when a template was wrong, a brace
 * was left open, or memory ran out: then `to` is as it was. */
bool out_finish(struct out *o, oas_buf *to);

/* What is written from now on goes to `section`; returns the one before. */
enum out_section out_to(struct out *o, enum out_section section);

void out_put(struct out *o, const char *pattern, const struct hole *holes);
#define out(o, pattern, ...) out_put((o), (pattern), (const struct hole[]){__VA_ARGS__, {0}})
void out_text(struct out *o, const char *pattern); /* without holes */

/* Lines from here to out_table_end() are one table: each cell is as wide as the widest of its
 * column. */
void out_table(struct out *o);
void out_table_end(struct out *o);

/* A comment before the next line, which is what it is about: any text, made inert. Nothing when it
 * is empty. A line feed in `text` ends a line. The line's aside becomes the note's last line. */
void out_note(struct out *o, oas_str text);

#endif
