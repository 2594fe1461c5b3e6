// SPDX-License-Identifier: Apache-2.0
// Starts a sandbox, prints where it is as one line of JSON, and ends with its standard input.
#include "core/platform/clock.h"
#include "core/sandbox/sandboxserver.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSocketNotifier>

#include <cstdio>
#include <unistd.h>

using namespace nlstoken;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const SystemClock clock;
    const bool temporary = application.arguments().contains(u"--temporary-key"_s);
    SandboxServer server({.key = temporary ? inventedTemporaryKey() : inventedKey()}, clock);
    if (!server.start())
        return 1;
    const QJsonObject facts{
        {u"endpoint"_s, server.endpoint()},
        {u"accessKeyId"_s, QString::fromLatin1(server.key().id)},
        {u"accessKeySecret"_s, QString::fromLatin1(server.key().secret)},
        {u"securityToken"_s, QString::fromLatin1(server.key().securityToken)},
    };
    std::puts(QJsonDocument(facts).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
    const QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &application, &QCoreApplication::quit);
    return QCoreApplication::exec();
}
