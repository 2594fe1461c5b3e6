// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/faultscript.h"
#include "tests/support/testprogram.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace nlstoken;
using namespace Qt::StringLiterals;

namespace {

QString nextName(FaultScript &script)
{
    const auto fault = script.next();
    return fault ? fault->name : QString();
}

std::optional<PlayedError> lookupOfOne(const QString &code)
{
    if (code != u"Forbidden.RAM"_s)
        return std::nullopt;
    return PlayedError{403, code, u"User not authorized."_s};
}

} // namespace

class TestFaultScript : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void everyFaultHasOneNameAndOneLine();
    void emptyScriptPlaysNothing();
    void faultWithoutTimesStays();
    void faultsFollowEachOther();
    void spellingIsForgiving_data();
    void spellingIsForgiving();
    void timesMustBePositive_data();
    void timesMustBePositive();
    void unknownNameIsNamed_data();
    void unknownNameIsNamed();
    void codeOfTheCatalogueIsPlayed();
    void gatewaysFaultsAreTakenOut();
};

void TestFaultScript::everyFaultHasOneNameAndOneLine()
{
    static const QRegularExpression shape(u"\\A[a-z]+(-[a-z0-9]+)*\\z"_s);
    QSet<QString> names;
    for (int value = 0; value <= static_cast<int>(Fault::Proxy407); ++value) {
        const auto &known = descriptionOf(static_cast<Fault>(value));
        QCOMPARE(static_cast<int>(known.fault), value);
        QVERIFY2(shape.match(known.name).hasMatch(), known.name.data());
        const QString description = QString::fromUtf8(known.description);
        QVERIFY(!description.isEmpty() && !description.contains(u'\n') && description.size() <= 75);
        names.insert(QString(known.name).remove(u'-'));
    }
    QCOMPARE(names.size(), knownFaults().size());
}

void TestFaultScript::emptyScriptPlaysNothing()
{
    auto script = FaultScript::parsed({});
    QVERIFY(script && script->isEmpty());
    QVERIFY(!script->next());
}

void TestFaultScript::faultWithoutTimesStays()
{
    auto script = FaultScript::parsed({u"hang"_s, u"close"_s});
    QVERIFY(script);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(nextName(*script), u"hang"_s);
}

void TestFaultScript::faultsFollowEachOther()
{
    auto script = FaultScript::parsed({u"throttling:2"_s, u"clock-skew:1"_s});
    QVERIFY(script);
    QCOMPARE(nextName(*script), u"throttling"_s);
    QCOMPARE(nextName(*script), u"throttling"_s);
    QCOMPARE(nextName(*script), u"clock-skew"_s);
    QVERIFY(!script->next());
    QVERIFY(!script->next());
}

void TestFaultScript::spellingIsForgiving_data()
{
    QTest::addColumn<QString>("entry");
    for (const char *entry :
        {"reset-midway", "Reset-Midway", "reset_midway", "RESETMIDWAY:3", "resetMidway"})
        QTest::newRow(entry) << QString::fromLatin1(entry);
}

void TestFaultScript::spellingIsForgiving()
{
    QFETCH(const QString, entry);
    auto script = FaultScript::parsed({entry});
    QVERIFY(script);
    QCOMPARE(nextName(*script), u"reset-midway"_s);
}

void TestFaultScript::timesMustBePositive_data()
{
    QTest::addColumn<QString>("entry");
    for (const char *entry : {"hang:", "hang:0", "hang:-1", "hang:x", "hang:1.5", "hang:1000001",
             "hang:99999999999999999999", "hang:1:0", ":"})
        QTest::newRow(entry) << QString::fromLatin1(entry);
}

void TestFaultScript::timesMustBePositive()
{
    QFETCH(const QString, entry);
    const auto script = FaultScript::parsed({u"close:1"_s, entry});
    QVERIFY(!script);
    QCOMPARE(script.error().problem, FaultSyntaxError::Problem::TimesNotPositive);
    QCOMPARE(script.error().entry, entry);
}

void TestFaultScript::unknownNameIsNamed_data()
{
    QTest::addColumn<QString>("entry");
    for (const char *entry : {"", "hangs", "hang:1:1", ":1", "Forbidden.RAN:2"})
        QTest::addRow("'%s'", entry) << QString::fromLatin1(entry);
}

void TestFaultScript::unknownNameIsNamed()
{
    QFETCH(const QString, entry);
    const auto script = FaultScript::parsed({entry}, lookupOfOne);
    QVERIFY(!script);
    QCOMPARE(script.error().problem, FaultSyntaxError::Problem::UnknownName);
    QCOMPARE(script.error().entry, entry);
}

void TestFaultScript::codeOfTheCatalogueIsPlayed()
{
    auto script = FaultScript::parsed({u"Forbidden.RAM:1"_s, u"no-permission"_s}, lookupOfOne);
    QVERIFY(script);
    const auto played = script->next();
    QVERIFY(played && !played->fault);
    QCOMPARE(played->error, lookupOfOne(u"Forbidden.RAM"_s));
    QCOMPARE(script->next()->fault, Fault::NoPermission);
    QVERIFY(!FaultScript::parsed({u"Forbidden.RAM"_s})); // no catalogue, no code
}

void TestFaultScript::gatewaysFaultsAreTakenOut()
{
    const auto lookup = [](const QString &code) -> std::optional<PlayedError> {
        return PlayedError{.code = code, .message = u"words"_s, .isGateways = true};
    };
    auto script =
        FaultScript::parsed({u"40000005:1"_s, u"clock:1"_s, u"40000010.x:1"_s}, lookup).value();
    FaultScript gateways = script.takeGateways();
    QCOMPARE(nextName(script), u"clock"_s);
    QVERIFY(script.isEmpty());
    QVERIFY(!script.peek());
    QCOMPARE(gateways.peek()->name, u"40000005"_s);
    QCOMPARE(nextName(gateways), u"40000005"_s);
    QCOMPARE(nextName(gateways), u"40000010.x"_s);
    QVERIFY(gateways.isEmpty());
}

NLSTOKEN_TEST(TestFaultScript)
#include "tst_faultscript.moc"
