/* outputs.h - the files that a run gives: compared with what is there, and replaced as wholes.
 *
 * All texts are made before anything is written. A file that oasc did not write is left alone, and
 * all others then are, too. Each text that differs goes to a temporary beside its file; when all
 * are complete they are renamed. What fails or is interrupted before leaves every file as it was.
 */
#ifndef OASC_OUTPUTS_H
#define OASC_OUTPUTS_H

#include "oasc/output_file.h"

/* `path` and `text` must live as long as `outputs`. Files are written in the order of adding. */
void outputs_add(struct outputs *outputs, oas_str path, oas_str text);

/* The same for a depfile. */
void outputs_add_rule(struct outputs *outputs, oas_str path, oas_str text);

/* The file is one of ours that nobody needs any more. Removed after all others are written. */
void outputs_remove(struct outputs *outputs, oas_str path);

/* These give an exit status: EXIT_DONE, or EXIT_IO after saying why. */

/* Writes what differs; folders are made as needed. If a signal comes that ends the program, it does
 * so when all files are as they were, or all are new. */
int outputs_write(struct outputs *outputs);

/* Appends a line for each file that outputs_write() would touch to `said`; EXIT_DIFFERENT if there
 * is one. */
int outputs_check(struct outputs *outputs, oas_buf *said);

/* Appends the paths of the files that are there after outputs_write(), one a line. */
void outputs_list(const struct outputs *outputs, oas_buf *said);

/* After the last call: folders that were made for nothing are unmade. */
void outputs_end(struct outputs *outputs);

#endif
