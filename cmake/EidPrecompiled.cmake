# EID_PRECOMPILE: the headers that nearly every file reads, parsed once. They are Qt's and the language's
# alone, so the headers of the rooms stay where each file has to name them. Builds for development have it
# on; the build for users has it off, and thereby proves that every file includes what it uses.

if(EID_PRECOMPILE)
    file(GENERATE OUTPUT "${CMAKE_BINARY_DIR}/precompiled.cpp" CONTENT "")
    add_library(eid_precompiled STATIC "${CMAKE_BINARY_DIR}/precompiled.cpp")
    target_link_libraries(eid_precompiled PRIVATE Qt6::Core tl::expected eid_compile_options)
    target_precompile_headers(eid_precompiled PRIVATE
        <QByteArray> <QDateTime> <QFutureWatcher> <QHash> <QJsonDocument> <QJsonObject> <QList> <QMap>
        <QObject> <QPromise> <QString> <QStringList> <QTimer>
        <algorithm> <array> <chrono> <condition_variable> <functional> <memory> <mutex> <optional> <span>
        <string> <thread> <variant> <vector>
        <tl/expected.hpp>)
endif()

function(eid_precompile target)
    if(EID_PRECOMPILE)
        target_precompile_headers(${target} REUSE_FROM eid_precompiled)
    endif()
endfunction()
