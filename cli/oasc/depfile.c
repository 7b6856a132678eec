/* Names are escaped as compilers do it, for make and for ninja. */
#include "oasc/depfile.h"

#include "common/say.h"

/* A backslash counts as itself, unless it stands before what is escaped: then it is doubled. */
static bool put_path(oas_str path, oas_buf *out)
{
    size_t slashes = 0;
    for (size_t i = 0; i < path.len; i++) {
        char c = path.at[i];
        if (c == '\n' || c == '\r') {
            say_error("a rule of --depfile cannot name '" OAS_PRI "'", OAS_ARG(path));
            return false;
        }
        bool space = c == ' ' || c == '\t' || c == '#' || c == ':';
        for (; space && slashes > 0; slashes--)
            oas_buf_putc(out, '\\');
        slashes = c == '\\' ? slashes + 1 : 0;
        if (space)
            oas_buf_putc(out, '\\');
        else if (c == '$')
            oas_buf_putc(out, '$');
        oas_buf_putc(out, c);
    }
    return true;
}

bool depfile_put(const struct naming *naming, const struct registry *registry, const char *rename,
                 oas_buf *out)
{
    bool good = put_path(naming->header, out);
    oas_buf_putc(out, ' ');
    good = good && put_path(naming->source, out);
    for (size_t i = 0; good && i < naming->part_count; i++) {
        oas_buf_putc(out, ' ');
        good = put_path(naming->parts[i], out);
    }
    oas_buf_putc(out, ':');
    const struct document *document = registry->documents;
    for (; good && document; document = document->next) {
        if (oas_str_is(document->source->name, "-") || document->source->built_in)
            continue;
        oas_buf_putc(out, ' ');
        good = put_path(document->source->name, out);
    }
    if (good && rename && strcmp(rename, "-") != 0) {
        oas_buf_putc(out, ' ');
        good = put_path(oas_str_from(rename), out);
    }
    oas_buf_putc(out, '\n');
    return good;
}
