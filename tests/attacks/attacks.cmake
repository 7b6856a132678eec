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
