/* oas/oas.h - everything that a user of the runtime needs, and generated code as well.
 *
 *   base.h       texts, statuses, allocators, growing buffers
 *   arena.h      memory that is given back all at once
 *   value.h      what members of generated structs are: presences, lists, maps; dates, times,
 *                durations, UUIDs, base64
 *   codec.h      the four functions: validate, decode, check, encode; their options
 *   struct.h     C values as wholes: copied, compared, printed
 *   error.h      why a payload was refused, and where; as lines, as the body of an answer
 *   json.h       reading any JSON, and making it
 *   nearest.h    what was meant by a name that is none
 *   utf8.h       whether a text may be a JSON string, and its code points
 *   operation.h  the operations of an API, found by method and path
 *   wire.h       their parameters and headers as they stand in a message, read and written
 *   body.h       their bodies that are no JSON text, read to JSON and written
 *   message.h    requests and replies as wholes: judged part by part, and the answer that fits
 *   typed.h      parameters of requests as C structs
 *   call.h       requests as wholes, parameters, body and credentials, in one C struct; replies
 *   type.h       one schema, as every function takes it
 *   format.h     the values of `format`, and
 *   regex.h      those of `pattern`, for programs of your own
 *   regex_tree.h a pattern taken apart
 *   program.h    what generated tables are made of, and
 *   layout.h     where values lie in C, and
 *   fast.h       both once more, as what is usual is read: none is for hand writing */
#ifndef OAS_OAS_H
#define OAS_OAS_H

#include <oas/arena.h>
#include <oas/base.h>
#include <oas/body.h>
#include <oas/call.h>
#include <oas/codec.h>
#include <oas/error.h>
#include <oas/fast.h>
#include <oas/format.h>
#include <oas/json.h>
#include <oas/layout.h>
#include <oas/message.h>
#include <oas/nearest.h>
#include <oas/operation.h>
#include <oas/program.h>
#include <oas/regex.h>
#include <oas/regex_tree.h>
#include <oas/struct.h>
#include <oas/type.h>
#include <oas/typed.h>
#include <oas/utf8.h>
#include <oas/value.h>
#include <oas/wire.h>

#endif
