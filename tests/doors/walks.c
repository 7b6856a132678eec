/* walks.c - two walks, one answer. Every payload, as it is and changed at random, with an unmapped
 * page behind its last byte: by the fast walk and by a program without its rows, which is the full
 * walk alone. Status, errors, value and text must be the same, and nothing behind the text is read.
 *
 *     walks [--changed SEED COUNT] tests/payloads/create-campaign.request/ …
 *
 * COUNT texts are made of each payload; the changes are those of the seed. */
#include <glob.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "edge.h"
#include "generated.h"
#include "twice.h"

struct tally {
    unsigned times; /* of each payload */
    size_t valid, refused, failed;
};

static void try_text(struct tally *tally, const struct edge *edge, oas_type type, oas_str json,
                     const oas_options *options)
{
    oas_status status;
    json = edge_put(edge, json);
    const char *wrong = twice_differ(type, json, options, &status, NULL);
    tally->valid += status == OAS_OK;
    tally->refused += status == OAS_INVALID;
    tally->failed += wrong != NULL;
    if (wrong)
        printf("FAILED: %s (depth %zu, work %" PRIu64 ", string %zu, bytes %zu, pattern %" PRIu64
               ")\n" OAS_PRI "\n",
               wrong, options->max_depth, options->max_work, options->max_string,
               options->max_bytes, options->max_pattern_work, OAS_ARG(json));
}

/* Texts of all lengths are before the edge. */
static void try_file(struct tally *tally, const struct edge *edge, const char *folder,
                     const char *name, uint64_t *state)
{
    static char whole[EDGE_MOST], changed[EDGE_MOST];
    oas_type type;
    bool request;
    FILE *file = fopen(name, "rb");
    size_t size = file ? fread(whole, 1, sizeof whole - 16, file) : 0;
    if (file)
        fclose(file);
    for (unsigned i = 0; size && i < tally->times; i++) {
        if (!generated_find(folder, i & 1, &type, &request))
            break;
        oas_options options = edge_options(i, state);
        size_t len = size;
        memcpy(changed, whole, size);
        if (i > 3)
            edge_change(changed, &len, state);
        try_text(tally, edge, type, oas_str_of(changed, len), &options);
    }
}

int main(int argc, char **argv)
{
    struct tally tally = {.times = 32};
    struct edge edge;
    uint64_t state = UINT64_C(88172645463325252);
    int first = 1;
    if (argc > 3 && strcmp(argv[1], "--changed") == 0) {
        state ^= strtoull(argv[2], NULL, 10);
        tally.times = (unsigned)strtoul(argv[3], NULL, 10);
        first = 4;
    }
    if (!edge_open(&edge)) {
        perror("mmap");
        return 1;
    }
    for (int i = first; i < argc; i++) {
        glob_t files = {0};
        char pattern[600];
        snprintf(pattern, sizeof pattern, "%s*.json", argv[i]);
        if (glob(pattern, 0, NULL, &files) != 0)
            tally.failed++;
        for (size_t j = 0; j < files.gl_pathc; j++)
            try_file(&tally, &edge, argv[i], files.gl_pathv[j], &state);
        globfree(&files);
    }
    generated_release();
    printf("%zu valid, %zu refused, %zu failed\n", tally.valid, tally.refused, tally.failed);
    return tally.failed || !tally.valid || !tally.refused;
}
