// SPDX-License-Identifier: Apache-2.0
#include "core/base/logging.h"

#include "core/base/redaction.h"

#include <QTime>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace nlstoken {

Q_LOGGING_CATEGORY(lcReply, "nlstoken.reply", QtWarningMsg)
Q_LOGGING_CATEGORY(lcToken, "nlstoken.token", QtWarningMsg)
Q_LOGGING_CATEGORY(lcNetwork, "nlstoken.network", QtWarningMsg)
Q_LOGGING_CATEGORY(lcKeychain, "nlstoken.keychain", QtWarningMsg)
Q_LOGGING_CATEGORY(lcState, "nlstoken.state", QtWarningMsg)
Q_LOGGING_CATEGORY(lcSandbox, "nlstoken.sandbox", QtWarningMsg)

namespace {

// Qt's own warnings (locale, runtime folder, session bus, TLS back end) are about this computer,
// not about what the user asked for: they are shown only on request. Set once before any thread is
// started.
int shownVerbosity = 0;

void writeRedacted(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const bool ours = QLatin1StringView(context.category).startsWith("nlstoken."_L1);
    const bool grave = type == QtCriticalMsg || type == QtFatalMsg;
    if (!grave && shownVerbosity == 0 && (!ours || type != QtWarningMsg))
        return;
    const QByteArray line = plainLines(redactSecrets(message)).toUtf8();
    const QByteArray time = shownVerbosity == 0
        ? QByteArray()
        : QTime::currentTime().toString(u"HH:mm:ss.zzz "_s).toLatin1();
    std::fprintf(stderr, "%s%s: %s\n", time.constData(),
        context.category ? context.category : "default", line.constData());
}

} // namespace

void installRedactedLog(int verbosity)
{
    shownVerbosity = verbosity;
    qInstallMessageHandler(writeRedacted);
    if (verbosity >= 2)
        QLoggingCategory::setFilterRules(u"nlstoken.*.debug=true\nnlstoken.*.info=true"_s);
    else if (verbosity == 1)
        QLoggingCategory::setFilterRules(u"nlstoken.*.info=true"_s);
}

} // namespace nlstoken
