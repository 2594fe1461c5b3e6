// SPDX-License-Identifier: Apache-2.0
#include "app/cli/output/terminaltext.h"

#include "core/base/redaction.h"

#include <QList>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace nlstoken {

namespace {

// Unicode's East Asian Width W and F, blocks with a few others in them taken whole.
constexpr std::array<std::pair<char32_t, char32_t>, 51> wideBlocks{{
    {0x1100, 0x115F},
    {0x231A, 0x231B},
    {0x23E9, 0x23EC},
    {0x23F0, 0x23F0},
    {0x23F3, 0x23F3},
    {0x25FD, 0x25FE},
    {0x2614, 0x2615},
    {0x2648, 0x2653},
    {0x267F, 0x267F},
    {0x2693, 0x2693},
    {0x26A1, 0x26A1},
    {0x26AA, 0x26AB},
    {0x26BD, 0x26BE},
    {0x26C4, 0x26C5},
    {0x26CE, 0x26CE},
    {0x26D4, 0x26D4},
    {0x26EA, 0x26EA},
    {0x26F2, 0x26F3},
    {0x26F5, 0x26F5},
    {0x26FA, 0x26FA},
    {0x26FD, 0x26FD},
    {0x2705, 0x2705},
    {0x270A, 0x270B},
    {0x2728, 0x2728},
    {0x274C, 0x274C},
    {0x274E, 0x274E},
    {0x2753, 0x2755},
    {0x2757, 0x2757},
    {0x2795, 0x2797},
    {0x27B0, 0x27B0},
    {0x27BF, 0x27BF},
    {0x2B1B, 0x2B1C},
    {0x2B50, 0x2B50},
    {0x2B55, 0x2B55},
    {0x2E80, 0x303E},
    {0x3041, 0xA4CF},
    {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE10, 0xFE19},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x16FE0, 0x1B2FF},
    {0x1F004, 0x1F004},
    {0x1F0CF, 0x1F0CF},
    {0x1F18E, 0x1F18E},
    {0x1F191, 0x1F19A},
    {0x1F200, 0x1F320},
    {0x1F32D, 0x1FAFF},
    {0x20000, 0x3FFFD},
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

QString tableText(std::vector<std::vector<Cell>> rows, bool color)
{
    constexpr qsizetype gap = 2;
    std::vector<qsizetype> widths;
    for (std::vector<Cell> &row : rows) {
        widths.resize(std::max(widths.size(), row.size()), 1);
        for (std::size_t i = 0; i < row.size(); ++i) {
            row[i].text = plainLines(row[i].text).replace(u'\n', u' ');
            widths[i] = std::max(widths[i], columns(row[i].text));
        }
    }
    QString text;
    for (const std::vector<Cell> &row : rows) {
        QString line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const bool isLast = i + 1 == row.size();
            const QString cell = row[i].text.isEmpty() && !isLast ? QString(u'-') : row[i].text;
            line += color ? colored(cell, row[i].color) : cell;
            if (!isLast)
                line += QString(widths[i] + gap - columns(cell), u' ');
        }
        while (line.endsWith(u' '))
            line.chop(1);
        text += line + u'\n';
    }
    return text;
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
