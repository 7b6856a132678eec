/* function_name.h - private to model/: what the functions of a type are called. */
#ifndef MODEL_FUNCTION_NAME_H
#define MODEL_FUNCTION_NAME_H

#include "model/modeller.h"

/* `wanted`, or that with a number behind it: a name whose functions are free; they are taken. */
oas_str function_name_take(struct modeller *m, oas_str wanted);

/* The same for a struct that is called so, too. */
oas_str function_name_tagged(struct modeller *m, oas_str wanted);

#endif
