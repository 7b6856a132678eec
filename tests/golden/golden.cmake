# Small documents and the C that they give: compared, compiled, used.
set(golden_options --oasc $<TARGET_FILE:oasc> --library $<TARGET_FILE:oas>
    --compiler ${CMAKE_C_COMPILER})
if(OASC_SANITIZE)
  list(APPEND golden_options --sanitize)
endif()
oasc_test(golden LABELS ci COMMAND ${python} tests/golden/run.py ${golden_options})

# Whatever has a C type in one place has it everywhere.
oasc_test(golden-product LABELS ci COMMAND ${python} tests/golden/product.py ${golden_options})

# Documents of real APIs; github's takes longer than all others together.
list(APPEND golden_options "--corpora=${corpora}")
oasc_test(golden-real LABELS ci COMMAND ${python} tests/golden/real.py ${golden_options}
  adyen box discord kubernetes museum openai)
oasc_test(golden-github COMMAND ${python} tests/golden/real.py ${golden_options} github)
# The command that measures them all works; what it says is no test.
oasc_test(golden-measures LABELS ci COMMAND ${python} tools/measures.py "--corpora=${corpora}"
  --after now=$<TARGET_FILE:oasc> museum)
