// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/trial/trialrun.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace nlstoken {

class ErrorCard;
class ErrorCatalogue;
class PrimaryButton;
class VerdictCard;

//! \brief What the panel has to go by, at one moment.
struct TrialFacts
{
    QString host{}; //!< of the gateway
    bool canSpeak = false; //!< there is an Appkey
    bool isBilled = true; //!< not in the sandbox
    TrialRun::Step step = TrialRun::Step::None;
    std::optional<ServiceError> warning{};
    std::optional<Result<TrialOutcome>> result{};
    bool hasSound = false; //!< of the last trial
    bool canPlay = false; //!< this computer plays sounds
    bool isPlaying = false;
};

//! \brief Trying the token out: the sentence, the button, and what came of it in words.
class TrialPanel final : public QWidget
{
    Q_OBJECT

public:
    //! \param errors borrowed for life
    explicit TrialPanel(const ErrorCatalogue &errors, QWidget *parent = nullptr);

    void showFacts(const TrialFacts &facts);
    //! \brief What is to be spoken; never empty.
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void tryWanted();
    void cancelWanted();
    void saveWanted();
    void playWanted();
    void stopWanted();
    //! An error is to be copied for somebody else. Holds no secret.
    void copyWanted(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showButtons(const TrialFacts &facts);
    void showResult(const TrialFacts &facts);
    void applyColors();

    const ErrorCatalogue &m_errors;
    QLineEdit *m_text;
    PrimaryButton *m_try;
    QPushButton *m_play;
    QPushButton *m_save;
    QLabel *m_hint;
    VerdictCard *m_warning;
    VerdictCard *m_verdict;
    ErrorCard *m_error;
    bool m_isRunning = false;
    bool m_isPlaying = false;
};

} // namespace nlstoken
