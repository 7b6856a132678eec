/* oas/typed.h - the parameters of a request as a C struct.
 *
 * Generated headers have for each operation with parameters a struct of all of them, and typed
 * fronts of the functions below, by OAS_PARAMETERS(). A server reads them:
 *
 *     oas_request request = {.method = method, .target = target, .headers = headers,
 *                            .header_count = count, .body = body};
 *     struct pets_list_pets_parameters p;
 *     oas_judged judged;
 *     if (pets_list_pets_parameters_decode(&p, &request, &mem, &judged) == OAS_OK)
 *         … p.owner, p.limit.is, p.limit.value …
 *     else
 *         oas_judged_body(&judged, &out);  // answer with judged.answer
 *
 * and a client writes them:
 *
 *     struct pets_list_pets_parameters p = {.owner = OAS_STR("ada")};
 *     OAS_SET(p.limit, 20);
 *     oas_request request = {.body = body};
 *     if (pets_list_pets_parameters_encode(&p, &request, &mem, &judged) == OAS_OK)
 *         … request.method, request.target, request.headers …
 *
 * What holds for every operation OP:
 *   OP_parameters_decode    reads the parameters of a request into a C value
 *   OP_parameters_validate  says whether they are valid, and keeps nothing
 *   OP_parameters_check     says whether a C value can be written
 *   OP_parameters_encode    writes its target and fields
 *   OP_parameters_copy, _equal, _print   as of all structs (oas/struct.h); credentials are printed
 *                           as <hidden>
 * Required parameters have their bare types, the others OAS_OPT(T): presence, ownership and
 * defaults are those of all structs (oas/codec.h). Members are called as the parameters; of those
 * that would have one name, the path's keeps it, then the query's, the header's, the cookie's, and
 * the others end in _query, _header or _cookie. How parameters are written is oas/wire.h's matter,
 * what is valid that of their schemas: both say the same here as there.
 *
 * All functions:
 *   mem      views are of `mem`, or of the request where something stands in it as it is meant
 *   judged   gets what is wrong, as of oas_request_validate(): part, name, words; `answer` is set
 *            for requests that were read. It may be NULL. Of validate and check `mem` may be NULL
 *            as well then: what they need is taken from options->allocator, and given back
 *   options, limits   may be NULL, which means the defaults
 * Only parameters are looked at: neither the method, nor credentials, nor the body. */
#ifndef OAS_TYPED_H
#define OAS_TYPED_H

#include <oas/message.h>
#include <oas/struct.h>

OAS_BEGIN

/* Reads the parameters of a request for the operation into *out, the struct of
 * operation->parameters_type.
 *   OAS_OK
 *   OAS_INVALID  as of oas_request_validate(): a parameter is missing, refused, or not written as
 *                it should be
 *   OAS_UNREPRESENTABLE  valid, but not for the C type, such as an integer beyond 64 bits
 *   OAS_UNDECIDED, OAS_TOO_LARGE, OAS_NO_MEMORY
 * On failure *out is zeroed. */
OAS_NODISCARD oas_status oas_parameters_decode(const oas_operation *operation, void *out,
                                               const oas_request *request, oas_arena *mem,
                                               oas_judged *judged, const oas_options *options,
                                               const oas_wire_limits *limits) OAS_NOT_NULL(1, 3, 4);

/* The verdict of that, which is never UNREPRESENTABLE. */
OAS_NODISCARD oas_status oas_parameters_validate(const oas_operation *operation,
                                                 const oas_request *request, oas_arena *mem,
                                                 oas_judged *judged, const oas_options *options,
                                                 const oas_wire_limits *limits) OAS_NOT_NULL(1, 2);

/* Writes *in: method, target (below the first server's base path) and fields of *out, in `mem`; the
 * body stays.
 *   OAS_OK
 *   OAS_INVALID          a schema refuses a value, or a required one is unset
 *   OAS_UNREPRESENTABLE  it has no form on the wire, or would be read back as another value
 *   OAS_UNDECIDED, OAS_TOO_LARGE, OAS_NO_MEMORY
 * On failure *out stays as it was. */
OAS_NODISCARD oas_status oas_parameters_encode(const oas_operation *operation, const void *in,
                                               oas_request *out, oas_arena *mem, oas_judged *judged,
                                               const oas_options *options) OAS_NOT_NULL(1, 3, 4);

/* What that would say. */
OAS_NODISCARD oas_status oas_parameters_check(const oas_operation *operation, const void *in,
                                              oas_arena *mem, oas_judged *judged,
                                              const oas_options *options) OAS_NOT_NULL(1);

/* Appends *value for people, in one line, as oas_print() does, with `<hidden>` in the place of what is
 * a credential or may have one in it (oas_parameter.secret). */
void oas_parameters_print(const oas_operation *operation, const void *value, oas_buf *out,
                          const oas_options *options) OAS_NOT_NULL(1, 3);

/* The typed fronts, with those of oas/struct.h. */
#define OAS_PARAMETERS(NAME, T, OPERATION)                                                         \
    OAS_FRONT OAS_NOT_NULL(1, 2, 3) oas_status NAME##_decode(T *out, const oas_request *request,   \
                                                             oas_arena *mem, oas_judged *judged)   \
    {                                                                                              \
        return oas_parameters_decode(OPERATION, out, request, mem, judged, NULL, NULL);            \
    }                                                                                              \
    OAS_FRONT OAS_NOT_NULL(1)                                                                      \
        oas_status NAME##_validate(const oas_request *request, oas_arena *mem, oas_judged *judged) \
    {                                                                                              \
        return oas_parameters_validate(OPERATION, request, mem, judged, NULL, NULL);               \
    }                                                                                              \
    OAS_FRONT OAS_NOT_NULL(1)                                                                      \
        oas_status NAME##_check(T const *in, oas_arena *mem, oas_judged *judged)                   \
    {                                                                                              \
        return oas_parameters_check(OPERATION, in, mem, judged, NULL);                             \
    }                                                                                              \
    OAS_FRONT OAS_NOT_NULL(1, 2, 3) oas_status NAME##_encode(T const *in, oas_request *out,        \
                                                             oas_arena *mem, oas_judged *judged)   \
    {                                                                                              \
        return oas_parameters_encode(OPERATION, in, out, mem, judged, NULL);                       \
    }                                                                                              \
    OAS_FRONT OAS_NOT_NULL(1, 2) oas_status NAME##_copy(T *to, T const *from, oas_arena *mem)      \
    {                                                                                              \
        return oas_copy((OPERATION)->parameters_type, to, from, mem, NULL);                        \
    }                                                                                              \
    OAS_FRONT OAS_NOT_NULL(1, 2) bool NAME##_equal(T const *a, T const *b)                         \
    {                                                                                              \
        return oas_equal((OPERATION)->parameters_type, a, b, NULL);                                \
    }                                                                                              \
    OAS_UNUSED static inline OAS_NOT_NULL(1, 2) void NAME##_print(T const *value, oas_buf *out)    \
    {                                                                                              \
        oas_parameters_print(OPERATION, value, out, NULL);                                         \
    }

OAS_END

#endif
