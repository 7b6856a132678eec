# Both doors to the seed documents: generated/ as it is checked in, the same documents generated with
# --keep-unknown, and the run-time tables.

foreach(name carecycle pexip-engage)
  # What is checked in is what the program writes.
  oasc_test(generated/${name} LABELS ci
    COMMAND oasc --check -o generated schemas/${name}.yaml)
endforeach()

foreach(program doors mutated walks printed calls)
  add_executable(${program} doors/${program}.c)
  target_include_directories(${program} PRIVATE ${PROJECT_SOURCE_DIR}/runtime/src)
  target_compile_definitions(${program} PRIVATE _DEFAULT_SOURCE _XOPEN_SOURCE=700)
  target_link_libraries(${program} PRIVATE doors_generated doors_driver test_support)
  oasc_settings(${program})
endforeach()
target_sources(walks PRIVATE doors/edge.c doors/same.c doors/twice.c)
foreach(name operations-all operations-routes) # all columns of the table; and its routes
  set(folder ${CMAKE_CURRENT_SOURCE_DIR}/golden/${name})
  target_sources(printed PRIVATE ${folder}/${name}.c)
  target_include_directories(printed PRIVATE ${folder})
endforeach()

# Every payload through both doors; and what is printed is what is in memory.
file(GLOB groups CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/payloads/*/target)
list(TRANSFORM groups REPLACE ".*/(payloads/[^/]*/)target$" "tests/\\1")
oasc_test(doors/payloads LABELS ci COMMAND doors ${groups})
oasc_test(doors/mutated LABELS ci COMMAND mutated ${groups})
oasc_test(doors/calls LABELS ci COMMAND calls ${groups})
target_sources(walks PRIVATE doors/stirred.c) # values that are changed at random
oasc_test(doors/walks LABELS ci COMMAND walks ${groups})
oasc_test(doors/printed LABELS ci COMMAND printed)

# doors_groups(NAME FOLDER...): C for every group of the folders, printed by the compiler's stages and
# compiled, against the run-time door. The generated files have no logic of their own, so they are
# neither optimized nor instrumented: that is the runtime's.
add_library(doors_driver STATIC doors/groups.c doors/trip.c doors/beyond.c doors/same.c)
target_include_directories(doors_driver PRIVATE ${PROJECT_SOURCE_DIR}/runtime/src)
target_link_libraries(doors_driver PUBLIC test_support)
oasc_settings(doors_driver)
add_executable(print_groups doors/print_groups.c)
target_link_libraries(print_groups PRIVATE test_support)
oasc_settings(print_groups)

function(doors_groups name)
  set(parts 4)
  set(dir ${CMAKE_CURRENT_BINARY_DIR}/doors-${name})
  file(MAKE_DIRECTORY ${dir})
  set(sources ${dir}/table.c)
  math(EXPR last "${parts} - 1")
  foreach(i RANGE ${last})
    list(APPEND sources ${dir}/part-${i}.c)
  endforeach()
  set(inputs)
  foreach(folder IN LISTS ARGN) # the corpora do not change: nothing depends on them
    if(NOT folder STREQUAL "--suite" AND NOT folder STREQUAL corpora)
      file(GLOB files CONFIGURE_DEPENDS ${folder}/*.json)
      list(APPEND inputs ${files})
    endif()
  endforeach()
  add_custom_command(OUTPUT ${sources}
    COMMAND print_groups ${dir} ${parts} ${ARGN}
    DEPENDS print_groups ${inputs} VERBATIM
    COMMENT "Printing C for the groups of ${name}")

  add_library(doors_${name}_printed STATIC ${sources})
  target_include_directories(doors_${name}_printed PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/doors)
  target_link_libraries(doors_${name}_printed PUBLIC test_support)
  oasc_settings(doors_${name}_printed)
  target_compile_options(doors_${name}_printed PRIVATE -O0 -g0 -fno-sanitize=all)

  add_executable(doors_${name} ${dir}/table.c) # main() is the driver's
  target_include_directories(doors_${name} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/doors)
  target_link_libraries(doors_${name} PRIVATE doors_driver doors_${name}_printed)
  oasc_settings(doors_${name})
  oasc_test(doors/${name} LABELS ci COMMAND doors_${name} ${ARGN})
endfunction()

# Random schemas of all keywords, those that diff/campaign.py judges: for a large run with other seeds,
#     cmake -DOASC_RANDOM_SCHEMAS=5000 -DOASC_RANDOM_SEED=1000000 .
set(OASC_RANDOM_SCHEMAS 200 CACHE STRING "how many random schemas go through generated C")
set(OASC_RANDOM_SEED 0 CACHE STRING "the seed of the first one")
set(random_groups ${CMAKE_CURRENT_BINARY_DIR}/random-groups)
execute_process(RESULT_VARIABLE status COMMAND ${Python3_EXECUTABLE} -B
  ${CMAKE_CURRENT_SOURCE_DIR}/diff/random_groups.py ${random_groups} ${OASC_RANDOM_SCHEMAS}
  ${OASC_RANDOM_SEED})
if(status)
  message(FATAL_ERROR "tests/diff/random_groups.py: ${status}")
endif()
doors_groups(random ${random_groups})

doors_groups(cases ${CMAKE_CURRENT_SOURCE_DIR}/keywords ${CMAKE_CURRENT_SOURCE_DIR}/formats)
if(IS_DIRECTORY ${corpora}/json-schema-test-suite)
  doors_groups(json_schema --suite ${corpora})

  # How many of the suite's tests each door answers as it does: README's rows. The target `counts`
  # prints them and writes them there.
  add_executable(suite_counts doors/counts.c)
  target_link_libraries(suite_counts PRIVATE doors_driver doors_json_schema_printed)
  oasc_settings(suite_counts)
  set(count_suite ${Python3_EXECUTABLE} -B tests/suite/counts.py --corpora ${corpora}
                  --program $<TARGET_FILE:suite_counts>)
  oasc_test(counts LABELS ci COMMAND ${count_suite})
  add_custom_target(counts COMMAND ${count_suite} --update VERBATIM
                    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
else()
  oasc_test(doors/json_schema LABELS ci
    COMMAND ${python} tests/run/probe.py corpus "the JSON Schema test suite through both doors"
            json-schema-test-suite "${corpora}")
  oasc_test(counts LABELS ci
    COMMAND ${python} tests/run/probe.py corpus "how much of the JSON Schema test suite holds"
            json-schema-test-suite "${corpora}")
endif()
