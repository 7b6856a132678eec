/* depfile.h - --depfile: what the output was made from, as a rule for make and ninja. */
#ifndef OASC_DEPFILE_H
#define OASC_DEPFILE_H

#include "oasc/naming.h"
#include "resolve/resolve.h"

/* Appends "HEADER SOURCE PARTS: FILES\n": every document of `registry`, as it is opened from the
 * current folder, and the file of --rename or NULL; stdin is none. White space, '#', '$', ':' and
 * '\' before them are escaped as compilers do. False after saying that a name holds a line end,
 * which no rule can. */
bool depfile_put(const struct naming *naming, const struct registry *registry, const char *rename,
                 oas_buf *out);

#endif
