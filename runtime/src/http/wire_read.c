/* The way in: pieces of the message, then parameter by parameter the reading that its schema
 * accepts. */
#include "base/arena_memory.h"
#include "base/compiler.h"
#include "http/wire_form.h"
#include "json/bounds.h"
#include "json/jtype.h"

/* ---- one parameter ---- */

/* A parameter whose readings are tried. */
struct trying {
    struct oas_wire_pass *pass;
    const struct oas_taker *taker;
    oas_wire_value *value;
    bool kept; /* a reading whose type is accepted has been refused: its errors are told */
};

static const char *beginning(const struct oas_wire_pass *pass, const struct oas_taker *taker)
{
    uint32_t first = taker->named.first ? taker->named.first : taker->members.first;
    const struct oas_piece *piece = first ? &pass->pieces[first - 1] : NULL;
    if (!piece)
        return NULL;
    return taker->named.first ? piece->value.at : piece->name.at;
}

/* What stands at a mark in front of everything is where the value begins. */
static void keep_reading(struct trying *t, const struct oas_making *m, oas_status status)
{
    *t->value = (oas_wire_value){.parameter = t->taker->parameter,
                                 .status = status,
                                 .at = m->mark_count ? m->marks[0].at : t->value->at,
                                 .json = oas_json_of(oas_buf_str(&m->json)),
                                 .marks = m->marks,
                                 .mark_count = m->mark_count};
}

/* Only what came as JSON may be none. */
static oas_status judge(const struct trying *t, oas_str json)
{
    const oas_options *options = &t->pass->options;
    oas_status status = oas_validate(t->taker->parameter->type, json, NULL, options);
    bool foreign = status == OAS_INVALID && t->taker->parameter->style == OAS_STYLE_NONE;
    return foreign && oas_json_check(json, options) == OAS_MALFORMED ? OAS_MALFORMED : status;
}

/* One reading. True when no other one is to be tried. */
static bool try_choice(struct trying *t, enum oas_reading reading, uint32_t choice,
                       uint32_t *numbers)
{
    struct oas_making m;
    oas_making_begin(&m, t->pass, t->taker, choice);
    oas_style_make(&m, reading);
    *numbers = m.numbers;
    t->pass->no_memory |= m.json.failed;
    if (t->pass->no_memory)
        return true;
    if (m.fault) {
        if (!t->kept && !oas_json_text(t->value->json).at && !t->value->fault) {
            t->value->fault = m.fault;
            t->value->at = m.at;
        }
        return false;
    }
    oas_str json = oas_buf_str(&m.json);
    oas_status status = judge(t, json);
    if (status != OAS_INVALID && status != OAS_MALFORMED) {
        keep_reading(t, &m, status);
        return true;
    }
    bool typed = (oas_jtypes_of(json.len ? json.at[0] : ' ') & t->taker->jtypes) != 0;
    if (!t->kept && (typed || !t->value->json.at))
        keep_reading(t, &m, status);
    t->kept |= typed;
    return false;
}

static bool try_reading(struct trying *t, enum oas_reading reading)
{
    uint32_t numbers = 1;
    bool done = false;
    for (uint32_t choice = 0; !done && choice < numbers && choice < OAS_MOST_CHOICES; choice++) {
        uint32_t now;
        done = try_choice(t, reading, choice, &now);
        numbers = now > numbers ? now : numbers;
    }
    return done;
}

static void try_readings(struct trying *t)
{
    if (t->taker->parameter->style == OAS_STYLE_NONE) {
        try_reading(t, OAS_READING_SCALAR);
        return;
    }
    for (enum oas_reading reading = OAS_READING_SCALAR; reading < OAS_READINGS; reading++)
        if (oas_style_may_be(t->taker, reading) && try_reading(t, reading))
            return;
    if (!t->value->json.at && !t->value->fault) {
        t->value->fault = OAS_WIRE_SHAPE;
        t->value->at = beginning(t->pass, t->taker);
    }
}

/* Are all its texts empty? */
static bool is_empty(const struct oas_wire_pass *pass, const struct oas_taker *taker)
{
    bool empty = true;
    for (uint32_t next = taker->named.first; next; next = pass->pieces[next - 1].next)
        empty &= pass->pieces[next - 1].value.len == 0;
    return empty && !taker->members.first;
}

static void read_value(struct oas_wire_pass *pass, const struct oas_taker *taker,
                       oas_wire_value *value)
{
    struct trying t = {.pass = pass, .taker = taker, .value = value};
    bool there = taker->named.first || taker->members.first;
    if (there && oas_is_form(taker->parameter))
        return;
    if (taker->fault) {
        value->fault = taker->fault;
        value->at = taker->at;
    } else if (there && !oas_style_is_read(taker)) {
        value->status = OAS_UNDECIDED;
        value->at = beginning(pass, taker);
    } else if (there) {
        try_readings(&t);
    }
    bool refused = value->fault || value->status == OAS_INVALID || value->status == OAS_MALFORMED;
    if (refused && there && taker->parameter->allow_empty && is_empty(pass, taker)) {
        *value = (oas_wire_value){.parameter = taker->parameter};
        there = false;
    }
    if (!there && !taker->fault && taker->parameter->required)
        value->fault = OAS_WIRE_MISSING;
    if (value->fault)
        value->status = oas_wire_status(value->fault);
}

/* ---- all of them ---- */

OAS_NOINLINE oas_wire_fault oas_wire_limit_of(const oas_wire *wire, bool response,
                                              const oas_wire_limits *limits)
{
    size_t most = oas_limit_values(limits);
    size_t bytes = oas_limit_bytes(limits);
    size_t pairs = 0, cookies = 0, length = 0;
    if (!response && (wire->path.len > bytes || wire->query.len > bytes - wire->path.len))
        return OAS_WIRE_TARGET_LIMIT;
    for (size_t i = 0; i < wire->query.len; i++)
        pairs += wire->query.at[i] == '&';
    for (size_t i = 0; i < wire->header_count && length <= bytes; i++) {
        const oas_header *header = &wire->headers[i];
        length += header->name.len < bytes ? header->name.len : bytes;
        length += header->value.len <= bytes ? header->value.len : bytes + 1;
        for (size_t k = 0; length <= bytes && k < header->value.len; k++)
            cookies += header->value.at[k] == ';';
    }
    if (!response && pairs >= most)
        return OAS_WIRE_TARGET_LIMIT;
    bool many = cookies >= most || wire->header_count > most;
    return many || length > bytes ? OAS_WIRE_HEAD_LIMIT : OAS_WIRE_FINE;
}

/* The worst of all comes first. */
static oas_status sum_of(const oas_wire_values *values)
{
    static const oas_status order[] = {OAS_NO_MEMORY, OAS_TOO_LARGE, OAS_MALFORMED, OAS_INVALID,
                                       OAS_UNDECIDED};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        if (values->fault && order[i] == OAS_MALFORMED)
            return OAS_MALFORMED;
        for (size_t k = 0; k < values->count; k++)
            if (values->at[k].status == order[i])
                return order[i];
    }
    return OAS_OK;
}

/* In the arena: the stack is for the engine. */
static struct oas_wire_pass *begin_pass(oas_arena *mem, const oas_options *options, size_t count)
{
    struct oas_wire_pass *pass = OAS_ARENA_NEW(mem, struct oas_wire_pass, 1);
    struct oas_taker *takers = OAS_ARENA_NEW(mem, struct oas_taker, count);
    if (!pass || !takers)
        return NULL;
    *pass = (struct oas_wire_pass){.mem = mem,
                                   .from = oas_arena_memory(mem),
                                   .options = *oas_options_or_none(options),
                                   .takers = takers,
                                   .count = count};
    return pass;
}

/* All but a query that is a form. NULL without memory. */
OAS_NOINLINE static struct oas_wire_pass *read_values(const oas_operation *operation,
                                                      const oas_response *response,
                                                      const oas_wire *wire, oas_wire_values *out,
                                                      oas_arena *mem, const oas_options *options)
{
    const oas_parameter *parameters = response ? response->headers : operation->parameters;
    size_t count = response ? response->header_count : operation->parameter_count;
    struct oas_wire_pass *pass = begin_pass(mem, options, count);
    if (pass)
        pass->operation = operation;
    out->at = OAS_ARENA_NEW(mem, oas_wire_value, count);
    if (!out->at || !pass)
        return NULL;
    pass->options.direction = response ? OAS_DIRECTION_RESPONSE : OAS_DIRECTION_REQUEST;
    out->count = count;
    for (size_t i = 0; i < count; i++) {
        out->at[i].parameter = &parameters[i];
        struct oas_guide guide = oas_guide_of(parameters[i].type);
        oas_style_begin(&pass->takers[i], &parameters[i], &guide);
    }
    oas_pieces_find(pass, operation, response != NULL, wire, out);
    for (size_t i = 0; i < count && !pass->no_memory; i++)
        read_value(pass, &pass->takers[i], &out->at[i]);
    return pass;
}

/* Forms come last, and from here: their members need the room on the stack. */
oas_status oas_wire_read(const oas_operation *operation, const oas_response *response,
                         const oas_wire *wire, oas_wire_values *out, oas_arena *mem,
                         const oas_options *options, const oas_wire_limits *limits)
{
    *out = (oas_wire_values){.fault = oas_wire_limit_of(wire, response != NULL, limits)};
    if (out->fault)
        return OAS_TOO_LARGE;
    struct oas_wire_pass *pass = read_values(operation, response, wire, out, mem, options);
    for (size_t i = 0; pass && i < out->count && !pass->no_memory; i++)
        if (oas_is_form(out->at[i].parameter) && pass->takers[i].named.first)
            oas_form_read(pass, wire->query, &out->at[i], limits);
    return !pass || pass->no_memory ? OAS_NO_MEMORY : sum_of(out);
}
