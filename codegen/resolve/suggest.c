/* "Foo", "#/definitions/Foo", "components/schemas/Foo", "#\\components\\schemas\\Foo". */
#include "resolve/suggest.h"

#include "load/nearest.h"
#include "resolve/files.h"
#include "resolve/uri.h"

/* How many names may be compared in all for "did you mean": help for a few slips, not for a
 * document that is wrong from end to end. */
enum { COMPARISONS = 2000000 };

oas_str suggest_member(struct registry *registry, const struct node *object, oas_str name)
{
    oas_str none = {0};
    if (!object || object->kind != NODE_OBJECT ||
        registry->comparisons + object->count > COMPARISONS)
        return none;
    registry->comparisons += object->count;
    oas_str *keys = OAS_ARENA_NEW(registry->mem, oas_str, object->count);
    registry->diags->no_memory |= !keys;
    for (size_t i = 0; keys && i < object->count; i++)
        keys[i] = object->members[i].key;
    return keys ? nearest_of(name, keys, object->count) : none;
}

static bool is_slash(char c)
{
    return c == '/' || c == '\\' || c == '#';
}

/* What stands behind the last slash, of either kind, without a file's ending. */
static oas_str last_word(oas_str reference)
{
    size_t start = reference.len, end = reference.len;
    while (start > 0 && !is_slash(reference.at[start - 1]))
        start--;
    oas_str word = oas_str_of(reference.at + start, end - start);
    static const char *const endings[] = {".json", ".yaml", ".yml"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t length = strlen(endings[i]);
        if (word.len > length && memcmp(word.at + word.len - length, endings[i], length) == 0)
            return oas_str_of(word.at, word.len - length);
    }
    return word;
}

/* The word before the last: the section that was named. */
static oas_str section_word(oas_str reference)
{
    size_t end = reference.len;
    while (end > 0 && !is_slash(reference.at[end - 1]))
        end--;
    return end ? last_word(oas_str_of(reference.at, end - 1)) : (oas_str){0};
}

/* Notes it as a reference into the document: the one that the given reference names, if any. */
static void note(struct registry *registry, const struct node *object, oas_str name,
                 oas_str reference, struct place from)
{
    oas_str document, fragment;
    oas_buf pointer = {0}, meant = {0};
    uri_split(reference, &document, &fragment);
    node_pointer(node_get_str(object, name), &pointer);
    if (fragment.at)
        oas_buf_put(&meant, document);
    oas_buf_putc(&meant, '#');
    uri_put_fragment(&meant, oas_buf_str(&pointer));
    registry->diags->no_memory |= pointer.failed || meant.failed;
    diag_at(registry->diags, DIAG_NOTE, from, "did you mean '" OAS_PRI "'?",
            OAS_ARG(oas_buf_str(&meant)));
    oas_buf_free(&pointer);
    oas_buf_free(&meant);
}

static bool suggest_in(struct registry *registry, const struct node *section, oas_str name,
                       oas_str reference, struct place from, bool near)
{
    oas_str found = node_get_str(section, name) ? name : (oas_str){0};
    if (near && !found.len)
        found = suggest_member(registry, section, name);
    if (!found.len)
        return false;
    note(registry, section, found, reference, from);
    return true;
}

bool suggest_reference(struct registry *registry, const struct node *root, oas_str reference,
                       struct place from, bool near)
{
    const struct node *components = node_get(root, "components");
    const struct node *sections[] = {node_get_str(components, section_word(reference)),
                                     node_get(components, "schemas"), node_get(root, "schemas"),
                                     node_get(root, "$defs"), node_get(root, "definitions")};
    oas_str name = last_word(reference);
    if (name.len == 0)
        return false;
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        if (suggest_in(registry, sections[i], name, reference, from, near))
            return true;
    bool some = components && components->kind == NODE_OBJECT;
    for (size_t i = 0; some && i < components->count; i++)
        if (suggest_in(registry, components->members[i].value, name, reference, from, near))
            return true;
    return false;
}

/* The reference with another name for its file. */
static void note_file(struct registry *registry, oas_str reference, oas_str name, struct place from)
{
    oas_str document, fragment;
    oas_buf meant = {0};
    uri_split(reference, &document, &fragment);
    size_t folder = document.len;
    while (folder > 0 && document.at[folder - 1] != '/')
        folder--;
    oas_buf_put(&meant, oas_str_of(document.at, folder));
    oas_buf_put(&meant, name);
    oas_buf_put(&meant, oas_str_of(reference.at + document.len, reference.len - document.len));
    registry->diags->no_memory |= meant.failed;
    diag_at(registry->diags, DIAG_NOTE, from, "did you mean '" OAS_PRI "'?",
            OAS_ARG(oas_buf_str(&meant)));
    oas_buf_free(&meant);
}

/* Of names without their endings, of which all have the same few. */
static oas_str nearest_file(const oas_str *names, size_t count, oas_str *stems, oas_str wanted)
{
    for (size_t i = 0; i < count; i++)
        stems[i] = last_word(names[i]);
    oas_str near = count ? nearest_of(last_word(wanted), stems, count) : (oas_str){0};
    for (size_t i = 0; i < count; i++)
        if (near.len && stems[i].at == near.at)
            return names[i];
    return (oas_str){0};
}

bool suggest_file(struct registry *registry, oas_str uri, oas_str reference, struct place from)
{
    if (registry->comparisons > COMPARISONS)
        return false;
    oas_str *names = OAS_ARENA_NEW(registry->mem, oas_str, 2 * FILES_MOST_NAMES);
    registry->diags->no_memory |= !names;
    size_t count = names ? files_names(registry, uri, names) : 0;
    registry->comparisons += FILES_MOST_NAMES;
    oas_str near = names ? nearest_file(names, count, names + FILES_MOST_NAMES, uri) : (oas_str){0};
    if (near.len)
        note_file(registry, reference, near, from);
    return near.len > 0;
}
