# Run as a script: writes OUT, a C file that holds the text of FILES, the runtime's files below ROOT,
# for `oasc --vendor`. Headers keep their place, oas/x.h; what lies in a room, src/ROOM/x.c, gets a
# flat name that nobody else has in his folder, oas_x.c, and its includes follow.

# Each room's `#include "ROOM/`, in hexadecimal digits as file(READ) gives them.
string(HEX "#include \"oas_" flat_include)
set(room_includes "")
file(GLOB rooms RELATIVE ${ROOT}/src ${ROOT}/src/*)
foreach(room IN LISTS rooms)
  string(HEX "#include \"${room}/" include)
  list(APPEND room_includes ${include})
endforeach()

set(rows "")
set(arrays "")
set(count 0)
foreach(file IN LISTS FILES)
  file(RELATIVE_PATH path ${ROOT} ${file})
  string(REGEX REPLACE "^include/" "" path ${path})
  set(room "")
  if(path MATCHES "^src/([^/]+)/(.+)$")
    set(room ${CMAKE_MATCH_1})
    set(path oas_${CMAKE_MATCH_2})
  endif()
  string(REGEX REPLACE "^[.][.]/" "oas/" path ${path})
  file(READ ${file} text HEX)
  foreach(include IN LISTS room_includes)
    string(REPLACE ${include} ${flat_include} text ${text})
  endforeach()
  string(REGEX REPLACE "(..)" "0x\\1," text ${text})
  # Four blanks are kept as a tab, which no file has: a thirteenth less to carry.
  if(text MATCHES "0x09,")
    message(FATAL_ERROR "${file} has a tab")
  endif()
  string(REPLACE "0x20,0x20,0x20,0x20," "0x09," text ${text})
  string(APPEND arrays "static const unsigned char text_${count}[] = {${text}};\n")
  list(APPEND rows "    {\"${path}\", \"${room}\", text_${count}, sizeof text_${count}},\n")
  math(EXPR count "${count} + 1")
endforeach()
# In the order of the paths, wherever the files lie here.
list(SORT rows)
list(JOIN rows "" rows)

file(WRITE ${OUT} "/* Made by cmake/embed.cmake. */
#include \"oasc/vendor_file.h\"

${arrays}
const struct vendor_file vendor_files[] = {
${rows}};
const size_t vendor_file_count = ${count};
")
