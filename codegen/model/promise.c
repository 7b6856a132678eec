/* Lists and maps that hold themselves. */
#include "model/promise.h"

#include "model/ctype.h"

struct promise {
    oas_shape kind;
    oas_str name;
    promise_find *find;
    void *of;
    bool asked;                  /* what it holds is being found a second time */
    const struct schema *schema; /* STRUCT: of the objects */
    struct ctype *type;          /* made before that was found; NULL: nobody needed it */
};

static struct ctype *made_of(struct modeller *m, const struct promise *promise,
                             struct ctype *element)
{
    return promise->kind == OAS_SHAPE_LIST ? ctype_list(m, element, promise->name)
                                           : ctype_map(m, element, promise->name);
}

static struct ctype *new_struct(struct modeller *m, const struct promise *promise)
{
    struct ctype *type = ctype_new(m, OAS_SHAPE_STRUCT, promise->schema);
    ctype_name(m, type, promise->name);
    return type;
}

struct ctype *promise_make(struct modeller *m, struct value_shape *shape, oas_shape kind,
                           oas_str name, promise_find *find, void *of)
{
    struct promise promise = {.kind = kind, .name = name, .find = find, .of = of};
    shape->promise = &promise;
    struct ctype *element = find(m, of, name);
    shape->promise = NULL;
    if (!promise.type)
        return made_of(m, &promise, element);
    promise.type->item = element;
    if (kind == OAS_SHAPE_LIST && !element->list)
        element->list = promise.type;
    if (kind == OAS_SHAPE_MAP && !element->map)
        element->map = promise.type;
    return promise.type;
}

struct ctype *promise_object(struct modeller *m, struct value_shape *shape,
                             const struct schema *schema, oas_str name, promise_find *find,
                             void *of)
{
    struct promise promise = {.kind = OAS_SHAPE_STRUCT, .name = name, .schema = schema};
    shape->promise = &promise;
    struct ctype *value = find(m, of, name);
    shape->promise = NULL;
    if (!promise.type && value)
        return ctype_map(m, value, name);
    return promise.type ? promise.type : new_struct(m, &promise);
}

/* What it holds may well have its type by now, though not all that this one holds. Who leads back
 * here once more is the type itself. */
static struct ctype *take(struct modeller *m, struct promise *promise)
{
    if (promise->type)
        return promise->type;
    if (promise->kind == OAS_SHAPE_STRUCT)
        return promise->type = new_struct(m, promise);
    if (promise->asked)
        return promise->type = ctype_endless(m, promise->kind, promise->name);
    promise->asked = true;
    struct ctype *element = promise->find(m, promise->of, promise->name);
    promise->asked = false;
    return promise->type ? promise->type : made_of(m, promise, element);
}

struct ctype *promise_take(struct modeller *m, const struct value_shape *shape)
{
    return shape->promise ? take(m, shape->promise) : shape->type;
}
