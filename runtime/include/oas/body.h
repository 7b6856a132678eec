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
 *     oas_buf type = {0}, out = {0};  // Content-Type, and the body
 *     status = oas_body_write(media, json, NULL, 0, &type, &out, &mem, NULL);
 *
 * Forms. A body is read in the form of its Content-Type (oas_media_form()).
 *   urlencoded  application/x-www-form-urlencoded, by the URL standard's parser: pairs between '&',
 *               '+' is a space; written are %20 and %2B. The members of an object
 *   multipart   multipart/form-data (RFC 7578): parts between delimiters (RFC 2046 section 5.1), in
 *               CRLF, or in LF where the first line ends so. The members of an object, by their
 *               names; in these and in names of files %22, %0D, %0A and \" are '"', CR, LF, '"'
 *               Other multipart types, such as multipart/mixed: below
 *   text        by the rule that parameters have (oas/wire.h)
 *   json        as it is
 *   sequence    JSON Lines and its like: a value a line, where empty lines are none; and
 *               application/json-seq (RFC 7464). The items of an array
 *   bytes       where the schema takes a text: octets
 * Other forms, such as XML, have no JSON.
 *
 * Members. A member whose encoding (oas/operation.h) has a style stands in the body as a parameter
 * of that style stands in a query. Others stand by media type: a text by the rule of parameters, an
 * object as its JSON text; an array is there once for each of its items, and [] not at all. What is
 * there more than once and may be no array is a member that is given twice. Members are judged by
 * the body's schema, all of them as one JSON text.
 *
 * Parts have a media type of their own, which goes before that of their encoding and has to be one
 * of those that contentType lists. What its media type makes neither a text nor JSON is octets, as
 * is every part whose schema says so (`format: binary`, contentMediaType): a string that has a
 * character U+0000 to U+00FF for each octet, so that lengths count octets. As they came they are in
 * `parts`. A part of a media type without JSON, whose schema takes no text, leaves the body
 * undecided: so does one that has parts itself. Content-Transfer-Encoding is not undone (RFC 7578
 * section 4.7). Fields of a part's head are handed over; those that its encoding declares are judged
 * as headers of a reply are: where they are written, and by oas_request_validate() and its like.
 *
 * Lists of parts (OpenAPI 3.2 section 4.14.5.2). The parts of other multipart types are the items of
 * an array, in their order, and need no names; but where the schema takes objects and no arrays
 * they are its members, by the names in their Content-Disposition. Those of form-data are an array
 * where the schema takes arrays and no objects. Each item is a part, and an array in one is JSON.
 *
 * Items of a sequence are judged one by one: by itemSchema (OpenAPI 3.2 section 4.14), else by a
 * schema that takes no array; one that does judges all of them as an array. A text or octets with an
 * itemSchema, such as text/event-stream, have no JSON: how items stand in them is not known here. */
#ifndef OAS_BODY_H
#define OAS_BODY_H

#include <oas/wire.h>

OAS_BEGIN

/* A part of a multipart body. Read, it is views of it, but for names in which something is coded, and
 * for fields of several lines. */
typedef struct oas_body_part {
    oas_str name;              /* at NULL: it has none */
    oas_str file_name;         /* at NULL: it has none */
    oas_str media_type;        /* its Content-Type; at NULL: it has none */
    oas_str octets;            /* at NULL, where it is written: those of the member, else none */
    const oas_header *headers; /* the fields of its head. Read, all of them. Where it is written,
                                  Content-Disposition and Content-Type are left out or say the same
                                  as the members above, which make them where they are left out */
    size_t header_count;
} oas_body_part;

typedef struct oas_body {
    oas_wire_value value;       /* as one of a parameter, but it has none: status, JSON, places */
    const oas_body_part *parts; /* all of a multipart body, in their order */
    size_t part_count;
    const oas_media_encoding *encoding; /* of OAS_WIRE_PART_TYPE: the member's */
    size_t item; /* of a sequence: `value` is the item of that number, from 1, and is refused */
} oas_body;

/* Reads a body of that representation, and judges it. `content_type` is the one that came with it;
 * empty: that of `media`.
 *   OAS_OK         out->value.json is valid
 *   OAS_MALFORMED  it is not written as its form demands: out->value.fault says why; or what should
 *                  be JSON in it is none: out->value.json is that text, of which oas_validate()
 *                  says more
 *   OAS_INVALID    the schema refuses out->value.json: oas_validate() says why
 *   OAS_TOO_LARGE  beyond limits->max_values fields or parts, a part's head beyond
 *                  limits->max_bytes, or a limit of `options`
 *   OAS_UNDECIDED  also for what has no JSON: out->value.json is unset, then
 *   OAS_NO_MEMORY
 * oas_wire_place() leads from the JSON to the body. All that is made is of `mem`. `options` and
 * `limits` may be NULL; options->direction is that of the message. */
OAS_NODISCARD oas_status oas_body_read(const oas_media *media, oas_str content_type, oas_str body,
                                       oas_body *out, oas_arena *mem, const oas_options *options,
                                       const oas_wire_limits *limits);

/* Appends the body that `value` stands in, in the form of `media`, and its Content-Type, which may
 * be NULL.
 *
 * A multipart body may have `parts` as well, as they were read or as somebody made them: so names of
 * files, media types and fields of heads are written. The first part that has the name of a member
 * is that member's, of an array the next one the next item's; in a list each is of the item at its
 * place. It says all of its head, where there is a media type only if it has one; the octets are the
 * member's, as they stand in the part if they are the JSON text of an equal value. Parts that are no
 * member's are written as they are. Order: members that have no part; the parts, in their order;
 * items that have none left. What was read is so written as it came.
 *   OAS_INVALID          its schema refuses it; a field that the encoding of a part declares is
 *                        missing, or refused
 *   OAS_MALFORMED        it is no JSON
 *   OAS_UNREPRESENTABLE  it has no such form, or would be read back as another value; the media type
 *                        is a range; a part's names, media type or fields would break the body, or
 *                        be read as others, as the name "%22" is
 *   OAS_TOO_LARGE, OAS_UNDECIDED, OAS_NO_MEMORY
 * and both keep their length. `options` may be NULL. The boundary is the same for the same parts, or
 * the one that media->media_type names. */
OAS_NODISCARD oas_status oas_body_write(const oas_media *media, oas_json value,
                                        const oas_body_part *parts, size_t part_count,
                                        oas_buf *content_type, oas_buf *out, oas_arena *mem,
                                        const oas_options *options);

/* Appends the parts as they are, as a body of that media type: of a multipart one, whose boundary it
 * has to name, or of application/x-www-form-urlencoded, which has no place for names of files,
 * media types and fields. No schema is asked.
 *   OAS_UNREPRESENTABLE  another media type; a boundary that is none (RFC 2046 section 5.1.1) or
 *                        would end a part; names, media types or fields that would break the body, or
 *                        be read as others; no name in form-data
 *   OAS_NO_MEMORY
 * and `out` keeps its length. */
OAS_NODISCARD oas_status oas_body_put_parts(oas_str content_type, const oas_body_part *parts,
                                            size_t part_count, oas_buf *out);

/* The way back: the parts of a multipart body, as they stand in it, of `mem`. No schema is asked, so
 * that who is sent parts within a part takes that apart: its octets, with its own media type.
 *   OAS_MALFORMED  the media type is none of multipart; a delimiter, a head or a name is not written
 *                  as it should be
 *   OAS_TOO_LARGE  beyond a limit, as of oas_body_read()
 *   OAS_NO_MEMORY
 * and then there are none. `limits` may be NULL. */
OAS_NODISCARD oas_status oas_body_get_parts(oas_str content_type, oas_str body,
                                            const oas_body_part **parts, size_t *part_count,
                                            oas_arena *mem, const oas_wire_limits *limits);

/* The items of a sequence, as they stand in the body. */
typedef struct oas_body_items {
    const char *at;
    const char *end;
    bool marked;          /* there is RS before each */
    const char *fault_at; /* where they are not written as they should be; else NULL */
} oas_body_items;

/* `media_type` is one of a sequence. */
oas_body_items oas_body_items_of(oas_str media_type, oas_str body);

/* The next item, a view without blanks around it, which may be no JSON. False behind the last one,
 * and at a fault. */
bool oas_body_items_next(oas_body_items *items, oas_str *item);

/* What is wrong at items->fault_at, in `text`, as the one error of a text that is no JSON; what is
 * asked of *errs is as of oas_validate(). OAS_MALFORMED, or OAS_NO_MEMORY. */
oas_status oas_body_items_refused(const oas_body_items *items, oas_str text, oas_errors *errs);

OAS_END

#endif
