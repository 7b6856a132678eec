/* Enums, labels, tags and members by their layout rows; errors of a C type. */
#include "value/row.h"

#include "error/errors.h"
#include "json/scalar.h"
#include "json/skim.h"

void oas_enum_store(void *at, size_t size, uint32_t value)
{
    uint8_t byte = (uint8_t)value;
    uint16_t two = (uint16_t)value;
    uint64_t eight = value;
    switch (size) {
    case sizeof byte:
        memcpy(at, &byte, sizeof byte);
        break;
    case sizeof two:
        memcpy(at, &two, sizeof two);
        break;
    case sizeof value:
        memcpy(at, &value, sizeof value);
        break;
    default:
        memcpy(at, &eight, sizeof eight);
    }
}

/* The number of `size` bytes that has these bits. */
static int64_t with_sign(uint64_t bits, size_t size)
{
    uint64_t sign = UINT64_C(1) << (8 * size - 1);
    return (int64_t)((bits ^ sign) - sign);
}

int64_t oas_signed_load(const void *at, size_t size)
{
    return with_sign(oas_enum_load(at, size), size);
}

bool oas_signed_store(void *at, size_t size, int64_t value)
{
    int64_t most = INT64_MAX >> (64 - 8 * size);
    bool fits = value <= most && value >= -most - 1;
    if (size == sizeof value)
        memcpy(at, &value, sizeof value);
    else if (fits)
        oas_enum_store(at, size, (uint32_t)value);
    return fits;
}

bool oas_unsigned_store(void *at, size_t size, uint64_t value)
{
    bool fits = value <= UINT64_MAX >> (64 - 8 * size);
    if (size == sizeof value)
        memcpy(at, &value, sizeof value);
    else if (fits)
        oas_enum_store(at, size, (uint32_t)value);
    return fits;
}

uint32_t oas_label_find(const struct oas_layout_walk *in, const struct oas_layout_row *row,
                        const struct oas_token *token)
{
    if (row->label_count == 0)
        return OAS_NONE;
    const uint32_t *slots = &in->layout->slots[row->label_slots];
    uint32_t at = oas_token_hash(token) & row->label_mask;
    for (; slots[at]; at = (at + 1) & row->label_mask) {
        uint32_t label = row->labels + slots[at] - 1;
        if (oas_token_equal(token, oas_layout_text(in, in->layout->labels[label].text)))
            return label;
    }
    return OAS_NONE;
}

uint32_t oas_label_of_constant(const struct oas_layout_walk *in, const struct oas_layout_row *row,
                               unsigned jtype, const struct oas_token *token)
{
    if (row->tag) {
        const struct oas_tag_row *tag = &in->program->tags[row->tag];
        uint32_t value =
            oas_find_value(in->program, tag->values, tag->slots, tag->mask, jtype, token);
        return value == OAS_NONE ? OAS_NONE : row->labels + (value - tag->values);
    }
    return jtype == OAS_JTYPE_STRING ? oas_label_find(in, row, token) : OAS_NONE;
}

/* Mostly each label has a value of its own, in order. */
uint32_t oas_label_of(const struct oas_layout_walk *in, const struct oas_layout_row *row,
                      uint64_t value)
{
    if (value == 0 || row->label_count == 0)
        return OAS_NONE;
    const struct oas_label_row *labels = &in->layout->labels[row->labels];
    if (value <= row->label_count && labels[value - 1].value == value)
        return row->labels + (uint32_t)value - 1;
    for (uint32_t i = 0; i < row->label_count; i++)
        if (labels[i].value == value)
            return row->labels + i;
    return OAS_NONE;
}

oas_str oas_open_text(const struct oas_layout_walk *in, const struct oas_layout_row *row,
                      const char *at)
{
    uint64_t value = oas_enum_load(at, row->entry);
    uint32_t label = oas_label_of(in, row, value);
    if (label != OAS_NONE)
        return oas_layout_text(in, in->layout->labels[label].text);
    return value == row->other ? oas_str_at(at + row->at) : oas_str_of(NULL, 0);
}

/* As C has it: an enum of this size, signed if one of its constants is. */
int64_t oas_numbered_load(const struct oas_layout_walk *in, const struct oas_layout_row *row,
                          const void *at)
{
    uint64_t value = oas_enum_load(at, row->size);
    bool negative = row->label_count && (int32_t)in->layout->labels[row->labels].value < 0;
    return negative ? with_sign(value, row->size) : (int64_t)value;
}

uint32_t oas_label_of_number(const struct oas_layout_walk *in, const struct oas_layout_row *row,
                             int64_t number)
{
    uint32_t low = row->labels, high = low + row->label_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int32_t value = (int32_t)in->layout->labels[middle].value;
        if (value == number)
            return middle;
        if (value < number)
            low = middle + 1;
        else
            high = middle;
    }
    return OAS_NONE;
}

oas_str oas_label_text(const oas_layout *layout, uint32_t labels, uint32_t count, uint32_t value)
{
    for (uint32_t i = labels; i < labels + count; i++) {
        oas_text text = layout->labels[i].text;
        if (layout->labels[i].value == value)
            return oas_str_of(layout->text + text.at, text.len);
    }
    return oas_str_of(NULL, 0);
}

uint32_t oas_label_value(const oas_layout *layout, uint32_t labels, uint32_t slots, uint32_t mask,
                         oas_str text)
{
    const uint32_t *table = &layout->slots[slots];
    uint32_t at = oas_name_hash(text) & mask;
    for (; table[at]; at = (at + 1) & mask) {
        const struct oas_label_row *label = &layout->labels[labels + table[at] - 1];
        if (oas_str_equal(text, oas_str_of(layout->text + label->text.at, label->text.len)))
            return label->value;
    }
    return 0;
}

/* The label that the tag's value is of; OAS_NONE when the value at `r` is no object or has no such
 * member or value. */
static uint32_t label_of_tag(const struct oas_layout_walk *in, const struct oas_layout_row *row,
                             struct oas_reader r, const char **at)
{
    oas_str name = oas_layout_text(in, row->text);
    *at = NULL;
    if (*r.at != '{')
        return OAS_NONE;
    for (bool more = oas_skim_first(&r, '}'); more; more = oas_skim_next(&r)) {
        struct oas_token token = oas_skim_key(&r);
        if (!oas_token_equal(&token, name)) {
            oas_skim_value(&r);
            continue;
        }
        *at = r.at;
        struct oas_scalar scalar;
        return oas_read_scalar(&r, &scalar)
                   ? oas_label_of_constant(in, row, scalar.jtype, &scalar.token)
                   : OAS_NONE;
    }
    return OAS_NONE;
}

uint32_t oas_kind_of_tag(const struct oas_layout_walk *in, const struct oas_layout_row *row,
                         struct oas_reader r, const char **at)
{
    uint32_t label = label_of_tag(in, row, r, at);
    return label == OAS_NONE ? row->other : in->layout->labels[label].value;
}

uint32_t oas_member_find(const struct oas_layout_walk *in, const struct oas_layout_row *row,
                         uint64_t kind, const struct oas_token *name)
{
    if (row->part_count == 0)
        return OAS_NONE;
    const uint32_t *slots = &in->program->slots[row->part_slots];
    uint32_t at = oas_token_hash(name) & row->part_mask;
    for (; slots[at]; at = (at + 1) & row->part_mask) {
        uint32_t i = slots[at] - 1; /* an object may have members that its struct has not */
        if (i < row->part_count && oas_kind_declares(in, row, i, kind) &&
            oas_token_equal(name, oas_member_name(in, row, i)))
            return i;
    }
    return OAS_NONE;
}

oas_status oas_layout_error(struct oas_layout_walk *in, oas_code code, uint32_t fault,
                            size_t offset)
{
    oas_error error = {.code = code,
                       .schema = in->schema,
                       .check = OAS_NONE,
                       .field = OAS_NONE,
                       .order = in->program->schemas[in->schema].order,
                       .fault = fault,
                       .reason =
                           code == OAS_CODE_INVALID_UNION ? OAS_REASON_BAD_TAG : OAS_REASON_NONE,
                       .offset = offset};
    in->found++;
    return in->errs ? oas_errors_add(in->errs, &error, NULL) : OAS_OK;
}
