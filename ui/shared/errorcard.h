// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/errors/errordescription.h"

#include <QFrame>

class QGridLayout;
class QLabel;
class QToolButton;

namespace nlstoken {

//! \brief One error explained: what happened, what to do, the service's own words, and what support
//! staff ask for.
class ErrorCard final : public QFrame
{
    Q_OBJECT

public:
    explicit ErrorCard(QWidget *parent = nullptr);

    void show(const ErrorDescription &description);

Q_SIGNALS:
    //! The error is to be copied for somebody else. Holds no secret.
    void copyWanted(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyColors();
    void addFact(const QString &label, const QString &text);
    [[nodiscard]] QString asText() const;

    QLabel *m_message;
    QLabel *m_explanation;
    QLabel *m_advice;
    QLabel *m_words;
    QGridLayout *m_facts;
    QToolButton *m_copy;
    ErrorDescription m_shown;
};

} // namespace nlstoken
