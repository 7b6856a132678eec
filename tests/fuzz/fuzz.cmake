# Each fuzz_*.c is built with replay.c and run over the inputs kept in corpus/, as a test. With
# -DOASC_FUZZ=ON and clang it is a libFuzzer program as well:
#
#     CC=clang cmake -B build/fuzz -DOASC_FUZZ=ON -DOASC_SANITIZE=ON
#     cmake --build build/fuzz --target fuzz_validate
#     build/fuzz/tests/fuzz_validate /tmp/inputs tests/fuzz/corpus/validate

option(OASC_FUZZ "Build libFuzzer programs (clang)" OFF)

file(GLOB fuzz_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/fuzz/fuzz_*.c)
foreach(source IN LISTS fuzz_sources)
  get_filename_component(target ${source} NAME_WE)
  string(REPLACE fuzz_ "" name ${target})
  set(programs replay-${name})
  set(beside fuzz/judge.c)
  if(name STREQUAL "keywords") # what validate-payload does with a valid payload
    list(APPEND beside fuzz/annotated.c)
    foreach(part annotate instance)
      list(APPEND beside ${PROJECT_SOURCE_DIR}/cli/validate_payload/${part}.c)
    endforeach()
  endif()
  if(name STREQUAL "agree")
    list(APPEND beside fuzz/shapes.c)
  endif()
  if(name STREQUAL "message") # what takes a message apart
    list(APPEND beside ${PROJECT_SOURCE_DIR}/cli/validate_payload/message_text.c)
  endif()
  add_executable(replay-${name} ${source} ${beside} fuzz/replay.c)
  if(OASC_FUZZ)
    add_executable(${target} ${source} ${beside})
    target_link_options(${target} PRIVATE -fsanitize=fuzzer)
    list(APPEND programs ${target})
  endif()
  foreach(program IN LISTS programs)
    target_include_directories(${program} PRIVATE ${PROJECT_SOURCE_DIR}/runtime/src
                               ${PROJECT_SOURCE_DIR}/codegen ${PROJECT_SOURCE_DIR}/cli)
    target_compile_definitions(${program} PRIVATE _DEFAULT_SOURCE _XOPEN_SOURCE=700
                               FUZZ_CC="${CMAKE_C_COMPILER}"
                               FUZZ_INCLUDE="${PROJECT_SOURCE_DIR}/runtime/include"
                               FUZZ_EVERY=$<IF:$<STREQUAL:${program},${target}>,256,1>)
    target_link_libraries(${program} PRIVATE law_judge)
    oasc_settings(${program})
  endforeach()
  oasc_test(fuzz/${name} LABELS ci
    COMMAND replay-${name} ${CMAKE_CURRENT_SOURCE_DIR}/fuzz/corpus/${name})
endforeach()

# Messages that are made of those by changes at random, the same ones in every run.
set(changed 100000)
if(OASC_SANITIZE) # which makes them slow
  set(changed 10000)
endif()
oasc_test(fuzz/message-changed LABELS ci
  COMMAND replay-message --changed 1 ${changed} ${CMAKE_CURRENT_SOURCE_DIR}/fuzz/corpus/message)

# Random bytes are choices to this one: of the whole of keywords.def, each of which must be met.
oasc_test(fuzz/keywords-random LABELS ci COMMAND replay-keywords --random 1 20000)
set_tests_properties(fuzz/keywords-random PROPERTIES PASS_REGULAR_EXPRESSION "every keyword was met")

# And to this one, of programs and texts that both walks have to agree on. At large: fuzz/agree.py.
set(agree 300)
if(OASC_SANITIZE)
  set(agree 30)
endif()
oasc_test(fuzz/agree-random LABELS ci COMMAND replay-agree --random 1 ${agree})

if(OASC_FUZZ) # every other part tells the fuzzer what it covers
  foreach(library oas oasc_core test_support)
    target_compile_options(${library} PRIVATE -fsanitize=fuzzer-no-link)
  endforeach()
endif()
