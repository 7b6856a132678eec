/* words.h - arguments of several words, with any blanks around and between them. */
#ifndef COMMON_WORDS_H
#define COMMON_WORDS_H

#include <oas/base.h>

bool words_is_blank(char c);

/* Without the blanks around it. */
oas_str words_trimmed(oas_str text);

/* Takes the first word: *text is then what follows it, trimmed. */
oas_str words_next(oas_str *text);

#endif
