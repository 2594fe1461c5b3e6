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

struct Desk
{
    Desk()
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
        Desk desk;
        QSignalSpy wanted(&desk.page, &TrialPage::appkeyWanted);
        desk.type(u"hT7kQ2mVwLpZ81xR"_s);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.front().front().toString(), u"hT7kQ2mVwLpZ81xR"_s);
        QVERIFY(desk.says(u"not a secret"_s));
    }

    void theSameAppkeyIsNotWanted()
    {
        Desk desk;
        QSignalSpy wanted(&desk.page, &TrialPage::appkeyWanted);
        desk.type(u"kept"_s);
        QVERIFY(wanted.isEmpty());
    }

    void aWrongAppkeyIsSaid()
    {
        Desk desk;
        QSignalSpy wanted(&desk.page, &TrialPage::appkeyWanted);
        desk.type(u"an Appkey"_s);
        QVERIFY(wanted.isEmpty());
        QVERIFY(desk.says(u"no Appkey has"_s));
        QTest::keyClick(&desk.appkey(), Qt::Key_Backspace);
        QVERIFY(!desk.says(u"no Appkey has"_s));
    }

    void whatIsBeingTypedStays()
    {
        Desk desk;
        QTest::keyClicks(&desk.appkey(), u"x"_s);
        const QString typed = desk.appkey().text();
        desk.page.showAppkey(u"kept"_s, true); // as each second
        QCOMPARE(desk.appkey().text(), typed);
        desk.page.showAppkey(u"another profile's"_s, true);
        QCOMPARE(desk.appkey().text(), u"another profile's"_s);
    }

    void theSandboxKeepsItsOwn()
    {
        Desk desk;
        desk.page.showAppkey(u"played"_s, false);
        QVERIFY(desk.appkey().isReadOnly());
        QVERIFY(desk.says(u"the sandbox's own"_s));
    }

    void buttonsAskForWhatTheySay()
    {
        Desk desk;
        QSignalSpy copies(&desk.page, &TrialPage::copyWanted);
        QSignalSpy saves(&desk.page, &TrialPage::saveWanted);
        QSignalSpy codes(&desk.page, &TrialPage::qrCodeWanted);
        const auto press = [&desk]<typename Button>(const QString &text) {
            const auto buttons = desk.page.findChildren<Button *>();
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
        desk.page.setUsable(false);
        press.operator()<QPushButton>(u"Copy snippet"_s);
        QCOMPARE(copies.size(), 1);
    }

    void theCodeIsShown()
    {
        Desk desk;
        desk.page.showSnippet(u"import nls"_s, {});
        QCOMPARE(desk.page.findChild<SnippetView *>()->toPlainText(), u"import nls"_s);
    }
};

NLSTOKEN_TEST_IN(tst_TrialPage, QApplication)
#include "tst_trialpage.moc"
