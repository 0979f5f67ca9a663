# A room is one static library with a floor. It may use rooms of lower floors only, and it sees the
# headers of a room only when it names that room: each room's headers are reached through a folder of
# their own, so that an include of a room that is not named does not compile.
#
#   eid_room(card FLOOR 2 FOLDER core/card
#       SOURCES eidcard.cpp …
#       USES base              # appears in this room's headers: seen by whoever uses this room
#       USES_INSIDE smartcard  # an implementation detail: not seen from above
#       LINKS Qt6::Core LINKS_INSIDE OpenSSL::Crypto)
#
# eid_may_use(target ROOMS…) gives an executable or a test the rooms it names, and no more.

function(eid_room name)
    cmake_parse_arguments(ROOM "" "FLOOR;FOLDER"
        "SOURCES;USES;USES_INSIDE;LINKS;LINKS_INSIDE" ${ARGN})
    set(target eid_${name})
    add_library(${target} STATIC ${ROOM_SOURCES})
    set_target_properties(${target} PROPERTIES EID_FLOOR ${ROOM_FLOOR})

    get_filename_component(parent "${ROOM_FOLDER}" DIRECTORY)
    set(view "${CMAKE_BINARY_DIR}/rooms/${name}")
    file(MAKE_DIRECTORY "${view}/${parent}")
    file(CREATE_LINK "${CMAKE_SOURCE_DIR}/${ROOM_FOLDER}" "${view}/${ROOM_FOLDER}" SYMBOLIC)
    target_include_directories(${target} PUBLIC "${view}")

    foreach(used IN LISTS ROOM_USES ROOM_USES_INSIDE)
        get_target_property(floor eid_${used} EID_FLOOR)
        if(NOT floor LESS ROOM_FLOOR)
            message(FATAL_ERROR "${name} (floor ${ROOM_FLOOR}) may not use ${used} (floor ${floor})")
        endif()
    endforeach()
    list(TRANSFORM ROOM_USES PREPEND eid_)
    list(TRANSFORM ROOM_USES_INSIDE PREPEND eid_)
    target_link_libraries(${target}
        PUBLIC ${ROOM_USES} ${ROOM_LINKS}
        PRIVATE ${ROOM_USES_INSIDE} ${ROOM_LINKS_INSIDE} eid_compile_options)
    eid_precompile(${target})
endfunction()

function(eid_may_use target)
    foreach(room IN LISTS ARGN)
        target_link_libraries(${target} PRIVATE eid_${room})
    endforeach()
    target_link_libraries(${target} PRIVATE eid_compile_options)
    eid_precompile(${target})
endfunction()
