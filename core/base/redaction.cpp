// SPDX-License-Identifier: Apache-2.0
#include "core/base/redaction.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr qsizetype shownEnds = 4;
constexpr qsizetype shortestShown = 12;
constexpr qsizetype mostStars = 16;

// Bidi controls change what a reader sees without being control characters themselves.
bool isBidiControl(char16_t unit)
{
    return unit == 0x061C || unit == 0x200E || unit == 0x200F || (unit >= 0x202A && unit <= 0x202E)
        || (unit >= 0x2066 && unit <= 0x2069);
}

bool isUnsafe(QChar character)
{
    switch (character.category()) {
    case QChar::Other_Control:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return isBidiControl(character.unicode());
    }
}

template <typename Mask>
void replaceEach(QString &text, const QRegularExpression &pattern, Mask mask)
{
    qsizetype from = 0;
    QRegularExpressionMatch match;
    while ((match = pattern.match(text, from)).hasMatch()) {
        const QString masked = mask(match.captured(u"value"_s));
        text.replace(match.capturedStart(u"value"_s), match.capturedLength(u"value"_s), masked);
        from = match.capturedStart(u"value"_s) + masked.size();
    }
}

QString starred(const QString &)
{
    return u"****"_s;
}

bool isHexDigit(QChar character)
{
    const char16_t unit = character.toLower().unicode();
    return (unit >= u'0' && unit <= u'9') || (unit >= u'a' && unit <= u'f');
}

// Every pattern below needs one of these. Most texts that pass here have none, and compiling the
// patterns takes longer than all else that a cached token costs.
bool mayHoldCredential(const QString &text)
{
    constexpr int tokenDigits = 32;
    int run = 0;
    for (const QChar character : text) {
        switch (character.unicode()) {
        case u'=':
        case u':':
        case u'>':
        case u'%':
        case u'\'':
            return true;
        default:
            run = isHexDigit(character) ? run + 1 : 0;
        }
        if (run >= tokenDigits)
            return true;
    }
    return text.contains("LTAI"_L1) || text.contains("STS."_L1);
}

} // namespace

QString maskedAccessKeyId(const QString &id)
{
    if (id.size() < shortestShown)
        return QString(id.size(), u'*');
    const qsizetype hidden = std::min(id.size() - 2 * shownEnds, mostStars);
    return id.left(shownEnds) + QString(hidden, u'*') + id.right(shownEnds);
}

QString maskedToken(const QString &token)
{
    constexpr qsizetype bullets = 8;
    const QString hidden(bullets, u'•');
    return token.size() < shortestShown ? hidden : hidden + token.right(shownEnds);
}

QString redactSecrets(const QString &text)
{
    if (!mayHoldCredential(text))
        return text;
    // A name, then = or : or > in the syntax at hand, percent-encoded up to twice; the value ends
    // at the next & (also encoded), quote, tag, comma or blank.
    static const QRegularExpression named(
        uR"((?:Signature|AccessKeySecret|SecurityToken|X-NLS-Token|security-token|(?<![A-Za-z])token|"Id"|<Id)(?:=|%3D|%253D|"?\s*:\s*"?|>)(?<value>(?:(?!%(?:25)*26)[^&"'<>\s,;])+))"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression quotedToken(uR"(The token '(?<value>[^']*)')"_s);
    // NlsRequestId has the shape of a token, but is meant for support.
    static const QRegularExpression hexToken(
        uR"((?<!NlsRequestId":")(?<!NlsRequestId>)(?<![0-9A-Za-z])(?<value>[0-9a-f]{32})(?![0-9A-Za-z]))"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression namedId(
        uR"((?:AccessKeyId|Credential|access_key_id)(?:=|%3D|%253D|"?\s*:\s*"?|>)(?<value>(?:(?!%(?:25)*26)[^&"'<>\s,;])+))"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression bareId(
        uR"((?<![0-9A-Za-z])(?<value>(?:LTAI|STS\.)[0-9A-Za-z._-]{4,}))"_s);

    QString redacted = text;
    replaceEach(redacted, quotedToken, starred);
    replaceEach(redacted, named, starred);
    replaceEach(redacted, hexToken, starred);
    replaceEach(redacted, namedId, maskedAccessKeyId);
    replaceEach(redacted, bareId, maskedAccessKeyId);
    return redacted;
}

QString plainServerText(const QString &text)
{
    QString plain;
    plain.reserve(text.size());
    for (const QChar character : text)
        plain += isUnsafe(character) ? QChar(u' ') : character;
    return plain.simplified();
}

QString safeServerText(const QString &text, qsizetype limit)
{
    // Masked before it is cut, so that no half of a credential survives the cut.
    const QString masked = redactSecrets(plainServerText(text));
    return masked.size() > limit ? masked.left(limit - 1) + u'…' : masked;
}

} // namespace nlstoken
