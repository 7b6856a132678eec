/* Unions by JSON type. */
#include "model/jtypes.h"

#include "load/jtype.h"
#include "model/array.h"
#include "model/ctype.h"
#include "model/object.h"
#include "model/scalar.h"

void jtypes_union(struct modeller *m, const struct schema_set *set, const struct branches *branches,
                  oas_str name, struct value_shape *shape)
{
    struct names scope = member_names(m);
    struct ctype *type = shape->type = branch_union_by_type(m, set->at[0], name, branches->count);
    for (size_t i = 0; type->parts && i < branches->count; i++) {
        oas_str words = branch_words(m, branches->at[i], type->name, SIZE_MAX);
        branch_add_variant(m, type, &scope, branches->at[i], words,
                           modeller_jtypes(m, branches->at[i]) & JTYPE_NOT_NULL);
        branch_add_kind(m, type, words);
    }
}

void jtypes_shape(struct modeller *m, const struct schema_set *set, oas_str name,
                  struct value_shape *shape)
{
    static const unsigned each[] = {OAS_JTYPE_OBJECT, OAS_JTYPE_ARRAY, OAS_JTYPE_STRING,
                                    OAS_JTYPE_NUMBER, OAS_JTYPE_BOOLEAN};
    struct names scope = member_names(m);
    struct ctype *type = shape->type =
        branch_union_by_type(m, set->at[0], name, sizeof each / sizeof *each);
    for (size_t i = 0; type->parts && i < sizeof each / sizeof *each; i++) {
        unsigned jtypes = set->jtypes & each[i];
        if (jtypes == 0)
            continue;
        struct value_shape one = {0};
        oas_str words = branch_jtype_word(jtypes);
        struct part *part = &type->parts[type->part_count++];
        oas_str part_name = name_joined(m, type->name, words);
        if (jtypes & OAS_JTYPE_OBJECT)
            object_shape(m, set, part_name, &one);
        else if (jtypes & OAS_JTYPE_ARRAY)
            one.type = array_type(m, set, part_name);
        else
            one.type = scalar_type(m, set, jtypes);
        *part = (struct part){.type = one.type, .jtypes = jtypes, .required = true};
        part->name = name_taken(m, &scope, name_joined(m, oas_str_of(NULL, 0), words));
        branch_add_kind(m, type, words);
    }
}
