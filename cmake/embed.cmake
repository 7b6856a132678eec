# Run as a script: writes OUT, a C file that holds the text of FILES, the runtime's files below ROOT,
# for `oasc --vendor`. Headers keep their place, oas/x.h; what lies in src gets flat names that
# nobody else has in his folder, oas_x.c, and its includes follow.

set(rows "")
set(arrays "")
set(count 0)
foreach(file IN LISTS FILES)
  file(RELATIVE_PATH path ${ROOT} ${file})
  string(REGEX REPLACE "^include/" "" path ${path})
  string(REGEX REPLACE "^src/" "oas_" path ${path})
  string(REGEX REPLACE "^[.][.]/" "oas/" path ${path})
  file(READ ${file} text HEX)
  # #include "  →  #include "oas_
  string(REPLACE 23696e636c7564652022 23696e636c75646520226f61735f text ${text})
  string(REGEX REPLACE "(..)" "0x\\1," text ${text})
  string(APPEND arrays "static const unsigned char text_${count}[] = {${text}};\n")
  string(APPEND rows "    {\"${path}\", text_${count}, sizeof text_${count}},\n")
  math(EXPR count "${count} + 1")
endforeach()

file(WRITE ${OUT} "/* Made by cmake/embed.cmake. */
#include \"driver/vendor.h\"

${arrays}
const struct vendor_file vendor_files[] = {
${rows}};
const size_t vendor_file_count = ${count};
")
