/* The JSON parsing test suite: y_ files are JSON, n_ files are not, i_ files may be either but must
 * get a verdict. Each text lies at the end of its own block, where a sanitizer sees any overrun. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include <oas/codec.h>

#include "check.h"
#include "support/left_out.h"

static const struct oas_schema_row any_row = {.jtypes = OAS_JTYPE_ANY};
/* A schema that looks at everything: each value is walked, none is skipped. */
static const struct oas_object_row objects[] = {{0}, {.rest = OAS_USE(1, 0)}};
static const struct oas_array_row arrays[] = {{0}, {.items = OAS_USE(1, 0)}};
static const struct oas_schema_row rows[] = {
    {.jtypes = OAS_JTYPE_ANY},
    {.object = 1, .array = 1, .jtypes = OAS_JTYPE_ANY},
};
static const oas_program skipping = {
    .abi = OAS_ABI, .text = "", .schemas = &any_row, .counts.schemas = 1};
static const oas_program walking = {.abi = OAS_ABI,
                                    .text = "",
                                    .schemas = rows,
                                    .counts.schemas = 2,
                                    .objects = objects,
                                    .arrays = arrays};

static oas_str read_exactly(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return oas_str_of(NULL, 0);
    fseek(file, 0, SEEK_END);
    size_t size = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(size ? size : 1);
    size_t got = bytes ? fread(bytes, 1, size, file) : 0;
    fclose(file);
    return oas_str_of(bytes, got);
}

static void judge(const char *name, const char *path)
{
    oas_str text = read_exactly(path);
    size_t before = check_failed;
    oas_error error, other;
    oas_errors errs = {.at = &error, .cap = 1}, errs2 = {.at = &other, .cap = 1};
    oas_status skipped = oas_validate((oas_type){&skipping, OAS_ANY, 0}, text, &errs, NULL);
    oas_status walked = oas_validate((oas_type){&walking, OAS_USE(1, 0), 0}, text, &errs2, NULL);
    CHECK_INT(skipped, walked);
    if (name[0] == 'y')
        CHECK_INT(skipped, OAS_OK);
    else if (name[0] == 'n' && skipped != OAS_TOO_LARGE) /* 100,000 open brackets */
        CHECK_INT(skipped, OAS_MALFORMED);
    if (skipped == OAS_MALFORMED) {
        CHECK_INT(errs.count, 1);
        CHECK_INT(errs2.count, 1);
        CHECK_INT(error.code, OAS_CODE_INVALID_JSON);
        CHECK_INT(error.offset, other.offset);
        CHECK(error.offset <= text.len);
    }
    if (check_failed > before)
        printf("   in %s\n", name);
    free((char *)text.at);
}

int main(void)
{
    static const char *const folders[] = {"test_parsing", "test_transform"};
    size_t files = 0;
    for (size_t i = 0; i < 2; i++) {
        char folder[1024], path[2048];
        snprintf(folder, sizeof folder, "%s/json-test-suite/%s", OASC_CORPORA, folders[i]);
        DIR *dir = opendir(folder);
        if (!dir) {
            left_out_corpus("the JSON parsing test suite", OASC_CORPORA, "json-test-suite");
            return LEFT_OUT;
        }
        for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
            if (entry->d_name[0] == '.')
                continue;
            snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
            judge(i ? "i" : entry->d_name, path);
            files++;
        }
        closedir(dir);
    }
    printf("%zu files\n", files);
    return check_done();
}
