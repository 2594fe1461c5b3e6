// SPDX-License-Identifier: Apache-2.0
#include "app/gui/singleinstance.h"
#include "core/model/errorcode.h"
#include "tests/support/testprogram.h"

#include <QDir>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

namespace {

// Asks as a later start does and waits for what it is told.
Result<std::optional<InstanceAnswer>> call(
    const QString &path, const InstanceRequest &request, std::chrono::milliseconds patience = 0ms)
{
    QObject caller;
    std::optional<Result<std::optional<InstanceAnswer>>> answer;
    askFirstInstance(
        path, request, patience, {&caller, [&answer](const auto &given) { answer = given; }});
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }))
        qFatal("nobody answered");
    return *answer;
}

std::optional<InstanceAnswer> ask(
    const QString &path, const QString &profile = {}, std::chrono::milliseconds patience = 0ms)
{
    return *call(path, {.profile = profile}, patience);
}

SingleInstance::Handler echo()
{
    return [](const InstanceRequest &request, const Reply<InstanceAnswer> &reply) {
        reply.answer(InstanceAnswer{3, request.profile});
    };
}

} // namespace

class tst_SingleInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"run/window"_s);
    }

    void aLaterOneHandsItsRequestOver()
    {
        SingleInstance first(m_path);
        QVERIFY(first.becomeFirst(echo()));
        SingleInstance later(m_path);
        QVERIFY(!later.becomeFirst(echo()));
        const InstanceRequest request{.action = InstanceRequest::Action::Copy,
            .profile = u"技术支持 😀\n\"quoted\" --hidden"_s,
            .sandbox = true};
        QCOMPARE(instanceRequestIn(toJson(request)), request);
        QCOMPARE(*call(m_path, request), (InstanceAnswer{3, request.profile}));
    }

    // A process that was stopped still has its socket, which takes what is written.
    void aFirstOneThatDoesNotHearIsGivenUp()
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        QLocalServer halted;
        QVERIFY(halted.listen(m_path));
        const auto answer = call(m_path, {});
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, errorcode::WindowSilent);
    }

    void whatIsNoRequestIsNotPerformed()
    {
        QVERIFY(!instanceRequestIn({}));
        QVERIFY(!instanceRequestIn({{u"action"_s, u"dance"_s}}));
    }

    void withoutAFirstOneThereIsNoAnswer() { QCOMPARE(ask(m_path), std::nullopt); }

    void oneThatIsStartingIsWaitedFor()
    {
        SingleInstance first(m_path);
        QTimer::singleShot(100ms, &first, [&] { QVERIFY(first.becomeFirst(echo())); });
        QCOMPARE(ask(m_path, u"x"_s, 5s), (InstanceAnswer{3, u"x"_s}));
    }

    void aSocketThatACrashLeftBehindIsNoObstacle()
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        QFile stale(m_path);
        QVERIFY(stale.open(QIODevice::WriteOnly));
        stale.close();
        SingleInstance first(m_path);
        QVERIFY(first.becomeFirst(echo()));
        QVERIFY(ask(m_path));
    }

    void nobodyElseMayConnect()
    {
        SingleInstance first(m_path);
        QVERIFY(first.becomeFirst(echo()));
        constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup
            | QFileDevice::ReadOther | QFileDevice::WriteOther;
        QVERIFY(!(QFileInfo(QFileInfo(m_path).path()).permissions() & others));
        QVERIFY(!(QFileInfo(m_path).permissions() & others));
    }

    void nonsenseHurtsNobody()
    {
        SingleInstance first(m_path);
        QVERIFY(first.becomeFirst(echo()));
        QLocalSocket stranger;
        stranger.connectToServer(m_path);
        QTRY_COMPARE(stranger.state(), QLocalSocket::ConnectedState);
        stranger.write(QByteArray(200'000, 'x'));
        QTRY_COMPARE(stranger.state(), QLocalSocket::UnconnectedState);
        QVERIFY(ask(m_path));
    }

    void aCallerThatLeavesHurtsNobody()
    {
        std::vector<Reply<InstanceAnswer>> waiting;
        SingleInstance first(m_path);
        QVERIFY(first.becomeFirst(
            [&waiting](const InstanceRequest &, const auto &reply) { waiting.push_back(reply); }));
        auto caller = std::make_unique<QLocalSocket>();
        caller->connectToServer(m_path);
        caller->write("{\"action\":\"show\"}\n");
        QTRY_COMPARE(waiting.size(), 1U);
        caller.reset();
        QTRY_VERIFY(!waiting.front().isWanted());
        waiting.front().answer(InstanceAnswer{});
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

NLSTOKEN_TEST(tst_SingleInstance)
#include "tst_singleinstance.moc"
