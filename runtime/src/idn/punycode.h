/* punycode.h - a label beyond ASCII in ASCII, and back (RFC 3492). */
#ifndef OAS_IDN_PUNYCODE_H
#define OAS_IDN_PUNYCODE_H

#include <oas/base.h>

/* RFC 1035 section 2.3.4: octets of a label; each code point beyond ASCII takes one at least. */
#define OAS_IDN_MOST 63

/* The code points that the text stands for, without its "xn--"; how many: 0 when it stands for
 * none, or for more than OAS_IDN_MOST. Basic ones are taken as they are. */
size_t oas_punycode_decode(oas_str text, uint32_t codes[OAS_IDN_MOST]);

/* The text of the code points, at most OAS_IDN_MOST, without "xn--"; its length, 0 when it is
 * longer than OAS_IDN_MOST. */
size_t oas_punycode_encode(const uint32_t *codes, size_t count, char text[OAS_IDN_MOST]);

#endif
