/* body_parts.h - a multipart body, part by part (RFC 2046 section 5.1, RFC 7578). */
#ifndef OAS_HTTP_BODY_PARTS_H
#define OAS_HTTP_BODY_PARTS_H

#include <oas/body.h>

struct oas_parts {
    oas_str body;
    oas_str boundary;
    oas_arena *mem;
    size_t most_head;   /* so many bytes may be a part's head */
    bool form_data;     /* each part says that it is of that, and has a name */
    bool named;         /* each has a name */
    oas_header *fields; /* of the part that is read now */
    size_t field_count;
    size_t field_room;
    oas_str joined;          /* a value of several lines as one, octet by octet: */
    const char *joined_from; /* these */
    const char *at;          /* behind a delimiter; NULL: there are no more */
    bool crlf;               /* lines end so; else in LF alone, as the first delimiter does */
    bool no_memory;
    oas_wire_fault fault;
    const char *fault_at;
};

/* RFC 2046 section 5.1.1: so many characters, of which a blank is not the last. */
enum { OAS_MOST_BOUNDARY = 70 };

bool oas_is_boundary(oas_str text);

/* How many characters of a name stand for *meant: "%22", "%0D", "%0A", as browsers write them, and
 * '\"'; nothing else is coded. */
size_t oas_part_coded(const char *at, const char *end, char *meant);

/* May a head have that field? Its name is visible ASCII without ':' (RFC 5322 section 2.2), and
 * neither NUL nor CR nor LF stands in its value. */
bool oas_part_may_have(oas_str name, oas_str value);

/* Does the Content-Disposition name the part so, and its file? Of form-data it has to be where
 * `form_data`. */
bool oas_part_is_called(oas_str disposition, bool form_data, const oas_body_part *part);

/* Up to the first delimiter. */
void oas_parts_begin(struct oas_parts *parts, oas_str content_type);

/* The next part, and its name as it stands there; both names at NULL: it has none. False behind the
 * last one, and after a fault. */
bool oas_parts_next(struct oas_parts *parts, oas_body_part *part, oas_str *raw_name);

#endif
