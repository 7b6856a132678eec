/* The cells that the table of style examples leaves open. */
#include "plan/styles.h"

#include <oas/program.h>

static const struct node *style_node(const struct parameter *parameter)
{
    const struct node *style = node_get(parameter->node, "style");
    return style ? style : parameter->node;
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
    const struct place place = style_node(parameter)->place;
    const char *style = oas_style_name(parameter->style);
    bool delimited = is_delimited(parameter->style);
    if (!delimited && parameter->style != OAS_STYLE_DEEP_OBJECT)
        return;
    if (!(jtypes_of(subject) & (OAS_JTYPE_ARRAY | OAS_JTYPE_OBJECT)))
        diag_at(diags, DIAG_UNSUPPORTED, place,
                "the style '%s' has no form for a value that is neither array nor object: the "
                "parameter '" OAS_PRI "'",
                style, OAS_ARG(parameter->name));
    else if (delimited && parameter->explode)
        diag_at(diags, DIAG_WARNING, place,
                "the style '%s' has no exploded form: '" OAS_PRI "' is read as 'form'", style,
                OAS_ARG(parameter->name));
}

void styles_tell(struct diags *diags, const struct subjects *subjects)
{
    for (size_t i = 0; i < subjects->count; i++) {
        const struct subject *subject = &subjects->at[i];
        bool compiled = subject->first == subject && subject->type.program;
        if (subject->kind == SUBJECT_PARAMETER && !subject->media && compiled)
            tell_of(diags, subject);
    }
}
