# oasc_generate(TARGET target SPEC file [NAME name] [PREFIX prefix] [SCHEMAS schema...]
#               [OPERATIONS operation...] [TAGS tag...] [PATHS glob...] [SPLIT n|tag]
#               [OPEN_ENUMS] [OUT_DIR folder] [MAP prefix=path...] [ROOT folder] [OPTIONS option...])
#
# Compiles SPEC, an OpenAPI document or JSON Schema, to NAME.h and NAME.c when `target` is built, and
# again when SPEC, a file that it refers to, or oasc itself changes. NAME.c becomes a source of the
# target, OUT_DIR one of its include directories, and oasc::runtime is linked to it; what links to
# the target may include NAME.h as well.
#
# NAME, PREFIX, SCHEMAS, OPERATIONS, TAGS, PATHS, SPLIT, OPEN_ENUMS, MAP and ROOT are the options of
# oasc(1) of these names, OUT_DIR its -o; OPTIONS takes its others as they are. Which files SPLIT tag gives is
# found by oasc itself when CMake runs, so that it must be there: installed, or OASC_EXECUTABLE; CMake
# runs again when SPEC or a file that it refers to changes. The default OUT_DIR is one of the target's own,
# ${CMAKE_CURRENT_BINARY_DIR}/oasc/TARGET, so that targets may compile the same document. Relative
# paths are below CMAKE_CURRENT_SOURCE_DIR, that of OUT_DIR below CMAKE_CURRENT_BINARY_DIR.
#
# The program that is run is oasc::compiler. OASC_EXECUTABLE, a path, stands for another one: in a
# cross build the one that was built or installed for the target cannot run.

# The behaviour of the commands below does not depend on the policies of who includes this file.
cmake_policy(PUSH)
cmake_policy(VERSION 3.25)

set(OASC_EXECUTABLE "" CACHE FILEPATH "The oasc that oasc_generate() runs; empty: oasc's own")
if(OASC_EXECUTABLE AND NOT TARGET oasc::compiler)
  if(NOT EXISTS ${OASC_EXECUTABLE})
    message(FATAL_ERROR "OASC_EXECUTABLE: there is no ${OASC_EXECUTABLE}")
  endif()
  add_executable(oasc::compiler IMPORTED GLOBAL)
  set_target_properties(oasc::compiler PROPERTIES IMPORTED_LOCATION ${OASC_EXECUTABLE})
endif()

# What can be said before the build begins.
function(_oasc_generate_check target spec)
  if(NOT target OR NOT spec)
    message(FATAL_ERROR "oasc_generate(TARGET target SPEC file ...) needs both of them")
  endif()
  if(NOT TARGET ${target})
    message(FATAL_ERROR "oasc_generate: there is no target ${target}; add_executable() or "
                        "add_library() comes first")
  endif()
  get_target_property(type ${target} TYPE)
  get_target_property(imported ${target} IMPORTED)
  get_target_property(alias ${target} ALIASED_TARGET)
  if(imported OR alias OR NOT type MATCHES "^(EXECUTABLE|(STATIC|SHARED|MODULE|OBJECT)_LIBRARY)$")
    message(FATAL_ERROR "oasc_generate: ${target} compiles no sources, so it cannot take NAME.c; "
                        "name an executable or a static, shared or object library")
  endif()
  # A rule is known only in the folder that declares it.
  get_target_property(folder ${target} BINARY_DIR)
  if(NOT folder STREQUAL CMAKE_CURRENT_BINARY_DIR)
    message(FATAL_ERROR "oasc_generate: call it in the CMakeLists.txt that makes ${target}")
  endif()
  get_property(languages GLOBAL PROPERTY ENABLED_LANGUAGES)
  if(NOT "C" IN_LIST languages)
    message(FATAL_ERROR "oasc_generate: NAME.c needs a C compiler; add C to the LANGUAGES of "
                        "project()")
  endif()
  # The one that was built for another machine runs where CMake emulates it: not if it is imported.
  set(runs ON)
  if(NOT TARGET oasc::compiler)
    set(runs OFF)
  elseif(CMAKE_CROSSCOMPILING AND NOT OASC_EXECUTABLE)
    get_target_property(imported oasc::compiler IMPORTED)
    if(imported OR NOT CMAKE_CROSSCOMPILING_EMULATOR)
      set(runs OFF)
    endif()
  endif()
  if(NOT runs)
    message(FATAL_ERROR "oasc_generate: there is no oasc that runs on this machine; set "
                        "OASC_EXECUTABLE to one")
  endif()
  if(NOT TARGET oasc::runtime)
    message(FATAL_ERROR "oasc_generate: oasc::runtime is not known in this folder; call "
                        "find_package(oasc) here or above")
  endif()
endfunction()

# CMake runs again when a file of the rule in `depfile` changes.
function(_oasc_generate_watch depfile)
  file(READ ${depfile} rule)
  string(REGEX REPLACE "^([^\\\\:]|\\\\.)*: *" "" rule "${rule}")
  string(REPLACE "$$" "$" rule "${rule}")
  separate_arguments(files UNIX_COMMAND "${rule}")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${files})
endfunction()

# The files beside NAME.c, in `found`: `folder` holds them, `options` are oasc's; `private` is a
# folder of the target's.
function(_oasc_generate_parts found split folder name spec private options)
  set(parts "")
  if(split MATCHES "^[1-9][0-9]*$")
    foreach(number RANGE 1 ${split})
      list(APPEND parts ${folder}/${name}_${number}.c)
    endforeach()
  elseif(split STREQUAL "tag")
    get_target_property(program oasc::compiler LOCATION)
    if(NOT program OR NOT EXISTS ${program})
      message(FATAL_ERROR "oasc_generate: SPLIT tag asks oasc which files there are while CMake "
                          "runs; install it, or set OASC_EXECUTABLE, or say SPLIT and a number")
    endif()
    set(depfile ${private}/${name}.oasc-parts.d)
    execute_process(COMMAND ${program} --list-outputs -o ${folder} ${options} --warnings none
                            --depfile ${depfile} ${spec}
                    OUTPUT_VARIABLE files ERROR_VARIABLE said RESULT_VARIABLE status)
    if(NOT status EQUAL 0)
      message(FATAL_ERROR "oasc_generate: ${said}")
    endif()
    string(REGEX MATCHALL "[^\n]+" parts "${files}")
    list(REMOVE_ITEM parts ${folder}/${name}.h ${folder}/${name}.c)
    _oasc_generate_watch(${depfile})
  elseif(NOT split STREQUAL "")
    message(FATAL_ERROR "oasc_generate: SPLIT takes a number of files, or tag; got ${split}")
  endif()
  set(${found} ${parts} PARENT_SCOPE)
endfunction()

function(oasc_generate)
  cmake_parse_arguments(PARSE_ARGV 0 arg "OPEN_ENUMS" "TARGET;SPEC;NAME;PREFIX;SPLIT;OUT_DIR;ROOT"
                        "SCHEMAS;OPERATIONS;TAGS;PATHS;MAP;OPTIONS")
  if(arg_UNPARSED_ARGUMENTS OR arg_KEYWORDS_MISSING_VALUES)
    message(FATAL_ERROR "oasc_generate: cannot make sense of ${arg_UNPARSED_ARGUMENTS} "
                        "${arg_KEYWORDS_MISSING_VALUES}")
  endif()
  _oasc_generate_check("${arg_TARGET}" "${arg_SPEC}")

  cmake_path(ABSOLUTE_PATH arg_SPEC BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} NORMALIZE)
  if(NOT arg_NAME)
    cmake_path(GET arg_SPEC STEM LAST_ONLY arg_NAME)
  endif()
  if(NOT arg_OUT_DIR)
    set(arg_OUT_DIR oasc/${arg_TARGET})
  endif()
  cmake_path(ABSOLUTE_PATH arg_OUT_DIR BASE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR} NORMALIZE)

  set(options --name ${arg_NAME})
  if(DEFINED arg_PREFIX)
    list(APPEND options --prefix ${arg_PREFIX})
  endif()
  foreach(some IN ITEMS SCHEMAS OPERATIONS TAGS PATHS)
    string(TOLOWER ${some} word)
    foreach(one IN LISTS arg_${some})
      list(APPEND options --${word} ${one})
    endforeach()
  endforeach()
  if(arg_OPEN_ENUMS)
    list(APPEND options --open-enums)
  endif()
  if(arg_ROOT)
    cmake_path(ABSOLUTE_PATH arg_ROOT BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} NORMALIZE)
    list(APPEND options --root ${arg_ROOT})
  endif()
  foreach(map IN LISTS arg_MAP)
    if(NOT map MATCHES "^(.+)=([^=]+)$")
      message(FATAL_ERROR "oasc_generate: MAP takes prefix=path; got ${map}")
    endif()
    set(prefix ${CMAKE_MATCH_1})
    set(path ${CMAKE_MATCH_2})
    cmake_path(ABSOLUTE_PATH path BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} NORMALIZE)
    list(APPEND options --map ${prefix}=${path})
  endforeach()

  if(DEFINED arg_SPLIT)
    list(APPEND options --split ${arg_SPLIT})
  endif()

  set(header ${arg_OUT_DIR}/${arg_NAME}.h)
  set(private ${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${arg_TARGET}.dir)
  file(MAKE_DIRECTORY ${private})
  _oasc_generate_parts(parts "${arg_SPLIT}" ${arg_OUT_DIR} ${arg_NAME} ${arg_SPEC} ${private}
                       "${options};${arg_OPTIONS}")
  set(sources ${arg_OUT_DIR}/${arg_NAME}.c ${parts})
  # Ninja refuses a depfile of an earlier build that names a part which there is no more: each set of
  # parts has its own.
  string(SHA256 set "${sources}")
  string(SUBSTRING ${set} 0 8 set)
  set(depfile ${private}/${arg_NAME}.oasc-${set}.d)
  # oasc leaves a file alone that would not change. Ninja understands that; make would run oasc at
  # every build from then on.
  set(touch "")
  if(NOT CMAKE_GENERATOR MATCHES "Ninja")
    set(touch COMMAND ${CMAKE_COMMAND} -E touch ${header} ${sources})
  endif()
  add_custom_command(OUTPUT ${header} ${sources}
    COMMAND oasc::compiler -o ${arg_OUT_DIR} ${options} --depfile ${depfile} ${arg_OPTIONS}
            ${arg_SPEC}
    ${touch}
    DEPENDS oasc::compiler ${arg_SPEC}
    DEPFILE ${depfile}
    COMMENT "Compiling ${arg_NAME} for ${arg_TARGET}"
    VERBATIM)

  # In a unity build they may stand beside others: their static names begin with their prefix.
  set_source_files_properties(${sources} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  target_sources(${arg_TARGET} PRIVATE ${sources} ${header})
  target_include_directories(${arg_TARGET} PUBLIC $<BUILD_INTERFACE:${arg_OUT_DIR}>)
  target_link_libraries(${arg_TARGET} PUBLIC oasc::runtime)
endfunction()

cmake_policy(POP)
