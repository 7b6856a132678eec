/* An object's keys once more, for what depends on which there are. */
#include "walk/present.h"

#include "json/scalar.h"
#include "json/skim.h"
#include "walk/seen.h"

static uint32_t present_index(const oas_program *program, const struct oas_tag_row *names,
                              const struct oas_token *name)
{
    uint32_t row =
        oas_find_value(program, names->values, names->slots, names->mask, OAS_JTYPE_STRING, name);
    return row == OAS_NONE ? OAS_NONE : row - names->values;
}

/* The next key of the object, in *more whether there is one; OAS_NONE: it is none of the names. */
static uint32_t next_present(const oas_program *program, const struct oas_tag_row *names,
                             struct oas_reader *r, bool *more)
{
    struct oas_token key = oas_skim_key(r);
    oas_skim_value(r);
    *more = oas_skim_next(r);
    return present_index(program, names, &key);
}

static void charge_skimmed(struct oas_walk *w, const char *open, const struct oas_reader *r)
{
    w->work += (uint64_t)(r->at - open) / OAS_SKIM_SPEED;
}

uint32_t oas_present_next(struct oas_walk *w, const struct oas_tag_row *names, const char *open,
                          uint32_t from)
{
    struct oas_reader r = w->read;
    uint32_t next = OAS_NONE;
    r.at = open;
    for (bool more = oas_skim_first(&r, '}'); more && next != from;) {
        uint32_t i = next_present(w->program, names, &r, &more);
        next = i >= from && i < next ? i : next;
    }
    charge_skimmed(w, open, &r);
    return next;
}

uint64_t *oas_present_members(struct oas_walk *w, const struct oas_tag_row *names, const char *open)
{
    size_t size = oas_seen_bytes(names->count);
    uint64_t *present = oas_scratch_take(&w->scratch, size);
    struct oas_reader r = w->read;
    if (!present)
        return NULL;
    memset(present, 0, size);
    r.at = open;
    for (bool more = oas_skim_first(&r, '}'); more;) {
        uint32_t i = next_present(w->program, names, &r, &more);
        if (i != OAS_NONE)
            oas_seen_add(present, i);
    }
    charge_skimmed(w, open, &r);
    return present;
}

static uint32_t demanded_index(const oas_program *program, const struct oas_check_row *check,
                               uint32_t demanded)
{
    oas_text name = program->fields[check->first + demanded].name;
    struct oas_token token = {.raw = oas_program_text(program, name)};
    return present_index(program, &program->tags[check->table], &token);
}

uint32_t oas_present_lacking(const oas_program *program, const struct oas_check_row *check,
                             const uint64_t *present, const uint64_t *has, uint32_t from)
{
    const struct oas_tag_row *names = &program->tags[check->table];
    const struct oas_value_row *values = &program->values[names->values];
    for (uint32_t i = 0; i < names->count; i++) {
        uint32_t end = i + 1 < names->count ? values[i + 1].branch : check->count;
        if (end <= from || !oas_seen_has(present, i))
            continue;
        for (uint32_t k = values[i].branch > from ? values[i].branch : from; k < end; k++)
            if (!oas_seen_has(has, demanded_index(program, check, k)))
                return k;
    }
    return OAS_NONE;
}

void oas_present_add(const oas_program *program, const struct oas_check_row *check, uint64_t *has,
                     uint32_t demanded)
{
    oas_seen_add(has, demanded_index(program, check, demanded));
}
