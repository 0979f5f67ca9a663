#include "tests/sandbox/platform/losscodes.h"

#include "tests/sandbox/platform/platformsecrets.h"

#include <openssl/rand.h>

#include <array>
#include <string_view>

namespace eid::sandbox {

namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr qsizetype letters = 16;
constexpr qsizetype groupSize = 4;

} // namespace

QString makeLossCode()
{
    std::array<unsigned char, letters> drawn{};
    if (RAND_priv_bytes(drawn.data(), int(drawn.size())) != 1)
        qFatal("No random numbers");
    QString code;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        if (i > 0 && i % groupSize == 0)
            code += QLatin1Char('-');
        code += QLatin1Char(alphabet[drawn[i] % alphabet.size()]);
    }
    return code;
}

QByteArray digestOfLossCode(const QString &code)
{
    QByteArray plain;
    for (const QChar letter : code) {
        if (letter == QLatin1Char('-') || letter == QLatin1Char(' '))
            continue;
        const char upper = letter.toUpper().toLatin1();
        if (plain.size() == letters || alphabet.find(upper) == std::string_view::npos)
            return {};
        plain += upper;
    }
    return plain.size() == letters ? tokenDigest(plain) : QByteArray();
}

} // namespace eid::sandbox
