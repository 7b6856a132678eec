/* Parameters, and headers of replies, for people: what may be a credential is not shown. */
#include <oas/layout.h>
#include <oas/typed.h>

#include "http/typed.h"
#include "json/bounds.h"
#include "value/row.h"

void oas_typed_print(const struct oas_joint *joint, const void *value, oas_buf *out,
                     const oas_options *options)
{
    const oas_type type = joint->type;
    const struct oas_layout *layout = type.program->layout;
    const struct oas_property_row *places = layout->properties + layout->rows[type.layout].parts;
    oas_options own = *oas_options_or_none(options);
    bool any = false;
    own.indent = 0;
    oas_buf_putc(out, '{');
    for (size_t i = 0; i < joint->count; i++) {
        const oas_parameter *parameter = &joint->parameters[i];
        const char *at = (const char *)value + places[i].presence;
        if (layout->rows[places[i].layout].shape == OAS_SHAPE_OPTION &&
            oas_presence_at(at) == OAS_ABSENT)
            continue;
        if (any)
            oas_buf_putc(out, ',');
        any = true;
        oas_buf_put_json(out, oas_typed_member(parameter));
        oas_buf_putc(out, ':');
        if (parameter->secret)
            oas_buf_puts(out, "<hidden>");
        else
            oas_print((oas_type){type.program, type.use, places[i].layout}, at, out, &own);
    }
    oas_buf_putc(out, '}');
}

void oas_parameters_print(const oas_operation *operation, const void *value, oas_buf *out,
                          const oas_options *options)
{
    const struct oas_joint joint = oas_joint_of(operation, NULL);
    oas_typed_print(&joint, value, out, options);
}
