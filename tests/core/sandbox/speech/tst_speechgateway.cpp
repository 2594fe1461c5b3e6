// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/speech/speechgateway.h"

#include "core/sandbox/speech/samplesound.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testprogram.h"

#include <QJsonDocument>
#include <QTest>

using namespace nlstoken;
using namespace Qt::StringLiterals;

namespace {

const QString appkey = u"0123456789abcdef"_s;
const QByteArray token = "0a1b2c3d0a1b2c3d0a1b2c3d0a1b2c3d";

QByteArray bodyOf(const PlannedAnswer &answer)
{
    const QByteArray &bytes = answer.delivery.bytes;
    return bytes.mid(bytes.indexOf("\r\n\r\n") + 4);
}

QJsonObject jsonOf(const PlannedAnswer &answer)
{
    return QJsonDocument::fromJson(bodyOf(answer)).object();
}

std::optional<PlayedError> lookup(const QString &code)
{
    if (code == "40000001"_L1)
        return PlayedError{.code = code,
            .message = u"Meta:ACCESS_DENIED:The token '…' is invalid!"_s,
            .isGateways = true};
    if (code == "40000010"_L1)
        return PlayedError{
            .code = code, .message = u"The free trial has expired!"_s, .isGateways = true};
    return std::nullopt;
}

FaultScript script(const QStringList &names)
{
    return FaultScript::parsed(names, lookup).value();
}

} // namespace

class TestSpeechGateway : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void synthesisIsSound_data();
    void synthesisIsSound();
    void synthesisRefuses_data();
    void synthesisRefuses();
    void recognitionSaysHowMuchItHeard();
    void recognitionRefuses_data();
    void recognitionRefuses();
    void otherPathIsUnknown();
    void handshakeTakesAToken_data();
    void handshakeTakesAToken();
    void handshakeRefusesInWords_data();
    void handshakeRefusesInWords();
    void echoedTokenIsPlain();
    void faultAboutTheTokenIsPlayedInTheHandshake();
    void otherFaultWaitsForATask();
    void faultIsPlayedOverRest();

private:
    ServerRequest get(const QByteArray &path, const QByteArray &query);
    PlannedAnswer answer(const ServerRequest &request)
    {
        return m_gateway->answer(request, m_clock.now());
    }

    FakeClock m_clock;
    std::optional<SpeechGateway> m_gateway;
};

void TestSpeechGateway::init()
{
    m_gateway.emplace(appkey, FaultScript());
    m_gateway->addToken(
        {.id = QString::fromLatin1(token), .expireTime = m_clock.now().toSecsSinceEpoch() + 3600});
    m_gateway->addToken({.id = u"expired"_s, .expireTime = m_clock.now().toSecsSinceEpoch() - 1});
}

ServerRequest TestSpeechGateway::get(const QByteArray &path, const QByteArray &query)
{
    return {.method = "GET", .path = path, .query = query};
}

void TestSpeechGateway::synthesisIsSound_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("inHeader");
    const QByteArray parameters =
        "appkey=" + appkey.toLatin1() + "&text=%E4%BD%A0%E5%A5%BD&format=wav&sample_rate=8000";
    const QByteArray json = "{\"appkey\":\"" + appkey.toLatin1()
        + "\",\"text\":\"\xe4\xbd\xa0\xe5\xa5\xbd\",\"format\":\"wav\",\"sample_rate\":8000";
    QTest::newRow("GET") << QByteArray("token=" + token + '&' + parameters) << QByteArray()
                         << false;
    QTest::newRow("GET, token in a header") << parameters << QByteArray() << true;
    QTest::newRow("POST") << QByteArray() << QByteArray(json + ",\"token\":\"" + token + "\"}")
                          << false;
    QTest::newRow("POST, token in a header") << QByteArray() << QByteArray(json + '}') << true;
}

void TestSpeechGateway::synthesisIsSound()
{
    QFETCH(const QByteArray, query);
    QFETCH(const QByteArray, body);
    QFETCH(const bool, inHeader);
    ServerRequest request = get("/stream/v1/tts", query);
    if (!body.isEmpty()) {
        request.method = "POST";
        request.headers = {{"Content-Type", "application/json"}};
        request.body = body;
    }
    if (inHeader)
        request.headers.emplace_back("x-nls-token", token);
    const auto got = answer(request);
    QCOMPARE(got.httpStatus, 200);
    QCOMPARE(got.code, u"OK"_s);
    QVERIFY(got.delivery.bytes.contains("\r\nContent-Type: audio/mpeg\r\n"));
    QVERIFY(got.delivery.bytes.contains("\r\nX-NLS-RequestId: " + got.requestId.toLatin1()));
    QCOMPARE(bodyOf(got), sampleSound({SoundFormat::Coding::Wav, 8000}, 2));
}

void TestSpeechGateway::synthesisRefuses_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("words");
    const QByteArray good = "token=" + token + "&appkey=" + appkey.toLatin1();
    QTest::newRow("no token") << QByteArray("text=a") << 40000001
                              << u"Missing authorization header!"_s;
    QTest::newRow("unknown token")
        << QByteArray("token=x&text=a") << 40000001 << u"The token 'x' is invalid!"_s;
    QTest::newRow("expired token")
        << QByteArray("token=expired&text=a") << 40000001 << u"The token 'expired' has expired!"_s;
    QTest::newRow("no appkey") << QByteArray("text=a&token=" + token) << 40000003
                               << u"appkey not set"_s;
    QTest::newRow("unknown appkey")
        << QByteArray("text=a&appkey=x&token=" + token) << 40020105 << u"Appkey not exist!"_s;
    QTest::newRow("appkey of another account")
        << QByteArray("text=a&appkey=OtherAccountsKey&token=" + token) << 40020106
        << u"Appkey and user mismatch!"_s;
    QTest::newRow("no text") << good << 40000000 << u"text is empty."_s;
    QTest::newRow("long text") << QByteArray(good + "&text=" + QByteArray(301, 'a')) << 41020001
                               << u"Text is too long!"_s;
    QTest::newRow("format") << QByteArray(good + "&text=a&format=ogg") << 40010003
                            << u"Invalid format!"_s;
}

void TestSpeechGateway::synthesisRefuses()
{
    QFETCH(const QByteArray, query);
    QFETCH(const int, status);
    QFETCH(const QString, words);
    const auto got = answer(get("/stream/v1/tts", query));
    QCOMPARE(got.httpStatus, 400);
    QCOMPARE(got.code, QString::number(status));
    QCOMPARE(jsonOf(got)["status"_L1].toInt(), status);
    QVERIFY2(jsonOf(got)["message"_L1].toString().endsWith(words), bodyOf(got).constData());
    QCOMPARE(jsonOf(got)["task_id"_L1].toString(), got.requestId);
    QVERIFY(got.delivery.bytes.contains("\r\nContent-Type: application/json"));
}

void TestSpeechGateway::recognitionSaysHowMuchItHeard()
{
    ServerRequest request = get("/stream/v1/asr", "appkey=" + appkey.toLatin1());
    request.method = "POST";
    request.headers = {{"X-NLS-Token", token}};
    request.body = QByteArray(48000, 1);
    const auto got = answer(request);
    QCOMPARE(got.httpStatus, 200);
    QCOMPARE(jsonOf(got)["status"_L1].toInt(), 20000000);
    QCOMPARE(jsonOf(got)["message"_L1].toString(), u"SUCCESS"_s);
    QCOMPARE(jsonOf(got)["result"_L1].toString(), u"1.5 seconds of sound"_s);
}

void TestSpeechGateway::recognitionRefuses_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<qsizetype>("bytes");
    QTest::addColumn<int>("status");
    const QByteArray key = "appkey=" + appkey.toLatin1();
    const qsizetype second = 32000;
    QTest::newRow("no token") << key << second << 40000001;
    QTest::newRow("no appkey") << QByteArray("token=" + token) << second << 40000003;
    QTest::newRow("no sound") << QByteArray("token=" + token + '&' + key) << qsizetype{0}
                              << 40010005;
    QTest::newRow("long sound") << QByteArray("token=" + token + '&' + key) << 61 * second
                                << 41010104;
    QTest::newRow("format") << QByteArray("format=flac&token=" + token + '&' + key) << second
                            << 40010003;
}

void TestSpeechGateway::recognitionRefuses()
{
    QFETCH(const QByteArray, query);
    QFETCH(const qsizetype, bytes);
    QFETCH(const int, status);
    ServerRequest request = get("/stream/v1/asr", query);
    request.method = "POST";
    request.body = QByteArray(bytes, 1);
    QCOMPARE(answer(request).code, QString::number(status));
}

void TestSpeechGateway::otherPathIsUnknown()
{
    for (const QByteArray &path : {QByteArray("/ws/v1"), QByteArray("/stream/v2/tts")}) {
        QVERIFY(SpeechGateway::isPath(path));
        QCOMPARE(answer(get(path, {})).httpStatus, 404);
        QCOMPARE(answer(get(path, {})).code, u"40010001"_s);
    }
    QVERIFY(!SpeechGateway::isPath("/"));
    QVERIFY(!SpeechGateway::isPath("/pop/2019-02-28/tokens"));
}

void TestSpeechGateway::handshakeTakesAToken_data()
{
    QTest::addColumn<bool>("inHeader");
    QTest::newRow("in a header") << true;
    QTest::newRow("in the address") << false;
}

void TestSpeechGateway::handshakeTakesAToken()
{
    QFETCH(const bool, inHeader);
    ServerRequest request = get("/ws/v1", inHeader ? QByteArray() : "token=" + token);
    if (inHeader)
        request.headers = {{"X-NLS-Token", token}};
    QVERIFY(!m_gateway->refusedHandshake(request, m_clock.now()));
    m_clock.advance(std::chrono::hours(2));
    QVERIFY(m_gateway->refusedHandshake(request, m_clock.now()));
}

void TestSpeechGateway::handshakeRefusesInWords_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("unknown") << QByteArray("token=0123456789abcdef01234")
                             << QByteArray(
                                    "Meta:ACCESS_DENIED:The token '0123456789abcdef01234' is "
                                    "invalid!"); // 64 bytes, as it was captured
    QTest::newRow("expired") << QByteArray(
        "token=expired") << QByteArray("Gateway:ACCESS_DENIED:The token 'expired' has expired!");
    QTest::newRow("none") << QByteArray()
                          << QByteArray("Gateway:ACCESS_DENIED:Missing authorization header!");
}

void TestSpeechGateway::handshakeRefusesInWords()
{
    QFETCH(const QByteArray, query);
    QFETCH(const QByteArray, words);
    const auto got = m_gateway->refusedHandshake(get("/ws/v1", query), m_clock.now());
    QVERIFY(got);
    QCOMPARE(got->httpStatus, 403);
    QCOMPARE(got->code, u"40000001"_s);
    QVERIFY(got->delivery.bytes.startsWith("HTTP/1.1 403 Forbidden\r\n"));
    QCOMPARE(bodyOf(*got), words);
}

void TestSpeechGateway::echoedTokenIsPlain()
{
    const auto got = m_gateway->refusedHandshake(
        get("/ws/v1", "token=%1b%5b31m%0d%0aX" + QByteArray(5000, 'y')), m_clock.now());
    QVERIFY(bodyOf(*got).startsWith("Meta:ACCESS_DENIED:The token '[31mXyyy"));
    QCOMPARE_LT(bodyOf(*got).size(), 1100);
}

void TestSpeechGateway::faultAboutTheTokenIsPlayedInTheHandshake()
{
    m_gateway->setFaults(script({u"40000001:1"_s}));
    const auto request = get("/ws/v1", "token=" + token);
    const auto got = m_gateway->refusedHandshake(request, m_clock.now());
    QVERIFY(got);
    QCOMPARE(got->fault, u"40000001"_s);
    QCOMPARE(bodyOf(*got), "Meta:ACCESS_DENIED:The token '" + token + "' is invalid!");
    QVERIFY(!m_gateway->refusedHandshake(request, m_clock.now()));
}

void TestSpeechGateway::otherFaultWaitsForATask()
{
    m_gateway->setFaults(script({u"40000010:1"_s}));
    QVERIFY(!m_gateway->refusedHandshake(get("/ws/v1", "token=" + token), m_clock.now()));
    const QByteArray id(32, 'a');
    const auto reply =
        m_gateway->session()->text("{\"header\":{\"message_id\":\"" + id + "\",\"task_id\":\"" + id
            + "\",\"namespace\":\"SpeechRecognizer\",\"name\":\"StartRecognition\",\"appkey\":\""
            + appkey.toLatin1() + "\"}}");
    QCOMPARE(reply.status, 40000010);
}

void TestSpeechGateway::faultIsPlayedOverRest()
{
    m_gateway->setFaults(script({u"40000010:1"_s}));
    const auto request =
        get("/stream/v1/tts", "text=a&token=" + token + "&appkey=" + appkey.toLatin1());
    const auto got = answer(request);
    QCOMPARE(got.code, u"40000010"_s);
    QCOMPARE(got.fault, u"40000010"_s);
    QCOMPARE(jsonOf(got)["message"_L1].toString(), u"The free trial has expired!"_s);
    QCOMPARE(answer(request).code, u"OK"_s);
}

NLSTOKEN_TEST(TestSpeechGateway)
#include "tst_speechgateway.moc"
