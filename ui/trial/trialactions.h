// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/snippets/snippetchoice.h"
#include "ui/token/tokensession.h"
#include "ui/trial/trialrun.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <functional>

class QWidget;

namespace nlstoken {

class Clipboard;
class ErrorCatalogue;
class SecretClipboard;
class SnippetActions;
class SoundPlayer;
class TrialPage;

//! \brief What the user does on the trial page: chooses code, tries tokens out, hands one to a
//! phone.
//!
//! The page is made when it is first looked at; copying a snippet needs none.
class TrialActions final : public QObject
{
    Q_OBJECT

public:
    //! \brief What it works with; references are borrowed for life.
    struct Parts
    {
        const SnippetLibrary &snippets;
        SecretClipboard &secretClipboard;
        Clipboard &clipboard;
        SoundPlayer &sound;
        const Clock &clock;
        const ErrorCatalogue &errors;
        //! What tries the token of a profile out, by the profile's id.
        std::function<TokenTrial &(const QString &)> trialOf;
    };

    //! \param window what dialogs stand over; borrowed
    TrialActions(Parts parts, QWidget *window);
    ~TrialActions() override;

    //! \brief The page, made at the first call; \a parent owns it.
    [[nodiscard]] TrialPage *makePage(QWidget *parent);
    //! \brief The profile at hand from now on; null for none. \a isSandbox nothing is billed.
    void setSession(TokenSession *session, bool isSandbox);
    void setChoice(const SnippetChoice &choice);
    //! \brief Whether the user was told that a spoken sentence is billed.
    void setKnowsOfBilling(bool knows) { m_knowsOfBilling = knows; }
    //! \brief What is done with the code that is chosen.
    [[nodiscard]] SnippetActions &snippets() const { return *m_snippets; }
    //! \brief What that code is called, for a menu.
    [[nodiscard]] QString snippetName() const;

public Q_SLOTS:
    //! \brief Shows what there is to show now, when the page can be seen.
    void refresh();
    void showQrCode();
    //! \brief Tries the token out; says once before that speaking is billed.
    void tryOut();

Q_SIGNALS:
    //! Something was done, in words.
    void said(const QString &text);
    //! There is no token, and the page that tells why can't be seen.
    void failed(const nlstoken::ServiceError &error);
    //! What a trial came to is on the page now, at its end.
    void verdictShown();
    void choiceChanged(const nlstoken::SnippetChoice &choice);
    //! The user knows now that a spoken sentence is billed.
    void billingKnown();
    //! The profile \a id is to keep \a appkey.
    void appkeyWanted(const QString &id, const QString &appkey);

private:
    void connectPage();
    void showSnippet();
    void showTrial();
    void tellFailure(const ServiceError &error);
    void tellOfBilling();
    void saveSound();
    void play();
    [[nodiscard]] TrialRun &run();

    Parts m_parts;
    QPointer<QWidget> m_window;
    SnippetActions *m_snippets;
    QPointer<TrialPage> m_page;
    QPointer<TokenSession> m_session;
    QHash<TokenSession *, QPointer<TrialRun>> m_runs; // each owned by its session
    bool m_isSandbox = false;
    bool m_knowsOfBilling = false;
};

} // namespace nlstoken
