// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/errorcard.h"

#include "ui/shared/icons.h"
#include "ui/shared/safetext.h"
#include "ui/shared/statuscolor.h"

#include <QEvent>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr int errorMargin = 14;

QLabel *paragraph(QWidget *parent)
{
    QLabel *label = plainLabel({}, parent, Selection::Allowed);
    label->setWordWrap(true);
    return label;
}

void showOrHide(QLabel &label, const QString &text)
{
    label.setText(safeText(text));
    label.setVisible(!text.isEmpty());
}

} // namespace

ErrorCard::ErrorCard(QWidget *parent)
    : QFrame(parent)
    , m_message(paragraph(this))
    , m_explanation(paragraph(this))
    , m_advice(paragraph(this))
    , m_words(paragraph(this))
    , m_facts(new QGridLayout)
    , m_copy(new QToolButton(this))
{
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Explanation of the error"));
    QFont strong = m_message->font();
    strong.setWeight(QFont::DemiBold);
    m_message->setFont(strong);
    m_words->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_copy->setText(tr("Copy for a ticket"));
    m_copy->setIcon(icon(IconName::Copy, QPalette::ButtonText));
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copy->setAutoRaise(true);
    connect(m_copy, &QToolButton::clicked, this, [this] { Q_EMIT copyWanted(asText()); });

    m_facts->setHorizontalSpacing(errorMargin);
    m_facts->setVerticalSpacing(errorMargin / 3);
    m_facts->setColumnStretch(1, 1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(errorMargin, errorMargin, errorMargin, errorMargin);
    all->setSpacing(errorMargin / 2);
    for (QLabel *label : {m_message, m_explanation, m_advice, m_words})
        all->addWidget(label);
    all->addLayout(m_facts);
    all->addWidget(m_copy, 0, Qt::AlignLeading);
    applyColors();
}

void ErrorCard::show(const ErrorDescription &description)
{
    if (std::exchange(m_shown, description) == description)
        return;
    showOrHide(*m_message, description.title);
    showOrHide(*m_explanation, description.explanation);
    showOrHide(*m_advice, description.advice);
    showOrHide(*m_words, description.serviceWords);
    while (QLayoutItem *item = m_facts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    addFact(tr("Code"), description.code);
    if (description.httpStatus > 0)
        addFact(tr("HTTP status"), QString::number(description.httpStatus));
    addFact(u"RequestId"_s, description.requestId);
    addFact(tr("Place"), description.where);
    applyColors();
}

void ErrorCard::addFact(const QString &label, const QString &text)
{
    if (text.isEmpty())
        return;
    const int row = m_facts->rowCount();
    auto *name = plainLabel(label, this);
    name->setObjectName(u"muted"_s);
    m_facts->addWidget(name, row, 0);
    auto *value = plainLabel(safeText(text), this, Selection::Allowed);
    value->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    value->setWordWrap(true);
    m_facts->addWidget(value, row, 1);
}

// What support staff ask for first, and nothing that could open a door.
QString ErrorCard::asText() const
{
    QStringList lines{m_shown.title, m_shown.explanation, m_shown.advice, m_shown.serviceWords,
        u"Code: "_s + m_shown.code};
    if (m_shown.httpStatus > 0)
        lines << u"HTTP: "_s + QString::number(m_shown.httpStatus);
    if (!m_shown.requestId.isEmpty())
        lines << u"RequestId: "_s + m_shown.requestId;
    lines.removeAll(QString());
    return lines.join(u'\n');
}

void ErrorCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColors();
}

void ErrorCard::applyColors()
{
    const auto labels = findChildren<QLabel *>(u"muted"_s, Qt::FindDirectChildrenOnly);
    for (QLabel *label : labels)
        setTextColor(*label, mutedTextColor(palette()));
}

} // namespace nlstoken
