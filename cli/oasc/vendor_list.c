/* The list is read strictly: what is not understood is not guessed at. */
#include "oasc/vendor_list.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "common/say.h"
#include "load/text.h"
#include "oasc/ours.h"
#include "oasc/vendor_file.h"

/* The first line up to what this oasc can read. */
static const char format[] = OURS_LIST "format 1: ";
static const char about[] =
    "the files of the runtime that each document needs.\n"
    "# To drop a document take its lines out: the next run removes what no other one needs.\n";
static const char document_word[] = "document ";
static const char earlier_line[] = "documents of before this list";
static const char indent[] = "    ";

/* The document's entry; a new one if it has none. */
static struct vendor_document *entry_of(struct vendor_list *list, oas_str name)
{
    struct vendor_document **at = &list->first;
    while (*at && oas_str_compare((*at)->name, name) < 0)
        at = &(*at)->next;
    if (*at && oas_str_equal((*at)->name, name))
        return *at;
    struct vendor_document *entry = OAS_ARENA_NEW(list->mem, struct vendor_document, 1);
    list->no_memory |= !entry;
    if (!entry)
        return NULL;
    *entry = (struct vendor_document){.name = name, .next = *at};
    *at = entry;
    return entry;
}

void vendor_list_set(struct vendor_list *list, oas_str name, unsigned parts)
{
    struct vendor_document *entry = entry_of(list, name);
    if (entry)
        entry->parts = parts;
}

/* The parts that one of the documents explains. */
static unsigned parts_of_documents(const struct vendor_list *list)
{
    unsigned parts = 0;
    for (const struct vendor_document *at = list->first; at; at = at->next)
        parts |= at->parts;
    return parts;
}

unsigned vendor_list_parts(const struct vendor_list *list)
{
    return list->earlier | parts_of_documents(list);
}

/* ---- reading ---- */

/* Another oasc may have called the files of a part otherwise, but always by this beginning. */
static unsigned part_of(oas_str path)
{
    for (size_t i = 0; i < vendor_file_count; i++)
        if (oas_str_is(path, vendor_files[i].path))
            return vendor_file_part(&vendor_files[i]);
    if (text_begins(path, OAS_STR("oas_idn")))
        return VENDOR_IDN;
    return text_begins(path, OAS_STR("oas_regex")) ? VENDOR_ECMA : 0;
}

/* `*parts` is of the block that the line is in: NULL before the first. False if oasc writes no
 * such line. */
static bool take_line(struct vendor_list *list, oas_str line, unsigned **parts)
{
    if (line.len == 0 || line.at[0] == '#')
        return true;
    if (oas_str_is(line, earlier_line)) {
        *parts = &list->earlier;
        return true;
    }
    size_t skipped =
        text_begins(line, oas_str_from(indent)) ? sizeof indent - 1 : sizeof document_word - 1;
    oas_str rest = oas_str_of(line.at + skipped, line.len > skipped ? line.len - skipped : 0);
    if (text_begins(line, oas_str_from(document_word)) && rest.len > 0) {
        struct vendor_document *entry = entry_of(list, rest);
        *parts = entry ? &entry->parts : NULL;
        return true;
    }
    if (!text_begins(line, oas_str_from(indent)) || !*parts)
        return false;
    **parts |= part_of(rest);
    return true;
}

/* The number of the first line that oasc does not write; 0 if there is none. */
static size_t take_lines(struct vendor_list *list, oas_str text)
{
    unsigned *parts = NULL;
    for (size_t number = 1; text.len > 0 && !list->no_memory; number++) {
        const char *end = memchr(text.at, '\n', text.len);
        size_t length = end ? (size_t)(end - text.at) : text.len;
        if (!end || !take_line(list, oas_str_of(text.at, length), &parts))
            return list->no_memory ? 0 : number;
        text = oas_str_of(end + 1, text.len - length - 1);
    }
    return 0;
}

static bool read_file(oas_str path, oas_buf *text)
{
    int file = open(path.at, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    ssize_t got = file < 0 ? -1 : 1;
    while (got > 0 && !text->failed) {
        char chunk[4096];
        do
            got = read(file, chunk, sizeof chunk);
        while (got < 0 && errno == EINTR);
        if (got > 0)
            oas_buf_put(text, oas_str_of(chunk, (size_t)got));
    }
    int kept = errno;
    if (file >= 0)
        close(file);
    errno = kept;
    return got >= 0;
}

static bool refuse(oas_str path, size_t line, const char *why)
{
    if (line)
        say_error("cannot read '" OAS_PRI "': line %zu: %s", OAS_ARG(path), line, why);
    else
        say_error("cannot read '" OAS_PRI "': %s", OAS_ARG(path), why);
    say_hint("nothing was changed; --force makes the list anew, without its other documents");
    return false;
}

bool vendor_list_read(struct vendor_list *list, oas_str path, bool anew)
{
    oas_buf read = {0};
    size_t line = 0;
    const char *why = NULL;
    if (!ours_begins(path.at, OURS_LIST))
        return true;
    if (!read_file(path, &read))
        why = strerror(errno);
    oas_str text = oas_arena_copy(list->mem, oas_buf_str(&read));
    list->no_memory |= read.failed || !text.at;
    oas_buf_free(&read);
    if (!why && !list->no_memory && !text_begins(text, oas_str_from(format)))
        why = "a later oasc wrote it";
    else if (!why && !list->no_memory && (line = take_lines(list, text)) != 0)
        why = "oasc did not write this";
    list->is_there = !why;
    if (!why)
        return true;
    *list = (struct vendor_list){.mem = list->mem, .no_memory = list->no_memory};
    return anew || refuse(path, line, why);
}

/* ---- writing ---- */

/* The files of these parts; with `others`, those that every document needs. */
static void put_files(oas_buf *out, unsigned parts, bool others)
{
    for (size_t i = 0; i < vendor_file_count; i++) {
        const struct vendor_file *file = &vendor_files[i];
        unsigned part = vendor_file_part(file);
        if (part ? !(parts & part) : !others)
            continue;
        oas_buf_puts(out, indent);
        oas_buf_puts(out, file->path);
        oas_buf_putc(out, '\n');
    }
}

void vendor_list_put(const struct vendor_list *list, oas_buf *out)
{
    oas_buf_puts(out, format);
    oas_buf_puts(out, about);
    for (const struct vendor_document *at = list->first; at; at = at->next) {
        oas_buf_putc(out, '\n');
        oas_buf_puts(out, document_word);
        oas_buf_put(out, at->name);
        oas_buf_putc(out, '\n');
        put_files(out, at->parts, true);
    }
    unsigned unexplained = list->earlier & ~parts_of_documents(list);
    if (unexplained) {
        oas_buf_putc(out, '\n');
        oas_buf_puts(out, earlier_line);
        oas_buf_putc(out, '\n');
        put_files(out, unexplained, false);
    }
}
