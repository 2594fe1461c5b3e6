// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/snippets/snippetchoice.h"
#include "ui/token/tokensession.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QWidget;

namespace nlstoken {

class Clipboard;
class SecretClipboard;

//! \brief What the user does with the code that is chosen: copies it, or a stretch of it, and saves
//! it. A token in it is obtained first where there is none.
class SnippetActions final : public QObject
{
    Q_OBJECT

public:
    //! \brief What it works with, borrowed for life.
    struct Parts
    {
        const SnippetLibrary &snippets;
        SecretClipboard &secretClipboard;
        Clipboard &clipboard;
    };

    //! \param window what dialogs stand over; borrowed
    SnippetActions(Parts parts, QWidget *window, QObject *parent = nullptr);

    //! \brief The profile at hand from now on; null for none.
    void setSession(TokenSession *session) { m_session = session; }
    void setChoice(const SnippetChoice &choice) { m_choice = choice; }
    [[nodiscard]] const SnippetChoice &choice() const { return m_choice; }
    [[nodiscard]] ChosenSnippet chosen() const;
    //! \brief The code with its token masked, as the page shows it; empty without a profile.
    [[nodiscard]] QString shownText() const;

public Q_SLOTS:
    void copy();
    //! \brief Copies \a length characters of shownText() after the first \a from, with the token
    //! where they touch it.
    void copyStretch(int from, int length);
    //! \brief Asks for a place and writes the code there, for this user only.
    void save();

Q_SIGNALS:
    //! Something was done, in words.
    void said(const QString &text);
    //! There is no token to put into the code.
    void failed(const nlstoken::ServiceError &error);

private:
    using WithToken = std::function<void(const std::optional<Token> &)>;

    void withToken(const WithToken &next);
    void put(const QString &code, bool isSecret);
    void write(const QString &path, const Profile &profile);
    [[nodiscard]] std::optional<Token> usableToken() const;

    Parts m_parts;
    QPointer<QWidget> m_window;
    QPointer<TokenSession> m_session;
    SnippetChoice m_choice;
};

} // namespace nlstoken
