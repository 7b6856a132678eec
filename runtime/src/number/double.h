/* double.h - JSON numbers as doubles and back, exactly, without locale. */
#ifndef OAS_NUMBER_DOUBLE_H
#define OAS_NUMBER_DOUBLE_H

#include <oas/base.h>

#define OAS_DOUBLE_SIZE 32 /* bytes that suffice for every double */

/* The double nearest to a valid JSON number literal, ties to even. False when that would be
 * infinite: *out is then untouched. Linear in the literal's length. */
bool oas_double_read(oas_str literal, double *out);

/* The same of digits * 10^exponent, where one product tells what that is, as nearly always. False
 * where it does not: *out is then untouched. */
bool oas_double_near(uint64_t digits, int64_t exponent, double *out);

/* False for infinities and NaN, whatever the compiler was told about them. */
static inline bool oas_double_finite(double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return (bits >> 52 & 0x7ff) != 0x7ff;
}

/* The shortest JSON number that reads back as `value`, which is finite: "0.1", "1e+21", "-0".
 * Returns its length; no NUL. */
size_t oas_double_write(double value, char out[OAS_DOUBLE_SIZE]);

#endif
