/* dump.h - a program for people, and for comparing. */
#ifndef PLAN_DUMP_H
#define PLAN_DUMP_H

#include <oas/program.h>

/* Appends all rows of a program, one a line: a program that was printed as C and compiled has the
 * same dump as the one in memory. */
void plan_dump(const oas_program *program, oas_buf *out);

#endif
