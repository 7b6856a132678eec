/* Two layouts, and the rows of the fast walk beside them: what of them differs. */
#include "layout_differs.h"

#include <string.h>

static bool same_text(const oas_layout *a, oas_text one, const oas_layout *b, oas_text other)
{
    return one.len == other.len &&
           (one.len == 0 || memcmp(a->text + one.at, b->text + other.at, one.len) == 0);
}

/* A program's field rows; those of members of structs. */
static bool same_members(const oas_program *a, const oas_program *b, uint32_t first, uint32_t count)
{
    bool same = memcmp(&a->layout->properties[first], &b->layout->properties[first],
                       count * sizeof *a->layout->properties) == 0;
    for (uint32_t i = first; same && i < first + count; i++) {
        struct oas_field_row one = a->fields[i], other = b->fields[i];
        same = oas_str_equal(oas_program_text(a, one.name), oas_program_text(b, other.name));
        one.name = other.name;
        same = same && memcmp(&one, &other, sizeof one) == 0;
    }
    return same;
}

static bool same_labels(const oas_layout *a, const oas_layout *b, uint32_t first, uint32_t count)
{
    bool same = true;
    for (uint32_t i = first; same && i < first + count; i++)
        same = a->labels[i].value == b->labels[i].value &&
               same_text(a, a->labels[i].text, b, b->labels[i].text);
    return same;
}

static bool same_marks(const oas_layout *a, const oas_layout *b, uint32_t first, uint32_t count)
{
    bool same = true;
    for (uint32_t i = first; same && i < first + count; i++) {
        struct oas_mark_row one = a->marks[i], other = b->marks[i];
        same = same_text(a, one.text, b, other.text) && one.jtype == other.jtype &&
               one.with == other.with;
    }
    return same;
}

static bool same_signs(const oas_layout *a, const oas_layout *b, uint32_t first, uint32_t count)
{
    bool same = true;
    for (uint32_t i = first; same && i < first + count; i++) {
        struct oas_sign_row one = a->signs[i], other = b->signs[i];
        same = same_text(a, one.name, b, other.name);
        one.name = other.name;
        same = same && memcmp(&one, &other, sizeof one) == 0 &&
               same_marks(a, b, one.marks, one.mark_count);
    }
    return same;
}

static const char *row_differs(const oas_layout *a, const oas_layout *b, uint32_t index)
{
    struct oas_layout_row one = a->rows[index], other = b->rows[index];
    if (!same_text(a, one.text, b, other.text))
        return "text";
    if (one.size != other.size || one.align != other.align)
        return "size or alignment";
    one.text = other.text;
    if (memcmp(&one, &other, sizeof one) != 0)
        return "a column";
    if (one.label_count && !same_labels(a, b, one.labels, one.label_count))
        return "a label";
    if (one.shape == OAS_SHAPE_UNION && memcmp(&a->variants[one.parts], &b->variants[one.parts],
                                               one.part_count * sizeof *a->variants) != 0)
        return "a variant";
    if (one.share_count && memcmp(&a->shares[one.shares], &b->shares[one.shares],
                                  one.share_count * sizeof *a->shares) != 0)
        return "a share";
    if (one.sign_count && !same_signs(a, b, one.signs, one.sign_count))
        return "a sign";
    return NULL;
}

const char *layout_differs(const oas_program *a, const oas_program *b, uint32_t count,
                           uint32_t *row)
{
    const char *wrong = NULL;
    for (*row = 0; *row < count && !wrong; *row += !wrong) {
        const struct oas_layout_row *its = &a->layout->rows[*row];
        wrong = row_differs(a->layout, b->layout, *row);
        if (!wrong && its->shape == OAS_SHAPE_STRUCT &&
            !same_members(a, b, its->parts, its->part_count))
            wrong = "a member";
    }
    return wrong;
}
