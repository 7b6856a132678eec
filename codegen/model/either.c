/* One type for the values of two, or of several branches. */
#include "model/either.h"

#include "model/ctype.h"
#include "model/shape_of.h"

static bool is_text(const struct ctype *type)
{
    return type->shape == OAS_SHAPE_STRING || type->shape == OAS_SHAPE_ENUM ||
           type->shape == OAS_SHAPE_OPEN ||
           (type->shape == OAS_SHAPE_CONST && type->text.len && type->text.at[0] == '"');
}

static bool same_labels(const struct cenum *a, const struct cenum *b)
{
    bool same = a && b && a->label_count == b->label_count;
    for (size_t i = 0; same && i < a->label_count; i++)
        same = oas_str_equal(a->labels[i].text, b->labels[i].text);
    return same;
}

bool either_same(const struct ctype *a, const struct ctype *b)
{
    if (a == b)
        return true;
    if (!a || !b)
        return false;
    if (a->shape != b->shape)
        return false;
    if (a->shape == OAS_SHAPE_CONST)
        return oas_str_equal(a->text, b->text);
    if (a->shape == OAS_SHAPE_ENUM || a->shape == OAS_SHAPE_OPEN || a->shape == OAS_SHAPE_NUMBERED)
        return same_labels(a->cenum, b->cenum);
    if (a->shape == OAS_SHAPE_LIST || a->shape == OAS_SHAPE_MAP)
        return !a->endless && !b->endless && either_same(a->item, b->item);
    return a->shape <= OAS_SHAPE_STRING && a->shape != OAS_SHAPE_JSON && a->bits == b->bits;
}

/* What an int64_t or a double holds as well. */
static bool is_number(const struct ctype *type)
{
    return type->shape == OAS_SHAPE_SIGNED || type->shape == OAS_SHAPE_DOUBLE ||
           type->shape == OAS_SHAPE_NUMBERED ||
           (type->shape == OAS_SHAPE_UNSIGNED && type->bits < 64);
}

static struct ctype *wider_number(struct modeller *m, struct ctype *a, struct ctype *b)
{
    bool alike = a->shape == b->shape && a->bits && b->bits;
    if (a->shape == OAS_SHAPE_DOUBLE || (alike && a->bits > b->bits))
        return a;
    if (b->shape == OAS_SHAPE_DOUBLE || alike)
        return b;
    return ctype_integer(m, OAS_SHAPE_SIGNED, 64, a->schema);
}

struct ctype *either_of(struct modeller *m, struct ctype *a, struct ctype *b)
{
    if (!a || !b)
        return NULL;
    if (either_same(a, b)) {
        a->judged |= b->judged;
        return a;
    }
    if (is_text(a) && is_text(b))
        return a->shape == OAS_SHAPE_STRING ? a : b->shape == OAS_SHAPE_STRING ? b : m->string;
    if (is_number(a) && is_number(b))
        return wider_number(m, a, b);
    return NULL;
}

struct ctype *either_of_branches(struct modeller *m, const struct branches *branches, oas_str name)
{
    struct ctype *merged = NULL;
    for (size_t i = 0; i < branches->count; i++) {
        const struct value_shape *shape =
            shape_of(m, &branches->at[i], 1,
                     name_joined(m, name, branch_words(m, branches->at[i], name, i)));
        merged = i ? either_of(m, merged, shape->type) : shape->type;
        if (!merged)
            return NULL;
    }
    return merged;
}
