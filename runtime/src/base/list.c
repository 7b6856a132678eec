/* Lists of any type, built in an arena; entries of maps, found. */
#include <oas/value.h>

/* The alignment of a type divides its size: no type of that size asks for more. */
static size_t alignment(size_t size)
{
    size_t lowest = size & (~size + 1);
    return lowest && lowest < _Alignof(max_align_t) ? lowest : _Alignof(max_align_t);
}

/* The list's pointer has a type that is not known here: only its bytes are moved. */
static void *load(const void *items)
{
    void *at;
    memcpy(&at, items, sizeof at);
    return at;
}

static void set_items(void *items, void *at)
{
    memcpy(items, &at, sizeof at);
}

bool oas_list_new(oas_arena *mem, void *items, size_t *count, size_t wanted, size_t size)
{
    void *at = oas_arena_zeroed(mem, wanted, size, alignment(size));
    if (!at)
        return false;
    set_items(items, at);
    *count = wanted;
    return true;
}

void *oas_list_add(oas_arena *mem, void *items, size_t *count, size_t *room, size_t size)
{
    char *at = load(items);
    if (*count >= *room) {
        size_t more = *count < 4 ? 8 : *count > SIZE_MAX / 2 ? SIZE_MAX : *count * 2;
        at = oas_arena_zeroed(mem, more, size, alignment(size));
        if (!at)
            return NULL;
        if (*count > 0)
            memcpy(at, load(items), *count * size);
        set_items(items, at);
        *room = more;
    }
    at += (*count)++ * size;
    return memset(at, 0, size); /* it may have been used, and the list cut since */
}

void *oas_map_find(void *items, size_t count, size_t size, oas_str name)
{
    char *at = items;
    for (size_t i = 0; at && i < count; i++, at += size) {
        oas_str key;
        memcpy(&key, at, sizeof key);
        if ((key.at || key.len == 0) && oas_str_equal(key, name))
            return at;
    }
    return NULL;
}
