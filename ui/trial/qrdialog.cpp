// SPDX-License-Identifier: Apache-2.0
#include "ui/trial/qrdialog.h"

#include "core/model/token.h"
#include "core/platform/clock.h"
#include "ui/shared/datetimetext.h"
#include "ui/shared/safetext.h"
#include "ui/trial/qrpicture.h"

#include <QHBoxLayout>
#include <QHideEvent>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

using namespace std::chrono_literals;

namespace nlstoken {

namespace {

constexpr std::chrono::milliseconds closingInterval = 200ms;
constexpr int pictureEdge = 20;
constexpr int pictureGap = 12;

} // namespace

QrDialog::QrDialog(
    const Token &token, const QString &profileName, const Clock &clock, QWidget *parent)
    : QDialog(parent)
    , m_clock(clock)
    , m_openedAt(clock.now())
    , m_picture(new QrPicture(this))
    , m_countdown(plainLabel({}, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(tr("QR code of the token"));

    QrCode code = QrCode::of(token.id);
    const QDateTime expiry = QDateTime::fromSecsSinceEpoch(token.expireTime);
    //: %1 is the name of a profile, %2 a date and time
    QLabel *words = plainLabel(code.isEmpty()
            ? tr("The token of “%1” is too long for a QR code.").arg(safeText(profileName))
            : tr("Scan this with your phone. It is the whole token of “%1”: whoever sees it can "
                 "use it until %2.")
                  .arg(safeText(profileName), dateTimeText(expiry)),
        this);
    words->setWordWrap(true);
    m_countdown->setWordWrap(true);
    m_picture->setAccessibleName(windowTitle());
    m_picture->setHidden(code.isEmpty());
    m_countdown->setHidden(code.isEmpty());
    m_picture->setCode(std::move(code));

    auto *close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_countdown, 1);
    bar->addWidget(close, 0, Qt::AlignBottom);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(pictureEdge, pictureEdge, pictureEdge, pictureEdge);
    all->setSpacing(pictureGap);
    all->addWidget(m_picture, 1);
    all->addWidget(words);
    all->addLayout(bar);
    constexpr int titleBar = 60;
    const int usualWidth = m_picture->sizeHint().width() + 2 * pictureEdge;
    resize(usualWidth,
        std::min(
            all->heightForWidth(usualWidth), screen()->availableGeometry().height() - titleBar));

    m_timer.setInterval(closingInterval);
    connect(&m_timer, &QTimer::timeout, this, &QrDialog::lookAtClock);
    m_timer.start();
    lookAtClock();
}

void QrDialog::done(int result)
{
    m_timer.stop();
    m_picture->clear();
    QDialog::done(result);
}

bool QrDialog::event(QEvent *event)
{
    if (event->type() == QEvent::WindowDeactivate && isVisible())
        reject();
    return QDialog::event(event);
}

void QrDialog::hideEvent(QHideEvent *event)
{
    QDialog::hideEvent(event);
    // Minimised, or on another desktop.
    if (event->spontaneous())
        reject();
}

void QrDialog::lookAtClock()
{
    const std::chrono::milliseconds shown(m_openedAt.msecsTo(m_clock.now()));
    const bool clockWentBack = shown < 0ms;
    if (clockWentBack || shown >= showTime)
        return reject();
    const auto left = std::chrono::ceil<std::chrono::seconds>(showTime - shown);
    m_countdown->setText(tr("It disappears in %n second(s), or as soon as you leave this window.",
        nullptr, static_cast<int>(left.count())));
}

} // namespace nlstoken
