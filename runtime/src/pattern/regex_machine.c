/* The machine that matches what PCRE2 has no words for. Its stack is memory of the allocator's, so
 * that no text makes C's own grow. */
#include "base/utf8.h"
#include "ecma/regex_set.h"
#include "pattern/regex_steps.h"

/* A register that holds no place. */
#define MACHINE_NONE UINT64_MAX

/* Words that need no allocation. */
#define MACHINE_FIRST 128u

/* Words of the stack: the registers, then pairs. A pair is what to do when nothing matches any
 * more: on at a step (2 * step + 1) from a place, or back into a register (2 * register) with what
 * it held. */
struct machine {
    const struct oas_steps *steps;
    oas_str text;
    const oas_allocator *from;
    uint64_t work; /* that is left */
    size_t most;   /* words */
    size_t at;     /* the place, in bytes */
    uint64_t *words;
    size_t count, cap;
    oas_status status; /* OAS_OK, until a limit is met */
    uint64_t first[MACHINE_FIRST];
};

/* ---- stack ---- */

static bool machine_stop(struct machine *m, oas_status status)
{
    m->status = status;
    return false;
}

static bool machine_grow(struct machine *m, size_t more)
{
    size_t cap = m->cap < m->most / 2 ? 2 * m->cap : m->most;
    bool own = m->words != m->first;
    if (more > m->most || m->count > m->most - more)
        return machine_stop(m, OAS_UNDECIDED);
    cap = cap < m->count + more ? m->count + more : cap;
    uint64_t *words = m->from->resize(m->from->user, own ? m->words : NULL,
                                      own ? m->cap * sizeof *words : 0, cap * sizeof *words);
    if (!words)
        return machine_stop(m, OAS_NO_MEMORY);
    if (!own)
        memcpy(words, m->first, m->count * sizeof *words);
    m->words = words;
    m->cap = cap;
    return true;
}

static bool machine_push(struct machine *m, uint64_t what, uint64_t value)
{
    if (m->cap - m->count < 2 && !machine_grow(m, 2))
        return false;
    m->words[m->count++] = what;
    m->words[m->count++] = value;
    return true;
}

static bool set_register(struct machine *m, uint32_t which, uint64_t value)
{
    if (m->words[which] == value)
        return true;
    if (!machine_push(m, 2 * (uint64_t)which, m->words[which]))
        return false;
    m->words[which] = value;
    return true;
}

static bool machine_later(struct machine *m, uint32_t step)
{
    return machine_push(m, 2 * (uint64_t)step + 1, m->at);
}

/* Undoes until something else can be tried, down to `floor`. */
static bool machine_undo(struct machine *m, size_t floor, uint32_t *step)
{
    while (m->count > floor) {
        uint64_t value = m->words[--m->count], what = m->words[--m->count];
        if (what % 2 == 0) {
            m->words[what / 2] = value;
        } else if (step) {
            m->at = (size_t)value;
            *step = (uint32_t)(what / 2);
            return true;
        }
    }
    return false;
}

/* What else could be tried above `floor` is not: but what the registers held is still known. */
static void machine_settle(struct machine *m, size_t floor)
{
    size_t kept = floor;
    for (size_t i = floor; i < m->count; i += 2)
        if (m->words[i] % 2 == 0) {
            m->words[kept++] = m->words[i];
            m->words[kept++] = m->words[i + 1];
        }
    m->count = kept;
}

static bool machine_work(struct machine *m, uint64_t steps)
{
    if (steps > m->work)
        return machine_stop(m, OAS_UNDECIDED);
    m->work -= steps;
    return true;
}

/* ---- the text ---- */

/* The character there, or before; false at the end. */
static bool look_at(const struct machine *m, size_t at, bool back, uint32_t *code, size_t *length)
{
    if (at == (back ? 0 : m->text.len))
        return false;
    size_t from = at;
    if (back)
        do
            from--;
        while (((unsigned char)m->text.at[from] & 0xc0) == 0x80);
    *code = oas_utf8_get(m->text.at + from, length);
    return true;
}

static bool is_one_of(const struct machine *m, const struct oas_machine_step *s, uint32_t code)
{
    const oas_regex_range *ranges = m->steps->ranges + s->first;
    size_t count = s->count;
    while (count > 0) {
        size_t middle = count / 2;
        if (code < ranges[middle].first) {
            count = middle;
        } else if (code > ranges[middle].last) {
            ranges += middle + 1;
            count -= middle + 1;
        } else {
            return true;
        }
    }
    return false;
}

static bool match_set(struct machine *m, const struct oas_machine_step *s)
{
    uint32_t code;
    size_t length;
    if (!look_at(m, m->at, s->back, &code, &length) || !is_one_of(m, s, code))
        return false;
    m->at = s->back ? m->at - length : m->at + length;
    return true;
}

/* Section 22.2.2.7.2, BackreferenceMatcher: as many characters, which may differ by case. */
static bool match_folded(struct machine *m, const struct oas_machine_step *s, size_t from,
                         size_t to)
{
    size_t at = s->back ? to : from, end = s->back ? from : to;
    while (at != end) {
        uint32_t want, code;
        size_t step, length;
        if (!machine_work(m, 1) || !look_at(m, at, s->back, &want, &step) ||
            !look_at(m, m->at, s->back, &code, &length) || oas_set_fold(want) != oas_set_fold(code))
            return false;
        at = s->back ? at - step : at + step;
        m->at = s->back ? m->at - length : m->at + length;
    }
    return true;
}

static bool match_captured(struct machine *m, const struct oas_machine_step *s, uint32_t group)
{
    uint64_t from = m->words[group], to = m->words[group + 1];
    if (from == MACHINE_NONE || to == MACHINE_NONE)
        return true;
    if (s->flag)
        return match_folded(m, s, (size_t)from, (size_t)to);
    size_t length = (size_t)(to - from);
    if (!machine_work(m, length / 16) || length > (s->back ? m->at : m->text.len - m->at))
        return false;
    m->at -= s->back ? length : 0;
    if (length && memcmp(m->text.at + m->at, m->text.at + from, length) != 0)
        return false;
    m->at += s->back ? 0 : length;
    return true;
}

/* Of the groups of one name only one can have captured: the others are empty. */
static bool match_same(struct machine *m, const struct oas_machine_step *s)
{
    const uint32_t *meant = m->steps->meant + s->first;
    bool good = machine_work(m, s->count / 16);
    for (uint32_t i = 0; good && i < s->count; i++)
        good = match_captured(m, s, meant[i]);
    return good;
}

/* Section 12.3, LineTerminator. */
static bool ends_line(const struct machine *m, bool back)
{
    uint32_t code;
    size_t length;
    return look_at(m, m->at, back, &code, &length) &&
           (code == '\n' || code == '\r' || code == 0x2028 || code == 0x2029);
}

static bool is_boundary(const struct machine *m, const struct oas_machine_step *s)
{
    uint32_t code;
    size_t length;
    bool before = look_at(m, m->at, true, &code, &length) && is_one_of(m, s, code);
    bool behind = look_at(m, m->at, false, &code, &length) && is_one_of(m, s, code);
    return (before != behind) != s->flag;
}

/* ---- steps ---- */

static bool take_loop(struct machine *m, const struct oas_machine_step *s, uint32_t *next)
{
    uint64_t turns = m->words[s->first];
    uint32_t turn = *next;
    if (turns < s->min)
        return true;
    if (turns >= s->max || s->flag)
        *next = s->to;
    return turns >= s->max || machine_later(m, s->flag ? turn : s->to);
}

static bool take_turn(struct machine *m, const struct oas_machine_step *s)
{
    for (uint32_t i = 0; i < s->count; i++)
        if (!set_register(m, s->to + i, MACHINE_NONE))
            return false;
    return machine_work(m, s->count / 16) && set_register(m, s->first + 1, m->at) &&
           set_register(m, s->first, m->words[s->first] + 1);
}

static bool take_again(struct machine *m, const struct oas_machine_step *s, uint32_t *next)
{
    bool nothing = m->at == m->words[s->first + 1];
    *next = s->to;
    if (nothing && m->words[s->first] > s->min)
        return false;
    return !nothing || !s->flag || set_register(m, s->first, s->min);
}

/* Nobody comes back into a look that is over, so nobody needs what these held. */
static bool begin_look(struct machine *m, const struct oas_machine_step *s)
{
    m->words[s->first] = m->count;
    m->words[s->first + 1] = m->at;
    return s->move != OAS_MOVE_NOT || machine_later(m, s->to);
}

static bool end_look(struct machine *m, const struct oas_machine_step *s)
{
    size_t floor = (size_t)m->words[s->first];
    if (s->move == OAS_MOVE_NOT_LOOKED) {
        machine_undo(m, floor, NULL);
        return false;
    }
    m->at = (size_t)m->words[s->first + 1];
    if (!machine_work(m, (m->count - floor) / 16))
        return false;
    machine_settle(m, floor);
    return true;
}

/* False: it does not match, or a limit is met. */
static bool machine_step(struct machine *m, const struct oas_machine_step *s, uint32_t *next)
{
    switch ((oas_move)s->move) {
    case OAS_MOVE_MATCHED:
        return true;
    case OAS_MOVE_SET:
        return match_set(m, s);
    case OAS_MOVE_SAME:
        return match_same(m, s);
    case OAS_MOVE_START:
        return m->at == 0 || (s->flag && ends_line(m, true));
    case OAS_MOVE_END:
        return m->at == m->text.len || (s->flag && ends_line(m, false));
    case OAS_MOVE_BOUNDARY:
        return is_boundary(m, s);
    case OAS_MOVE_MARK:
        return set_register(m, s->first, m->at);
    case OAS_MOVE_GO:
        *next = s->to;
        return true;
    case OAS_MOVE_FORK:
        return machine_later(m, s->to);
    case OAS_MOVE_ENTER:
        return set_register(m, s->first, 0);
    case OAS_MOVE_LOOP:
        return take_loop(m, s, next);
    case OAS_MOVE_TURN:
        return take_turn(m, s);
    case OAS_MOVE_AGAIN:
        return take_again(m, s, next);
    case OAS_MOVE_LOOK:
    case OAS_MOVE_NOT:
        return begin_look(m, s);
    case OAS_MOVE_LOOKED:
    case OAS_MOVE_NOT_LOOKED:
        return end_look(m, s);
    }
    return false;
}

/* A match that begins at m->at. */
static oas_status match_here(struct machine *m)
{
    uint32_t next = 0;
    for (;;) {
        const struct oas_machine_step *s = &m->steps->at[next++];
        if (s->move == OAS_MOVE_MATCHED)
            return OAS_OK;
        if (machine_work(m, 1) && machine_step(m, s, &next))
            continue;
        if (m->status != OAS_OK)
            return m->status;
        if (!machine_undo(m, m->steps->registers, &next))
            return OAS_INVALID;
    }
}

/* From each place on, until a match or a limit. What a failure leaves are the registers as they
 * were. */
static oas_status machine_search(struct machine *m)
{
    oas_status status;
    size_t start = 0, length = 0;
    uint32_t code;
    if (m->steps->registers > m->cap && !machine_grow(m, m->steps->registers))
        return m->status;
    for (uint32_t i = 0; i < m->steps->registers; i++)
        m->words[m->count++] = MACHINE_NONE;
    do {
        start += length;
        m->at = start;
        status = match_here(m);
    } while (status == OAS_INVALID && !m->steps->anchored &&
             look_at(m, start, false, &code, &length));
    return status;
}

oas_status oas_steps_match(const struct oas_steps *steps, oas_str text, uint64_t work, size_t heap,
                           const oas_allocator *from)
{
    struct machine m;
    if (text.len < steps->shortest)
        return OAS_INVALID;
    m.steps = steps;
    m.text = text;
    m.from = from ? from : &oas_allocator_default;
    m.work = work;
    m.most = heap / sizeof *m.words;
    m.words = m.first;
    m.count = 0;
    m.cap = MACHINE_FIRST;
    m.status = OAS_OK;
    oas_status status = machine_search(&m);
    if (m.words != m.first)
        m.from->resize(m.from->user, m.words, m.cap * sizeof *m.words, 0);
    return status;
}
