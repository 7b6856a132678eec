/* path.h - paths of requests against templates: split at raw '/', then compared octet by octet as
 * they are percent-decoded (RFC 3986 section 6.2.2.2). */
#ifndef OAS_HTTP_PATH_H
#define OAS_HTTP_PATH_H

#include <oas/operation.h>

/* What a variable takes while a path is matched. */
struct oas_path_variable {
    oas_str name; /* the one that is sought; at NULL: none */
    oas_str value;
    bool found;
    const oas_operation *operation; /* whose parameters say where the next one begins, if nothing
                                       stands between the two: ".a.b" in "{x}{y}"; or NULL */
};

/* Without query and fragment; never at NULL. */
oas_str oas_path_bare(oas_str path);

/* What stands between '?' and '#'; empty: nothing. */
oas_str oas_path_query(oas_str path);

/* Does the query, which is a template's, have a pair that this one matches? */
bool oas_path_has_pair(oas_str query, oas_str pair);

/* Are all pairs of a template's query among those of the path's? In any order; *count is how many the
 * template has. */
bool oas_path_pairs_match(oas_str template, oas_str path, size_t *count);

/* Both without query. A variable takes one octet at least. */
bool oas_path_match(oas_str template, oas_str path, struct oas_path_variable *variable);

/* True if `a` comes before `b`, where both match one path: at the first segment that differs fixed
 * before partly fixed before a variable; else by JSON Pointer. */
bool oas_path_precedes(oas_str a, oas_str b);

/* True if the path begins with the segments of `base`; *rest is what follows, from its '/' on. */
bool oas_path_below(oas_str base, oas_str path, oas_str *rest);

#endif
