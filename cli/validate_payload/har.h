/* har.h - captures (HAR 1.2) judged entry by entry. */
#ifndef VALIDATE_PAYLOAD_HAR_H
#define VALIDATE_PAYLOAD_HAR_H

#include "validate_payload/message_judge.h"

/* Judges and prints all FILEs, and their summary. 0, or EXIT_USAGE after saying that there was
 * nothing to judge. */
int har_judge(struct messages *m, const struct message_scope *scope);

#endif
