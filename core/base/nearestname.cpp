// SPDX-License-Identifier: Apache-2.0
#include "core/base/nearestname.h"

#include <algorithm>
#include <vector>

namespace nlstoken {

namespace {

constexpr qsizetype longestTyped = 64;
constexpr qsizetype shortestBeginning = 3;

} // namespace

qsizetype editDistance(const QString &one, const QString &other)
{
    const QList<uint> a = one.toCaseFolded().toUcs4();
    const QList<uint> b = other.toCaseFolded().toUcs4();
    const auto width = static_cast<std::size_t>(b.size()) + 1;
    std::vector<qsizetype> twoBefore(width);
    std::vector<qsizetype> before(width);
    std::vector<qsizetype> row(width);
    for (std::size_t j = 0; j < width; ++j)
        before[j] = static_cast<qsizetype>(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j < width; ++j) {
            const auto at = static_cast<qsizetype>(j);
            const bool same = a[i - 1] == b[at - 1];
            row[j] = std::min({before[j] + 1, row[j - 1] + 1, before[j - 1] + (same ? 0 : 1)});
            if (i > 1 && at > 1 && a[i - 1] == b[at - 2] && a[i - 2] == b[at - 1])
                row[j] = std::min(row[j], twoBefore[j - 2] + 1);
        }
        std::swap(twoBefore, before);
        std::swap(before, row);
    }
    return before.back();
}

QString nearestName(const QString &typed, const QStringList &names)
{
    if (typed.size() < 2 || typed.size() > longestTyped)
        return {};
    QString nearest;
    qsizetype least = std::max<qsizetype>(1, typed.size() / 3) + 1;
    for (const QString &name : names) {
        const bool isBeginning =
            typed.size() >= shortestBeginning && name.startsWith(typed, Qt::CaseInsensitive);
        const qsizetype distance = isBeginning ? 1 : editDistance(typed, name);
        if (distance < least && distance < name.size()) {
            least = distance;
            nearest = name;
        }
    }
    return nearest;
}

} // namespace nlstoken
