/* fuzz_agree.c - two walks, one answer, whatever the program: bytes as choices, and what they come to
 * as the seed of the rest. A schema of what documents have, and texts that mostly keep to it, changed
 * at random, under limits at random, before an unmapped page: by the fast walk and by the full one,
 * and their values, changed at random, checked and encoded by both (doors/twice.h).
 *
 * At the end a program says how many texts there were, and a number made of all that was said of
 * them: with another kernel of the room block it must be the same (fuzz/agree.py). FUZZ_SHOW=1 tells
 * each schema. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "edge.h"
#include "fuzz.h"
#include "model/build.h"
#include "model/layout_made.h"
#include "shapes.h"
#include "support/compile.h"
#include "twice.h"

enum { TEXTS = 128 };

static struct edge edge;
static uint64_t digest = UINT64_C(0xcbf29ce484222325), texts, valid, refused, programs;

static void tell(void)
{
    printf("%" PRIu64 " texts (%" PRIu64 " valid, %" PRIu64 " refused) by %" PRIu64
           " programs: %016" PRIx64 "\n",
           texts, valid, refused, programs, digest);
}

static uint64_t mixed(uint64_t sum, const void *bytes, size_t len)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < len; i++)
        sum = (sum ^ at[i]) * UINT64_C(0x100000001b3);
    return sum;
}

static void try_text(oas_type type, oas_str json, const oas_options *options)
{
    oas_status status;
    oas_buf said = {0};
    json = edge_put(&edge, json);
    const char *wrong = twice_differ(type, json, options, &status, &said);
    if (wrong)
        printf("%s (depth %zu, work %" PRIu64 ", string %zu, bytes %zu, pattern %" PRIu64
               ", direction %d)\n" OAS_PRI "\n",
               wrong, options->max_depth, options->max_work, options->max_string,
               options->max_bytes, options->max_pattern_work, (int)options->direction,
               OAS_ARG(json));
    fflush(stdout);
    FUZZ_CHECK(!wrong);
    digest = mixed(digest, said.at, said.len);
    texts++;
    valid += status == OAS_OK;
    refused += status == OAS_INVALID;
    oas_buf_free(&said);
}

static void try_texts(const struct shapes *shapes, oas_type type, bool keep, uint64_t *state)
{
    static char room[EDGE_MOST];
    oas_buf text = {0};
    for (unsigned i = 0; i < TEXTS; i++) {
        oas_options options = {.keep_unknown = keep};
        text.len = 0;
        shapes_text(shapes, state, &text);
        size_t len = text.len;
        FUZZ_CHECK(!text.failed && len + 8 < sizeof room);
        memcpy(room, text.at, len);
        if (edge_below(state, 2))
            edge_change(room, &len, state);
        if (edge_below(state, 2))
            options = edge_options(2 * (unsigned)edge_below(state, 6) + keep, state);
        try_text(type, oas_str_of(room, len), &options);
    }
    oas_buf_free(&text);
}

static void try_program(struct compiled *c, const struct shapes *shapes, uint64_t *state)
{
    bool keep = edge_below(state, 2);
    struct wanted wanted = compile_wanted(c);
    struct model_options options = {.prefix = OAS_STR("f_"), .keep_unknown = keep};
    struct layout_made made;
    const struct model *model = model_build(&c->mem, &c->diags, c->plan, &wanted, 1, &options);
    FUZZ_CHECK(model && layout_make(&made, &c->mem, model));
    programs++;
    try_texts(shapes, layout_made_type(&made, model->by_wanted[0]), keep, state);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct compile_options options = {.version = API_3_1,
                                                   .schema = {.formats = FORMATS_ASSERT}};
    static struct shapes shapes;
    struct shape_feed feed = {data, data + size};
    uint64_t state = mixed(UINT64_C(88172645463325252), data, size) | 1;
    struct compiled c;
    oas_buf schema = {0};
    if (!edge.end)
        FUZZ_CHECK(edge_open(&edge) && atexit(tell) == 0);
    shapes_choose(&shapes, &feed);
    shapes_schema(&shapes, &schema);
    FUZZ_CHECK(!schema.failed);
    bool good = compile(&c, oas_buf_str(&schema), &options);
    if (getenv("FUZZ_SHOW"))
        printf("%s " OAS_PRI "\n", good ? "good" : "bad", OAS_ARG(oas_buf_str(&schema)));
    FUZZ_CHECK(good || diags_faults(&c.diags) > 0);
    if (good)
        try_program(&c, &shapes, &state);
    compiled_free(&c);
    oas_buf_free(&schema);
    return 0;
}
