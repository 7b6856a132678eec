/* Pieces by their names as members; each member the reading that its schemas accept. The verdict on
 * all of it is the body's schema's. */
#include "http/body_form.h"

#include "base/compiler.h"
#include "base/put.h"
#include "base/sort.h"
#include "http/media.h"
#include "http/words.h"
#include "json/jtype.h"

/* ---- which pieces are of which member ---- */

struct grouping {
    struct oas_form_pass *pass;
    struct oas_guide guide;    /* of the body: all that may speak of members */
    struct oas_taker *styled;  /* for each encoding: what it takes by names that are not its own */
    struct oas_field **own;    /* and its field, when it has one */
    struct oas_chain **chains; /* for the first piece of each name: its chain */
};

static int compare_called(void *user, uint64_t a, uint64_t b)
{
    const struct oas_form_pass *pass = user;
    int order = oas_str_compare(pass->called[a], pass->called[b]);
    return order ? order : (a > b) - (a < b);
}

/* For each piece the first one of the same name. NULL without memory. */
static uint32_t *first_of_name(const struct oas_form_pass *pass)
{
    uint32_t count = pass->wire.piece_count;
    uint64_t *order = OAS_ARENA_NEW(pass->wire.mem, uint64_t, count);
    uint32_t *first = OAS_ARENA_NEW(pass->wire.mem, uint32_t, count);
    if (!order || !first)
        return NULL;
    for (uint32_t i = 0; i < count; i++)
        order[i] = i;
    oas_sort(order, count, compare_called, (void *)(uintptr_t)pass);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t piece = (uint32_t)order[i];
        bool same = i && oas_str_equal(pass->called[piece], pass->called[order[i - 1]]);
        first[piece] = same ? first[order[i - 1]] : piece;
    }
    return first;
}

static void add_piece(struct oas_form_pass *pass, struct oas_chain *chain, uint32_t piece)
{
    if (chain->last)
        pass->wire.pieces[chain->last - 1].next = piece + 1;
    else
        chain->first = piece + 1;
    chain->last = piece + 1;
    chain->count++;
}

static struct oas_field *add_field(struct oas_form_pass *pass, oas_str name,
                                   const oas_media_encoding *encoding)
{
    struct oas_field *field = &pass->fields[pass->field_count++];
    *field = (struct oas_field){
        .name = name, .encoding = encoding, .parameter = {.name = "", .in = OAS_IN_QUERY}};
    if (!encoding)
        return field;
    field->parameter.name = encoding->name;
    field->parameter.style = encoding->style;
    field->parameter.explode = encoding->explode;
    field->parameter.allow_reserved = encoding->allow_reserved;
    return field;
}

static struct oas_field *field_of_encoding(struct grouping *g, uint32_t i)
{
    const oas_media_encoding *encoding = &g->pass->media->encodings[i];
    if (!g->own[i])
        g->own[i] = add_field(g->pass, oas_str_from(encoding->name), encoding);
    return g->own[i];
}

static bool is_deep_name(const oas_media_encoding *encoding, oas_str name)
{
    size_t len = strlen(encoding->name);
    return encoding->style == OAS_STYLE_DEEP_OBJECT && name.len > len && name.at[len] == '[' &&
           memcmp(name.at, encoding->name, len) == 0;
}

/* By the name of an encoding, of the body's own member, then as the member of an exploded object. */
static struct oas_chain *find_chain_of(struct grouping *g, oas_str name)
{
    uint32_t count = g->pass->media->encoding_count, declares = count, open = count;
    for (uint32_t i = 0; i < count; i++) {
        const struct oas_taker *taker = &g->styled[i];
        bool whole = taker->by_members && taker->jtypes == OAS_JTYPE_OBJECT;
        const oas_media_encoding *encoding = &g->pass->media->encodings[i];
        if ((!whole && oas_str_is(name, encoding->name)) || is_deep_name(encoding, name))
            return &field_of_encoding(g, i)->named;
        if (taker->by_members && declares == count && oas_guide_names(&taker->every, name))
            declares = i;
        if (taker->by_members && open == count && oas_guide_is_open(&taker->every))
            open = i;
    }
    uint32_t found = declares < count ? declares : open;
    if (found < count && !oas_guide_names(&g->guide, name))
        return &field_of_encoding(g, found)->members;
    return &add_field(g->pass, name, NULL)->named;
}

static bool begin_grouping(struct grouping *g, struct oas_form_pass *pass)
{
    const oas_media *media = pass->media;
    oas_arena *mem = pass->wire.mem;
    size_t count = media->encoding_count, pieces = pass->wire.piece_count;
    *g = (struct grouping){.pass = pass,
                           .guide = oas_guide_of(media->type),
                           .styled = OAS_ARENA_NEW(mem, struct oas_taker, count + 1),
                           .own = oas_arena_zeroed(mem, count + 1, sizeof *g->own, sizeof *g->own),
                           .chains = OAS_ARENA_NEW(mem, struct oas_chain *, pieces + 1)};
    pass->fields = OAS_ARENA_NEW(mem, struct oas_field, pieces + count);
    if (!g->styled || !g->own || !g->chains || !pass->fields)
        return false;
    oas_guide_spread(&g->guide, OAS_GUIDE_EVERY);
    for (size_t i = 0; i < count; i++) {
        const oas_parameter parameter = {.in = OAS_IN_QUERY,
                                         .style = media->encodings[i].style,
                                         .explode = media->encodings[i].explode};
        struct oas_guide member =
            oas_guide_member(&g->guide, oas_str_from(media->encodings[i].name));
        oas_style_begin(&g->styled[i], &parameter, &member);
    }
    return true;
}

OAS_NOINLINE bool oas_form_group(struct oas_form_pass *pass)
{
    struct grouping *g = OAS_ARENA_NEW(pass->wire.mem, struct grouping, 1);
    uint32_t *first = first_of_name(pass);
    if (!g || !first || !begin_grouping(g, pass))
        return false;
    for (uint32_t i = 0; i < pass->wire.piece_count; i++) {
        if (first[i] == i)
            g->chains[i] = find_chain_of(g, pass->called[i]);
        add_piece(pass, g->chains[first[i]], i);
    }
    return true;
}

/* ---- what stands by media type ---- */

static const unsigned containers = OAS_JTYPE_ARRAY | OAS_JTYPE_OBJECT;

enum content { CONTENT_EITHER, CONTENT_TEXT, CONTENT_JSON, CONTENT_OCTETS, CONTENT_UNREAD };

static enum content content_by_type(oas_str media_type, bool part)
{
    switch (oas_media_form(media_type)) {
    case OAS_FORM_JSON:
        return CONTENT_JSON;
    case OAS_FORM_SEQUENCE:
    case OAS_FORM_URLENCODED:
    case OAS_FORM_MULTIPART:
    case OAS_FORM_BYTES:
        return part ? CONTENT_OCTETS : CONTENT_TEXT;
    case OAS_FORM_TEXT:
    case OAS_FORM_COUNT:
        break;
    }
    return CONTENT_TEXT;
}

/* Is a whole array said to be one JSON text? */
static bool is_json_array(const struct oas_field *field)
{
    return oas_encoding_form(field->encoding) == OAS_FORM_JSON;
}

/* "application/octet-stream" is what senders say who know of no other (RFC 2046 section 4.5.1). */
static bool is_of_no_type(oas_str media_type)
{
    return oas_media_listed(OAS_STR("application/octet-stream"), media_type);
}

/* By the part's own media type, the first one of the encoding, what the schema takes. */
static enum content content_of_piece(const struct oas_form_pass *pass,
                                     const oas_media_encoding *encoding, uint32_t piece,
                                     unsigned jtypes)
{
    const oas_body_part *part = pass->parts ? &pass->parts[piece] : NULL;
    bool contains = jtypes && !(jtypes & ~containers);
    if (encoding && encoding->octets && part)
        return CONTENT_OCTETS;
    enum content content = contains ? CONTENT_JSON : CONTENT_EITHER;
    if (encoding && encoding->media_type)
        content =
            content_by_type(oas_word_until(oas_str_from(encoding->media_type), ','), part != NULL);
    if (!part || !part->media_type.len)
        return content;
    enum content own = content_by_type(part->media_type, true);
    if (own == CONTENT_TEXT && content == CONTENT_JSON)
        own = CONTENT_EITHER;
    if (own != CONTENT_OCTETS || !contains)
        return own;
    return is_of_no_type(part->media_type) ? CONTENT_JSON : CONTENT_UNREAD;
}

bool oas_form_is_foreign(const oas_media_encoding *encoding, const oas_body_part *part)
{
    return encoding && encoding->media_type && part->media_type.len &&
           !oas_media_listed(oas_str_from(encoding->media_type), part->media_type);
}

uint32_t oas_form_foreign(const struct oas_form_pass *pass, const oas_media_encoding **encoding)
{
    for (uint32_t i = 0; i < pass->field_count; i++) {
        *encoding = pass->fields[i].encoding;
        uint32_t next = pass->fields[i].named.first;
        for (; next; next = pass->wire.pieces[next - 1].next)
            if (oas_form_is_foreign(*encoding, &pass->parts[next - 1]))
                return next;
    }
    return 0;
}

void oas_form_octets(struct oas_making *m, oas_str octets)
{
    static const char digits[] = "0123456789abcdef";
    oas_making_mark(m, octets.at);
    oas_put_byte(&m->json, '"');
    for (size_t i = 0; i < octets.len; i++) {
        unsigned char octet = (unsigned char)octets.at[i];
        if (octet < 0x20) {
            OAS_PUT(&m->json, "\\u00");
            oas_put_byte(&m->json, digits[octet >> 4]);
            oas_put_byte(&m->json, digits[octet & 15]);
        } else if (octet >= 0x80) {
            oas_put_byte(&m->json, (char)(0xc0 | octet >> 6));
            oas_put_byte(&m->json, (char)(0x80 | (octet & 0x3f)));
        } else {
            if (octet == '"' || octet == '\\')
                oas_put_byte(&m->json, '\\');
            oas_put_byte(&m->json, (char)octet);
        }
    }
    oas_put_byte(&m->json, '"');
}

static void put_foreign(struct oas_making *m, struct oas_form_pass *pass, oas_str raw)
{
    oas_str text;
    if (!oas_making_text(m, raw, &text))
        return;
    if (oas_json_check(text, &pass->wire.options) == OAS_MALFORMED) {
        pass->alien_raw = raw;
        oas_making_fail(m, OAS_WIRE_JSON, raw.at);
        return;
    }
    oas_style_runs(m, raw);
    oas_buf_put(&m->json, text);
    oas_making_mark(m, raw.at + raw.len);
}

static bool accepted_from(struct oas_making *m, const struct oas_guide *guide, size_t from)
{
    return !m->json.failed &&
           oas_making_accepts(m, guide, oas_str_of(m->json.at + from, m->json.len - from));
}

/* A text; where the schema takes containers as well and refuses the text, JSON if it is. */
static void put_either(struct oas_making *m, struct oas_form_pass *pass,
                       const struct oas_guide *guide, oas_str raw)
{
    size_t from = m->json.len, marks = m->mark_count;
    oas_making_scalar(m, guide, raw);
    if (m->fault || !(oas_guide_jtypes(guide) & containers) || accepted_from(m, guide, from))
        return;
    m->json.len = from;
    m->mark_count = marks;
    put_foreign(m, pass, raw);
    if (!m->fault && accepted_from(m, guide, from))
        return;
    m->fault = OAS_WIRE_FINE;
    m->json.len = from;
    m->mark_count = marks;
    oas_making_scalar(m, guide, raw);
}

void oas_form_part(struct oas_making *m, struct oas_form_pass *pass,
                   const oas_media_encoding *encoding, const struct oas_guide *guide,
                   uint32_t piece)
{
    oas_str raw = pass->wire.pieces[piece].value;
    switch (content_of_piece(pass, encoding, piece, oas_guide_jtypes(guide))) {
    case CONTENT_EITHER:
        put_either(m, pass, guide, raw);
        break;
    case CONTENT_TEXT:
        oas_making_scalar(m, guide, raw);
        break;
    case CONTENT_JSON:
        put_foreign(m, pass, raw);
        break;
    case CONTENT_OCTETS:
        oas_form_octets(m, raw);
        break;
    case CONTENT_UNREAD:
        pass->unread = true;
        OAS_PUT(&m->json, "null");
        break;
    }
}

OAS_NOINLINE static void put_by_media(struct oas_making *m, struct oas_form_pass *pass,
                                      const struct oas_field *field, enum oas_reading reading)
{
    const struct oas_piece *pieces = pass->wire.pieces;
    uint32_t next = pass->taker.named.first, numbers;
    if (reading == OAS_READING_SCALAR) {
        oas_form_part(m, pass, field->encoding, &pass->taker.guide, next - 1);
        return;
    }
    struct oas_guide *guide = &pass->wire.around, *item = &pass->wire.inner;
    *guide = pass->taker.guide;
    numbers = oas_guide_spread(guide, m->choice);
    m->numbers = numbers > m->numbers ? numbers : m->numbers;
    oas_making_mark(m, pieces[next - 1].value.at);
    oas_put_byte(&m->json, '[');
    for (size_t i = 0; next && !m->fault; next = pieces[next - 1].next, i++) {
        *item = oas_guide_item(guide, i);
        if (i)
            oas_put_byte(&m->json, ',');
        oas_form_part(m, pass, field->encoding, item, next - 1);
    }
    oas_put_byte(&m->json, ']');
}

/* ---- a member ---- */

static bool by_media(const struct oas_field *field)
{
    return field->parameter.style == OAS_STYLE_NONE;
}

static bool may_be_read(const struct oas_form_pass *pass, const struct oas_field *field,
                        enum oas_reading reading)
{
    const struct oas_taker *taker = &pass->taker;
    if (!by_media(field))
        return oas_style_may_be(taker, reading);
    bool array = taker->jtypes & OAS_JTYPE_ARRAY;
    if (reading == OAS_READING_ARRAY)
        return array;
    return reading == OAS_READING_SCALAR && taker->named.count == 1 &&
           (taker->jtypes != OAS_JTYPE_ARRAY || is_json_array(field));
}

static void make_reading(struct oas_making *m, struct oas_form_pass *pass,
                         const struct oas_field *field, enum oas_reading reading)
{
    uint32_t numbers = m->numbers;
    if (by_media(field))
        put_by_media(m, pass, field, reading);
    else
        oas_style_make(m, reading);
    m->numbers = numbers > m->numbers ? numbers : m->numbers;
}

/* Readings of a member that are tried. */
struct attempt {
    size_t json; /* where the value begins */
    size_t marks;
    enum oas_reading kept; /* of a type that is accepted; else the first; READINGS: none */
    bool typed;
    oas_wire_fault fault;
    const char *at;
};

static void back(struct oas_making *m, const struct attempt *a)
{
    m->json.len = a->json;
    m->mark_count = a->marks;
    m->fault = OAS_WIRE_FINE;
}

/* True when no other one is to be tried. */
static bool try_it(struct oas_making *m, struct oas_form_pass *pass, const struct oas_field *field,
                   struct attempt *a, enum oas_reading reading)
{
    back(m, a);
    make_reading(m, pass, field, reading);
    if (m->json.failed || pass->wire.no_memory)
        return true;
    if (m->fault) {
        a->at = a->fault ? a->at : m->at;
        a->fault = a->fault ? a->fault : m->fault;
        return false;
    }
    if (accepted_from(m, &pass->taker.guide, a->json))
        return true;
    bool typed = (oas_jtypes_of(m->json.at[a->json]) & pass->taker.jtypes) != 0;
    if (a->kept == OAS_READINGS || (typed && !a->typed))
        a->kept = reading;
    a->typed |= typed;
    return false;
}

static void put_readings(struct oas_making *m, struct oas_form_pass *pass,
                         const struct oas_field *field)
{
    struct attempt a = {.json = m->json.len, .marks = m->mark_count, .kept = OAS_READINGS};
    enum oas_reading only = OAS_READINGS;
    size_t count = 0;
    for (enum oas_reading reading = OAS_READING_SCALAR; reading < OAS_READINGS; reading++)
        if (may_be_read(pass, field, reading)) {
            only = reading;
            count++;
        }
    for (enum oas_reading reading = OAS_READING_SCALAR; count > 1 && reading < OAS_READINGS;
         reading++)
        if (may_be_read(pass, field, reading) && try_it(m, pass, field, &a, reading))
            return;
    back(m, &a);
    if (count == 1)
        make_reading(m, pass, field, only);
    else if (a.kept != OAS_READINGS)
        make_reading(m, pass, field, a.kept);
    else
        oas_making_fail(m, a.fault ? a.fault : OAS_WIRE_SHAPE, a.at);
}

static void put_field_once(struct oas_making *m, struct oas_form_pass *pass,
                           const struct oas_field *field)
{
    const struct oas_taker *taker = &pass->taker;
    uint32_t first = taker->named.first ? taker->named.first : taker->members.first;
    if (m->json.len && m->json.at[m->json.len - 1] != '{')
        oas_put_byte(&m->json, ',');
    oas_making_name(m, field->name, pass->wire.pieces[first - 1].name.at);
    put_readings(m, pass, field);
}

/* What is there several times, and is neither an array nor an object of pieces, is so many members:
 * that none may be given twice is the schema's business. */
static bool is_apart(const struct oas_form_pass *pass, const struct oas_field *field)
{
    const struct oas_taker *taker = &pass->taker;
    bool pieces = by_media(field) || field->parameter.explode;
    return taker->named.count > 1 && field->parameter.style != OAS_STYLE_DEEP_OBJECT &&
           !(pieces && (taker->jtypes & OAS_JTYPE_ARRAY));
}

static void put_apart(struct oas_making *m, struct oas_form_pass *pass,
                      const struct oas_field *field)
{
    for (uint32_t i = field->named.first; i && !m->fault;) {
        struct oas_piece *piece = &pass->wire.pieces[i - 1];
        uint32_t next = piece->next;
        piece->next = 0;
        pass->taker.named = (struct oas_chain){i, i, 1};
        put_field_once(m, pass, field);
        piece->next = next;
        i = next;
    }
}

OAS_NOINLINE static void begin_field(struct oas_form_pass *pass, const struct oas_field *field)
{
    pass->wire.inner = oas_guide_member(&pass->guide, field->name);
    oas_style_begin(&pass->taker, &field->parameter, &pass->wire.inner);
    pass->taker.coding = pass->coding;
    pass->taker.named = field->named;
    pass->taker.members = field->members;
}

static void put_field(struct oas_making *m, struct oas_form_pass *pass,
                      const struct oas_field *field)
{
    begin_field(pass, field);
    if (is_apart(pass, field))
        put_apart(m, pass, field);
    else
        put_field_once(m, pass, field);
}

void oas_form_object(struct oas_making *m, struct oas_form_pass *pass)
{
    pass->guide = oas_guide_of(pass->media->type);
    m->numbers = oas_guide_spread(&pass->guide, m->choice);
    m->taker = &pass->taker;
    oas_put_byte(&m->json, '{');
    for (uint32_t i = 0; i < pass->field_count && !m->fault && !pass->wire.no_memory; i++)
        put_field(m, pass, &pass->fields[i]);
    oas_put_byte(&m->json, '}');
}
