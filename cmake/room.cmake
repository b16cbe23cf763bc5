# quaestor_room(NAME [ROOMS room...] [LIBS target...])
# One room = one static library quaestor_NAME of all NAME/*.cc, with its own include directory NAME/include. Only the
# rooms named after ROOMS (and the rooms those name) are on its include path, so a forbidden include does not compile.
function(quaestor_room name)
  cmake_parse_arguments(ROOM "" "" "ROOMS;LIBS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cc)
  add_library(quaestor_${name} STATIC ${sources})
  add_library(quaestor::${name} ALIAS quaestor_${name})
  set_target_properties(quaestor_${name} PROPERTIES EXPORT_NAME ${name} POSITION_INDEPENDENT_CODE ON)
  target_include_directories(quaestor_${name}
    PUBLIC $<BUILD_INTERFACE:${CMAKE_CURRENT_SOURCE_DIR}/${name}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>
    PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/${name})
  foreach(room IN LISTS ROOM_ROOMS)
    target_link_libraries(quaestor_${name} PUBLIC quaestor_${room})
  endforeach()
  target_link_libraries(quaestor_${name} PUBLIC fmt::fmt Threads::Threads ${ROOM_LIBS})
  target_compile_features(quaestor_${name} PUBLIC cxx_std_20)
  quaestor_flags(quaestor_${name})
  set_property(GLOBAL APPEND PROPERTY QUAESTOR_ROOMS ${name})
endfunction()

# quaestor_derivation(ROOM room...): derivation_code.h for ROOM, which names the code of all these rooms.
function(quaestor_derivation name)
  set(sources "")
  foreach(room ${name} ${ARGN})
    file(GLOB_RECURSE code CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${room}/*.cc ${CMAKE_CURRENT_SOURCE_DIR}/${room}/*.h)
    list(APPEND sources ${code})
  endforeach()
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/derivation/${name})
  add_custom_command(OUTPUT ${folder}/derivation_code.h
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${folder}/derivation_code.h "-DSOURCES=${sources}"
            -P ${CMAKE_CURRENT_SOURCE_DIR}/cmake/derivation.cmake
    DEPENDS ${sources} ${CMAKE_CURRENT_SOURCE_DIR}/cmake/derivation.cmake VERBATIM)
  target_sources(quaestor_${name} PRIVATE ${folder}/derivation_code.h)
  set_property(SOURCE ${CMAKE_CURRENT_SOURCE_DIR}/${name}/derivation.cc APPEND PROPERTY INCLUDE_DIRECTORIES ${folder})
endfunction()

# Warnings and sanitizers for a target of ours.
function(quaestor_flags target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 14)
    target_compile_options(${target} PRIVATE -Wno-restrict)  # GCC bug 105651: false alarms on string + string
  endif()
  if(QUAESTOR_SANITIZE)
    target_compile_options(${target} PUBLIC -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(${target} PUBLIC -fsanitize=address,undefined)
    get_target_property(type ${target} TYPE)
    if(type STREQUAL "EXECUTABLE")
      target_compile_options(${target} PRIVATE -O0)  # compiles in 0.6 of the time, and runs little of its own
    endif()
  endif()
  if(QUAESTOR_FUZZ)
    target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link,address,undefined)
    target_link_options(${target} PUBLIC -fsanitize=address,undefined)
  endif()
endfunction()
