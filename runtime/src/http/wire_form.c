/* The query as the form that it is: read and written as a body of its media type (OpenAPI 3.2 section
 * 4.12.3: in: querystring). */
#include "http/wire_form.h"

#include <oas/body.h>

#include "base/compiler.h"
#include "http/body_form.h"
#include "http/body_write_form.h"

bool oas_is_form(const oas_parameter *parameter)
{
    return parameter->in == OAS_IN_QUERYSTRING && parameter->style == OAS_STYLE_NONE &&
           oas_media_form(oas_str_from(parameter->media_type)) == OAS_FORM_URLENCODED;
}

/* In the arena: the stack is for the engine. */
struct form_in_query {
    oas_media media;
    oas_body body;
};

OAS_NOINLINE static struct form_in_query *begin_form(const oas_parameter *parameter, oas_arena *mem)
{
    struct form_in_query *form = OAS_ARENA_NEW(mem, struct form_in_query, 1);
    if (form)
        form->media = (oas_media){.media_type = parameter->media_type,
                                  .type = parameter->type,
                                  .form = OAS_FORM_URLENCODED,
                                  .encoding_count = parameter->encoding_count,
                                  .encodings = parameter->encodings};
    return form;
}

OAS_NOINLINE static void keep_form(const oas_body *body, oas_wire_value *value)
{
    const oas_parameter *parameter = value->parameter;
    *value = body->value;
    value->parameter = parameter;
    if (value->status == OAS_OK && !value->json.at && parameter->required) {
        value->fault = OAS_WIRE_MISSING;
        value->status = oas_wire_status(OAS_WIRE_MISSING);
    }
}

void oas_form_read(struct oas_wire_pass *pass, oas_str query, oas_wire_value *value,
                   const oas_wire_limits *limits)
{
    struct form_in_query *form = begin_form(value->parameter, pass->mem);
    oas_status status = OAS_NO_MEMORY;
    if (form)
        status = oas_form_read_query(&form->media, pass->operation, query, &form->body, pass->mem,
                                     &pass->options, limits);
    if (status == OAS_NO_MEMORY)
        pass->no_memory = true;
    else
        keep_form(&form->body, value);
}

oas_status oas_form_put(const oas_parameter *parameter, oas_json value, oas_buf *out,
                        oas_arena *mem, const oas_options *options)
{
    struct form_in_query *form = begin_form(parameter, mem);
    struct oas_body_writing *w = form ? oas_begin_writing(&form->media, mem, options) : NULL;
    oas_status status = w ? oas_write_urlencoded(w, value) : OAS_NO_MEMORY;
    if (status != OAS_OK)
        return status;
    oas_buf_put(out, oas_buf_str(&w->out));
    return w->out.failed || out->failed ? OAS_NO_MEMORY : OAS_OK;
}
