# Run as a script: writes OUT, a C file that holds the text of FILES, the meta-schemas, for
# codegen/resolve/builtin.h. Each is known by its $id.

set(arrays "")
set(rows "")
set(count 0)
list(SORT FILES)
foreach(file IN LISTS FILES)
  file(STRINGS ${file} id REGEX "^[$]?id: " LIMIT_COUNT 1)
  if(NOT id MATCHES "^[$]?id: ([^ #]+)#?$")
    message(FATAL_ERROR "${file} has no $id")
  endif()
  string(APPEND rows "    {\"${CMAKE_MATCH_1}\", text_${count}, sizeof text_${count}},\n")
  file(READ ${file} text HEX)
  string(REGEX REPLACE "(..)" "0x\\1," text "${text}")
  string(APPEND arrays "static const unsigned char text_${count}[] = {${text}};\n")
  math(EXPR count "${count} + 1")
endforeach()

file(WRITE ${OUT} "/* Made by cmake/embed_meta.cmake. */
#include \"resolve/builtin.h\"

${arrays}
const struct builtin builtins[] = {
${rows}};
const size_t builtin_count = ${count};
")
