# Installs the project, static and shared, and builds user.c against it in each way that users have.
# -DSOURCE= the project, -DWORK= a folder to build in, -DCOMPILER= the C compiler.
cmake_minimum_required(VERSION 3.25)

function(run)
  execute_process(COMMAND ${ARGV} COMMAND_ECHO STDOUT COMMAND_ERROR_IS_FATAL ANY)
endfunction()

function(build source binary)
  run(${CMAKE_COMMAND} -S ${source} -B ${binary} -DCMAKE_C_COMPILER=${COMPILER} ${ARGN})
  run(${CMAKE_COMMAND} --build ${binary} --parallel 2)
endfunction()

file(REMOVE_RECURSE ${WORK})
foreach(shared IN ITEMS OFF ON)
  set(here ${WORK}/shared-${shared})
  build(${SOURCE} ${here}/build -DBUILD_SHARED_LIBS=${shared} -DOASC_TESTS=OFF
        -DCMAKE_INSTALL_LIBDIR=lib)
  run(${CMAKE_COMMAND} --install ${here}/build --prefix ${here}/first)
  # Moved, to show that no file of it names the place that it was installed to.
  file(RENAME ${here}/first ${here}/prefix)

  build(${SOURCE}/tests/package/installed ${here}/user -DCMAKE_PREFIX_PATH=${here}/prefix)
  run(${here}/user/user)

  set(ENV{PKG_CONFIG_PATH} ${here}/prefix/lib/pkgconfig)
  execute_process(COMMAND pkg-config --cflags --libs oas OUTPUT_VARIABLE flags
                  OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  separate_arguments(flags)
  run(${COMPILER} -std=c11 ${SOURCE}/tests/package/user.c -o ${here}/by-pkg-config ${flags}
      -Wl,-rpath,${here}/prefix/lib)
  run(${here}/by-pkg-config)

  run(${here}/prefix/bin/validate-payload --version)
endforeach()

build(${SOURCE}/tests/package/vendored ${WORK}/vendored -DOASC_SOURCE_DIR=${SOURCE})
run(${WORK}/vendored/user)
