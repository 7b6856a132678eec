/* compiler.h - the way into the compiler, which is a library: a document in, C out.
 *
 *     struct compiler compiler = {.options = {.spec = "petstore.yaml"}};
 *     oas_buf said = {0};
 *     if (compiler_run(&compiler, STAGE_SOURCE))
 *         ... compiler.header and compiler.source are the texts of petstore.h and petstore.c
 *     diags_render(&compiler.diags, false, &said);
 *     compiler_free(&compiler);
 *
 * The passes stand in stages.def, in their order; each lies in a folder beside this file, and none
 * of them knows this one. What a pass made can be looked at before the next one runs. Nothing is
 * printed, and no file is written. Compilers share nothing: each may run in a thread of its own. */
#ifndef COMPILER_H
#define COMPILER_H

#include "emit/emit.h"
#include "load/diag_render.h"
#include "model/given.h"
#include "model/split.h"
#include "model/wanted.h"
#include "plan/examples.h"
#include "plan/operations.h"
#include "plan/plan.h"
#include "schema/graph.h"

enum stage {
#define STAGE(symbol, name, dump) STAGE_##symbol,
#include "stages.def"
#undef STAGE
    STAGE_COUNT
};

/* Zero it, and set what is wanted; `spec` alone will do. Texts must live as long as the compiler.
 */
struct compiler_options {
    const char *spec;           /* the document's file; "-" is stdin */
    const char *root;           /* files that it refers to are below this folder; NULL: its own */
    const struct mapping *maps; /* where absolute references lead; others are never followed */
    size_t map_count;
    struct schema_options schemas; /* what schemas mean that do not say it */
    bool allow_unsupported;        /* what is not built yet is a warning */
    const char *program;           /* said before what has no place; NULL: nothing */
    bool strict;                   /* what leniencies.def lists is an error */

    /* Of compiler_run() alone. What is compiled: all of the document, or these components and what
     * they need; then what is wrong elsewhere does not count. With `some`, operations as well,
     * those that compiler->chosen names. */
    const oas_str *only;
    size_t only_count;
    bool some;
    oas_str name;   /* of NAME.h and NAME.c, see emit_name_fits(); empty: emit_default_name() */
    oas_str prefix; /* of all C identifiers, see prefix_fits(); empty: prefix_of() the name */
    const oas_str *strip; /* what names of components lose at their beginning */
    size_t strip_count;
    const struct rename *renames; /* names for parts of the document, each of which must be there */
    size_t rename_count;
    struct split split; /* in how many files the functions stand */
    bool apart;         /* inline schemas of one meaning and name share no type */
    bool keep_unknown;  /* objects keep members that the schema leaves open */
};

struct compiler {
    struct compiler_options options;
    struct node *schema; /* of compiler_judge() alone: what it judges by, set after STAGE_API to one
                            that `api` has; NULL takes any JSON */
    bool messages;       /* of compiler_judge() alone: it judges by all schemas that messages have,
                            and makes the table of operations */
    const bool *chosen;  /* where options.some: which of the operations of `api`, with their
                            callbacks, are compiled and make the table; set after STAGE_API */

    /* What the passes make, for those that come after them and for the caller to read. Each is zero
     * until its pass has run. */
    struct diags diags;       /* what they say: read it in any case, there may be warnings */
    struct registry registry; /* TREE: the documents that were read */
    struct api *api;
    struct subjects *subjects; /* API, as well: all that can be compiled. SCHEMA: of `part` */
    const struct api *part;    /* SCHEMA: `api`, or what was chosen of its operations */
    struct given given;        /* SCHEMA: the names that were chosen */
    struct wanted *wanted;     /* SCHEMA; not of compiler_judge(): that has plan->roots[0] */
    size_t wanted_count;
    struct graph *graph; /* all that is compiled was read into it */
    struct schema **roots;
    size_t root_count;
    struct plan *plan;
    struct model *model;
    const oas_operations *operations; /* stays NULL where components alone are chosen */
    oas_buf header;
    oas_buf source;
    oas_buf *parts; /* of the files beside NAME.c: model->file_count, called model->files */

    oas_arena mem;        /* where all of it lives: so a compiler stays where it is */
    oas_allocator noting; /* private: where that comes from, so that no want of memory is missed */
    int next;             /* private: the first pass that has not run; STAGE_COUNT after a fault */
    bool begun;           /* private */
    bool stopped;         /* private */
};

/* Runs the passes that have not run yet, up to `last`. False when one of them found a fault that
 * lets no other follow: `diags` has it; what was made until then stays, and later calls give false
 * as well. */
bool compiler_run(struct compiler *compiler, enum stage last);

/* The same up to PLAN for the one schema that compiler->schema names: what is wrong with others
 * does not count; or up to OPERATIONS for compiler->messages, where all of it counts. Who calls only
 * this links neither model/ nor emit/. A compiler runs by one of the two. */
bool compiler_judge(struct compiler *compiler, enum stage last);

/* "tree", "api", ... */
const char *stage_name(enum stage stage);

/* After STAGE_API: true if the document has that component. Each of options.only must be one. */
bool compiler_has(const struct compiler *compiler, oas_str component);

/* After STAGE_PLAN of compiler_run(): hands all defaults and examples of what is compiled to
 * `found`, whose examples->user is `user`. */
void compiler_examples(struct compiler *compiler, example_use *found, void *user);

/* Records as warnings what is wrong in parts of the document that are not compiled. */
void compiler_warn(struct compiler *compiler);

void compiler_free(struct compiler *compiler);

#endif
