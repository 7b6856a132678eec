/* unseen.h - characters that a reader of a message does not see, or that change what is seen. */
#ifndef OAS_MESSAGE_UNSEEN_H
#define OAS_MESSAGE_UNSEEN_H

#include <stdbool.h>
#include <stdint.h>

/* What would move, hide or reorder text on a terminal, or begin a line of its own in a log. */
bool oas_is_unsafe(uint32_t code);

/* Of a character that leaves no ink its name, "no-break space", or "" where people have none for
 * it; NULL for all others. */
const char *oas_unseen_name(uint32_t code);

#endif
