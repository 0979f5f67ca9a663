# Windows on x86-64 with Debian's mingw-w64, whose threads are POSIX ones. What build.sh made is looked
# for in its folders, and nothing of this machine but programs.
#
#   cmake -DCMAKE_TOOLCHAIN_FILE=installer/windows/toolchain/mingw64.cmake
#
# EID_WINDOWS is the folder that build.sh filled: build/windows of this tree, if nobody says.

set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)

if(DEFINED EID_WINDOWS)
    set(ENV{EID_WINDOWS} "${EID_WINDOWS}")
elseif(DEFINED ENV{EID_WINDOWS})
    set(EID_WINDOWS "$ENV{EID_WINDOWS}")
else()
    get_filename_component(EID_WINDOWS "${CMAKE_CURRENT_LIST_DIR}/../../../build/windows" ABSOLUTE)
endif()

set(eid_triplet x86_64-w64-mingw32)
set(CMAKE_C_COMPILER ${eid_triplet}-gcc-posix)
set(CMAKE_CXX_COMPILER ${eid_triplet}-g++-posix)
set(CMAKE_RC_COMPILER ${eid_triplet}-windres)
set(CMAKE_AR ${eid_triplet}-gcc-ar-posix CACHE STRING "")
set(CMAKE_RANLIB ${eid_triplet}-gcc-ranlib-posix CACHE STRING "")

# The linker would write the time into every file; what protects the stack is in a library of its own.
foreach(kind EXE SHARED MODULE)
    set(CMAKE_${kind}_LINKER_FLAGS_INIT "-Wl,--no-insert-timestamp -fstack-protector-strong")
endforeach()

# The libraries, Qt, and Debian's own for this compiler.
set(CMAKE_FIND_ROOT_PATH "${EID_WINDOWS}/sysroot" "${EID_WINDOWS}/qt" "${EID_WINDOWS}/opencv"
    /usr/${eid_triplet})
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
set(ENV{PKG_CONFIG_LIBDIR} "${EID_WINDOWS}/sysroot/lib/pkgconfig")

# moc, rcc and the tools for translations run here: Debian's, of the same version of Qt.
set(QT_HOST_PATH /usr)
set(QT_HOST_PATH_CMAKE_DIR /usr/lib/x86_64-linux-gnu/cmake)
