/* payload.h - all payloads of the command line, judged. */
#ifndef VALIDATE_PAYLOAD_PAYLOAD_H
#define VALIDATE_PAYLOAD_PAYLOAD_H

#include "validate_payload/judge.h"

/* True if more than one verdict may be printed: several files, or lines. */
bool payload_several(const struct validate_options *options);

/* Judges and prints all of them; the exit status. */
int payload_judge_all(const struct rules *rules);

#endif
