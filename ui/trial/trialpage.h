// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/snippets/snippetchoice.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace nlstoken {

class ErrorCatalogue;
class PrimaryButton;
class SnippetChooser;
class SnippetView;
class TrialPanel;

//! \brief From the token to a working call: code for an SDK, and whether the gateway takes the
//! token.
//!
//! Shows what it is told and asks for what is wanted. It never sees a whole token.
class TrialPage final : public QWidget
{
    Q_OBJECT

public:
    //! \brief Both are borrowed for life.
    TrialPage(
        const SnippetLibrary &library, const ErrorCatalogue &errors, QWidget *parent = nullptr);

    [[nodiscard]] SnippetChooser &chooser() const { return *m_chooser; }
    [[nodiscard]] TrialPanel &panel() const { return *m_panel; }

    //! \brief Shows \a code, in which a token is masked.
    void showSnippet(const QString &code, const HighlightRules &rules);
    //! \brief Shows the Appkey of the profile; what is being typed over it stays.
    void showAppkey(const QString &appkey, bool canChange);
    //! \brief What was typed and not yet taken was meant for another profile.
    void forgetTypedAppkey();
    //! \brief Only a token that there is, or can be obtained, can be copied.
    void setUsable(bool usable);

Q_SIGNALS:
    void copyWanted();
    //! A stretch of the code that is shown is to be copied.
    void stretchWanted(int from, int length);
    void saveWanted();
    void qrCodeWanted();
    //! The profile is to keep this Appkey, which was checked; empty for none.
    void appkeyWanted(const QString &appkey);

protected:
    void changeEvent(QEvent *event) override;

private:
    void takeAppkey();
    void showAppkeyHint(const QString &wrong);

    const ErrorCatalogue &m_errors;
    SnippetChooser *m_chooser;
    PrimaryButton *m_copy;
    QLineEdit *m_appkey;
    QLabel *m_appkeyHint;
    SnippetView *m_code;
    QToolButton *m_save;
    QToolButton *m_qrCode;
    TrialPanel *m_panel;
    QString m_keptAppkey;
    QString m_wrongAppkey; // why it isn't taken, in words
};

} // namespace nlstoken
