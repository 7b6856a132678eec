/* nearest.h - what somebody may have meant who wrote a word that is none: "did you mean". */
#ifndef LOAD_NEAREST_H
#define LOAD_NEAREST_H

#include <oas/base.h>

/* The closest of `count` candidates to `word`, or an empty text when none is near: see
 * oas/nearest.h. */
oas_str nearest_of(oas_str word, const oas_str *candidates, size_t count);

/* The end of a message: "; did you mean 'required'?", by the quotes that it uses; nothing where
 * nothing is near. A near word is short. */
struct meant {
    char text[96];
};

struct meant nearest_said(oas_str near, char quote);

#endif
