// SPDX-License-Identifier: Apache-2.0
#include "core/errors/errorcatalogue.h"
#include "tests/support/testprogram.h"
#include "tests/ui/offscreen.h"
#include "ui/trial/snippetview.h"
#include "ui/trial/trialpage.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

struct Fixture
{
    Fixture()
    {
        page.showAppkey(u"kept"_s, true);
        page.show();
    }

    [[nodiscard]] QLineEdit &appkey() const
    {
        const auto labels = page.findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            if (label->text() == "Appke&y"_L1)
                return *qobject_cast<QLineEdit *>(label->buddy());
        }
        qFatal("no Appkey");
    }
    [[nodiscard]] bool says(const QString &text) const
    {
        const auto labels = page.findChildren<QLabel *>();
        return std::ranges::any_of(
            labels, [&text](const QLabel *label) { return label->text().contains(text); });
    }
    void type(const QString &text)
    {
        appkey().selectAll();
        QTest::keyClicks(&appkey(), text);
        QTest::keyClick(&appkey(), Qt::Key_Return);
    }

    ErrorCatalogue errors{u"en"_s};
    SnippetLibrary library{u"en"_s};
    TrialPage page{library, errors};
};

} // namespace

class tst_TrialPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void aTypedAppkeyIsWanted()
    {
        Fixture fixture;
        QSignalSpy wanted(&fixture.page, &TrialPage::appkeyWanted);
        fixture.type(u"hT7kQ2mVwLpZ81xR"_s);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.front().front().toString(), u"hT7kQ2mVwLpZ81xR"_s);
        QVERIFY(fixture.says(u"not a secret"_s));
    }

    void theSameAppkeyIsNotWanted()
    {
        Fixture fixture;
        QSignalSpy wanted(&fixture.page, &TrialPage::appkeyWanted);
        fixture.type(u"kept"_s);
        QVERIFY(wanted.isEmpty());
    }

    void aWrongAppkeyIsSaid()
    {
        Fixture fixture;
        QSignalSpy wanted(&fixture.page, &TrialPage::appkeyWanted);
        fixture.type(u"an Appkey"_s);
        QVERIFY(wanted.isEmpty());
        QVERIFY(fixture.says(u"no Appkey has"_s));
        QTest::keyClick(&fixture.appkey(), Qt::Key_Backspace);
        QVERIFY(!fixture.says(u"no Appkey has"_s));
    }

    void whatIsBeingTypedStays()
    {
        Fixture fixture;
        QTest::keyClicks(&fixture.appkey(), u"x"_s);
        const QString typed = fixture.appkey().text();
        fixture.page.showAppkey(u"kept"_s, true); // as each second
        QCOMPARE(fixture.appkey().text(), typed);
        fixture.page.showAppkey(u"another profile's"_s, true);
        QCOMPARE(fixture.appkey().text(), u"another profile's"_s);
    }

    void theSandboxKeepsItsOwn()
    {
        Fixture fixture;
        fixture.page.showAppkey(u"played"_s, false);
        QVERIFY(fixture.appkey().isReadOnly());
        QVERIFY(fixture.says(u"the sandbox's own"_s));
    }

    void buttonsAskForWhatTheySay()
    {
        Fixture fixture;
        QSignalSpy copies(&fixture.page, &TrialPage::copyWanted);
        QSignalSpy saves(&fixture.page, &TrialPage::saveWanted);
        QSignalSpy codes(&fixture.page, &TrialPage::qrCodeWanted);
        const auto press = [&fixture]<typename Button>(const QString &text) {
            const auto buttons = fixture.page.findChildren<Button *>();
            for (Button *button : buttons) {
                if (button->text() == text)
                    button->click();
            }
        };
        press.operator()<QPushButton>(u"Copy snippet"_s);
        press.operator()<QToolButton>(u"Save as file…"_s);
        press.operator()<QToolButton>(u"Token as QR code…"_s);
        QCOMPARE(copies.size(), 1);
        QCOMPARE(saves.size(), 1);
        QCOMPARE(codes.size(), 1);
        fixture.page.setUsable(false);
        press.operator()<QPushButton>(u"Copy snippet"_s);
        QCOMPARE(copies.size(), 1);
    }

    void theCodeIsShown()
    {
        Fixture fixture;
        fixture.page.showSnippet(u"import nls"_s, {});
        QCOMPARE(fixture.page.findChild<SnippetView *>()->toPlainText(), u"import nls"_s);
    }
};

NLSTOKEN_TEST_IN(tst_TrialPage, QApplication)
#include "tst_trialpage.moc"
