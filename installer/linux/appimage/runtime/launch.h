#pragma once

// Becomes the program in `folder`, with the environment that AppImages have (APPIMAGE, APPDIR,
// ARGV0, OWD) and with `arguments`, whose first is the name that the AppImage was started by. Comes
// back only where that fails, having said why.
void launch(const char *folder, const char *image, char *arguments[]);
