/* The only file that knows libfyaml. Its events are used, not its documents: those cost ten times
 * the memory, and their checks are quadratic or too narrow. */
#include "load/yaml.h"

#include <errno.h>

#include <libfyaml.h>

#include <oas/utf8.h>

#include "load/mark.h"
#include "load/nesting.h"
#include "load/scalar.h"
#include "load/tree.h"

struct yaml {
    struct tree tree;
    struct fy_parser *parser;
    struct fy_diag *diag;
    struct place cursor; /* the last place that was asked for: places come nearly in order */
    size_t read_to;      /* where the last token ended */
    size_t documents;
    bool ended; /* the document is complete */
};

static oas_str text_of(const struct yaml *yaml)
{
    return yaml->tree.source->text;
}

/* A BOM is no column of the first line. */
static struct place first_place(const struct source *source)
{
    struct place place = {.source = source, .line = 1, .column = 1};
    if (source->text.len >= 3 && memcmp(source->text.at, "\xEF\xBB\xBF", 3) == 0)
        place.offset = 3;
    return place;
}

static bool starts_character(char byte)
{
    return ((unsigned char)byte & 0xC0) != 0x80;
}

/* Back to `offset`, which is near; a line crossed backwards is counted anew from its start. */
static void go_back(struct place *cursor, oas_str text, size_t offset)
{
    bool crossed = false;
    while (cursor->offset > offset) {
        char byte = text.at[--cursor->offset];
        crossed |= byte == '\n';
        cursor->line -= byte == '\n';
        cursor->column -= starts_character(byte);
    }
    if (!crossed)
        return;
    cursor->column = 1;
    for (size_t i = offset; i > 0 && text.at[i - 1] != '\n'; i--)
        cursor->column += starts_character(text.at[i - 1]);
}

static struct place place_at(struct yaml *yaml, size_t offset)
{
    struct place *cursor = &yaml->cursor;
    oas_str text = text_of(yaml);
    if (offset > text.len)
        offset = text.len;
    if (offset < cursor->offset)
        go_back(cursor, text, offset);
    for (; cursor->offset < offset; cursor->offset++) {
        char byte = text.at[cursor->offset];
        if (byte == '\n') {
            cursor->line++;
            cursor->column = 1;
        } else {
            cursor->column += starts_character(byte);
        }
    }
    return *cursor;
}

/* libfyaml's own places count lines by YAML's rules, and a lone CR is one of them. */
static struct place place_of_line(struct yaml *yaml, int line, int column)
{
    oas_str text = text_of(yaml);
    size_t at = first_place(yaml->tree.source).offset;
    for (; at < text.len && line > 1; at++)
        line -= text.at[at] == '\n' ||
                (text.at[at] == '\r' && (at + 1 == text.len || text.at[at + 1] != '\n'));
    while (at < text.len && column > 1 && text.at[at] != '\n') {
        at += oas_utf8_step(text.at + at, text.at + text.len);
        column--;
    }
    return place_at(yaml, at);
}

/* The first of `marks` outside comments, else `end`. */
static size_t find_mark(const struct yaml *yaml, size_t start, size_t end, const char *marks)
{
    oas_str text = text_of(yaml);
    bool comment = false;
    for (size_t i = start; i < end && i < text.len; i++)
        if (text.at[i] == '\n')
            comment = false;
        else if (text.at[i] == '#' && i > 0 && (text.at[i - 1] == ' ' || text.at[i - 1] == '\t'))
            comment = true;
        else if (!comment && strchr(marks, text.at[i]))
            return i;
    return end;
}

/* A block scalar's mark is where its text begins: its first byte is the '|' or '>' before that. */
static size_t block_start(const struct yaml *yaml, size_t mark)
{
    return find_mark(yaml, yaml->read_to, mark, "|>");
}

/* What is not there has no mark. In a list it is behind the next '-', in an object behind its key.
 */
static struct place empty_place(struct yaml *yaml)
{
    const struct node *node = tree_innermost(&yaml->tree);
    if (!node || node->kind != NODE_ARRAY || text_of(yaml).at[node->place.offset] != '-')
        return tree_here(&yaml->tree);
    size_t at = find_mark(yaml, yaml->read_to, text_of(yaml).len, "-");
    yaml->read_to = at < text_of(yaml).len ? at + 1 : at;
    return place_at(yaml, at);
}

static struct place event_place(struct yaml *yaml, struct fy_event *event)
{
    const struct fy_mark *mark = fy_event_start_mark(event);
    if (!mark)
        return empty_place(yaml);
    size_t offset = mark->input_pos;
    if (event->type == FYET_ALIAS && offset) {
        offset--; /* marked after its '*' */
    } else if (event->type == FYET_SCALAR) {
        enum fy_scalar_style style = fy_token_scalar_style(event->scalar.value);
        if (offset && (style == FYSS_SINGLE_QUOTED || style == FYSS_DOUBLE_QUOTED))
            offset--; /* marked after its quote */
        else if (style == FYSS_LITERAL || style == FYSS_FOLDED)
            offset = block_start(yaml, offset);
    }
    return place_at(yaml, offset);
}

/* The token's text; a view of the document where libfyaml gives one, else a copy: tokens go. */
static oas_str token_text(struct yaml *yaml, struct fy_token *token)
{
    size_t length = 0;
    const char *at = token ? fy_token_get_text(token, &length) : "";
    uintptr_t start = (uintptr_t)text_of(yaml).at;
    if (at && (uintptr_t)at >= start && (uintptr_t)at - start + length <= text_of(yaml).len)
        return oas_str_of(at, length);
    oas_str text = oas_arena_copy(yaml->tree.mem, oas_str_of(at, at ? length : 0));
    if (!text.at) {
        yaml->tree.diags->no_memory = true;
        yaml->tree.stop = true;
    }
    return text;
}

enum tag { TAG_NONE, TAG_STR, TAG_NULL, TAG_BOOL, TAG_INT, TAG_FLOAT, TAG_SEQ, TAG_MAP, TAG_BAD };

/* Where a tag stands; what it is for begins behind it, perhaps lines below. */
static struct place tag_place(struct yaml *yaml, struct fy_token *token, struct place otherwise)
{
    const struct fy_mark *mark = fy_token_start_mark(token);
    return mark ? place_at(yaml, mark->input_pos) : otherwise;
}

static enum tag read_tag(struct yaml *yaml, struct fy_token *token, struct place place)
{
    static const char core[] = "tag:yaml.org,2002:";
    static const char *const names[] = {NULL, "str", "null", "bool", "int", "float", "seq", "map"};
    if (!token)
        return TAG_NONE;
    oas_str text = token_text(yaml, token);
    oas_str name = text;
    if (oas_str_is(text, "!"))
        return TAG_STR; /* YAML 1.2.2 section 6.9.1: non-specific, for a scalar that is a string */
    if (text.len > strlen(core) && memcmp(text.at, core, strlen(core)) == 0) {
        name = oas_str_of(text.at + strlen(core), text.len - strlen(core));
        for (int i = TAG_STR; i < TAG_BAD; i++)
            if (oas_str_is(name, names[i]))
                return (enum tag)i;
    }
    diag_at(yaml->tree.diags, DIAG_ERROR, tag_place(yaml, token, place),
            "expected a tag of YAML's core schema, found '" OAS_PRI "'", OAS_ARG(text));
    return TAG_BAD;
}

static bool tag_fits(enum tag tag, enum node_kind kind)
{
    switch (tag) {
    case TAG_NONE:
    case TAG_BAD:
        return true;
    case TAG_STR:
        return kind == NODE_STRING;
    case TAG_NULL:
        return kind == NODE_NULL;
    case TAG_BOOL:
        return kind == NODE_BOOLEAN;
    case TAG_INT:
    case TAG_FLOAT:
        return kind == NODE_NUMBER;
    case TAG_SEQ:
        return kind == NODE_ARRAY;
    case TAG_MAP:
        return kind == NODE_OBJECT;
    }
    return true;
}

static void check_tag(struct yaml *yaml, enum tag tag, struct fy_token *token,
                      const struct node *node)
{
    if (!tag_fits(tag, node->kind))
        diag_at(yaml->tree.diags, DIAG_ERROR, tag_place(yaml, token, node->place),
                "this tag does not fit %s", node_noun(node));
}

static void name_node(struct yaml *yaml, struct fy_token *anchor, struct node *node)
{
    if (anchor)
        tree_anchor(&yaml->tree, token_text(yaml, anchor), node);
}

/* YAML 1.2.2 section 5.2: within a document it may stand between quotes alone. */
static void refuse_mark(struct yaml *yaml, struct place place)
{
    diag_at(yaml->tree.diags, DIAG_ERROR, place,
            "a byte order mark (U+FEFF) may stand before the first line only, or between quotes");
}

static struct node *make_scalar(struct yaml *yaml, struct fy_event *event, struct place place)
{
    struct node *node = tree_node(&yaml->tree, NODE_STRING, place);
    if (!node)
        return NULL;
    oas_str text = token_text(yaml, event->scalar.value);
    enum tag tag = read_tag(yaml, event->scalar.tag, place);
    bool plain = fy_token_scalar_style(event->scalar.value) == FYSS_PLAIN && tag != TAG_STR;
    bool no_memory = false;
    const char *fault = NULL;
    node->text = text;
    if (plain && mark_is_in(text))
        refuse_mark(yaml, place);
    /* !!int "12" is the number 12: a tag decides, not the quotes. */
    if (plain || (tag != TAG_NONE && tag != TAG_STR && tag != TAG_BAD))
        fault = scalar_plain(yaml->tree.mem, text, node, &no_memory);
    if (fault)
        diag_at(yaml->tree.diags, DIAG_ERROR, place, "%s", fault);
    else
        check_tag(yaml, tag, event->scalar.tag, node);
    yaml->tree.diags->no_memory |= no_memory;
    yaml->tree.stop |= no_memory;
    return node;
}

/* As YAML 1.1 tags the key of a merge. */
static bool is_merge(struct yaml *yaml, struct fy_token *tag, oas_str key)
{
    return tag && oas_str_is(key, "<<") &&
           oas_str_is(token_text(yaml, tag), "tag:yaml.org,2002:merge");
}

static void on_key(struct yaml *yaml, struct fy_event *event, struct place place)
{
    bool plain = fy_token_scalar_style(event->scalar.value) == FYSS_PLAIN;
    oas_str key = token_text(yaml, event->scalar.value);
    if (plain && key.len == 0)
        diag_at(yaml->tree.diags, DIAG_ERROR, place, "expected a key, found none");
    if (plain && mark_is_in(key))
        refuse_mark(yaml, place);
    bool merge = is_merge(yaml, event->scalar.tag, key);
    if (merge)
        diag_lenient(yaml->tree.diags, LENIENCY_MERGE_TAG,
                     tag_place(yaml, event->scalar.tag, place),
                     "!!merge is no tag of YAML's core schema; << is taken as without it");
    else if (event->scalar.tag)
        read_tag(yaml, event->scalar.tag, place);
    if (event->scalar.anchor) {
        struct node *node = tree_node(&yaml->tree, NODE_STRING, place);
        if (!node)
            return;
        node->text = key;
        name_node(yaml, event->scalar.anchor, node);
    }
    merge = merge || (plain && !event->scalar.tag && oas_str_is(key, "<<"));
    tree_key(&yaml->tree, key, place, merge);
}

static void on_scalar(struct yaml *yaml, struct fy_event *event)
{
    struct place place = event_place(yaml, event);
    const struct fy_mark *end = event->scalar.value ? fy_token_end_mark(event->scalar.value) : NULL;
    if (end)
        yaml->read_to = end->input_pos;
    if (tree_wants_key(&yaml->tree)) {
        on_key(yaml, event, place);
        return;
    }
    struct node *node = make_scalar(yaml, event, place);
    if (!node)
        return;
    name_node(yaml, event->scalar.anchor, node);
    tree_add(&yaml->tree, node);
}

static bool refuse_complex_key(struct yaml *yaml, struct place place, const char *found)
{
    if (!tree_wants_key(&yaml->tree))
        return false;
    diag_at(yaml->tree.diags, DIAG_ERROR, place, "expected a text as key, found %s", found);
    yaml->tree.stop = true;
    return true;
}

static void on_open(struct yaml *yaml, struct fy_event *event, enum node_kind kind,
                    struct fy_token *tag, struct fy_token *anchor)
{
    struct place place = event_place(yaml, event);
    if (refuse_complex_key(yaml, place, kind == NODE_ARRAY ? "an array" : "an object"))
        return;
    struct node *node = tree_node(&yaml->tree, kind, place);
    if (!node)
        return;
    check_tag(yaml, read_tag(yaml, tag, place), tag, node);
    name_node(yaml, anchor, node);
    tree_open(&yaml->tree, node);
}

static void on_alias(struct yaml *yaml, struct fy_event *event)
{
    struct place place = event_place(yaml, event);
    if (!refuse_complex_key(yaml, place, "an alias"))
        tree_alias(&yaml->tree, token_text(yaml, event->alias.anchor), place);
}

/* Only one document is read; whatever begins a second one is where it is refused. */
static bool refuse_second(struct yaml *yaml, struct fy_event *event)
{
    if (yaml->documents < 2 || !fy_event_start_mark(event))
        return yaml->documents >= 2;
    diag_at(yaml->tree.diags, DIAG_ERROR, event_place(yaml, event),
            "expected one document, found a second one");
    yaml->tree.stop = true;
    return true;
}

static void on_event(struct yaml *yaml, struct fy_event *event)
{
    if (event->type == FYET_DOCUMENT_START)
        yaml->documents++;
    if (refuse_second(yaml, event))
        return;
    switch (event->type) {
    case FYET_SCALAR:
        on_scalar(yaml, event);
        break;
    case FYET_ALIAS:
        on_alias(yaml, event);
        break;
    case FYET_SEQUENCE_START:
        on_open(yaml, event, NODE_ARRAY, event->sequence_start.tag, event->sequence_start.anchor);
        break;
    case FYET_MAPPING_START:
        on_open(yaml, event, NODE_OBJECT, event->mapping_start.tag, event->mapping_start.anchor);
        break;
    case FYET_SEQUENCE_END:
    case FYET_MAPPING_END:
        tree_close(&yaml->tree);
        break;
    case FYET_DOCUMENT_END:
        yaml->ended = true;
        break;
    case FYET_NONE:
    case FYET_STREAM_START:
    case FYET_STREAM_END:
    case FYET_DOCUMENT_START:
        break;
    }
}

/* Where the parser stopped. It counts a quoted text from behind its quote. */
static struct place stop_place(struct yaml *yaml, const struct fy_diag_error *error)
{
    if (!error || error->line <= 0)
        return yaml->cursor;
    struct place place = place_of_line(yaml, error->line, error->column);
    char before = place.offset ? text_of(yaml).at[place.offset - 1] : ' ';
    return before == '"' || before == '\'' ? place_at(yaml, place.offset - 1) : place;
}

/* In [] and {} the fault is often that they are not closed where their author thinks. */
static void note_bracket(struct yaml *yaml)
{
    const struct node *node = tree_innermost(&yaml->tree);
    char first = node ? text_of(yaml).at[node->place.offset] : ' ';
    if (first == '{' || first == '[')
        diag_at(yaml->tree.diags, DIAG_NOTE, node->place, "in %s that begins here",
                node_noun(node));
}

static bool is_at_end(struct yaml *yaml, struct place place)
{
    oas_str text = text_of(yaml);
    size_t at = place.offset;
    while (at < text.len && strchr(" \t\r\n", text.at[at]))
        at++;
    return at >= text.len;
}

/* Once the parser has failed, one error is enough: the rest would be its echo. */
static void report_parser(struct yaml *yaml)
{
    struct diags *diags = yaml->tree.diags;
    void *from = NULL;
    struct fy_diag_error *error = fy_diag_errors_iterate(yaml->diag, &from);
    while (error && error->type != FYET_ERROR)
        error = fy_diag_errors_iterate(yaml->diag, &from);
    struct place place = stop_place(yaml, error);
    if (yaml->ended)
        diag_at(diags, DIAG_ERROR, place, "expected the end of the document, found more text");
    else if (tree_innermost(&yaml->tree) && is_at_end(yaml, place))
        diag_at(diags, DIAG_ERROR, place, "not YAML or JSON: the text ends too early");
    else
        diag_at(diags, DIAG_ERROR, place, "not YAML or JSON%s%s", error ? ": " : "",
                error ? error->msg : "");
    if (!yaml->ended)
        note_bracket(yaml);
}

static void read_events(struct yaml *yaml)
{
    struct fy_event *event;
    errno = 0;
    while (!yaml->tree.stop && (event = fy_parser_parse(yaml->parser))) {
        on_event(yaml, event);
        fy_parser_event_free(yaml->parser, event);
    }
    if (yaml->tree.stop)
        return;
    if (!yaml->ended && errno == ENOMEM) /* its errors are the echo of that */
        yaml->tree.diags->no_memory = true;
    else if (fy_parser_get_stream_error(yaml->parser) || fy_diag_got_error(yaml->diag))
        report_parser(yaml);
    else if (yaml->documents > 1)
        diag_at(yaml->tree.diags, DIAG_ERROR, yaml->cursor,
                "expected one document, found a second one");
    else if (!yaml->tree.root)
        diag_at(yaml->tree.diags, DIAG_ERROR, first_place(yaml->tree.source),
                "expected a document, found nothing");
}

/* What it needs for its input libfyaml (0.8) takes without asking whether there is any. */
static bool has_memory(void)
{
    oas_arena some = {0};
    bool has = oas_arena_take(&some, 8192, 1) != NULL;
    oas_arena_free(&some);
    return has;
}

/* For the first `length` bytes of the text. */
static bool start_parser(struct yaml *yaml, size_t length)
{
    struct fy_diag_cfg diag_config;
    fy_diag_cfg_default(&diag_config);
    diag_config.fp = NULL;
    yaml->diag = fy_diag_create(&diag_config);
    if (!yaml->diag)
        return false;
    /* Rendered straight to a stream, its errors read out of bounds. */
    fy_diag_set_collect_errors(yaml->diag, true);
    /* Depth and duplicate keys are ours to check: its depth of 64 is too little for real documents,
     * and its search for duplicates is quadratic. */
    struct fy_parse_cfg config = {
        .flags = (enum fy_parse_cfg_flags)(FYPCF_QUIET | FYPCF_DISABLE_DEPTH_LIMIT |
                                           FYPCF_ALLOW_DUPLICATE_KEYS | FYPCF_JSON_NONE |
                                           FYPCF_SLOPPY_FLOW_INDENTATION),
        .diag = yaml->diag};
    yaml->parser = fy_parser_create(&config);
    return yaml->parser && has_memory() &&
           fy_parser_set_string(yaml->parser, text_of(yaml).at, length) == 0;
}

/* Before the parser sees a byte: on malformed UTF-8 in a directive it never ends. Control
 * characters are those that neither YAML nor JSON lets stand bare. */
static bool check_text(struct yaml *yaml)
{
    oas_str text = text_of(yaml);
    size_t mark = mark_late(text);
    size_t bad = oas_utf8_check(text);
    if (bad < text.len) {
        bool wide = text.len >= 2 &&
                    (memcmp(text.at, "\xFF\xFE", 2) == 0 || memcmp(text.at, "\xFE\xFF", 2) == 0);
        if (wide)
            diag_at(yaml->tree.diags, DIAG_ERROR, place_at(yaml, bad),
                    "expected UTF-8, found UTF-16");
        else
            diag_at(yaml->tree.diags, DIAG_ERROR, place_at(yaml, bad),
                    "expected UTF-8, found the byte 0x%02X", (unsigned char)text.at[bad]);
        return false;
    }
    if (mark < text.len) {
        refuse_mark(yaml, place_at(yaml, mark));
        return false;
    }
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.at[i];
        if (byte >= 0x20 || byte == '\t' || byte == '\n' || byte == '\r')
            continue;
        diag_at(yaml->tree.diags, DIAG_ERROR, place_at(yaml, i),
                "expected text, found the control character 0x%02X", byte);
        return false;
    }
    return true;
}

/* The tree of the first `length` bytes. */
static void parse(struct yaml *yaml, size_t length)
{
    if (start_parser(yaml, length))
        read_events(yaml);
    else
        yaml->tree.diags->no_memory = true;
    if (yaml->parser)
        fy_parser_destroy(yaml->parser);
    if (yaml->diag)
        fy_diag_destroy(yaml->diag);
}

/* In [] and {} the parser looks ahead as far as they are nested, at two hundred bytes of memory for
 * each byte of the text, before it gives its first event. So where a text seems to be nested too
 * deeply, what leads there is read alone. True if that was an end to it, which is then told; else
 * some of the brackets were none. */
static bool ends_before(oas_arena *mem, const struct source *source, struct diags *diags,
                        size_t length)
{
    struct diags trial = diags_like(diags);
    struct yaml yaml = {.tree = {.mem = mem, .source = source, .diags = &trial},
                        .cursor = first_place(source)};
    parse(&yaml, length);
    bool ends = yaml.tree.stop || trial.no_memory;
    if (ends)
        diags_append(diags, &trial);
    return ends;
}

static bool is_too_deep(oas_arena *mem, const struct source *source, struct diags *diags)
{
    size_t length;
    for (size_t most = TREE_DEPTH; (length = nesting_beyond(source->text, most)) > 0; most *= 2)
        if (ends_before(mem, source, diags, length))
            return true;
    return false;
}

struct node *load_tree(oas_arena *mem, const struct source *source, struct diags *diags)
{
    size_t faults = diags_faults(diags);
    struct yaml yaml = {.tree = {.mem = mem, .source = source, .diags = diags},
                        .cursor = first_place(source)};
    if (source->text.len == 0) {
        diag_at(diags, DIAG_ERROR, yaml.cursor, "expected a document, found nothing");
        return NULL;
    }
    if (!check_text(&yaml) || is_too_deep(mem, source, diags))
        return NULL;
    parse(&yaml, source->text.len);
    return diags_faults(diags) == faults ? yaml.tree.root : NULL;
}

void load_version(oas_buf *out)
{
    oas_buf_puts(out, "libfyaml ");
    oas_buf_puts(out, fy_library_version());
}
