// SPDX-License-Identifier: Apache-2.0
#include "ui/token/tokenfield.h"

#include "core/platform/clock.h"
#include "ui/shared/fieldframe.h"
#include "ui/shared/icons.h"
#include "ui/token/tokentext.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

using namespace std::chrono_literals;

namespace nlstoken {

namespace {

constexpr std::chrono::milliseconds hidingInterval = 200ms;

} // namespace

TokenField::TokenField(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_text(*new TokenText(this))
    , m_eye(*makeFieldButton(*this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(fieldMargins(*this));
    row->addWidget(&m_text);
    row->addWidget(&m_eye);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusProxy(&m_eye);

    connect(&m_eye, &QToolButton::clicked, this, [this] { isRevealed() ? conceal() : reveal(); });
    m_timer.setInterval(hidingInterval);
    connect(&m_timer, &QTimer::timeout, this, &TokenField::concealWhenDue);
    setToken({});
}

void TokenField::setToken(const QByteArray &token)
{
    if (token == m_text.token() && !token.isEmpty())
        return;
    conceal();
    m_text.setToken(token);
    m_eye.setEnabled(!token.isEmpty());
    describeEye();
}

bool TokenField::isRevealed() const
{
    return m_text.isRevealed();
}

void TokenField::reveal()
{
    if (isRevealed() || m_text.token().isEmpty())
        return;
    m_revealedAt = m_clock.now();
    m_timer.start();
    m_text.setRevealed(true);
    describeEye();
    Q_EMIT revealed();
}

void TokenField::conceal()
{
    if (!isRevealed())
        return;
    m_timer.stop();
    m_text.setRevealed(false);
    describeEye();
    Q_EMIT hidden();
}

bool TokenField::event(QEvent *event)
{
    if (event->type() == QEvent::WindowDeactivate)
        conceal();
    else if (event->type() == QEvent::LanguageChange)
        describeEye();
    return QWidget::event(event);
}

void TokenField::hideEvent(QHideEvent *event)
{
    conceal();
    QWidget::hideEvent(event);
}

void TokenField::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintFieldFrame(painter, *this, true);
}

void TokenField::concealWhenDue()
{
    const QDateTime now = m_clock.now();
    const bool clockWentBack = now < m_revealedAt;
    if (clockWentBack || now >= m_revealedAt.addSecs(revealTime.count()))
        conceal();
}

void TokenField::describeEye()
{
    const bool revealed = isRevealed();
    m_eye.setIcon(icon(revealed ? IconName::EyeOff : IconName::Eye));
    m_eye.setAccessibleName(revealed ? tr("Hide the token") : tr("Show the token"));
    m_eye.setToolTip(revealed
            ? tr("Hide the token")
            : tr("Show the token for %n seconds", nullptr, int(revealTime.count())));
}

} // namespace nlstoken
