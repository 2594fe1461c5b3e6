// SPDX-License-Identifier: Apache-2.0
#include "ui/trial/trialpage.h"

#include "core/errors/errordescription.h"
#include "core/model/profilefields.h"
#include "ui/shared/icons.h"
#include "ui/shared/primarybutton.h"
#include "ui/shared/safetext.h"
#include "ui/shared/statuscolor.h"
#include "ui/trial/snippetchooser.h"
#include "ui/trial/snippetview.h"
#include "ui/trial/trialpanel.h"

#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace nlstoken {

namespace {

constexpr int pageMargin = 24;
constexpr int sectionGap = 12;
constexpr int leastCodeHeight = 140;
constexpr int appkeyWidth = 260;

QToolButton *flatButton(const QString &text, IconName name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setText(text);
    button->setIcon(icon(name, QPalette::ButtonText));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

TrialPage::TrialPage(const SnippetLibrary &library, const ErrorCatalogue &errors, QWidget *parent)
    : QWidget(parent)
    , m_errors(errors)
    , m_chooser(new SnippetChooser(library, this))
    , m_copy(new PrimaryButton(this))
    , m_appkey(new QLineEdit(this))
    , m_appkeyHint(plainLabel({}, this))
    , m_code(new SnippetView(this))
    , m_save(flatButton(tr("Save as file…"), IconName::Export, this))
    , m_qrCode(flatButton(tr("Token as QR code…"), IconName::QrCode, this))
    , m_panel(new TrialPanel(errors, this))
{
    m_copy->setText(tr("Copy snippet"));
    m_copy->setIcon(icon(IconName::Copy, QPalette::HighlightedText));
    m_copy->setAutoDefault(false);
    m_appkey->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_appkey->setFixedWidth(appkeyWidth);
    m_code->setMinimumHeight(leastCodeHeight);
    auto *appkeyLabel = plainLabel(tr("Appke&y"), this);
    appkeyLabel->setBuddy(m_appkey);

    auto *choice = new QHBoxLayout;
    choice->addWidget(m_chooser);
    choice->addStretch();
    choice->addWidget(m_copy);
    auto *appkey = new QHBoxLayout;
    appkey->setSpacing(sectionGap);
    appkey->addWidget(appkeyLabel);
    appkey->addWidget(m_appkey);
    appkey->addWidget(m_appkeyHint, 1);
    auto *below = new QHBoxLayout;
    below->addWidget(m_save);
    below->addWidget(m_qrCode);
    below->addStretch();
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(pageMargin, pageMargin - 4, pageMargin, pageMargin);
    all->setSpacing(sectionGap);
    all->addLayout(choice);
    all->addLayout(appkey);
    all->addWidget(m_code, 1);
    all->addLayout(below);
    all->addWidget(m_panel);

    connect(m_copy, &QPushButton::clicked, this, &TrialPage::copyWanted);
    connect(m_save, &QToolButton::clicked, this, &TrialPage::saveWanted);
    connect(m_qrCode, &QToolButton::clicked, this, &TrialPage::qrCodeWanted);
    connect(m_code, &SnippetView::copyWanted, this, &TrialPage::stretchWanted);
    connect(m_appkey, &QLineEdit::editingFinished, this, &TrialPage::takeAppkey);
    connect(m_appkey, &QLineEdit::textEdited, this, [this] { showAppkeyHint({}); });
}

void TrialPage::showSnippet(const QString &code, const HighlightRules &rules)
{
    m_code->showCode(code, rules);
}

void TrialPage::showAppkey(const QString &appkey, bool canChange)
{
    if (m_appkey->isReadOnly() == canChange) {
        m_appkey->setReadOnly(!canChange);
        showAppkeyHint({});
    }
    if (appkey == m_keptAppkey && m_appkey->isModified())
        return;
    m_keptAppkey = appkey;
    if (m_appkey->text() != appkey)
        m_appkey->setText(appkey);
    m_appkey->setModified(false);
    showAppkeyHint({});
}

void TrialPage::forgetTypedAppkey()
{
    m_appkey->setText(m_keptAppkey);
    m_appkey->setModified(false);
    showAppkeyHint({});
}

void TrialPage::takeAppkey()
{
    const QString typed = m_appkey->text().trimmed();
    if (m_appkey->isReadOnly() || typed == m_keptAppkey)
        return;
    const Result<QString> appkey = checkedAppkey(typed);
    if (!appkey)
        return showAppkeyHint(describeError(appkey.error(), m_errors).title);
    Q_EMIT appkeyWanted(*appkey);
}

void TrialPage::showAppkeyHint(const QString &wrong)
{
    m_wrongAppkey = wrong;
    m_appkeyHint->setText(!wrong.isEmpty() ? wrong
            : m_appkey->isReadOnly()       ? tr("the sandbox's own")
                                           : tr("kept with the profile, not a secret"));
    setTextColor(*m_appkeyHint,
        wrong.isEmpty() ? mutedTextColor(palette())
                        : statusTextColor(StatusColor::Negative, palette()));
}

void TrialPage::setUsable(bool usable)
{
    for (QWidget *widget : {static_cast<QWidget *>(m_copy), static_cast<QWidget *>(m_save),
             static_cast<QWidget *>(m_qrCode), static_cast<QWidget *>(m_panel)})
        widget->setEnabled(usable);
}

void TrialPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showAppkeyHint(m_wrongAppkey);
}

} // namespace nlstoken
