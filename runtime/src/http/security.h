/* security.h - where security schemes look for credentials. */
#ifndef OAS_HTTP_SECURITY_H
#define OAS_HTTP_SECURITY_H

#include <oas/operation.h>

/* Is it where one of the schemes looks that the operation asks for? */
bool oas_security_asks(const oas_operation *operation, oas_location in, oas_str name);

#endif
