/* octets.h - private to model/: which values of bodies that are not JSON are octets. */
#ifndef MODEL_OCTETS_H
#define MODEL_OCTETS_H

#include "model/modeller.h"

/* Marks in m->octets the schemas of parts of multipart bodies, of their items, and of bodies that
 * are octets as a whole. Where such a schema says no type, the value is application/octet-stream
 * (OpenAPI 3.1 section 4.8.14.3), a text in C. None of them is a schema that JSON reaches, whose C
 * type is its own. After holders_find(). */
void octets_find(struct modeller *m, const struct wanted *wanted, size_t count);

#endif
