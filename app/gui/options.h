// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

namespace nlstoken {

//! \brief What `nls-token-desk` was started with.
struct Options
{
    enum class Action {
        Show, //!< the window
        Hide, //!< nothing on the screen, for what another start asks for
        Copy, //!< put the token of `profile` into the clipboard
        Help,
        Version,
    };
    Action action = Action::Show;
    QString profile{}; //!< its name; empty for none
    bool sandbox = false; //!< the Sandbox profile is chosen
    bool quitAfterFirstPaint = false; //!< to measure the start
    QString language{}; //!< "en" or "zh_CN"; empty for the environment's
    QString caFile{};
    QString proxy{};
};

//! \brief Reads the words after the program's name; a usage error says what is wrong in words.
[[nodiscard]] Result<Options> parseOptions(const QStringList &words);

//! \brief What `--help` prints.
[[nodiscard]] QString helpText();

} // namespace nlstoken
