// SPDX-License-Identifier: Apache-2.0
#include "ui/statusstrip.h"

#include "core/model/durationtext.h"
#include "ui/shared/safetext.h"
#include "ui/shared/secretclipboard.h"
#include "ui/shared/statuscolor.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

using namespace std::chrono_literals;

namespace nlstoken {

namespace {

constexpr int stripGap = 20;
constexpr int dotSide = 8;
constexpr auto sayingTime = 4s;
constexpr auto worthTelling = 60s;

} // namespace

StatusStrip::StatusStrip(SecretClipboard &clipboard, QWidget *parent)
    : QWidget(parent)
    , m_clipboard(clipboard)
    , m_keychain(plainLabel({}, this))
    , m_clock(plainLabel({}, this))
    , m_request(plainLabel({}, this))
    , m_said(plainLabel({}, this))
    , m_clearing(plainLabel({}, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(dotSide * 3, 0, dotSide, 0);
    row->setSpacing(stripGap);
    for (QLabel *label : {m_keychain, m_clock, m_request})
        row->addWidget(label);
    row->addStretch();
    row->addWidget(m_said);
    row->addWidget(m_clearing);
    m_saidFor.setSingleShot(true);
    connect(&m_saidFor, &QTimer::timeout, m_said, &QLabel::clear);
    connect(&m_clipboard, &SecretClipboard::stateChanged, this, &StatusStrip::showClipboard);
    connect(&m_clipboard, &SecretClipboard::remainingChanged, this, &StatusStrip::showClipboard);
    showClock({});
    showLastRequest({});
    applyColors();
}

void StatusStrip::showKeychain(const QString &name)
{
    m_keychainKnown = true;
    m_hasKeychain = !name.isEmpty();
    //: %1 is the name of a keychain, for example GNOME Keyring
    m_keychain->setText(m_hasKeychain ? tr("Keys in %1").arg(safeText(name))
                                      : tr("No keychain: keys can't be kept"));
    update();
}

void StatusStrip::showClock(std::optional<std::chrono::seconds> ahead)
{
    m_clock->setVisible(ahead.has_value());
    if (!ahead)
        return;
    if (std::chrono::abs(*ahead) < worthTelling)
        m_clock->setText(tr("Clock in step"));
    else if (*ahead > 0s)
        m_clock->setText(tr("Clock %1 ahead").arg(durationText(*ahead)));
    else
        m_clock->setText(tr("Clock %1 behind").arg(durationText(-*ahead)));
}

void StatusStrip::showLastRequest(std::optional<std::chrono::milliseconds> duration)
{
    m_request->setVisible(duration.has_value());
    if (duration)
        m_request->setText(tr("Last request %1 ms").arg(duration->count()));
}

void StatusStrip::say(const QString &text)
{
    m_said->setText(safeText(text));
    m_saidFor.start(sayingTime);
}

void StatusStrip::showClipboard()
{
    switch (m_clipboard.state()) {
    case SecretClipboard::State::Empty:
        return m_clearing->clear();
    case SecretClipboard::State::CouldNotConfirmClearing:
        return m_clearing->setText(
            tr("Clearing the clipboard could not be confirmed; click into the window"));
    case SecretClipboard::State::Holding:
        break;
    }
    const std::chrono::seconds left = m_clipboard.remaining();
    m_clearing->setText(left > 0s ? tr("Clipboard clears in %1").arg(durationText(left))
                                  : tr("Clipboard clears when the window closes"));
}

void StatusStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColors();
}

void StatusStrip::applyColors()
{
    for (QLabel *label : {m_keychain, m_clock, m_request, m_clearing})
        setTextColor(*label, mutedTextColor(palette()));
}

// The dot says nothing that the words beside it don't.
void StatusStrip::paintEvent(QPaintEvent *)
{
    if (!m_keychainKnown)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(
        statusColor(m_hasKeychain ? StatusColor::Positive : StatusColor::Warning, palette()));
    const bool leftToRight = layoutDirection() == Qt::LeftToRight;
    const qreal x = leftToRight ? dotSide : width() - 2 * dotSide;
    painter.drawEllipse(QRectF(x, (height() - dotSide) / 2.0, dotSide, dotSide));
}

} // namespace nlstoken
