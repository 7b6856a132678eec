/* Which JSON types a value has. */
#include "load/kind.h"

unsigned kind_of_node(const struct node *node)
{
    switch (node->kind) {
    case NODE_NULL:
        return OAS_KIND_NULL;
    case NODE_BOOLEAN:
        return OAS_KIND_BOOLEAN;
    case NODE_NUMBER:
        return OAS_KIND_NUMBER;
    case NODE_STRING:
        return OAS_KIND_STRING;
    case NODE_ARRAY:
        return OAS_KIND_ARRAY;
    case NODE_OBJECT:
        return OAS_KIND_OBJECT;
    }
    return 0;
}
