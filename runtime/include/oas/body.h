/* oas/body.h - bodies that are not one JSON text, and the JSON that they stand for. A server reads
 * them:
 *
 *     oas_body read;
 *     status = oas_body_read(media, content_type, body, &read, &mem, NULL, NULL);
 *     if (status == OAS_OK)
 *         … oas_decode(media->type, &form, oas_json_text(read.value.json), &mem, …) …
 *
 * and a client writes them:
 *
 *     oas_buf out = {0};
 *     status = oas_body_write(media, json, &out, &mem, NULL);
 *
 * Forms. A body is read in the form of its Content-Type (oas_media_form()).
 *   urlencoded  application/x-www-form-urlencoded, by the URL standard's parser: pairs between '&',
 *               '+' is a space; written are %20 and %2B. The members of an object
 *   text        by the rule that parameters have (oas/wire.h)
 *   json        as it is
 * Other forms have no JSON.
 *
 * Members. A member whose encoding (oas/operation.h) has a style stands in the body as a parameter
 * of that style stands in a query. Others stand by media type: a text by the rule of parameters, an
 * object as its JSON text; an array is there once for each of its items, and [] not at all. What is
 * there more than once and may be no array is a member that is given twice. Members are judged by
 * the body's schema, all of them as one JSON text. */
#ifndef OAS_BODY_H
#define OAS_BODY_H

#include <oas/wire.h>

OAS_BEGIN

typedef struct oas_body {
    oas_wire_value value; /* as one of a parameter, but it has none: status, JSON, places */
} oas_body;

/* Reads a body of that representation, and judges it. `content_type` is the one that came with it;
 * empty: that of `media`.
 *   OAS_OK         out->value.json is valid
 *   OAS_MALFORMED  it is not written as its form demands: out->value.fault says why; or what should
 *                  be JSON in it is none: out->value.json is that text, of which oas_validate()
 *                  says more
 *   OAS_INVALID    the schema refuses out->value.json: oas_validate() says why
 *   OAS_TOO_LARGE  beyond limits->max_values fields, or a limit of `options`
 *   OAS_UNDECIDED  also for what has no JSON: out->value.json is unset, then
 *   OAS_NO_MEMORY
 * oas_wire_place() leads from the JSON to the body. All that is made is of `mem`. `options` and
 * `limits` may be NULL; options->direction is that of the message. */
OAS_NODISCARD oas_status oas_body_read(const oas_media *media, oas_str content_type, oas_str body,
                                       oas_body *out, oas_arena *mem, const oas_options *options,
                                       const oas_wire_limits *limits);

/* Appends the body that `value` stands in, in the form of `media`, whose type has no '*'.
 *   OAS_INVALID          its schema refuses it
 *   OAS_MALFORMED        it is no JSON
 *   OAS_UNREPRESENTABLE  it has no such form, or would be read back as another value
 *   OAS_TOO_LARGE, OAS_UNDECIDED, OAS_NO_MEMORY
 * and `out` keeps its length. `options` may be NULL. */
OAS_NODISCARD oas_status oas_body_write(const oas_media *media, oas_json value, oas_buf *out,
                                        oas_arena *mem, const oas_options *options);

OAS_END

#endif
