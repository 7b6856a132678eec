/* The storing walk: a valid text into the C type that its layout row describes. What the schema
 * says has been judged before; here only what C can hold is at stake. */
#include "value/store.h"

#include "base/compiler.h"
#include "json/order.h"
#include "json/skim.h"
#include "value/choose.h"
#include "value/ignored.h"

enum { WORD = 64 }; /* bits */

static oas_status store(struct oas_store *s, const struct oas_layout_row *row, char *to);

static oas_status skip_misfit(struct oas_store *s, const struct oas_layout_row *row)
{
    const char *at = s->read.at;
    oas_skim_value(&s->read);
    return oas_store_misfit(s, row, at);
}

/* ---- lists and maps: counted first, so that they take what they need and no more ---- */

static size_t count_items(struct oas_reader r)
{
    size_t count = 0;
    for (bool more = oas_skim_first(&r, ']'); more; more = oas_skim_next(&r)) {
        oas_skim_value(&r);
        count++;
    }
    return count;
}

static size_t count_members(struct oas_reader r)
{
    size_t count = 0;
    for (bool more = oas_skim_first(&r, '}'); more; more = oas_skim_next(&r)) {
        (void)oas_skim_key(&r);
        oas_skim_value(&r);
        count++;
    }
    return count;
}

OAS_NOINLINE static oas_status store_list(struct oas_store *s, const struct oas_layout_row *row,
                                          char *to)
{
    if (*s->read.at != '[')
        return skip_misfit(s, row);
    row = oas_layout_row_at(&s->in, row->item);
    oas_status status = oas_store_take(s, count_items(s->read), row->size, row->align, to);
    if (status != OAS_OK)
        return status;
    char *item = oas_run_at(to).items;
    for (bool more = oas_skim_first(&s->read, ']'); more; more = oas_skim_next(&s->read)) {
        status = store(s, row, item);
        if (status != OAS_OK)
            return status;
        item = row->size ? item + row->size : item;
    }
    return OAS_OK;
}

/* The members of the object at the cursor that belong into maps, `count` of them, in their order
 * and as often as they are given. */
static oas_status store_entries(struct oas_store *s, struct oas_declared *in,
                                const struct oas_share_fill *fill, size_t count)
{
    bool any;
    oas_status status = oas_share_begin(s, in, fill, count, &any);
    if (status != OAS_OK || !any)
        return status;
    for (bool more = oas_skim_first(&s->read, '}'); more; more = oas_skim_next(&s->read)) {
        const struct oas_layout_row *row;
        char *to = oas_share_key(s, in, fill, &row, &status);
        if (to)
            status = store(s, row, to);
        else
            oas_skim_value(&s->read);
        if (status != OAS_OK)
            return status;
    }
    return OAS_OK;
}

OAS_NOINLINE static oas_status store_map(struct oas_store *s, const struct oas_layout_row *row,
                                         char *to)
{
    if (*s->read.at != '{')
        return skip_misfit(s, row);
    struct oas_declared none = {.row = NULL};
    const char *open = s->read.at;
    size_t count = count_members(s->read);
    size_t gone = oas_ignored_any(s->ignored) ? oas_share_ignored(s, &none, open) : 0;
    oas_status status = gone ? oas_store_changed(s, row, open) : OAS_OK;
    struct oas_share_fill fill = {row, to, open};
    none.drops = gone > 0;
    return status == OAS_OK ? store_entries(s, &none, &fill, count - gone) : status;
}

/* ---- structs ---- */

/* Texts mostly keep the order of the declaration: compare with the expected name at once. */
static bool guess_member(struct oas_store *s, const struct oas_declared *in, uint32_t guess)
{
    if (guess >= in->row->part_count || !oas_store_declares(s, in, guess))
        return false;
    unsigned flags = oas_member_field(&s->in, in->row, guess)->flags;
    oas_str name = oas_member_name(&s->in, in->row, guess);
    const char *at = s->read.at;
    if (flags & OAS_FIELD_ESCAPED || (size_t)(s->read.end - at) < name.len + 2 ||
        at[name.len + 1] != '"' || memcmp(at + 1, name.at, name.len) != 0)
        return false;
    s->read.at += name.len + 2;
    oas_read_space(&s->read);
    s->read.at++;
    oas_read_space(&s->read);
    return true;
}

/* At a key: its member, or OAS_NONE; the cursor is then at the value. */
OAS_NOINLINE static uint32_t next_part(struct oas_store *s, const struct oas_declared *in,
                                       uint32_t guess)
{
    if (guess_member(s, in, guess))
        return guess;
    struct oas_token key = oas_skim_key(&s->read);
    return oas_store_find(s, in, &key);
}

static oas_status store_part(struct oas_store *s, const struct oas_layout_row *row, uint32_t i,
                             char *to)
{
    const struct oas_property_row *place = oas_member_place(&s->in, row, i);
    return store(s, oas_layout_row_at(&s->in, place->layout), to + place->presence);
}

OAS_NOINLINE static oas_status store_kind(struct oas_store *s, struct oas_declared *in, char *to)
{
    const char *at;
    in->kind = oas_kind_of_tag(&s->in, in->row, s->read, &at);
    if (in->kind == 0)
        return oas_store_misfit(s, in->row, s->read.at);
    oas_enum_store(to + in->row->kind, in->row->entry, in->kind);
    return OAS_OK;
}

/* The members from `block` on that fit one word: each that is there again is a misfit. */
static oas_status refuse_repeated(struct oas_store *s, const struct oas_declared *in,
                                  struct oas_reader r, uint32_t block)
{
    uint64_t seen = 0;
    oas_status status = OAS_OK;
    bool more = oas_skim_first(&r, '}');
    while (more && status == OAS_OK) {
        const char *quote = r.at;
        struct oas_token key = oas_skim_key(&r);
        uint32_t i = oas_store_find(s, in, &key);
        oas_skim_value(&r);
        more = oas_skim_next(&r);
        if (i / WORD != block / WORD)
            continue;
        if (seen >> (i % WORD) & 1)
            status = oas_store_misfit(s, in->row, quote);
        seen |= UINT64_C(1) << (i % WORD);
    }
    return status;
}

/* A struct holds a member once. The verdict refuses a second one where it reads the object as one
 * that declares it; this is for where it does not. The object is read again, once for each 64
 * members of the type, only where a member may have been there before. */
oas_status oas_store_once(struct oas_store *s, const struct oas_declared *in, const char *open)
{
    struct oas_reader r = s->read;
    oas_status status = OAS_OK;
    r.at = open;
    for (uint32_t i = 0; status == OAS_OK && i < in->row->part_count; i += WORD)
        status = refuse_repeated(s, in, r, i);
    return status;
}

/* What was met among the members of an object. */
struct member_tally {
    size_t undeclared;    /* without a place of their own */
    size_t plain;         /* of those that a struct always has */
    bool maybe_duplicate; /* one may have been there before; of the first 64 that is known */
};

/* A member without a presence, which a struct cannot lack. */
static bool is_plain(const struct oas_store *s, const struct oas_declared *in, uint32_t i)
{
    return oas_member_layout(&s->in, in->row, i)->shape != OAS_SHAPE_OPTION;
}

static oas_status store_members(struct oas_store *s, const struct oas_declared *in,
                                struct member_tally *tally, char *to)
{
    uint32_t guess = 0;
    uint64_t seen = 0;
    for (bool more = oas_skim_first(&s->read, '}'); more; more = oas_skim_next(&s->read)) {
        uint32_t i = next_part(s, in, guess);
        if (i == OAS_NONE) {
            oas_skim_value(&s->read);
            tally->undeclared++;
            continue;
        }
        oas_status status = store_part(s, in->row, i, to);
        if (status != OAS_OK)
            return status;
        tally->plain += is_plain(s, in, i);
        tally->maybe_duplicate |= i < WORD ? seen >> i & 1 : i < guess;
        seen |= i < WORD ? UINT64_C(1) << i : 0;
        guess = i + 1;
    }
    return OAS_OK;
}

OAS_NOINLINE static size_t count_plain(const struct oas_store *s, const struct oas_declared *in)
{
    size_t count = 0;
    for (uint32_t i = 0; i < in->row->part_count; i++)
        count += oas_store_declares(s, in, i) && is_plain(s, in, i);
    return count;
}

/* Members that only another kind has: where the tag only chooses, the object may be valid as one of
 * that kind. */
OAS_NOINLINE static oas_status refuse_foreign(struct oas_store *s, const struct oas_declared *in,
                                              const char *open)
{
    struct oas_reader r = s->read;
    oas_status status = OAS_OK;
    r.at = open;
    for (bool more = oas_skim_first(&r, '}'); more && status == OAS_OK; more = oas_skim_next(&r)) {
        const char *quote = r.at;
        struct oas_token key = oas_skim_key(&r);
        oas_skim_value(&r);
        if (oas_store_find(s, in, &key) == OAS_NONE &&
            oas_member_find(&s->in, in->row, OAS_KIND_ANY, &key) != OAS_NONE)
            status = oas_store_misfit(s, in->row, quote);
    }
    return status;
}

oas_status oas_store_demand(struct oas_store *s, const struct oas_declared *in, size_t found,
                            const char *open)
{
    size_t plain = in->kind ? count_plain(s, in) : in->row->plain;
    oas_status status = found < plain ? oas_store_misfit(s, in->row, open) : OAS_OK;
    return status == OAS_OK && in->row->flags & OAS_LAYOUT_CHOSEN ? refuse_foreign(s, in, open)
                                                                  : status;
}

/* Of `*count` members that are not declared some may have been let through: *count is what is left
 * to be stored. They are kept with what is left open, else dropped; what counted them, or asked for
 * them, may not take the object without them. */
OAS_NOINLINE static oas_status drop_ignored(struct oas_store *s, struct oas_declared *in,
                                            const char *open, size_t *count)
{
    const struct oas_layout_row *row = in->row;
    size_t gone = oas_share_ignored(s, in, open);
    in->drops = gone && (oas_share_leaves_rest(s, row) || !(row->flags & OAS_LAYOUT_KEEP));
    in->opened = in->drops ? 0 : gone;
    *count -= gone - in->opened;
    return in->drops ? oas_store_changed(s, row, open) : OAS_OK;
}

oas_status oas_store_rest(struct oas_store *s, struct oas_declared *in, const char *open,
                          size_t count, char *to)
{
    struct oas_share_fill fill = {.to = to, .open = open};
    return count ? store_entries(s, in, &fill, count) : OAS_OK;
}

OAS_NOINLINE static oas_status store_struct(struct oas_store *s, const struct oas_layout_row *row,
                                            char *to)
{
    const char *open = s->read.at;
    struct member_tally tally = {0};
    if (*open != '{')
        return skip_misfit(s, row);
    struct oas_declared in = {.row = row};
    oas_status status = row->entry ? store_kind(s, &in, to) : OAS_OK;
    if (status == OAS_OK)
        status = store_members(s, &in, &tally, to);
    if (status == OAS_OK)
        status = oas_store_demand(s, &in, tally.plain, open);
    if (status == OAS_OK && tally.maybe_duplicate)
        status = oas_store_once(s, &in, open);
    if (status == OAS_OK && oas_ignored_any(s->ignored))
        status = drop_ignored(s, &in, open, &tally.undeclared);
    return status == OAS_OK ? oas_store_rest(s, &in, open, tally.undeclared, to) : status;
}

/* ---- what stands around a value ---- */

static oas_status enter_pointer(struct oas_store *s, const struct oas_layout_row **row, char **to)
{
    *row = oas_layout_row_at(&s->in, (*row)->item);
    void *target = oas_store_room(s, 1, (*row)->size, (*row)->align);
    if (!target)
        return OAS_NO_MEMORY;
    memcpy(*to, &target, sizeof target);
    *to = target;
    return OAS_OK;
}

oas_status oas_store_inward(struct oas_store *s, char first, const struct oas_layout_row **row,
                            char **to)
{
    const struct oas_layout_row *whole = *row;
    if (whole->shape == OAS_SHAPE_POINTER)
        return enter_pointer(s, row, to);
    bool null = first == 'n' && whole->states & OAS_STATE_NULL;
    oas_enum_store(*to, sizeof(oas_presence), null ? OAS_NULL : OAS_VALUE);
    *to += whole->at;
    *row = null ? NULL : oas_layout_row_at(&s->in, whole->item);
    return OAS_OK;
}

static oas_status put_heir(struct oas_store *s, const struct oas_heir *heir)
{
    s->heirs.from = s->from;
    oas_buf_put(&s->heirs, oas_str_of((const char *)heir, sizeof *heir));
    return s->heirs.failed ? OAS_NO_MEMORY : OAS_OK;
}

/* Stored later: nothing is judged here, and no walk stands on the stack of another then. */
OAS_NOINLINE static oas_status let_wait(struct oas_store *s, const struct oas_layout_row *row,
                                        uint32_t kind, char *to)
{
    struct oas_heir heir = {.row = row,
                            .to = to,
                            .at = s->read.at,
                            .use = s->in.layout->variants[row->parts + kind - 1].use,
                            .kind = kind,
                            .first = kind,
                            .schema = s->in.schema,
                            .judged = s->judged};
    oas_skim_value(&s->read);
    return put_heir(s, &heir);
}

static void enter_alternative(struct oas_store *s, uint32_t kind, const struct oas_layout_row **row,
                              char **to)
{
    oas_enum_store(*to + (*row)->kind, (*row)->entry, kind);
    *to += (*row)->at;
    *row = oas_layout_variant(&s->in, *row, kind);
}

/* The schema that has to take a value of that kind; OAS_ANY: none. */
static oas_use judge_of(const struct oas_store *s, const struct oas_layout_row *row, uint32_t kind)
{
    return s->in.layout->variants[row->parts + kind - 1].use;
}

/* Of a union that signs tell apart, the kind to be tried next; 0: there is none. `first` was tried
 * before all others, unless it is 0. */
static uint32_t next_kind(const struct oas_store *s, const struct oas_layout_row *row,
                          uint32_t first, uint32_t kind)
{
    kind = kind == first ? 1 : kind + 1;
    while (kind <= row->part_count && (kind == first || judge_of(s, row, kind) == OAS_ANY))
        kind++;
    return row->sign_count && kind <= row->part_count ? kind : 0;
}

static oas_status enter_union(struct oas_store *s, const struct oas_layout_row **row, char **to)
{
    const struct oas_layout_row *whole = *row;
    const char *at;
    uint32_t kind = oas_choose(&s->in, whole, s->read, s->ignored, &at);
    bool waits =
        kind == 0 || (whole->flags & OAS_LAYOUT_HEIRS && judge_of(s, whole, kind) != OAS_ANY);
    if (kind == 0 && *s->read.at == '{')
        kind = next_kind(s, whole, 0, 0);
    if (waits)
        *row = NULL;
    if (waits)
        return kind ? let_wait(s, whole, kind, *to) : skip_misfit(s, whole);
    enter_alternative(s, kind, row, to);
    return OAS_OK;
}

/* Through presences, pointers and unions to the row that holds the value; *row is NULL when that
 * was all of it. */
OAS_NOINLINE static oas_status enter(struct oas_store *s, const struct oas_layout_row **row,
                                     char **to)
{
    oas_status status = OAS_OK;
    while (status == OAS_OK && *row) {
        const struct oas_layout_row *here = *row;
        if (here->schema)
            s->in.schema = here->schema;
        s->judged |= here->flags & OAS_LAYOUT_JUDGED;
        if (here->shape == OAS_SHAPE_UNION) {
            status = enter_union(s, row, to);
        } else if (here->shape == OAS_SHAPE_OPTION || here->shape == OAS_SHAPE_POINTER) {
            status = oas_store_inward(s, *s->read.at, row, to);
            if (!*row)
                oas_skim_value(&s->read);
        } else {
            return OAS_OK;
        }
    }
    return status;
}

/* The type says what the constant is. The verdict has not compared it where another schema than the
 * type's is what made the value valid. */
OAS_NOINLINE static oas_status pass_constant(struct oas_store *s, const struct oas_layout_row *row)
{
    oas_str span = oas_skim_text(&s->read), constant = oas_layout_text(&s->in, row->text);
    oas_status status =
        oas_str_equal(span, constant) ? OAS_OK : oas_order_match(span, constant, s->from);
    return status == OAS_INVALID ? oas_store_misfit(s, row, span.at) : status;
}

static oas_status store_entered(struct oas_store *s, const struct oas_layout_row *row, char *to)
{
    switch ((oas_shape)row->shape) {
    case OAS_SHAPE_LIST:
        return store_list(s, row, to);
    case OAS_SHAPE_MAP:
        return store_map(s, row, to);
    case OAS_SHAPE_STRUCT:
        return store_struct(s, row, to);
    case OAS_SHAPE_CONST:
        return pass_constant(s, row);
    case OAS_SHAPE_JSON:
    case OAS_SHAPE_BOOLEAN:
    case OAS_SHAPE_SIGNED:
    case OAS_SHAPE_UNSIGNED:
    case OAS_SHAPE_DOUBLE:
    case OAS_SHAPE_STRING:
    case OAS_SHAPE_NUMBERED:
    case OAS_SHAPE_ENUM:
    case OAS_SHAPE_OPEN:
    case OAS_SHAPE_OPTION:
    case OAS_SHAPE_POINTER:
    case OAS_SHAPE_UNION:
        break;
    }
    oas_str span = oas_skim_text(&s->read);
    return oas_store_leaf(s, row, span, to);
}

static oas_status store(struct oas_store *s, const struct oas_layout_row *row, char *to)
{
    uint32_t schema = s->in.schema;
    bool judged = s->judged;
    oas_status status = enter(s, &row, &to);
    if (status == OAS_OK && row)
        status = store_entered(s, row, to);
    s->in.schema = schema;
    s->judged = judged;
    return status;
}

oas_status oas_store_row(struct oas_store *s, const struct oas_layout_row *row, char *to)
{
    return store(s, row, to);
}

bool oas_store_next_heir(struct oas_store *s, struct oas_heir *heir)
{
    if (s->heirs.len == 0)
        return false;
    s->heirs.len -= sizeof *heir;
    memcpy(heir, s->heirs.at + s->heirs.len, sizeof *heir);
    return true;
}

oas_status oas_store_heir(struct oas_store *s, const struct oas_heir *heir, bool takes)
{
    const struct oas_layout_row *row = heir->row;
    char *to = heir->to;
    s->read.at = heir->at;
    s->in.schema = heir->schema;
    s->judged = heir->judged;
    struct oas_heir next = *heir;
    next.kind = takes ? 0 : next_kind(s, row, heir->first, heir->kind);
    if (next.kind) {
        next.use = judge_of(s, row, next.kind);
        return put_heir(s, &next);
    }
    uint32_t kind = takes ? heir->kind : oas_row_refused(row);
    if (kind == 0)
        return skip_misfit(s, row);
    enter_alternative(s, kind, &row, &to);
    return store(s, row, to);
}

oas_status oas_store_value(struct oas_store *s, uint32_t row, void *to)
{
    return oas_store_row(s, oas_layout_row_at(&s->in, row), to);
}
