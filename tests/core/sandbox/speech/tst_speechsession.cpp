// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/speech/speechsession.h"

#include "core/sandbox/speech/issuedtokens.h"
#include "core/sandbox/speech/speechaccess.h"
#include "tests/support/testprogram.h"

#include <QJsonDocument>
#include <QTest>

using namespace nlstoken;
using namespace Qt::StringLiterals;

namespace {

const QString appkey = u"0123456789abcdef"_s;
const QString task = u"0123456789abcdef0123456789abcdef"_s;
const QString otherTask = u"abcdef0123456789abcdef0123456789"_s;

QJsonObject header(const QString &nameSpace, const QString &name, const QString &taskId = task)
{
    return {{u"message_id"_s, otherTask}, {u"task_id"_s, taskId}, {u"namespace"_s, nameSpace},
        {u"name"_s, name}, {u"appkey"_s, appkey}};
}

QByteArray message(const QJsonObject &header, const QJsonObject &payload = {})
{
    return QJsonDocument(QJsonObject{{u"header"_s, header}, {u"payload"_s, payload}}).toJson();
}

QJsonObject headerOf(const SpeechFrame &frame)
{
    return QJsonDocument::fromJson(frame.bytes)["header"_L1].toObject();
}

} // namespace

class TestSpeechSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void successIsInTheServicesForm();
    void newerServiceSaysSuccessInItsOwnForm();
    void connectionServesTaskAfterTask();
    void failureIsInTheServicesFormAndHangsUp();
    void nothingIsHeardAfterAFailure();
    void badMessageFails_data();
    void badMessageFails();
    void appkeyIsChecked_data();
    void appkeyIsChecked();
    void wrongOrderFails();
    void otherTaskMeanwhileFails();
    void soundWithoutTaskFails();
    void soundForASpeakerFails();
    void idleFails();
    void faultIsPlayedWhenATaskBegins();

private:
    QString start(const QString &nameSpace, const QString &name);

    IssuedTokens m_tokens;
    SpeechAccess m_access{m_tokens, appkey};
    std::optional<PlayedRefusal> m_fault;
    std::optional<SpeechSession> m_session;
};

void TestSpeechSession::init()
{
    m_fault.reset();
    m_session.emplace(m_access, [this] { return std::exchange(m_fault, std::nullopt); });
}

void TestSpeechSession::successIsInTheServicesForm()
{
    const auto reply =
        m_session->text(message(header(u"SpeechRecognizer"_s, u"StartRecognition"_s)));
    QCOMPARE(reply.frames.size(), 1U);
    QVERIFY(!reply.status);
    QVERIFY(!reply.hangUp);
    QJsonObject got = headerOf(reply.frames.front());
    QCOMPARE(got.take("message_id"_L1).toString().size(), 32);
    QCOMPARE(got,
        (QJsonObject{{u"namespace"_s, u"SpeechRecognizer"_s}, {u"name"_s, u"RecognitionStarted"_s},
            {u"status"_s, 20000000}, {u"task_id"_s, task},
            {u"status_text"_s, u"Gateway:SUCCESS:Success."_s}}));
}

void TestSpeechSession::newerServiceSaysSuccessInItsOwnForm()
{
    const auto reply =
        m_session->text(message(header(u"FlowingSpeechSynthesizer"_s, u"StartSynthesis"_s)));
    QCOMPARE(headerOf(reply.frames.front())["status_message"_L1].toString(),
        u"GATEWAY|SUCCESS|Success."_s);
}

void TestSpeechSession::connectionServesTaskAfterTask()
{
    const QByteArray start =
        message(header(u"SpeechSynthesizer"_s, u"StartSynthesis"_s), {{u"text"_s, u"a"_s}});
    for (int i = 0; i < 2; ++i) {
        const auto reply = m_session->text(start);
        QCOMPARE(reply.status, 20000000);
        QCOMPARE(reply.nameSpace, u"SpeechSynthesizer"_s);
        QVERIFY(!reply.hangUp);
    }
}

void TestSpeechSession::failureIsInTheServicesFormAndHangsUp()
{
    const auto reply =
        m_session->text(message(header(u"SpeechSynthesizer"_s, u"StartSynthesis"_s)));
    QVERIFY(reply.hangUp);
    QCOMPARE(reply.status, 40010003);
    QJsonObject got = headerOf(reply.frames.front());
    QCOMPARE(got.take("message_id"_L1).toString().size(), 32);
    QCOMPARE(got,
        (QJsonObject{{u"namespace"_s, u"Default"_s}, {u"name"_s, u"TaskFailed"_s},
            {u"status"_s, 40010003}, {u"task_id"_s, task},
            {u"status_text"_s, u"Gateway:DIRECTIVE_INVALID:No text specified!"_s}}));
}

void TestSpeechSession::nothingIsHeardAfterAFailure()
{
    (void)m_session->text("x");
    QVERIFY(m_session->text("x").frames.empty());
    QVERIFY(m_session->sound("x").frames.empty());
    QVERIFY(m_session->idle().frames.empty());
}

void TestSpeechSession::badMessageFails_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("empty") << QByteArray() << 40000000;
    QTest::newRow("no JSON") << QByteArray("hello") << 40000000;
    QTest::newRow("array") << QByteArray("[]") << 40000000;
    QTest::newRow("no header") << QByteArray("{}") << 40000002;
    QJsonObject bad = header(u"SpeechSynthesizer"_s, u"StartSynthesis"_s);
    bad.remove(u"message_id"_s);
    QTest::newRow("no message id") << message(bad) << 40000002;
    bad[u"message_id"_s] = u"01234567-89ab-cdef-0123-456789abcdef"_s;
    QTest::newRow("message id with hyphens") << message(bad) << 40000002;
    QTest::newRow("task id") << message(header(u"SpeechSynthesizer"_s, u"StartSynthesis"_s, u"7"_s))
                             << 40000002;
    QTest::newRow("namespace") << message(header(u"Dancer"_s, u"StartDance"_s)) << 40010001;
    QTest::newRow("not a start") << message(header(u"SpeechRecognizer"_s, u"StopRecognition"_s))
                                 << 40010005;
}

void TestSpeechSession::badMessageFails()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, status);
    const auto reply = m_session->text(bytes);
    QCOMPARE(reply.status, status);
    QCOMPARE(headerOf(reply.frames.front())["status"_L1].toInt(), status);
}

void TestSpeechSession::appkeyIsChecked_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<int>("status");
    QTest::newRow("none") << QString() << 40000003;
    QTest::newRow("unknown") << u"aaaaaaaaaaaaaaaa"_s << 40020105;
    QTest::newRow("of another account") << u"OtherAccountsKey"_s << 40020106;
}

void TestSpeechSession::appkeyIsChecked()
{
    QFETCH(const QString, given);
    QFETCH(const int, status);
    QJsonObject start = header(u"SpeechRecognizer"_s, u"StartRecognition"_s);
    start[u"appkey"_s] = given;
    QCOMPARE(m_session->text(message(start)).status, status);
}

void TestSpeechSession::wrongOrderFails()
{
    const QByteArray start = message(header(u"SpeechRecognizer"_s, u"StartRecognition"_s));
    (void)m_session->text(start);
    QCOMPARE(m_session->text(start).status, 40010005);
}

void TestSpeechSession::otherTaskMeanwhileFails()
{
    (void)m_session->text(message(header(u"SpeechRecognizer"_s, u"StartRecognition"_s)));
    QCOMPARE(
        m_session->text(message(header(u"SpeechRecognizer"_s, u"StopRecognition"_s, otherTask)))
            .status,
        40000002);
}

void TestSpeechSession::soundWithoutTaskFails()
{
    QCOMPARE(m_session->sound("abc").status, 40010005);
}

void TestSpeechSession::soundForASpeakerFails()
{
    (void)m_session->text(message(header(u"FlowingSpeechSynthesizer"_s, u"StartSynthesis"_s)));
    QCOMPARE(m_session->sound("abc").status, 40010005);
}

void TestSpeechSession::idleFails()
{
    const auto reply = m_session->idle();
    QVERIFY(reply.hangUp);
    QCOMPARE(reply.status, 40000004);
}

void TestSpeechSession::faultIsPlayedWhenATaskBegins()
{
    m_fault = PlayedRefusal{u"40000010"_s, {40000010, u"words"_s}};
    const auto reply =
        m_session->text(message(header(u"SpeechRecognizer"_s, u"StartRecognition"_s)));
    QCOMPARE(reply.status, 40000010);
    QCOMPARE(reply.fault, u"40000010"_s);
    QCOMPARE(headerOf(reply.frames.front())["status_text"_L1].toString(), u"words"_s);
}

NLSTOKEN_TEST(TestSpeechSession)
#include "tst_speechsession.moc"
