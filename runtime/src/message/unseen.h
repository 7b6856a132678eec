/* unseen.h - characters that a reader of a message does not see. */
#ifndef OAS_MESSAGE_UNSEEN_H
#define OAS_MESSAGE_UNSEEN_H

#include <stdint.h>

/* Of a character that leaves no ink its name, "no-break space", or "" where people have none for
 * it; NULL for all others. */
const char *oas_unseen_name(uint32_t code);

#endif
