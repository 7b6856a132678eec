/* idn_normal.h - Normalization Form C (Unicode Standard Annex #15). */
#ifndef OAS_IDN_IDN_NORMAL_H
#define OAS_IDN_IDN_NORMAL_H

#include <oas/base.h>

/* True if the code points, at most OAS_IDN_MOST and all of them permitted by IDNA, are in Form C.
 */
bool oas_idn_is_normal(const uint32_t *codes, size_t count);

#endif
