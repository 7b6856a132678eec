# The compiler from the outside, and a second one whose allocations fail in turn.
add_executable(oasc-failing ${CMAKE_CURRENT_SOURCE_DIR}/oasc/failing.c $<TARGET_OBJECTS:oasc>)
target_link_libraries(oasc-failing PRIVATE oasc_common)
target_link_options(oasc-failing PRIVATE -Wl,--wrap=malloc,--wrap=realloc)
oasc_settings(oasc-failing)

oasc_test(oasc LABELS ci COMMAND ${python} tests/oasc/run.py $<TARGET_FILE:oasc>
  $<TARGET_FILE:validate-payload> $<TARGET_FILE:oasc-failing>)
