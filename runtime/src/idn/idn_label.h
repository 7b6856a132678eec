/* idn_label.h - one label of a name: is it a U-label (RFC 5890 section 2.3.2.1)? */
#ifndef OAS_IDN_IDN_LABEL_H
#define OAS_IDN_IDN_LABEL_H

#include <oas/base.h>

#include "idn/punycode.h"

struct oas_idn_label {
    uint32_t codes[OAS_IDN_MOST];
    size_t count;
};

/* RFC 5891 section 4.2: hyphens, the first character, which characters are permitted, those whose
 * neighbours matter. With `normal`, the label is in Normalization Form C (section 4.2.1 there asks
 * for it by way of RFC 5890). */
bool oas_idn_is_u_label(const struct oas_idn_label *label, bool normal);

/* RFC 5893 section 2: what makes a name one that is read in two directions, and what each label of
 * such a name keeps to. */
bool oas_idn_label_is_bidi(const struct oas_idn_label *label);
bool oas_idn_label_keeps_bidi_rule(const struct oas_idn_label *label);

#endif
