/* contentEncoding and contentMediaType of draft 7: which of them is known, and what it judges. */
#include "schema/encoded.h"

#include <oas/operation.h>

static void tell_unknown(struct graph *graph, const struct node *value, const char *what)
{
    diag_about(graph->diags, DIAG_WARNING, value->text, value->place,
               "%s \"" OAS_PRI "\" is not judged", what, OAS_ARG(value->text));
}

/* What contentMediaType speaks of is what contentEncoding beside it makes of the text (draft 7
 * section 8.4). Where that is unknown, so are the octets. */
static void read_media(struct graph *graph, const struct schema *schema, struct clause *clause)
{
    const struct node *encoding = node_get(schema->node, "contentEncoding");
    bool text = encoding && encoding->kind == NODE_STRING;
    if (!oas_media_is_json(clause->value->text)) {
        tell_unknown(graph, clause->value, "the media type");
        return;
    }
    clause->encoding = text ? oas_encoding_find(encoding->text) : OAS_ENCODING_NONE;
    clause->json = !encoding || clause->encoding != OAS_ENCODING_NONE;
}

void encoded_read(struct graph *graph, const struct schema *schema, struct clause *clause)
{
    if (clause->keyword == OAS_KEYWORD_CONTENT_MEDIA_TYPE) {
        read_media(graph, schema, clause);
        return;
    }
    clause->encoding = oas_encoding_find(clause->value->text);
    if (clause->encoding == OAS_ENCODING_NONE)
        tell_unknown(graph, clause->value, "the encoding");
}
