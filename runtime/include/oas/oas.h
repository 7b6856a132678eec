/* oas/oas.h - everything that a user of the runtime needs. */
#ifndef OAS_OAS_H
#define OAS_OAS_H

#include <oas/arena.h>
#include <oas/base.h>
#include <oas/codec.h>
#include <oas/error.h>
#include <oas/format.h>
#include <oas/json.h>
#include <oas/layout.h>
#include <oas/operation.h>
#include <oas/program.h>
#include <oas/regex.h>
#include <oas/value.h>

#endif
