/* security.h - where security schemes look for credentials. */
#ifndef OAS_HTTP_SECURITY_H
#define OAS_HTTP_SECURITY_H

#include <oas/operation.h>

/* Is that where the scheme looks? Names of fields have no case. */
bool oas_security_looks(const oas_scheme *scheme, oas_location in, oas_str name);

/* Is it where one of them looks? */
bool oas_security_any(const oas_scheme *schemes, size_t count, oas_location in, oas_str name);

/* The same for those that the operation asks for. */
bool oas_security_asks(const oas_operation *operation, oas_location in, oas_str name);

#endif
