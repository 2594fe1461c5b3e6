// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/wiring/exitcode.h"
#include "core/base/reply.h"

#include <QObject>
#include <QProcess>
#include <QStringList>

namespace nlstoken {

//! \brief Lets the window program put a profile's token into the clipboard, since what is in a
//! clipboard belongs to a program that stays.
class ClipboardHandover final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    //! \brief Starts `nls-token-desk --copy` for \a profile with \a options and answers its exit
    //! status; what it says goes to standard error. A usage error when it isn't installed.
    void copy(const QString &profile, const QStringList &options, Reply<ExitCode> reply);

private:
    QProcess m_window;
};

} // namespace nlstoken
