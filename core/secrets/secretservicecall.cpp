// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/secretservicecall.h"

#include "core/base/redaction.h"
#include "core/model/errorcode.h"

using namespace Qt::StringLiterals;

namespace nlstoken::secretservice {

namespace {

//! Nobody on the bus, somebody whom it can't start, or the bus is gone.
bool meansNobody(const QDBusError &error)
{
    switch (error.type()) {
    case QDBusError::ServiceUnknown:
    case QDBusError::Disconnected:
        return true;
    default:
        return error.name() == "org.freedesktop.DBus.Error.NameHasNoOwner"_L1
            || error.name().startsWith("org.freedesktop.DBus.Error.Spawn."_L1);
    }
}

} // namespace

QString busName()
{
    return u"org.freedesktop.secrets"_s;
}

QDBusMessage serviceCall(const QString &method)
{
    return QDBusMessage::createMethodCall(
        busName(), u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service"_s, method);
}

ServiceError errorOf(const QDBusError &error)
{
    return {.kind = ErrorKind::Keychain,
        .code = meansNobody(error) ? errorcode::KeychainAbsent : errorcode::KeychainFailed,
        .reason = safeServerText(error.message())};
}

ServiceError noBusError(const QDBusConnection &bus)
{
    return {.kind = ErrorKind::Keychain,
        .code = errorcode::KeychainAbsent,
        .reason = safeServerText(bus.lastError().message())};
}

} // namespace nlstoken::secretservice
