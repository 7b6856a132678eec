/* help.h - what --help says besides the options: how the program is used, and its exit statuses. */
#ifndef OASC_HELP_H
#define OASC_HELP_H

extern const char oasc_usage[];
extern const char oasc_exits[];

#endif
