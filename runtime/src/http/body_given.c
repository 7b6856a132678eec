/* Found by their names in a sorted list: of one name, those that are taken stand in front. */
#include "http/body_given.h"

#include "base/sort.h"

static int compare_given(void *user, uint64_t a, uint64_t b)
{
    const struct oas_given *given = user;
    int order = oas_str_compare(given->at[a].name, given->at[b].name);
    return order ? order : (a > b) - (a < b);
}

bool oas_given_begin(struct oas_given *given, const oas_body_part *parts, size_t count,
                     oas_arena *mem)
{
    *given = (struct oas_given){.at = OAS_ARENA_NEW(mem, oas_body_part, count + 1),
                                .count = count,
                                .order = OAS_ARENA_NEW(mem, uint64_t, count + 1),
                                .taken = OAS_ARENA_NEW(mem, bool, count + 1)};
    if (!given->at || !given->order || !given->taken)
        return false;
    for (size_t i = 0; i < count; i++) {
        given->at[i] = parts[i];
        given->order[i] = i;
        given->taken[i] = false;
    }
    oas_sort(given->order, count, compare_given, given);
    return true;
}

/* Where the first one is that is called so and was not taken, or would be. */
static size_t place_given(const struct oas_given *given, oas_str name)
{
    size_t from = 0, to = given->count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        uint64_t i = given->order[middle];
        int order = oas_str_compare(given->at[i].name, name);
        if (order < 0 || (order == 0 && given->taken[i]))
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

static bool is_called_at(const struct oas_given *given, size_t place, oas_str name)
{
    const oas_body_part *part = place < given->count ? &given->at[given->order[place]] : NULL;
    return part && part->name.at && oas_str_equal(part->name, name);
}

oas_body_part *oas_given_take(struct oas_given *given, oas_str name, bool *met)
{
    size_t place = place_given(given, name);
    bool left = is_called_at(given, place, name);
    *met = left || (place && is_called_at(given, place - 1, name));
    return left ? oas_given_take_at(given, (size_t)given->order[place]) : NULL;
}

oas_body_part *oas_given_take_at(struct oas_given *given, size_t place)
{
    if (place >= given->count)
        return NULL;
    given->taken[place] = true;
    return &given->at[place];
}

bool oas_given_left(const struct oas_given *given, oas_str name)
{
    return is_called_at(given, place_given(given, name), name);
}

bool oas_octets_stand_for(oas_str octets, oas_json value, const oas_options *options)
{
    return octets.at && oas_json_check(octets, options) == OAS_OK &&
           oas_json_equal(oas_json_of(octets), value);
}

bool oas_given_stands_for(const struct oas_given *given, oas_str name, oas_json value,
                          const oas_options *options)
{
    size_t place = place_given(given, name);
    return is_called_at(given, place, name) &&
           oas_octets_stand_for(given->at[given->order[place]].octets, value, options);
}
