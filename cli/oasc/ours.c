/* First lines of today's files and of those that older versions wrote. */
#include "oasc/ours.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "emit/emit.h"
#include "emit/note.h"
#include "load/text.h"

/* More than the longest first target of a depfile has. */
enum { BEGINNING = 16384 };

static const char wrap[] = "\n * ";

/* How long `said` is at the beginning of `text`, wrapped in a comment wherever it has a space; 0:
 * it does not stand there. */
static size_t length_of(oas_str text, const char *said)
{
    size_t at = 0;
    for (; *said; said++) {
        oas_str rest = oas_str_of(text.at + at, text.len - at);
        if (*said == ' ' && text_begins(rest, oas_str_from(wrap)))
            at += sizeof wrap - 1;
        else if (rest.len > 0 && rest.at[0] == *said)
            at++;
        else
            return 0;
    }
    return at;
}

static bool says(oas_str text, const char *said)
{
    return length_of(text, said) > 0;
}

/* The first oasc began with the file's name, and what it is: "pets.h - the JSON of …". */
static bool is_early(oas_str text)
{
    if (!text_begins(text, OAS_STR("/* ")))
        return false;
    for (size_t i = 3; i < text.len && text.at[i] != '\n'; i++) {
        oas_str rest = oas_str_of(text.at + i, text.len - i);
        if (says(rest, ".h - the JSON of an API as C types") ||
            says(rest, ".c - the rows that the runtime runs"))
            return true;
    }
    return false;
}

static bool is_marked(oas_str text)
{
    return text_begins(text, OAS_STR("/* " EMIT_MARK)) || text_begins(text, OAS_STR(OURS_COPIED)) ||
           text_begins(text, OAS_STR(OURS_LIST)) || is_early(text);
}

/* "out/pets.h out/pets.c:", or further targets behind them: the same but for the ending. A
 * compiler's rule has one target. */
static bool is_rule(oas_str text)
{
    size_t stem = 0;
    oas_str rest = text;
    for (; rest.len > 0 && rest.at[0] != '\n' && !text_begins(rest, OAS_STR(".h ")); stem++)
        rest = oas_str_of(rest.at + 1, rest.len - 1);
    if (stem == 0 || !text_begins(rest, OAS_STR(".h ")) || rest.len < 3 + stem)
        return false;
    oas_str second = oas_str_of(rest.at + 3 + stem, rest.len - 3 - stem);
    return memcmp(rest.at + 3, text.at, stem) == 0 &&
           (text_begins(second, OAS_STR(".c:")) || text_begins(second, OAS_STR(".c ")));
}

static ssize_t read_beginning(int file, char *into, size_t size)
{
    ssize_t got;
    do
        got = pread(file, into, size, 0);
    while (got < 0 && errno == EINTR);
    return got;
}

bool ours_file(int file, enum ours by)
{
    char begin[BEGINNING];
    ssize_t got = read_beginning(file, begin, sizeof begin);
    if (got <= 0)
        return got == 0;
    oas_str text = oas_str_of(begin, (size_t)got);
    return by == OURS_BY_RULE ? is_rule(text) : is_marked(text);
}

/* How a regular file begins, in `into`; empty for others. */
static oas_str beginning_of(const char *path, char *into, size_t size)
{
    struct stat info;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (file < 0)
        return (oas_str){0};
    bool regular = fstat(file, &info) == 0 && S_ISREG(info.st_mode);
    ssize_t got = regular ? read_beginning(file, into, size) : -1;
    close(file);
    return got > 0 ? oas_str_of(into, (size_t)got) : (oas_str){0};
}

bool ours_begins(const char *path, const char *mark)
{
    char begin[BEGINNING];
    oas_str text = beginning_of(path, begin, sizeof begin);
    return text.len > 0 && text_begins(text, oas_str_from(mark));
}

/* "pets_1.c - a part of ", as a comment has it. */
static void put_claim(oas_str file, oas_buf *said)
{
    note_put(said, file, false);
    oas_buf_puts(said, " - " EMIT_PART);
}

/* Appends "pets.c" of "pets_1.c - a part of pets.c:", which stands in the first comment of a part.
 */
static void put_whole(oas_str text, const char *claim, oas_buf *whole)
{
    size_t at = 0;
    for (size_t i = 0; !at && i + 1 < text.len && memcmp(text.at + i, "*/", 2) != 0; i++) {
        size_t length = length_of(oas_str_of(text.at + i, text.len - i), claim);
        at = length ? i + length : 0;
    }
    while (at && at < text.len && text.at[at] != ':') {
        bool wrapped = text_begins(oas_str_of(text.at + at, text.len - at), oas_str_from(wrap));
        oas_buf_putc(whole, wrapped ? ' ' : text.at[at]);
        at += wrapped ? sizeof wrap - 1 : 1;
    }
}

bool ours_other(int file, oas_str name, oas_str text, oas_arena *mem, oas_str *whole)
{
    char begin[BEGINNING];
    oas_buf claim = {0}, there = {0}, here = {0};
    ssize_t got = read_beginning(file, begin, sizeof begin);
    put_claim(name, &claim);
    const char *claimed = oas_buf_cstr(&claim);
    if (claimed && got > 0) {
        put_whole(oas_str_of(begin, (size_t)got), claimed, &there);
        put_whole(text, claimed, &here);
    }
    bool other = !oas_str_equal(oas_buf_str(&there), oas_buf_str(&here));
    *whole = text_keep(mem, &there, NULL);
    oas_buf_free(&here);
    oas_buf_free(&claim);
    return other;
}

/* "pets_1.c - a part of pets.c:" somewhere in the first comment, which has the document's name as
 * well. Names are as a comment has them. */
bool ours_part(const char *path, oas_str file, oas_str name)
{
    char begin[BEGINNING];
    oas_buf said = {0};
    oas_str text = beginning_of(path, begin, sizeof begin);
    put_claim(file, &said);
    note_put(&said, name, false);
    oas_buf_puts(&said, ".c:");
    oas_buf_putc(&said, '\0');
    bool found = false;
    for (size_t i = 0; !said.failed && is_marked(text) && i + 1 < text.len && !found; i++) {
        found = says(oas_str_of(text.at + i, text.len - i), said.at);
        if (text.at[i] == '*' && text.at[i + 1] == '/')
            break;
    }
    oas_buf_free(&said);
    return found;
}
