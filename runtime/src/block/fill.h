/* fill.h - bytes that fill a block, for a kernel that takes one from memory in the step in which it
 * uses it, and would need three to make it. The compiler makes them all the same where it sees what
 * they are, so they are a table of another file. */
#ifndef OAS_BLOCK_FILL_H
#define OAS_BLOCK_FILL_H

#define OAS_FILLS(fill)                                                                            \
    fill(quote, '"') fill(slash, '\\') fill(open, '{') fill(close, '}') fill(dash, '-')            \
        fill(space, 0x20) fill(low, 15) fill(zero, '0') fill(nine, 9)

struct oas_fill {
#define OAS_FILL(name, byte) char name[32];
    OAS_FILLS(OAS_FILL)
#undef OAS_FILL
};

#if defined(__GNUC__)
__attribute__((visibility("hidden")))
#endif
extern const struct oas_fill oas_fill;

#endif
