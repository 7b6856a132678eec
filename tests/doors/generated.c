#include "generated.h"

#include <stdio.h>
#include <stdlib.h>

#include "carecycle.h"
#include "carecycle_keep.h"
#include "pexip-engage.h"
#include "pexip-engage_keep.h"

struct words {
    char text[512];
    char *at[8];
    size_t count;
};

static bool read_words(struct words *words, const char *folder)
{
    char name[600];
    snprintf(name, sizeof name, "%starget", folder);
    FILE *file = fopen(name, "rb");
    bool read = file && fgets(words->text, sizeof words->text, file);
    if (file)
        fclose(file);
    bool inside = false;
    for (char *at = words->text; read && *at; at++) {
        bool space = *at == ' ' || *at == '\n';
        if (space)
            *at = '\0';
        else if (!inside && words->count < sizeof words->at / sizeof *words->at)
            words->at[words->count++] = at;
        inside = !space;
    }
    return words->count >= 3;
}

static const char *word_after(const struct words *words, const char *option)
{
    for (size_t i = 0; i + 1 < words->count; i++)
        if (strcmp(words->at[i], option) == 0)
            return words->at[i + 1];
    return NULL;
}

static const oas_media *media_of(const oas_operation *operation, const char *status)
{
    oas_str empty = {NULL, 0};
    if (!status)
        return oas_media_find(operation->request, operation->request_count, empty);
    const oas_response *response =
        oas_operation_response(operation, (unsigned)strtoul(status, NULL, 10));
    return response ? oas_media_find(response->media, response->media_count, empty) : NULL;
}

bool generated_find(const char *folder, bool keep, oas_type *type, bool *request)
{
    struct words words = {.count = 0};
    if (!read_words(&words, folder))
        return false;
    const oas_operations *operations =
        !strstr(words.at[0], "pexip")
            ? (keep ? &carecycle_keep_operations : &carecycle_operations)
            : (keep ? &pexip_engage_keep_operations : &pexip_engage_operations);
    const char *id = word_after(&words, "--operation"), *status = word_after(&words, "--response");
    const oas_operation *operation = oas_operation_by_id(operations, oas_str_from(id));
    if (!operation)
        operation = oas_operation_webhook(operations, oas_str_from(id), OAS_STR("POST"));
    const oas_media *media = operation ? media_of(operation, status) : NULL;
    if (media)
        *type = media->type;
    *request = status == NULL;
    return media != NULL;
}

oas_buf generated_payload(const char *name)
{
    oas_buf text = {0};
    char block[4096];
    FILE *file = fopen(name, "rb");
    for (size_t some; file && (some = fread(block, 1, sizeof block, file)) > 0;)
        oas_buf_put(&text, oas_str_of(block, some));
    if (file)
        fclose(file);
    return text;
}

void generated_release(void)
{
    carecycle_release();
    carecycle_keep_release();
    pexip_engage_release();
    pexip_engage_keep_release();
}
