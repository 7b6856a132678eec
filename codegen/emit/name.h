/* name.h - what the files are called. */
#ifndef EMIT_NAME_H
#define EMIT_NAME_H

#include <oas/base.h>

/* True if `name` can stand in an #include and in a file's name: not empty, and no control
 * character, quote, backslash, slash or what nobody sees. */
bool emit_name_fits(oas_str name);

/* The document at `path`: its file's name without the folder. */
oas_str emit_document_name(oas_str path);

/* The same without its ending: "petstore". "stdin" for "-". */
oas_str emit_base_name(oas_str path);

/* What the files are named if nobody says otherwise: the base name, or "api" where that does not
 * fit. */
oas_str emit_default_name(oas_str path);

#endif
