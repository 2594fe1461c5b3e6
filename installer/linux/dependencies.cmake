# SPDX-License-Identifier: Apache-2.0
# Run by CPack before it packs: the packages that the programs are linked with, and, as suggestions, those that only
# their plugins are. CPack itself would make the window depend on all of them.
set(folder "${CPACK_TEMPORARY_DIRECTORY}/..")
file(GLOB programs "${CPACK_TEMPORARY_DIRECTORY}/usr/bin/*")
file(GLOB plugins "${CPACK_TEMPORARY_DIRECTORY}/usr/lib/nls-token-desk/*")
file(WRITE "${folder}/debian/control" "") # dpkg-shlibdeps wants one
execute_process(
    COMMAND dpkg-shlibdeps --ignore-missing-info -O -dDepends ${programs} -dSuggests ${plugins}
    WORKING_DIRECTORY "${folder}"
    OUTPUT_VARIABLE found
    COMMAND_ERROR_IS_FATAL ANY)
if(NOT found MATCHES "shlibs:Depends=([^\n]+)")
    message(FATAL_ERROR "dpkg-shlibdeps found nothing that the programs need")
endif()
string(PREPEND CPACK_DEBIAN_PACKAGE_DEPENDS "${CMAKE_MATCH_1}, ")
if(found MATCHES "shlibs:Suggests=([^\n]+)")
    set(CPACK_DEBIAN_PACKAGE_SUGGESTS "${CMAKE_MATCH_1}")
endif()
