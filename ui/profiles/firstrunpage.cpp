// SPDX-License-Identifier: Apache-2.0
#include "ui/profiles/firstrunpage.h"

#include "ui/profiles/waybutton.h"
#include "ui/shared/icons.h"
#include "ui/shared/safetext.h"
#include "ui/shared/statuscolor.h"
#include "ui/token/countdownring.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr int exampleRingSide = 92;
constexpr int column = 400; // of the rows, at the usual font

//! \source docs/service/create-token.md section 7
QUrl consolePage()
{
    return QUrl(u"https://nls-portal.console.aliyun.com/"_s);
}

// A link is a button: it takes the focus, and opens nothing by itself.
QPushButton *linkButton(QWidget *parent)
{
    auto *button = new QPushButton(parent);
    button->setFlat(true);
    button->setAutoDefault(false);
    button->setCursor(Qt::PointingHandCursor);
    return button;
}

// The ring without words, and without one for a screen reader: it counts nothing here.
class Emblem final : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        constexpr qreal fraction = 0.7;
        QPainter painter(this);
        CountdownRing::paintRing(painter, rect(), fraction, CountdownRing::Role::Normal, palette());
    }
};

} // namespace

FirstRunPage::FirstRunPage(QWidget *parent)
    : QWidget(parent)
    , m_title(plainLabel({}, this))
    , m_text(plainLabel({}, this))
    , m_add(new WayButton(WayButton::Rank::Obvious, this))
    , m_sandbox(new WayButton(WayButton::Rank::Other, this))
    , m_question(plainLabel({}, this))
    , m_activate(linkButton(this))
    , m_dot(plainLabel(u"·"_s, this))
    , m_paste(linkButton(this))
{
    m_add->setIcon(icon(IconName::Add, QPalette::HighlightedText));
    m_sandbox->setIcon(icon(IconName::Sandbox, QPalette::ButtonText));
    layOut();
    retranslate();
    applyLook();
    connect(m_add, &QPushButton::clicked, this, &FirstRunPage::addWanted);
    connect(m_sandbox, &QPushButton::clicked, this, &FirstRunPage::sandboxWanted);
    connect(m_paste, &QPushButton::clicked, this, &FirstRunPage::pasteTokenWanted);
    connect(m_activate, &QPushButton::clicked, this, [this] { Q_EMIT helpWanted(consolePage()); });
}

void FirstRunPage::setKeychainName(const QString &name)
{
    m_keychainName = name;
    retranslate();
}

void FirstRunPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        applyLook();
}

void FirstRunPage::layOut()
{
    QFont big = m_title->font();
    big.setPointSizeF(big.pointSizeF() * 1.6);
    big.setWeight(QFont::DemiBold);
    m_title->setFont(big);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignCenter);
    auto *emblem = new Emblem(this);
    emblem->setFixedSize(exampleRingSide, exampleRingSide);

    const int width = qMax(column, fontMetrics().height() * 26);
    for (WayButton *row : {m_add, m_sandbox})
        row->setMinimumWidth(width);
    m_text->setFixedWidth(width + 2 * fontMetrics().height());

    auto *links = new QHBoxLayout;
    links->setSpacing(2);
    for (QWidget *part : {static_cast<QWidget *>(m_question), static_cast<QWidget *>(m_activate),
             static_cast<QWidget *>(m_dot), static_cast<QWidget *>(m_paste)})
        links->addWidget(part);

    auto *all = new QVBoxLayout(this);
    all->addStretch(2);
    all->addWidget(emblem, 0, Qt::AlignHCenter);
    all->addSpacing(16);
    all->addWidget(m_title, 0, Qt::AlignHCenter);
    all->addSpacing(12);
    all->addWidget(m_text, 0, Qt::AlignHCenter);
    all->addSpacing(20);
    all->addWidget(m_add, 0, Qt::AlignHCenter);
    all->addSpacing(4);
    all->addWidget(m_sandbox, 0, Qt::AlignHCenter);
    all->addSpacing(12);
    auto *middle = new QHBoxLayout;
    middle->addStretch();
    middle->addLayout(links);
    middle->addStretch();
    all->addLayout(middle);
    all->addStretch(3);
}

void FirstRunPage::retranslate()
{
    m_title->setText(tr("Get a speech token"));
    m_text->setText(m_keychainName.isEmpty()
            ? tr("Keys stay in this computer's keychain. A token is asked for once and reused "
                 "until it expires.")
            //: %1 the name of a keychain, such as GNOME Keyring
            : tr("Keys stay in this computer's keychain (%1). A token is asked for once and "
                 "reused until it expires.")
                  .arg(safeText(m_keychainName)));
    // What stands in the middle gets the height of its hint, which knows nothing of the width.
    m_text->setFixedHeight(m_text->heightForWidth(m_text->width()));
    m_add->setText(tr("&Add an AccessKey…"));
    m_sandbox->setText(tr("Try the &sandbox"));
    m_sandbox->setHint(tr("no account needed"));
    m_question->setText(tr("No key yet?"));
    m_activate->setText(tr("Activate the service and make one for a &RAM user"));
    m_paste->setText(tr("&Paste a token from the console"));
}

void FirstRunPage::applyLook()
{
    for (QLabel *label : {m_text, m_question, m_dot})
        setTextColor(*label, mutedTextColor(palette()));
    for (QPushButton *link : {m_activate, m_paste})
        setTextColor(*link, palette().color(QPalette::Link));
}

} // namespace nlstoken
