# Decoding never changes data, through C types that are made in memory: random payloads of random
# schemas (a large run: --count 12500), and values of the corpora, each with texts that are made of it by
# changes at random. Parameters and whole requests, too: into structs and back.
add_library(law_judge STATIC law/judge.c law/kept.c law/lenient.c law/opened.c law/tally.c law/changed.c doors/same.c doors/trip.c
            doors/beyond.c doors/edge.c doors/twice.c doors/stirred.c)
target_include_directories(law_judge PUBLIC ${PROJECT_SOURCE_DIR}/runtime/src
                           ${CMAKE_CURRENT_SOURCE_DIR}/doors)
target_compile_definitions(law_judge PRIVATE _DEFAULT_SOURCE)
target_link_libraries(law_judge PUBLIC test_support)
oasc_settings(law_judge)

foreach(program law corpora)
  add_executable(law_${program} law/${program}.c law/real.c)
  target_link_libraries(law_${program} PRIVATE law_judge)
  oasc_settings(law_${program})
endforeach()
foreach(whole parameters requests)
  add_executable(law_${whole} law/${whole}.c law/made_up.c law/real.c law/wired.c)
  target_link_libraries(law_${whole} PRIVATE test_support)
  oasc_settings(law_${whole})
  oasc_test(law/${whole} LABELS ci gcc COMMAND law_${whole} "${corpora}" 1 200)
  oasc_test(law/${whole}-all COMMAND law_${whole} "${corpora}" 10)
endforeach()
oasc_test(law/random LABELS ci gcc
  COMMAND ${python} tests/law/law.py --count 300 --program $<TARGET_FILE:law_law>)
oasc_test(law/open-enums LABELS ci gcc
  COMMAND ${python} tests/law/law.py --open-enums --count 300 --program $<TARGET_FILE:law_law>)
oasc_test(law/no-share LABELS ci gcc
  COMMAND ${python} tests/law/law.py --no-share --count 100 --program $<TARGET_FILE:law_law>)
set(changes 4)
if(OASC_SANITIZE) # which makes them slow
  set(changes 1)
endif()
foreach(part documents suite instances)
  oasc_test(law/${part} LABELS ci gcc COMMAND law_corpora ${part} "${corpora}" ${changes})
  oasc_test(law/${part}-changed COMMAND law_corpora ${part} "${corpora}" 200)
endforeach()

# By routes the same operations are found as by looking at each.
oasc_test(law/routes-random LABELS ci gcc COMMAND law_routes random 4000 1)
file(GLOB routed ${corpora}/openapi/*/*.json ${corpora}/openapi/*/*.yaml)
if(corpora AND routed)
  oasc_test(law/routes LABELS ci gcc COMMAND law_routes 2000 1 ${routed})
else()
  oasc_test(law/routes LABELS ci gcc
    COMMAND ${python} tests/run/probe.py corpus "the routes of real documents" openapi/github "${corpora}")
endif()
