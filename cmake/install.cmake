# Installs the program, the library with its CMake package, and the data that both read (found through data_dir()).
include(CMakePackageConfigHelpers)
get_property(rooms GLOBAL PROPERTY QUAESTOR_ROOMS)
foreach(room IN LISTS rooms)
  install(TARGETS quaestor_${room} EXPORT quaestorTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
  install(DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}/${room}/include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
endforeach()
install(TARGETS quaestor RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
set(generated ${CMAKE_BINARY_DIR}/cli/generated)
install(FILES ${generated}/quaestor.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${generated}/quaestor.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME quaestor)
install(FILES ${generated}/_quaestor DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES ${generated}/quaestor.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
set(QUAESTOR_DATA_DIR ${CMAKE_INSTALL_DATADIR}/quaestor)
install(DIRECTORY lexicons DESTINATION ${QUAESTOR_DATA_DIR} FILES_MATCHING PATTERN "*.tsv")
install(DIRECTORY models DESTINATION ${QUAESTOR_DATA_DIR}
        FILES_MATCHING PATTERN "*.syntax" PATTERN "*.names" PATTERN "*.tsv" PATTERN "*.json" PATTERN "*.md")
install(DIRECTORY vendor DESTINATION ${QUAESTOR_DATA_DIR})
install(FILES LICENSE README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(EXPORT quaestorTargets NAMESPACE quaestor:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/quaestor)
configure_package_config_file(cmake/quaestorConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/quaestorConfig.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/quaestor PATH_VARS QUAESTOR_DATA_DIR)
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/quaestorConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES cmake/dependencies.cmake ${CMAKE_CURRENT_BINARY_DIR}/quaestorConfig.cmake
  ${CMAKE_CURRENT_BINARY_DIR}/quaestorConfigVersion.cmake DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/quaestor)

# The tables made ready by the installed program itself (facts/ready_file.h), for users who cannot write there.
install(CODE "
  set(prefix \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}\")
  execute_process(COMMAND \${CMAKE_COMMAND} -E env \"QUAESTOR_DATA=\${prefix}/${QUAESTOR_DATA_DIR}\"
    \"\${prefix}/${CMAKE_INSTALL_BINDIR}/quaestor\" extract INPUT_FILE /dev/null OUTPUT_QUIET ERROR_QUIET)")
