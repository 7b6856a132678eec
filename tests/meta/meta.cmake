# The meta-schemas that are built in: OpenAPI's judge real documents, all become C which decodes them,
# and say what the published ones say. The last needs node, and npm to get @hyperjump/json-schema,
# which has those.
add_executable(meta_json meta/json.c)
target_link_libraries(meta_json PRIVATE test_support)
oasc_settings(meta_json)
oasc_test(meta/documents LABELS ci
  COMMAND ${python} tests/meta/documents.py --program $<TARGET_FILE:validate-payload>
          --json $<TARGET_FILE:meta_json> "--corpora=${corpora}")
set(meta_options --oasc $<TARGET_FILE:oasc> --cc ${CMAKE_C_COMPILER}
    --json $<TARGET_FILE:meta_json> --library $<TARGET_FILE:oas>)
if(OASC_SANITIZE)
  list(APPEND meta_options --sanitize)
endif()
oasc_test(meta/itself LABELS ci COMMAND ${python} tests/meta/itself.py ${meta_options})
oasc_test(meta/published LABELS ci
  COMMAND ${python} tests/meta/published.py --program $<TARGET_FILE:diff_verdicts>
          --json $<TARGET_FILE:meta_json> --packages ${PROJECT_BINARY_DIR}/ajv
          "--corpora=${corpora}")
set_tests_properties(meta/published PROPERTIES RESOURCE_LOCK ajv)
