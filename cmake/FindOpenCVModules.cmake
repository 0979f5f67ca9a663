# The modules of OpenCV one by one, each as OpenCV::<module>, so that a program links what it uses and
# never highgui, which brings another Qt with it.
#
#   find_package(OpenCVModules 4.5.4 REQUIRED COMPONENTS core imgproc)
#   target_link_libraries(… OpenCV::imgproc)
#
# Takes OpenCV's own CMake package where it is installed, else looks for headers and libraries: Debian's
# module packages come without it. OpenCVModules_DATA_DIR is the folder that holds haarcascades and
# lbpcascades.

if(NOT OpenCV_FOUND)
    find_package(OpenCV CONFIG QUIET)
endif()
if(OpenCV_FOUND)
    list(GET OpenCV_INCLUDE_DIRS 0 OpenCVModules_INCLUDE_DIR)
    foreach(module IN LISTS OpenCVModules_FIND_COMPONENTS)
        if(TARGET opencv_${module})
            set(OpenCVModules_${module}_LIBRARY opencv_${module})
        endif()
    endforeach()
endif()
find_path(OpenCVModules_INCLUDE_DIR opencv2/core/version.hpp PATH_SUFFIXES opencv4)
mark_as_advanced(OpenCVModules_INCLUDE_DIR)

if(OpenCVModules_INCLUDE_DIR)
    file(STRINGS "${OpenCVModules_INCLUDE_DIR}/opencv2/core/version.hpp" parts
        REGEX "#define CV_VERSION_(MAJOR|MINOR|REVISION) +[0-9]+")
    list(TRANSFORM parts REPLACE "[^0-9]+" "")
    list(JOIN parts "." OpenCVModules_VERSION)
    unset(parts)
endif()

foreach(module IN LISTS OpenCVModules_FIND_COMPONENTS)
    find_library(OpenCVModules_${module}_LIBRARY opencv_${module})
    mark_as_advanced(OpenCVModules_${module}_LIBRARY)
    if(OpenCVModules_${module}_LIBRARY)
        set(OpenCVModules_${module}_FOUND TRUE)
    endif()
endforeach()

find_path(OpenCVModules_DATA_DIR haarcascades/haarcascade_frontalface_alt2.xml
    PATHS "${OpenCVModules_INCLUDE_DIR}/../../share/opencv4" PATH_SUFFIXES share/opencv4)
mark_as_advanced(OpenCVModules_DATA_DIR)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(OpenCVModules
    REQUIRED_VARS OpenCVModules_INCLUDE_DIR OpenCVModules_DATA_DIR
    VERSION_VAR OpenCVModules_VERSION
    HANDLE_COMPONENTS)

if(OpenCVModules_FOUND)
    foreach(module IN LISTS OpenCVModules_FIND_COMPONENTS)
        if(NOT TARGET OpenCV::${module})
            add_library(OpenCV::${module} INTERFACE IMPORTED GLOBAL)
            set_target_properties(OpenCV::${module} PROPERTIES
                INTERFACE_INCLUDE_DIRECTORIES "${OpenCVModules_INCLUDE_DIR}"
                INTERFACE_LINK_LIBRARIES "${OpenCVModules_${module}_LIBRARY}")
        endif()
    endforeach()
endif()
