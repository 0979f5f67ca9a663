#include "core/store/journalentry.h"

#include "core/base/errorwords.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>

namespace eid {

namespace {

constexpr QLatin1String format("eid-journal-1");
constexpr QLatin1String ok("ok");
constexpr QLatin1String timeFormat("yyyy-MM-dd'T'HH:mm:ss.zzz'Z'");
constexpr qsizetype hexDigitsOfHash = 64;

void addField(QCryptographicHash &hash, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    const quint32 length = qToBigEndian(static_cast<quint32>(utf8.size()));
    hash.addData(QByteArrayView(reinterpret_cast<const char *>(&length), sizeof length));
    hash.addData(utf8);
}

/// \a text on one line, with at most \a atMost code units and no half of a character at the end.
QString bounded(QString text, qsizetype atMost)
{
    if (text.size() > atMost)
        text.truncate(text.at(atMost - 1).isHighSurrogate() ? atMost - 1 : atMost);
    std::ranges::replace_if(
        text,
        [](QChar c) {
            return c.category() == QChar::Other_Control || c == QChar::LineSeparator
                || c == QChar::ParagraphSeparator;
        },
        QChar(u' '));
    // Lone surrogates have no UTF-8: what is kept must be what is hashed.
    return QString::fromUtf8(text.toUtf8());
}

} // namespace

std::optional<QDateTime> JournalEntry::when() const
{
    const QDateTime parsed = QDateTime::fromString(time, Qt::ISODateWithMs);
    return parsed.isValid() ? std::optional(parsed.toUTC()) : std::nullopt;
}

bool JournalEntry::isOk() const
{
    return outcome == ok;
}

std::optional<ErrorCode> JournalEntry::error() const
{
    const auto codes = allErrorCodes();
    const auto found = std::ranges::find_if(codes,
        [this](ErrorCode code) { return outcome == QLatin1String(errorWords(code).identifier); });
    return found == codes.end() ? std::nullopt : std::optional(*found);
}

QString journalBeginning()
{
    return QString(hexDigitsOfHash, u'0');
}

QString hashOf(const JournalEntry &entry)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &field : {QString(format), QString::number(entry.sequence), entry.time,
             entry.action, entry.card, entry.slot, entry.outcome, entry.detail, entry.previous})
        addField(hash, field);
    return QString::fromLatin1(hash.result().toHex());
}

JournalEntry entryOf(
    const JournalNote &note, const QDateTime &time, qint64 after, const QString &previous)
{
    JournalEntry entry{
        .sequence = after + 1,
        .time = time.toUTC().toString(timeFormat),
        .action = journalActionIdentifier(note.action),
        .card = bounded(note.card, journalNameAtMost),
        .slot = bounded(note.slot, journalNameAtMost),
        .outcome = note.error ? QString::fromLatin1(errorWords(*note.error).identifier) : ok,
        .detail = bounded(note.detail, journalDetailAtMost),
        .previous = previous,
        .hash = {},
    };
    entry.hash = hashOf(entry);
    return entry;
}

} // namespace eid
