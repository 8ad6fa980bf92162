# SPDX-License-Identifier: GPL-3.0-or-later
#
# A room of the house is a static library `sotto_<room>` that sees the headers of the rooms it names and
# of no other: each room's headers are reached through an include folder of its own in the build tree
# (build/…/include/<room>/<room> → src/<room>), so `#include "store/…"` in a room that does not link
# sotto_store does not compile.

set(SOTTO_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast)

function(sotto_compile_options target)
  target_compile_options(${target} PRIVATE "$<$<COMPILE_LANGUAGE:CXX>:${SOTTO_WARNINGS}>")
  if(SOTTO_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  if(SOTTO_SANITIZE)
    # GCC 12 takes what its own checks add for uses of values that were never set.
    target_compile_options(${target} PRIVATE -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined
                           -Wno-maybe-uninitialized)
    target_link_options(${target} PRIVATE -fsanitize=address,undefined)
  endif()
endfunction()

# sotto_room(<room> SOURCES … [ROOMS …] [LIBRARIES …])
#   ROOMS      rooms on lower floors whose headers this one may include
#   LIBRARIES  third-party libraries; they stay private to this room
function(sotto_room room)
  cmake_parse_arguments(ARG "" "" "SOURCES;ROOMS;LIBRARIES" ${ARGN})
  set(door "${PROJECT_BINARY_DIR}/include/${room}")
  file(MAKE_DIRECTORY "${door}")
  file(CREATE_LINK "${PROJECT_SOURCE_DIR}/src/${room}" "${door}/${room}" SYMBOLIC)

  add_library(sotto_${room} STATIC ${ARG_SOURCES})
  target_include_directories(sotto_${room} PUBLIC "${door}")
  foreach(lower IN LISTS ARG_ROOMS)
    if(NOT TARGET sotto_${lower})
      message(FATAL_ERROR "The room ${room} names ${lower}, which does not stand on a lower floor.")
    endif()
    target_link_libraries(sotto_${room} PUBLIC sotto_${lower})
  endforeach()
  target_link_libraries(sotto_${room} PRIVATE ${ARG_LIBRARIES})
  sotto_compile_options(sotto_${room})
endfunction()
