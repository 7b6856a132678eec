# What is installed: liboas with its headers, the programs, and the files by which
# pkg-config and find_package(oasc CONFIG) find them.

include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/oasc)

install(TARGETS oas EXPORT oasc)
install(DIRECTORY runtime/include/oas DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})

# A shared liboas is found beside the programs, wherever the prefix is moved to.
if(BUILD_SHARED_LIBS)
  file(RELATIVE_PATH to_lib ${CMAKE_INSTALL_FULL_BINDIR} ${CMAKE_INSTALL_FULL_LIBDIR})
  set_target_properties(validate-payload oasc PROPERTIES INSTALL_RPATH $ORIGIN/${to_lib})
endif()
install(TARGETS validate-payload oasc)

install(EXPORT oasc NAMESPACE oasc:: FILE oascTargets.cmake DESTINATION ${package_dir})
configure_package_config_file(cmake/oascConfig.cmake.in ${PROJECT_BINARY_DIR}/oascConfig.cmake
  INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/oascConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/oascConfig.cmake ${PROJECT_BINARY_DIR}/oascConfigVersion.cmake
  DESTINATION ${package_dir})

# A static liboas.a needs PCRE2 on the user's link line, a shared one brings it along.
if(BUILD_SHARED_LIBS)
  set(pc_requires Requires.private)
else()
  set(pc_requires Requires)
endif()
file(RELATIVE_PATH pc_prefix ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
string(REGEX REPLACE "/$" "" pc_prefix "${pc_prefix}")
configure_file(cmake/oas.pc.in ${PROJECT_BINARY_DIR}/oas.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/oas.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
