/* replay.c - runs the files of the given folders (or the given files) through a fuzz target. */
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

int main(int count, char **arguments)
{
    size_t ran = 0;
    for (int i = 1; i < count; i++)
        ran += run_path(arguments[i]);
    printf("%zu inputs\n", ran);
    return ran == 0;
}
