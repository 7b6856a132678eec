/* wire_coding.h - text as it stands in a part of a message, and what it stands for. */
#ifndef OAS_HTTP_WIRE_CODING_H
#define OAS_HTTP_WIRE_CODING_H

#include <oas/wire.h>

#include "base/ascii.h"

struct oas_coding {
    bool percent; /* %41 is an octet (RFC 3986 section 2.1) */
    bool plus;    /* '+' is a space, as forms have it */
    bool blanks;  /* blanks around it do not count (RFC 9110 section 5.6.1) */
};

/* How the values of a parameter are written. */
struct oas_coding oas_coding_of(const oas_parameter *parameter);

/* Over one octet, which may be coded. */
static inline const char *oas_coding_step(const struct oas_coding *coding, const char *at,
                                          const char *end)
{
    return coding->percent && oas_percent(at, end) ? at + 3 : at + 1;
}

/* What `raw` stands for: a view of it, or of `mem` where something was decoded. A fault: *at is
 * where; OAS_WIRE_FAULT_COUNT: there was no memory. */
oas_wire_fault oas_coding_read(const struct oas_coding *coding, oas_str raw, oas_arena *mem,
                               oas_str *text, const char **at);

/* Appends what `text` stands as. Of reserved characters (RFC 3986 section 2.2) those of `plain` are
 * left as they are. */
void oas_coding_write(const struct oas_coding *coding, oas_str text, const char *plain,
                      oas_buf *out);

/* RFC 9110 section 5.6.2: what methods and names of fields are. */
bool oas_coding_is_token(oas_str text);

/* Appends what stands between the variables of a template (RFC 6570 section 3.1): percent-encoded are
 * octets that no URI has, and '%' without two digits. */
void oas_coding_literal(oas_str text, oas_buf *out);

#endif
