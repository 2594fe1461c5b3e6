// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/token/tokendetails.h"
#include "ui/token/tokenpagestate.h"

#include <QWidget>

#include <vector>

class QFrame;
class QGridLayout;
class QHBoxLayout;
class QLabel;

namespace nlstoken {

class Clock;
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

Q_SIGNALS:
    //! A next step was chosen.
    void wanted(nlstoken::TokenAction action);
    //! A detail is to be copied.
    void copyWanted(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyColors();
    void showActions(const std::vector<TokenAction> &actions);
    void addDetail(const TokenDetail &detail, int row);

    CountdownRing *m_ring;
    QLabel *m_title;
    QLabel *m_text;
    TokenField *m_token;
    QHBoxLayout *m_actions;
    QWidget *m_details;
    QFrame *m_line;
    QGridLayout *m_rows;
    TokenPageState m_state;
    std::vector<TokenDetail> m_shownDetails;
};

} // namespace nlstoken
