// SPDX-License-Identifier: Apache-2.0
#include "ui/profiles/formdialog.h"

#include "ui/shared/primarybutton.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QGridLayout>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace nlstoken {

namespace {

constexpr int dialogEdge = 20;
constexpr int formGap = 10;

} // namespace

FormDialog::FormDialog(const QString &accepting, QWidget *parent)
    : QDialog(parent)
    , m_scroll(new QScrollArea(this))
    , m_body(new QWidget)
    , m_form(new QGridLayout(m_body))
    , m_status(new FormMessageLine(this))
    , m_foot(new QVBoxLayout)
    , m_bar(new QHBoxLayout)
    , m_buttons(new QDialogButtonBox(this))
    , m_accept(new PrimaryButton(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    m_form->setContentsMargins({});
    m_form->setHorizontalSpacing(dialogEdge);
    m_form->setVerticalSpacing(formGap);
    m_form->setColumnStretch(1, 1);

    auto *roof = new QWidget;
    auto *column = new QVBoxLayout(roof);
    column->setContentsMargins(dialogEdge, dialogEdge, dialogEdge, formGap);
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

    m_foot->setContentsMargins(dialogEdge, 0, dialogEdge, dialogEdge);
    m_foot->setSpacing(dialogEdge);
    m_foot->addWidget(m_status);
    m_bar->addStretch();
    m_bar->addWidget(m_buttons);
    m_foot->addLayout(m_bar);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(formGap);
    all->addWidget(m_scroll, 1);
    all->addLayout(m_foot);
}

QPushButton *FormDialog::addButton(const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setAutoDefault(false);
    m_bar->insertWidget(0, button);
    QWidget::setTabOrder(m_body, button);
    return button;
}

void FormDialog::fit()
{
    m_scroll->widget()->layout()->activate();
    resize(width(), usefulHeight());
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
    if (watched == m_body && event->type() == QEvent::LayoutRequest) {
        m_scroll->widget()->layout()->activate();
        grow();
    }
    return QDialog::eventFilter(watched, event);
}

void FormDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    fit();
}

// Labels that wrap are as high as their width makes them, which no size hint says.
int FormDialog::neededHeight() const
{
    const auto heightOf = [this](const QLayout &layout) {
        return layout.hasHeightForWidth() ? layout.heightForWidth(width())
                                          : layout.sizeHint().height();
    };
    return heightOf(*m_scroll->widget()->layout()) + layout()->spacing() + heightOf(*m_foot);
}

int FormDialog::usefulHeight() const
{
    constexpr int titleBar = 60;
    return std::min(neededHeight(), screen()->availableGeometry().height() - titleBar);
}

void FormDialog::grow()
{
    if (isVisible() && usefulHeight() > height())
        resize(width(), usefulHeight());
}

} // namespace nlstoken
