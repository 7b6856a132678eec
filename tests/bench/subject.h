/* subject.h - what the bench measures of this project, as C++ can call it. */
#ifndef BENCH_SUBJECT_H
#define BENCH_SUBJECT_H

#include <oas/base.h>

OAS_BEGIN

struct subject;

/* The program for tests/payloads/GROUP; NULL after a message. */
struct subject *subject_open(const char *group);
void subject_close(struct subject *subject);

/* True if the payload is valid. */
bool subject_validate(const struct subject *subject, oas_str json);

/* The same payload into generated structs, and what was decoded last as text again. */
bool subject_decode(struct subject *subject, oas_str json);
bool subject_encode(struct subject *subject);

OAS_END

#endif
