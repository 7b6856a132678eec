# `bench`: validating, decoding and encoding the seed payloads beside bare parsing by simdjson (and
# yyjson where it is installed). A C++ program, so only where there are a C++ compiler and simdjson.
# Never a test.

include(CheckLanguage)
check_language(CXX)
find_package(simdjson CONFIG QUIET)
if(NOT CMAKE_CXX_COMPILER OR NOT simdjson_FOUND)
  add_custom_target(bench COMMAND ${CMAKE_COMMAND} -E echo
                    "bench needs a C++ compiler and simdjson (g++, libsimdjson-dev)"
                    COMMAND ${CMAKE_COMMAND} -E false VERBATIM)
  return()
endif()
# Compared with C, so compiled like C.
set(CMAKE_CXX_FLAGS_RELEASE ${CMAKE_C_FLAGS_RELEASE})
enable_language(CXX)
pkg_check_modules(YYJSON QUIET IMPORTED_TARGET yyjson)

add_executable(bench_program EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/bench.cpp
               ${CMAKE_CURRENT_LIST_DIR}/subject.c)
target_include_directories(bench_program PRIVATE ${CMAKE_CURRENT_LIST_DIR})
target_link_libraries(bench_program PRIVATE doors_generated test_support simdjson::simdjson)
if(TARGET PkgConfig::YYJSON)
  target_link_libraries(bench_program PRIVATE PkgConfig::YYJSON)
  target_compile_definitions(bench_program PRIVATE BENCH_YYJSON)
endif()
target_compile_definitions(bench_program PRIVATE _DEFAULT_SOURCE _XOPEN_SOURCE=700)
set_target_properties(bench_program PROPERTIES CXX_STANDARD 17 CXX_STANDARD_REQUIRED ON)
oasc_settings(bench_program)

add_custom_target(bench COMMAND bench_program WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} USES_TERMINAL)
