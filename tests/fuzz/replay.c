/* replay.c - runs the files of the given folders (or the given files) through a fuzz target; or
 * `--random SEED COUNT`: so many texts of random bytes, the same for the same seed; or `--changed SEED
 * COUNT FOLDER`: so many texts that are made of the folder's files by changes at random. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "fuzz.h"

static void read_file(const char *path, oas_buf *bytes)
{
    FILE *file = fopen(path, "rb");
    int c;
    if (!file) {
        perror(path);
        exit(3);
    }
    while ((c = getc(file)) != EOF)
        oas_buf_putc(bytes, (char)c);
    fclose(file);
}

static void run_bytes(const oas_buf *bytes)
{
    char *copy = fuzz_copy(bytes->at, bytes->len);
    (void)LLVMFuzzerTestOneInput((const uint8_t *)copy, bytes->len);
    free(copy);
}

static void run_file(const char *path)
{
    oas_buf bytes = {0};
    read_file(path, &bytes);
    run_bytes(&bytes);
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
static uint32_t next_number(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (uint32_t)(*state >> 32);
}

static uint64_t state_of(uint64_t seed)
{
    return seed * UINT64_C(0x9e3779b97f4a7c15) + 1;
}

static void run_random(uint64_t seed)
{
    enum { BYTES = 1024 };
    uint8_t bytes[BYTES];
    uint64_t state = state_of(seed);
    for (size_t i = 0; i < BYTES; i++)
        bytes[i] = (uint8_t)next_number(&state);
    char *copy = fuzz_copy(bytes, sizeof bytes);
    (void)LLVMFuzzerTestOneInput((const uint8_t *)copy, sizeof bytes);
    free(copy);
}

/* ---- changes at random ---- */

enum { MOST_FILES = 500, MOST_CHANGES = 6, MOST_TAKEN = 64 };

struct files {
    oas_buf at[MOST_FILES];
    size_t count;
};

static void read_folder(const char *path, struct files *files)
{
    struct dirent **entries;
    int count = scandir(path, &entries, no_dots, alphasort);
    for (int i = 0; i < count; i++) {
        char below[4096];
        snprintf(below, sizeof below, "%s/%s", path, entries[i]->d_name);
        if (files->count < MOST_FILES)
            read_file(below, &files->at[files->count++]);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

/* What stands from `at` on gives way to so many bytes of another place. */
static void replace(oas_buf *text, size_t at, size_t gone, const char *from, size_t length)
{
    oas_buf made = {0};
    oas_buf_put(&made, oas_str_of(text->at, at));
    oas_buf_put(&made, oas_str_of(from, length));
    oas_buf_put(&made, oas_str_of(text->at + at + gone, text->len - at - gone));
    oas_buf_free(text);
    *text = made;
}

/* A piece of some file, a byte that means something, or nothing, in the place of nothing or a piece.
 * The first byte, which selects, stays. */
static void change(const struct files *files, oas_buf *text, uint64_t *state)
{
    static const char marks[] = "\r\n\t \0:;,=&?%+#/[]{}\"\\-.*()<>@~\x7f\x80\xc3\xff";
    const oas_buf *other = &files->at[next_number(state) % files->count];
    size_t at = 1 + next_number(state) % text->len, left = text->len - at;
    size_t gone = next_number(state) % 2 && left ? next_number(state) % MOST_TAKEN % left : 0;
    size_t from = next_number(state) % other->len, length = next_number(state) % MOST_TAKEN;
    char mark = marks[next_number(state) % (sizeof marks - 1)];
    switch (next_number(state) % 4) {
    case 0:
        replace(text, at, gone, &mark, 1);
        break;
    case 1:
        replace(text, at, left ? 1 : 0, &mark, 1);
        break;
    case 2:
        replace(text, at, gone, "", 0);
        break;
    default:
        replace(text, at, gone, other->at + from,
                length < other->len - from ? length : other->len - from);
    }
}

static void run_changed(const struct files *files, uint64_t seed)
{
    uint64_t state = state_of(seed);
    const oas_buf *whole = &files->at[next_number(&state) % files->count];
    oas_buf text = {0};
    oas_buf_put(&text, oas_buf_str(whole));
    for (size_t i = 1 + next_number(&state) % MOST_CHANGES; i > 0; i--)
        change(files, &text, &state);
    run_bytes(&text);
    oas_buf_free(&text);
}

static size_t run_all_changed(uint64_t seed, uint64_t count, const char *folder)
{
    static struct files files;
    read_folder(folder, &files);
    for (uint64_t i = 0; files.count && i < count; i++)
        run_changed(&files, seed + i);
    for (size_t i = 0; i < files.count; i++)
        oas_buf_free(&files.at[i]);
    return files.count ? (size_t)count : 0;
}

int main(int count, char **arguments)
{
    size_t ran = 0;
    bool random = count == 4 && strcmp(arguments[1], "--random") == 0;
    bool changed = count == 5 && strcmp(arguments[1], "--changed") == 0;
    if (changed)
        ran = run_all_changed(strtoull(arguments[2], NULL, 10), strtoull(arguments[3], NULL, 10),
                              arguments[4]);
    for (uint64_t i = 0; random && i < strtoull(arguments[3], NULL, 10); i++, ran++)
        run_random(strtoull(arguments[2], NULL, 10) + i);
    for (int i = 1; !random && !changed && i < count; i++)
        ran += run_path(arguments[i]);
    printf("%zu inputs\n", ran);
    return ran == 0;
}
