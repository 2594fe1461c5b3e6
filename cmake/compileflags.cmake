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
        -fstack-protector-strong $<$<NOT:$<CONFIG:Debug>>:-D_FORTIFY_SOURCE=2>
        $<$<BOOL:${NLSTOKEN_WARNINGS_AS_ERRORS}>:-Werror>)
    if(NLSTOKEN_SANITIZE)
        target_compile_options(compileflags INTERFACE -fsanitize=${NLSTOKEN_SANITIZE} -fno-omit-frame-pointer)
        target_link_options(compileflags INTERFACE -fsanitize=${NLSTOKEN_SANITIZE})
    endif()
endif()
# Linking is a good part of what an edit costs; what is shipped is linked by the system's own linker.
find_program(NLSTOKEN_MOLD mold)
if(NLSTOKEN_MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_BUILD_TYPE STREQUAL "Debug")
    target_link_options(compileflags INTERFACE -fuse-ld=mold)
endif()
if(UNIX AND NOT APPLE)
    target_link_options(compileflags INTERFACE -Wl,--as-needed -Wl,-z,relro -Wl,-z,now)
endif()
