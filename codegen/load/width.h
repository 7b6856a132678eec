/* width.h - columns of a terminal: carets stand below the character that they mean. */
#ifndef LOAD_WIDTH_H
#define LOAD_WIDTH_H

#include <stdint.h>

/* 0 for marks that combine with the character before, 2 for East Asian wide characters, else 1. */
unsigned width_of_character(uint32_t code);

#endif
