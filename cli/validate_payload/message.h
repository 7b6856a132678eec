/* message.h - whole messages of the command line, judged: --message and --target. */
#ifndef VALIDATE_PAYLOAD_MESSAGE_H
#define VALIDATE_PAYLOAD_MESSAGE_H

#include <oas/message.h>

#include "validate_payload/verdict.h"

/* Judges and prints all of them; the exit status. */
int message_judge_all(const struct rules *rules, const oas_operations *operations);

#endif
