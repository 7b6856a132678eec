/* The cells that the table of style examples leaves open, and media types that parameters are not
 * read by. */
#include "plan/styles.h"

#include <oas/program.h>

/* What has a style. */
struct styled {
    const char *what;
    oas_str name;
    oas_style style;
    bool explode;
    bool part;       /* it is one of a multipart body */
    unsigned jtypes; /* that its schema takes, by `type` */
    const struct node *node;
};

static struct place place_of(const struct styled *styled, const char *member)
{
    const struct node *node = node_get(styled->node, member);
    return node ? node->place : styled->node->place;
}

/* Where nothing is said the only form that it has is meant. */
static bool is_joined_deep(const struct styled *styled)
{
    return styled->style == OAS_STYLE_DEEP_OBJECT && !styled->explode &&
           node_get(styled->node, "explode");
}

/* What `type` itself takes; what only branches say is left to the reader of the message. */
static unsigned jtypes_of(oas_type type)
{
    return type.program->schemas[OAS_USE_ROW(type.use)].jtypes;
}

static bool is_delimited(oas_style style)
{
    return style == OAS_STYLE_SPACE_DELIMITED || style == OAS_STYLE_PIPE_DELIMITED;
}

/* A part is one text, between whose items nothing has to be told apart. */
static void tell_of_text(struct diags *diags, const struct styled *styled)
{
    const struct place place = place_of(styled, "style");
    const char *style = oas_style_name(styled->style);
    if (styled->part && is_delimited(styled->style))
        diag_at(diags, DIAG_WARNING, place,
                "the style '%s' says nothing of a value that is neither array nor object: the "
                "%s '" OAS_PRI "' is read as a text",
                style, styled->what, OAS_ARG(styled->name));
    else
        diag_at(diags, DIAG_UNSUPPORTED, place,
                "the style '%s' has no form for a value that is neither array nor object: the "
                "%s '" OAS_PRI "'",
                style, styled->what, OAS_ARG(styled->name));
}

static void tell_of(struct diags *diags, const struct styled *styled)
{
    const char *style = oas_style_name(styled->style);
    bool delimited = is_delimited(styled->style);
    if (!delimited && styled->style != OAS_STYLE_DEEP_OBJECT)
        return;
    if (!(styled->jtypes & (OAS_JTYPE_ARRAY | OAS_JTYPE_OBJECT)))
        tell_of_text(diags, styled);
    else if (is_joined_deep(styled))
        diag_at(diags, DIAG_UNSUPPORTED, place_of(styled, "explode"),
                "the style '%s' has no form but the exploded one: the %s '" OAS_PRI "'", style,
                styled->what, OAS_ARG(styled->name));
    else if (delimited && styled->explode)
        diag_at(diags, DIAG_WARNING, place_of(styled, "style"),
                "the style '%s' has no exploded form: '" OAS_PRI "' is read as 'form'", style,
                OAS_ARG(styled->name));
}

static void tell_of_parameter(struct diags *diags, const struct subject *subject)
{
    const struct parameter *parameter = subject->parameter;
    const struct styled styled = {.what = "parameter",
                                  .name = parameter->name,
                                  .style = parameter->style,
                                  .explode = parameter->explode,
                                  .jtypes = jtypes_of(subject->first->type),
                                  .node = parameter->node};
    tell_of(diags, &styled);
}

/* ---- members of forms ---- */

static unsigned member_jtypes(oas_type type, oas_str name)
{
    const oas_program *program = type.program;
    const struct oas_schema_row *schema = &program->schemas[OAS_USE_ROW(type.use)];
    if (schema->merged)
        schema = &program->schemas[schema->merged];
    const struct oas_object_row *object = &program->objects[schema->object];
    for (uint32_t i = 0; i < object->field_count; i++) {
        const struct oas_field_row *field = &program->fields[object->fields + i];
        if (oas_str_equal(oas_program_text(program, field->name), name))
            return jtypes_of((oas_type){program, field->use, 0});
    }
    return OAS_JTYPE_ANY;
}

static void tell_of_encodings(struct diags *diags, const struct subject *subject)
{
    const struct media *media = subject->media;
    for (size_t i = 0; i < media->encoding_count; i++) {
        const struct encoding *encoding = &media->encodings[i];
        const struct styled styled = {.what = "member",
                                      .name = encoding->name,
                                      .style = encoding->style,
                                      .explode = encoding->explode,
                                      .part = oas_media_form(media->type) == OAS_FORM_MULTIPART,
                                      .jtypes = member_jtypes(subject->first->type, encoding->name),
                                      .node = encoding->node};
        tell_of(diags, &styled);
    }
}

/* ---- by media type ---- */

static void tell_of_media(struct diags *diags, const struct subject *subject)
{
    const struct parameter *parameter = subject->parameter;
    const struct node *content = node_get(parameter->node, "content");
    oas_str type = subject->media->type;
    struct place place = content->count ? content->members[0].place : content->place;
    const char *what = subject->kind == SUBJECT_PARAMETER ? "parameter" : "header";
    bool text = oas_media_form(type) != OAS_FORM_BYTES ||
                (jtypes_of(subject->first->type) & OAS_JTYPE_STRING);
    if (!subject_parameter_is_read(parameter))
        diag_at(diags, DIAG_UNSUPPORTED, place,
                "'" OAS_PRI "' is not read in 'in: %s': the %s '" OAS_PRI "'", OAS_ARG(type),
                oas_location_name(parameter->in), what, OAS_ARG(parameter->name));
    else if (!text)
        diag_at(diags, DIAG_UNSUPPORTED, place,
                "'" OAS_PRI "' is not read where the schema takes no text: the %s '" OAS_PRI "'",
                OAS_ARG(type), what, OAS_ARG(parameter->name));
}

/* ---- all of them ---- */

static void tell_of_subject(struct diags *diags, const struct subject *subject)
{
    if (subject->parameter && subject->media)
        tell_of_media(diags, subject);
    else if (subject->kind == SUBJECT_PARAMETER)
        tell_of_parameter(diags, subject);
    if (subject->media)
        tell_of_encodings(diags, subject);
}

struct telling {
    struct diags *diags;
    oas_arena mem;
    struct pointer_map told;
};

/* A body or a parameter that several operations refer to has a subject for each of them: it is told
 * of once, where it stands. */
static bool is_new(struct telling *t, const struct subject *subject)
{
    const void *node = subject->parameter ? subject->parameter->node : subject->media->node;
    void **slot = pointer_map_put(&t->told, &t->mem, node);
    t->diags->no_memory |= !slot;
    if (!slot || *slot)
        return false;
    *slot = t;
    return true;
}

void styles_tell(struct diags *diags, const struct subjects *subjects)
{
    struct telling t = {.diags = diags};
    for (size_t i = 0; i < subjects->count; i++) {
        const struct subject *subject = &subjects->at[i];
        bool has = subject->parameter || (subject->media && !subject->item);
        if (has && subject->first->type.program && is_new(&t, subject))
            tell_of_subject(diags, subject);
    }
    oas_arena_free(&t.mem);
}
