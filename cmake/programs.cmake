# oasc and validate-payload, and the compiler, which is a library that both are made of.

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
pkg_check_modules(FYAML REQUIRED IMPORTED_TARGET libfyaml>=0.7.12)

# Of the programs alone: C that nobody calls needs no tables for unwinding. The library keeps its own,
# since a C++ program may have functions around it.
function(oasc_program_settings target)
  oasc_settings(${target})
  if(NOT OASC_SANITIZE)
    target_compile_options(${target} PRIVATE -fno-asynchronous-unwind-tables)
  endif()
endfunction()

# The meta-schemas are part of the compiler, so that no reference to one asks for a file.
file(GLOB_RECURSE meta_files CONFIGURE_DEPENDS codegen/resolve/meta/*.yaml)
set(meta_text ${PROJECT_BINARY_DIR}/meta_text.c)
add_custom_command(OUTPUT ${meta_text}
  COMMAND ${CMAKE_COMMAND} -DOUT=${meta_text} -DROOT=${PROJECT_SOURCE_DIR}/codegen/resolve/meta
          "-DFILES=${meta_files}" -P ${PROJECT_SOURCE_DIR}/cmake/embed_meta.cmake
  DEPENDS ${meta_files} ${PROJECT_SOURCE_DIR}/cmake/embed_meta.cmake
  COMMENT "Embedding the meta-schemas" VERBATIM)

# The compiler: its way in, and a folder for each stage.
file(GLOB core_sources CONFIGURE_DEPENDS codegen/*.c codegen/*/*.c)
add_library(oasc_core STATIC ${core_sources} ${meta_text})
target_include_directories(oasc_core PUBLIC ${PROJECT_SOURCE_DIR}/codegen)
target_compile_definitions(oasc_core PRIVATE _XOPEN_SOURCE=700)
target_link_libraries(oasc_core PUBLIC oas PRIVATE PkgConfig::FYAML)
oasc_program_settings(oasc_core)

# What the two programs do alike.
file(GLOB common_sources CONFIGURE_DEPENDS cli/common/*.c)
add_library(oasc_common STATIC ${common_sources})
target_include_directories(oasc_common PUBLIC ${PROJECT_SOURCE_DIR}/cli)
target_compile_definitions(oasc_common PRIVATE _XOPEN_SOURCE=700)
target_link_libraries(oasc_common PUBLIC oasc_core)
oasc_program_settings(oasc_common)

file(GLOB validate_payload_sources CONFIGURE_DEPENDS cli/validate_payload/*.c)
add_executable(validate-payload ${validate_payload_sources})
target_compile_definitions(validate-payload PRIVATE _XOPEN_SOURCE=700)
target_link_libraries(validate-payload PRIVATE oasc_common Threads::Threads)
oasc_program_settings(validate-payload)

# The runtime's own text is part of the compiler, which copies it where it is wanted.
file(GLOB runtime_files CONFIGURE_DEPENDS runtime/include/oas/*.h runtime/include/oas/*.def
     runtime/src/*/* LICENSE)
set(runtime_text ${PROJECT_BINARY_DIR}/runtime_text.c)
add_custom_command(OUTPUT ${runtime_text}
  COMMAND ${CMAKE_COMMAND} -DOUT=${runtime_text} -DROOT=${PROJECT_SOURCE_DIR}/runtime
          "-DFILES=${runtime_files}" -P ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
  DEPENDS ${runtime_files} ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
  COMMENT "Embedding the runtime's text" VERBATIM)

file(GLOB oasc_sources CONFIGURE_DEPENDS cli/oasc/*.c)
add_executable(oasc ${oasc_sources} ${runtime_text})
target_compile_definitions(oasc PRIVATE _XOPEN_SOURCE=700)
target_link_libraries(oasc PRIVATE oasc_common)
oasc_program_settings(oasc)
if(NOT TARGET oasc::compiler)
  add_executable(oasc::compiler ALIAS oasc)
endif()
