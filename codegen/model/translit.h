/* translit.h - private to model/: letters beyond ASCII in ASCII. */
#ifndef MODEL_TRANSLIT_H
#define MODEL_TRANSLIT_H

#include "load/text.h"

/* Appends `text` (UTF-8) in ASCII: letters with marks without them, Greek, Cyrillic, kana and
 * hangul as they are read. Other letters are u_ and the code point in hexadecimal digits, a word
 * for each run of them: "名前" is "u_540d_524d". Signs stand between words; with `signs` they are
 * told like letters. */
void translit_put(oas_buf *out, oas_str text, bool signs);

#endif
