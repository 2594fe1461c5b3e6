// SPDX-License-Identifier: Apache-2.0
#include "app/cli/token/clipboardhandover.h"

#include "app/cli/parsing/commandspec.h"
#include "core/model/errorcode.h"

#include <QCoreApplication>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

// The one beside this program before any other.
QString windowProgram()
{
    const QString name = u"nls-token-desk"_s;
    const QString beside =
        QStandardPaths::findExecutable(name, {QCoreApplication::applicationDirPath()});
    return beside.isEmpty() ? QStandardPaths::findExecutable(name) : beside;
}

} // namespace

void ClipboardHandover::copy(
    const QString &profile, const QStringList &options, Reply<ExitCode> reply)
{
    const QString program = windowProgram();
    if (program.isEmpty())
        return reply.answer(usageFailure(
            tr("--copy needs the window program nls-token-desk, which isn't installed.")));
    m_window.setProcessChannelMode(QProcess::ForwardedChannels);
    m_window.setInputChannelMode(QProcess::ForwardedInputChannel);
    connect(&m_window, &QProcess::finished, this, [reply](int status, QProcess::ExitStatus how) {
        if (how == QProcess::NormalExit)
            return reply.answer(static_cast<ExitCode>(status));
        reply.answer(Failure({.kind = ErrorKind::Internal, .code = errorcode::WindowCrashed}));
    });
    // A crash is told by finished() too.
    connect(&m_window, &QProcess::errorOccurred, this, [this, reply](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;
        reply.answer(usageFailure(
            tr("nls-token-desk could not be started: %1").arg(m_window.errorString())));
    });
    m_window.start(program, QStringList{u"--copy"_s, profile} + options);
}

} // namespace nlstoken
