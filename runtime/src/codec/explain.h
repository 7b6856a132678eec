/* explain.h - the room codec: the entries, validate, decode, check and encode (oas/codec.h). They
 * put defaults for options, begin the walks, and say what each status means. Here, the
 * entries that are not public: why a payload was refused; one that was judged before, into C.
 *
 * In: what a caller gives. Out: a status, and errors that the verdict agrees with.
 * May use: block, base, json, error, value, walk, fast. */
#ifndef OAS_CODEC_EXPLAIN_H
#define OAS_CODEC_EXPLAIN_H

#include <oas/codec.h>

#include "json/reader.h"

/* How many times the work of a verdict its explanation may take. */
#define OAS_EXPLAIN_FACTOR 16

/* The second half of oas_validate(): all errors of what the verdict refused, be it the whole text
 * (`at` is NULL), or the value at `at` in a text that is JSON. `errs` is clear and knows the program
 * and the text. What meets a limit is told as far as it was found.
 *   OAS_INVALID    errs has at least one error
 *   OAS_MALFORMED  the whole text is not JSON, and that is the one error
 *   OAS_UNDECIDED OAS_TOO_LARGE  OAS_EXPLAIN_FACTOR times the work of a verdict, twice, did not
 *                  lead to any error; errs says which limit was met
 *   OAS_OK         there is none, which must be what the verdict says */
oas_status oas_explain(oas_type type, oas_str json, const char *at, oas_errors *errs,
                       const oas_options *options);

/* A text that is not JSON has that one error. OAS_MALFORMED, or that there is no memory. */
oas_status oas_explain_malformed(oas_errors *errs, oas_str json, enum oas_fault fault,
                                 size_t offset);

/* oas_decode() of what oas_validate() has just said OAS_OK of, with these options: it is stored, and
 * not judged again. */
oas_status oas_decode_judged(oas_type type, void *out, oas_str json, oas_arena *mem,
                             oas_errors *errs, const oas_options *options);

#endif
