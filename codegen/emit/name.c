/* Names of files: the document's, and those of the two that are printed. */
#include "emit/name.h"

#include "emit/note.h"

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

bool emit_name_fits(oas_str name)
{
    if (is_simple(name))
        return true;
    for (size_t i = 0; i < name.len; i++)
        if (name.at[i] == '"' || name.at[i] == '\\' || name.at[i] == '/')
            return false;
    return name.len > 0 && note_is_plain(name);
}

oas_str emit_document_name(oas_str path)
{
    size_t start = path.len;
    while (start > 0 && path.at[start - 1] != '/')
        start--;
    return oas_str_of(path.at + start, path.len - start);
}

oas_str emit_base_name(oas_str path)
{
    oas_str name = emit_document_name(path);
    if (oas_str_is(path, "-"))
        return OAS_STR("stdin");
    for (size_t i = name.len; i-- > 1;)
        if (name.at[i] == '.')
            return oas_str_of(name.at, i);
    return name;
}

oas_str emit_default_name(oas_str path)
{
    oas_str name = emit_base_name(path);
    return emit_name_fits(name) ? name : OAS_STR("api");
}
