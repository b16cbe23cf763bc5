# Finds what the rooms need; what is missing is named with its Debian package. Reasons: docs/decisions.md. Read by the
# project itself and, installed beside quaestorConfig.cmake, by projects that use the library.
function(quaestor_need found package what)
  if(NOT ${found})
    message(FATAL_ERROR "${what} was not found. On Debian or Ubuntu: sudo apt-get install ${package}")
  endif()
endfunction()

find_package(PkgConfig QUIET)
quaestor_need(PkgConfig_FOUND pkg-config "pkg-config")
find_package(Boost 1.74 QUIET)
quaestor_need(Boost_FOUND libboost-graph-dev "Boost.Graph")
if(NOT TARGET Boost::graph_headers)
  add_library(Boost::graph_headers INTERFACE IMPORTED)
  target_link_libraries(Boost::graph_headers INTERFACE Boost::headers)
endif()
find_package(nlohmann_json QUIET)
quaestor_need(nlohmann_json_FOUND nlohmann-json3-dev "nlohmann/json")
find_package(fmt QUIET)
quaestor_need(fmt_FOUND libfmt-dev "fmt")
find_package(ICU QUIET COMPONENTS uc i18n)
quaestor_need(ICU_FOUND libicu-dev "ICU")
find_package(SQLite3 QUIET)
quaestor_need(SQLite3_FOUND libsqlite3-dev "SQLite")
find_package(ZLIB QUIET)
quaestor_need(ZLIB_FOUND zlib1g-dev "zlib")
find_package(Threads REQUIRED)
pkg_check_modules(gumbo QUIET IMPORTED_TARGET gumbo)
quaestor_need(gumbo_FOUND libgumbo-dev "gumbo (HTML parser)")
pkg_check_modules(libxml QUIET IMPORTED_TARGET libxml-2.0)
quaestor_need(libxml_FOUND libxml2-dev "libxml2")
pkg_check_modules(libarchive QUIET IMPORTED_TARGET libarchive)  # optional: reads zip, tar, docx, odt
pkg_check_modules(poppler QUIET IMPORTED_TARGET poppler-cpp)  # optional: reads PDF
pkg_check_modules(graphviz QUIET IMPORTED_TARGET libcgraph libgvc)
quaestor_need(graphviz_FOUND libgraphviz-dev "Graphviz (cgraph, gvc)")
pkg_check_modules(rsvg QUIET IMPORTED_TARGET librsvg-2.0 cairo-pdf)  # optional: PNG and PDF of the pictures we write
if(NOT CMAKE_FIND_PACKAGE_NAME STREQUAL "quaestor")  # only the program needs it, not users of the library
  find_package(CLI11 QUIET)
  quaestor_need(CLI11_FOUND libcli11-dev "CLI11")
  pkg_check_modules(libedit QUIET IMPORTED_TARGET libedit)  # optional: lines of the shell
endif()
