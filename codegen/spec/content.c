/* Media types and what is said of each. */
#include "spec/content.h"

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
