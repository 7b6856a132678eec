# oasc_settings(target): the language, warnings and sanitizers that all code of this project has,
# whatever a project that it is part of has for its own.

set(OASC_WARNINGS -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wswitch-enum -Wvla
    $<$<COMPILE_LANGUAGE:C>:-Wmissing-prototypes>)

# What a program does not use is left out of it, function by function.
include(CheckLinkerFlag)
check_linker_flag(C -Wl,--gc-sections OASC_GC_SECTIONS)

function(oasc_settings target)
  set_target_properties(${target} PROPERTIES C_STANDARD 11 C_STANDARD_REQUIRED ON C_EXTENSIONS OFF
                        UNITY_BUILD OFF)
  if(PROJECT_IS_TOP_LEVEL)
    target_compile_options(${target} PRIVATE ${OASC_WARNINGS})
  endif()
  if(OASC_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  if(OASC_GC_SECTIONS AND NOT OASC_SANITIZE)
    target_compile_options(${target} PRIVATE -ffunction-sections -fdata-sections)
    target_link_options(${target} PRIVATE -Wl,--gc-sections)
  endif()
  if(OASC_SANITIZE)
    set(sanitize -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_compile_options(${target} PRIVATE ${sanitize})
    target_link_options(${target} PRIVATE ${sanitize})
  endif()
endfunction()
