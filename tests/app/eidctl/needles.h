#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

/// One way in which something secret could be written down.
struct Needle
{
    QString what; ///< of which secret, and how: "name, UTF-16LE, base64 (1)"
    QByteArray octets;
    bool isNumber = false; ///< digits that a hash in hexadecimal can hold by chance
};

/// \a octets as they are, in hexadecimal, and in base64 wherever they begin in a group of three:
/// only what is the same whatever comes before and after.
QList<Needle> needlesFor(const QString &what, const QByteArray &octets);

/// The same for \a text in UTF-8, UTF-16LE, UTF-16BE and GBK, and as JSON and URLs escape it.
QList<Needle> needlesForText(const QString &what, const QString &text);

/// What of \a needles is in \a haystack.
QStringList found(const QList<Needle> &needles, const QByteArray &haystack);
