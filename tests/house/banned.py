#!/usr/bin/env python3
"""Functions that are not used here; in the runtime also whatever prints, aborts, reads the
environment or touches locale. (Arrays of variable length are the compiler's -Wvla.)"""

from house import code_only, files, includes, lines_with, name, report

EVERYWHERE = """strcpy strcat sprintf vsprintf strtok strtok_r atoi atol atoll atof strtod strtof
    strtold alloca longjmp siglongjmp setjmp sigsetjmp gets""".split()
RUNTIME = EVERYWHERE + """getenv secure_getenv abort exit _Exit _exit quick_exit assert printf
    fprintf snprintf puts fputs perror setlocale localeconv isalpha isdigit isspace isalnum tolower
    toupper strtol strtoll strtoul strtoull signal raise time clock rand""".split()
RUNTIME_HEADERS = ["stdio.h", "locale.h", "ctype.h", "assert.h", "setjmp.h", "signal.h", "time.h",
                   "wchar.h", "wctype.h"]


def calls(banned):
    return r"(?<![\w.>])(" + "|".join(banned) + r")\s*\("


def main():
    faults, count = [], 0
    for path in files("*.c", "*.h", "*.cpp", "*.def", "*.inc"):
        in_runtime = name(path).startswith("runtime/")
        text = code_only(path.read_text())
        count += 1
        banned = RUNTIME if in_runtime else EVERYWHERE
        faults += [f"{place}: {match.group(1)} is banned here"
                   for place, match in lines_with(calls(banned), path, text)]
        if in_runtime:
            faults += [f"{name(path)}:{line}: {what} is banned in the runtime"
                       for line, _, what in includes(path) if what in RUNTIME_HEADERS]
    report(faults, count)


if __name__ == "__main__":
    main()
