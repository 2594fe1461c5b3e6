// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/secretserviceprobe.h"

#include "core/secrets/secretservicecall.h"
#include "core/secrets/unlockprompt.h"

#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QFile>
#include <QMap>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace nlstoken {

using namespace secretservice;

namespace {

using Attributes = QMap<QString, QString>;
using Paths = QList<QDBusObjectPath>;

constexpr std::chrono::milliseconds providerLimit = 1s;

} // namespace

SecretServiceProbe::SecretServiceProbe(QString service)
    : m_service(std::move(service))
{
    qDBusRegisterMetaType<Attributes>();
}

void SecretServiceProbe::findItems(const QString &name, Reply<FoundItems> reply)
{
    // Spelt as QtKeychain spells them. Not `type`: stored as text and stored as bytes both count.
    const Attributes attributes{{u"server"_s, m_service}, {u"user"_s, name}};
    const auto question = serviceCall(u"SearchItems"_s) << QVariant::fromValue(attributes);
    using Found = QDBusPendingReply<Paths, Paths>; // unlocked, locked
    ask<Found>(question, this, reply, [reply](const Found &found) {
        FoundItems items{.open = !found.argumentAt<0>().isEmpty(), .locked = {}};
        for (const QDBusObjectPath &item : found.argumentAt<1>())
            items.locked << item.path();
        reply.answer(items);
    });
}

void SecretServiceProbe::findDefaultCollection(Reply<DefaultCollection> reply)
{
    using Alias = QDBusPendingReply<QDBusObjectPath>;
    ask<Alias>(serviceCall(u"ReadAlias"_s) << u"default"_s, this, reply,
        [this, reply](const Alias &alias) {
        // "/" is the specification's way to say that there is none.
        if (alias.value().path() == "/"_L1)
            reply.answer(DefaultCollection{});
        else
            findLock(alias.value().path(), reply);
    });
}

void SecretServiceProbe::findLock(const QString &collection, const Reply<DefaultCollection> &reply)
{
    auto question = QDBusMessage::createMethodCall(
        busName(), collection, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    question << u"org.freedesktop.Secret.Collection"_s << u"Locked"_s;
    using Property = QDBusPendingReply<QDBusVariant>;
    ask<Property>(question, this, reply, [collection, reply](const Property &locked) {
        const bool isLocked = locked.value().variant().toBool();
        reply.answer(DefaultCollection{
            .exists = true, .locked = isLocked ? QStringList{collection} : QStringList{}});
    });
}

void SecretServiceProbe::unlock(const QStringList &locked, Reply<void> reply, QObject *caller)
{
    new UnlockPrompt(locked, std::move(reply), caller);
}

void SecretServiceProbe::findProvider(Reply<QString> reply)
{
    // The bus itself answers this, and starts nobody for it.
    auto question = QDBusMessage::createMethodCall(u"org.freedesktop.DBus"_s,
        u"/org/freedesktop/DBus"_s, u"org.freedesktop.DBus"_s, u"GetConnectionUnixProcessID"_s);
    question << busName();
    using Process = QDBusPendingReply<uint>;
    const auto read = [reply](const Process &process) {
        QFile name(u"/proc/%1/comm"_s.arg(process.value()));
        // A provider outside of this sandbox has no entry that could be read: it keeps the name of
        // its interface.
        const bool readable = name.open(QIODevice::ReadOnly);
        reply.answer(
            providerOfProcess(readable ? QString::fromUtf8(name.readAll()).trimmed() : QString()));
    };
    ask<Process>(question, this, reply, read, providerLimit);
}

QString providerOfProcess(const QString &process)
{
    if (process.startsWith("gnome-keyring"_L1))
        return u"GNOME Keyring"_s;
    if (process.startsWith("keepassxc"_L1))
        return u"KeePassXC"_s;
    if (process.startsWith("kwalletd"_L1) || process == "ksecretd"_L1)
        return u"KDE Wallet"_s;
    return process.isEmpty() ? u"Secret Service"_s : process;
}

} // namespace nlstoken
