// SPDX-License-Identifier: Apache-2.0
#include "tests/support/otherprogram.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QStandardPaths>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr unsigned nobody = 65534;

bool isRoot()
{
#ifdef Q_OS_UNIX
    return ::geteuid() == 0;
#else
    return false;
#endif
}

void give(const QString &path)
{
#ifdef Q_OS_UNIX
    if (::chown(QFile::encodeName(path).constData(), nobody, nobody) != 0)
        qFatal("chown failed");
#else
    Q_UNUSED(path)
#endif
}

} // namespace

std::unique_ptr<QProcess> startOtherProgram(const QStringList &arguments)
{
    auto process = std::make_unique<QProcess>();
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->start(QCoreApplication::applicationFilePath(), arguments);
    return process;
}

bool canRunAsStranger()
{
    return !isRoot() || !QStandardPaths::findExecutable(u"setpriv"_s).isEmpty();
}

QByteArray runAsStranger(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const QString program = QCoreApplication::applicationFilePath();
    if (isRoot()) {
        const QString id = QString::number(nobody);
        process.start(u"setpriv"_s,
            QStringList{u"--reuid"_s, id, u"--regid"_s, id, u"--clear-groups"_s, u"--"_s, program}
                + arguments);
    } else {
        process.start(program, arguments);
    }
    if (!process.waitForFinished() || process.exitCode() != 0)
        return "failed: " + process.errorString().toUtf8();
    return process.readAllStandardOutput().trimmed();
}

void giveToStranger(const QString &path)
{
    if (!isRoot())
        return;
    give(path);
    QDirIterator below(
        path, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (below.hasNext())
        give(below.next());
}

} // namespace nlstoken
