# What is installed: liboas with its headers, the two programs with their man pages, the manuals, the
# schemas of what the programs print, and the files by which pkg-config and
# find_package(oasc CONFIG) find all that.

include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/oasc)

install(TARGETS oas EXPORT oascRuntime)
install(EXPORT oascRuntime NAMESPACE oasc:: DESTINATION ${package_dir})
install(DIRECTORY runtime/include/oas DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})

# The compiler has an export of its own: a package for another machine may lack it.
if(OASC_PROGRAMS)
  # A shared liboas is found beside the programs, wherever the prefix is moved to.
  if(BUILD_SHARED_LIBS)
    file(RELATIVE_PATH to_lib ${CMAKE_INSTALL_FULL_BINDIR} ${CMAKE_INSTALL_FULL_LIBDIR})
    set_target_properties(oasc validate-payload PROPERTIES INSTALL_RPATH $ORIGIN/${to_lib})
  endif()
  set_target_properties(oasc PROPERTIES EXPORT_NAME compiler)
  install(TARGETS oasc EXPORT oascCompiler)
  install(EXPORT oascCompiler NAMESPACE oasc:: DESTINATION ${package_dir})
  install(TARGETS validate-payload)
  install(FILES docs/man/oasc.1 docs/man/validate-payload.1
          DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
endif()

# The manuals lead to the headers and to CHANGELOG.md, which lie elsewhere than in the sources.
file(RELATIVE_PATH to_headers ${CMAKE_INSTALL_FULL_DOCDIR} ${CMAKE_INSTALL_FULL_INCLUDEDIR})
foreach(page IN ITEMS MANUAL TUTORIAL TYPES KEYWORDS FORMATS EMBEDDING LENIENCIES UPGRADING)
  set(source ${PROJECT_SOURCE_DIR}/docs/${page}.md)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${source})
  file(READ ${source} text)
  string(REPLACE "../runtime/include/" "${to_headers}/" text "${text}")
  string(REPLACE "../CHANGELOG.md" "CHANGELOG.md" text "${text}")
  file(WRITE ${PROJECT_BINARY_DIR}/${page}.md "${text}")
  install(FILES ${PROJECT_BINARY_DIR}/${page}.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
endforeach()
install(FILES LICENSE CHANGELOG.md docs/pets.yaml DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES docs/list.schema.json docs/message.schema.json docs/output.schema.json docs/report.schema.json
        DESTINATION ${CMAKE_INSTALL_DATADIR}/oasc)

configure_package_config_file(cmake/oascConfig.cmake.in ${PROJECT_BINARY_DIR}/oascConfig.cmake
  INSTALL_DESTINATION ${package_dir} NO_SET_AND_CHECK_MACRO NO_CHECK_REQUIRED_COMPONENTS_MACRO)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/oascConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/oascConfig.cmake ${PROJECT_BINARY_DIR}/oascConfigVersion.cmake
        cmake/oasc_generate.cmake DESTINATION ${package_dir})

# A static liboas.a needs PCRE2 on the user's link line, a shared one brings it along.
set(pc_requires "")
if(OASC_PCRE2 AND BUILD_SHARED_LIBS)
  set(pc_requires "Requires.private: libpcre2-8\n")
elseif(OASC_PCRE2)
  set(pc_requires "Requires: libpcre2-8\n")
endif()
file(RELATIVE_PATH pc_prefix ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
string(REGEX REPLACE "/$" "" pc_prefix "${pc_prefix}")
file(RELATIVE_PATH pc_libdir ${CMAKE_INSTALL_PREFIX} ${CMAKE_INSTALL_FULL_LIBDIR})
file(RELATIVE_PATH pc_includedir ${CMAKE_INSTALL_PREFIX} ${CMAKE_INSTALL_FULL_INCLUDEDIR})
configure_file(cmake/oas.pc.in ${PROJECT_BINARY_DIR}/oas.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/oas.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
