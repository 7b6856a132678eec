# The attacks that are programs. Those on generated code run against hostile.yaml, as C.

set(attacks_dir ${CMAKE_CURRENT_BINARY_DIR}/attacks-generated)
set(attacks_spec ${CMAKE_CURRENT_SOURCE_DIR}/attacks/hostile.yaml)
add_custom_command(OUTPUT ${attacks_dir}/hostile.h ${attacks_dir}/hostile.c
  COMMAND oasc --keep-unknown -o ${attacks_dir} ${attacks_spec}
  DEPENDS oasc ${attacks_spec} VERBATIM)
add_library(attacks_generated STATIC ${attacks_dir}/hostile.c)
add_custom_target(attacks_header DEPENDS ${attacks_dir}/hostile.h)
add_dependencies(attacks_generated attacks_header)
target_include_directories(attacks_generated PUBLIC ${attacks_dir})
target_link_libraries(attacks_generated PUBLIC oas)
oasc_settings(attacks_generated)

oasc_program_tests(attacks)
file(GLOB attacks CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/attacks/*.c)
foreach(attack IN LISTS attacks)
  get_filename_component(name ${attack} NAME_WE)
  target_link_libraries(attacks-${name} PRIVATE attacks_generated)
endforeach()

# What takes long here and does so whatever the compiler.
set_property(TEST attacks/attack-02-truncation attacks/attack-38-large-document
  attacks/attack-63-many-constants APPEND PROPERTY LABELS gcc)

# One of them makes the allocations of the default allocator fail.
target_link_options(attacks-attack-35-no-memory-structs PRIVATE -Wl,--wrap=realloc)

# Another locale is made where the C library has the means: LOCPATH is where it looks for it.
find_program(LOCALEDEF localedef)
set(locales ${CMAKE_CURRENT_BINARY_DIR}/locales)
if(LOCALEDEF AND NOT EXISTS ${locales}/de_DE.UTF-8)
  file(MAKE_DIRECTORY ${locales})
  execute_process(COMMAND ${LOCALEDEF} -i de_DE -f UTF-8 ${locales}/de_DE.UTF-8
                  OUTPUT_QUIET ERROR_QUIET)
endif()
if(EXISTS ${locales}/de_DE.UTF-8)
  set_tests_properties(attacks/attack-52-locale PROPERTIES ENVIRONMENT LOCPATH=${locales})
endif()

oasc_test(attacks/attack-51-thread-sanitizer LABELS ci once # which has its own sanitizer in each build
  COMMAND ${Python3_EXECUTABLE} -B tests/attacks/attack-51-threads.py
          --compiler ${CMAKE_C_COMPILER} --generated ${attacks_dir})
oasc_test(attacks/attack-54-other-runtime LABELS ci
  COMMAND ${Python3_EXECUTABLE} -B tests/attacks/attack-54-other-runtime.py
          --compiler ${CMAKE_C_COMPILER})
set(doubling_options --oasc $<TARGET_FILE:oasc> --compiler ${CMAKE_C_COMPILER}
    --library $<TARGET_FILE:oas>)
if(OASC_SANITIZE)
  list(APPEND doubling_options --sanitize)
  set(costly_options --sanitize)
endif()
oasc_test(attacks/attack-76-doubling LABELS ci
  COMMAND ${Python3_EXECUTABLE} -B tests/attacks/attack-76-doubling.py ${doubling_options})
oasc_test(attacks/attack-78-costly-patterns LABELS ci gcc
  COMMAND ${Python3_EXECUTABLE} -B tests/attacks/attack-78-costly-patterns.py --oasc $<TARGET_FILE:oasc>
          --program $<TARGET_FILE:validate-payload> ${costly_options})
