# Random schemas and instances, judged by another validator as well. Needs node, and npm to get ajv
# when the build folder does not have it yet; without them the test is left out.
add_executable(diff_verdicts diff/verdicts.c)
target_link_libraries(diff_verdicts PRIVATE test_support)
oasc_settings(diff_verdicts)
oasc_test(diff/ajv LABELS ci
  COMMAND ${python} tests/diff/ajv.py --count 600 --program $<TARGET_FILE:diff_verdicts>
          --packages ${PROJECT_BINARY_DIR}/ajv)
