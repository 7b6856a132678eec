# What several programs of the tests and the bench do, and the generated code that they run.

file(GLOB support CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/support/*.c)
add_library(test_support STATIC ${support})
target_include_directories(test_support PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(test_support PUBLIC oasc_core oas)
if(BUILD_SHARED_LIBS) # it hides the private functions, which tests call as well
  target_link_libraries(test_support PUBLIC $<TARGET_OBJECTS:oas> PkgConfig::PCRE2)
endif()
oasc_settings(test_support)

# The seed documents as they are checked in, and generated with --keep-unknown.
set(doors_dir ${CMAKE_CURRENT_BINARY_DIR}/doors-generated)
set(doors_sources)
foreach(name carecycle pexip-engage)
  set(spec ${PROJECT_SOURCE_DIR}/schemas/${name}.yaml)
  set(kept ${doors_dir}/${name}_keep)
  add_custom_command(OUTPUT ${kept}.h ${kept}.c
    COMMAND oasc --keep-unknown --name ${name}_keep -o ${doors_dir} ${spec}
    DEPENDS oasc ${spec} VERBATIM)
  list(APPEND doors_sources ${PROJECT_SOURCE_DIR}/generated/${name}.c ${kept}.c)
endforeach()

add_library(doors_generated STATIC ${doors_sources} doors/generated.c)
target_include_directories(doors_generated PUBLIC ${PROJECT_SOURCE_DIR}/generated ${doors_dir}
                           ${CMAKE_CURRENT_SOURCE_DIR}/doors)
target_link_libraries(doors_generated PUBLIC oas)
oasc_settings(doors_generated)

# Operations found by routes: a law, and a time.
add_executable(law_routes law/routes.c)
target_link_libraries(law_routes PRIVATE test_support)
oasc_settings(law_routes)
