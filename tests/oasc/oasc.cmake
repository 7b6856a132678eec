# The compiler from the outside, and a second one whose allocations fail in turn, or to which a signal
# comes between any two steps.
add_executable(oasc-failing ${CMAKE_CURRENT_SOURCE_DIR}/oasc/failing.c $<TARGET_OBJECTS:oasc>)
target_link_libraries(oasc-failing PRIVATE oasc_common)
foreach(call IN ITEMS malloc realloc oas_arena_take oas_arena_zeroed mkdir mkstemp rename rmdir unlink write)
  target_link_options(oasc-failing PRIVATE -Wl,--wrap=${call})
endforeach()
target_compile_definitions(oasc-failing PRIVATE _XOPEN_SOURCE=700)
oasc_settings(oasc-failing)

# A test for each module of run.py, so that they run side by side.
file(STRINGS ${CMAKE_CURRENT_SOURCE_DIR}/oasc/run.py modules REGEX "^import ")
list(REMOVE_ITEM modules "import pathlib" "import sys")
list(TRANSFORM modules REPLACE "^import " "")
foreach(module IN LISTS modules)
  set(label)
  if(module MATCHES "^(vendor|large|interrupted)$") # what others compile; growth; files, step by step
    set(label once)
  endif()
  oasc_test(oasc/${module} LABELS ci ${label} COMMAND ${python} tests/oasc/run.py $<TARGET_FILE:oasc>
    $<TARGET_FILE:validate-payload> $<TARGET_FILE:oasc-failing> ${module})
endforeach()
