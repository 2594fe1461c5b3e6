// SPDX-License-Identifier: Apache-2.0
#include "app/cli/output/terminaltext.h"

#include <QList>

#include <algorithm>
#include <array>
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

} // namespace nlstoken
