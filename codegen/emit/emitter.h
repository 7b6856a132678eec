/* emitter.h - private to emit/: one file while it is written.
 *
 * All names that the header shows were made by the model. The static names of a source file are the
 * prefix, so that several files may be one translation unit, and a fixed word: type_rows,
 * check_rows, branch_rows, tag_rows, value_rows, object_rows, array_rows, field_rows, pattern_rows,
 * slot_rows, text_run, layout_rows, label_rows, variant_rows, sign_rows, mark_rows,
 * share_rows, layout_slots, layout_tables, property_rows, record_rows, series_rows, fork_rows,
 * way_rows, bound_rows, choice_rows, term_rows, entry_rows, fast_slots, fast_tables, pattern_slots,
 * operation_rows, and with numbers behind them texts_, media_, parameters_, responses_, servers_,
 * security_, operations_, callbacks_, long_text_. None of them can be one of the model's: those
 * functions and objects end in _type, _decode, _validate, _check, _encode, _copy, _equal, _print,
 * _text, _defaults, or are the model's operations, operation_of, init, release and program; its
 * enumerators are in upper case. OAS_HOLDER (oas/layout.h) is a macro only between the rows of a
 * struct's members, OASC_ENUM only around the functions of enums. */
#ifndef EMIT_EMITTER_H
#define EMIT_EMITTER_H

#include "emit/emit.h"
#include "emit/out.h"
#include "emit/texts.h"
#include "load/map.h"

struct layout_made;
struct tables;

struct emitter {
    struct out out;
    oas_arena mem;
    const struct model *model;
    const struct oas_program *program; /* of the plan; where rows are printed, that of `made` */
    const struct layout_made *made;    /* for rows: as they lie in memory; else NULL */
    const struct api *api;
    const struct emit_options *options;
    struct texts texts;          /* what the rows say as text */
    const struct tables *layout; /* private to layout: which of its tables there are */
    bool fast;                   /* there are rows of the fast walk */
    const oas_str *components;   /* by schema->id: the name of the component that it is, or none */
    bool *known;                 /* types by row: their tags are declared or defined above */
    struct map enums;            /* by tag: those that are defined above */
    bool forwards;               /* some were declared only */
    size_t file;                 /* as of a struct root: whose text it is; 0 also for the header */
    bool first;                  /* of a row's members: no comma yet */
    uint32_t keyword;            /* the last one that was shown */
    bool inner;                  /* the schema row that is shown stands in another */
};

void emitter_begin(struct emitter *e, const struct model *model, const struct api *api,
                   const struct emit_options *options);
bool emitter_finish(struct emitter *e, oas_buf *out);

/* Another file by the same emitter, after out_finish(). */
void emitter_begin_file(struct emitter *e);

/* The name of the component that the schema is, if it has functions; empty: it is none. */
oas_str emitter_component(const struct emitter *e, const struct schema *schema);

/* True if the file has a table of operations. */
bool emitter_has_operations(const struct emitter *e);

/* "struct pet *out", "oas_str *out", "const struct pet *in": a pointer to the root's type. */
oas_str emitter_root_pointer(struct emitter *e, const struct root *root, const char *before,
                             const char *name);

/* A text kept in e->mem. */
oas_str emitter_keep(struct emitter *e, oas_buf *text);

/* The comment that says who made a file, and what it is: "carecycle.h - …"; `more` may be "". */
void emitter_print_origin(struct emitter *e, const char *ending, const char *what,
                          const char *more);

/* What stands within presences and pointers. */
static inline const struct ctype *emitter_within(const struct ctype *type)
{
    while (type->shape == OAS_SHAPE_OPTION || type->shape == OAS_SHAPE_POINTER)
        type = type->item;
    return type;
}

#endif
