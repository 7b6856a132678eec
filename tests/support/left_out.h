/* left_out.h - what a test cannot run on this machine is left out by a line of one form, which
 * ./check collects: what, why, and what would bring it in. A test that is left out as a whole ends
 * with LEFT_OUT. tests/run/probe.py says the same line for tests in Python.
 *
 *     if (!set_comma()) {
 *         left_out("numbers with a decimal comma", "no locale has one", "apt-get install locales");
 *         return LEFT_OUT;
 *     }
 */
#ifndef TESTS_SUPPORT_LEFT_OUT_H
#define TESTS_SUPPORT_LEFT_OUT_H

#include <stdio.h>
#include <string.h>

enum { LEFT_OUT = 77 };

static inline void left_out(const char *what, const char *why, const char *cure)
{
    printf("left out | %s | %s | %s\n", what, why, cure);
    fflush(stdout);
}

/* `folder` is one of corpora.def that is not in `root`. */
static inline void left_out_corpus(const char *what, const char *root, const char *folder)
{
    static const char *const corpora[][3] = {
#define CORPUS(name, source, version) {name, source, version},
#include "support/corpora.def"
#undef CORPUS
    };
    char why[1200], cure[400] = "";
    snprintf(why, sizeof why, "the corpora in %s have no %s", *root ? root : "OASC_CORPORA",
             folder);
    for (size_t i = 0; i < sizeof corpora / sizeof *corpora; i++)
        if (strcmp(corpora[i][0], folder) == 0)
            snprintf(cure, sizeof cure, "%s @ %s as OASC_CORPORA/%s", corpora[i][1], corpora[i][2],
                     folder);
    left_out(what, why, cure);
}

#endif
