/* say.h - what a program tells its user on stderr, a line at a time:
 *
 *     validate-payload: error: unknown option '--shema'
 *     validate-payload: hint: did you mean '--schema'?
 *
 * Names come from documents and payloads, so every line is made fit for a terminal. */
#ifndef COMMON_SAY_H
#define COMMON_SAY_H

#include <oas/base.h>

#if defined(__GNUC__)
#define SAY_FORMAT(f, a) __attribute__((format(printf, f, a)))
#else
#define SAY_FORMAT(f, a)
#endif

/* The program's name, as it stands before each line: each program defines it. */
extern const char say_program[];

void say_error(const char *format, ...) SAY_FORMAT(1, 2);
void say_note(const char *format, ...) SAY_FORMAT(1, 2);
void say_hint(const char *format, ...) SAY_FORMAT(1, 2);

/* Append a line to `out` instead, for work whose lines must wait their turn. */
void say_error_to(oas_buf *out, const char *format, ...) SAY_FORMAT(2, 3);
void say_note_to(oas_buf *out, const char *format, ...) SAY_FORMAT(2, 3);
void say_hint_to(oas_buf *out, const char *format, ...) SAY_FORMAT(2, 3);

/* Writes `text` to stderr as it is; nothing can be done about a failure. */
void say_raw(oas_str text);

#endif
