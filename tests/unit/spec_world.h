/* spec_world.h - a document as text, read as the OpenAPI model. */
#ifndef UNIT_SPEC_WORLD_H
#define UNIT_SPEC_WORLD_H

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "check.h"
#include "resolve/registry.h"
#include "spec/api.h"

#define HEAD "openapi: 3.1.0\ninfo: {title: t, version: '1'}\n"

static oas_arena mem;
static char folder[] = "/tmp/oas-unit-spec-XXXXXX";

struct world {
    struct diags diags;
    struct registry registry;
    struct api *api;
};

static inline void put_file(const char *name, const char *text)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    CHECK(file && fputs(text, file) >= 0);
    if (file)
        fclose(file);
}

static inline void open_text(struct world *world, const char *text)
{
    char path[128];
    *world = (struct world){.diags = {.mem = &mem}};
    world->registry = (struct registry){.mem = &mem, .diags = &world->diags};
    put_file("spec.yaml", text);
    snprintf(path, sizeof path, "%s/spec.yaml", folder);
    struct document *document = registry_open(&world->registry, path, NULL);
    world->api = document ? api_read(&world->registry, document) : NULL;
}

/* All diagnostics as "line:column: message; ...". */
static inline oas_str listing(const struct diags *diags)
{
    oas_buf out = {0};
    for (size_t i = 0; i < diags->count; i++) {
        const struct diag *d = &diags->at[i];
        char head[64];
        snprintf(head, sizeof head, "%s%u:%u: %s", i ? "; " : "", (unsigned)d->place.line,
                 (unsigned)d->place.column,
                 d->level == DIAG_NOTE      ? "note: "
                 : d->level == DIAG_WARNING ? "warning: "
                                            : "");
        oas_buf_puts(&out, head);
        oas_buf_put(&out, d->message);
    }
    oas_str kept = oas_arena_copy(&mem, oas_buf_str(&out));
    oas_buf_free(&out);
    return kept;
}

static inline const struct operation *by_id(const struct api *api, const char *id)
{
    for (size_t i = 0; i < api->operation_count; i++)
        if (oas_str_is(api->operations[i].id, id))
            return &api->operations[i];
    check_note(false, __FILE__, __LINE__, "there is such an operation");
    exit(check_done());
}

static inline void begin_worlds(void)
{
    CHECK(mkdtemp(folder));
}

static inline int end_worlds(void)
{
    static const char *const names[] = {"spec.yaml", "other.yaml"};
    for (size_t i = 0; i < 2; i++) {
        char path[64];
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
    rmdir(folder);
    oas_arena_free(&mem);
    return check_done();
}

#endif
