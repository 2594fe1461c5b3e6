// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/synthesistrial.h"

#include "core/model/errorcode.h"
#include "tests/support/testprogram.h"
#include "tests/support/trialfixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace nlstoken;
using namespace Qt::StringLiterals;

class TestSynthesisTrial : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestKeepsTheTokenOutOfTheAddress();
    void soundIsTaken();
    void everythingElseIsNoSound_data();
    void everythingElseIsNoSound();
};

void TestSynthesisTrial::requestKeepsTheTokenOutOfTheAddress()
{
    const HttpRequest request =
        synthesisRequest(QUrl(u"wss://a.example/ws/v1"_s), "secret", u"key"_s, u"说\"话"_s);
    QCOMPARE(request.url, QUrl(u"https://a.example/stream/v1/tts"_s));
    QCOMPARE(request.headers.at("x-nls-token"), QByteArray("secret"));
    QVERIFY(!request.body.contains("secret"));
    QCOMPARE(QJsonDocument::fromJson(request.body).object(),
        (QJsonObject{{u"appkey"_s, u"key"_s}, {u"text"_s, u"说\"话"_s}, {u"format"_s, u"wav"_s},
            {u"sample_rate"_s, 16000}}));
}

void TestSynthesisTrial::soundIsTaken()
{
    const QByteArray id(32, 'a');
    const auto spoken = readSynthesis({.status = 200,
                                          .body = TrialFixture::wavOf("...."),
                                          .contentType = "audio/mpeg",
                                          .nlsRequestId = id},
        u"host"_s);
    QVERIFY(spoken);
    QCOMPARE(spoken->wav, TrialFixture::wavOf("...."));
    QCOMPARE(spoken->requestId, QString::fromLatin1(id));
}

void TestSynthesisTrial::everythingElseIsNoSound_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    const QByteArray json = R"({"status":40020106,"message":"m","task_id":"x"})";
    const QString foreign = errorcode::NotTheGateway;
    QTest::newRow("refusal") << 400 << QByteArray("application/json") << json << u"40020106"_s;
    QTest::newRow("refusal without a type") << 400 << QByteArray() << json << u"40020106"_s;
    QTest::newRow("refusal inside 200")
        << 200 << QByteArray("application/json") << json << u"40020106"_s;
    QTest::newRow("portal") << 200 << QByteArray("text/html") << QByteArray("RIFF") << foreign;
    QTest::newRow("other sound") << 200 << QByteArray("audio/mpeg") << QByteArray("ID3") << foreign;
    QTest::newRow("no sound") << 200 << QByteArray("audio/mpeg") << QByteArray() << foreign;
    QTest::newRow("broken off before the sound")
        << 200 << QByteArray("audio/mpeg") << TrialFixture::wavOf({})
        << QString(errorcode::AnswerTruncated);
    QTest::newRow("broken off in the head") << 200 << QByteArray("audio/mpeg") << QByteArray("RIFF")
                                            << QString(errorcode::AnswerTruncated);
    QTest::newRow("redirect") << 302 << QByteArray("audio/mpeg") << QByteArray("RIFF") << foreign;
}

void TestSynthesisTrial::everythingElseIsNoSound()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, type);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, code);
    const auto spoken =
        readSynthesis({.status = status, .body = body, .contentType = type}, u"host"_s);
    QVERIFY(!spoken);
    QCOMPARE(spoken.error().code, code);
}

NLSTOKEN_TEST(TestSynthesisTrial)
#include "tst_synthesistrial.moc"
