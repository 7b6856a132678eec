/* trip.h - a text on its way through a struct and back. What is wrong is told in a few words; NULL
 * means nothing is. */
#ifndef DOORS_TRIP_H
#define DOORS_TRIP_H

#include <oas/oas.h>

/* The verdict, with its errors appended to `said` as doors_errors() writes them. */
oas_status trip_verdict(oas_type type, oas_str json, const oas_options *options, oas_buf *said);

/* Decodes a `json` that is not valid: it must be refused as trip_verdict() refused it, by that
 * status and with those errors. */
const char *trip_refused(oas_type type, oas_str json, const oas_options *options, oas_status status,
                         oas_str said);

/* A zeroed struct of the type, for free(). */
void *trip_struct(oas_type type);

/* Decodes the valid `json`. OAS_OK or OAS_UNREPRESENTABLE, both kept to as codec.h says; else
 * *wrong says why not. */
oas_status trip_decode(oas_type type, oas_str json, const oas_options *options, const char **wrong);

/* Decodes, checks, encodes, decodes again a `json` that the C type holds: both structs must be
 * equal. What was encoded is appended to `text`. One that is refused since a double has not all
 * digits of the text is *rounded, and no more is asked of it. */
const char *trip_there_and_back(oas_type type, oas_str json, const oas_options *options,
                                oas_buf *text, bool *rounded);

/* Puts the invalid `json` into a struct all the same. Where that holds all of it (*held), the
 * struct must be refused with the codes of its text. */
const char *trip_invalid(oas_type type, oas_str json, const oas_options *options, bool *held);

/* For which of the reasons that there are the value at the error, which is unrepresentable, is
 * beyond its C type; NULL: for none. */
const char *trip_beyond(oas_type type, const oas_errors *errs, const oas_error *error);

#endif
