// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/errors/errordescription.h"
#include "ui/token/tokendetails.h"
#include "ui/token/tokenpagestate.h"

#include <QPointer>
#include <QWidget>

#include <optional>
#include <vector>

class QCheckBox;
class QFrame;
class QGridLayout;
class QHBoxLayout;
class QLabel;
class QMenu;
class QPushButton;

namespace nlstoken {

class Clock;
class ErrorCard;
class TokenField;

//! \brief The token of one profile: how long it is good for, and the next step.
//!
//! Shows what it is told and asks for what is wanted; it obtains, copies and counts nothing itself.
class TokenPage final : public QWidget
{
    Q_OBJECT

public:
    //! \param clock borrowed for life; hides a revealed token again
    explicit TokenPage(const Clock &clock, QWidget *parent = nullptr);

    //! \brief Shows \a state; for every second anew, and only what changed is touched.
    void showState(const TokenPageState &state);
    //! \brief Shows \a token hidden, with \a details below; an empty one hides both.
    void showToken(const QByteArray &token, const std::vector<TokenDetail> &details);

    //! \brief Explains \a error below the token, or takes the explanation away.
    void showError(const ErrorDescription &description);
    void hideError();
    [[nodiscard]] bool showsError() const;
    //! \brief What the arrow beside Copy token opens; borrowed.
    void setCopyMenu(QMenu *menu) { m_copyMenu = menu; }
    //! \brief Whether the token is renewed by itself, \a ahead of its expiry; nothing hides the
    //! box, for a token that can't be renewed.
    void showRenewal(std::optional<bool> renewsByItself, std::chrono::seconds ahead = {});
    //! \brief A quiet line on what copying does.
    void showCopyHint(const QString &text);
    //! \brief A quiet line below everything: when the token was obtained, how often it was used.
    void showHistory(const QString &text);
    //! \brief Gives the keyboard to the obvious next step.
    void focusNextStep();
    //! \brief Shows the whole token for a while, or hides it again.
    void revealToken();

Q_SIGNALS:
    //! A next step was chosen.
    void wanted(nlstoken::TokenAction action);
    //! A detail is to be copied.
    void copyWanted(const QString &text);
    //! The user wants the token renewed by itself, or not.
    void renewalWanted(bool byItself);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void applyColors();
    void showActions(const std::vector<TokenAction> &actions);
    void addDetail(const TokenDetail &detail, int row);
    void addCopyButtons(QPushButton *copy);
    [[nodiscard]] QHBoxLayout *makeOptions();

    CountdownRing *m_ring;
    QLabel *m_title;
    QLabel *m_text;
    TokenField *m_token;
    QHBoxLayout *m_actions;
    QWidget *m_details;
    QFrame *m_line;
    QGridLayout *m_rows;
    QCheckBox *m_renewal;
    QLabel *m_copyHint;
    QLabel *m_history;
    ErrorCard *m_error;
    QMenu *m_copyMenu = nullptr;
    std::vector<QPointer<QPushButton>> m_buttons; // of the actions, in their order
    QPointer<QPushButton> m_nextStep;
    TokenPageState m_state;
    std::vector<TokenDetail> m_shownDetails;
};

} // namespace nlstoken
