// SPDX-License-Identifier: Apache-2.0
#include "tests/core/secrets/keyring.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace nlstoken::keyring {

namespace {

//! The Secret Service's structure "Secret".
struct Secret
{
    QDBusObjectPath session;
    QByteArray parameters;
    QByteArray value;
    QString contentType;
};

QDBusArgument &operator<<(QDBusArgument &argument, const Secret &secret)
{
    argument.beginStructure();
    argument << secret.session << secret.parameters << secret.value << secret.contentType;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, Secret &secret)
{
    argument.beginStructure();
    argument >> secret.session >> secret.parameters >> secret.value >> secret.contentType;
    argument.endStructure();
    return argument;
}

QDBusObjectPath collection()
{
    return QDBusObjectPath(u"/org/freedesktop/secrets/collection/login"_s);
}

QDBusMessage call(const QString &interface, const QString &method, const QVariantList &arguments)
{
    auto message = QDBusMessage::createMethodCall(
        u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s, interface, method);
    message.setArguments(arguments);
    return QDBusConnection::sessionBus().call(message);
}

bool succeeded(const QDBusMessage &answer)
{
    if (answer.type() != QDBusMessage::ReplyMessage)
        qWarning("%s", qPrintable(answer.errorMessage()));
    return answer.type() == QDBusMessage::ReplyMessage;
}

} // namespace

bool lock()
{
    return succeeded(call(u"org.freedesktop.Secret.Service"_s, u"Lock"_s,
        {QVariant::fromValue(QList<QDBusObjectPath>{collection()})}));
}

bool unlock()
{
    qDBusRegisterMetaType<Secret>();
    const QDBusMessage session = call(u"org.freedesktop.Secret.Service"_s, u"OpenSession"_s,
        {u"plain"_s, QVariant::fromValue(QDBusVariant(QString()))});
    if (!succeeded(session))
        return false;
    const Secret password{.session = session.arguments().at(1).value<QDBusObjectPath>(),
        .parameters = {},
        .value = qgetenv("KEYRING_SESSION_PASSWORD"),
        .contentType = u"text/plain"_s};
    return succeeded(call(u"org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"_s,
        u"UnlockWithMasterPassword"_s,
        {QVariant::fromValue(collection()), QVariant::fromValue(password)}));
}

bool setDefaultCollection(const QString &path)
{
    return succeeded(call(u"org.freedesktop.Secret.Service"_s, u"SetAlias"_s,
        {u"default"_s, QVariant::fromValue(QDBusObjectPath(path))}));
}

pid_t daemon()
{
    return qEnvironmentVariableIntValue("KEYRING_SESSION_DAEMON");
}

QByteArray secretTool(const QStringList &arguments, const QByteArray &input)
{
    QProcess tool;
    tool.start(u"secret-tool"_s, arguments);
    tool.write(input);
    tool.closeWriteChannel();
    if (!tool.waitForFinished() || tool.exitCode() != 0)
        return {};
    return tool.readAllStandardOutput();
}

} // namespace nlstoken::keyring

Q_DECLARE_METATYPE(nlstoken::keyring::Secret)
