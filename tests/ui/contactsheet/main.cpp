// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fakeclock.h"
#include "ui/profiles/secretentry.h"
#include "ui/profiles/secretfield.h"
#include "ui/shared/icons.h"
#include "ui/shared/primarybutton.h"
#include "ui/shared/safetext.h"
#include "ui/shared/statuscolor.h"
#include "ui/shared/theme.h"
#include "ui/token/countdownring.h"
#include "ui/token/tokenfield.h"
#include "ui/token/tokenpage.h"

#include <QApplication>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPixmap>
#include <QPushButton>
#include <QTextStream>

#include <cstdlib>
#include <vector>

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

constexpr int bigRing = 196;
constexpr int middleRing = 84;

struct RingSample
{
    qreal fraction;
    CountdownRing::Role role;
    QString text;
    QString subText;
    bool busy = false;
};

std::vector<RingSample> ringSamples()
{
    using Role = CountdownRing::Role;
    return {
        {0.653, Role::Normal, u"15:41:07"_s, u"left of 24 h"_s},
        {0.653, Role::Normal, u"15:41:07"_s, u"共 24 小时"_s},
        {1, Role::Normal, u"24:00:00"_s, u"left of 24 h"_s},
        {0.02, Role::Warning, u"7:58"_s, u"left of 24 h"_s},
        {0, Role::Expired, u"0:00"_s, u"expired 3 min ago"_s},
        {0, Role::Neutral, u"?"_s, {}},
        {0, Role::Neutral, u"…"_s, u"asking"_s, true},
    };
}

CountdownRing *ringOf(const RingSample &sample, int side, QWidget *parent)
{
    auto *ring = new CountdownRing(parent);
    ring->setReducedMotion(true);
    ring->setFraction(sample.fraction);
    ring->setRole(sample.role);
    ring->setText(sample.text);
    ring->setSubText(sample.subText);
    ring->setBusy(sample.busy);
    ring->setFixedSize(side, side);
    return ring;
}

// Rows of a list: the ring of 30 pixels beside words, plain and chosen.
class SmallRings final : public QWidget
{
public:
    using QWidget::QWidget;
    [[nodiscard]] QSize sizeHint() const override { return {250, 54 * 4}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        using Role = CountdownRing::Role;
        struct Row
        {
            qreal fraction;
            Role role;
            QString name;
            QString state;
        };
        const std::vector<Row> rows{
            {0.653, Role::Normal, u"Singapore demo"_s, u"ap-southeast-1 · 15 h 41 min"_s},
            {0.02, Role::Warning, u"技术支持（RAM 用户）"_s, u"cn-shanghai · 剩余 8 分钟"_s},
            {0, Role::Expired, u"Customer repro"_s, u"cn-shanghai · expired"_s},
            {0.3, Role::Normal, safeText(u"שלום demo"_s), u"this computer · 9 h 05 min"_s},
        };
        QPainter painter(this);
        painter.fillRect(rect(), palette().color(QPalette::Base));
        int y = 0;
        for (const Row &row : rows) {
            const QRect place(0, y, width(), 54);
            if (row.role == Role::Warning || y == 0)
                painter.fillRect(place, chosenRowColor(palette()));
            CountdownRing::paintRing(
                painter, QRectF(12, y + 12, 30, 30), row.fraction, row.role, palette());
            QFont bold = font();
            bold.setWeight(QFont::DemiBold);
            painter.setFont(bold);
            painter.setPen(palette().color(QPalette::Text));
            painter.drawText(QPoint(52, y + 23), row.name);
            painter.setFont(font());
            painter.setPen(mutedTextColor(palette()));
            painter.drawText(QPoint(52, y + 42), row.state);
            y += 54;
        }
    }
};

QWidget *iconRow(int size, QWidget *parent)
{
    auto *row = new QWidget(parent);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(10);
    for (int i = 0; i <= static_cast<int>(IconName::Warning); ++i) {
        auto *label = new QLabel(row);
        label->setPixmap(
            icon(static_cast<IconName>(i)).pixmap(QSize(size, size), row->devicePixelRatioF()));
        layout->addWidget(label);
    }
    layout->addStretch();
    return row;
}

QWidget *programIcons(QWidget *parent)
{
    auto *row = new QWidget(parent);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    for (const int size : {16, 24, 32, 48, 64, 128}) {
        auto *label = new QLabel(row);
        label->setPixmap(applicationIcon().pixmap(QSize(size, size), row->devicePixelRatioF()));
        layout->addWidget(label);
    }
    layout->addStretch();
    return row;
}

QWidget *meanings(QWidget *parent)
{
    auto *row = new QWidget(parent);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    const std::vector<std::pair<StatusColor, QString>> named{{StatusColor::Accent, u"Accent"_s},
        {StatusColor::Positive, u"Token obtained"_s}, {StatusColor::Warning, u"Throttled"_s},
        {StatusColor::Negative, u"Signature refused"_s},
        {StatusColor::Neutral, u"Muted words 静默"_s}};
    for (const auto &[meaning, name] : named) {
        auto *mark = new QLabel(row);
        const QColor color = statusColor(meaning, row->palette());
        mark->setPixmap(
            icon(meaning == StatusColor::Negative ? IconName::Error : IconName::Warning, color)
                .pixmap(QSize(16, 16), row->devicePixelRatioF()));
        QLabel *words = plainLabel(name, row);
        QPalette colors = words->palette();
        colors.setColor(QPalette::WindowText, statusTextColor(meaning, row->palette()));
        words->setPalette(colors);
        layout->addWidget(mark);
        layout->addWidget(words);
        layout->addSpacing(12);
    }
    layout->addStretch();
    return row;
}

QWidget *fields(const Clock &clock, QWidget *parent)
{
    auto *column = new QWidget(parent);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins({});
    const QByteArray token = "8d3ef00a1b2c4d5e6f70819293a40a4f"_ba;
    const auto addToken = [&](const QByteArray &content, int width, bool revealed) {
        auto *field = new TokenField(clock, column);
        field->setToken(content);
        field->setFixedWidth(width);
        layout->addWidget(field);
        if (revealed)
            QMetaObject::invokeMethod(field, &TokenField::reveal, Qt::QueuedConnection);
    };
    addToken(token, 480, false);
    addToken(token, 480, true);
    addToken(token, 220, false);
    addToken({}, 480, false);
    for (const bool revealed : {false, true}) {
        auto *secret = new SecretField(u"AccessKey secret"_s, column);
        secret->findChild<SecretEntry *>()->setText(u"zz0Example1Secret2Of3Nobody456"_s);
        secret->findChild<SecretEntry *>()->setRevealed(revealed);
        layout->addWidget(secret);
    }
    auto *empty = new SecretField(u"AccessKey secret"_s, column);
    empty->setPlaceholderText(u"The stored secret stays / 保留已存储的密钥"_s);
    layout->addWidget(empty);

    auto *buttons = new QHBoxLayout;
    auto *split = new QHBoxLayout;
    split->setSpacing(0);
    auto *primary = new PrimaryButton(column);
    primary->setIcon(icon(IconName::Copy, QPalette::HighlightedText));
    primary->setText(u"Copy token"_s);
    primary->setPart(PrimaryButton::Part::Start);
    auto *menu = new PrimaryButton(column);
    menu->setIcon(icon(IconName::ChevronDown, QPalette::HighlightedText));
    menu->setPart(PrimaryButton::Part::End);
    split->addWidget(primary);
    split->addWidget(menu);
    buttons->addLayout(split);
    auto *whole = new PrimaryButton(column);
    whole->setText(u"获取令牌"_s);
    buttons->addWidget(whole);
    auto *off = new PrimaryButton(column);
    off->setText(u"Obtain"_s);
    off->setEnabled(false);
    buttons->addWidget(off);
    buttons->addWidget(new QPushButton(icon(IconName::Renew), u"Renew now"_s));
    buttons->addWidget(new QPushButton(icon(IconName::Play), u"试用"_s));
    auto *disabled = new QPushButton(icon(IconName::Renew), u"Disabled"_s);
    disabled->setEnabled(false);
    buttons->addWidget(disabled);
    buttons->addStretch();
    layout->addLayout(buttons);
    return column;
}

QWidget *tokenPage(const Clock &clock, QWidget *parent)
{
    auto *page = new TokenPage(clock, parent);
    page->setAutoFillBackground(true);
    page->setBackgroundRole(QPalette::Base);
    page->setFixedWidth(756);
    page->showState({.title = u"Valid until Mon 23 Nov, 12:19:17"_s,
        .ringText = u"15:41:07"_s,
        .ringSubText = u"left of 24 h"_s,
        .ringFraction = 0.653,
        .ringRole = CountdownRing::Role::Normal,
        .actions = {TokenAction::CopyToken, TokenAction::RenewNow}});
    Profile profile = newProfile(u"Singapore demo"_s, u"ap-southeast-1"_s);
    profile.accessKeyIdMasked = u"LTAI****************1Qx2"_s;
    const Token token{"8d3ef00a1b2c4d5e6f70819293a40a4f", 1795432757, 1795346357,
        u"1234567890123456"_s, u"0989F63E-5069-4AB0-822B-5BD2D9531A7C"_s,
        u"aed8c1af075347819118ff6bf8113c2e"_s};
    page->showToken(token.id, tokenDetails(token, profile));
    return page;
}

void fill(QWidget &sheet, const Clock &clock)
{
    auto *layout = new QVBoxLayout(&sheet);
    auto *big = new QHBoxLayout;
    auto *middle = new QHBoxLayout;
    for (const RingSample &sample : ringSamples()) {
        big->addWidget(ringOf(sample, bigRing, &sheet));
        middle->addWidget(ringOf(sample, middleRing, &sheet));
    }
    middle->addStretch();
    layout->addLayout(big);
    layout->addLayout(middle);
    auto *rows = new QHBoxLayout;
    rows->addWidget(fields(clock, &sheet));
    rows->addSpacing(30);
    rows->addWidget(new SmallRings(&sheet), 0, Qt::AlignTop);
    rows->addStretch();
    layout->addLayout(rows);
    for (const int size : {16, 24, 32})
        layout->addWidget(iconRow(size, &sheet));
    layout->addWidget(meanings(&sheet));
    layout->addWidget(programIcons(&sheet));
    layout->addWidget(tokenPage(clock, &sheet), 0, Qt::AlignLeft);
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 3) {
        QTextStream(stderr) << "contactsheet FILE.png light|dark\n";
        return EXIT_FAILURE;
    }
    QFont font = QApplication::font();
    font.setFamilies({u"DejaVu Sans"_s, u"Noto Sans CJK SC"_s});
    QApplication::setFont(font);
    Theme theme;
    theme.choose(arguments.at(2) == "dark"_L1 ? ThemeChoice::Dark : ThemeChoice::Light);

    const FakeClock clock;
    QWidget sheet;
    fill(sheet, clock);
    sheet.show();
    bool saved = false;
    QMetaObject::invokeMethod(&application, [&] {
        saved = sheet.grab().save(arguments.at(1));
        QApplication::quit();
    }, Qt::QueuedConnection);
    QApplication::exec();
    return saved ? EXIT_SUCCESS : EXIT_FAILURE;
}
