/* Media types and what is said of each. */
#include "spec/content.h"

#include "resolve/openapi.h"
#include "spec/style.h"

/* ---- encodings */

/* What an encoding is of. */
struct encoded {
    const struct media *media;
    oas_str name; /* of a member; at NULL: of a place */
};

/* §4.8.15.1: where style is spoken of, contentType is not looked at; 3.0 has style for one form
 * alone, later versions for those whose values have names. */
static bool is_styled(const struct reader *reader, const struct encoded *of,
                      const struct node *node)
{
    bool has = oas_media_form(of->media->type) == OAS_FORM_URLENCODED ||
               (reader_version(reader, node) >= API_3_1 && of->name.at &&
                oas_media_is_form_data(of->media->type));
    return has && (node_get(node, "style") || node_get(node, "explode") ||
                   node_get(node, "allowReserved"));
}

static void warn_of_unread(struct reader *reader, const struct node *node, const char *key,
                           const char *why)
{
    const struct member *member = node_member(node, oas_str_from(key));
    if (member)
        diag_about(reader->diags, DIAG_WARNING, member->key, member->place,
                   "'%s' of an encoding %s", key, why);
}

/* What is right and says nothing to us. */
static void warn_of_limits(struct reader *reader, const struct encoded *of, const struct node *node)
{
    static const char *const nested[] = {"encoding", "prefixEncoding", "itemEncoding"};
    static const char *const styles[] = {"style", "explode", "allowReserved"};
    const char *why =
        of->name.at ? "says nothing in this media type" : "is not built for parts without names";
    if (oas_media_form(of->media->type) != OAS_FORM_MULTIPART)
        return;
    for (size_t i = 0; reader_version(reader, node) >= API_3_2 && i < 3; i++)
        warn_of_unread(reader, node, nested[i], "is not built: parts of a part have no verdict");
    for (size_t i = 0; !is_styled(reader, of, node) && i < 3; i++)
        warn_of_unread(reader, node, styles[i], why);
}

static void read_encoding(struct reader *reader, struct encoded of, struct node *node,
                          struct encoding *encoding)
{
    *encoding = (struct encoding){.name = of.name, .node = node};
    warn_of_limits(reader, &of, node);
    if (is_styled(reader, &of, node)) {
        encoding->style = style_read(reader, node, OAS_IN_QUERY, "an encoding");
        encoding->explode = style_explodes(reader, node, encoding->style);
        encoding->allow_reserved = reader_flag(reader, node, "allowReserved", false);
        return;
    }
    const struct node *type = reader_member(reader, node, "contentType", NODE_STRING);
    if (type)
        encoding->type = type->text;
}

static struct encoding *new_encodings(struct reader *reader, size_t count)
{
    struct encoding *made = count ? OAS_ARENA_NEW(reader->mem, struct encoding, count) : NULL;
    reader->diags->no_memory |= count && !made;
    return made;
}

static void read_members(struct reader *reader, struct media *media)
{
    const struct node *all = reader_member(reader, media->node, "encoding", NODE_OBJECT);
    size_t most = all ? all->count : 0;
    media->encodings = new_encodings(reader, most);
    for (size_t i = 0; media->encodings && i < most; i++)
        if (all->members[i].value->kind == NODE_OBJECT &&
            !openapi_is_extension(all->members[i].key))
            read_encoding(reader, (struct encoded){media, all->members[i].key},
                          all->members[i].value, &media->encodings[media->encoding_count++]);
}

/* Of what is no object nothing is said, and the place stays its own. */
static void read_places(struct reader *reader, struct media *media)
{
    const struct encoded of = {.media = media};
    struct part_places *places = &media->places;
    const struct node *prefix = reader_member(reader, media->node, "prefixEncoding", NODE_ARRAY);
    struct node *rest = reader_member(reader, media->node, "itemEncoding", NODE_OBJECT);
    size_t count = prefix ? prefix->count : 0;
    places->at = new_encodings(reader, count);
    for (size_t i = 0; places->at && i < count; i++) {
        places->at[i] = (struct encoding){.node = prefix->items[i]};
        if (prefix->items[i]->kind == NODE_OBJECT)
            read_encoding(reader, of, prefix->items[i], &places->at[i]);
        places->count++;
    }
    places->rest = rest ? new_encodings(reader, 1) : NULL;
    if (places->rest)
        read_encoding(reader, of, rest, places->rest);
}

/* Of forms alone (§4.8.14.1). */
static void read_encodings(struct reader *reader, struct media *media)
{
    oas_form form = oas_media_form(media->type);
    if (form != OAS_FORM_URLENCODED && form != OAS_FORM_MULTIPART)
        return;
    struct diags mild;
    struct diags *before = reader_soften(reader, &mild);
    read_members(reader, media);
    if (form == OAS_FORM_MULTIPART && reader_version(reader, media->node) >= API_3_2)
        read_places(reader, media);
    reader_harden(reader, before);
}

/* ---- schemas of all values, and of each */

/* OpenAPI 3.2 §4.14: the parts are an array, all of which `schema` judges, and each itemSchema. */
static struct node *join_items(struct reader *reader, const struct media *media)
{
    oas_arena *mem = reader->mem;
    struct member members[3];
    struct node *array = OAS_ARENA_NEW(mem, struct node, 1);
    struct node *all = OAS_ARENA_NEW(mem, struct node, 1);
    struct node **whole = OAS_ARENA_NEW(mem, struct node *, 1);
    struct place place = media->items->place;
    size_t count = 2;
    reader->diags->no_memory |= !array || !all || !whole;
    if (!array || !all || !whole)
        return NULL;
    *array = (struct node){.kind = NODE_STRING, .text = OAS_STR("array"), .place = place};
    *all = (struct node){.kind = NODE_ARRAY, .items = whole, .count = 1, .place = place};
    *whole = media->schema;
    members[0] = (struct member){OAS_STR("type"), place, array};
    members[1] = (struct member){OAS_STR("items"), place, media->items};
    if (media->schema)
        members[count++] = (struct member){OAS_STR("allOf"), place, all};
    struct node *joined = node_object(mem, media->node, members, count);
    reader->diags->no_memory |= !joined;
    array->parent = all->parent = joined;
    array->index = 0;
    all->index = 2;
    return joined;
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
    if (media->items && oas_media_form(media->type) == OAS_FORM_MULTIPART) {
        media->schema = join_items(reader, media);
        media->items = NULL;
    }
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
