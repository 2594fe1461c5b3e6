// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDBusContext>
#include <QDBusObjectPath>
#include <QObject>

namespace nlstoken {

//! \brief Stands where gnome-keyring looks for the desktop's password prompt, and counts how often
//! it is opened. A prompt stays open until it is dismissed.
class FakePrompter final : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.gnome.keyring.internal.Prompter")
public:
    //! \brief Takes the prompter's name on the session bus; false when it is taken.
    [[nodiscard]] bool listen();
    //! \brief The user cancels the prompt.
    void dismiss();

    //! \brief How many prompts were opened.
    [[nodiscard]] int prompts() const { return m_prompts; }

public Q_SLOTS:
    // Named by the interface.
    void BeginPrompting(const QDBusObjectPath &callback); // NOLINT(readability-identifier-naming)

Q_SIGNALS:
    //! \brief A prompt is open.
    void prompted();

private:
    int m_prompts = 0;
    QString m_keyring; //!< its unique name on the bus
    QDBusObjectPath m_callback; //!< of the open prompt
};

} // namespace nlstoken
