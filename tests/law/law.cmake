# Decoding never changes data: random payloads of random schemas through their C types, which are
# made in memory. A large run: --count 12500.
add_executable(law law/law.c law/kept.c doors/same.c doors/trip.c doors/beyond.c)
target_include_directories(law PRIVATE ${PROJECT_SOURCE_DIR}/runtime/src
                           ${CMAKE_CURRENT_SOURCE_DIR}/doors)
target_link_libraries(law PRIVATE test_support)
oasc_settings(law)
oasc_test(law/random LABELS ci
  COMMAND ${python} tests/law/law.py --count 300 --program $<TARGET_FILE:law>)
