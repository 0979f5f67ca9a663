#include "core/crypto/keywrap.h"
#include "core/crypto/recoveryphrase.h"

#include <QRegularExpression>
#include <QTest>

#include <openssl/evp.h>

#include <set>
#include <string>

using namespace eid;

namespace {

std::string textOf(const Secret &secret)
{
    return {secret.octets().begin(), secret.octets().end()};
}

Secret secret(const std::string &text)
{
    return Secret(ByteView(reinterpret_cast<const std::uint8_t *>(text.data()), text.size()));
}

constexpr char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

} // namespace

class RecoveryPhraseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void canBeWrittenDown()
    {
        const auto phrase = makeRecoveryPhrase();
        QVERIFY(phrase);
        static const QRegularExpression shape(
            QStringLiteral("^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){6}$"));
        QVERIFY(shape.match(QString::fromStdString(textOf(*phrase))).hasMatch());
        QVERIFY(checkRecoveryPhrase(*phrase));
    }

    void isAnotherEachTime()
    {
        std::set<std::string> phrases;
        std::set<char> seen;
        for (int i = 0; i < 50; ++i) {
            const std::string text = textOf(*makeRecoveryPhrase());
            phrases.insert(text);
            seen.insert(text.begin(), text.end());
        }
        QCOMPARE(phrases.size(), std::size_t(50));
        QCOMPARE(seen.size(), std::size_t(33)); // all characters, and the hyphen
    }

    void forgivesTheHand()
    {
        // The SHA-256 of 26 zeros begins with 575B.
        const std::string whole = "0000-0000-0000-0000-0000-0000-00AX";
        const auto forgiven
            = [](std::string text) { return bool(checkRecoveryPhrase(secret(text))); };
        std::string text = whole;
        std::ranges::replace(text, '-', ' ');
        QVERIFY(forgiven(text));
        std::erase(text, ' ');
        QVERIFY(forgiven(text));
        text[0] = 'o';
        text[1] = 'O';
        QVERIFY(forgiven("  " + text + "--"));

        std::string other = textOf(*makeRecoveryPhrase());
        for (char &character : other) {
            if (character == '1')
                character = 'l';
            else if (character == '0')
                character = 'O';
            else if (character >= 'A')
                character = static_cast<char>(character - 'A' + 'a');
        }
        QVERIFY(forgiven(other));
    }

    void noticesASlip()
    {
        int unnoticed = 0;
        int slips = 0;
        const std::string phrase = textOf(*makeRecoveryPhrase());
        for (std::size_t at = 0; at < phrase.size(); ++at) {
            if (phrase[at] == '-')
                continue;
            for (const char character : std::string(alphabet)) {
                if (character == phrase[at])
                    continue;
                std::string slip = phrase;
                slip[at] = character;
                ++slips;
                unnoticed += checkRecoveryPhrase(secret(slip)) ? 1 : 0;
            }
        }
        QCOMPARE(slips, 28 * 31);
        // One in 1024 by the nature of the check: 20 of 868 do not happen.
        QVERIFY2(unnoticed < 20, qPrintable(QString::number(unnoticed)));
    }

    void refusesWhatIsNone()
    {
        const std::string phrase = textOf(*makeRecoveryPhrase());
        for (const std::string &wrong : {std::string(), std::string("-"), phrase.substr(1),
                 phrase + "0", "U" + phrase.substr(1), "*" + phrase.substr(1),
                 "\xE4\xBD\xA0" + phrase.substr(1), std::string(4096, '0')}) {
            QCOMPARE(
                checkRecoveryPhrase(secret(wrong)).error().code, ErrorCode::RecoveryPhraseWrong);
            QCOMPARE(wrapKeyByPhrase(Secret(32), secret(wrong)).error().code,
                ErrorCode::RecoveryPhraseWrong);
        }
    }

    void givesTheKeyBack()
    {
        const auto phrase = makeRecoveryPhrase();
        const auto key = makeDataKey();
        const auto wrapped = wrapKeyByPhrase(*key, *phrase);
        QVERIFY(wrapped);
        QCOMPARE(wrapped->size(), std::size_t(1 + 16 + 12 + 32 + 16));
        std::string lower = textOf(*phrase);
        std::erase(lower, '-');
        const auto back = unwrapKeyByPhrase(*wrapped, secret(lower));
        QVERIFY(back);
        QVERIFY(back->equals(*key));

        const auto other = makeRecoveryPhrase();
        QCOMPARE(unwrapKeyByPhrase(*wrapped, *other).error().code, ErrorCode::RecoveryPhraseWrong);
        Bytes changed = *wrapped;
        changed.back() ^= 0x01;
        QCOMPARE(unwrapKeyByPhrase(changed, *phrase).error().code, ErrorCode::RecoveryPhraseWrong);
    }

    void isWhatScryptAndGcmSay()
    {
        const auto phrase = makeRecoveryPhrase();
        const auto key = makeDataKey();
        const Bytes wrapped = wrapKeyByPhrase(*key, *phrase).value();
        std::string plain = textOf(*phrase);
        std::erase(plain, '-');
        Bytes derived(32);
        QCOMPARE(EVP_PBE_scrypt(plain.data(), plain.size(), wrapped.data() + 1, 16, 65536, 8, 1,
                     128U << 20, derived.data(), derived.size()),
            1);
        EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
        Bytes back(32);
        int size = 0;
        EVP_DecryptInit_ex(
            context, EVP_aes_256_gcm(), nullptr, derived.data(), wrapped.data() + 17);
        EVP_DecryptUpdate(context, nullptr, &size, wrapped.data(), 1);
        EVP_DecryptUpdate(context, back.data(), &size, wrapped.data() + 29, 32);
        EVP_CIPHER_CTX_ctrl(
            context, EVP_CTRL_AEAD_SET_TAG, 16, const_cast<std::uint8_t *>(wrapped.data()) + 61);
        QCOMPARE(EVP_DecryptFinal_ex(context, back.data(), &size), 1);
        EVP_CIPHER_CTX_free(context);
        QVERIFY(equal(back, key->octets()));
    }

    void derivesNothingForWhatIsNotWhole()
    {
        const auto phrase = makeRecoveryPhrase();
        Bytes wrapped = wrapKeyByPhrase(*makeDataKey(), *phrase).value();
        for (std::size_t size = 0; size < wrapped.size(); ++size) {
            QCOMPARE(unwrapKeyByPhrase(ByteView(wrapped).first(size), *phrase).error().code,
                ErrorCode::CopyLocked);
        }
        wrapped.front() = 0x02;
        QCOMPARE(unwrapKeyByPhrase(wrapped, *phrase).error().code, ErrorCode::CopyLocked);
        QCOMPARE(wrapKeyByPhrase(Secret(16), *phrase).error().code, ErrorCode::InvalidArgument);
    }
};

QTEST_APPLESS_MAIN(RecoveryPhraseTest)
#include "recoveryphrase_test.moc"
