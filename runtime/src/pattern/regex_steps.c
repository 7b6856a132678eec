/* A pattern's tree as steps of our own machine. It is gone through twice: how many steps there are,
 * then these. */
#include "pattern/regex_steps.h"

#include "pattern/regex_write.h"

/* No text has so many characters (oas_regex_match). */
#define STEPS_TURNS ((uint64_t)1 << 31)

struct steps_maker {
    struct oas_machine_step *at; /* NULL: they are only counted */
    oas_regex_range *ranges;
    struct oas_machine_step none; /* stands for each step that is only counted */
    uint32_t count, range_count, registers;
    bool refers; /* something refers to a group */
    uint32_t *meant;
    uint32_t meant_count;
    const struct oas_regex_node *last; /* the last reference */
};

static void make_steps(struct steps_maker *m, struct oas_regex_node *node, bool back);

static struct oas_machine_step *add_step(struct steps_maker *m, oas_move move)
{
    struct oas_machine_step *step = m->at ? &m->at[m->count] : &m->none;
    memset(step, 0, sizeof *step);
    step->move = (uint16_t)move;
    m->count++;
    return step;
}

static uint32_t take_registers(struct steps_maker *m)
{
    m->registers += 2;
    return m->registers - 2;
}

static uint32_t capture_of(const struct oas_regex_node *group)
{
    return 2 * (group->number - 1);
}

static struct oas_machine_step *add_ranges(struct steps_maker *m, const struct oas_regex_node *node,
                                           oas_move move)
{
    struct oas_machine_step *step = add_step(m, move);
    step->first = m->range_count;
    step->count = (uint32_t)node->range_count;
    if (m->at && step->count)
        memcpy(m->ranges + step->first, node->ranges, step->count * sizeof *m->ranges);
    m->range_count += step->count;
    return step;
}

/* ---- what there is in a part ---- */

/* The first and the last group in it that something refers to. */
struct steps_groups {
    const struct oas_regex_node *first, *last;
};

static void find_groups(const struct oas_regex_node *node, struct steps_groups *found)
{
    if (node->kind == OAS_REGEX_GROUP && node->referred) {
        found->first = found->first ? found->first : node;
        found->last = node;
    }
    for (const struct oas_regex_node *at = node->inner; at; at = at->next)
        find_groups(at, found);
}

static bool is_at_start(const struct oas_regex_node *node)
{
    switch (node->kind) {
    case OAS_REGEX_START:
        return !node->multiline;
    case OAS_REGEX_SEQUENCE:
    case OAS_REGEX_GROUP:
        return node->inner && is_at_start(node->inner);
    case OAS_REGEX_REPEAT:
        return node->min > 0 && is_at_start(node->inner);
    case OAS_REGEX_CHOICE:
        for (const struct oas_regex_node *at = node->inner; at; at = at->next)
            if (!is_at_start(at))
                return false;
        return true;
    case OAS_REGEX_SET:
    case OAS_REGEX_REFERENCE:
    case OAS_REGEX_END:
    case OAS_REGEX_BOUNDARY:
    case OAS_REGEX_LOOK:
        break;
    }
    return false;
}

/* ---- steps ---- */

static struct oas_regex_node *turned_round(struct oas_regex_node *first)
{
    struct oas_regex_node *turned = NULL;
    while (first) {
        struct oas_regex_node *next = first->next;
        first->next = turned;
        turned = first;
        first = next;
    }
    return turned;
}

/* Backwards, the last piece is matched first (section 22.2.2.3, Alternative). */
static void make_sequence(struct steps_maker *m, struct oas_regex_node *node, bool back)
{
    if (back)
        node->inner = turned_round(node->inner);
    for (struct oas_regex_node *at = node->inner; at; at = at->next)
        make_steps(m, at, back);
    if (back)
        node->inner = turned_round(node->inner);
}

/* The second step is where all alternatives go when they have matched. */
static void make_choice(struct steps_maker *m, const struct oas_regex_node *node, bool back)
{
    struct oas_machine_step *in = add_step(m, OAS_MOVE_GO);
    uint32_t out = m->count;
    in->to = out + 1;
    struct oas_machine_step *behind = add_step(m, OAS_MOVE_GO);
    for (struct oas_regex_node *at = node->inner; at; at = at->next) {
        struct oas_machine_step *fork = at->next ? add_step(m, OAS_MOVE_FORK) : NULL;
        make_steps(m, at, back);
        add_step(m, OAS_MOVE_GO)->to = out;
        if (fork)
            fork->to = m->count;
    }
    behind->to = m->count;
}

/* RepeatMatcher (section 22.2.2.3.1). A turn that took nothing ends a loop that has had turns
 * enough. One of more turns than a text has characters has enough when one of them took nothing,
 * which could be taken over and over: then only whether it matches is alike, not what it captures. */
static void make_loop(struct steps_maker *m, struct oas_regex_node *node, bool back)
{
    struct steps_groups groups = {NULL, NULL};
    bool vast = node->min >= STEPS_TURNS && !m->refers;
    find_groups(node->inner, &groups);
    uint32_t turns = take_registers(m);
    add_step(m, OAS_MOVE_ENTER)->first = turns;
    uint32_t start = m->count;
    struct oas_machine_step *loop = add_step(m, OAS_MOVE_LOOP);
    loop->first = turns;
    loop->min = node->min;
    loop->max = vast ? OAS_REGEX_ENDLESS : node->max;
    loop->flag = node->lazy;
    struct oas_machine_step *turn = add_step(m, OAS_MOVE_TURN);
    turn->first = turns;
    turn->to = groups.first ? capture_of(groups.first) : 0;
    turn->count = groups.first ? capture_of(groups.last) + 2 - turn->to : 0;
    make_steps(m, node->inner, back);
    struct oas_machine_step *again = add_step(m, OAS_MOVE_AGAIN);
    again->first = turns;
    again->to = start;
    again->min = node->min;
    again->flag = vast;
    loop->to = m->count;
}

static void make_group(struct steps_maker *m, const struct oas_regex_node *node, bool back)
{
    if (node->referred)
        add_step(m, OAS_MOVE_MARK)->first = capture_of(node) + back;
    make_steps(m, node->inner, back);
    if (node->referred)
        add_step(m, OAS_MOVE_MARK)->first = capture_of(node) + !back;
}

/* References to one name share a list of groups; one behind the other it stands here once. */
static void make_reference(struct steps_maker *m, const struct oas_regex_node *node, bool back)
{
    uint32_t count = (uint32_t)node->group_count;
    bool same = m->last && m->last->groups == node->groups && m->last->group_count == count;
    struct oas_machine_step *step = add_step(m, OAS_MOVE_SAME);
    m->meant_count += same ? 0 : count;
    m->last = node;
    step->first = m->meant_count - count;
    step->count = count;
    step->back = back;
    step->flag = node->caseless;
    for (uint32_t i = 0; m->at && !same && i < count; i++)
        m->meant[step->first + i] = capture_of(node->groups[i]);
}

static void make_look(struct steps_maker *m, const struct oas_regex_node *node)
{
    struct oas_machine_step *look = add_step(m, node->negated ? OAS_MOVE_NOT : OAS_MOVE_LOOK);
    uint32_t undo = take_registers(m);
    look->first = undo;
    make_steps(m, node->inner, node->behind);
    add_step(m, node->negated ? OAS_MOVE_NOT_LOOKED : OAS_MOVE_LOOKED)->first = undo;
    look->to = m->count;
}

static void make_steps(struct steps_maker *m, struct oas_regex_node *node, bool back)
{
    switch (node->kind) {
    case OAS_REGEX_SET:
        add_ranges(m, node, OAS_MOVE_SET)->back = back;
        break;
    case OAS_REGEX_SEQUENCE:
        make_sequence(m, node, back);
        break;
    case OAS_REGEX_CHOICE:
        make_choice(m, node, back);
        break;
    case OAS_REGEX_REPEAT:
        if (node->max > 0)
            make_loop(m, node, back);
        break;
    case OAS_REGEX_GROUP:
        make_group(m, node, back);
        break;
    case OAS_REGEX_REFERENCE:
        make_reference(m, node, back);
        break;
    case OAS_REGEX_START:
        add_step(m, OAS_MOVE_START)->flag = node->multiline;
        break;
    case OAS_REGEX_END:
        add_step(m, OAS_MOVE_END)->flag = node->multiline;
        break;
    case OAS_REGEX_BOUNDARY:
        add_ranges(m, node, OAS_MOVE_BOUNDARY)->flag = node->negated;
        break;
    case OAS_REGEX_LOOK:
        make_look(m, node);
        break;
    }
}

static void make_all(struct steps_maker *m, const struct oas_regex_tree *tree)
{
    m->refers = oas_regex_is_referred(tree->root);
    m->registers = 2 * tree->groups;
    m->count = 0;
    m->range_count = 0;
    m->meant_count = 0;
    m->last = NULL;
    make_steps(m, tree->root, false);
    add_step(m, OAS_MOVE_MATCHED);
}

struct oas_steps *oas_steps_make(const struct oas_regex_tree *tree, const oas_allocator *from)
{
    struct steps_maker m = {.at = NULL};
    struct oas_steps *steps = NULL;
    make_all(&m, tree);
    size_t ranges = sizeof *steps + m.count * sizeof *steps->at;
    size_t meant = ranges + m.range_count * sizeof *m.ranges;
    size_t size = meant + m.meant_count * sizeof *m.meant;
    steps = from->resize(from->user, NULL, 0, size);
    if (!steps)
        return NULL;
    m.at = steps->at;
    m.ranges = (void *)((char *)steps + ranges);
    m.meant = (void *)((char *)steps + meant);
    make_all(&m, tree);
    steps->ranges = m.ranges;
    steps->meant = m.meant;
    steps->captures = 2 * tree->groups;
    steps->registers = m.registers;
    steps->shortest = oas_regex_span_of(tree->root).min;
    steps->anchored = is_at_start(tree->root);
    steps->size = size;
    return steps;
}

void oas_steps_free(struct oas_steps *steps, const oas_allocator *from)
{
    if (steps)
        from->resize(from->user, steps, steps->size, 0);
}
