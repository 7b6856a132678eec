/* Where a schema stands, as a generated file says it: the same from whatever folder, by whatever
 * spelling of the document's path, on whatever machine it was made. */
#include "emit/place.h"

#include "load/text.h"

/* The bytes up to and with the last slash. */
static size_t folder_len(oas_str path)
{
    size_t len = path.len;
    while (len && path.at[len - 1] != '/')
        len--;
    return len;
}

/* The document whose name stands before the '#' of `place`; NULL: the place has a URI of its own.
 */
static const struct document *document_of(const struct emitter *e, oas_str place)
{
    const struct document *document = e->api->document;
    for (; document; document = document->next) {
        oas_str name = document->source->name;
        if (text_begins(place, name) && (place.len == name.len || place.at[name.len] == '#'))
            return document;
    }
    return NULL;
}

/* From the folder of `from` to the file `to`, both real paths. */
static void put_relative(oas_str from, oas_str to, oas_buf *out)
{
    size_t common = 0;
    for (size_t i = 0; i < from.len && i < to.len && from.at[i] == to.at[i]; i++)
        if (from.at[i] == '/')
            common = i + 1;
    for (size_t i = common; i < folder_len(from); i++)
        if (from.at[i] == '/')
            oas_buf_puts(out, "../");
    oas_buf_put(out, oas_str_of(to.at + common, to.len - common));
}

/* The main document is called by its name alone, a mapped one by the URI that it stands for, and
 * any other by the way from the main one's folder. */
static void put_document(const struct emitter *e, const struct document *document, oas_buf *out)
{
    const struct document *main = e->api->document;
    oas_str path = document->source->path;
    if (document == main)
        oas_buf_put(out, e->options->document);
    else if (!text_begins(document->uri, OAS_STR("file:")))
        oas_buf_put(out, document->uri);
    else if (main->source->path.len && path.len)
        put_relative(main->source->path, path, out);
    else
        oas_buf_put(out, document->source->name);
}

oas_str place_shown(struct emitter *e, oas_str place)
{
    const struct document *document = document_of(e, place);
    oas_buf made = {0};
    if (!document)
        return place;
    size_t len = document->source->name.len;
    put_document(e, document, &made);
    oas_buf_put(&made, oas_str_of(place.at + len, place.len - len));
    return emitter_keep(e, &made);
}
