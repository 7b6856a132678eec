/* message.h - whole messages of the command line, judged: --message, --har, --target, and --response
 * with --header. */
#ifndef VALIDATE_PAYLOAD_MESSAGE_H
#define VALIDATE_PAYLOAD_MESSAGE_H

#include "validate_payload/message_judge.h"

/* Judges and prints all of them; the exit status. */
int message_judge_all(const struct rules *rules, const struct message_scope *scope);

#endif
