/* Media types and what is said of each. */
#include "spec/content.h"

#include "resolve/openapi.h"
#include "spec/style.h"

/* ---- encodings */

/* §4.8.15.1: where style is spoken of, contentType is not looked at; 3.0 has style for one form
 * alone. */
static bool is_styled(const struct reader *reader, const struct media *media,
                      const struct node *node)
{
    bool has = oas_media_form(media->type) == OAS_FORM_URLENCODED ||
               reader_version(reader, node) >= API_3_1;
    return has && (node_get(node, "style") || node_get(node, "explode") ||
                   node_get(node, "allowReserved"));
}

static void read_encoding(struct reader *reader, const struct media *media,
                          const struct member *member, struct encoding *encoding)
{
    const struct node *node = member->value;
    *encoding = (struct encoding){.name = member->key, .node = member->value};
    if (is_styled(reader, media, node)) {
        encoding->style = style_read(reader, node, OAS_IN_QUERY, "an encoding");
        encoding->explode = style_explodes(reader, node, encoding->style);
        encoding->allow_reserved = reader_flag(reader, node, "allowReserved", false);
        return;
    }
    const struct node *type = reader_member(reader, node, "contentType", NODE_STRING);
    if (type)
        encoding->type = type->text;
}

/* Of forms alone (§4.8.14.1). */
static void read_encodings(struct reader *reader, struct media *media)
{
    oas_form form = oas_media_form(media->type);
    if (form != OAS_FORM_URLENCODED && form != OAS_FORM_MULTIPART)
        return;
    struct diags mild;
    struct diags *before = reader_soften(reader, &mild);
    const struct node *all = reader_member(reader, media->node, "encoding", NODE_OBJECT);
    size_t most = all ? all->count : 0;
    media->encodings = most ? OAS_ARENA_NEW(reader->mem, struct encoding, most) : NULL;
    mild.no_memory |= most && !media->encodings;
    for (size_t i = 0; media->encodings && i < most; i++)
        if (all->members[i].value->kind == NODE_OBJECT &&
            !openapi_is_extension(all->members[i].key))
            read_encoding(reader, media, &all->members[i],
                          &media->encodings[media->encoding_count++]);
    reader_harden(reader, before);
}

/* ---- media types */

/* OpenAPI 3.2 lets a media type be a reference, too (§4.14); before, $ref is an unknown member. */
static bool read_media(struct reader *reader, const struct member *member, struct media *media)
{
    struct node *node = member->value;
    if (reader_version(reader, node) >= API_3_2)
        node = reader_follow(reader, node, "a media type");
    else
        node = reader_through(reader, node, "a media type");
    if (!node || !reader_is(reader, node, NODE_OBJECT, "a media type"))
        return false;
    reader_known(reader, node, PART_MEDIA);
    if (!memchr(member->key.at ? member->key.at : "", '/', member->key.len))
        diag_at(reader->diags, DIAG_WARNING, member->place,
                "expected a media type such as application/json, found '" OAS_PRI "'",
                OAS_ARG(member->key));
    *media = (struct media){.type = member->key,
                            .schema = reader_schema(reader, node, "schema"),
                            .base = reader_base(reader, node),
                            .node = node};
    if (reader_version(reader, node) >= API_3_2)
        media->items = reader_schema(reader, node, "itemSchema");
    read_encodings(reader, media);
    return true;
}

void content_read(struct reader *reader, const struct node *content, struct body *body)
{
    body->media = OAS_ARENA_NEW(reader->mem, struct media, content->count ? content->count : 1);
    if (!body->media) {
        reader->diags->no_memory = true;
        return;
    }
    for (size_t i = 0; i < content->count; i++)
        body->count += read_media(reader, &content->members[i], &body->media[body->count]);
}
