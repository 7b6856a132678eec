#include "tally.h"

#include <stdio.h>
#include <string.h>

static void count_reason(struct tally *tally, const char *why)
{
    enum { MOST = sizeof tally->reasons / sizeof *tally->reasons };
    size_t i = 0;
    while (i + 1 < MOST && tally->reasons[i].why && strcmp(tally->reasons[i].why, why) != 0)
        i++;
    tally->reasons[i].why = why;
    tally->reasons[i].count++;
}

void tally_count(struct tally *tally, struct law_verdict verdict, oas_str json, const char *where)
{
    if (law_is_broken(verdict.word)) {
        tally->wrong++;
        printf("%s: %s\n  " OAS_PRI "\n", where, verdict.word, OAS_ARG(json));
    } else if (strcmp(verdict.word, "kept") == 0) {
        tally->kept++;
    } else if (strcmp(verdict.word, "invalid") == 0) {
        tally->invalid++;
    } else {
        tally->beyond++;
        count_reason(tally, verdict.why);
    }
}

bool tally_print(const struct tally *tally, const char *of)
{
    printf("%s: %zu kept, %zu beyond their C type, %zu invalid, %zu not compiled, %zu wrong\n", of,
           tally->kept, tally->beyond, tally->invalid, tally->unbuilt, tally->wrong);
    for (size_t i = 0; i < sizeof tally->reasons / sizeof *tally->reasons; i++)
        if (tally->reasons[i].count)
            printf("  beyond: %zu: %s\n", tally->reasons[i].count, tally->reasons[i].why);
    return tally->wrong == 0 && tally->kept > 0;
}
