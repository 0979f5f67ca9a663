#include "tests/sandbox/platform/formfields.h"

namespace eid::sandbox {

namespace {

constexpr qsizetype mostFields = 16;

int digitOf(char letter)
{
    if (letter >= '0' && letter <= '9')
        return letter - '0';
    if (letter >= 'a' && letter <= 'f')
        return letter - 'a' + 10;
    if (letter >= 'A' && letter <= 'F')
        return letter - 'A' + 10;
    return -1;
}

std::optional<QByteArray> decoded(QByteArrayView text)
{
    QByteArray octets(text.size(), Qt::Uninitialized);
    char *next = octets.data();
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            *next++ = text[i] == '+' ? ' ' : text[i];
            continue;
        }
        const int high = i + 2 < text.size() ? digitOf(text[i + 1]) : -1;
        const int low = high < 0 ? -1 : digitOf(text[i + 2]);
        if (low < 0)
            return std::nullopt;
        *next++ = static_cast<char>(high * 16 + low);
        i += 2;
    }
    octets.truncate(next - octets.data());
    return octets;
}

} // namespace

std::optional<FormFields> formFields(QByteArrayView body)
{
    FormFields fields;
    while (!body.isEmpty()) {
        qsizetype end = body.indexOf('&');
        if (end < 0)
            end = body.size();
        const QByteArrayView field = body.first(end);
        body = body.sliced(std::min(end + 1, body.size()));
        if (field.isEmpty())
            continue;
        const qsizetype equals = field.indexOf('=');
        const auto name = decoded(field.first(equals < 0 ? field.size() : equals));
        const auto value = decoded(equals < 0 ? QByteArrayView() : field.sliced(equals + 1));
        if (!name || !value || fields.contains(*name) || fields.size() == mostFields)
            return std::nullopt;
        fields.insert(*name, *value);
    }
    return fields;
}

} // namespace eid::sandbox
