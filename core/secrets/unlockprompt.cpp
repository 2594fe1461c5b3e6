// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/unlockprompt.h"

#include "core/secrets/secretservicecall.h"

#include <QDBusObjectPath>

#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

UnlockPrompt::UnlockPrompt(const QStringList &paths, Reply<void> reply, QObject *parent)
    : QObject(parent)
    , m_reply(std::move(reply))
{
    QList<QDBusObjectPath> objects;
    for (const QString &path : paths)
        objects << QDBusObjectPath(path);
    const auto question = secretservice::serviceCall(u"Unlock"_s) << QVariant::fromValue(objects);
    secretservice::ask<Unlocking>(
        question, this, m_reply, [this](const Unlocking &unlocking) { open(unlocking); });
}

void UnlockPrompt::open(const Unlocking &unlocking)
{
    const QString path = unlocking.argumentAt<1>().path();
    // "/" is the specification's way to say that no prompt is needed.
    if (path == "/"_L1)
        return m_reply.answer({});
    // Of any sender: Qt blocks while it resolves a well-known name, and Qt 6.8 no more tells the
    // unique one of a reply. The path is this prompt's own, and what came of it is looked up.
    const QString interface = u"org.freedesktop.Secret.Prompt"_s;
    QDBusConnection::sessionBus().connect(
        QString(), path, interface, u"Completed"_s, this, SLOT(finish(bool, QDBusVariant)));
    // The argument is the window to be in front of, which a program under Wayland can't name.
    const auto question =
        QDBusMessage::createMethodCall(secretservice::busName(), path, interface, u"Prompt"_s)
        << QString();
    secretservice::ask<QDBusPendingReply<>>(
        question, this, m_reply, [](const QDBusPendingReply<> &) { });
}

void UnlockPrompt::finish(bool, const QDBusVariant &)
{
    // What came of it is found by looking again: one may have unlocked by other means and
    // cancelled.
    m_reply.answer({});
    deleteLater();
}

} // namespace nlstoken
