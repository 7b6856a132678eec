/* lines.h - a file of JSON texts, one a line, cut into tasks while it is read.
 *
 * Memory is that of the pool's tasks, each some 256 KiB; a longer line makes one grow, up to
 * max_bytes. What is longer than that is told at once and skipped, and the stream goes on; where it
 * goes on without an end the rest of the file is not read, and that is said. */
#ifndef VALIDATE_PAYLOAD_LINES_H
#define VALIDATE_PAYLOAD_LINES_H

#include "validate_payload/pool.h"

/* Reads `opened` to its end. False after a read error, which is printed in its turn. */
bool lines_read(struct pool *pool, const struct rules *rules, const char *file, int opened);

/* Judges the lines of a task (TASK_LINES, TASK_CUT). */
void lines_judge(struct pool *pool, struct judge *judge, struct task *task);

#endif
