// SPDX-License-Identifier: Apache-2.0
#include "ui/trial/trialpanel.h"

#include "core/errors/errordescription.h"
#include "ui/shared/errorcard.h"
#include "ui/shared/icons.h"
#include "ui/shared/primarybutton.h"
#include "ui/shared/safetext.h"
#include "ui/trial/verdictcard.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr int panelGap = 8;

QString seconds(std::chrono::milliseconds time)
{
    constexpr qreal thousand = 1000;
    return QLocale().toString(static_cast<qreal>(time.count()) / thousand, 'f', 2);
}

// What all of the service's hosts end with says nothing.
QString shortHost(const QString &host)
{
    constexpr auto ofTheService = ".aliyuncs.com"_L1;
    return host.endsWith(ofTheService) ? host.chopped(ofTheService.size()) : host;
}

QString hintFor(const TrialFacts &facts)
{
    if (!facts.canSpeak)
        return TrialPanel::tr("Without an Appkey only the handshake is made: it tells whether the "
                              "token is accepted, and costs nothing.");
    return facts.isBilled
        ? TrialPanel::tr("Each try speaks the sentence once, which Alibaba Cloud bills as a call.")
        : TrialPanel::tr("The sandbox plays a sound of its own; nothing is billed.");
}

} // namespace

TrialPanel::TrialPanel(const ErrorCatalogue &errors, QWidget *parent)
    : QWidget(parent)
    , m_errors(errors)
    , m_text(new QLineEdit(tr("Hello from Intelligent Speech Interaction"), this))
    , m_try(new PrimaryButton(this))
    , m_play(new QPushButton(this))
    , m_save(new QPushButton(tr("Save audio…"), this))
    , m_hint(plainLabel({}, this))
    , m_warning(new VerdictCard(this))
    , m_verdict(new VerdictCard(this))
    , m_error(new ErrorCard(this))
{
    auto *title = plainLabel(tr("Try the token against the gateway"), this);
    QFont strong = title->font();
    strong.setWeight(QFont::DemiBold);
    title->setFont(strong);
    m_text->setMaxLength(LongestTrialText);
    m_text->setAccessibleName(tr("Sentence to be spoken"));
    m_hint->setWordWrap(true);
    m_save->setIcon(icon(IconName::Export, QPalette::ButtonText));
    for (QPushButton *button : {static_cast<QPushButton *>(m_try), m_play, m_save})
        button->setAutoDefault(false);

    auto *row = new QHBoxLayout;
    row->setSpacing(panelGap);
    row->addWidget(m_text, 1);
    for (QPushButton *button : {static_cast<QPushButton *>(m_try), m_play, m_save})
        row->addWidget(button);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(panelGap);
    all->addWidget(title);
    all->addLayout(row);
    all->addWidget(m_hint);
    for (QWidget *card : {static_cast<QWidget *>(m_warning), static_cast<QWidget *>(m_verdict),
             static_cast<QWidget *>(m_error)})
        all->addWidget(card);

    const auto wantTry = [this] {
        if (m_isRunning)
            Q_EMIT cancelWanted();
        else
            Q_EMIT tryWanted();
    };
    connect(m_try, &QPushButton::clicked, this, wantTry);
    connect(m_text, &QLineEdit::returnPressed, this, [this] {
        if (!m_isRunning)
            Q_EMIT tryWanted();
    });
    connect(m_play, &QPushButton::clicked, this, [this] {
        if (m_isPlaying)
            Q_EMIT stopWanted();
        else
            Q_EMIT playWanted();
    });
    connect(m_save, &QPushButton::clicked, this, &TrialPanel::saveWanted);
    connect(m_error, &ErrorCard::copyWanted, this, &TrialPanel::copyWanted);
    showFacts({});
    applyColors();
}

QString TrialPanel::text() const
{
    const QString text = m_text->text().trimmed();
    return text.isEmpty() ? tr("Hello from Intelligent Speech Interaction") : text;
}

void TrialPanel::showFacts(const TrialFacts &facts)
{
    m_isRunning = facts.step != TrialRun::Step::None;
    m_isPlaying = facts.isPlaying;
    m_text->setEnabled(facts.canSpeak);
    m_hint->setText(hintFor(facts));
    showButtons(facts);
    const bool warns = facts.warning && !m_isRunning && !facts.result;
    m_warning->setVisible(warns);
    if (warns) {
        const ErrorDescription warning = describeError(*facts.warning, m_errors);
        m_warning->show(StatusColor::Warning, warning.title, warning.advice);
    }
    showResult(facts);
}

void TrialPanel::showButtons(const TrialFacts &facts)
{
    const QString text = m_isRunning ? tr("Cancel") : tr("Try it");
    if (m_try->text() != text) {
        m_try->setText(text);
        m_try->setIcon(
            icon(m_isRunning ? IconName::Cancel : IconName::Play, QPalette::HighlightedText));
    }
    m_save->setEnabled(facts.hasSound);
    m_save->setVisible(facts.canSpeak);
    m_play->setVisible(facts.hasSound && facts.canPlay);
    m_play->setText(m_isPlaying ? tr("Stop") : tr("Play"));
    m_play->setIcon(icon(m_isPlaying ? IconName::Stop : IconName::Play, QPalette::ButtonText));
}

void TrialPanel::showResult(const TrialFacts &facts)
{
    m_error->setVisible(facts.result && !*facts.result);
    m_verdict->setVisible(m_isRunning || (facts.result && *facts.result));
    if (m_isRunning) {
        const bool waits = facts.step == TrialRun::Step::Token;
        m_verdict->show(StatusColor::Neutral,
            waits ? tr("Obtaining a token first…") : tr("Asking %1…").arg(facts.host), {});
        return;
    }
    if (!facts.result)
        return;
    if (!*facts.result)
        return m_error->show(describeError(facts.result->error(), m_errors));
    const TrialOutcome &outcome = **facts.result;
    if (!outcome.spoken)
        return m_verdict->show(StatusColor::Positive, tr("The gateway accepted this token."),
            //: %1 is a number, %2 a host
            tr("Handshake alone, in %1 s with %2.")
                .arg(seconds(outcome.took), shortHost(outcome.host)));
    QStringList said{tr("%1 of audio in %2 s from %3")
            .arg(QLocale().formattedDataSize(
                     outcome.spoken->wav.size(), 0, QLocale::DataSizeSIFormat),
                seconds(outcome.took), shortHost(outcome.host))};
    if (!outcome.spoken->requestId.isEmpty())
        said.prepend(tr("task %1").arg(outcome.spoken->requestId));
    m_verdict->show(StatusColor::Positive, tr("The gateway accepted this token and the Appkey."),
        said.join(u" · "_s));
}

void TrialPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColors();
}

void TrialPanel::applyColors()
{
    setTextColor(*m_hint, mutedTextColor(palette()));
}

} // namespace nlstoken
