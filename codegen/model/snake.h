/* snake.h - private to model/: any text as words in snake case. */
#ifndef MODEL_SNAKE_H
#define MODEL_SNAKE_H

#include "load/text.h"

/* "HTTPServer" → "http_server", "userID" → "user_id", "a-b" → "a_b", "OAuthToken" → "oauth_token",
 * "HTTPOAuth" → "http_oauth".
 * Letters beyond ASCII are told in ASCII (translit.h). Signs are left out unless there is nothing
 * else; empty when nothing is left. Appends. */
void snake_put(oas_buf *out, oas_str words);

/* What a text's first and last signs say in words, for name_join(): "-id" and "id", "C++" and "C"
 * are told apart, wherever they stand. In the arena, or the text itself. */
oas_str snake_signs(oas_arena *mem, oas_str text);

/* The same with all signs of ASCII, but those that part words within it: "@a" and "a", "5%" and "5",
 * "a&b" and "a|b". For texts whose names would be one otherwise. */
oas_str snake_all_signs(oas_arena *mem, oas_str text);

/* True if the text is in snake case already: in small letters, or with `capitals` as well in
 * capitals. Such a text has its name before all others that would have the same. */
bool snake_is_plain(oas_str text, bool capitals, bool *no_memory);

/* a to z. */
static inline bool snake_is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

#endif
