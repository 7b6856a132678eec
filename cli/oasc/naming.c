/* Names are given or found by the document's; what a file cannot be named is refused with a hint.
 */
#include "oasc/naming.h"

#include "common/say.h"
#include "emit/name.h"
#include "model/prefix.h"

/* A file of such a name would be found instead of the C library's by -I, or of PCRE2's. */
static const char *const taken[] = {
    "assert",      "complex", "ctype",    "errno",     "fenv",    "float",  "inttypes", "iso646",
    "limits",      "locale",  "math",     "memory",    "setjmp",  "signal", "stdalign", "stdarg",
    "stdatomic",   "stdbit",  "stdbool",  "stdckdint", "stddef",  "stdint", "stdio",    "stdlib",
    "stdnoreturn", "string",  "strings",  "tgmath",    "threads", "time",   "uchar",    "unistd",
    "wchar",       "wctype",  "features", "endian",    "pcre2",
};

static bool refuse_name(oas_str name, const char *why)
{
    say_error("files cannot be named '" OAS_PRI "': %s", OAS_ARG(name), why);
    say_hint("--name NAME gives another one, such as --name api");
    return false;
}

/* A name is one name in its folder, and can stand in an #include. */
static bool is_name(oas_str name)
{
    if (name.len == 0)
        return refuse_name(name, "it is empty");
    if (name.at[0] == '.' || name.at[0] == '-')
        return refuse_name(name, "it begins with '.' or '-'");
    for (size_t i = 0; i < name.len; i++) {
        unsigned char c = (unsigned char)name.at[i];
        if (c == '/' || c == '\\' || c == '"' || c < 0x20 || c == 0x7F)
            return refuse_name(name, "no '/', '\\', '\"' and no control characters");
    }
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        if (oas_str_is(name, taken[i]))
            return refuse_name(name, "the compiler would take NAME.h for the library's header");
    if (name.len >= 4 && memcmp(name.at, "oas_", 4) == 0)
        return refuse_name(name, "the runtime's files begin with oas_");
    return emit_name_fits(name) || refuse_name(name, "it would not be read as it is");
}

static bool check_prefix(const char *given)
{
    if (prefix_fits(oas_str_from(given)))
        return true;
    say_error("--prefix takes the beginning of C identifiers; got '%s'", given);
    say_hint("a letter, then letters, digits and '_', at most %d; not oas_, which the runtime has",
             PREFIX_MOST);
    return false;
}

oas_str naming_path(oas_arena *mem, const char *folder, oas_str name)
{
    oas_buf path = {0};
    oas_str made = {0};
    if (folder) {
        oas_buf_puts(&path, folder);
        if (path.len && path.at[path.len - 1] != '/')
            oas_buf_putc(&path, '/');
    }
    oas_buf_put(&path, name);
    if (!path.failed)
        made = oas_arena_copy(mem, oas_buf_str(&path));
    oas_buf_free(&path);
    return made;
}

static oas_str with_ending(oas_arena *mem, const char *folder, oas_str name, char ending)
{
    oas_buf file = {0};
    oas_str made = {0};
    oas_buf_put(&file, name);
    oas_buf_putc(&file, '.');
    oas_buf_putc(&file, ending);
    if (!file.failed)
        made = naming_path(mem, folder, oas_buf_str(&file));
    oas_buf_free(&file);
    return made;
}

/* True where files are written, or said to be; else any name will do. */
static bool gives_files(const struct oasc_options *options)
{
    return options->mode != MODE_DUMP && options->mode != MODE_REPORT;
}

static bool find_name(const struct oasc_options *options, struct naming *naming)
{
    oas_str spec = oas_str_from(options->reading.spec);
    bool from_stdin = oas_str_is(spec, "-");
    if (!gives_files(options) && !options->name) {
        naming->name = emit_default_name(spec);
        return true;
    }
    if (from_stdin && !options->name)
        return command_refuse("a document from stdin has no name for the files",
                              "--name NAME gives one: oasc --name petstore - < petstore.yaml");
    naming->name = options->name ? oas_str_from(options->name) : emit_base_name(spec);
    return is_name(naming->name);
}

bool naming_find(const struct oasc_options *options, oas_arena *mem, struct naming *naming,
                 int *status)
{
    *status = EXIT_USAGE;
    if (!find_name(options, naming) || (options->prefix && !check_prefix(options->prefix)))
        return false;
    naming->header = with_ending(mem, options->out, naming->name, 'h');
    naming->source = with_ending(mem, options->out, naming->name, 'c');
    *status = EXIT_DONE;
    if (naming->header.at && naming->source.at)
        return true;
    say_error("out of memory");
    *status = EXIT_IO;
    return false;
}
