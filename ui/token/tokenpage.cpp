// SPDX-License-Identifier: Apache-2.0
#include "ui/token/tokenpage.h"

#include "core/model/durationtext.h"
#include "ui/shared/errorcard.h"
#include "ui/shared/icons.h"
#include "ui/shared/primarybutton.h"
#include "ui/shared/safetext.h"
#include "ui/shared/statuscolor.h"
#include "ui/token/tokenfield.h"

#include <QCheckBox>
#include <QEvent>
#include <QFontDatabase>
#include <QFrame>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr int ringSide = 196;
constexpr int pageGap = 24;

std::optional<IconName> iconOf(TokenAction action)
{
    switch (action) {
    case TokenAction::CopyToken:
        return IconName::Copy;
    case TokenAction::Obtain:
    case TokenAction::RenewNow:
    case TokenAction::TryNow:
        return IconName::Renew;
    case TokenAction::TryIt:
        return IconName::Play;
    case TokenAction::Unlock:
        return IconName::Unlock;
    case TokenAction::EditProfile:
        return IconName::Edit;
    case TokenAction::AddKey:
        return IconName::Key;
    default:
        return std::nullopt;
    }
}

// The first action is the obvious one: it stands out and is the default.
QPushButton *actionButton(TokenAction action, bool isObvious, QWidget *parent)
{
    QPushButton *button = isObvious ? new PrimaryButton(parent) : new QPushButton(parent);
    button->setText(safeMenuText(actionText(action)));
    if (const auto name = iconOf(action))
        button->setIcon(icon(*name, isObvious ? QPalette::HighlightedText : QPalette::ButtonText));
    button->setDefault(isObvious);
    return button;
}

void setFactor(QLabel &label, qreal factor, QFont::Weight weight)
{
    QFont font = label.font();
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setWeight(weight);
    label.setFont(font);
}

} // namespace

TokenPage::TokenPage(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_ring(new CountdownRing(this))
    , m_title(plainLabel({}, this))
    , m_text(plainLabel({}, this))
    , m_token(new TokenField(clock, this))
    , m_actions(new QHBoxLayout)
    , m_details(new QWidget(this))
    , m_line(new QFrame(m_details))
    , m_rows(new QGridLayout(m_details))
    , m_renewal(new QCheckBox(this))
    , m_copyHint(plainLabel({}, this))
    , m_history(plainLabel({}, this))
    , m_error(new ErrorCard(this))
{
    m_ring->setFixedSize(ringSide, ringSide);
    setFactor(*m_title, 1.3, QFont::DemiBold);
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);

    auto *side = new QVBoxLayout;
    side->setSpacing(pageGap / 2);
    side->addStretch();
    side->addWidget(m_title);
    side->addWidget(m_text);
    side->addWidget(m_token);
    side->addLayout(m_actions);
    side->addLayout(makeOptions());
    side->addStretch();

    auto *top = new QHBoxLayout;
    top->setSpacing(pageGap + 4);
    top->addWidget(m_ring);
    top->addLayout(side, 1);

    m_line->setFrameShape(QFrame::HLine);
    m_line->setFrameShadow(QFrame::Plain);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setVerticalSpacing(pageGap / 2);
    m_rows->setHorizontalSpacing(pageGap);
    m_rows->setColumnStretch(1, 1);
    m_rows->addWidget(m_line, 0, 0, 1, 3);

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(pageGap, pageGap - 4, pageGap, pageGap);
    all->setSpacing(pageGap - 4);
    all->addLayout(top);
    all->addWidget(m_error);
    all->addWidget(m_details);
    all->addStretch();
    all->addWidget(m_history, 0, Qt::AlignTrailing);
    m_error->hide();
    connect(m_error, &ErrorCard::copyWanted, this, &TokenPage::copyWanted);
    connect(m_renewal, &QCheckBox::clicked, this, &TokenPage::renewalWanted);
    showRenewal({});
    showToken({}, {});
}

QHBoxLayout *TokenPage::makeOptions()
{
    auto *options = new QHBoxLayout;
    options->setSpacing(pageGap / 2);
    options->addWidget(m_renewal);
    // It makes a second line rather than the page wider than the window.
    m_copyHint->setWordWrap(true);
    m_copyHint->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    options->addWidget(m_copyHint, 1);
    return options;
}

void TokenPage::showError(const ErrorDescription &description)
{
    m_error->show(description);
    m_error->setVisible(true);
}

void TokenPage::hideError()
{
    m_error->hide();
}

bool TokenPage::showsError() const
{
    return m_error->isVisibleTo(this);
}

void TokenPage::showRenewal(std::optional<bool> renewsByItself, std::chrono::seconds ahead)
{
    m_renewal->setVisible(renewsByItself.has_value());
    //: %1 is a duration
    m_renewal->setText(tr("Renew by itself %1 before it expires").arg(durationText(ahead)));
    m_renewal->setChecked(renewsByItself.value_or(false));
}

void TokenPage::showCopyHint(const QString &text)
{
    m_copyHint->setText(text);
}

void TokenPage::showHistory(const QString &text)
{
    m_history->setText(text);
}

void TokenPage::focusNextStep()
{
    if (m_nextStep)
        m_nextStep->setFocus(Qt::OtherFocusReason);
}

void TokenPage::revealToken()
{
    m_token->isRevealed() ? m_token->conceal() : m_token->reveal();
}

void TokenPage::showState(const TokenPageState &state)
{
    m_ring->setFraction(state.ringFraction);
    m_ring->setRole(state.ringRole);
    m_ring->setText(state.ringText);
    m_ring->setSubText(state.ringSubText);
    m_ring->setBusy(state.busy);
    m_title->setText(safeText(state.title));
    m_text->setText(safeText(state.text));
    m_text->setVisible(!state.text.isEmpty());
    // Buttons that are made anew each second could never be pressed.
    if (state.actions != m_state.actions)
        showActions(state.actions);
    m_state = state;
}

void TokenPage::showToken(const QByteArray &token, const std::vector<TokenDetail> &details)
{
    m_token->setToken(token);
    m_token->setVisible(!token.isEmpty());
    m_details->setVisible(!details.empty());
    if (details == m_shownDetails)
        return;
    m_shownDetails = details;
    const auto old = m_details->findChildren<QWidget *>(u"detail"_s, Qt::FindDirectChildrenOnly);
    qDeleteAll(old);
    int row = 1; // below the line
    for (const TokenDetail &detail : details)
        addDetail(detail, row++);
    applyColors();
}

void TokenPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColors();
}

void TokenPage::applyColors()
{
    for (QLabel *label : {m_text, m_copyHint, m_history})
        setTextColor(*label, mutedTextColor(palette()));
    setTextColor(*m_line, cardBorderColor(palette()));
    const auto labels = m_details->findChildren<QLabel *>(u"detail"_s, Qt::FindDirectChildrenOnly);
    for (QLabel *label : labels) {
        if (label->textInteractionFlags() == Qt::NoTextInteraction)
            setTextColor(*label, mutedTextColor(palette()));
    }
    const auto links =
        m_details->findChildren<QToolButton *>(u"detail"_s, Qt::FindDirectChildrenOnly);
    for (QToolButton *link : links)
        setTextColor(*link, statusTextColor(StatusColor::Accent, palette()));
}

void TokenPage::showActions(const std::vector<TokenAction> &actions)
{
    // Who presses a button by keyboard stays with the next one.
    const QWidget *focused = focusWidget();
    const bool hadFocus = std::ranges::any_of(m_buttons, [focused](const auto &button) {
        return button && button == focused && button->hasFocus();
    });
    m_buttons.clear();
    while (QLayoutItem *item = m_actions->takeAt(0)) {
        if (QWidget *button = item->widget()) {
            button->hide();
            button->deleteLater(); // it may be the one that was just pressed
        }
        delete item;
    }
    for (std::size_t i = 0; i < actions.size(); ++i) {
        QPushButton *button =
            actionButton(actions[i], i == 0 && actions[i] != TokenAction::Cancel, this);
        m_buttons.emplace_back(button);
        connect(button, &QPushButton::clicked, this,
            [this, action = actions[i]] { Q_EMIT wanted(action); });
        if (actions[i] == TokenAction::CopyToken && m_copyMenu)
            addCopyButtons(button);
        else
            m_actions->addWidget(button);
    }
    m_actions->addStretch();
    m_nextStep = m_buttons.empty() ? nullptr : m_buttons.front();
    if (hadFocus)
        focusNextStep();
}

// The button and its menu are one to look at.
void TokenPage::addCopyButtons(QPushButton *copy)
{
    auto *both = new QWidget(this);
    auto *row = new QHBoxLayout(both);
    row->setContentsMargins({});
    row->setSpacing(0);
    auto *primary = qobject_cast<PrimaryButton *>(copy);
    QPushButton *more = primary ? new PrimaryButton(both) : new QPushButton(both);
    if (primary) {
        primary->setPart(PrimaryButton::Part::Start);
        qobject_cast<PrimaryButton *>(more)->setPart(PrimaryButton::Part::End);
    }
    more->setIcon(
        icon(IconName::ChevronDown, primary ? QPalette::HighlightedText : QPalette::ButtonText));
    more->setAccessibleName(tr("Copy in another form"));
    more->setToolTip(tr("Copy in another form"));
    more->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred); // as high as the words beside
    both->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(more, &QPushButton::clicked, this,
        [this, more] { m_copyMenu->popup(more->mapToGlobal(QPoint(0, more->height()))); });
    row->addWidget(copy);
    row->addWidget(more);
    m_actions->addWidget(both);
}

// A label takes Ctrl+C for itself even when nothing in it is marked; then it is meant for the
// token.
bool TokenPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *label = qobject_cast<QLabel *>(watched);
        const bool copies = static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy);
        if (copies && label && !label->hasSelectedText())
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

void TokenPage::addDetail(const TokenDetail &detail, int row)
{
    auto *label = plainLabel(detail.label, m_details);
    auto *text = plainLabel(detail.text, m_details, Selection::Allowed);
    text->installEventFilter(this);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto *copy = new QToolButton(m_details);
    copy->setText(tr("Copy"));
    copy->setAutoRaise(true);
    //: %1 is what the row is called, for example ExpireTime
    copy->setAccessibleName(tr("Copy %1").arg(detail.label));
    connect(copy, &QToolButton::clicked, this,
        [this, copied = detail.copied] { Q_EMIT copyWanted(copied); });
    int column = 0;
    for (QWidget *widget : {static_cast<QWidget *>(label), static_cast<QWidget *>(text),
             static_cast<QWidget *>(copy)}) {
        widget->setObjectName(u"detail"_s);
        m_rows->addWidget(widget, row, column++);
    }
}

} // namespace nlstoken
