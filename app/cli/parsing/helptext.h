// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/parsing/commandspec.h"

#include <QString>

#include <vector>

namespace nlstoken {

//! \brief Help for the command that \a path leads to, the program itself when it is empty, in lines
//! of at most \a width columns.
[[nodiscard]] QString helpText(const std::vector<const CommandSpec *> &path,
    const std::vector<CommandSpec> &commands, qsizetype width);

//! \brief What `help` explains beside commands: options, environment, exit-statuses.
[[nodiscard]] QStringList helpTopics();
//! \brief The page about \a topic, one of helpTopics().
[[nodiscard]] QString helpPage(const QString &topic, qsizetype width);

} // namespace nlstoken
