/* One pattern compiled and matched: by PCRE2, which this file alone knows, or by our own machine if
 * PCRE2 has nothing that means the same, or finds it too large. */
#include <oas/regex.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "ecma/regex_cost.h"
#include "pattern/regex_steps.h"
#include "pattern/regex_write.h"

/* The default budget of steps; a step is some 10 to 30 ns. */
#define PATTERN_WORK_BASE     1000000u
#define PATTERN_WORK_PER_BYTE 16u

/* PCRE2's own match limit does not bound the time: it starts anew at each place where a match may
 * start, and JIT code does not count every step. So a match is either known beforehand to be cheap,
 * from the number of ways in which the pattern can match, or it is metered by callouts. A way
 * without callouts is this much cheaper than a metered step. */
#define PLAIN_GAIN 8u

/* A step of our own machine is this much cheaper than a metered one. */
#define STEP_GAIN 4u

#define TEXT_MOST ((size_t)0x7fffffff)

/* Memory for a match is a fixed multiple of the text: JIT stack and interpreter's heap. */
#define JIT_STACK          ((size_t)64 << 10)
#define JIT_STACK_PER_BYTE 64u
#define HEAP_KIB           4096u
#define HEAP_PER_BYTE      256u

/* Bytes of what PCRE2 makes of a pattern that are made code of the machine. */
#define JIT_MOST ((size_t)4 << 10)

/* ECMA-262: `$` is the very end, a group that has not matched refers to the empty text, [] matches
 * nothing. Never PCRE2_UCP: \d and \w are ASCII. */
#define COMPILE_OPTIONS                                                                            \
    (PCRE2_UTF | PCRE2_DOLLAR_ENDONLY | PCRE2_ALLOW_EMPTY_CLASS | PCRE2_MATCH_UNSET_BACKREF)

struct oas_regex {
    oas_allocator from;  /* PCRE2 holds a pointer to it */
    pcre2_code *plain;   /* NULL: never known to be cheap */
    pcre2_code *metered; /* with callouts; NULL: always cheap */
    struct oas_regex_cost cost;
    struct oas_steps *own; /* in place of all that */
};

/* PCRE2's free() does not tell the size, so it is kept before the memory. */
union header {
    size_t size;
    max_align_t align;
};

static void *header_alloc(const oas_allocator *from, size_t size)
{
    if (size > SIZE_MAX - sizeof(union header))
        return NULL;
    union header *header = from->resize(from->user, NULL, 0, size + sizeof(union header));
    if (!header)
        return NULL;
    header->size = size + sizeof(union header);
    return header + 1;
}

static void header_free(const oas_allocator *from, void *memory)
{
    union header *header = (union header *)memory - 1;
    from->resize(from->user, header, header->size, 0);
}

static void *compile_alloc(size_t size, void *user)
{
    return header_alloc(user, size);
}

static void compile_free(void *memory, void *user)
{
    if (memory)
        header_free(user, memory);
}

/* ---- compiling ---- */

static void *no_memory(oas_regex_fault *fault)
{
    static const char message[] = "out of memory";
    memset(fault, 0, sizeof *fault);
    memcpy(fault->message, message, sizeof message);
    return NULL;
}

/* A pattern on its way to PCRE2. */
struct compiling {
    const struct oas_regex_tree *tree;
    oas_buf text;
    pcre2_compile_context *context;
    bool no_memory;
};

enum { LOOKS_AHEAD = 1, CHOOSES = 2, REPEATS = 4 };

/* What of these the pattern does. */
static unsigned doings(const struct oas_regex_node *node)
{
    bool ahead = node->kind == OAS_REGEX_LOOK && !node->behind && !node->negated;
    unsigned all = ahead                            ? LOOKS_AHEAD
                   : node->kind == OAS_REGEX_CHOICE ? CHOOSES
                   : node->kind == OAS_REGEX_REPEAT ? REPEATS
                                                    : 0;
    for (const struct oas_regex_node *at = node->inner; at; at = at->next)
        all |= doings(at);
    return all;
}

/* What PCRE2 does to begin a match sooner is wrong in two ways. Before 10.45 it takes the first
 * character of a lookahead for one that the match begins with, and asks for another one behind it:
 * (?=ab)a*a would not match "ab". And its machine code, in 10.42 at least, notes how far a
 * repetition failed, and does not try it again before that, though another alternative may have
 * come there: (?:-|)b*- would not match "-". */
static uint32_t options_for(const struct oas_regex_tree *tree)
{
    unsigned all = doings(tree->root);
    bool wrong = all & LOOKS_AHEAD || (all & CHOOSES && all & REPEATS);
    return COMPILE_OPTIONS | (wrong ? PCRE2_NO_START_OPTIMIZE : 0u);
}

/* The reader has checked the syntax: what PCRE2 still refuses is too much for it. */
static pcre2_code *compile(struct compiling *c, bool metered)
{
    int error = 0;
    PCRE2_SIZE at = 0;
    c->text.len = 0;
    bool said = oas_regex_write(c->tree, metered, &c->text);
    c->no_memory |= c->text.failed;
    if (!said || c->no_memory)
        return NULL;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)(c->text.len > 0 ? c->text.at : ""), c->text.len,
                                     options_for(c->tree), &error, &at, c->context);
    c->no_memory |= !code && error == PCRE2_ERROR_HEAP_FAILED;
    return code;
}

static bool is_anchored(const pcre2_code *code)
{
    uint32_t options = 0;
    pcre2_pattern_info(code, PCRE2_INFO_ALLOPTIONS, &options);
    return (options & PCRE2_ANCHORED) != 0;
}

/* Few enough ways for any text: below PLAIN_GAIN * (PATTERN_WORK_BASE + PATTERN_WORK_PER_BYTE * n).
 */
static bool always_cheap(struct oas_regex_cost cost)
{
    return cost.degree == 0 ||
           (cost.degree == 1 && cost.count <= PLAIN_GAIN * PATTERN_WORK_PER_BYTE);
}

static bool compile_both(struct oas_regex *regex, struct compiling *c)
{
    struct oas_regex_cost cost = oas_cost_of(c->tree->root);
    regex->plain = compile(c, false);
    if (!regex->plain)
        return false;
    /* A search may begin at each byte. */
    cost.degree += !is_anchored(regex->plain) && cost.degree < OAS_ECMA_ENDLESS;
    regex->cost = cost;
    if (!always_cheap(cost)) {
        regex->metered = compile(c, true);
        if (!regex->metered)
            return false;
    }
    if (cost.degree == OAS_ECMA_ENDLESS) {
        pcre2_code_free(regex->plain);
        regex->plain = NULL;
    }
    return true;
}

static void drop_codes(struct oas_regex *regex)
{
    pcre2_code_free(regex->metered);
    pcre2_code_free(regex->plain);
    regex->metered = NULL;
    regex->plain = NULL;
}

/* What PCRE2 cannot be told is read again, since on the way to PCRE2 the tree is changed. */
static bool compile_pattern(struct oas_regex *regex, oas_str pattern,
                            pcre2_compile_context *context, oas_regex_fault *fault)
{
    oas_arena mem = {.from = &regex->from};
    struct oas_regex_tree *tree = oas_regex_read(pattern, 0, &mem, fault);
    struct compiling c = {tree, {.from = &regex->from}, context, false};
    bool good = tree && oas_regex_even(tree, &mem) && compile_both(regex, &c);
    if (tree && !good) {
        drop_codes(regex);
        oas_arena_reset(&mem);
        tree = c.no_memory ? NULL : oas_regex_read(pattern, 0, &mem, fault);
        regex->own = tree ? oas_steps_make(tree, &regex->from) : NULL;
        good = regex->own || no_memory(fault);
        fault->own = good;
    }
    oas_buf_free(&c.text);
    oas_arena_free(&mem);
    return good;
}

static struct oas_regex *make_regex(oas_str pattern, const oas_allocator *from,
                                    oas_regex_fault *fault)
{
    from = from ? from : &oas_allocator_default;
    struct oas_regex *regex = from->resize(from->user, NULL, 0, sizeof *regex);
    if (!regex)
        return no_memory(fault);
    memset(regex, 0, sizeof *regex);
    regex->from = *from;
    bool good = false;
    pcre2_compile_context *context = NULL;
    pcre2_general_context *general =
        pcre2_general_context_create(compile_alloc, compile_free, &regex->from);
    if (general)
        context = pcre2_compile_context_create(general);
    if (context)
        good = compile_pattern(regex, pattern, context, fault);
    else
        no_memory(fault);
    pcre2_compile_context_free(context);
    pcre2_general_context_free(general);
    if (!good) {
        oas_regex_free(regex);
        return NULL;
    }
    return regex;
}

/* Where there is no JIT, or none is allowed, the interpreter does the same. A short pattern can
 * become a long one, which is hardly worth it: code of the machine takes 2 ms for each such KiB. */
static void add_jit(pcre2_code *code)
{
    size_t size = 0;
    if (code && pcre2_pattern_info(code, PCRE2_INFO_SIZE, &size) == 0 && size <= JIT_MOST)
        (void)pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
}

struct oas_regex *oas_regex_compile(oas_str pattern, const oas_allocator *from,
                                    oas_regex_fault *fault)
{
    struct oas_regex *regex = make_regex(pattern, from, fault);
    if (regex) {
        add_jit(regex->plain);
        add_jit(regex->metered);
    }
    return regex;
}

bool oas_regex_try(oas_str pattern, oas_regex_fault *fault)
{
    struct oas_regex *regex = make_regex(pattern, NULL, fault);
    oas_regex_free(regex);
    return regex != NULL;
}

void oas_regex_free(struct oas_regex *regex)
{
    if (!regex)
        return;
    oas_allocator from = regex->from;
    drop_codes(regex);
    oas_steps_free(regex->own, &from);
    from.resize(from.user, regex, sizeof *regex, 0);
}

/* ---- matching ---- */

/* What one match needs, for itself alone. PCRE2's small structures come from `block`, so that an
 * ordinary match allocates nothing. */
struct matcher {
    const oas_allocator *from;
    size_t used;
    uint64_t budget;
    const unsigned char *start; /* the place where the metered match now starts */
    size_t last;                /* how far it was at the last callout */
    pcre2_match_context *context;
    pcre2_match_data *data;
    pcre2_jit_stack *stack;
    union {
        max_align_t align;
        char bytes[1024];
    } block;
};

static void *match_alloc(size_t size, void *user)
{
    struct matcher *m = user;
    size_t align = _Alignof(max_align_t);
    size_t room = sizeof m->block.bytes - m->used;
    if (size > room)
        return header_alloc(m->from, size);
    void *memory = m->block.bytes + m->used;
    size = (size + align - 1) / align * align;
    m->used += size < room ? size : room;
    return memory;
}

static void match_free(void *memory, void *user)
{
    struct matcher *m = user;
    uintptr_t at = (uintptr_t)memory;
    uintptr_t block = (uintptr_t)m->block.bytes;
    if (memory && (at < block || at >= block + sizeof m->block.bytes))
        header_free(m->from, memory);
}

static uint32_t clamp32(uint64_t value)
{
    return value < UINT32_MAX ? (uint32_t)value : UINT32_MAX;
}

static uint64_t heap_kib(oas_str text)
{
    return HEAP_KIB + text.len / (1024 / HEAP_PER_BYTE);
}

static bool matcher_open(struct matcher *m, oas_str text, uint64_t work, const oas_allocator *from)
{
    m->from = from ? from : &oas_allocator_default;
    m->used = 0;
    m->budget = work;
    m->context = NULL;
    m->data = NULL;
    m->stack = NULL;
    pcre2_general_context *general = pcre2_general_context_create(match_alloc, match_free, m);
    if (!general)
        return false;
    m->context = pcre2_match_context_create(general);
    m->data = pcre2_match_data_create(1, general);
    pcre2_general_context_free(general);
    if (!m->context || !m->data)
        return false;
    pcre2_set_heap_limit(m->context, clamp32(heap_kib(text)));
    pcre2_set_match_limit(m->context, UINT32_MAX);
    pcre2_set_depth_limit(m->context, UINT32_MAX);
    return true;
}

static void matcher_close(struct matcher *m)
{
    pcre2_match_data_free(m->data);
    pcre2_match_context_free(m->context);
    pcre2_jit_stack_free(m->stack);
}

/* A step is a callout, or 16 bytes passed since the last one. */
static int count_step(pcre2_callout_block *block, void *user)
{
    struct matcher *m = user;
    const unsigned char *start = block->subject + block->start_match;
    if (start != m->start) {
        m->start = start;
        m->last = block->start_match;
    }
    size_t here = block->current_position;
    size_t moved = here > m->last ? here - m->last : m->last - here;
    m->last = here;
    uint64_t cost = 1 + moved / 16;
    if (cost > m->budget)
        return PCRE2_ERROR_MATCHLIMIT;
    m->budget -= cost;
    return 0;
}

static int run_once(const pcre2_code *code, struct matcher *m, oas_str text, uint32_t more)
{
    return pcre2_match(code, (PCRE2_SPTR)text.at, text.len, 0, PCRE2_NO_UTF_CHECK | more, m->data,
                       m->context);
}

/* First on the 32 KiB of machine stack that JIT code takes by itself, then on a stack of its own,
 * then interpreted. The budget is one for all. */
static int run(const pcre2_code *code, struct matcher *m, oas_str text)
{
    int result = run_once(code, m, text, 0);
    if (result != PCRE2_ERROR_JIT_STACKLIMIT)
        return result;
    size_t most = text.len < SIZE_MAX / JIT_STACK_PER_BYTE / 2 ? text.len : 0;
    pcre2_general_context *general = pcre2_general_context_create(match_alloc, match_free, m);
    if (general) {
        m->stack =
            pcre2_jit_stack_create(JIT_STACK, JIT_STACK + most * JIT_STACK_PER_BYTE, general);
        pcre2_general_context_free(general);
    }
    if (m->stack) {
        pcre2_jit_stack_assign(m->context, NULL, m->stack);
        result = run_once(code, m, text, 0);
    }
    return result == PCRE2_ERROR_JIT_STACKLIMIT ? run_once(code, m, text, PCRE2_NO_JIT) : result;
}

/* count * (len + 1)^degree against the limit. */
static bool is_cheap(struct oas_regex_cost cost, size_t len, uint64_t limit)
{
    uint64_t most = cost.count;
    for (uint32_t i = 0; i < cost.degree && most <= limit; i++)
        most = most > limit / ((uint64_t)len + 1) ? limit + 1 : most * ((uint64_t)len + 1);
    return most <= limit;
}

static int run_bounded(const struct oas_regex *regex, struct matcher *m, oas_str text, bool given)
{
    uint64_t limit = given ? m->budget : PLAIN_GAIN * m->budget;
    bool cheap = regex->plain && is_cheap(regex->cost, text.len, limit);
    if (!regex->metered || cheap)
        return run(regex->plain, m, text);
    m->start = NULL;
    m->last = 0;
    pcre2_set_callout(m->context, count_step, m);
    return run(regex->metered, m, text);
}

static oas_status match_by_pcre2(const struct oas_regex *regex, oas_str text, uint64_t work,
                                 bool given, const oas_allocator *from)
{
    struct matcher m;
    int result = PCRE2_ERROR_NOMEMORY;
    if (matcher_open(&m, text, work, from))
        result = run_bounded(regex, &m, text, given);
    matcher_close(&m);
    if (result >= 0)
        return OAS_OK;
    if (result == PCRE2_ERROR_NOMATCH)
        return OAS_INVALID;
    return result == PCRE2_ERROR_NOMEMORY ? OAS_NO_MEMORY : OAS_UNDECIDED;
}

oas_status oas_regex_match(const struct oas_regex *regex, oas_str text, uint64_t work,
                           const oas_allocator *from)
{
    bool given = work != 0;
    if (text.len > TEXT_MOST)
        return OAS_UNDECIDED;
    text.at = text.len > 0 ? text.at : "";
    if (!given)
        work = PATTERN_WORK_BASE + (uint64_t)PATTERN_WORK_PER_BYTE * text.len;
    if (!regex->own)
        return match_by_pcre2(regex, text, work, given, from);
    uint64_t steps = work < UINT64_MAX / STEP_GAIN ? work * STEP_GAIN : UINT64_MAX;
    uint64_t heap = heap_kib(text) * 1024;
    return oas_steps_match(regex->own, text, steps, heap < SIZE_MAX ? (size_t)heap : SIZE_MAX,
                           from);
}

void oas_regex_version(oas_buf *out)
{
    char text[64];
    int size = pcre2_config(PCRE2_CONFIG_VERSION, NULL);
    oas_buf_puts(out, "PCRE2");
    if (size <= 0 || (size_t)size > sizeof text || pcre2_config(PCRE2_CONFIG_VERSION, text) < 0)
        return;
    oas_buf_putc(out, ' ');
    oas_buf_puts(out, text);
}
