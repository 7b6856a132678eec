/* emitter.h - private to emit/: one file while it is written.
 *
 * All names that the header shows were made by the model. The static names of a source file are
 * fixed: type_rows, check_rows, branch_rows, tag_rows, value_rows, object_rows, array_rows,
 * field_rows, pattern_rows, slot_rows, text_run, layout_rows, member_rows, label_rows,
 * variant_rows, layout_slots, layout_tables, pattern_slots, decode_options, decode_any,
 * validate_any, check_any, encode_any, operation_rows, and with numbers behind them texts_,
 * media_, parameters_, responses_, servers_, security_, operations_, callbacks_, long_text_. None
 * of them can be one of the model's: those functions and objects end in _type, _decode, _validate,
 * _check, _encode, _text, or are the model's operations, init, release and program; its enumerators
 * are in upper case. */
#ifndef EMIT_EMITTER_H
#define EMIT_EMITTER_H

#include "emit/emit.h"
#include "emit/out.h"
#include "emit/texts.h"
#include "load/map.h"

struct tables;

struct emitter {
    struct out out;
    oas_arena mem;
    const struct model *model;
    const struct oas_program *program;
    const struct api *api;
    const struct emit_options *options;
    struct texts texts;          /* what the rows say as text */
    const struct tables *layout; /* private to layout.c: which of its tables there are */
    const oas_str *components;   /* by schema->id: the name of the component that it is, or none */
    bool *known;                 /* types by row: their tags are declared or defined above */
    struct map enums;            /* by tag: those that are defined above */
    bool forwards;               /* some were declared only */
    bool first;                  /* of a row's members: no comma yet */
    uint32_t keyword;            /* the last one that was shown */
};

void emitter_begin(struct emitter *e, const struct model *model, const struct api *api,
                   const struct emit_options *options);
bool emitter_finish(struct emitter *e, oas_buf *out);

/* The name of the component that the schema is, if it has functions; empty: it is none. */
oas_str component_name(const struct emitter *e, const struct schema *schema);

/* True if the file has a table of operations. */
bool has_operations(const struct emitter *e);

/* "struct pet *out", "oas_str *out", "const struct pet *in": a pointer to the root's type. */
oas_str root_pointer(struct emitter *e, const struct root *root, const char *before,
                     const char *name);

/* A text kept in e->mem. */
oas_str keep(struct emitter *e, oas_buf *text);

/* The comment that says who made a file, and what it is: "carecycle.h - …"; `more` may be "". */
void print_origin(struct emitter *e, const char *ending, const char *what, const char *more);

/* ---- types.c ---- */
void print_types(struct emitter *e);

/* ---- facts.c ---- */

/* Words of a comment are divided by semicolons: puts one if there is a word behind `from`. */
void next_word(oas_buf *out, size_t from);

/* Appends what a member may hold and its C type does not say, in a few words: "1..40 characters".
 */
void facts_of_part(const struct part *part, oas_buf *out);
/* "the member "a-b"" where the C name does not tell it: two were alike, or it has nothing that an
 * identifier can hold. */
void json_name_of_part(const struct part *part, oas_buf *out);
/* What a value of that type may be; nothing when that says all. */
void facts_of_value(const struct ctype *type, const struct schema *schema, oas_buf *out);
/* Title and description as prose, `most` bytes or a little more. */
void describe(const struct schema *schema, size_t most, oas_buf *out);
/* True if the declaration of `type` has the prose of `schema` above it. */
bool is_described(const struct ctype *type, const struct schema *schema);
/* The prose of a member, unless its type has it. What it refers to speaks for it where that is no C
 * type of its own; a component is named, for its prose stands at its functions. */
void describe_part(const struct emitter *e, const struct part *part, size_t most, oas_buf *out);

/* ---- rows.c: members of rows, by name; those that are 0 are left out ---- */

struct flag {
    unsigned bit;
    const char *name;
};

void row_begin(struct emitter *e);
void row_end(struct emitter *e); /* with its line */
void row_count(struct emitter *e, const char *name, uint64_t number);
void row_text(struct emitter *e, const char *name, oas_str text);
void row_word(struct emitter *e, const char *name, oas_str word);

/* Short rows: all columns in order, below each other, and a comment. */
void cells_begin(struct emitter *e);
void cell(struct emitter *e, oas_str word);
void cells_end(struct emitter *e, oas_str about);

/* The words of columns, by how oas/rows.def says that they are shown. */
oas_str text_word(struct emitter *e, oas_text text);
oas_str place_word(struct emitter *e, oas_text text);
oas_str count_word(struct emitter *e, uint64_t number);
oas_str number_word(struct emitter *e, int64_t number);
oas_str kinds_word(struct emitter *e, unsigned kinds);
oas_str use_word(struct emitter *e, oas_use use);
oas_str keyword_word(struct emitter *e, uint32_t keyword);
oas_str argument_word(struct emitter *e, uint32_t number); /* of the keyword of keyword_word() */
oas_str native_word(struct emitter *e, uint32_t native);
oas_str type_flags_word(struct emitter *e, unsigned flags);
oas_str check_flags_word(struct emitter *e, unsigned flags);
oas_str field_flags_word(struct emitter *e, unsigned flags);
oas_str flags_word(struct emitter *e, const struct flag *flags, unsigned value); /* "0": none */
oas_str piece_word(struct emitter *e, oas_str text); /* its place in the run of text */

/* `static const uint32_t NAME[] = { … };` */
void print_numbers(struct emitter *e, const char *name, const uint32_t *numbers, uint32_t count);

/* ---- place.c ---- */

/* A place of the plan as files show it: from the folder of the main document on. */
oas_str place_shown(struct emitter *e, oas_str place);

/* ---- program.c, layout.c, operations.c ---- */
void print_program(struct emitter *e);
void print_layout_rows(struct emitter *e);
void print_layout_tables(struct emitter *e);
/* The functions that give the texts of enumerators. */
void print_label_functions(struct emitter *e); /* after the run of text */
void print_operations(struct emitter *e);

#endif
