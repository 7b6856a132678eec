/* parameters.h - all parameters of an operation as one object, or all headers of a response: what
 * subjects_list() asks for. */
#ifndef MODEL_PARAMETERS_H
#define MODEL_PARAMETERS_H

#include "spec/subjects.h"

/* A closed object with a member for each parameter, in their order; required are those that the
 * operation demands. Members are called as the parameters are. Of those that would have one name in
 * C, the path's keeps it, then the query's, the header's, the cookie's; the others end in _query,
 * _header, _cookie. The document has no such schema: its place is that of joint->node. */
struct node *parameters_join(oas_arena *mem, const struct joint *joint, const oas_str **members);

#endif
