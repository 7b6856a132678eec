# Both doors to the seed documents: generated/ as it is checked in, the same documents generated with
# --keep-unknown, and the run-time tables.

set(doors_dir ${CMAKE_CURRENT_BINARY_DIR}/doors-generated)
set(doors_sources)
foreach(name carecycle pexip-engage)
  set(spec ${PROJECT_SOURCE_DIR}/schemas/${name}.yaml)
  set(kept ${doors_dir}/${name}_keep)
  add_custom_command(OUTPUT ${kept}.h ${kept}.c
    COMMAND oasc --keep-unknown --name ${name}_keep -o ${doors_dir} ${spec}
    DEPENDS oasc ${spec} VERBATIM)
  list(APPEND doors_sources ${PROJECT_SOURCE_DIR}/generated/${name}.c ${kept}.c)

  # What is checked in is what the program writes.
  oasc_test(generated/${name} LABELS ci
    COMMAND oasc --check -o generated schemas/${name}.yaml)
endforeach()

add_library(doors_generated STATIC ${doors_sources} doors/generated.c)
target_include_directories(doors_generated PUBLIC ${PROJECT_SOURCE_DIR}/generated ${doors_dir}
                           ${CMAKE_CURRENT_SOURCE_DIR}/doors)
target_link_libraries(doors_generated PUBLIC oas)
oasc_settings(doors_generated)

foreach(program doors printed)
  add_executable(${program} doors/${program}.c)
  target_include_directories(${program} PRIVATE ${PROJECT_SOURCE_DIR}/runtime/src)
  target_compile_definitions(${program} PRIVATE _DEFAULT_SOURCE _XOPEN_SOURCE=700)
  target_link_libraries(${program} PRIVATE doors_generated test_support)
  oasc_settings(${program})
endforeach()
target_sources(doors PRIVATE doors/same.c)

# Every payload through both doors; and the printed rows are those of the plan.
file(GLOB groups CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/payloads/*/target)
list(TRANSFORM groups REPLACE ".*/(payloads/[^/]*/)target$" "tests/\\1")
oasc_test(doors/payloads LABELS ci COMMAND doors ${groups})
oasc_test(doors/printed LABELS ci COMMAND printed)
