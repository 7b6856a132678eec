/* Members without a name of their own on their way into maps: which map takes which, and how many
 * there are, before they are stored one by one. */
#include "value/store_share.h"

#include "base/compiler.h"
#include "json/skim.h"
#include "value/ignored.h"
#include "value/share.h"

uint32_t oas_store_find(const struct oas_store *s, const struct oas_declared *in,
                        const struct oas_token *key)
{
    return in->row ? oas_member_find(&s->in, in->row, in->kind, key) : OAS_NONE;
}

static bool share_is_ignored(const struct oas_store *s, const char *key)
{
    return oas_ignored_has(s->ignored, (size_t)(key - s->read.begin));
}

size_t oas_share_ignored(const struct oas_store *s, const struct oas_declared *in, const char *open)
{
    struct oas_reader r = s->read;
    size_t count = 0;
    r.at = open;
    for (bool more = oas_skim_first(&r, '}'); more; more = oas_skim_next(&r)) {
        const char *quote = r.at;
        struct oas_token key = oas_skim_key(&r);
        oas_skim_value(&r);
        count += share_is_ignored(s, quote) && oas_store_find(s, in, &key) == OAS_NONE;
    }
    return count;
}

/* Which of the maps takes the member at `key`, of that name; OAS_NONE: none does. */
static uint32_t share_of_member(const struct oas_store *s, const struct oas_declared *in,
                                const char *key, const struct oas_token *name)
{
    if ((in->drops && share_is_ignored(s, key)) || oas_store_find(s, in, name) != OAS_NONE)
        return OAS_NONE;
    uint32_t share = in->row ? oas_share_of(&s->in, in->row, name) : 0;
    return in->row && in->lacks_rest && share == in->row->share_count ? OAS_NONE : share;
}

static const struct oas_layout_row *share_map_of(const struct oas_store *s,
                                                 const struct oas_declared *in,
                                                 const struct oas_share_fill *fill, uint32_t share,
                                                 char **to)
{
    *to = fill->to + (fill->map ? 0 : oas_share_offset(&s->in, in->row, share));
    return fill->map ? fill->map : oas_share_map(&s->in, in->row, share);
}

/* One more entry is counted, or stored. */
static size_t share_add(char *map)
{
    struct oas_run run = oas_run_at(map);
    size_t before = run.count++;
    memcpy(map, &run, sizeof run);
    return before;
}

/* Room for as many as there are, of which none is stored yet. */
static oas_status share_take(struct oas_store *s, const struct oas_layout_row *map, size_t count,
                             char *to)
{
    const struct oas_layout_row *item = oas_layout_row_at(&s->in, map->item);
    oas_status status = oas_store_take(s, count, map->entry, oas_entry_align(item), to);
    struct oas_run run = {oas_run_at(to).items, 0};
    memcpy(to, &run, sizeof run);
    return status;
}

/* Counts those that patterns tell, in their maps. How many there are. */
OAS_NOINLINE static size_t share_count_all(const struct oas_store *s, const struct oas_declared *in,
                                           const struct oas_share_fill *fill)
{
    struct oas_reader r = s->read;
    size_t count = 0;
    char *to;
    r.at = fill->open;
    for (bool more = oas_skim_first(&r, '}'); more; more = oas_skim_next(&r)) {
        const char *quote = r.at;
        struct oas_token key = oas_skim_key(&r);
        uint32_t share = share_of_member(s, in, quote, &key);
        oas_skim_value(&r);
        if (share >= in->row->share_count)
            continue;
        (void)share_map_of(s, in, fill, share, &to);
        (void)share_add(to);
        count++;
    }
    return count;
}

bool oas_share_leaves_rest(const struct oas_store *s, const struct oas_layout_row *row)
{
    return !row->item || (row->flags & OAS_LAYOUT_KEEP && !s->keep);
}

/* Of the struct's object that has `count` members that are not declared. */
static oas_status share_begin_all(struct oas_store *s, struct oas_declared *in,
                                  const struct oas_share_fill *fill, size_t count)
{
    const struct oas_layout_row *row = in->row;
    oas_status status = OAS_OK;
    char *to;
    size_t left = row->share_count ? count - share_count_all(s, in, fill) : count;
    for (uint32_t i = 0; status == OAS_OK && i < row->share_count; i++) {
        const struct oas_layout_row *map = share_map_of(s, in, fill, i, &to);
        status = share_take(s, map, oas_run_at(to).count, to);
    }
    in->lacks_rest = true;
    if (status != OAS_OK || left == 0)
        return status;
    if (row->flags & OAS_LAYOUT_CLOSED && in->opened != left)
        return oas_store_misfit(s, row, fill->open);
    if (oas_share_leaves_rest(s, row))
        return s->judged ? oas_store_changed(s, row, fill->open) : OAS_OK;
    in->lacks_rest = false;
    return share_take(s, oas_share_map(&s->in, row, row->share_count), left,
                      fill->to + oas_share_offset(&s->in, row, row->share_count));
}

oas_status oas_share_begin(struct oas_store *s, struct oas_declared *in,
                           const struct oas_share_fill *fill, size_t count, bool *any)
{
    oas_status status =
        fill->map ? share_take(s, fill->map, count, fill->to) : share_begin_all(s, in, fill, count);
    *any = fill->map || in->row->share_count || !in->lacks_rest;
    if (*any)
        s->read.at = fill->open;
    return status;
}

char *oas_share_key(struct oas_store *s, const struct oas_declared *in,
                    const struct oas_share_fill *fill, const struct oas_layout_row **row,
                    oas_status *status)
{
    const char *quote = s->read.at;
    struct oas_token key = oas_skim_key(&s->read);
    uint32_t share = share_of_member(s, in, quote, &key);
    char *to;
    if (share == OAS_NONE)
        return NULL;
    const struct oas_layout_row *map = share_map_of(s, in, fill, share, &to);
    char *entry = (char *)oas_run_at(to).items + share_add(to) * map->entry;
    *row = oas_layout_row_at(&s->in, map->item);
    *status = oas_store_text(s, &key, entry);
    return *status == OAS_OK ? entry + map->at : NULL;
}
