/* help.h - what --help says besides the options: how the program is used, and its exit statuses. */
#ifndef VALIDATE_PAYLOAD_HELP_H
#define VALIDATE_PAYLOAD_HELP_H

extern const char validate_usage[];
extern const char validate_exits[];

#endif
