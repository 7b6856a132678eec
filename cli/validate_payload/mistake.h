/* mistake.h - what is likely meant by what cannot be meant: hints on stderr, which change nothing.
 */
#ifndef VALIDATE_PAYLOAD_MISTAKE_H
#define VALIDATE_PAYLOAD_MISTAKE_H

#include "compiler.h"
#include "validate_payload/verdict.h"

/* For a payload that is no JSON: appends a hint if it looks like something else. */
void mistake_of_payload(const struct verdict *verdict, oas_buf *err);

/* Where SPEC says nothing and the first payload is a document: hints that they may be swapped. For
 * a compiler that has run up to STAGE_API, or failed on the way. */
void mistake_of_order(const struct validate_options *options, const struct compiler *compiler);

#endif
