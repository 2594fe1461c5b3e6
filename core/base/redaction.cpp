// SPDX-License-Identifier: Apache-2.0
#include "core/base/redaction.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

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

// Letters that have no width hide a credential from every pattern, and its reader sees it whole.
QString withoutFormatCharacters(const QString &text)
{
    QList<uint> characters = text.toUcs4();
    characters.removeIf([](uint c) { return QChar::category(c) == QChar::Other_Format; });
    return QString::fromUcs4(
        reinterpret_cast<const char32_t *>(characters.constData()), characters.size());
}

// A visible ASCII character of a text, and where it stands there.
struct Letter
{
    char lower;
    qsizetype begin;
    qsizetype end;
};

// What is to be replaced in a text, and by what.
struct Range
{
    qsizetype begin;
    qsizetype end;
    QString mask;
};

bool isVisibleAscii(char c)
{
    return c > ' ' && c <= '~';
}

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::vector<Letter> lettersOf(const QString &text)
{
    std::vector<Letter> letters;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i].toLatin1(); // 0 beyond Latin-1
        if (isVisibleAscii(c))
            letters.push_back({lowered(c), i, i + 1});
    }
    return letters;
}

std::vector<Letter> percentDecoded(const std::vector<Letter> &letters)
{
    std::vector<Letter> decoded;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        if (letters[i].lower == '%' && i + 2 < letters.size()) {
            const QByteArray hex{letters[i + 1].lower, letters[i + 2].lower};
            const QByteArray byte = QByteArray::fromHex(hex);
            if (byte.toHex() == hex && isVisibleAscii(byte[0])) {
                decoded.push_back({lowered(byte[0]), letters[i].begin, letters[i + 2].end});
                i += 2;
                continue;
            }
        }
        decoded.push_back(letters[i]);
    }
    return decoded;
}

QByteArray lineOf(const std::vector<Letter> &letters)
{
    QByteArray line;
    for (const Letter &letter : letters)
        line += letter.lower;
    return line;
}

// Whether the letter at \a index goes on the word of the one before.
bool continuesWord(const std::vector<Letter> &letters, std::size_t index)
{
    const auto isOfWord = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return index > 0 && index < letters.size() && isOfWord(letters[index].lower)
        && isOfWord(letters[index - 1].lower) && letters[index - 1].end == letters[index].begin;
}

// First and last place of what of \a value stands in \a letters, each as long as it can be.
std::vector<std::pair<std::size_t, std::size_t>> placesOf(
    QByteArrayView value, const std::vector<Letter> &letters)
{
    constexpr qsizetype shortestPart = 16;
    constexpr qsizetype shortestInWord = 6; // a shorter one may be part of a word by chance
    const QByteArray line = lineOf(letters);
    const qsizetype part = std::min(value.size(), shortestPart);
    std::vector<std::pair<std::size_t, std::size_t>> places;
    for (qsizetype i = 0; i + part <= line.size();) {
        const qsizetype where = value.indexOf(QByteArrayView(line).sliced(i, part));
        qsizetype end = i + part;
        const bool isPartOfWord = part < shortestInWord
            && (continuesWord(letters, static_cast<std::size_t>(i))
                || continuesWord(letters, static_cast<std::size_t>(end)));
        if (where < 0 || isPartOfWord) {
            ++i;
            continue;
        }
        qsizetype next = where + part;
        while (end < line.size() && next < value.size() && line[end] == value[next]) {
            ++end;
            ++next;
        }
        places.emplace_back(i, end - 1);
        i = end;
    }
    return places;
}

QString replaced(const QString &text, std::vector<Range> ranges)
{
    // The longest of those that begin together.
    std::ranges::sort(ranges, [](const Range &one, const Range &other) {
        return one.begin != other.begin ? one.begin < other.begin : one.end > other.end;
    });
    QString result;
    qsizetype from = 0;
    for (const Range &range : ranges) {
        if (range.end <= from)
            continue;
        // The rest of one that overlaps with the one before is as secret.
        const bool overlaps = range.begin < from;
        result += text.sliced(from, std::max(range.begin - from, qsizetype(0)));
        result += overlaps ? starred({}) : range.mask;
        from = range.end;
    }
    return result + text.sliced(from);
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
    return text.contains("LTAI"_L1, Qt::CaseInsensitive) || text.contains("STS."_L1);
}

// What stands where an id is expected may be the secret. Ids of the older kind have 16 letters and
// digits, secrets 30. \source docs/service/credentials.md section 4
bool looksLikeAccessKeyId(const QString &id)
{
    constexpr qsizetype olderSize = 16;
    const bool hasPrefix =
        id.startsWith("LTAI"_L1) || id.startsWith("STS."_L1) || id.startsWith("TMP."_L1);
    return hasPrefix || (id.size() == olderSize && std::ranges::all_of(id, [](QChar c) {
        return c < u'\x7f' && c.isLetterOrNumber();
    }));
}

} // namespace

QString maskedAccessKeyId(const QString &id)
{
    if (id.size() < shortestShown || !looksLikeAccessKeyId(id))
        return QString(std::min(id.size(), mostStars), u'*');
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
        uR"((?<!NlsRequestId":")(?<!NlsRequestId>)(?<![0-9a-f])(?<value>[0-9a-f]{32,}))"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression namedId(
        uR"((?:AccessKeyId|Credential|access_key_id)(?:=|%3D|%253D|"?\s*:\s*"?|>)(?<value>(?:(?!%(?:25)*26)[^&"'<>\s,;])+))"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression bareId(uR"((?<value>(?:LTAI|STS\.)[0-9A-Za-z._-]{4,}))"_s);
    // Long enough that no word has it inside.
    static const QRegularExpression bareIdOfAnyCase(
        u"(?<value>LTAI[0-9A-Z]{8,})"_s, QRegularExpression::CaseInsensitiveOption);

    QString redacted = text;
    replaceEach(redacted, quotedToken, starred);
    replaceEach(redacted, named, starred);
    replaceEach(redacted, hexToken, starred);
    replaceEach(redacted, namedId, maskedAccessKeyId);
    replaceEach(redacted, bareId, maskedAccessKeyId);
    replaceEach(redacted, bareIdOfAnyCase, maskedAccessKeyId);
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

QString safeServerText(const QString &text, qsizetype limit, const SentValues &sent)
{
    // Far more than anything that is shown; what was cut off here is cut off again below.
    constexpr qsizetype enough = 16 * 1024;
    // Masked before it is cut, so that no half of a credential survives the cut.
    const QString plain = plainServerText(withoutFormatCharacters(text.left(enough)));
    const QString masked = redactSecrets(sent.masked(plain));
    return masked.size() > limit ? masked.left(limit - 1) + u'…' : masked;
}

QString plainLines(const QString &text)
{
    QString plain = text;
    for (QChar &character : plain) {
        if (character != u'\n' && character != u'\t' && isUnsafe(character))
            character = u' ';
    }
    return plain;
}

QByteArray escapedJson(const QByteArray &json)
{
    const QString text = QString::fromUtf8(json);
    if (std::ranges::none_of(text, isUnsafe))
        return json;
    QString escaped;
    for (const QChar character : text) {
        if (isUnsafe(character))
            escaped += u"\\u"_s + QString::number(character.unicode(), 16).rightJustified(4, u'0');
        else
            escaped += character;
    }
    return escaped.toUtf8();
}

void SentValues::addId(QByteArrayView id)
{
    add(id, maskedAccessKeyId(QString::fromUtf8(id)));
}

void SentValues::addSecret(QByteArrayView secret)
{
    add(secret, starred({}));
}

void SentValues::add(QByteArrayView value, QString shown)
{
    QByteArray lower;
    for (const char c : value) {
        if (isVisibleAscii(c))
            lower += lowered(c);
    }
    if (!lower.isEmpty())
        m_values.push_back({SecretBytes::take(lower), std::move(shown)});
}

QString SentValues::masked(const QString &text) const
{
    std::vector<Range> ranges;
    std::vector<Letter> letters = lettersOf(text);
    // As it stands, decoded once, and decoded twice.
    for (int decoded = 0; decoded <= 2; ++decoded) {
        for (const Value &value : m_values) {
            for (const auto &[first, last] : placesOf(value.lower.view(), letters)) {
                const bool isWhole =
                    last - first + 1 == static_cast<std::size_t>(value.lower.size());
                ranges.push_back(
                    {letters[first].begin, letters[last].end, isWhole ? value.shown : starred({})});
            }
        }
        letters = percentDecoded(letters);
    }
    return replaced(text, std::move(ranges));
}

} // namespace nlstoken
