/* compile_document - the compiler as a library: what oasc does, without its command line.
 *
 *     compile_document SPEC HEADER SOURCE
 *
 * SPEC's name without its ending is what identifiers begin with, and what SOURCE includes: for
 * petstore.yaml HEADER is petstore.h in some folder. Exit: 0 done, 1 not done, 2 usage. */
#include <stdio.h>

#include "compiler.h"

static bool write_file(const char *path, const oas_buf *text)
{
    FILE *file = fopen(path, "wb");
    bool good = file && fwrite(text->at, 1, text->len, file) == text->len;
    if (file)
        good &= fclose(file) == 0;
    if (!good)
        perror(path);
    return good;
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fprintf(stderr, "usage: compile_document SPEC HEADER SOURCE\n");
        return 2;
    }
    struct compiler compiler = {.options = {.spec = argv[1]}};
    bool good = compiler_run(&compiler, STAGE_SOURCE);
    oas_buf said = {0};
    diags_render(&compiler.diags, false, &said); /* warnings, too */
    fprintf(stderr, OAS_PRI, OAS_ARG(oas_buf_str(&said)));
    good = good && write_file(argv[2], &compiler.header) && write_file(argv[3], &compiler.source);
    oas_buf_free(&said);
    compiler_free(&compiler);
    return !good;
}
