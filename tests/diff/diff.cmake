# Random schemas and instances, and the examples of real documents, judged by another validator as
# well. Needs node, and npm to get ajv when the build folder does not have it yet; without them the
# tests are left out.
add_executable(diff_verdicts diff/verdicts.c)
target_link_libraries(diff_verdicts PRIVATE test_support)
oasc_settings(diff_verdicts)
# A sample: C is left to doors/random, which has such schemas as well.
oasc_test(diff/campaign LABELS ci gcc
  COMMAND ${python} tests/diff/campaign.py --no-c --build ${PROJECT_BINARY_DIR}
          --packages ${PROJECT_BINARY_DIR}/ajv)

add_executable(diff_examples diff/examples.c)
target_link_libraries(diff_examples PRIVATE test_support)
oasc_settings(diff_examples)
oasc_test(diff/examples LABELS ci once
  COMMAND ${python} tests/diff/examples.py --program $<TARGET_FILE:diff_examples>
          --packages ${PROJECT_BINARY_DIR}/ajv "--corpora=${corpora}")
oasc_test(diff/ajv-later LABELS ci gcc
  COMMAND ${python} tests/diff/ajv.py --count 400 --program $<TARGET_FILE:diff_verdicts>
          --packages ${PROJECT_BINARY_DIR}/ajv)
set_tests_properties(diff/campaign diff/ajv-later diff/examples PROPERTIES RESOURCE_LOCK ajv) # npm fills one folder

# Parameters, by two others: one reads what we write, we read what the other writes.
add_executable(diff_parameters diff/parameters.c)
target_link_libraries(diff_parameters PRIVATE test_support)
oasc_settings(diff_parameters)
oasc_test(diff/parameters LABELS ci gcc
  COMMAND ${python} tests/diff/parameters.py --count 1000 --program $<TARGET_FILE:diff_parameters>
          --packages ${PROJECT_BINARY_DIR}/peers)
oasc_test(diff/parameters-all
  COMMAND ${python} tests/diff/parameters.py --count 20000 --program $<TARGET_FILE:diff_parameters>
          --packages ${PROJECT_BINARY_DIR}/peers)
set_tests_properties(diff/parameters diff/parameters-all PROPERTIES RESOURCE_LOCK peers)

# node alone is needed.
oasc_test(diff/regex LABELS ci gcc
  COMMAND ${python} tests/diff/regex.py --program $<TARGET_FILE:validate-payload>)

add_executable(diff_patterns diff/patterns.c)
target_include_directories(diff_patterns PRIVATE ${PROJECT_SOURCE_DIR}/runtime/src)
target_link_libraries(diff_patterns PRIVATE test_support)
oasc_settings(diff_patterns)
oasc_test(diff/patterns LABELS ci gcc
  COMMAND ${python} tests/diff/patterns.py --count 5000 --program $<TARGET_FILE:diff_patterns>)
oasc_test(diff/properties LABELS ci once
  COMMAND ${python} tests/diff/properties.py --count 1000 --program $<TARGET_FILE:diff_patterns>)

# No other validator is needed for this one.
oasc_test(diff/never LABELS ci gcc
  COMMAND ${python} tests/diff/never.py --program $<TARGET_FILE:validate-payload>)
oasc_test(diff/decimals LABELS ci gcc
  COMMAND ${python} tests/diff/decimals.py --program $<TARGET_FILE:diff_verdicts>)
