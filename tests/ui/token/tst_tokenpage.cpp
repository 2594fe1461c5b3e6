// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testprogram.h"
#include "ui/token/tokenpage.h"

#include "tests/support/fakeclock.h"
#include "tests/ui/offscreen.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

QPushButton *buttonNamed(TokenPage &page, const QString &text)
{
    const auto buttons = page.findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->isVisibleTo(&page) && button->text() == text)
            return button;
    }
    return nullptr;
}

bool showsText(TokenPage &page, const QString &text)
{
    const auto labels = page.findChildren<QLabel *>();
    return std::ranges::any_of(labels,
        [&](QLabel *label) { return label->isVisibleTo(&page) && label->text().contains(text); });
}

Token token()
{
    return {"124fc7526f434b8c8198d6196b0a0a4f", 1527592757, 1527506357, u"1234567890123456"_s,
        u"0989F63E-5069-4AB0-822B-5BD2D9531A7C"_s, {}};
}

Profile profile()
{
    Profile profile = newProfile(u"demo"_s, u"ap-southeast-1"_s);
    profile.accessKeyIdMasked = u"LTAI****Qx2"_s;
    return profile;
}

} // namespace

class tst_tokenpage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "Europe/Berlin"); }
    void init() { failOnWarnings(); }

    void obviousActionIsTheDefault()
    {
        const FakeClock clock;
        TokenPage page(clock);
        page.showState(
            {.title = u"t"_s, .actions = {TokenAction::CopyToken, TokenAction::RenewNow}});
        QVERIFY(buttonNamed(page, u"Copy token"_s)->isDefault());
        QVERIFY(!buttonNamed(page, u"Renew now"_s)->isDefault());

        QSignalSpy wanted(&page, &TokenPage::wanted);
        buttonNamed(page, u"Renew now"_s)->click();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.front().front().value<TokenAction>(), TokenAction::RenewNow);
    }

    void theHintMakesASecondLineRatherThanAWiderPage()
    {
        const FakeClock clock;
        TokenPage page(clock);
        page.showRenewal(true, std::chrono::minutes(10));
        const QString hint = u"Ctrl+C copies; cleared after 45 s. "_s.repeated(10);
        page.showCopyHint(hint);
        QCOMPARE_LT(page.minimumSizeHint().width(), page.fontMetrics().horizontalAdvance(hint));
    }

    void buttonsLiveThroughTheSeconds()
    {
        const FakeClock clock;
        TokenPage page(clock);
        TokenPageState state{
            .title = u"1"_s, .ringText = u"0:02"_s, .actions = {TokenAction::CopyToken}};
        page.showState(state);
        QPointer<QPushButton> before = buttonNamed(page, u"Copy token"_s);
        state.ringText = u"0:01"_s;
        page.showState(state);
        QCOMPARE(buttonNamed(page, u"Copy token"_s), before);
        state.actions = {TokenAction::Obtain};
        page.showState(state);
        QVERIFY(!buttonNamed(page, u"Copy token"_s));
        QVERIFY(buttonNamed(page, u"Obtain"_s));
    }

    void markupFromElsewhereIsText()
    {
        const FakeClock clock;
        TokenPage page(clock);
        page.showState({.title = u"<b>bold</b> & more"_s});
        QVERIFY(showsText(page, u"<b>bold</b> & more"_s));
    }

    void expireTimeIsShownInFourForms()
    {
        const std::vector<TokenDetail> details = tokenDetails(token(), profile());
        QCOMPARE(details.size(), 5U); // NlsRequestId is not known
        QCOMPARE(details[1].text, u"1527592757 · 11:19:17 UTC · 19:19:17 UTC+8 · 13:19:17 here"_s);
        QCOMPARE(details[1].copied, u"1527592757"_s);
    }

    void everyDetailCanBeCopiedAndTheTokenStaysHidden()
    {
        const FakeClock clock;
        TokenPage page(clock);
        const std::vector<TokenDetail> details = tokenDetails(token(), profile());
        page.showToken(token().id, details);
        QVERIFY(!showsText(page, u"124fc7526f43"_s));
        QSignalSpy copies(&page, &TokenPage::copyWanted);
        const auto buttons = page.findChildren<QToolButton *>(u"detail"_s);
        QCOMPARE(buttons.size(), details.size());
        for (QToolButton *button : buttons)
            button->click();
        for (std::size_t i = 0; i < details.size(); ++i)
            QCOMPARE(copies.at(static_cast<qsizetype>(i)).front().toString(), details[i].copied);

        page.showToken({}, {});
        QVERIFY(page.findChildren<QToolButton *>(u"detail"_s).isEmpty());
    }
};

NLSTOKEN_TEST_IN(tst_tokenpage, QApplication)
#include "tst_tokenpage.moc"
