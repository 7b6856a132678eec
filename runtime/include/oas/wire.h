/* oas/wire.h - parameters and headers as they stand in a message of HTTP, and the JSON that they
 * stand for. A server reads them:
 *
 *     oas_wire wire = {.path = path, .query = query, .headers = headers, .header_count = count};
 *     oas_wire_values values;
 *     if (oas_wire_read(operation, NULL, &wire, &values, &mem, NULL, NULL) == OAS_OK)
 *         for (size_t i = 0; i < values.count; i++)
 *             … values.at[i].parameter->name, values.at[i].json …
 *
 * and a client writes them:
 *
 *     oas_json json[] = {OAS_JSON("7"), OAS_JSON("[\"red\",\"blue\"]")};
 *     size_t culprit;  // json[i] is of operation->parameters[i]
 *     if (oas_wire_write(operation, NULL, json, &wire, &mem, NULL, &culprit) == OAS_OK)
 *         … wire.path, wire.query, wire.headers …
 *
 * All styles of OpenAPI 3.0, 3.1 and 3.2 (3.2 section 4.12.3), both ways, as their rows in
 * oas/operation.h say; what RFC 6570 says of the operators that these stand for holds.
 *
 * Text and JSON. A text on the wire is read as null, true, false or a number where it is one by the
 * grammar of JSON (so "007", "+5" and "True" are texts), and where the schema takes that; else as a
 * string. The first reading that the schema accepts is the value. Of a parameter that may be both,
 * a single value is tried before an array, an array before an object.
 *
 * Bytes. Texts are split at delimiters as they stand, then percent-decoded (RFC 3986 section 2.1);
 * in a query '+' is a space, and written are %20 and %2B. Values of headers and of the cookie style
 * are never decoded. Text is UTF-8; what is not is refused, as are '%' without two digits, blanks
 * and control characters in a target, and CR, LF, NUL in a header.
 *   path         what a variable of the operation's path takes. What stands between these, and the
 *                base path, is written as RFC 6570 section 3.1 says: percent-encoded where no URI has it
 *   query        `?a` is `?a=`, the empty text. A parameter that is no exploded array is there
 *                once. An exploded object takes the names that its schema declares, further ones
 *                where additionalProperties says so and no parameter has the name. deepObject
 *                nests: a[b][c]; arrays are a[], a[0] or the name again; written are %5B0%5D.
 *                spaceDelimited and pipeDelimited, exploded, are form
 *   header       names have no case. Fields given again are joined with ", " (Set-Cookie is not: an
 *                array has an item for each field, both ways). Blanks around items and items
 *                without a text do not count (RFC 9110 section 5.6.1)
 *   cookie       pairs between ';', without blanks around them (RFC 6265 section 5.2); what has no
 *                '=' is none. Quotes are part of a value
 *   querystring  the whole query, as text of its media type; application/x-www-form-urlencoded is
 *                read and written as a body is (oas/body.h): its pairs are the members of an object,
 *                without credentials of the operation's security and what its path has, unless the
 *                schema names them
 * By a media type a value is JSON, or a text; of others, such as XML, a text where the schema takes
 * one, else nobody knows: OAS_UNDECIDED.
 *
 * A parameter that is not there has no value; with allowEmptyValue, so has one with an empty text
 * that its schema refuses. There is no way to write [] or {}. Written is only what is read back as
 * the same value: everything else is refused, as is what the schema refuses.
 *
 * Nothing is allocated but from the arena (and what judging takes from options->allocator beyond 4
 * KiB). Time is near-linear in the message, for one operation. */
#ifndef OAS_WIRE_H
#define OAS_WIRE_H

#include <oas/json.h>
#include <oas/operation.h>

OAS_BEGIN

/* A field of a message's head: "X-Rate-Limit", "100". Blanks around the value do not count. */
typedef struct oas_header {
    oas_str name;
    oas_str value;
} oas_header;

/* Where parameters stand: views of a message that somebody else owns. */
typedef struct oas_wire {
    oas_str path;  /* of the target, with the server's base path: "/v2/pets/7" */
    oas_str query; /* what stands behind '?', without it */
    const oas_header *headers;
    size_t header_count;
} oas_wire;

/* What is wrong with a value; its code, and what was expected. Static text. */
typedef enum oas_wire_fault {
    OAS_WIRE_FINE,
#define OAS_WIRE_FAULT(symbol, code, expected) OAS_WIRE_##symbol,
#include <oas/wire.def>
    OAS_WIRE_FAULT_COUNT
} oas_wire_fault;

oas_code oas_wire_code(oas_wire_fault fault);
const char *oas_wire_expected(oas_wire_fault fault);

/* Where a piece of the JSON comes from. */
typedef struct oas_wire_mark {
    size_t offset;  /* in the JSON */
    const char *at; /* in the message */
    bool run;       /* the bytes that follow are the same on both sides, up to the next mark */
} oas_wire_mark;

/* A parameter's value. */
typedef struct oas_wire_value {
    const oas_parameter *parameter;
    oas_status status;    /* OAS_OK: `json` is valid, or unset; else why not, */
    oas_wire_fault fault; /* unless it is FINE; then oas_validate() says of `json` what is wrong */
    const char *at; /* where it stands in the message, or where the fault lies; NULL: nowhere */
    oas_json json;  /* unset: it is not there, or is none */
    const oas_wire_mark *marks;
    size_t mark_count;
} oas_wire_value;

/* All of them, in the rows' order; what has a mistake and is of no parameter. */
typedef struct oas_wire_values {
    oas_wire_value *at;
    size_t count;
    oas_wire_fault fault;   /* of the message: the first one */
    const char *fault_at;   /* where */
    const oas_str *unknown; /* names in the query that no parameter has, as they stand there */
    size_t unknown_count;
} oas_wire_values;

/* How much is read; zero means the default in each case. */
typedef struct oas_wire_limits {
    size_t max_values; /* pairs of the query and of cookies, and fields: 10,000 each */
    size_t max_bytes;  /* of path and query together, and of all fields: 65,536 each */
} oas_wire_limits;

/* Reads all parameters of a request; with `response`, one of the operation's, its headers, and path
 * and query are left alone. Every one of them is read and judged, whatever is wrong with another.
 *   OAS_OK         all are valid or not there, and none of these is required
 *   OAS_MALFORMED  what stands there is not written as it should be (bad_message)
 *   OAS_INVALID    a schema refuses a value, or one is missing or there twice
 *   OAS_TOO_LARGE  beyond a limit: none is read if it is one of `limits`
 *   OAS_UNDECIDED, OAS_NO_MEMORY
 * In any case *out is set; only without memory out->at may be NULL. Values and marks are taken from
 * `mem`. `options` and `limits` may be NULL; the direction is the message's own. */
OAS_NODISCARD oas_status oas_wire_read(const oas_operation *operation, const oas_response *response,
                                       const oas_wire *wire, oas_wire_values *out, oas_arena *mem,
                                       const oas_options *options, const oas_wire_limits *limits);

/* Where in the message the byte at `offset` of value->json comes from, such as an error's: mostly
 * the first byte of what stands for the value there. NULL when the value has no place. */
const char *oas_wire_place(const oas_wire_value *value, size_t offset);

/* Writes the parameters of a request, or the headers of a response: values[i] is that of the i-th,
 * unset where it is not there. *out has then the path (below the first server's base path; of a
 * webhook or callback, which go to an address that is not the document's, it is empty), the query,
 * which begins with that of the operation's path if there is one, and the fields, all taken from
 * `mem`; only one field is Cookie, the last one.
 *   OAS_OK, or for the first one of which it is not so, *culprit:
 *   OAS_INVALID          its schema refuses it, or it is required and unset
 *   OAS_MALFORMED        it is no JSON
 *   OAS_UNREPRESENTABLE  it has no form on the wire, or would be read back as another value
 *   OAS_TOO_LARGE, OAS_UNDECIDED, OAS_NO_MEMORY
 * and *out is empty. `options` and `culprit` may be NULL. */
OAS_NODISCARD oas_status oas_wire_write(const oas_operation *operation,
                                        const oas_response *response, const oas_json *values,
                                        oas_wire *out, oas_arena *mem, const oas_options *options,
                                        size_t *culprit);

OAS_END

#endif
