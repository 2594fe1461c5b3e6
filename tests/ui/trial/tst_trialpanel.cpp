// SPDX-License-Identifier: Apache-2.0
#include "core/errors/errorcatalogue.h"
#include "core/model/errorcode.h"
#include "tests/support/testprogram.h"
#include "tests/ui/offscreen.h"
#include "ui/trial/trialpanel.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

namespace {

struct Fixture
{
    Fixture() { panel.show(); }

    [[nodiscard]] QString said() const
    {
        QStringList texts;
        const auto labels = panel.findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            if (label->isVisible() && !label->text().isEmpty())
                texts << label->text();
        }
        return texts.join(u'\n');
    }
    [[nodiscard]] QPushButton *button(const QString &text) const
    {
        const auto buttons = panel.findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (button->isVisible() && button->text() == text)
                return button;
        }
        return nullptr;
    }
    [[nodiscard]] QLineEdit &sentence() const { return *panel.findChild<QLineEdit *>(); }

    TrialFacts facts{.host = u"gateway.example"_s, .canSpeak = true};
    ErrorCatalogue errors{u"en"_s};
    TrialPanel panel{errors};
};

} // namespace

class tst_TrialPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void withoutAnAppkeyNothingIsSpoken()
    {
        Fixture fixture;
        fixture.facts.canSpeak = false;
        fixture.panel.showFacts(fixture.facts);
        QVERIFY(!fixture.sentence().isEnabled());
        QVERIFY(!fixture.button(u"Save audio…"_s));
        QVERIFY(fixture.said().contains("only the handshake"_L1));
        QVERIFY(fixture.button(u"Try it"_s)->isEnabled());
    }

    void whatIsBilledIsSaid()
    {
        Fixture fixture;
        fixture.panel.showFacts(fixture.facts);
        QVERIFY(fixture.said().contains("bills"_L1));
        fixture.facts.isBilled = false;
        fixture.panel.showFacts(fixture.facts);
        QVERIFY(fixture.said().contains("nothing is billed"_L1));
    }

    void theButtonTriesAndCancels()
    {
        Fixture fixture;
        QSignalSpy tries(&fixture.panel, &TrialPanel::tryWanted);
        QSignalSpy cancels(&fixture.panel, &TrialPanel::cancelWanted);
        fixture.panel.showFacts(fixture.facts);
        fixture.button(u"Try it"_s)->click();
        fixture.facts.step = TrialRun::Step::Gateway;
        fixture.panel.showFacts(fixture.facts);
        QVERIFY(fixture.said().contains("Asking gateway.example"_L1));
        fixture.button(u"Cancel"_s)->click();
        QCOMPARE(tries.size(), 1);
        QCOMPARE(cancels.size(), 1);
        fixture.facts.step = TrialRun::Step::Token;
        fixture.panel.showFacts(fixture.facts);
        QVERIFY(fixture.said().contains("Obtaining a token first"_L1));
    }

    void returnInTheSentenceTriesOnce()
    {
        Fixture fixture;
        QSignalSpy tries(&fixture.panel, &TrialPanel::tryWanted);
        fixture.panel.showFacts(fixture.facts);
        QTest::keyClick(&fixture.sentence(), Qt::Key_Return);
        fixture.facts.step = TrialRun::Step::Gateway;
        fixture.panel.showFacts(fixture.facts);
        QTest::keyClick(&fixture.sentence(), Qt::Key_Return);
        QCOMPARE(tries.size(), 1);
    }

    void whatIsSpokenIsNeverNothing()
    {
        Fixture fixture;
        fixture.sentence().setText(u"  "_s);
        QVERIFY(!fixture.panel.text().trimmed().isEmpty());
        fixture.sentence().setText(u" 你好 "_s);
        QCOMPARE(fixture.panel.text(), u"你好"_s);
    }

    void aHandshakeIsSaidToBeGood()
    {
        Fixture fixture;
        fixture.facts.result = TrialOutcome{.host = u"gateway.example"_s, .took = 210ms};
        fixture.panel.showFacts(fixture.facts);
        QVERIFY(fixture.said().contains("The gateway accepted this token."_L1));
        QVERIFY(fixture.said().contains("0.21 s with gateway.example"_L1));
        QVERIFY(!fixture.button(u"Save audio…"_s)->isEnabled());
    }

    void speechCanBeSavedAndPlayed()
    {
        Fixture fixture;
        fixture.facts.result = TrialOutcome{.host = u"gateway.example"_s,
            .spoken = SpokenText{.wav = QByteArray(31000, 'x'), .requestId = u"4f1c"_s},
            .took = 420ms};
        fixture.panel.showFacts(fixture.facts);
        QVERIFY(fixture.said().contains("accepted this token and the Appkey"_L1));
        QVERIFY(!fixture.button(u"Save audio…"_s)->isEnabled());
        fixture.facts.hasSound = true;
        fixture.panel.showFacts(fixture.facts);
        QVERIFY2(fixture.said().contains(u"task 4f1c · 31 kB of audio in 0.42 s"_s),
            qPrintable(fixture.said()));
        QVERIFY(fixture.button(u"Save audio…"_s)->isEnabled());
        QVERIFY(!fixture.button(u"Play"_s));
        fixture.facts.canPlay = true;
        fixture.panel.showFacts(fixture.facts);
        QVERIFY(fixture.button(u"Play"_s));
        fixture.facts.isPlaying = true;
        fixture.panel.showFacts(fixture.facts);
        QSignalSpy stops(&fixture.panel, &TrialPanel::stopWanted);
        fixture.button(u"Stop"_s)->click();
        QCOMPARE(stops.size(), 1);
    }

    void aRefusalIsExplained_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("meaning");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const QString &code, const QString &words,
                             const QString &said, const QString &meaning = {}) {
            QTest::newRow(name) << code << words << meaning << said;
        };
        row("expired", u"40000001"_s, u"Gateway:ACCESS_DENIED:The token '…' has expired!"_s,
            u"expired"_s);
        row("unknown", u"40000001"_s, u"Meta:ACCESS_DENIED:The token '…' is invalid!"_s,
            u"does not know this token"_s);
        row("of the other site", u"40000001"_s, u"Meta:ACCESS_DENIED:The token '…' is invalid!"_s,
            u"other site"_s, u"site"_s);
        row("no Appkey of anyone", u"40020105"_s, u"Meta:APPKEY_NOT_EXIST:Appkey not exist!"_s,
            u"does not know this Appkey"_s);
        row("another account's", u"40020106"_s, u"Meta:APPKEY_UID_MISMATCH:…"_s,
            u"another account"_s);
        row("trial ended", u"40000010"_s, u"Gateway:FREE_TRIAL_EXPIRED:…"_s, u"trial"_s);
        row("too many", u"40000005"_s, u"Gateway:TOO_MANY_REQUESTS:Too many requests!"_s,
            u"many"_s);
    }

    void aRefusalIsExplained()
    {
        QFETCH(const QString, code);
        QFETCH(const QString, words);
        QFETCH(const QString, meaning);
        QFETCH(const QString, said);
        Fixture fixture;
        fixture.facts.result = Failure(
            {.kind = ErrorKind::Gateway, .code = code, .serverMessage = words, .meaning = meaning});
        fixture.panel.showFacts(fixture.facts);
        QVERIFY2(fixture.said().contains(said, Qt::CaseInsensitive), qPrintable(fixture.said()));
        QTRY_VERIFY(fixture.said().contains(code)); // in a row that was just added
        QVERIFY(!fixture.said().contains("accepted"_L1));
    }

    void aWarningIsShownBeforeTheCall()
    {
        Fixture fixture;
        fixture.facts.warning = ServiceError{.kind = ErrorKind::Gateway,
            .code = errorcode::AppkeyOtherAccount,
            .detail = u"1234567890123456"_s};
        fixture.panel.showFacts(fixture.facts);
        QVERIFY(fixture.said().contains("another account"_L1));
        QVERIFY(fixture.said().contains("1234567890123456"_L1));
        fixture.facts.warning.reset();
        fixture.panel.showFacts(fixture.facts);
        QVERIFY(!fixture.said().contains("another account"_L1));
    }
};

NLSTOKEN_TEST_IN(tst_TrialPanel, QApplication)
#include "tst_trialpanel.moc"
