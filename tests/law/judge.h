/* judge.h - the law for one payload: what decodes is encoded as an equal value. The C types are
 * made in memory, by their layouts alone; each payload goes twice, the second time with members
 * kept that the schema leaves open.
 *
 *     struct law_types types;
 *     if (law_types_make(&types, mem, diags, plan, wanted, count))
 *         … law_judge(&types, 0, direction, json).word …
 */
#ifndef LAW_JUDGE_H
#define LAW_JUDGE_H

#include <oas/codec.h>

#include "model/layout_made.h"
#include "model/model.h"
#include "opened.h"

struct law_types {
    const struct plan *plan;
    const struct wanted *wanted;
    oas_arena *mem;
    const struct model *models[2]; /* plain, and with members kept */
    struct layout_made made[2];
    struct opened opened;
    bool is_opened;
};

/* Of the plan's roots, which are `wanted`. `apart`: no two schemas share a type. False without
 * memory. `types` must stay where it is. */
bool law_types_make(struct law_types *types, oas_arena *mem, struct diags *diags,
                    const struct plan *plan, const struct wanted *wanted, size_t count, bool apart);

/* What became of a value. The word is
 *   "kept"       it went through its C type and back, and is what it was
 *   "beyond"     valid, but its C type does not hold it, for one of the reasons that there are: why
 *   "invalid"    it is no matter of the law
 *   any other    what is wrong, in a sentence */
struct law_verdict {
    const char *word, *why;
};

/* Of a value of the i-th of `wanted`. */
struct law_verdict law_judge(const struct law_types *types, size_t i, oas_direction direction,
                             oas_str json);

/* True if the word says that something is wrong. */
bool law_is_broken(const char *word);

#endif
