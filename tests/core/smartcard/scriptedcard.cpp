#include "scriptedcard.h"

#include <QtTest>

using namespace eid;

const Bytes ScriptedCard::t0Atr = hex("3B 00");
const Bytes ScriptedCard::t1Atr = hex("3B 87 01 80 31 C0 73 00 00 80");
const Bytes ScriptedCard::extendedAtr = hex("3B 87 01 80 31 C0 73 00 00 C0");

ScriptedCard::ScriptedCard(Bytes atr, Script script)
    : m_atr(std::move(atr))
    , m_script(std::move(script))
{ }

void ScriptedCard::setScript(Script script)
{
    const std::scoped_lock lock(m_mutex);
    m_script = std::move(script);
    m_commands.clear();
}

std::vector<Bytes> ScriptedCard::commands() const
{
    const std::scoped_lock lock(m_mutex);
    return m_commands;
}

int ScriptedCard::resets() const
{
    const std::scoped_lock lock(m_mutex);
    return m_resets;
}

Bytes ScriptedCard::reset()
{
    const std::scoped_lock lock(m_mutex);
    ++m_resets;
    return m_atr;
}

sandbox::ContactReply ScriptedCard::exchange(ByteView command)
{
    const std::scoped_lock lock(m_mutex);
    m_commands.emplace_back(command.begin(), command.end());
    sandbox::ContactReply reply;
    reply.response = m_script ? m_script(command) : hex("9000");
    return reply;
}

Bytes hex(const char *digits)
{
    return fromHex(QString::fromLatin1(digits)).value();
}

Bytes counting(std::size_t size)
{
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<std::uint8_t>(i);
    return bytes;
}

Bytes operator+(Bytes a, const Bytes &b)
{
    append(a, b);
    return a;
}

ConnectedCard::ConnectedCard(Bytes atr, sandbox::ReaderKind kind)
    : card(std::make_shared<ScriptedCard>(std::move(atr)))
{
    pcsc.addReader(QStringLiteral("Reader"), kind);
    pcsc.insert(QStringLiteral("Reader"), card);
    auto context = PcscContext::establish(pcsc.api());
    connection = Connection::open(context.value(), QStringLiteral("Reader")).value();
}
