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
  add_executable(replay-${name} ${source} fuzz/judge.c fuzz/replay.c)
  if(OASC_FUZZ)
    add_executable(${target} ${source} fuzz/judge.c)
    target_link_options(${target} PRIVATE -fsanitize=fuzzer)
    list(APPEND programs ${target})
  endif()
  foreach(program IN LISTS programs)
    target_include_directories(${program} PRIVATE ${PROJECT_SOURCE_DIR}/runtime/src
                               ${PROJECT_SOURCE_DIR}/codegen)
    target_compile_definitions(${program} PRIVATE _DEFAULT_SOURCE _XOPEN_SOURCE=700
                               FUZZ_CC="${CMAKE_C_COMPILER}"
                               FUZZ_INCLUDE="${PROJECT_SOURCE_DIR}/runtime/include"
                               FUZZ_EVERY=$<IF:$<STREQUAL:${program},${target}>,256,1>)
    target_link_libraries(${program} PRIVATE test_support)
    oasc_settings(${program})
  endforeach()
  oasc_test(fuzz/${name} LABELS ci
    COMMAND replay-${name} ${CMAKE_CURRENT_SOURCE_DIR}/fuzz/corpus/${name})
endforeach()

if(OASC_FUZZ) # every other part tells the fuzzer what it covers
  foreach(library oas oasc_core test_support)
    target_compile_options(${library} PRIVATE -fsanitize=fuzzer-no-link)
  endforeach()
endif()
