/* Defaults in C: what the document says is done with a member that is not there. */
#include "emit/presets.h"

#include <oas/json.h>

#include "load/pointer_order.h"
#include "model/preset.h"

/* ---- constants ---- */

/* An integer as a literal that has a type for it (C11 §6.4.4.1), in brackets below 0. */
static void put_integer(oas_buf *text, oas_json json)
{
    int64_t value;
    if (oas_json_get_int64(json, &value) != OAS_OK)
        return;
    uint64_t size = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    if (value == INT64_MIN) {
        oas_buf_puts(text, "INT64_MIN");
        return;
    }
    oas_buf_puts(text, value < 0 ? "(-" : "");
    oas_buf_puts(text, size > INT32_MAX ? "INT64_C(" : "");
    oas_buf_put_u64(text, size);
    oas_buf_puts(text, size > INT32_MAX ? ")" : "");
    oas_buf_puts(text, value < 0 ? ")" : "");
}

static void put_natural(oas_buf *text, oas_json json)
{
    uint64_t value;
    if (oas_json_get_uint64(json, &value) != OAS_OK)
        return;
    oas_buf_puts(text, "UINT64_C(");
    oas_buf_put_u64(text, value);
    oas_buf_puts(text, ")");
}

static void put_double(struct emitter *e, oas_buf *text, oas_json json)
{
    double value;
    if (oas_json_get_double(json, &value) != OAS_OK)
        return;
    oas_str digits = oas_json_text(oas_json_from_double(&e->mem, value));
    bool minus = digits.len && digits.at[0] == '-', whole = true;
    for (size_t i = 0; i < digits.len; i++)
        whole &= digits.at[i] != '.' && digits.at[i] != 'e' && digits.at[i] != 'E';
    oas_buf_puts(text, minus ? "(" : "");
    oas_buf_put(text, digits);
    oas_buf_puts(text, whole ? ".0" : "");
    oas_buf_puts(text, minus ? ")" : "");
}

static bool put_label(oas_buf *text, const struct cenum *labels, oas_str value)
{
    for (size_t i = 0; labels && i < labels->label_count; i++)
        if (oas_str_equal(labels->labels[i].text, value)) {
            oas_buf_put(text, labels->labels[i].name);
            return true;
        }
    return false;
}

/* Of what needs no quotes: "5", "(-0.5)", "PET_COLOR_RED". */
static oas_str constant_text(struct emitter *e, const struct part *part)
{
    const struct ctype *type = part->type->item;
    oas_json json = oas_json_of(part->preset->text);
    oas_buf text = {0};
    if (put_label(&text, type->cenum ? type->cenum : type->named, part->preset->text))
        return emitter_keep(e, &text);
    if (type->shape == OAS_SHAPE_BOOLEAN)
        oas_buf_puts(&text, part->preset->boolean ? "true" : "false");
    else if (type->shape == OAS_SHAPE_SIGNED)
        put_integer(&text, json);
    else if (type->shape == OAS_SHAPE_UNSIGNED)
        put_natural(&text, json);
    else if (type->shape == OAS_SHAPE_DOUBLE)
        put_double(e, &text, json);
    return emitter_keep(e, &text);
}

static oas_str json_text(struct emitter *e, const struct node *node)
{
    oas_buf json = {0};
    e->out.no_memory |= !pointer_order_json(&e->mem, node, &json);
    return emitter_keep(e, &json);
}

static void print_constant(struct emitter *e, const struct part *part)
{
    oas_shape shape = part->type->item->shape;
    struct hole name = ID("name", part->preset_name);
    if (shape == OAS_SHAPE_STRING)
        out(&e->out, "#define $name OAS_STR($text)\n", name, STR("text", part->preset->text));
    else if (shape == OAS_SHAPE_JSON)
        out(&e->out, "#define $name OAS_JSON($text)\n", name,
            STR("text", json_text(e, part->preset)));
    else
        out(&e->out, "#define $name $value\n", name, TEXT("value", constant_text(e, part)));
}

void presets_declare(struct emitter *e, const struct ctype *type)
{
    for (size_t i = 0; i < type->part_count; i++)
        if (type->parts[i].preset_name.len)
            print_constant(e, &type->parts[i]);
    if (type->presets.len)
        out(&e->out, "void $name(\vstruct $tag *value) OAS_NOT_NULL(1);\n\n",
            ID("name", type->presets), ID("tag", type->name));
}

/* ---- functions ---- */

static void print_setting(struct emitter *e, const struct part *part)
{
    struct hole name = ID("name", part->name);
    bool null = preset_is_null(part);
    if (part->type->item->shape == OAS_SHAPE_CONST)
        out(&e->out, "if (value->$name == OAS_ABSENT)\n    value->$name = $state;\n", name,
            TEXT("state", oas_str_from(null ? "OAS_NULL" : "OAS_VALUE")));
    else if (null)
        out(&e->out, "if (value->$name.is == OAS_ABSENT)\n    OAS_SET_NULL(value->$name);\n", name);
    else if (part->preset_name.len && part->type->item->shape == OAS_SHAPE_OPEN)
        out(&e->out,
            "if (value->$name.is == OAS_ABSENT) {\n"
            "memset(&value->$name.value, 0, sizeof value->$name.value);\n"
            "value->$name.value.is = $preset;\n"
            "value->$name.is = OAS_VALUE;\n}\n",
            name, ID("preset", part->preset_name));
    else if (part->preset_name.len)
        out(&e->out, "if (value->$name.is == OAS_ABSENT)\n    OAS_SET(value->$name, \v$preset);\n",
            name, ID("preset", part->preset_name));
    else
        out(&e->out,
            "if (value->$name.is == OAS_ABSENT) {\n"
            "memset(&value->$name.value, 0, sizeof value->$name.value);\n"
            "value->$name.is = OAS_VALUE;\n}\n",
            name);
}

static void print_below(struct emitter *e, const struct part *part, const struct ctype *below)
{
    out(&e->out,
        part->type == below ? "$function(&value->$name);\n"
                            : "if (value->$name)\n    $function(value->$name);\n",
        ID("function", below->presets), ID("name", part->name));
}

static void print_function(struct emitter *e, const struct ctype *type)
{
    out(&e->out, "void $name(\vstruct $tag *value)\n{\n", ID("name", type->presets),
        ID("tag", type->name));
    for (size_t i = 0; i < type->part_count; i++) {
        const struct part *part = &type->parts[i];
        const struct ctype *below = preset_below(part);
        if (part->preset)
            print_setting(e, part);
        else if (below)
            print_below(e, part, below);
    }
    out_text(&e->out, "}\n\n");
}

void presets_print(struct emitter *e)
{
    for (const struct ctype *type = e->model->defined; type; type = type->next_defined)
        if (type->presets.len)
            print_function(e, type);
}
