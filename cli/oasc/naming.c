#include "oasc/naming.h"

#include "common/say.h"
#include "emit/emit.h"
#include "model/names.h"

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

/* Such names need no closer look, which takes memory. */
static bool is_simple(oas_str name)
{
    static const char simple[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
    for (size_t i = 0; i < name.len; i++)
        if (!memchr(simple, name.at[i], sizeof simple - 1))
            return false;
    return name.len > 0;
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
    return is_simple(name) || emit_name_fits(name) ||
           refuse_name(name, "it would not be read as it is");
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* C reserves what begins with '_', the runtime what begins with oas_. */
static bool is_prefix(oas_str prefix)
{
    bool good = prefix.len > 0 && is_letter(prefix.at[0]);
    for (size_t i = 0; good && i < prefix.len; i++)
        good = is_letter(prefix.at[i]) || (prefix.at[i] >= '0' && prefix.at[i] <= '9') ||
               prefix.at[i] == '_';
    bool ours = prefix.len >= 3 && (prefix.at[0] | 0x20) == 'o' && (prefix.at[1] | 0x20) == 'a' &&
                (prefix.at[2] | 0x20) == 's' && (prefix.len == 3 || prefix.at[3] == '_');
    return good && !ours;
}

static bool check_prefix(const char *given)
{
    if (is_prefix(oas_str_from(given)))
        return true;
    say_error("--prefix takes the beginning of C identifiers; got '%s'", given);
    say_hint("a letter, then letters, digits and '_'; not oas_, which the runtime has");
    return false;
}

/* NAME in snake case and a '_'; a name that can begin no identifier gets api_ before it. */
static oas_str default_prefix(oas_arena *mem, oas_str name)
{
    oas_buf prefix = {0};
    name_snake(&prefix, name);
    oas_buf_putc(&prefix, '_');
    oas_str made = oas_buf_str(&prefix);
    oas_buf whole = {0};
    if (!is_prefix(made))
        oas_buf_puts(&whole, made.len > 1 ? "api_" : "api");
    oas_buf_put(&whole, made);
    oas_str kept =
        whole.failed || prefix.failed ? (oas_str){0} : oas_arena_copy(mem, oas_buf_str(&whole));
    oas_buf_free(&whole);
    oas_buf_free(&prefix);
    return kept;
}

static oas_str file_name(oas_str path)
{
    size_t start = path.len;
    while (start > 0 && path.at[start - 1] != '/')
        start--;
    return oas_str_of(path.at + start, path.len - start);
}

static oas_str without_ending(oas_str name)
{
    for (size_t i = name.len; i-- > 1;)
        if (name.at[i] == '.')
            return oas_str_of(name.at, i);
    return name;
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
    oas_str spec = file_name(oas_str_from(options->reading.spec));
    bool from_stdin = oas_str_is(oas_str_from(options->reading.spec), "-");
    naming->spec = spec;
    naming->name = from_stdin ? oas_str_from("stdin") : without_ending(spec);
    if (options->name)
        naming->name = oas_str_from(options->name);
    else if (from_stdin && gives_files(options))
        return command_refuse("a document from stdin has no name for the files",
                              "--name NAME gives one: oasc --name petstore - < petstore.yaml");
    if (!gives_files(options) && !options->name) {
        if (!is_simple(naming->name) && !emit_name_fits(naming->name))
            naming->name = oas_str_from("api");
        return true;
    }
    return is_name(naming->name);
}

bool naming_find(const struct oasc_options *options, oas_arena *mem, struct naming *naming,
                 int *status)
{
    *status = EXIT_USAGE;
    if (!find_name(options, naming) || (options->prefix && !check_prefix(options->prefix)))
        return false;
    naming->prefix =
        options->prefix ? oas_str_from(options->prefix) : default_prefix(mem, naming->name);
    naming->header = with_ending(mem, options->out, naming->name, 'h');
    naming->source = with_ending(mem, options->out, naming->name, 'c');
    *status = EXIT_DONE;
    if (naming->prefix.at && naming->header.at && naming->source.at)
        return true;
    say_error("out of memory");
    *status = EXIT_IO;
    return false;
}
