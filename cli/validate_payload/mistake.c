/* Each guess looks at the first bytes, or at those where JSON ends. */
#include "validate_payload/mistake.h"

#include <oas/json.h>

#include "common/say.h"
#include "load/text.h"
#include "validate_payload/input.h"

/* ---- what a text looks like ---- */

static unsigned char byte_at(oas_str text, size_t i)
{
    return i < text.len ? (unsigned char)text.at[i] : 0xFF;
}

static bool is_gzip(oas_str text)
{
    return byte_at(text, 0) == 0x1F && byte_at(text, 1) == 0x8B;
}

/* With or without its mark: JSON begins with ASCII, of which one octet of each pair is 0. */
static bool is_utf16(oas_str text)
{
    unsigned first = byte_at(text, 0), second = byte_at(text, 1);
    return (first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF) ||
           (text.len > 1 && (first == 0) != (second == 0));
}

/* Takes the first line off *text. */
static oas_str take_line(oas_str *text)
{
    const char *feed = memchr(text->at, '\n', text->len);
    size_t length = feed ? (size_t)(feed - text->at) : text->len, taken = length + (feed != NULL);
    oas_str line = oas_str_of(text->at, length);
    *text = oas_str_of(text->at + taken, text->len - taken);
    return line;
}

/* "key: value", "- item", "---", "%YAML" */
static bool is_line_of_yaml(oas_str line)
{
    size_t i = 0;
    if (text_begins(line, OAS_STR("---")) || text_begins(line, OAS_STR("- ")) ||
        text_begins(line, OAS_STR("%YAML")))
        return true;
    while (i < line.len && (text_is_letter(line.at[i]) || text_is_digit(line.at[i]) ||
                            memchr("_-.$/", line.at[i], 5)))
        i++;
    unsigned char behind = byte_at(line, i + 1);
    return i > 0 && byte_at(line, i) == ':' && (behind == ' ' || behind == '\r' || behind == 0xFF);
}

/* By its first line that is no comment. */
static bool is_yaml(oas_str text)
{
    while (text.len) {
        oas_str line = take_line(&text);
        if (line.len && line.at[0] != '#' && line.at[0] != '\r')
            return is_line_of_yaml(line);
    }
    return false;
}

/* A whole text stands before `offset`, and another one begins there. */
static bool is_several(oas_str text, size_t offset)
{
    return offset < text.len && text.at[offset] && strchr("{[\"-0123456789tfn", text.at[offset]) &&
           oas_json_check(oas_str_of(text.at, offset), NULL) == OAS_OK;
}

/* ---- payloads ---- */

void mistake_of_payload(const struct verdict *verdict, oas_buf *err)
{
    const struct payload *payload = verdict->payload;
    oas_str text = payload->json;
    if (payload->record > 1 || oas_errors_kept(verdict->errors) == 0)
        return;
    if (is_gzip(text))
        say_hint_to(err, "'%s' is compressed by gzip: zcat gives its text", payload->file);
    else if (is_utf16(text))
        say_hint_to(err, "'%s' looks like UTF-16; JSON is UTF-8, which iconv makes of it",
                    payload->file);
    else if (is_several(text, verdict->errors->at[0].offset))
        say_hint_to(err, "'%s' holds more than one JSON text%s", payload->file,
                    payload->record ? " in a line" : "; --lines judges one a line");
    else if (is_yaml(text))
        say_hint_to(err, "'%s' looks like YAML; only SPEC may be, payloads are JSON",
                    payload->file);
}

/* ---- arguments ---- */

/* Does the file begin like an OpenAPI document or a JSON Schema? */
static bool is_document(const char *file)
{
    enum { HEAD = 4096 };
    static const char *const marks[] = {"openapi:",    "swagger:",    "$schema:",  "\"openapi\"",
                                        "\"swagger\"", "\"$schema\"", "'openapi'", "'swagger'"};
    char head[HEAD];
    int opened = strcmp(file, "-") == 0 ? -1 : input_open(file);
    ssize_t got = opened < 0 ? 0 : input_read(opened, head, sizeof head);
    oas_str text = oas_str_of(head, got > 0 ? (size_t)got : 0);
    bool found = false;
    if (opened >= 0)
        input_close(opened);
    for (; text.len && !found; text = oas_str_of(text.at + 1, text.len - 1))
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
            found |= text_begins(text, oas_str_from(marks[i]));
    return found;
}

static bool is_keyword(oas_str name)
{
    for (unsigned keyword = 1; keyword < OAS_KEYWORD_COUNT; keyword++)
        if (oas_str_is(name, oas_keyword_name((oas_keyword)keyword)))
            return true;
    return false;
}

static bool says_something(const struct node *root)
{
    for (size_t i = 0; root->kind == NODE_OBJECT && i < root->count; i++)
        if (is_keyword(root->members[i].key))
            return true;
    return false;
}

void mistake_of_order(const struct validate_options *options, const struct compiler *compiler)
{
    const struct api *api = compiler->api;
    if (options->quiet || options->file_count == 0 ||
        (api && (api->version != API_SCHEMA || says_something(api->document->root))))
        return;
    if (is_document(options->files[0]) && !is_document(options->reading.spec))
        say_hint("'%s' looks like a document, and '%s' does not: SPEC comes first, then payloads",
                 options->files[0], options->reading.spec);
}
