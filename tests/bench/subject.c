#include "subject.h"

#include <stdio.h>
#include <stdlib.h>

#include <oas/oas.h>

#include "support/target.h"

struct subject {
    struct target target;
};

struct subject *subject_open(const char *group)
{
    struct subject *subject = malloc(sizeof *subject);
    char folder[4096];
    int len = snprintf(folder, sizeof folder, "tests/payloads/%s/", group);
    if (!subject || len < 0 || !target_open(&subject->target, oas_str_from(folder))) {
        subject_close(subject);
        return NULL;
    }
    return subject;
}

void subject_close(struct subject *subject)
{
    if (subject)
        target_close(&subject->target);
    free(subject);
}

bool subject_validate(const struct subject *subject, oas_str json)
{
    return oas_validate(subject->target.type, json, NULL, NULL) == OAS_OK;
}
