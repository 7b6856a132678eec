/* har_hosts.h - which hosts a document's servers are at (OpenAPI 3.2 section 4.6), and which of them
 * a capture has. */
#ifndef VALIDATE_PAYLOAD_HAR_HOSTS_H
#define VALIDATE_PAYLOAD_HAR_HOSTS_H

#include "spec/spec.h"

/* Other hosts, as many as are told by name. */
enum { HAR_OTHERS = 100 };

struct har_other {
    oas_str host;
    size_t entries;
};

struct har_hosts {
    const struct api *api;
    const oas_operations *operations;
    const struct server **servers; /* that have a host */
    size_t server_count;
    bool fixed; /* all requests are for one operation */
    bool any; /* each operation has a server without host, or none: every host is the document's */
    struct har_other others[HAR_OTHERS];
    size_t other_count;
    size_t more; /* entries of further hosts */
    oas_arena *mem;
};

/* `operations` was made of `api`, which has them in the same order; all requests are for `fixed`,
 * unless that is NULL. NULL without memory. */
struct har_hosts *har_hosts_new(const struct api *api, const oas_operations *operations,
                                const oas_operation *fixed, oas_arena *mem);

/* The host of a URL with its port, if it has one; at NULL: it is none of HTTP. */
oas_str har_host_of(oas_str url);

/* Is it a host of the document? Schemes do not count and host names have no case; a port that is
 * the scheme's own is none. A variable takes what its enum has, without one anything. Where some
 * operations have servers without a host, any host is one of theirs, but not of the others: so it is
 * for URLs that are found to be for such an operation. */
bool har_hosts_has(const struct har_hosts *hosts, oas_str method, oas_str url);

/* Counts an entry of another host. */
void har_hosts_count(struct har_hosts *hosts, oas_str url);

#endif
