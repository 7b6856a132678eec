/* What lists and maps hold: values that can be counted, so even a constant has storage. */
#include "model/element.h"

#include "model/constant.h"
#include "model/ctype.h"
#include "model/place_name.h"
#include "model/shape_of.h"

struct ctype *element_of_shape(struct modeller *m, const struct value_shape *shape, oas_str name)
{
    struct ctype *type = shape->type ? shape->type : m->json;
    if (type->shape == OAS_SHAPE_CONST)
        type = constant_stored(m, type, place_name(m, type->schema, name));
    return shape->nullable && type != m->json ? ctype_nullable(m, type, name) : type;
}

struct ctype *element_type(struct modeller *m, const struct schema *const *given, size_t count,
                           oas_str name)
{
    return element_of_shape(m, shape_of(m, given, count, name), name);
}
