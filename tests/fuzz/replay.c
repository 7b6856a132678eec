/* replay.c - runs the files of the given folders (or the given files) through a fuzz target; or
 * `--random SEED COUNT`: so many texts of random bytes, the same for the same seed. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "fuzz.h"

static void run_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    oas_buf bytes = {0};
    int c;
    if (!file) {
        perror(path);
        exit(3);
    }
    while ((c = getc(file)) != EOF)
        oas_buf_putc(&bytes, (char)c);
    fclose(file);
    char *copy = fuzz_copy(bytes.at, bytes.len);
    (void)LLVMFuzzerTestOneInput((const uint8_t *)copy, bytes.len);
    free(copy);
    oas_buf_free(&bytes);
}

static int no_dots(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static size_t run_path(const char *path)
{
    struct stat what;
    struct dirent **entries;
    size_t ran = 0;
    if (stat(path, &what) == 0 && !S_ISDIR(what.st_mode)) {
        run_file(path);
        return 1;
    }
    int count = scandir(path, &entries, no_dots, alphasort);
    for (int i = 0; i < count; i++) {
        char below[4096];
        snprintf(below, sizeof below, "%s/%s", path, entries[i]->d_name);
        printf("%s\n", below);
        fflush(stdout);
        ran += run_path(below);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    return ran;
}

/* xorshift64, which is at home on any machine. */
static void run_random(uint64_t seed)
{
    enum { BYTES = 1024 };
    uint8_t bytes[BYTES];
    uint64_t state = seed * UINT64_C(0x9e3779b97f4a7c15) + 1;
    for (size_t i = 0; i < BYTES; i++) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        bytes[i] = (uint8_t)(state >> 32);
    }
    char *copy = fuzz_copy(bytes, sizeof bytes);
    (void)LLVMFuzzerTestOneInput((const uint8_t *)copy, sizeof bytes);
    free(copy);
}

int main(int count, char **arguments)
{
    size_t ran = 0;
    bool random = count == 4 && strcmp(arguments[1], "--random") == 0;
    for (uint64_t i = 0; random && i < strtoull(arguments[3], NULL, 10); i++, ran++)
        run_random(strtoull(arguments[2], NULL, 10) + i);
    for (int i = 1; !random && i < count; i++)
        ran += run_path(arguments[i]);
    printf("%zu inputs\n", ran);
    return ran == 0;
}
