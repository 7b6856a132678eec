/* Documents as they are asked for, and the names that they declare. */
#include "resolve/registry.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#include "load/map.h"
#include "load/nearest.h"
#include "load/text.h"
#include "resolve/files.h"
#include "resolve/openapi.h"
#include "resolve/pointer.h"
#include "resolve/suggest.h"
#include "resolve/uri.h"

/* Pointers that go on behind references within each other: a longer chain can only be a loop. */
enum { MAX_BEHIND = 64 };

struct named {
    struct node *node;
    struct place place;
    struct place again; /* where another node is given the name; zeroed: nowhere */
};

struct ids {
    struct map names;     /* URI, with its anchor if any, to struct named */
    struct map documents; /* URI to struct document; one without a root could not be loaded */
    struct document *last;
    int behind; /* pointers that go on behind references, within each other */
};

static struct ids *ids_of(struct registry *registry)
{
    if (!registry->ids)
        registry->ids = OAS_ARENA_NEW(registry->mem, struct ids, 1);
    registry->diags->no_memory |= !registry->ids;
    return registry->ids;
}

static bool put_document(struct registry *registry, oas_str uri, struct document *document)
{
    void **slot = map_put(&registry->ids->documents, registry->mem, uri);
    registry->diags->no_memory |= !slot;
    if (slot && !*slot)
        *slot = document;
    return slot != NULL;
}

static void append(struct registry *registry, struct document *document)
{
    struct document **end = &registry->documents;
    while (*end)
        end = &(*end)->next;
    *end = document;
}

static const struct node *root_of(const struct node *node)
{
    while (node->parent)
        node = node->parent;
    return node;
}

/* OpenAPI 3.2 section 4.1.1: $self gives the document's own URI, resolved against where it is. */
static oas_str self_of(const struct registry *registry, const struct node *root, oas_str uri)
{
    const struct node *self = node_get(root, "$self");
    oas_str fragment;
    if (openapi_minor(node_get(root, "openapi")) != 2 || !self || self->kind != NODE_STRING)
        return uri;
    oas_str own = files_made(registry, uri_resolve(registry->mem, uri, self->text));
    uri_split(own, &own, &fragment);
    return own.len ? own : uri;
}

/* Parses `text` and makes it known by its URI; what cannot be parsed is remembered as that, without
 * a root. */
static struct document *add_document(struct registry *registry, struct file file, oas_str text,
                                     struct place from)
{
    struct source *source = OAS_ARENA_NEW(registry->mem, struct source, 1);
    struct document *document = OAS_ARENA_NEW(registry->mem, struct document, 1);
    if (!source || !document) {
        registry->diags->no_memory = true;
        return NULL;
    }
    *source = (struct source){.name = file.name,
                              .path = file.path,
                              .text = text,
                              .built_in = file.text.at != NULL,
                              .from = from};
    document->source = source;
    document->uri = file.uri;
    if (text.at)
        document->root = load_tree(registry->mem, source, registry->diags);
    if (!put_document(registry, file.uri, document) || !document->root)
        return document;
    append(registry, document);
    document->uri = self_of(registry, document->root, file.uri);
    if (put_document(registry, document->uri, document) && registry->on_document)
        registry->on_document(registry->user, registry, document);
    return document;
}

static bool find_root(struct registry *registry, const char *root, oas_str beside, oas_str shown)
{
    struct stat info;
    registry->root_name = shown;
    if (root)
        registry->root_name =
            files_made(registry, oas_arena_copy(registry->mem, oas_str_from(root)));
    registry->root = root ? files_real(registry, root) : beside;
    if (registry->root.len && stat(registry->root.at, &info) == 0 && S_ISDIR(info.st_mode))
        return true;
    diag_at(registry->diags, DIAG_UNREADABLE, (struct place){0}, "cannot use the root '%s': %s",
            root ? root : beside.at, registry->root.len ? "it is no folder" : strerror(errno));
    return false;
}

/* What has no place among the files (stdin, a pipe) stands in the current folder. */
static bool is_regular(const char *path)
{
    struct stat info;
    return strcmp(path, "-") != 0 && stat(path, &info) == 0 && S_ISREG(info.st_mode);
}

/* Which file the main document is, and what is in it. */
static bool find_main(struct registry *registry, const char *spec, struct file *file, oas_str *text)
{
    if (files_built_in(oas_str_from(spec), file)) {
        *text = file->text;
        return true;
    }
    *file = (struct file){
        .name = files_made(registry, oas_arena_copy(registry->mem, oas_str_from(spec)))};
    if (!load_bytes(registry->mem, spec, 0, (struct place){0}, registry->diags, text))
        return false;
    if (is_regular(spec))
        file->path = files_real(registry, spec);
    return true;
}

struct document *registry_open(struct registry *registry, const char *spec, const char *root)
{
    struct file file;
    oas_str text;
    if (!ids_of(registry) || !find_main(registry, spec, &file, &text))
        return NULL;
    oas_str folder = {0};
    if (file.path.len) {
        folder = files_made(registry, oas_arena_copy(registry->mem, files_folder(file.path)));
        file.uri = files_made(registry, uri_from_path(registry->mem, file.path));
    } else {
        folder = files_real(registry, ".");
        oas_str inside = files_join(registry, folder, oas_str_from("-"));
        if (!file.uri.len)
            file.uri = files_made(registry, uri_from_path(registry->mem, inside));
    }
    oas_str shown = file.path.len ? files_folder(file.name) : oas_str_from(".");
    if (!find_root(registry, root, folder, shown) || registry->diags->no_memory)
        return NULL;
    struct document *document = add_document(registry, file, text, (struct place){0});
    return document && document->root ? document : NULL;
}

/* What is wrong with a document is told once in each list of diagnostics: there may be one for each
 * operation. */
static void tell_faults(struct registry *registry, const struct document *document,
                        struct place from)
{
    const struct diags *faults = document->faults;
    if (!faults)
        return;
    diags_append(registry->diags, faults);
    if (faults->totals[DIAG_ERROR])
        diag_at(registry->diags, DIAG_NOTE, from, "referred to from here");
}

static struct document *load_document(struct registry *registry, struct file file,
                                      struct place from)
{
    oas_str text = {0};
    struct diags *diags = registry->diags;
    struct diags *faults = OAS_ARENA_NEW(registry->mem, struct diags, 1);
    struct document *document = NULL;
    diags->no_memory |= !faults;
    if (!faults)
        return NULL;
    *faults = diags_like(diags);
    registry->diags = faults;
    if (file.text.at)
        text = file.text;
    else if (!load_bytes(registry->mem, file.path.at, 0, from, faults, &text))
        text.at = NULL;
    document = add_document(registry, file, text, from);
    registry->diags = diags;
    diags->no_memory |= faults->no_memory;
    if (document)
        document->faults = faults;
    return document;
}

struct document *registry_document(struct registry *registry, oas_str uri, struct place from)
{
    struct file file = {0};
    if (!ids_of(registry))
        return NULL;
    struct document *document = map_get(&registry->ids->documents, uri);
    if (!document) {
        if (!files_find(registry, uri, from, &file))
            return NULL;
        document = map_get(&registry->ids->documents, file.uri);
        if (!document)
            document = load_document(registry, file, from);
        if (!document)
            return NULL;
        uri = files_made(registry, oas_arena_copy(registry->mem, uri));
        put_document(registry, uri, document);
    }
    tell_faults(registry, document, from);
    return document->root ? document : NULL;
}

struct document *registry_of(const struct registry *registry, const struct node *node)
{
    const struct node *root = root_of(node);
    struct ids *ids = registry->ids;
    if (ids && ids->last && ids->last->root == root)
        return ids->last;
    for (struct document *at = registry->documents; at; at = at->next) {
        if (at->root != root)
            continue;
        if (ids)
            ids->last = at;
        return at;
    }
    return NULL;
}

void registry_declare(struct registry *registry, oas_str uri, struct node *node, struct place place)
{
    if (!ids_of(registry))
        return;
    oas_str key = files_made(registry, oas_arena_copy(registry->mem, uri));
    void **slot = map_put(&registry->ids->names, registry->mem, key);
    struct named *named = slot ? *slot : NULL;
    if (named && named->node != node)
        named->again = place;
    if (named)
        return;
    named = OAS_ARENA_NEW(registry->mem, struct named, 1);
    if (!slot || !named) {
        registry->diags->no_memory = true;
        return;
    }
    *named = (struct named){.node = node, .place = place};
    *slot = named;
}

static bool is_clear(const struct registry *registry, const struct named *named)
{
    if (!named || !named->again.source)
        return true;
    diag_at(registry->diags, DIAG_ERROR, named->again,
            "another schema has this name, so that no reference can mean it");
    diag_at(registry->diags, DIAG_NOTE, named->place, "the other one is here");
    return false;
}

bool registry_is_clear(struct registry *registry, oas_str uri)
{
    return !ids_of(registry) || is_clear(registry, map_get(&registry->ids->names, uri));
}

/* Where it breaks off: how far it led, and what is missing there. */
static void tell_broken(struct registry *registry, oas_str reference, const struct node *last,
                        oas_str pointer, oas_str good, const char *fault, struct place from)
{
    const char *start = pointer.at + good.len + 1;
    size_t left = pointer.len - good.len - 1;
    const char *slash = left ? memchr(start, '/', left) : NULL;
    oas_str name = oas_str_of(start, slash ? (size_t)(slash - start) : left);
    oas_str near = suggest_member(registry, last, name);
    oas_buf reached = {0};
    node_pointer(last, &reached);
    registry->diags->no_memory |= reached.failed;
    diag_at(registry->diags, DIAG_ERROR, from,
            "'" OAS_PRI "' leads nowhere: at '" OAS_PRI "' below '#" OAS_PRI "', %s%s",
            OAS_ARG(reference), OAS_ARG(name), OAS_ARG(oas_buf_str(&reached)), fault,
            nearest_said(near, '\'').text);
    oas_buf_free(&reached);
    if (!near.len && !suggest_reference(registry, root_of(last), reference, from, false))
        (void)suggest_reference(registry, root_of(last), reference, from, true);
}

static struct node *find_pointer(struct registry *registry, oas_str reference, struct node *root,
                                 oas_str pointer, struct place from);

/* A pointer that goes on behind a reference, as bundlers read it. */
static struct node *find_behind(struct registry *registry, oas_str reference,
                                const struct node *last, oas_str pointer, size_t done,
                                struct place from)
{
    const struct node *ref = node_get(last, "$ref");
    struct ids *ids = registry->ids;
    struct node *node = NULL;
    if (ids->behind == MAX_BEHIND) {
        diag_at(registry->diags, DIAG_ERROR, ref->place,
                "'" OAS_PRI "' refers to itself, in the end", OAS_ARG(ref->text));
        return NULL;
    }
    if (ids->behind++ == 0)
        diag_lenient(registry->diags, LENIENCY_POINTER_BEHIND, from,
                     "'" OAS_PRI "' goes on behind the reference at '#" OAS_PRI
                     "', which is followed",
                     OAS_ARG(reference), OAS_ARG(oas_str_of(pointer.at, done)));
    node =
        registry_resolve(registry, registry_of(registry, last)->uri, ref->text, ref->place, NULL);
    if (node)
        node = find_pointer(registry, reference, node,
                            oas_str_of(pointer.at + done, pointer.len - done), from);
    ids->behind--;
    return node;
}

static struct node *find_pointer(struct registry *registry, oas_str reference, struct node *root,
                                 oas_str pointer, struct place from)
{
    oas_str good;
    const char *fault;
    struct node *node = pointer_find(root, pointer, registry->mem, &good, &fault);
    if (node)
        return node;
    registry->diags->no_memory |= strcmp(fault, "out of memory") == 0;
    const struct node *last = pointer_find(root, good, registry->mem, NULL, NULL);
    const struct node *ref = last ? node_get(last, "$ref") : NULL;
    if (ref && ref->kind == NODE_STRING)
        return find_behind(registry, reference, last, pointer, good.len, from);
    tell_broken(registry, reference, last, pointer, good, fault, from);
    return NULL;
}

static const struct named *find_anchor(struct registry *registry, oas_str document, oas_str anchor)
{
    oas_buf key = {0};
    oas_buf_put(&key, document);
    oas_buf_putc(&key, '#');
    oas_buf_put(&key, anchor);
    const struct named *named = map_get(&registry->ids->names, oas_buf_str(&key));
    registry->diags->no_memory |= key.failed;
    oas_buf_free(&key);
    return named;
}

static struct node *find_fragment(struct registry *registry, oas_str reference, oas_str document,
                                  struct node *root, oas_str fragment, struct place from)
{
    oas_str plain;
    size_t bad;
    if (!uri_decode(registry->mem, fragment, &plain, &bad)) {
        registry->diags->no_memory |= bad == SIZE_MAX;
        diag_at(registry->diags, DIAG_ERROR, from,
                "'" OAS_PRI "' has a '%%' that two hexadecimal digits do not follow",
                OAS_ARG(reference));
        return NULL;
    }
    if (plain.len == 0)
        return root;
    if (plain.at[0] == '/')
        return find_pointer(registry, reference, root, plain, from);
    const struct named *named = find_anchor(registry, document, plain);
    bool pointer = memchr(plain.at, '/', plain.len) != NULL;
    if (!named) {
        diag_at(registry->diags, DIAG_ERROR, from,
                "'" OAS_PRI "' leads nowhere: there is no anchor '" OAS_PRI "'%s",
                OAS_ARG(reference), OAS_ARG(plain),
                pointer ? "; a JSON Pointer begins with '/'" : "");
        if (!suggest_reference(registry, root_of(root), reference, from, false))
            (void)suggest_reference(registry, root_of(root), reference, from, true);
    }
    return named && is_clear(registry, named) ? named->node : NULL;
}

/* The document part of a reference, absolute. One that is only a fragment, which most are, needs no
 * arithmetic. */
static void split_target(struct registry *registry, oas_str base, oas_str reference,
                         oas_str *document, oas_str *fragment)
{
    oas_str ignored;
    if (reference.len && reference.at[0] == '#') {
        uri_split(base, document, &ignored);
        *fragment = oas_str_of(reference.at + 1, reference.len - 1);
        return;
    }
    uri_split(files_made(registry, uri_resolve(registry->mem, base, reference)), document,
              fragment);
}

/* A reference as Windows would have it. */
static bool suggest_slashes(struct registry *registry, oas_str base, oas_str reference,
                            struct place from)
{
    oas_buf text = {0};
    for (size_t i = 0; i < reference.len; i++)
        oas_buf_putc(&text, reference.at[i] == '\\' ? '/' : reference.at[i]);
    oas_str meant = text_keep(registry->mem, &text, &registry->diags->no_memory);
    if (!meant.at || oas_str_equal(meant, reference) ||
        !registry_leads(registry, base, meant, from))
        return false;
    diag_at(registry->diags, DIAG_NOTE, from, "did you mean '" OAS_PRI "'?", OAS_ARG(meant));
    return true;
}

/* A file that is not there; one that is there and wrong is no slip of the reference. */
static void suggest_for_file(struct registry *registry, oas_str base, oas_str reference,
                             struct place from)
{
    oas_str uri, fragment;
    split_target(registry, base, reference, &uri, &fragment);
    const struct document *referrer = map_get(&registry->ids->documents, base);
    const struct node *root = referrer ? referrer->root : NULL;
    if (map_get(&registry->ids->documents, uri) || uri_has_scheme(reference))
        return;
    if (!suggest_slashes(registry, base, reference, from) &&
        !suggest_reference(registry, root, reference, from, false) &&
        !suggest_file(registry, uri, reference, from))
        (void)suggest_reference(registry, root, reference, from, true);
}

struct node *registry_resolve(struct registry *registry, oas_str base, oas_str reference,
                              struct place from, oas_str *target_uri)
{
    oas_str document_uri;
    oas_str fragment;
    if (!ids_of(registry))
        return NULL;
    split_target(registry, base, reference, &document_uri, &fragment);
    const struct named *named = map_get(&registry->ids->names, document_uri);
    struct node *root = named ? named->node : NULL;
    if (!is_clear(registry, named))
        return NULL;
    if (!root) {
        const struct document *document = registry_document(registry, document_uri, from);
        if (!document) {
            suggest_for_file(registry, base, reference, from);
            return NULL;
        }
        root = document->root;
        document_uri = document->uri;
    }
    if (target_uri)
        *target_uri = document_uri;
    return find_fragment(registry, reference, document_uri, root, fragment, from);
}

bool registry_leads(struct registry *registry, oas_str base, oas_str reference, struct place from)
{
    struct diags quiet = diags_like(registry->diags), *before = registry->diags;
    registry->diags = &quiet;
    bool leads = registry_resolve(registry, base, reference, from, NULL) != NULL;
    registry->diags = before;
    before->no_memory |= quiet.no_memory;
    return leads;
}
