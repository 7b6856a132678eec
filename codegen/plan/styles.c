/* The cells that the table of style examples leaves open, and media types that parameters are not
 * read by. */
#include "plan/styles.h"

#include <oas/program.h>

static struct place place_of(const struct parameter *parameter, const char *member)
{
    const struct node *node = node_get(parameter->node, member);
    return node ? node->place : parameter->node->place;
}

/* Where nothing is said the only form that it has is meant. */
static bool is_joined_deep(const struct parameter *parameter)
{
    return parameter->style == OAS_STYLE_DEEP_OBJECT && !parameter->explode &&
           node_get(parameter->node, "explode");
}

/* What `type` itself takes; what only branches say is left to the reader of the message. */
static unsigned jtypes_of(const struct subject *subject)
{
    return subject->type.program->schemas[OAS_USE_ROW(subject->type.use)].jtypes;
}

static bool is_delimited(oas_style style)
{
    return style == OAS_STYLE_SPACE_DELIMITED || style == OAS_STYLE_PIPE_DELIMITED;
}

static void tell_of(struct diags *diags, const struct subject *subject)
{
    const struct parameter *parameter = subject->parameter;
    const struct place place = place_of(parameter, "style");
    const char *style = oas_style_name(parameter->style);
    bool delimited = is_delimited(parameter->style);
    if (!delimited && parameter->style != OAS_STYLE_DEEP_OBJECT)
        return;
    if (!(jtypes_of(subject) & (OAS_JTYPE_ARRAY | OAS_JTYPE_OBJECT)))
        diag_at(diags, DIAG_UNSUPPORTED, place,
                "the style '%s' has no form for a value that is neither array nor object: the "
                "parameter '" OAS_PRI "'",
                style, OAS_ARG(parameter->name));
    else if (is_joined_deep(parameter))
        diag_at(diags, DIAG_UNSUPPORTED, place_of(parameter, "explode"),
                "the style '%s' has no form but the exploded one: the parameter '" OAS_PRI "'",
                style, OAS_ARG(parameter->name));
    else if (delimited && parameter->explode)
        diag_at(diags, DIAG_WARNING, place,
                "the style '%s' has no exploded form: '" OAS_PRI "' is read as 'form'", style,
                OAS_ARG(parameter->name));
}

/* ---- by media type ---- */

static void tell_of_media(struct diags *diags, const struct subject *subject)
{
    const struct parameter *parameter = subject->parameter;
    const struct node *content = node_get(parameter->node, "content");
    oas_str type = subject->media->type;
    struct place place = content->count ? content->members[0].place : content->place;
    const char *what = subject->kind == SUBJECT_HEADER ? "header" : "parameter";
    bool text =
        oas_media_form(type) != OAS_FORM_BYTES || (jtypes_of(subject->first) & OAS_JTYPE_STRING);
    if (!subject_parameter_is_read(parameter))
        diag_at(diags, DIAG_UNSUPPORTED, place,
                "'" OAS_PRI "' is not read in 'in: %s': the %s '" OAS_PRI "'", OAS_ARG(type),
                oas_location_name(parameter->in), what, OAS_ARG(parameter->name));
    else if (!text)
        diag_at(diags, DIAG_UNSUPPORTED, place,
                "'" OAS_PRI "' is not read where the schema takes no text: the %s '" OAS_PRI "'",
                OAS_ARG(type), what, OAS_ARG(parameter->name));
}

/* A schema that is the first one of another place is told of there alone. */
static bool is_told(const struct subject *subject)
{
    const struct subject *first = subject->first;
    return first != subject && first->parameter &&
           first->parameter->node == subject->parameter->node;
}

/* ---- all of them ---- */

void styles_tell(struct diags *diags, const struct subjects *subjects)
{
    for (size_t i = 0; i < subjects->count; i++) {
        const struct subject *subject = &subjects->at[i];
        if (!subject->parameter || !subject->first->type.program || is_told(subject))
            continue;
        if (subject->media)
            tell_of_media(diags, subject);
        else if (subject->kind == SUBJECT_PARAMETER && subject->first == subject)
            tell_of(diags, subject);
    }
}
