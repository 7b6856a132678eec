/* body_form.h - the members of a form: fields or parts by their names, as an object. */
#ifndef OAS_HTTP_BODY_FORM_H
#define OAS_HTTP_BODY_FORM_H

#include <oas/body.h>

#include "http/wire_pass.h"

/* All pieces of one member. */
struct oas_field {
    oas_str name;
    const oas_media_encoding *encoding; /* NULL: none is given */
    oas_parameter parameter;            /* what it is as one of a query */
    struct oas_chain named;
    struct oas_chain members; /* an exploded object's: called as its members */
};

struct oas_form_pass {
    struct oas_wire_pass wire; /* its pieces, each with its name as it stands */
    const oas_media *media;
    struct oas_coding coding;
    const oas_str *called;      /* the names of pieces, decoded */
    bool left_out;              /* pairs of a query: credentials, those of the template */
    const oas_body_part *parts; /* of a multipart body: what the pieces are */
    bool unread;                /* a part is of a media type that has no JSON */
    struct oas_field *fields;
    uint32_t field_count;
    struct oas_taker taker; /* the field that is read now */
    struct oas_guide guide; /* of the body */
    struct oas_making making;

    oas_str alien_raw; /* what should be JSON and is none */
};

/* Reads a query as a body of that representation, whose members are none of the operation's
 * credentials and no pairs of its path, but where the schema names them. Without any other pair it
 * is not there: OAS_OK, and no JSON. */
oas_status oas_form_read_query(const oas_media *media, const oas_operation *operation,
                               oas_str query, oas_body *out, oas_arena *mem,
                               const oas_options *options, const oas_wire_limits *limits);

/* Which pieces belong together. False without memory. */
bool oas_form_group(struct oas_form_pass *pass);

/* A piece whose media type is none that its encoding lists, from 1; 0: there is none. */
uint32_t oas_form_foreign(const struct oas_form_pass *pass, const oas_media_encoding **encoding);

/* Appends what the piece is by its media type, that of the encoding, which may be NULL, and what the
 * guide takes. */
void oas_form_part(struct oas_making *m, struct oas_form_pass *pass,
                   const oas_media_encoding *encoding, const struct oas_guide *guide,
                   uint32_t piece);

/* Is the part's media type none that its encoding, which may be NULL, lists? */
bool oas_form_is_foreign(const oas_media_encoding *encoding, const oas_body_part *part);

/* Appends octets as a string that has a character for each. */
void oas_form_octets(struct oas_making *m, oas_str octets);

/* Appends all fields as an object. */
void oas_form_object(struct oas_making *m, struct oas_form_pass *pass);

#endif
