/* A message taken apart: which piece of it is of which parameter. */
#include "base/bytes.h"
#include "http/path.h"
#include "http/security.h"
#include "http/wire_pass.h"
#include "http/words.h"

static void add_to_chain(struct oas_wire_pass *pass, struct oas_chain *chain, oas_str name,
                         oas_str value)
{
    pass->pieces[pass->piece_count] = (struct oas_piece){name, value, 0};
    uint32_t number = ++pass->piece_count;
    if (chain->last)
        pass->pieces[chain->last - 1].next = number;
    else
        chain->first = number;
    chain->last = number;
    chain->count++;
}

/* ---- pairs: of the query, of cookies, of a path in matrix style ---- */

static bool is_deep(const struct oas_taker *taker, oas_str name)
{
    size_t len = strlen(taker->parameter->name);
    return taker->parameter->style == OAS_STYLE_DEEP_OBJECT && name.len > len &&
           name.at[len] == '[' && oas_bytes_equal(name.at, taker->parameter->name, len);
}

/* An exploded object's own name stands nowhere, unless it may be something else as well. */
static bool is_called(const struct oas_taker *taker, oas_str name)
{
    bool other = !taker->by_members || (taker->jtypes & ~(unsigned)OAS_JTYPE_OBJECT);
    return other && oas_str_is(name, taker->parameter->name);
}

/* By its name, then as a member that is declared, then as a further one, which a credential is not.
 */
static struct oas_chain *find_chain(struct oas_wire_pass *pass, oas_location in, oas_str raw,
                                    oas_str called)
{
    struct oas_taker *open = NULL, *declares = NULL;
    for (size_t i = 0; i < pass->count; i++) {
        struct oas_taker *taker = &pass->takers[i];
        oas_str name = taker->coding.percent ? called : raw;
        if (taker->parameter->in != in || taker->parameter->style == OAS_STYLE_MATRIX)
            continue;
        if (is_called(taker, name) || is_deep(taker, name))
            return &taker->named;
        if (!taker->by_members)
            continue;
        if (!declares && oas_guide_names(&taker->every, name))
            declares = taker;
        if (!open && oas_guide_is_open(&taker->every))
            open = taker;
    }
    if (!declares && oas_security_asks(pass->operation, in, called))
        open = NULL;
    struct oas_taker *found = declares ? declares : open;
    return found ? &found->members : NULL;
}

/* RFC 6265 section 5.2: a cookie without '=' is none. */
bool oas_pairs_next(const struct oas_pairs *pairs, oas_str *left, oas_str *name, oas_str *value)
{
    while (left->len) {
        const char *end = left->at + left->len;
        const char *stop = oas_word_find(left->at, end, pairs->between);
        oas_str pair = oas_word_between(left->at, stop);
        *left = oas_word_between(stop < end ? stop + 1 : end, end);
        if (pairs->coding.blanks)
            pair = oas_word_trimmed(pair);
        const char *equals = oas_word_find(pair.at, pair.at + pair.len, '=');
        bool has_value = equals < pair.at + pair.len;
        if (pairs->in == OAS_IN_COOKIE && !has_value)
            continue;
        *name = oas_word_between(pair.at, equals);
        if (pairs->coding.blanks)
            *name = oas_word_trimmed(*name);
        *value = oas_word_between(has_value ? equals + 1 : equals, pair.at + pair.len);
        return true;
    }
    return false;
}

static void note_fault(oas_wire_values *out, oas_wire_fault fault, const char *at)
{
    if (out->fault)
        return;
    out->fault = fault;
    out->fault_at = at;
}

/* What nobody knows has to be written well all the same, and in a query is told of. */
static void add_unknown(struct oas_wire_pass *pass, const struct oas_pairs *pairs, oas_str name,
                        oas_str called, oas_str value, oas_wire_values *out, oas_str *unknown)
{
    const char *at;
    oas_str text;
    if (pairs->in != OAS_IN_QUERY)
        return;
    oas_wire_fault fault = oas_coding_read(&pairs->coding, value, pass->mem, &text, &at);
    if (fault)
        note_fault(out, fault, at);
    if (!oas_security_asks(pass->operation, pairs->in, called))
        unknown[out->unknown_count++] = name;
}

/* One that the template has already, which is of no parameter that is not called so. */
static bool is_of_template(const struct oas_wire_pass *pass, const struct oas_pairs *pairs,
                           oas_str name, oas_str called, oas_str value)
{
    const char *end = value.at + value.len;
    if (!pass->own_query.len || pairs->in != OAS_IN_QUERY ||
        !oas_path_has_pair(pass->own_query, oas_word_between(name.at, end)))
        return false;
    for (size_t i = 0; i < pass->count; i++)
        if (pass->takers[i].parameter->in == pairs->in && is_called(&pass->takers[i], called))
            return false;
    return true;
}

static void take_pairs(struct oas_wire_pass *pass, const struct oas_pairs *pairs, oas_str text,
                       oas_wire_values *out, oas_str *unknown)
{
    oas_str name, value, called;
    while (oas_pairs_next(pairs, &text, &name, &value)) {
        const char *at;
        if (name.len == 0 && value.len == 0)
            continue;
        oas_wire_fault fault = oas_coding_read(&pairs->coding, name, pass->mem, &called, &at);
        if (fault && pairs->in == OAS_IN_COOKIE) {
            called = name; /* a cookie of somebody else's, or one that is never decoded */
        } else if (fault) {
            note_fault(out, fault, at);
            continue;
        }
        if (is_of_template(pass, pairs, name, called, value))
            continue;
        struct oas_chain *chain = find_chain(pass, pairs->in, name, called);
        if (chain)
            add_to_chain(pass, chain, name, value);
        else
            add_unknown(pass, pairs, name, called, value, out, unknown);
    }
}

static size_t count_byte(oas_str text, char byte)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += text.at[i] == byte;
    return count;
}

/* ---- each part ---- */

/* RFC 3986 appendix A has neither blanks nor control characters. */
static void check_target(oas_str text, oas_wire_values *out)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.at[i] <= ' ' || text.at[i] == 0x7f) {
            note_fault(out, OAS_WIRE_CONTROL, text.at + i);
            return;
        }
}

static void take_query(struct oas_wire_pass *pass, oas_str query, oas_wire_values *out)
{
    struct oas_pairs pairs = {OAS_IN_QUERY, '&', {.percent = true, .plus = true}};
    pass->own_query = oas_path_query(oas_str_from(pass->operation->path));
    for (size_t i = 0; i < pass->count; i++)
        if (pass->takers[i].parameter->in == OAS_IN_QUERYSTRING) {
            if (query.len)
                add_to_chain(pass, &pass->takers[i].named, oas_str_of(query.at, 0), query);
            return;
        }
    oas_str *unknown = OAS_ARENA_NEW(pass->mem, oas_str, count_byte(query, '&') + 1);
    pass->no_memory |= !unknown;
    if (unknown)
        take_pairs(pass, &pairs, query, out, unknown);
    out->unknown = unknown;
}

static void fail_taker(struct oas_taker *taker, oas_wire_fault fault, const char *at)
{
    taker->fault = fault;
    taker->at = at;
}

/* ";color=blue;color=black": all pairs are of this one. */
static void take_matrix(struct oas_wire_pass *pass, struct oas_taker *taker, oas_str value)
{
    struct oas_pairs pairs = {OAS_IN_PATH, ';', taker->coding};
    oas_str name, text;
    if (value.at[0] != ';') {
        fail_taker(taker, OAS_WIRE_MATRIX, value.at);
        return;
    }
    value = oas_str_of(value.at + 1, value.len - 1);
    while (oas_pairs_next(&pairs, &value, &name, &text)) {
        const char *at;
        oas_str called;
        bool own =
            oas_coding_read(&taker->coding, name, pass->mem, &called, &at) == OAS_WIRE_FINE &&
            oas_str_is(called, taker->parameter->name);
        bool member = taker->by_members && (!own || taker->jtypes == OAS_JTYPE_OBJECT);
        if (!own && !member)
            fail_taker(taker, OAS_WIRE_MATRIX, name.at);
        add_to_chain(pass, member ? &taker->members : &taker->named, name, text);
    }
}

static void take_path(struct oas_wire_pass *pass, const oas_operation *operation, oas_str path)
{
    for (size_t i = 0; i < pass->count; i++) {
        struct oas_taker *taker = &pass->takers[i];
        oas_str value;
        if (taker->parameter->in != OAS_IN_PATH ||
            !oas_operation_variable(operation, path, oas_str_from(taker->parameter->name), &value))
            continue;
        bool label = taker->parameter->style == OAS_STYLE_LABEL;
        if (taker->parameter->style == OAS_STYLE_MATRIX)
            take_matrix(pass, taker, value);
        else if (label && value.at[0] != '.')
            fail_taker(taker, OAS_WIRE_LABEL, value.at);
        else
            add_to_chain(pass, &taker->named, oas_str_of(value.at, 0),
                         oas_str_of(value.at + label, value.len - label));
    }
}

static void take_field(struct oas_wire_pass *pass, const oas_header *header, bool response,
                       oas_wire_values *out)
{
    struct oas_pairs pairs = {OAS_IN_COOKIE, ';', {.percent = true, .blanks = true}};
    const char *at = oas_word_break(header->value);
    if (at) {
        note_fault(out, OAS_WIRE_FIELD, at);
        return;
    }
    oas_str value = header->value.at ? header->value : oas_str_of("", 0);
    if (!response && oas_word_is(header->name, OAS_STR("Cookie")))
        take_pairs(pass, &pairs, value, out, NULL);
    for (size_t i = 0; i < pass->count; i++) {
        struct oas_taker *taker = &pass->takers[i];
        if (taker->parameter->in == OAS_IN_HEADER &&
            oas_word_is(header->name, oas_str_from(taker->parameter->name)))
            add_to_chain(pass, &taker->named, header->name, value);
    }
}

/* No more than there can be. */
static size_t count_pieces(const struct oas_wire_pass *pass, const oas_wire *wire)
{
    size_t count = count_byte(wire->query, '&') + 1 + pass->count;
    for (size_t i = 0; i < pass->count; i++)
        if (pass->takers[i].parameter->in == OAS_IN_PATH)
            count += count_byte(wire->path, ';') + 1;
    for (size_t i = 0; i < wire->header_count; i++)
        count += count_byte(wire->headers[i].value, ';') + 2;
    return count;
}

void oas_pieces_find(struct oas_wire_pass *pass, const oas_operation *operation, bool response,
                     const oas_wire *wire, oas_wire_values *out)
{
    pass->pieces = OAS_ARENA_NEW(pass->mem, struct oas_piece, count_pieces(pass, wire));
    pass->no_memory |= !pass->pieces;
    if (!pass->pieces)
        return;
    if (!response) {
        check_target(wire->path, out);
        check_target(wire->query, out);
        take_path(pass, operation, wire->path);
        take_query(pass, wire->query, out);
    }
    for (size_t i = 0; i < wire->header_count; i++)
        take_field(pass, &wire->headers[i], response, out);
}
