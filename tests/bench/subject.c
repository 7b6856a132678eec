#include "subject.h"

#include <stdio.h>
#include <stdlib.h>

#include "generated.h"
#include "support/target.h"

struct subject {
    struct target target;
    oas_type generated;
    void *value; /* of the generated type */
    oas_arena mem;
    oas_buf text;
};

static bool open_generated(struct subject *subject, const char *folder)
{
    bool request;
    if (!generated_find(folder, false, &subject->generated, &request))
        return false;
    const oas_layout *layout = subject->generated.program->layout;
    subject->value = calloc(1, layout->rows[subject->generated.layout].size + 1);
    return subject->value != NULL;
}

struct subject *subject_open(const char *group)
{
    struct subject *subject = calloc(1, sizeof *subject);
    char folder[4096];
    int len = snprintf(folder, sizeof folder, "tests/payloads/%s/", group);
    if (!subject || len < 0 || !target_open(&subject->target, oas_str_from(folder)) ||
        !open_generated(subject, folder)) {
        subject_close(subject);
        return NULL;
    }
    return subject;
}

void subject_close(struct subject *subject)
{
    if (subject) {
        target_close(&subject->target);
        oas_arena_free(&subject->mem);
        oas_buf_free(&subject->text);
        free(subject->value);
    }
    free(subject);
}

bool subject_validate(const struct subject *subject, oas_str json)
{
    return oas_validate(subject->target.type, json, NULL, NULL) == OAS_OK;
}

bool subject_decode(struct subject *subject, oas_str json)
{
    oas_arena_reset(&subject->mem);
    return oas_decode(subject->generated, subject->value, json, &subject->mem, NULL, NULL) ==
           OAS_OK;
}

bool subject_encode(struct subject *subject)
{
    subject->text.len = 0;
    return oas_encode(subject->generated, subject->value, &subject->text, NULL, NULL) == OAS_OK;
}
