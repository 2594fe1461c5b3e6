// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/settings/settings.h"
#include "core/token/tokenformat.h"
#include "ui/token/tokensession.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <vector>

class QAction;
class QMenu;
class QScrollArea;
class QStackedWidget;
class QTabWidget;

namespace nlstoken {

class Clipboard;
class CopyMenu;
class ErrorCatalogue;
class FirstRunPage;
class ProfileEditing;
class ProfileListPanel;
class ProfileSessions;
class Sandbox;
class SecretClipboard;
class SnippetLibrary;
class SoundPlayer;
class StatusStrip;
class TokenPage;
class TokenTrial;
class TrialActions;

//! \brief The window: the profiles on the left, the pages of the chosen one on the right.
//!
//! It joins the parts and holds no state of its own beyond which profile is chosen.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    //! \brief What it is joined from, all borrowed for life.
    struct Parts
    {
        ProfileSessions &sessions;
        ProfileEditing &editing;
        Sandbox &sandbox;
        SecretClipboard &secretClipboard;
        Clipboard &clipboard;
        const Clock &clock;
        const ErrorCatalogue &errors;
        const SnippetLibrary &snippets;
        TokenTrial &trial; //!< of every profile but the sandbox, which has its own
        SoundPlayer &sound;
        //! What the keychain is called; asked for once the window is there.
        std::function<void(Reply<QString>)> keychainName;
        //! Notes the address of a profile as one that the user wants.
        std::function<void(const Profile &, Reply<void>)> confirmEndpoint;
    };

    explicit MainWindow(Parts parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    //! \brief Shows what the user decided; again whenever that changes.
    void setSettings(const Settings &settings);
    //! \brief Chooses the profile with \a id; an unknown one chooses the first.
    void choose(const QString &id);
    //! \brief Says for a few seconds what happened.
    void tell(const ServiceError &error);
    //! \brief Comes to the front, wherever it is.
    void comeForward();
    //! \brief Copies the token of \a session, obtained first if need be, and answers when it is in
    //! the clipboard. Errors: those of TokenSession::use().
    void copyToken(TokenSession &session, TokenFormat format, Reply<void> reply);

Q_SIGNALS:
    //! The window was painted for the first time; what is slow may begin.
    void firstPainted();
    //! The user wants tokens renewed by themselves, or not.
    void renewalWanted(bool byItself);
    //! The user looks at another snippet.
    void snippetChosen(const nlstoken::SnippetChoice &choice);
    //! The user was told that a spoken sentence is billed.
    void billingKnown();
    void addressWanted(const QUrl &address);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void fillTabs();
    void setPage(int tab, QWidget *page);
    [[nodiscard]] QScrollArea *cardOf(int tab) const;
    void connectTrial();
    void scrollToVerdict();
    void showTokenPage();
    void tryOut();
    void makeMenus();
    QAction *addTo(QMenu &menu, const QString &text, const QKeySequence &key,
        const std::function<void()> &action);
    void fillSandboxMenu();
    void showAbout();
    void connectParts();
    void begin();
    void showList();
    void showProfile();
    void showFailure();
    void showToken(const TokenPageFacts &facts);
    void showExplanation(const TokenPageFacts &facts);
    void perform(TokenAction action);
    void copyAs(TokenFormat format);
    void allowActions();
    [[nodiscard]] TokenSession *current() const;

    Parts m_parts;
    Settings m_settings;
    ProfileListPanel *m_panel;
    QStackedWidget *m_pages;
    QTabWidget *m_tabs;
    TokenPage *m_tokenPage;
    FirstRunPage *m_firstRun;
    StatusStrip *m_status;
    CopyMenu *m_copyMenu;
    TrialActions *m_trial;
    QMenu *m_sandboxMenu;
    QPointer<TokenSession> m_current;
    QString m_chosen;
    bool m_explaining = false;
    bool m_painted = false;
    std::vector<QAction *> m_tokenActions; // only for a profile that can be used
    std::vector<QAction *> m_profileActions; // only for one that is in the settings
    QTimer m_second;
};

} // namespace nlstoken
