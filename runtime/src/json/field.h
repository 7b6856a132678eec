/* field.h - the members that a schema names, found by a key as it was read. */
#ifndef OAS_JSON_FIELD_H
#define OAS_JSON_FIELD_H

#include <oas/fast.h>

#include "json/token.h"

/* The index of the key among the fields of `object`, or OAS_NONE. */
static inline uint32_t oas_find_field(const oas_program *program,
                                      const struct oas_object_row *object,
                                      const struct oas_token *key)
{
    if (object->field_count == 0)
        return OAS_NONE;
    const uint32_t *slots = &program->slots[object->slots];
    uint32_t at = oas_token_hash(key) & object->mask;
    for (; slots[at]; at = (at + 1) & object->mask) {
        uint32_t i = slots[at] - 1;
        oas_text name = program->fields[object->fields + i].name;
        if (oas_token_equal(key, oas_program_text(program, name)))
            return i;
    }
    return OAS_NONE;
}

/* The index of the key among the properties of `record`, or OAS_NONE: those of an object which has
 * several structs may stand in another order than its fields. */
static inline uint32_t oas_find_property(const oas_program *program,
                                         const struct oas_record_row *record,
                                         const struct oas_token *key)
{
    const struct oas_object_row *object = &program->objects[record->object];
    const struct oas_field_row *its = &program->fields[record->properties];
    uint32_t i = oas_find_field(program, object, key);
    if (i == OAS_NONE || record->properties == object->fields)
        return i;
    oas_text name = program->fields[object->fields + i].name; /* there is one text of a name */
    for (i = 0; i < record->count; i++)
        if (its[i].name.at == name.at && its[i].name.len == name.len)
            return i;
    return OAS_NONE;
}

#endif
