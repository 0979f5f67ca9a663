// A process that renews, for the matrix of killed ones: it brings the renewal of the card in a
// state file as far as it gets. The PIN is read from the standard input.
//
//   renewalchild STATE-FILE RECORDS PLATFORM ROOT [before|torn|after N]
//
// With the last two it is killed at that write of its records; else it ends with 0 when all is
// done, and prints how many writes of each kind there were.

#include "tests/core/renewal/killpoint.h"
#include "tests/core/renewal/toolatwork.h"
#include "tests/sandbox/card/virtualpivcard.h"

#include <QCoreApplication>
#include <QFile>

#include <openssl/rand.h>

#include <cstdio>
#include <optional>

using namespace eid;
using eid::testing::KillMoment;
using eid::testing::ToolAtWork;

namespace {

std::optional<KillMoment> momentOf(const QString &word)
{
    if (word == u"before")
        return KillMoment::Before;
    if (word == u"torn")
        return KillMoment::Torn;
    if (word == u"after")
        return KillMoment::After;
    return std::nullopt;
}

Bytes contentsOf(QFile &file)
{
    const QByteArray octets = file.readAll();
    return Bytes(octets.begin(), octets.end());
}

ToolAtWork::Options optionsFrom(const QStringList &words)
{
    ToolAtWork::Options options;
    options.records = words[2];
    options.platform.address = QUrl(words[3]);
    options.platform.proxy.mode = ProxyMode::None;
    QFile root(words[4]);
    if (root.open(QIODevice::ReadOnly))
        options.platform.roots = {contentsOf(root)};
    return options;
}

int failed(const Error &error)
{
    std::fprintf(stderr, "error %d (%s)\n", int(error.code), qPrintable(error.detail));
    return 1;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const bool isKilled = words.size() == 7 && momentOf(words[5]);
    if (words.size() != 5 && !isKilled)
        return 2;
    // Random generators that are made after the first secret lie in the secure heap, into which the
    // leak checker does not look: it would take what they hold for lost.
    unsigned char seeded = 0;
    if (RAND_bytes(&seeded, 1) != 1 || RAND_priv_bytes(&seeded, 1) != 1)
        return 2;
    const auto card = sandbox::VirtualPivCard::load(words[1]);
    if (!card)
        return failed(card.error());
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return 2;
    const Bytes pin = contentsOf(input);

    ToolAtWork tool(optionsFrom(words));
    if (!tool.insert(*card)) {
        std::fputs("the card is not read\n", stderr);
        return 1;
    }
    eid::testing::killAt(
        isKilled ? *momentOf(words[5]) : KillMoment::Before, isKilled ? words[6].toInt() : 0);
    if (const auto done = tool.goOn(pin); !done)
        return failed(done.error());
    const auto writes = eid::testing::recordWrites();
    std::printf("%d %d %d\n", writes.before, writes.torn, writes.after);
    return 0;
}
