# Random schemas and instances, judged by another validator as well. Needs node, and npm to get ajv
# when the build folder does not have it yet; without them the test is left out.
oasc_test(diff/ajv LABELS ci
  COMMAND ${Python3_EXECUTABLE} -B tests/diff/ajv.py --count 600
          --program $<TARGET_FILE:validate-payload> --packages ${PROJECT_BINARY_DIR}/ajv)
