// SPDX-License-Identifier: Apache-2.0
#include "core/snippets/matchingposition.h"

#include <QStringView>

#include <algorithm>

namespace nlstoken {

namespace {

struct Line
{
    qsizetype begin = 0;
    QStringView text;
};

Line lineAt(QStringView text, qsizetype number)
{
    qsizetype begin = 0;
    for (; number > 0; --number)
        begin = text.indexOf(u'\n', begin) + 1;
    const qsizetype end = text.indexOf(u'\n', begin);
    return {begin, text.sliced(begin, (end < 0 ? text.size() : end) - begin)};
}

} // namespace

qsizetype matchingPosition(const QString &before, const QString &after, qsizetype place)
{
    const qsizetype number = QStringView(before).first(place).count(u'\n');
    const Line old = lineAt(before, number);
    const Line now = lineAt(after, number);
    const qsizetype column = place - old.begin;
    const auto differs = std::ranges::mismatch(old.text, now.text).in1 - old.text.begin();
    if (column <= differs)
        return now.begin + column;
    return now.begin + std::max<qsizetype>(differs, now.text.size() - (old.text.size() - column));
}

} // namespace nlstoken
