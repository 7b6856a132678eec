/* fuzz.h - what the fuzz targets share.
 *
 * Each fuzz_*.c is a libFuzzer target, and with replay.c an ordinary program that runs the files of
 * a folder through the same function. A broken promise prints what it was and aborts. */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include <oas/oas.h>

/* What libFuzzer calls with each input. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the program after printing which promise was broken where. */
void fuzz_fail(const char *file, int line, const char *promise);

#define FUZZ_CHECK(cond)                                                                           \
    do {                                                                                           \
        if (!(cond))                                                                               \
            fuzz_fail(__FILE__, __LINE__, #cond);                                                  \
    } while (0)

/* A copy that ends where its memory ends, so that a sanitizer sees one byte too many. Free it. */
char *fuzz_copy(const void *bytes, size_t len);

/* Judges `json` in every way that there is, and checks what must hold of the verdicts and of the
 * errors together. Returns the verdict. */
oas_status fuzz_judge(oas_type type, oas_str json);

#endif
