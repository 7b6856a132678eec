/* Characters in classes: the ends of all ranges cut them into atoms; each set then cuts the classes
 * in two. */
#include "automaton/alphabet.h"

#include <stdlib.h>

enum { NO_CLASS = -1 };

static int by_first(const void *a, const void *b)
{
    const struct alphabet_atom *left = a, *right = b;
    return (left->first > right->first) - (left->first < right->first);
}

static bool cut_atoms(const struct nfa *nfa, oas_arena *mem, struct alphabet *alphabet)
{
    size_t count = 1;
    for (uint32_t i = 0; i < nfa->set_count; i++)
        count += 2 * nfa->sets[i].count;
    struct alphabet_atom *atoms = OAS_ARENA_NEW(mem, struct alphabet_atom, count);
    if (!atoms)
        return false;
    count = 1;
    for (uint32_t i = 0; i < nfa->set_count; i++)
        for (size_t k = 0; k < nfa->sets[i].count; k++) {
            atoms[count++].first = nfa->sets[i].ranges[k].first;
            atoms[count++].first = nfa->sets[i].ranges[k].last + 1;
        }
    qsort(atoms, count, sizeof *atoms, by_first);
    alphabet->atoms = atoms;
    alphabet->atom_count = 0;
    for (size_t i = 0; i < count; i++)
        if (i == 0 || atoms[i].first != atoms[i - 1].first)
            atoms[alphabet->atom_count++].first = atoms[i].first;
    return true;
}

/* The first atom from `first` on. */
static size_t find_atom(const struct alphabet *alphabet, uint32_t first)
{
    size_t low = 0, high = alphabet->atom_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (alphabet->atoms[middle].first < first)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The classes of what is in the set become classes of their own. `fresh` has room for one a class;
 * it is cleared again. Whole classes keep their number's place: numbers only grow. */
static void cut_classes(struct alphabet *alphabet, const struct nfa_set *set, int64_t *fresh)
{
    uint32_t before = alphabet->class_count;
    for (size_t k = 0; k < set->count; k++)
        for (size_t i = find_atom(alphabet, set->ranges[k].first);
             i < alphabet->atom_count && alphabet->atoms[i].first <= set->ranges[k].last; i++) {
            uint32_t *class_of = &alphabet->atoms[i].class_of;
            if (fresh[*class_of] == NO_CLASS)
                fresh[*class_of] = alphabet->class_count++;
            *class_of = (uint32_t)fresh[*class_of];
        }
    for (uint32_t i = 0; i < before; i++)
        fresh[i] = NO_CLASS;
}

/* Numbers that no atom has any more are given away. */
static void number_anew(struct alphabet *alphabet, int64_t *fresh)
{
    alphabet->class_count = 0;
    for (size_t i = 0; i < alphabet->atom_count; i++) {
        uint32_t *class_of = &alphabet->atoms[i].class_of;
        if (fresh[*class_of] == NO_CLASS)
            fresh[*class_of] = alphabet->class_count++;
        *class_of = (uint32_t)fresh[*class_of];
    }
}

static bool list_classes(const struct nfa *nfa, oas_arena *mem, struct alphabet *alphabet)
{
    size_t room = (size_t)nfa->set_count * alphabet->class_count;
    bool *seen = OAS_ARENA_NEW(mem, bool, alphabet->class_count + 1u);
    alphabet->classes = OAS_ARENA_NEW(mem, uint32_t, room + 1);
    alphabet->starts = OAS_ARENA_NEW(mem, uint32_t, nfa->set_count + 1u);
    if (!seen || !alphabet->classes || !alphabet->starts)
        return false;
    uint32_t count = 0;
    for (uint32_t s = 0; s < nfa->set_count; s++) {
        const struct nfa_set *set = &nfa->sets[s];
        memset(seen, 0, alphabet->class_count * sizeof *seen);
        alphabet->starts[s] = count;
        for (size_t k = 0; k < set->count; k++)
            for (size_t i = find_atom(alphabet, set->ranges[k].first);
                 i < alphabet->atom_count && alphabet->atoms[i].first <= set->ranges[k].last; i++) {
                uint32_t class_of = alphabet->atoms[i].class_of;
                if (!seen[class_of])
                    alphabet->classes[count++] = class_of;
                seen[class_of] = true;
            }
    }
    alphabet->starts[nfa->set_count] = count;
    return true;
}

enum alphabet_outcome alphabet_build(const struct nfa *nfa, struct effort *effort, oas_arena *mem,
                                     struct alphabet *alphabet)
{
    *alphabet = (struct alphabet){0};
    if (!cut_atoms(nfa, mem, alphabet))
        return ALPHABET_NO_MEMORY;
    /* Each set makes at most as many classes as there are atoms; the numbers are given anew. */
    size_t room = 2 * alphabet->atom_count + 2;
    if (!effort_take(effort, (uint64_t)(nfa->set_count + 1) * (room + alphabet->atom_count)))
        return ALPHABET_TOO_LARGE;
    int64_t *fresh = OAS_ARENA_NEW(mem, int64_t, room);
    if (!fresh)
        return ALPHABET_NO_MEMORY;
    for (size_t i = 0; i < room; i++)
        fresh[i] = NO_CLASS;
    alphabet->class_count = 1;
    for (uint32_t s = 0; s < nfa->set_count; s++) {
        cut_classes(alphabet, &nfa->sets[s], fresh);
        number_anew(alphabet, fresh);
        for (size_t i = 0; i < room; i++)
            fresh[i] = NO_CLASS;
    }
    return list_classes(nfa, mem, alphabet) ? ALPHABET_MADE : ALPHABET_NO_MEMORY;
}
