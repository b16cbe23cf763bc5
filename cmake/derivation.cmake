# cmake -DOUTPUT=file.h -DSOURCES="a.cc;b.h" -P derivation.cmake
# Writes a header with a name for code whose results are kept in files (graphs from stores, lexicons from tables): such a
# file is used only by a program whose code would make the same one. Static, as several rooms have one in one program.
set(all "")
foreach(source IN LISTS SOURCES)
  file(SHA256 ${source} sum)
  string(APPEND all "${sum}")
endforeach()
string(SHA256 sum "${all}")
string(SUBSTRING ${sum} 0 16 sum)
set(text "#pragma once\n\nstatic constexpr char kDerivationCode[] = \"${sum}\";\n")
set(before "")
if(EXISTS ${OUTPUT})
  file(READ ${OUTPUT} before)
endif()
if(NOT before STREQUAL text)
  file(WRITE ${OUTPUT} "${text}")
endif()
