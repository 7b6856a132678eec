/* annotation.h - which members of a schema are annotations of the values that it takes (JSON Schema
 * Core 2020-12 section 7.7). */
#ifndef SCHEMA_ANNOTATION_H
#define SCHEMA_ANNOTATION_H

#include "schema/schema.h"

/* The JSON types (OAS_JTYPE_*) of the values that `member` of the schema's node annotates, where
 * the schema takes them; 0: it is none. Annotations are what describes values, and from 2019-09 on
 * keywords that nobody knows. Not what keywords note for each other, such as the names that
 * `properties` has evaluated. */
unsigned annotation_jtypes(const struct schema *schema, const struct member *member);

#endif
