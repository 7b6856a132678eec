/* jtype.h - the JSON types of a value, from its first byte. */
#ifndef OAS_JSON_JTYPE_H
#define OAS_JSON_JTYPE_H

/* The JSON types that may begin with this byte, as OAS_JTYPE_* bits; 0 for none. */
unsigned oas_jtypes_of(char first);

#endif
