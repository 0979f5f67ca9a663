#include "tests/sandbox/shop/shoppages.h"

#include "core/qrcode/qrwriting.h"

#include <QFile>

static void initialisePages()
{
    Q_INIT_RESOURCE(shoppages);
}

namespace eid::sandbox {

namespace {

using Fill = QList<std::pair<QByteArray, QString>>;

/// \a page with \a filling, escaped, in the places that are named so, within the frame.
QByteArray filled(const char *page, const Fill &filling)
{
    QByteArray html = pageFile("frame.html");
    html.replace("{{content}}", pageFile(page));
    for (const auto &[name, text] : filling)
        html.replace("{{" + name + "}}", text.toHtmlEscaped().toUtf8());
    return html;
}

/// In words what one of the four characters says; the platform's reasons are those of the public
/// platforms of this kind.
QString wordsOf(QChar character, const QString &passed)
{
    switch (character.unicode()) {
    case u'0':
        return passed;
    case u'X':
        return QStringLiteral("未核验");
    case u'1':
        return QStringLiteral("网证已注销");
    case u'5':
        return QStringLiteral("网证已冻结或挂失");
    case u'8':
        return QStringLiteral("网证已过期");
    default:
        return QStringLiteral("未通过（%1）").arg(character);
    }
}

Fill fourParts(const QString &parts)
{
    const auto part = [&parts](qsizetype index) {
        return index < parts.size() ? parts.at(index) : QLatin1Char('X');
    };
    return {{"parts", parts}, {"identity", wordsOf(part(0), QStringLiteral("一致"))},
        {"face", wordsOf(part(1), QStringLiteral("是本人"))},
        {"copy", wordsOf(part(2), QStringLiteral("有效"))},
        {"reserved", wordsOf(part(3), QStringLiteral("通过"))}};
}

} // namespace

QByteArray pageFile(const char *name)
{
    initialisePages();
    QFile file(QStringLiteral(":/shop/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("a page of the shop is missing: %s", name);
    return file.readAll();
}

QByteArray checkPage(const QString &shop, const QString &link)
{
    return filled(
        "check.html", {{"title", QStringLiteral("实名核验")}, {"shop", shop}, {"link", link}});
}

QByteArray resultPage(const QString &shop, const ShopResult &result)
{
    const auto message = [&shop](const QString &text) {
        return messagePage(shop, QStringLiteral("核验未通过"), text);
    };
    switch (result.state) {
    case ShopResult::State::Verified: {
        const Fill filling = Fill{{"title", QStringLiteral("核验通过")}, {"shop", shop},
                                 {"pseudonym", result.pseudonym}}
            + fourParts(result.fourPart);
        return filled("verified.html", filling);
    }
    case ShopResult::State::NotVerified: {
        const Fill filling = Fill{{"title", QStringLiteral("核验未通过")}, {"shop", shop}}
            + fourParts(result.fourPart);
        return filled("refused.html", filling);
    }
    case ShopResult::State::Declined:
        return message(QStringLiteral("您没有同意本次核验，本店没有收到任何信息。"));
    case ShopResult::State::Over:
        return message(QStringLiteral("本次核验已超时，请重新开始。"));
    case ShopResult::State::Foreign:
        return message(QStringLiteral("这个链接不是在本浏览器中开始的核验，请重新开始。"));
    case ShopResult::State::Pending:
        return message(QStringLiteral("核验尚未完成。"));
    }
    Q_UNREACHABLE();
}

QByteArray messagePage(const QString &shop, const QString &title, const QString &text)
{
    return filled("message.html", {{"title", title}, {"shop", shop}, {"text", text}});
}

QByteArray codeSvg(const QString &text)
{
    const auto code = makeQrCode(text.toUtf8());
    if (!code)
        return {};
    const QByteArray side = QByteArray::number(code->side);
    QByteArray path;
    for (int row = 0; row < code->side; ++row) {
        for (int column = 0; column < code->side; ++column) {
            if (code->isDark(column, row))
                path += 'M' + QByteArray::number(column) + ' ' + QByteArray::number(row)
                    + "h1v1h-1z";
        }
    }
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + ' ' + side
        + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + side + 'v' + side
        + "H0z\"/>"
          "<path d=\""
        + path + "\"/></svg>\n";
}

} // namespace eid::sandbox
