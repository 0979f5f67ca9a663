#include "app/eidctl/output.h"

#include <cstdio>

namespace eid::ctl {

namespace {

void print(std::FILE *stream, const QString &text)
{
    const QByteArray octets = text.toUtf8() + '\n';
    std::fwrite(octets.constData(), 1, static_cast<std::size_t>(octets.size()), stream);
    std::fflush(stream);
}

} // namespace

void Output::note(const QString &text) const
{
    printNote(text);
}

void printResult(const QString &text)
{
    print(stdout, text);
}

void printNote(const QString &text)
{
    print(stderr, text);
}

} // namespace eid::ctl
