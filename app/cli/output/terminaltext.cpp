// SPDX-License-Identifier: Apache-2.0
#include "app/cli/output/terminaltext.h"

#include <QList>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace nlstoken {

namespace {

// The wide blocks that names and our own texts are likely to use (Unicode's East Asian Width W and
// F).
constexpr std::array<std::pair<char32_t, char32_t>, 6> wideBlocks{{
    {0x1100, 0x115F},
    {0x2E80, 0xA4CF},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFF00, 0xFF60},
    {0x1F300, 0x1FAFF},
}};

qsizetype columnsOf(char32_t character)
{
    const QChar::Category category = QChar::category(character);
    if (category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing
        || category == QChar::Other_Format)
        return 0;
    const bool wide = std::ranges::any_of(wideBlocks, [character](const auto &block) {
        return character >= block.first && character <= block.second;
    });
    return wide ? 2 : 1;
}

constexpr qsizetype narrowest = 20; // of what stands beside an indent

bool mayBreak(char32_t before, char32_t behind)
{
    if (before == ' ' || behind == ' ')
        return before == ' ' && behind != ' ';
    // Closing marks stay with what they close, opening ones with what follows.
    constexpr std::u32string_view closing = U"，。；：、！？）”’》";
    constexpr std::u32string_view opening = U"（“‘《";
    return (columnsOf(before) == 2 || columnsOf(behind) == 2)
        && closing.find(behind) == closing.npos && opening.find(before) == opening.npos;
}

} // namespace

qsizetype columns(const QString &text)
{
    qsizetype sum = 0;
    for (const char32_t character : text.toUcs4())
        sum += columnsOf(character);
    return sum;
}

QString padded(const QString &text, qsizetype width)
{
    return text + QString(std::max<qsizetype>(0, width - columns(text)), QLatin1Char(' '));
}

QString wrapped(const QString &line, qsizetype width, qsizetype indent)
{
    const QList<uint> text = line.toUcs4();
    const qsizetype room = std::max(width, indent + narrowest);
    QString result;
    qsizetype begin = 0; // of the line that is being filled
    while (begin < text.size()) {
        const qsizetype left = begin == 0 ? 0 : indent;
        qsizetype used = left;
        qsizetype end = begin;
        qsizetype breakAt = 0; // where the next line can begin
        for (; end < text.size() && used + columnsOf(text[end]) <= room; ++end) {
            used += columnsOf(text[end]);
            if (end + 1 < text.size() && end > begin && mayBreak(text[end], text[end + 1]))
                breakAt = end + 1;
        }
        if (end < text.size())
            end = breakAt > begin ? breakAt : std::max(end, begin + 1);
        QString part = QString::fromUcs4(
            reinterpret_cast<const char32_t *>(text.constData()) + begin, end - begin);
        if (end < text.size()) {
            while (part.endsWith(u' '))
                part.chop(1);
        }
        result += (begin == 0 ? QString() : u'\n' + QString(left, u' ')) + part;
        begin = end;
        while (begin < text.size() && text[begin] == ' ')
            ++begin;
    }
    return result;
}

} // namespace nlstoken
