# `bench`: what a document takes, ours beside others; prints tables, writes bench/bench.csv and a plot
# of it. A C++ program, so only where there is a C++ compiler. Never a test.
#
# simdjson and yyjson are built from sources in OASC_PEERS, else those that are installed are taken;
# Glaze from there alone, by a compiler of its own (clang-19, libc++-19-dev, python3-yaml). RapidJSON,
# cJSON and jansson where they are installed (rapidjson-dev, libcjson-dev, libjansson-dev; for
# RapidJSON's SchemaValidator python3-yaml). What is missing is left out, and said.
set(OASC_PEERS ${PROJECT_SOURCE_DIR}/../shared/peers CACHE PATH
    "simdjson/, yyjson/ and glaze/ as published: github.com/simdjson/simdjson at f807de97, github.com/ibireme/yyjson at 12797c6a, github.com/stephenberry/glaze at 2eeb21dd")

# Commands that validate-payload is compared with, where `npm install ajv ajv-formats
# @sourcemeta/jsonschema` put them there.
set(OASC_BENCH_PACKAGES ${PROJECT_BINARY_DIR}/bench-packages CACHE PATH "a folder with node_modules")

include(CheckLanguage)
check_language(CXX)
find_package(Python3 3.9 QUIET COMPONENTS Interpreter)
if(NOT CMAKE_CXX_COMPILER OR NOT Python3_FOUND)
  add_custom_target(bench
    COMMAND ${CMAKE_COMMAND} -E echo "bench needs a C++ compiler and Python (g++, python3)"
    COMMAND ${CMAKE_COMMAND} -E false VERBATIM)
  return()
endif()
# Compared with C, so compiled like C.
set(CMAKE_CXX_FLAGS_RELEASE ${CMAKE_C_FLAGS_RELEASE})
enable_language(CXX)

set(bench_dir ${CMAKE_CURRENT_BINARY_DIR}/bench)
add_custom_command(OUTPUT ${bench_dir}/bench.c ${bench_dir}/bench.h
  COMMAND oasc -o ${bench_dir} ${CMAKE_CURRENT_LIST_DIR}/bench.yaml
  DEPENDS oasc ${CMAKE_CURRENT_LIST_DIR}/bench.yaml VERBATIM
  COMMENT "Compiling bench.yaml")

add_executable(bench_program EXCLUDE_FROM_ALL ${bench_dir}/bench.c
  ${CMAKE_CURRENT_LIST_DIR}/bench.cpp ${CMAKE_CURRENT_LIST_DIR}/ours.cpp
  ${CMAKE_CURRENT_LIST_DIR}/trees.cpp)
target_include_directories(bench_program PRIVATE ${CMAKE_CURRENT_LIST_DIR} ${bench_dir})
target_link_libraries(bench_program PRIVATE doors_generated)
set_target_properties(bench_program PROPERTIES CXX_STANDARD 17 CXX_STANDARD_REQUIRED ON)
oasc_settings(bench_program)
set(bench_left_out)

# bench_takes(NAME TARGET): that library takes part.
function(bench_takes name target)
  target_link_libraries(bench_program PRIVATE ${target})
  target_compile_definitions(bench_program PRIVATE BENCH_${name})
endfunction()

# bench_source(NAME SOURCE INCLUDE): a library of one source, with warnings of its own choice.
function(bench_source name source include)
  add_library(bench_${name} OBJECT EXCLUDE_FROM_ALL ${source})
  target_include_directories(bench_${name} SYSTEM PUBLIC ${include})
  set_target_properties(bench_${name} PROPERTIES CXX_STANDARD 17)
  bench_takes(${name} bench_${name})
endfunction()

find_package(simdjson CONFIG QUIET)
if(EXISTS ${OASC_PEERS}/simdjson/src/simdjson.cpp)
  bench_source(SIMDJSON ${OASC_PEERS}/simdjson/src/simdjson.cpp ${OASC_PEERS}/simdjson/include)
  target_include_directories(bench_SIMDJSON PRIVATE ${OASC_PEERS}/simdjson/src)
elseif(simdjson_FOUND)
  bench_takes(SIMDJSON simdjson::simdjson)
else()
  list(APPEND bench_left_out simdjson)
endif()
if(TARGET bench_SIMDJSON OR simdjson_FOUND)
  target_sources(bench_program PRIVATE ${CMAKE_CURRENT_LIST_DIR}/simdjson.cpp)
endif()

pkg_check_modules(YYJSON QUIET IMPORTED_TARGET yyjson)
if(EXISTS ${OASC_PEERS}/yyjson/src/yyjson.c)
  bench_source(YYJSON ${OASC_PEERS}/yyjson/src/yyjson.c ${OASC_PEERS}/yyjson/src)
elseif(YYJSON_FOUND)
  bench_takes(YYJSON PkgConfig::YYJSON)
else()
  list(APPEND bench_left_out yyjson)
endif()

foreach(name IN ITEMS CJSON JANSSON RAPIDJSON)
  set(module_CJSON libcjson)
  set(module_JANSSON jansson)
  set(module_RAPIDJSON RapidJSON)
  pkg_check_modules(BENCH_${name} QUIET IMPORTED_TARGET ${module_${name}})
  if(BENCH_${name}_FOUND)
    bench_takes(${name} PkgConfig::BENCH_${name})
  else()
    list(APPEND bench_left_out ${module_${name}})
  endif()
endforeach()

if(BENCH_RAPIDJSON_FOUND)
  target_sources(bench_program PRIVATE ${CMAKE_CURRENT_LIST_DIR}/rapidjson.cpp)
endif()

execute_process(COMMAND ${Python3_EXECUTABLE} -c "import yaml" RESULT_VARIABLE bench_no_yaml
  OUTPUT_QUIET ERROR_QUIET)
set(bench_schemas true)
if(bench_no_yaml)
  list(APPEND bench_left_out "RapidJSON's SchemaValidator (python3-yaml)")
else()
  set(bench_schemas ${Python3_EXECUTABLE} -B ${CMAKE_CURRENT_LIST_DIR}/schemas.py
    ${PROJECT_SOURCE_DIR} ${bench_dir}/sets)
endif()

find_program(OASC_GLAZE_CXX clang++-19 DOC "a compiler that knows C++23 and has libc++, for Glaze")
if(OASC_GLAZE_CXX AND EXISTS ${OASC_PEERS}/glaze/include/glaze/json.hpp AND NOT bench_no_yaml)
  set(bench_glaze ${CMAKE_CURRENT_LIST_DIR}/glaze_library.cpp)
  add_custom_command(OUTPUT ${bench_dir}/libbench_glaze.so
    COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_CURRENT_LIST_DIR}/glaze_types.py ${PROJECT_SOURCE_DIR}
      ${bench_dir}/glaze_types.hpp
    COMMAND ${OASC_GLAZE_CXX} -std=c++23 -stdlib=libc++ -O2 -DNDEBUG -fPIC -shared
      -I${OASC_PEERS}/glaze/include -I${CMAKE_CURRENT_LIST_DIR} -I${bench_dir} ${bench_glaze}
      -o ${bench_dir}/libbench_glaze.so
    DEPENDS ${bench_glaze} ${CMAKE_CURRENT_LIST_DIR}/glaze.h ${CMAKE_CURRENT_LIST_DIR}/glaze_types.py
      ${CMAKE_CURRENT_LIST_DIR}/schemas.py ${CMAKE_CURRENT_LIST_DIR}/bench.yaml
      ${bench_dir}/bench.c
    VERBATIM COMMENT "Compiling Glaze")
  add_custom_target(bench_glaze DEPENDS ${bench_dir}/libbench_glaze.so)
  add_library(bench_GLAZE SHARED IMPORTED)
  set_target_properties(bench_GLAZE PROPERTIES IMPORTED_LOCATION ${bench_dir}/libbench_glaze.so
    IMPORTED_NO_SONAME ON)
  bench_takes(GLAZE bench_GLAZE)
  add_dependencies(bench_program bench_glaze)
  target_sources(bench_program PRIVATE ${CMAKE_CURRENT_LIST_DIR}/glaze.cpp)
else()
  list(APPEND bench_left_out "Glaze (clang-19, libc++-19-dev, python3-yaml)")
endif()

file(GLOB bench_routed ${OASC_CORPORA}/openapi/*/*.json ${OASC_CORPORA}/openapi/*/*.yaml)
string(REPLACE ";" ", " bench_left_out "${bench_left_out}")
add_custom_target(bench
  COMMAND ${CMAKE_COMMAND} -E echo "left out, not found: ${bench_left_out}."
  COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_CURRENT_LIST_DIR}/documents.py ${bench_dir}/sets
  COMMAND ${bench_schemas}
  COMMAND bench_program --csv ${bench_dir}/bench.csv ${bench_dir}/sets
  COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_CURRENT_LIST_DIR}/commands.py --programs $<TARGET_FILE_DIR:oasc>
    --packages ${OASC_BENCH_PACKAGES} --corpora ${OASC_CORPORA} ${bench_dir}/bench.csv ${bench_dir}/commands
  COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_CURRENT_LIST_DIR}/plot.py ${bench_dir}/bench.csv ${bench_dir}/bench.svg
  COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_CURRENT_LIST_DIR}/ratios.py ${bench_dir}/bench.csv
  COMMAND law_routes time ${bench_routed}
  VERBATIM USES_TERMINAL)
add_dependencies(bench oasc validate-payload law_routes)
