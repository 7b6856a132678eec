/* Errors of C types in words: what a value should have been to fit, and what a struct has wrong. */
#include "message/message_layout.h"

#include <oas/layout.h>

#include "json/jtype.h"
#include "json/skim.h"
#include "message/error_place.h"
#include "message/noun.h"
#include "number/double.h"
#include "value/row.h"

static const struct oas_layout *layout_of(const oas_errors *errs)
{
    return errs->program->layout;
}

static oas_str text_of(const oas_errors *errs, oas_text text)
{
    return text.len ? oas_str_of(layout_of(errs)->text + text.at, text.len) : oas_str_of("", 0);
}

static bool is_label_of(const struct oas_label_row *label, uint32_t value)
{
    return value == 0 || label->value == value;
}

/* The label is a text, not true, 1 or null. */
static bool is_string(const oas_errors *errs, const struct oas_layout_row *row, uint32_t label)
{
    const oas_program *program = errs->program;
    return !row->tag ||
           program->values[program->tags[row->tag].values + label].jtype == OAS_JTYPE_STRING;
}

/* "a", "b" or "c": the row's labels, or only those of one value (0: of all). */
static void put_labels(const oas_errors *errs, oas_buf *out, const struct oas_layout_row *row,
                       uint32_t value)
{
    const struct oas_label_row *labels = &layout_of(errs)->labels[row->labels];
    struct oas_choice choice = {.out = out};
    for (uint32_t i = 0; i < row->label_count; i++)
        choice.count += is_label_of(&labels[i], value);
    for (uint32_t i = 0; i < row->label_count; i++)
        if (is_label_of(&labels[i], value))
            oas_choice_put(&choice, text_of(errs, labels[i].text), is_string(errs, row, i));
}

static void put_tagged(const oas_errors *errs, oas_buf *out, const struct oas_layout_row *row,
                       bool words)
{
    oas_buf_puts(out, words ? "an object whose member " : "object with member ");
    oas_buf_put_json(out, text_of(errs, row->text));
    oas_buf_puts(out, words ? " is " : " of ");
    put_labels(errs, out, row, 0);
}

static unsigned jtypes_of_variants(const oas_errors *errs, const struct oas_layout_row *row)
{
    unsigned jtypes = 0;
    for (uint32_t i = 0; i < row->part_count; i++)
        jtypes |= layout_of(errs)->variants[row->parts + i].jtypes;
    return jtypes;
}

/* The row that holds the value, behind presences and pointers. */
static const struct oas_layout_row *value_row(const oas_errors *errs, uint32_t index)
{
    const struct oas_layout_row *row = &layout_of(errs)->rows[index];
    while (row->shape == OAS_SHAPE_OPTION || row->shape == OAS_SHAPE_POINTER)
        row = &layout_of(errs)->rows[row->item];
    return row;
}

/* ---- objects that lack a member ---- */

static bool has_member(struct oas_reader r, oas_str name)
{
    for (bool more = oas_skim_first(&r, '}'); more; more = oas_skim_next(&r)) {
        struct oas_token key = oas_skim_key(&r);
        if (oas_token_equal(&key, name))
            return true;
        oas_skim_value(&r);
    }
    return false;
}

/* The first member that a struct of the row and kind always has and the object at `r` has not, or
 * OAS_NONE. */
static uint32_t lacking_member(const struct oas_layout_walk *in, const struct oas_layout_row *row,
                               uint32_t kind, struct oas_reader r)
{
    for (uint32_t i = 0; i < row->part_count; i++)
        if (oas_member_layout(in, row, i)->shape != OAS_SHAPE_OPTION &&
            oas_kind_declares(in, row, i, kind) && !has_member(r, oas_member_name(in, row, i)))
            return i;
    return OAS_NONE;
}

/* An object that is told by its members: it lacks one, or has more than the struct keeps. False
 * when neither is why the value at `r` does not fit. */
static bool put_members(const oas_errors *errs, oas_buf *out, const struct oas_layout_row *row,
                        struct oas_reader r, bool words)
{
    struct oas_layout_walk in = {.program = errs->program, .layout = layout_of(errs)};
    const char *tag;
    uint32_t kind = row->label_count ? oas_kind_of_tag(&in, row, r, &tag) : 0;
    if (*r.at != '{' || (row->label_count && kind == 0))
        return false;
    uint32_t lacking = lacking_member(&in, row, kind, r);
    oas_buf_puts(out, words ? "an object with" : "object with");
    if (lacking == OAS_NONE) {
        oas_buf_puts(out, "out further members");
        return true;
    }
    oas_buf_puts(out, " member ");
    oas_buf_put_json(out, oas_member_name(&in, row, lacking));
    return true;
}

/* ---- numbers that double rounds ---- */

/* False when that is not why the value at `r` does not fit. */
static bool put_rounded(oas_buf *out, struct oas_reader r, bool words)
{
    oas_str literal;
    bool plain;
    double value;
    if (oas_jtypes_of(*r.at) != OAS_JTYPE_NUMBER ||
        oas_read_number(&r, &literal, &plain) != OAS_OK || !oas_double_read(literal, &value))
        return false;
    oas_buf_puts(out, words ? "a number that double holds exactly" : "number exact in double");
    return true;
}

/* ---- what is expected ---- */

struct shape_words {
    unsigned jtypes;
    const char *words; /* NULL: the names of the JSON types */
    const char *short_words;
};

static const struct shape_words shapes[] = {
#define OAS_SHAPE(symbol, name, spelling, list, holds, words, short)                               \
    {OAS_JTYPE_##holds, words, short},
#include <oas/shapes.def>
#undef OAS_SHAPE
};

/* "an integer within 32 bits, 0 or more", "integer within 32 bits, >= 0" */
static void put_bits(oas_buf *out, const struct oas_layout_row *row, bool words)
{
    oas_buf_puts(out, words ? "an integer within " : "integer within ");
    oas_buf_put_u64(out, 8 * (uint64_t)row->size);
    oas_buf_puts(out, " bits");
    if (row->shape == OAS_SHAPE_UNSIGNED)
        oas_buf_puts(out, words ? ", 0 or more" : ", >= 0");
}

/* Several alternatives may be it, or none. */
static void put_signed(oas_buf *out, bool words)
{
    oas_buf_puts(out, words ? "a value that only one of its alternatives can be"
                            : "value of one alternative");
}

/* What the C type holds. */
static void put_shape(const oas_errors *errs, oas_buf *out, const struct oas_layout_row *row,
                      bool words)
{
    const struct shape_words *shape = &shapes[row->shape];
    bool is_union = row->shape == OAS_SHAPE_UNION;
    if (shape->words)
        oas_buf_puts(out, words ? shape->words : shape->short_words);
    else if (row->shape == OAS_SHAPE_SIGNED || row->shape == OAS_SHAPE_UNSIGNED)
        put_bits(out, row, words);
    else if (row->shape == OAS_SHAPE_ENUM)
        put_labels(errs, out, row, 0);
    else if (row->shape == OAS_SHAPE_CONST)
        oas_cut_put(out, text_of(errs, row->text));
    else if (row->label_count)
        put_tagged(errs, out, row, words);
    else if (row->sign_count)
        put_signed(out, words);
    else
        oas_jtypes_put(out, is_union ? jtypes_of_variants(errs, row) : shape->jtypes, words);
}

/* The constants that stand for the same kind as the label `wanted` does. */
static void put_kind(const oas_errors *errs, oas_buf *out, uint32_t wanted)
{
    const struct oas_layout *layout = layout_of(errs);
    const struct oas_layout_row *row = layout->rows;
    /* the row that the label belongs to: one that begins at or before it, and reaches it */
    while (row->label_count == 0 || wanted < row->labels ||
           wanted - row->labels >= row->label_count)
        row++;
    put_labels(errs, out, row, layout->labels[wanted].value);
}

/* A value that is of the C type's kind, and does not fit it all the same. False for others. */
static bool put_beyond(const oas_errors *errs, const oas_error *error, oas_buf *out,
                       const struct oas_layout_row *row, bool words)
{
    struct oas_reader r;
    if (error->code != OAS_CODE_UNREPRESENTABLE || !oas_error_value(errs, error, &r))
        return false;
    if (row->shape == OAS_SHAPE_STRUCT)
        return put_members(errs, out, row, r, words);
    return row->shape == OAS_SHAPE_DOUBLE && put_rounded(out, r, words);
}

static void put_value(const oas_errors *errs, const oas_error *error, oas_buf *out, bool words)
{
    const struct oas_layout_row *row = value_row(errs, error->fault);
    if (!put_beyond(errs, error, out, row, words))
        put_shape(errs, out, row, words);
}

/* The name that a map of the struct asks for; `share`: its row, or OAS_NONE. */
static void put_shared(const oas_errors *errs, oas_buf *out, uint32_t share, bool words)
{
    const oas_program *program = errs->program;
    if (share == OAS_NONE) {
        oas_buf_puts(out, words ? "a member's name that no pattern matches"
                                : "name that no pattern matches");
        return;
    }
    uint32_t pattern = layout_of(errs)->shares[share].pattern;
    oas_buf_puts(out, words ? "a member's name that matches " : "name that matches ");
    oas_cut_put(out, oas_program_text(program, program->patterns[pattern].text));
}

/* A member that the struct has once, and where a tag only chooses the kind, only in that kind. */
static void put_once(const oas_errors *errs, const oas_error *error, oas_buf *out)
{
    oas_buf_puts(out, "member ");
    oas_cut_put(out, oas_error_key(errs, error));
    oas_buf_puts(out, value_row(errs, error->fault)->flags & OAS_LAYOUT_CHOSEN
                          ? " only beside a tag that has it in C, and only once"
                          : " only once");
}

void oas_layout_expected(const oas_errors *errs, const oas_error *error, oas_buf *out, bool words)
{
    bool key = oas_error_key(errs, error).len > 0;
    if (error->code == OAS_CODE_NOT_JSON) {
        oas_buf_puts(out, words ? "one JSON text" : "JSON");
    } else if (error->code == OAS_CODE_NOT_FINITE) {
        oas_buf_puts(out, words ? "a finite number" : "finite number");
    } else if (error->code == OAS_CODE_NOT_UTF8 && key) {
        oas_buf_puts(out, words ? "a member's name in UTF-8" : "member's name in UTF-8");
    } else if (error->code == OAS_CODE_NOT_UTF8) {
        oas_buf_puts(out, words ? "a string in UTF-8" : "string in UTF-8");
    } else if (error->code == OAS_CODE_INVALID_UNION && error->fault == OAS_NONE) {
        oas_buf_puts(out, words ? "a value that is read back as its kind" : "value of its kind");
    } else if (error->code == OAS_CODE_INVALID_UNION) {
        put_kind(errs, out, error->fault);
        if (words)
            oas_buf_puts(out, " as its kind says");
    } else if (error->code == OAS_CODE_INVALID_KEY) {
        put_shared(errs, out, error->fault, words);
    } else if (key && error->code == OAS_CODE_UNREPRESENTABLE) {
        put_once(errs, error, out);
    } else if (key) {
        oas_buf_puts(out, words ? "a member's name" : "member's name");
    } else {
        put_value(errs, error, out, words);
    }
}

const char *oas_layout_fault(const oas_error *error)
{
    switch ((int)error->code) {
    case OAS_CODE_UNSET:
        return ", but it is unset";
    case OAS_CODE_NOT_FINITE:
        return ", but it is infinite or no number";
    case OAS_CODE_NOT_UTF8:
        return ", but its bytes are malformed";
    case OAS_CODE_NOT_JSON:
        return ", but it is none";
    default: /* invalid_value */
        return ", but it is set to something else";
    }
}
