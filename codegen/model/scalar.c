/* Texts, booleans and numbers, which are whole or not, signed or not. */
#include "model/scalar.h"

#include "load/jtype.h"
#include "load/text.h"
#include "model/ctype.h"

static bool is_negative(const struct node *number)
{
    return number->text.len && number->text.at[0] == '-';
}

/* True if the number is beyond int64_t. Not exact for what is written with many zeros; a type that
 * is too wide is none the worse. */
static bool is_beyond_int64(oas_str text)
{
    static const char most[] = "9223372036854775807";
    size_t digits = 0;
    while (digits < text.len && text_is_digit(text.at[digits]))
        digits++;
    if (digits < text.len) {
        const char *e = memchr(text.at, 'e', text.len);
        e = e ? e : memchr(text.at, 'E', text.len);
        size_t rest = e ? text.len - (size_t)(e - text.at) : 0;
        return rest > 2 && memcmp(text.at + text.len - 2, "18", 2) > 0;
    }
    return digits > sizeof most - 1 ||
           (digits == sizeof most - 1 && memcmp(text.at, most, digits) > 0);
}

static bool is_whole(const struct node *number)
{
    for (size_t i = is_negative(number); i < number->text.len; i++)
        if (!text_is_digit(number->text.at[i]))
            return false;
    return true;
}

bool scalar_constants_are_whole(const struct schema_set *set)
{
    const struct clause *clause = schema_set_constants(set);
    size_t count = 0;
    const struct node *const *nodes = clause ? schema_clause_constants(clause, &count) : NULL;
    for (size_t i = 0; i < count; i++)
        if (nodes[i]->kind == NODE_NUMBER && !is_whole(nodes[i]))
            return false;
    return count > 0;
}

static bool constants_beyond_int64(const struct schema_set *set)
{
    const struct clause *clause = schema_set_constants(set);
    size_t count = 0;
    bool beyond = false;
    const struct node *const *nodes = clause ? schema_clause_constants(clause, &count) : NULL;
    for (size_t i = 0; i < count; i++) {
        if (nodes[i]->kind != NODE_NUMBER)
            continue;
        if (is_negative(nodes[i]))
            return false;
        beyond |= is_beyond_int64(nodes[i]->text);
    }
    return beyond;
}

static bool is_unsigned(const struct schema_set *set)
{
    bool positive = false, large = false;
    for (size_t i = 0; i < set->count; i++)
        for (const struct clause *clause = set->at[i]->clauses; clause; clause = clause->next) {
            bool low = clause->keyword == OAS_KEYWORD_MINIMUM ||
                       clause->keyword == OAS_KEYWORD_EXCLUSIVE_MINIMUM;
            bool high = clause->keyword == OAS_KEYWORD_MAXIMUM ||
                        clause->keyword == OAS_KEYWORD_EXCLUSIVE_MAXIMUM;
            positive |= low && !is_negative(clause->value);
            large |= (low || high) && !is_negative(clause->value) &&
                     is_beyond_int64(clause->value->text);
        }
    if (constants_beyond_int64(set))
        return true;
    return positive && large;
}

/* The integers of a format that is judged. */
struct width {
    oas_shape shape;
    unsigned bits; /* 0: the format is none of these */
};

static struct width width_of(oas_range range)
{
    static const struct width widths[OAS_RANGE_COUNT] = {
        [OAS_RANGE_INT8] = {OAS_SHAPE_SIGNED, 8},
        [OAS_RANGE_INT16] = {OAS_SHAPE_SIGNED, 16},
        [OAS_RANGE_INT32] = {OAS_SHAPE_SIGNED, 32},
        [OAS_RANGE_INT64] = {OAS_SHAPE_SIGNED, 64},
        [OAS_RANGE_UINT8] = {OAS_SHAPE_UNSIGNED, 8},
        [OAS_RANGE_UINT16] = {OAS_SHAPE_UNSIGNED, 16},
        [OAS_RANGE_UINT32] = {OAS_SHAPE_UNSIGNED, 32},
        [OAS_RANGE_UINT64] = {OAS_SHAPE_UNSIGNED, 64},
        [OAS_RANGE_DOUBLE_INT] = {OAS_SHAPE_SIGNED, 64},
        [OAS_RANGE_SF_INTEGER] = {OAS_SHAPE_SIGNED, 64},
    };
    return widths[range];
}

/* Of several formats the narrowest: its values are the only ones that can be valid. */
static struct width width_said(const struct schema_set *set)
{
    struct width found = {OAS_SHAPE_SIGNED, 0};
    for (size_t i = 0; i < set->count; i++) {
        const struct clause *clause = schema_clause(set->at[i], OAS_KEYWORD_FORMAT);
        struct width width = width_of(clause ? clause->range : OAS_RANGE_NONE);
        if (width.bits && (!found.bits || width.bits < found.bits))
            found = width;
    }
    return found;
}

static struct ctype *number_type(struct modeller *m, const struct schema_set *set, unsigned jtypes)
{
    struct width width = width_said(set);
    if (width.bits == 0 && jtypes & OAS_JTYPE_FRACTION)
        return ctype_new(m, OAS_SHAPE_DOUBLE, set->at[0]);
    if (width.bits == 0 || (width.bits == 64 && is_unsigned(set)))
        width = (struct width){is_unsigned(set) ? OAS_SHAPE_UNSIGNED : OAS_SHAPE_SIGNED, 64};
    return ctype_integer(m, width.shape, width.bits, set->at[0]);
}

struct ctype *scalar_type(struct modeller *m, const struct schema_set *set, unsigned jtypes)
{
    if (jtypes & OAS_JTYPE_STRING)
        return m->string;
    return jtypes & OAS_JTYPE_BOOLEAN ? m->boolean : number_type(m, set, jtypes);
}

bool scalar_shape(struct modeller *m, const struct schema_set *set, struct value_shape *shape)
{
    unsigned jtypes = set->jtypes & JTYPE_NOT_NULL;
    if (!jtype_is_one(jtypes) || jtypes & (OAS_JTYPE_OBJECT | OAS_JTYPE_ARRAY))
        return false;
    shape->type = scalar_type(m, set, jtypes);
    return true;
}
