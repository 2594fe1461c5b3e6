# SPDX-License-Identifier: Apache-2.0
# One interface target that every target of ours links: warnings, Qt's hardening defines, hardening of the binary.
# From 6.8 on QTRY_COMPARE converts a 64-bit count to int in the test that uses it: no warning of ours can be heeded there.
define_property(TARGET PROPERTY NLSTOKEN_QTEST_CONVERTS INITIALIZE_FROM_VARIABLE NLSTOKEN_QTEST_CONVERTS)
add_library(compileflags INTERFACE)
target_include_directories(compileflags INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_definitions(compileflags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_NO_KEYWORDS QT_STRICT_ITERATORS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    $<$<NOT:$<CONFIG:Debug>>:QT_NO_DEBUG_OUTPUT>)
if(NOT MSVC)
    target_compile_options(compileflags INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wold-style-cast
        $<$<NOT:$<BOOL:$<TARGET_PROPERTY:NLSTOKEN_QTEST_CONVERTS>>>:-Wconversion>
        -fstack-protector-strong
        $<$<BOOL:${NLSTOKEN_WARNINGS_AS_ERRORS}>:-Werror>)
    if(NLSTOKEN_SANITIZE)
        target_compile_options(compileflags INTERFACE -fsanitize=${NLSTOKEN_SANITIZE} -fno-omit-frame-pointer
            -D_GLIBCXX_ASSERTIONS)
        target_link_options(compileflags INTERFACE -fsanitize=${NLSTOKEN_SANITIZE})
    endif()
endif()
# What is shipped; a debug build is for stepping through and for being built often. tests/installer/hardening.py reads
# from the built files that they were heeded.
if(NOT MSVC AND NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
    include(CheckCXXCompilerFlag)
    include(CheckPIESupported)
    # Not for every processor and compiler.
    foreach(flag IN ITEMS -fstack-clash-protection -fcf-protection -mbranch-protection=standard
        -ftrivial-auto-var-init=zero -frecord-gcc-switches)
        string(MAKE_C_IDENTIFIER "NLSTOKEN_HAS${flag}" known)
        check_cxx_compiler_flag("${flag} -Werror" ${known})
        if(${known})
            target_compile_options(compileflags INTERFACE ${flag})
        endif()
    endforeach()
    # The third level came with these.
    set(fortify 2)
    if((CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 12)
        OR (CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 15))
        set(fortify 3)
    endif()
    target_compile_options(compileflags INTERFACE
        -D_GLIBCXX_ASSERTIONS -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=${fortify}
        # No path of the computer that built it, and the same bytes wherever it is built.
        "-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=" "-ffile-prefix-map=${PROJECT_BINARY_DIR}/=")
    set(CMAKE_POSITION_INDEPENDENT_CODE ON)
    check_pie_supported()
endif()
# Linking is a good part of what an edit costs; what is shipped is linked by the system's own linker.
find_program(NLSTOKEN_MOLD mold)
if(NLSTOKEN_MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_BUILD_TYPE STREQUAL "Debug")
    target_link_options(compileflags INTERFACE -fuse-ld=mold)
endif()
if(UNIX AND NOT APPLE)
    target_link_options(compileflags INTERFACE -Wl,--as-needed -Wl,-z,relro -Wl,-z,now)
endif()
