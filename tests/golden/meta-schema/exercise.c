/* The meta-schema of 2020-12 is a struct, which decodes the meta-schema. */
#include "exercise.h"
#include "meta-schema.h"

/* Its root, with the members in the order of the struct. */
static const char itself[] =
    "{\"$id\":\"https://json-schema.org/draft/2020-12/schema\","
    "\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"$dynamicAnchor\":\"meta\","
    "\"$vocabulary\":{\"https://json-schema.org/draft/2020-12/vocab/core\":true,"
    "\"https://json-schema.org/draft/2020-12/vocab/applicator\":true},"
    "\"properties\":{\"definitions\":{\"additionalProperties\":{\"$dynamicRef\":\"#meta\"},"
    "\"type\":\"object\",\"default\":{},\"deprecated\":true},"
    "\"dependencies\":{\"additionalProperties\":{\"anyOf\":[{\"$dynamicRef\":\"#meta\"},"
    "{\"$ref\":\"meta/validation#/$defs/stringArray\"}]},\"type\":\"object\",\"default\":{},"
    "\"deprecated\":true},"
    "\"$recursiveAnchor\":{\"$ref\":\"meta/core#/$defs/anchorString\",\"deprecated\":true}},"
    "\"allOf\":[{\"$ref\":\"meta/core\"},{\"$ref\":\"meta/applicator\"},true],"
    "\"type\":[\"object\",\"boolean\"]}";

int main(void)
{
    struct meta_schema schema;
    READ_STR(meta_schema, &schema, oas_str_from(itself), oas_str_from(itself));
    EXPECT(schema.kind == META_SCHEMA_KIND_OBJECT);
    const struct meta_schema_object *object = &schema.as.object;
    EXPECT(object->dynamic_anchor.is && object->all_of.value.count == 3);
    EXPECT(object->all_of.value.items[2].kind == META_SCHEMA_KIND_BOOLEAN);
    /* What $dynamicRef leads to is the whole meta-schema again, in whichever vocabulary it stands.
     */
    struct meta_schema_map_entry *entry =
        OAS_MAP_FIND(&object->properties.value, OAS_STR("definitions"));
    EXPECT(entry && entry->value.as.object.deprecated.value);
    const struct meta_schema *values = entry->value.as.object.additional_properties.value;
    SAME(values->as.object.dynamic_ref.value, "#meta");
    KEEP(meta_schema, &schema, "false");
    REFUSE(meta_schema, &schema, "{\"properties\":{\"a\":{\"not\":{\"minLength\":-1}}}}", TOO_SMALL,
           "/properties/a/not/minLength");
    REFUSE(meta_schema, &schema, "{\"$defs\":{\"a\":{\"type\":\"strng\"}}}", INVALID_VALUE,
           "/$defs/a/type");
    REFUSE(meta_schema, &schema, "{\"allOf\":[]}", TOO_SMALL, "/allOf");
    REFUSE(meta_schema, &schema, "{\"$anchor\":\"1\"}", INVALID_FORMAT, "/$anchor");
    meta_schema_release();
    return exercise_done();
}
