/* groups.h - schemas with tests, compiled one by one: the files of tests/keywords and tests/formats
 * and those of the JSON Schema test suite, which all are a list of groups.
 *
 *     static void judge(void *user, struct group *group)
 *     {
 *         if (group->state == GROUP_READY)
 *             … oas_validate(group->compiled.type, …) …
 *     }
 *     groups_of_folder("tests/keywords", judge, NULL);
 */
#ifndef SUPPORT_GROUPS_H
#define SUPPORT_GROUPS_H

#include <oas/codec.h>

#include "support/compile.h"

enum group_state {
    GROUP_READY,
    GROUP_UNSUPPORTED, /* its schema needs what is not built */
    GROUP_WRONG        /* compiled.diags says why */
};

struct group {
    const char *file; /* "minimum.json" */
    const struct node *node;
    enum group_state state;
    bool widened; /* unsupported, but compiled: what is not built is left out */
    oas_direction direction;
    bool ignore_unknown;
    struct compile_options options; /* of its folder */
    struct compiled compiled;
};

/* Called for one group; what it is given goes when it returns. */
typedef void group_use(void *user, struct group *group);

/* A folder of the JSON Schema test suite, and how its schemas are meant. */
struct suite {
    const char *folder;
    const char *dialect; /* as --dialect names it */
    enum formats formats;
};

/* The last one has no folder. */
extern const struct suite suites[];

/* All groups of one file, in order. False when it is not a list. */
bool groups_of_file(const char *path, group_use *use, void *user);

/* All groups of a folder's files, by name. False when one of them, or the folder, is not there. */
bool groups_of_folder(const char *folder, group_use *use, void *user);

/* The same for a folder of the suite; `corpora` is where it is kept. */
bool groups_of_suite(const char *corpora, const struct suite *suite, group_use *use, void *user);

/* The group once more, with `schema` for its schema: the text must outlive it. It is released with
 * compiled_free(&again->compiled). */
void group_again(const struct group *group, oas_str schema, struct group *again);

/* A test's payload: its `text` as it stands, or its `data` as compact JSON, made in `json`. */
oas_str group_payload(const struct node *test, oas_buf *json);

/* How its payloads are judged. */
static inline oas_options group_options(const struct group *group)
{
    return (oas_options){.direction = group->direction, .ignore_unknown = group->ignore_unknown};
}

/* Prints where we are; `test` may be NULL. */
void group_say(const struct group *group, const struct node *test);

#endif
