// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QStringList>

#include <memory>

namespace nlstoken {

//! \brief Starts this test program once more with \a arguments, as another program of this user.
[[nodiscard]] std::unique_ptr<QProcess> startOtherProgram(const QStringList &arguments);

//! \brief Whether runAsStranger() can keep anybody from anything here.
[[nodiscard]] bool canRunAsStranger();

//! \brief Runs this test program with \a arguments as a user without rights: the one of this test
//! or, as nothing is unwritable for root, nobody. Answers what it wrote to standard output.
[[nodiscard]] QByteArray runAsStranger(const QStringList &arguments);

//! \brief Gives \a path and everything below it to the user of runAsStranger().
void giveToStranger(const QString &path);

} // namespace nlstoken
