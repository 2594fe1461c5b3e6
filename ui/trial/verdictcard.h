// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/statuscolor.h"

#include <QFrame>

class QLabel;

namespace nlstoken {

//! \brief One thing that is so, in a frame: a mark, a title, and a quiet line of facts below.
class VerdictCard final : public QFrame
{
    Q_OBJECT

public:
    explicit VerdictCard(QWidget *parent = nullptr);

    //! \brief Shows \a title and \a facts, plain text, in the colour of \a meaning.
    void show(StatusColor meaning, const QString &title, const QString &facts);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void applyColors();

    QLabel *m_mark;
    QLabel *m_title;
    QLabel *m_facts;
    StatusColor m_meaning = StatusColor::Neutral;
};

} // namespace nlstoken
