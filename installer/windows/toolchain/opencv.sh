#!/usr/bin/env bash
# OpenCV with what the face plug-in uses and nothing else, static. Cameras by DirectShow: Media Foundation's
# part does not compile with mingw-w64. For any processor, without faster code for some: it takes a third
# of the time to build, and pictures here are small.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
. installer/windows/toolchain/lib.sh

begin opencv zlib jpeg png
fetch

off=()
for option in \
    BUILD_EXAMPLES BUILD_JAVA BUILD_JPEG BUILD_PERF_TESTS BUILD_PNG BUILD_SHARED_LIBS BUILD_TESTS \
    BUILD_ZLIB BUILD_opencv_apps BUILD_opencv_dnn BUILD_opencv_gapi BUILD_opencv_js \
    BUILD_opencv_python3 ENABLE_PRECOMPILED_HEADERS OPENCV_ENABLE_ALLOCATOR_STATS \
    OPENCV_GENERATE_PKGCONFIG VIDEOIO_ENABLE_PLUGINS \
    WITH_1394 WITH_ADE WITH_DIRECTX WITH_EIGEN WITH_FFMPEG WITH_GDAL WITH_GSTREAMER \
    WITH_IMGCODEC_HDR WITH_IMGCODEC_PFM WITH_IMGCODEC_PXM WITH_IMGCODEC_SUNRASTER WITH_IPP WITH_ITT \
    WITH_JASPER WITH_LAPACK WITH_MSMF WITH_MSMF_DXVA WITH_OBSENSOR WITH_OPENCL WITH_OPENCL_D3D11_NV \
    WITH_OPENEXR WITH_OPENJPEG WITH_PROTOBUF WITH_QUIRC WITH_TIFF WITH_VTK WITH_WEBP WITH_WIN32UI; do
    off+=("-D$option=OFF")
done
# It would tell the folders of this build.
# shellcheck disable=SC2317
after_configure() {
    printf '"OpenCV %s, for eid-maintenance\\n"\n' "$version" \
        >"$folder/build/modules/core/version_string.inc"
}
after_configure=after_configure
# It writes its own folder into a library: one that is the same on every machine.
with_cmake -DCMAKE_INSTALL_PREFIX=/opencv -DCMAKE_STAGING_PREFIX="$folder/root" \
    -DCMAKE_CXX_FLAGS_RELEASE="-O2 -DNDEBUG" -DOPENCV_PYTHON_SKIP_DETECTION=ON \
    -DBUILD_LIST=core,imgproc,imgcodecs,objdetect,video,calib3d,videoio \
    -DWITH_JPEG=ON -DWITH_PNG=ON -DWITH_DSHOW=ON -DCPU_DISPATCH= "${off[@]}"
finish opencv
