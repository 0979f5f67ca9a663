#!/usr/bin/env bash
# OpenCV with what the face plug-in uses and nothing else, from Debian's source: opencv.sh FOLDER. It
# comes to lie in FOLDER/root. Debian's own binaries bring a hundred megabytes of codecs and databases.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
. installer/linux/lib.sh
. installer/common/source.sh

folder=${1:?a folder}
version=$(source_version libopencv-core-dev)
! built_already "$folder" "$version" || exit 0

say "Building OpenCV $version for the AppImage"
fetch_source opencv "$version" "$folder"

off=()
for part in \
    BUILD_EXAMPLES BUILD_JAVA BUILD_JPEG BUILD_PERF_TESTS BUILD_PNG BUILD_TESTS BUILD_ZLIB \
    BUILD_opencv_apps BUILD_opencv_dnn BUILD_opencv_gapi BUILD_opencv_js BUILD_opencv_python3 \
    ENABLE_PRECOMPILED_HEADERS OPENCV_ENABLE_ALLOCATOR_STATS OPENCV_GENERATE_PKGCONFIG \
    VIDEOIO_ENABLE_PLUGINS \
    WITH_1394 WITH_ADE WITH_EIGEN WITH_FFMPEG WITH_GDAL WITH_GDCM WITH_GPHOTO2 WITH_GSTREAMER WITH_GTK \
    WITH_IMGCODEC_HDR WITH_IMGCODEC_PFM WITH_IMGCODEC_PXM WITH_IMGCODEC_SUNRASTER WITH_IPP WITH_ITT \
    WITH_JASPER WITH_LAPACK WITH_OBSENSOR WITH_OPENCL WITH_OPENEXR WITH_OPENJPEG WITH_PROTOBUF \
    WITH_QUIRC WITH_TIFF WITH_V4L WITH_VA WITH_VA_INTEL WITH_VTK WITH_WEBP; do
    off+=("-D$part=OFF")
done
cmake -G Ninja -S "$folder/source" -B "$folder/build" -Wno-dev -Wno-deprecated \
    -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS_RELEASE="-O2 -DNDEBUG" \
    -DCMAKE_INSTALL_PREFIX=/usr -DCMAKE_INSTALL_LIBDIR=lib \
    -DCMAKE_C_COMPILER_LAUNCHER=ccache -DCMAKE_CXX_COMPILER_LAUNCHER=ccache \
    -DCMAKE_C_FLAGS="-ffile-prefix-map=$(readlink -f "$folder")=." \
    -DCMAKE_CXX_FLAGS="-ffile-prefix-map=$(readlink -f "$folder")=." \
    -DBUILD_SHARED_LIBS=OFF -DOPENCV_PYTHON_SKIP_DETECTION=ON -DCMAKE_POSITION_INDEPENDENT_CODE=ON \
    -DBUILD_LIST=core,imgproc,imgcodecs,objdetect,video,calib3d,videoio \
    -DWITH_JPEG=ON -DWITH_PNG=ON -DCPU_DISPATCH=AVX2 "${off[@]}" >"$folder/configure.log" ||
    die "OpenCV cannot be configured: see $folder/configure.log"
# It would tell the folders of this build.
printf '"OpenCV %s, for eid-maintenance\\n"\n' "$version" \
    >"$folder/build/modules/core/version_string.inc"
export CCACHE_NOHASHDIR=1
CCACHE_BASEDIR=$(readlink -f "$folder")
export CCACHE_BASEDIR
cmake --build "$folder/build" >"$folder/build.log" 2>&1 ||
    die "OpenCV cannot be built: see $folder/build.log"
DESTDIR=$(readlink -f "$folder")/root cmake --install "$folder/build" >/dev/null
rm -rf "$folder/build" "$folder/source"
record_built "$folder" "$version"
