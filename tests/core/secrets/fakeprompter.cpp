// SPDX-License-Identifier: Apache-2.0
#include "tests/core/secrets/fakeprompter.h"

#include <QDBusConnection>
#include <QDBusMessage>

using namespace Qt::StringLiterals;

namespace nlstoken {

bool FakePrompter::listen()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    return bus.registerObject(
               u"/org/gnome/keyring/Prompter"_s, this, QDBusConnection::ExportAllSlots)
        && bus.registerService(u"org.gnome.keyring.SystemPrompter"_s);
}

void FakePrompter::dismiss()
{
    QDBusConnection::sessionBus().send(QDBusMessage::createMethodCall(m_keyring, m_callback.path(),
        u"org.gnome.keyring.internal.Prompter.Callback"_s, u"PromptDone"_s));
}

void FakePrompter::BeginPrompting(const QDBusObjectPath &callback)
{
    m_keyring = message().service();
    m_callback = callback;
    ++m_prompts;
    // After the reply to this call, which the keyring waits for.
    QMetaObject::invokeMethod(this, &FakePrompter::prompted, Qt::QueuedConnection);
}

} // namespace nlstoken
