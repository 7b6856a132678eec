/* The text of a segment first, the variable later: at each node there are these two. Segments are
 * hashed as they are percent-decoded, octet by octet, and stand nowhere else. */
#include "http/route.h"

#include "base/ascii.h"
#include "http/words.h"

/* Behind the segment at `at`, whose octets are added (FNV-1a, 32 bits): its '/', or the end. */
static const char *add_segment(uint32_t *hash, const char *at, const char *end)
{
    uint32_t sum = *hash;
    while (at < end && *at != '/') {
        uint32_t octet = (unsigned char)*at;
        if (octet == '%' && oas_percent(at, end)) {
            octet = (uint32_t)(oas_hex_value(at[1]) << 4 | oas_hex_value(at[2]));
            at += 2;
        }
        sum = (sum ^ octet) * 0x01000193u;
        at++;
    }
    *hash = sum;
    return at;
}

static uint32_t begin_hash(uint32_t seed, uint32_t node)
{
    return (seed * 0x85ebca6bu) ^ (node * 0x9e3779b1u) ^ 0x811c9dc5u;
}

static uint32_t end_hash(uint32_t hash)
{
    hash = (hash ^ (hash >> 16)) * 0x85ebca6bu;
    return hash ^ (hash >> 13);
}

uint32_t oas_route_key(uint32_t seed, uint32_t node, oas_str segment)
{
    uint32_t hash = begin_hash(seed, node);
    if (segment.len)
        (void)add_segment(&hash, segment.at, segment.at + segment.len);
    return end_hash(hash);
}

/* The node behind a segment of that key; 0: there is none. */
static uint32_t find_slot(const oas_routes *routes, uint32_t key)
{
    for (uint32_t i = key & routes->mask;; i = (i + 1) & routes->mask) {
        uint32_t node = routes->slots[2 * i + 1];
        if (node == 0 || routes->slots[2 * i] == key)
            return node;
    }
}

void oas_route_begin(struct oas_route_walk *walk, const oas_routes *routes, oas_str path)
{
    walk->routes = routes;
    walk->end = path.at + path.len;
    walk->open = 1;
    walk->ways[0] = (struct oas_route_place){0, path.at};
}

/* By one segment; false where none leads on. */
static bool take_step(struct oas_route_walk *walk, struct oas_route_place *place)
{
    const oas_routes *routes = walk->routes;
    uint32_t hash = begin_hash(routes->seed, place->node);
    const char *at = add_segment(&hash, place->at, walk->end);
    const char *next = at < walk->end ? at + 1 : NULL;
    uint32_t fixed = find_slot(routes, end_hash(hash));
    uint32_t variable = at > place->at ? routes->nodes[2 * place->node + 1] : 0;
    if (fixed && variable)
        walk->ways[walk->open++] = (struct oas_route_place){variable, next};
    *place = (struct oas_route_place){fixed ? fixed : variable, next};
    return place->node != 0;
}

bool oas_route_next(struct oas_route_walk *walk, const uint32_t **operations, size_t *count)
{
    const uint32_t *nodes = walk->routes->nodes;
    while (walk->open) {
        struct oas_route_place place = walk->ways[--walk->open];
        bool there = true;
        while (there && place.at)
            there = take_step(walk, &place);
        if (!there)
            continue;
        *operations = walk->routes->ends + nodes[2 * place.node];
        *count = nodes[2 * place.node + 2] - nodes[2 * place.node];
        if (*count)
            return true;
    }
    return false;
}
