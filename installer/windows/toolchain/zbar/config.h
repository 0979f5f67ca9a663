/* zbar for QR codes alone: no cameras, no windows, no other kinds of code. */
#pragma once

#define ENABLE_QRCODE 1
#define HAVE_INTTYPES_H 1
#define HAVE_STDINT_H 1
#define PACKAGE "zbar"
#define ZBAR_VERSION_MAJOR 0
#define ZBAR_VERSION_MINOR 23
#define ZBAR_VERSION_PATCH 92
#define LIB_VERSION_MAJOR 0
#define LIB_VERSION_MINOR 3
#define LIB_VERSION_REVISION 0
