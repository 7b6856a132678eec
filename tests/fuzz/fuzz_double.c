/* fuzz_double.c - a number's text read as a double, against the C library; and eight bytes as a
 * double, written and read back. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "number/double.h"
#include "fuzz.h"
#include "json/reader.h"

static uint64_t bits_of(double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

/* `text` has a NUL behind it. The library's conversion is right for texts of any length. */
static void check_read(oas_str text)
{
    double got = NAN, want = NAN;
    bool finite = oas_double_read(text, &got);
    FUZZ_CHECK(sscanf(text.at, "%lf", &want) == 1);
    FUZZ_CHECK(finite == (isfinite(want) != 0));
    FUZZ_CHECK(!finite || bits_of(got) == bits_of(want));
}

static void check_write(double value)
{
    char out[OAS_DOUBLE_SIZE];
    double back = NAN;
    if (!isfinite(value))
        return;
    oas_str text = oas_str_of(out, oas_double_write(value, out));
    struct oas_reader r = {
        .begin = text.at, .at = text.at, .end = text.at + text.len, .max_string = SIZE_MAX};
    oas_str literal;
    bool plain;
    FUZZ_CHECK(text.len <= OAS_DOUBLE_SIZE);
    FUZZ_CHECK(oas_read_number(&r, &literal, &plain) == OAS_OK && r.at == r.end);
    FUZZ_CHECK(oas_double_read(text, &back) && bits_of(back) == bits_of(value));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *copy = malloc(size + 1);
    if (!copy)
        return 0;
    if (size > 0)
        memcpy(copy, data, size);
    copy[size] = '\0';
    struct oas_reader r = {.begin = copy, .at = copy, .end = copy + size, .max_string = SIZE_MAX};
    oas_str literal;
    bool plain;
    if (size > 0 && (*copy == '-' || (*copy >= '0' && *copy <= '9')) &&
        oas_read_number(&r, &literal, &plain) == OAS_OK) {
        copy[literal.len] = '\0';
        check_read(literal);
    }
    free(copy);
    double value;
    if (size >= sizeof value) {
        memcpy(&value, data, sizeof value);
        check_write(value);
    }
    return 0;
}
