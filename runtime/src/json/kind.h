/* kind.h - the JSON types of a value, from its first byte. */
#ifndef OAS_JSON_KIND_H
#define OAS_JSON_KIND_H

/* The JSON types that may begin with this byte, as OAS_KIND_* bits; 0 for none. */
unsigned oas_kinds_of(char first);

#endif
