// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointer>

#include <functional>
#include <utility>

namespace nlstoken {

//! \brief Whether one request may let the desktop ask the user to unlock the keychain, and who is
//! told when it does.
//!
//! It goes with the request, from whoever wants a token or a key down to the store. The default is
//! no: what nobody waits for at a screen never prompts.
class PromptPermission
{
public:
    //! \brief No prompt: a locked keychain is KeychainLocked at once.
    PromptPermission() = default;
    //! \brief The desktop may prompt. \param opened called each time it is about to; not once
    //! \a context has died
    [[nodiscard]] static PromptPermission granted(QObject *context, std::function<void()> opened)
    {
        PromptPermission permission = granted();
        permission.m_context = context;
        permission.m_opened = std::move(opened);
        return permission;
    }
    //! \brief The same where nobody has to be told.
    [[nodiscard]] static PromptPermission granted()
    {
        PromptPermission permission;
        permission.m_isGranted = true;
        return permission;
    }

    [[nodiscard]] bool isGranted() const { return m_isGranted; }
    //! \brief Tells that a prompt opens.
    void announce() const
    {
        if (m_context && m_opened)
            m_opened();
    }

private:
    bool m_isGranted = false;
    QPointer<QObject> m_context;
    std::function<void()> m_opened;
};

} // namespace nlstoken
