/* Lists and maps that hold themselves. */
#include "model/promise.h"

#include "model/ctype.h"

struct promise {
    oas_shape kind;
    oas_str name;
    promise_find *find;
    void *of;
    bool asked;         /* what it holds is being found a second time */
    struct ctype *type; /* made before that was found; NULL: nobody needed it */
};

static struct ctype *made_of(struct modeller *m, const struct promise *promise,
                             struct ctype *element)
{
    return promise->kind == OAS_SHAPE_LIST ? ctype_list(m, element, promise->name)
                                           : ctype_map(m, element, promise->name);
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

/* What it holds may well have its type by now, though not all that this one holds. Who leads back
 * here once more is the type itself. */
static struct ctype *take(struct modeller *m, struct promise *promise)
{
    if (promise->type)
        return promise->type;
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
