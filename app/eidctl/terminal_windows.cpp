#include "app/eidctl/interruption.h"
#include "app/eidctl/terminal.h"

#include <qt_windows.h>

#include <array>
#include <utility>

namespace eid::ctl {

namespace {

constexpr std::size_t longestEntry = 64;
constexpr DWORD longestLine = 256;

constexpr wchar_t backspace = 0x08;
constexpr wchar_t killLine = 0x15; // Ctrl-U
constexpr wchar_t escape = 0x1B;
constexpr wchar_t endOfInput = 0x04; // Ctrl-D, as elsewhere
constexpr wchar_t endOfFile = 0x1A; // Ctrl-Z

/// How long the handler of Ctrl-C, which runs on a thread of its own, may take to be called after
/// what was read has been broken off.
constexpr DWORD handlerPatienceMs = 1000;

HANDLE handleOf(qintptr handle)
{
    return reinterpret_cast<HANDLE>(handle);
}

qintptr openConsole(const wchar_t *name)
{
    const HANDLE handle = CreateFileW(name, GENERIC_READ | GENERIC_WRITE,
        FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr, OPEN_EXISTING, 0, nullptr);
    return reinterpret_cast<qintptr>(handle);
}

const qintptr noHandle = reinterpret_cast<qintptr>(INVALID_HANDLE_VALUE);

/// The mode of the console's input for a time. It belongs to the console, and so to the shell too.
class InputMode
{
public:
    InputMode(HANDLE input, DWORD mode)
        : m_input(input)
        , m_isActive(GetConsoleMode(input, &m_before) != FALSE)
    {
        m_isActive = m_isActive && SetConsoleMode(input, mode) != FALSE;
    }
    ~InputMode()
    {
        if (m_isActive)
            SetConsoleMode(m_input, m_before);
    }
    Q_DISABLE_COPY_MOVE(InputMode)

    [[nodiscard]] bool isActive() const { return m_isActive; }

private:
    HANDLE m_input;
    DWORD m_before = 0;
    bool m_isActive;
};

/// One event of the console, wiped when it goes: it holds what was typed.
class ConsoleEvent
{
public:
    ConsoleEvent() = default;
    ~ConsoleEvent() { SecureZeroMemory(&m_record, sizeof m_record); }
    Q_DISABLE_COPY_MOVE(ConsoleEvent)

    bool readFrom(HANDLE input)
    {
        DWORD count = 0;
        return ReadConsoleInputW(input, &m_record, 1, &count) != FALSE && count == 1;
    }

    /// How often the character was typed; 0 for all that is no character.
    [[nodiscard]] int count() const
    {
        const KEY_EVENT_RECORD &key = m_record.Event.KeyEvent;
        if (m_record.EventType != KEY_EVENT || key.uChar.UnicodeChar == 0)
            return 0;
        // A character by its number comes when Alt is let go.
        const bool isTyped = key.bKeyDown != FALSE || key.wVirtualKeyCode == VK_MENU;
        return isTyped ? key.wRepeatCount : 0;
    }
    [[nodiscard]] wchar_t character() const { return m_record.Event.KeyEvent.uChar.UnicodeChar; }

private:
    INPUT_RECORD m_record{};
};

/// UTF-16, as the keys come, to UTF-8 in locked memory.
class SecretLine
{
public:
    ~SecretLine() { SecureZeroMemory(&m_high, sizeof m_high); }

    void append(wchar_t unit)
    {
        const char16_t high = std::exchange(m_high, 0);
        if (QChar::isHighSurrogate(unit))
            m_high = unit;
        else if (!QChar::isLowSurrogate(unit))
            appendCodePoint(unit);
        else if (high != 0)
            appendCodePoint(QChar::surrogateToUcs4(high, unit));
    }
    void removeLast()
    {
        bool isWhole = false;
        while (!m_entry.isEmpty() && !isWhole) {
            const std::uint8_t last = m_entry.octets().back();
            isWhole = (last & 0xC0U) != 0x80U;
            m_entry.removeAt(m_entry.size() - 1);
        }
    }
    void clear() { m_entry.clear(); }
    Secret take() { return std::move(m_entry); }

private:
    void appendCodePoint(char32_t point)
    {
        const std::size_t size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
        if (m_entry.size() + size > longestEntry)
            return;
        constexpr std::array<std::uint8_t, 5> lead{0, 0, 0xC0, 0xE0, 0xF0};
        for (std::size_t i = 0; i < size; ++i) {
            const auto bits = static_cast<std::uint8_t>(point >> 6 * (size - 1 - i));
            m_entry.append(i == 0 ? static_cast<std::uint8_t>(lead.at(size) | bits)
                                  : static_cast<std::uint8_t>(0x80U | (bits & 0x3FU)));
        }
    }

    Secret m_entry;
    char16_t m_high = 0;
};

bool endsLine(wchar_t character)
{
    return character == L'\r' || character == L'\n' || character == endOfInput
        || character == endOfFile;
}

} // namespace

std::optional<Terminal> Terminal::open(const Interruption &interruption)
{
    Terminal terminal(openConsole(L"CONIN$"), openConsole(L"CONOUT$"), interruption);
    if (terminal.m_input == noHandle || terminal.m_output == noHandle)
        return std::nullopt;
    return terminal;
}

Terminal::Terminal(qintptr input, qintptr output, const Interruption &interruption)
    : m_input(input)
    , m_output(output)
    , m_interruption(&interruption)
{ }

Terminal::Terminal(Terminal &&other) noexcept
    : m_input(std::exchange(other.m_input, noHandle))
    , m_output(std::exchange(other.m_output, noHandle))
    , m_interruption(other.m_interruption)
{ }

Terminal::~Terminal()
{
    for (const qintptr handle : {m_input, m_output}) {
        if (handle != noHandle)
            CloseHandle(handleOf(handle));
    }
}

void Terminal::write(const QString &text) const
{
    const auto *units = reinterpret_cast<const wchar_t *>(text.utf16());
    auto left = static_cast<DWORD>(text.size());
    while (left > 0) {
        DWORD count = 0;
        if (WriteConsoleW(handleOf(m_output), units, left, &count, nullptr) == FALSE || count == 0)
            return;
        units += count;
        left -= count;
    }
}

Result<Secret> Terminal::readSecret(const QString &prompt) const
{
    // Neither echo nor lines, which the console would keep to be called up again. Ctrl-C still is
    // what it always is.
    const InputMode quiet(handleOf(m_input), ENABLE_PROCESSED_INPUT);
    if (!quiet.isActive())
        return failure(
            ErrorCode::PinInputMissing, QStringLiteral("The terminal cannot switch its echo off"));
    FlushConsoleInputBuffer(handleOf(m_input)); // what was typed before would be no answer
    write(prompt);

    SecretLine line;
    for (bool isWhole = false; !isWhole;) {
        if (const auto ready = waitForInput(); !ready) {
            write(QStringLiteral("\n"));
            return failure(ready.error());
        }
        ConsoleEvent event;
        if (!event.readFrom(handleOf(m_input)))
            break;
        for (int i = 0; i < event.count() && !isWhole; ++i) {
            isWhole = endsLine(event.character());
            if (event.character() == killLine || event.character() == escape)
                line.clear();
            else if (event.character() == backspace)
                line.removeLast();
            else if (!isWhole)
                line.append(event.character());
        }
    }
    write(QStringLiteral("\n"));
    Secret entry = line.take();
    if (entry.isEmpty())
        return failure(ErrorCode::PinInputMissing);
    return entry;
}

Result<QString> Terminal::readLine(const QString &prompt) const
{
    constexpr DWORD lines = ENABLE_PROCESSED_INPUT | ENABLE_LINE_INPUT | ENABLE_ECHO_INPUT;
    const InputMode mode(handleOf(m_input), lines);
    write(prompt);
    std::array<wchar_t, longestLine> line{};
    DWORD count = 0;
    const bool isRead
        = ReadConsoleW(handleOf(m_input), line.data(), longestLine, &count, nullptr) != FALSE;
    // Ctrl-C ends the reading with nothing read.
    const DWORD patience = isRead && count > 0 ? 0 : handlerPatienceMs;
    if (WaitForSingleObject(handleOf(m_interruption->waitable()), patience) == WAIT_OBJECT_0) {
        write(QStringLiteral("\n"));
        return failure(ErrorCode::Cancelled);
    }
    if (!isRead || count == 0 || line.front() == endOfFile)
        return failure(ErrorCode::PinInputMissing);
    return QString::fromWCharArray(line.data(), static_cast<qsizetype>(count)).trimmed();
}

Result<void> Terminal::waitForInput() const
{
    const std::array<HANDLE, 2> handles{handleOf(m_interruption->waitable()), handleOf(m_input)};
    switch (WaitForMultipleObjects(
        static_cast<DWORD>(handles.size()), handles.data(), FALSE, INFINITE)) {
    case WAIT_OBJECT_0:
        return failure(ErrorCode::Cancelled);
    case WAIT_OBJECT_0 + 1:
        return {};
    default:
        return failure(
            ErrorCode::PinInputMissing, QStringLiteral("The console cannot be waited for"));
    }
}

} // namespace eid::ctl
