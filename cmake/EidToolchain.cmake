# What every target is compiled with: the language, the warnings, the hardening, the sanitizers.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_AUTOMOC ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

add_library(eid_compile_options INTERFACE)
target_compile_options(eid_compile_options INTERFACE
    -Wall -Wextra -Wconversion -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    # GCC 12 sees uninitialised reads in std::optional and std::variant where there are none.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>
    $<$<BOOL:${EID_WERROR}>:-Werror>
    -fstack-protector-strong)
target_compile_definitions(eid_compile_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH
    $<$<NOT:$<CONFIG:Debug>>:_FORTIFY_SOURCE=2>)

# What users get: hardened as Debian hardens its own, and the same bytes wherever the sources lie.
target_compile_options(eid_compile_options INTERFACE
    "$<$<CONFIG:RelWithDebInfo>:-ffile-prefix-map=${CMAKE_SOURCE_DIR}=.>")
if(WIN32)
    # Windows 10. There the stack is probed page by page anyway.
    target_compile_definitions(eid_compile_options INTERFACE
        _WIN32_WINNT=0x0A00 WINVER=0x0A00 NOMINMAX WIN32_LEAN_AND_MEAN)
    # Where there is no futex, libstdc++ 12 loses the wake-up of a semaphore that comes between its last
    # look and its wait (__waiter_pool::_M_do_wait in bits/atomic_wait.h), and std::stop_callback ends
    # with one: whoever cancels could leave a thread behind for ever. Those of POSIX lose none.
    target_compile_definitions(eid_compile_options INTERFACE _GLIBCXX_USE_POSIX_SEMAPHORE)
    target_link_options(eid_compile_options INTERFACE
        LINKER:--dynamicbase,--nxcompat,--high-entropy-va,--no-insert-timestamp)
    # What the stack protector and _FORTIFY_SOURCE call; as an archive, so that no DLL goes with it.
    execute_process(COMMAND "${CMAKE_CXX_COMPILER}" -print-file-name=libssp.a
        OUTPUT_VARIABLE stack_protection OUTPUT_STRIP_TRAILING_WHITESPACE)
    target_link_libraries(eid_compile_options INTERFACE "${stack_protection}")
else()
    target_compile_options(eid_compile_options INTERFACE
        "$<$<CONFIG:RelWithDebInfo>:-fstack-clash-protection>")
endif()
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    target_link_options(eid_compile_options INTERFACE
        "$<$<CONFIG:RelWithDebInfo>:LINKER:-z,relro;LINKER:-z,now;LINKER:--as-needed>")
endif()

if(EID_SANITIZE)
    target_compile_options(eid_compile_options INTERFACE
        -fsanitize=${EID_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(eid_compile_options INTERFACE -fsanitize=${EID_SANITIZE})
endif()

if(EID_BUILD_FUZZERS)
    target_compile_options(eid_compile_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

if(EID_TIDY)
    find_program(CLANG_TIDY clang-tidy REQUIRED)
    set(CMAKE_CXX_CLANG_TIDY "${CLANG_TIDY}")
endif()

find_program(CCACHE ccache)
if(CCACHE)
    # Another checkout of the same sources finds what this one compiled.
    set(launcher "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" CCACHE_NOHASHDIR=1
        CCACHE_SLOPPINESS=pch_defines,time_macros "${CCACHE}")
    set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
    set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
endif()
