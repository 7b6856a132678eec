/* wired.h - requests that are made of values at random. */
#ifndef LAW_WIRED_H
#define LAW_WIRED_H

#include <oas/message.h>

/* The parameters of a request as values[i] has them, in `mem`. What has no form on the wire is left
 * out where it may be: its value is unset then. False: there is nothing to be judged. */
bool wired_write(const oas_operation *operation, oas_json *values, oas_request *request,
                 oas_arena *mem);

/* The same of parameters, or of the headers of a response, alone. */
bool wired_values(const oas_operation *operation, const oas_response *response, oas_json *values,
                  oas_wire *wire, oas_arena *mem);

bool wired_same(const oas_request *a, const oas_request *b);

/* One line for people: the operation, what is wrong with the request, and what was said of it. */
void wired_tell(const oas_operation *operation, const char *what, const oas_request *request,
                const oas_judged *judged);

#endif
