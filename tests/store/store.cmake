# SchemaStore's schemas and the files that they judge: a sample for CI, all of them in full.
add_executable(store_judge store/judge.c)
target_link_libraries(store_judge PRIVATE test_support)
target_compile_definitions(store_judge PRIVATE _DEFAULT_SOURCE)
oasc_settings(store_judge)
set(store ${python} tests/store/store.py --judge $<TARGET_FILE:store_judge>
          --oasc $<TARGET_FILE:oasc> --cc ${CMAKE_C_COMPILER} "--corpora=${corpora}")
oasc_test(store/sample LABELS ci COMMAND ${store} --sample 40 --work ${CMAKE_CURRENT_BINARY_DIR}/store-sample)
oasc_test(store/all COMMAND ${store} --work ${CMAKE_CURRENT_BINARY_DIR}/store-all)
