// SPDX-License-Identifier: Apache-2.0
#include "ui/profiles/formdialog.h"

#include "ui/shared/primarybutton.h"

#include <QEvent>
#include <QGridLayout>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace nlstoken {

namespace {

constexpr int edge = 20;
constexpr int gap = 10;

} // namespace

FormDialog::FormDialog(const QString &accepting, QWidget *parent)
    : QDialog(parent)
    , m_scroll(new QScrollArea(this))
    , m_body(new QWidget)
    , m_form(new QGridLayout(m_body))
    , m_status(new FormMessageLine(this))
    , m_buttons(new QDialogButtonBox(this))
    , m_accept(new PrimaryButton(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    m_form->setContentsMargins({});
    m_form->setHorizontalSpacing(edge);
    m_form->setVerticalSpacing(gap);
    m_form->setColumnStretch(1, 1);

    auto *roof = new QWidget;
    auto *column = new QVBoxLayout(roof);
    column->setContentsMargins(edge, edge, edge, gap);
    column->addWidget(m_body);
    column->addStretch();
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(roof);
    roof->setAutoFillBackground(false);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_body->installEventFilter(this);

    m_accept->setText(accepting);
    m_cancel->setAutoDefault(false);
    m_buttons->addButton(m_accept, QDialogButtonBox::AcceptRole);
    m_buttons->addButton(m_cancel, QDialogButtonBox::RejectRole);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(edge, 0, edge, edge);
    foot->setSpacing(edge);
    foot->addWidget(m_status);
    foot->addWidget(m_buttons);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(gap);
    all->addWidget(m_scroll, 1);
    all->addLayout(foot);
}

QPushButton *FormDialog::addButton(const QString &text, QDialogButtonBox::ButtonRole role)
{
    QPushButton *button = m_buttons->addButton(text, role);
    button->setAutoDefault(false);
    return button;
}

void FormDialog::setFieldsEnabled(bool enabled)
{
    if (enabled == m_body->isEnabled())
        return;
    if (!enabled) {
        m_focusBefore = focusWidget();
        m_body->setEnabled(false);
        return;
    }
    m_body->setEnabled(true);
    if (m_focusBefore)
        m_focusBefore->setFocus();
}

bool FormDialog::event(QEvent *event)
{
    const bool handled = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest)
        grow();
    return handled;
}

bool FormDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_body && event->type() == QEvent::LayoutRequest)
        QMetaObject::invokeMethod(this, &FormDialog::grow, Qt::QueuedConnection);
    return QDialog::eventFilter(watched, event);
}

void FormDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    grow();
}

// Labels that wrap are as high as their width makes them, which the size hint doesn't say.
int FormDialog::neededHeight() const
{
    const int room = width() - 2 * edge;
    const int fields = m_form->hasHeightForWidth() ? m_form->totalHeightForWidth(room)
                                                   : m_form->totalSizeHint().height();
    const int said = m_status->isVisibleTo(this)
        ? std::max(m_status->heightForWidth(room), m_status->sizeHint().height()) + edge
        : 0;
    return edge + fields + gap + gap + said + m_buttons->sizeHint().height() + edge;
}

void FormDialog::grow()
{
    constexpr int titleBar = 60;
    const int most = screen()->availableGeometry().height() - titleBar;
    const int needed = std::min(neededHeight(), most);
    if (needed > height())
        resize(width(), needed);
}

} // namespace nlstoken
