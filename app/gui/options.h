// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/instancerequest.h"
#include "core/base/result.h"

#include <QCommandLineParser>
#include <QString>
#include <QStringList>

namespace nlstoken {

//! \brief What `nls-token-desk` was started with.
struct Options
{
    enum class Print {
        Nothing,
        Help,
        Version,
    };
    Print print = Print::Nothing;
    InstanceRequest request{};
    bool endsWhenCleared = false; //!< hidden, and only for as long as it holds what was copied
    bool quitAfterFirstPaint = false; //!< to measure the start
    QString language{}; //!< "en" or "zh_CN"; empty for the environment's
    QString caFile{};
    QString proxy{};

    bool operator==(const Options &) const = default;
};

//! \brief The words after the program's name, read once.
class CommandLine
{
public:
    explicit CommandLine(const QStringList &words);

    //! \brief What --lang says, known or not; before texts can be in any language.
    [[nodiscard]] QString language() const;
    //! \brief The options; a usage error says what is wrong in words.
    [[nodiscard]] Result<Options> options() const;

private:
    QCommandLineParser m_parser;
    bool m_isUnderstood = false;
};

//! \brief The words that CommandLine reads as \a options.
[[nodiscard]] QStringList commandLineOf(const Options &options);

//! \brief What `--help` prints.
[[nodiscard]] QString helpText();

} // namespace nlstoken
