/* fuzz_schema.c - any bytes as a schema, in five dialects; where one compiles, payloads follow. */
#include <stdlib.h>

#include "fuzz.h"
#include "load/diag_render.h"
#include "support/compile.h"

static const char *const payloads[] = {
    "null",
    "true",
    "0",
    "-1.5e1",
    "12345678901234567890",
    "\"\"",
    "\"a\\u0062c\"",
    "[]",
    "[1,\"a\",null,[2]]",
    "{}",
    "{\"a\":1,\"b\":{\"a\":\"x\",\"kind\":\"b\"},\"kind\":\"a\"}",
    "{\"a\":1,\"\\u0061\":2}",
    "{\"x\":[1,[2,[\"a\"]]],\"ax\":{\"x\":{},\"b\":null},\"b\":[]}",
    "[{\"x\":1},[1,2,2.0],{\"a\":[{\"x\":\"a\"}]},\"x\"]",
    "[{\"a\":[]},{\"a\":{\"a\":{\"a\":0}}}]",
    "{\"a\":",
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct compile_options dialects[] = {
        {.version = API_SCHEMA},
        {.version = API_3_0, .schema = {.formats = FORMATS_ASSERT}},
        {.version = API_SCHEMA, .schema = {.dialect = DIALECT_DRAFT4}},
        {.version = API_SCHEMA, .schema = {.dialect = DIALECT_DRAFT7}},
        {.version = API_SCHEMA, .schema = {.dialect = DIALECT_2019_09, .formats = FORMATS_ASSERT}},
    };
    char *copy = fuzz_copy(data, size);
    for (size_t i = 0; i < sizeof dialects / sizeof *dialects; i++) {
        struct compiled c;
        bool good = compile(&c, oas_str_of(copy, size), &dialects[i]);
        FUZZ_CHECK(good || diags_faults(&c.diags) > 0);
        oas_buf said = {0};
        diags_render(&c.diags, false, &said);
        oas_buf_free(&said);
        for (size_t j = 0; good && j < sizeof payloads / sizeof *payloads; j++)
            (void)fuzz_judge(c.type, oas_str_from(payloads[j]));
        compiled_free(&c);
    }
    free(copy);
    return 0;
}
