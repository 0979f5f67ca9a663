#include "tests/sandbox/runner/qrpicture.h"

#include "core/qrcode/qrwriting.h"

#include <QImage>

namespace eid::sandbox {

namespace {

constexpr int pixelsOfModule = 6;

} // namespace

Result<void> writeQrPicture(const QString &path, const QString &text)
{
    const auto code = makeQrCode(text.toUtf8());
    if (!code)
        return failure(code.error());
    QImage picture(code->side, code->side, QImage::Format_Grayscale8);
    for (int row = 0; row < code->side; ++row) {
        for (int column = 0; column < code->side; ++column)
            picture.scanLine(row)[column] = code->isDark(column, row) ? 0 : 255;
    }
    const int side = code->side * pixelsOfModule;
    if (!picture.scaled(side, side).save(path, "PNG"))
        return failure(ErrorCode::FileNotWritable, path);
    return {};
}

QString takeQrFile(QStringList &words)
{
    const qsizetype at = words.indexOf(QStringLiteral("--qr"));
    if (at < 0 || at + 1 >= words.size())
        return {};
    const QString file = words[at + 1];
    words.remove(at, 2);
    return file;
}

} // namespace eid::sandbox
