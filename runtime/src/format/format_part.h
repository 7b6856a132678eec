/* format_part.h - the room format: the values of `format`, and native matchers of patterns that
 * everybody writes. Here, what the format_*.c share. ASCII throughout: no locale, no ctype.
 *
 * In: a string's content. Out: whether it has the format; dates, times and UUIDs as numbers, and
 * their texts.
 * May use: block, base. */
#ifndef OAS_FORMAT_FORMAT_PART_H
#define OAS_FORMAT_FORMAT_PART_H

#include <oas/format.h>
#include <oas/value.h>

#include "base/ascii.h"

/* RFC 5321 section 4.1.2 sub-domain: letters, digits and, within, hyphens. */
bool oas_is_domain_label(oas_str label);

/* Four numbers with dots between them: what no host name can ever be (RFC 1123 section 2.1). Of a
 * text that is labels parted by dots. */
bool oas_is_dotted_decimal(oas_str text);

/* Parts a mailbox, whose local part is judged, `beyond`: with any character beyond ASCII (RFC 6531
 * section 3.3). What stands behind the @ is yet to be judged. */
bool oas_email_domain(oas_str text, bool beyond, oas_str *domain);

/* RFC 5321 section 4.1.2 Domain, address-literal. */
bool oas_is_mail_domain(oas_str text);

/* The number of a character of base64 (RFC 4648 table 1 or 2); 64 for others. */
unsigned oas_base64_sextet(oas_base64 form, char c);

/* The text between two places. */
static inline oas_str oas_str_between(const char *at, const char *end)
{
    return oas_str_of(at, (size_t)(end - at));
}

#endif
