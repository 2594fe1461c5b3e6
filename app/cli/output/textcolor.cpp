// SPDX-License-Identifier: Apache-2.0
#include "app/cli/output/textcolor.h"

using namespace Qt::StringLiterals;

namespace nlstoken {

bool usesColor(ColorUse use, bool isTerminal)
{
    if (use != ColorUse::Auto)
        return use == ColorUse::Always;
    if (!qEnvironmentVariableIsEmpty("NO_COLOR"))
        return false;
    const QString forced = qEnvironmentVariable("CLICOLOR_FORCE");
    if (!forced.isEmpty() && forced != "0"_L1)
        return true;
    return isTerminal && qEnvironmentVariable("TERM") != "dumb"_L1;
}

QString colored(const QString &text, TextColor color)
{
    switch (color) {
    case TextColor::None:
        return text;
    case TextColor::Red:
        return u"\x1b[1;31m"_s + text + u"\x1b[0m"_s;
    case TextColor::Yellow:
        return u"\x1b[33m"_s + text + u"\x1b[0m"_s;
    case TextColor::Green:
        return u"\x1b[32m"_s + text + u"\x1b[0m"_s;
    }
    Q_UNREACHABLE();
}

} // namespace nlstoken
