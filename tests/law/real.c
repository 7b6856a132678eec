/* The documents by name. */
#include "real.h"

#include <stdio.h>

#include "support/left_out.h"

bool law_each_document(const char *corpora, const char *what,
                       bool judge(void *user, const char *path, const char *name), void *user,
                       size_t *count)
{
    static const char *const documents[][2] = {
        {"openapi/adyen", "CheckoutService-v71.yaml"},
        {"openapi/box", "openapi.json"},
        {"openapi/discord", "openapi.json"},
        {"openapi/github", "api.github.com.json"},
        {"openapi/kubernetes", "apis__apps__v1_openapi.json"},
        {"openapi/museum", "openapi.yaml"},
        {"openapi/openai", "openapi.yaml"},
    };
    bool good = true;
    *count = 0;
    for (size_t i = 0; good && i < sizeof documents / sizeof *documents; i++) {
        char path[2048];
        snprintf(path, sizeof path, "%s/%s/%s", corpora, documents[i][0], documents[i][1]);
        FILE *file = fopen(path, "r");
        if (!file) {
            left_out_corpus(what, corpora, documents[i][0]);
            continue;
        }
        fclose(file);
        ++*count;
        good = judge(user, path, documents[i][0]);
    }
    return good;
}
