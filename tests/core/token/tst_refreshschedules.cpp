// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
#include "tests/support/recordedanswers.h"
#include "tests/support/testprogram.h"
#include "tests/support/tokenrefreshfixture.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <limits>
#include <random>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

namespace {

constexpr int programCount = 3;

// One who asks, and what became of it.
struct Caller
{
    TokenQuery query;
    int program = 0;
    int step = 0; // of the schedule, when it asked, or when the one asked whose fetch it joined
    int answers = 0;
    std::unique_ptr<QObject> life = std::make_unique<QObject>();

    [[nodiscard]] bool waits() const { return life && answers == 0; }
};

// The schedule of one seed: three programs of one user, one service, and what happens to them by
// chance. What must always hold is checked where it happens.
class Schedule final : public TokenClient
{
public:
    explicit Schedule(quint32 seed)
        : m_random(seed)
        , m_serviceStart(m_fixture.clock.now())
        , m_bootStart(m_fixture.clock.sinceBoot())
    {
        m_fixture.longestLook = 1ms;
        TokenRefreshParts parts = m_fixture.parts();
        for (int i = 0; i < programCount; ++i)
            m_programs.push_back(
                std::make_unique<TokenService>(TokenRefreshParts{.clock = parts.clock,
                                                   .keys = parts.keys,
                                                   .cache = parts.cache,
                                                   .client = *this,
                                                   .records = parts.records,
                                                   .salt = parts.salt,
                                                   .retries = parts.retries,
                                                   .longestLook = parts.longestLook},
                    m_fixture.activity, u"program"_s));
    }

    // Answers what went wrong; empty when nothing did.
    QString run()
    {
        constexpr int steps = 30;
        for (m_step = 1; m_step <= steps && m_wrong.isEmpty(); ++m_step) {
            act();
            if (chance(2) == 0)
                beginToSettle(chance(6));
            else
                settle();
            noteWhatWasKept();
        }
        const auto somebodyWaits = [this] {
            return std::ranges::any_of(m_callers, [](const auto &a) { return a->waits(); });
        };
        const QDeadlineTimer patience(20s); // only a defect takes so long
        while (m_wrong.isEmpty() && somebodyWaits()) {
            if (patience.hasExpired())
                wrong(u"somebody is still waiting"_s);
            if (m_air)
                answerRequest();
            letPassAMillisecond();
        }
        settle();
        return m_wrong;
    }

    void send(const HttpRequest &, std::chrono::milliseconds, Reply<HttpAnswer> reply) override
    {
        if (m_air && m_air->isWanted())
            wrong(u"two requests are in the air"_s);
        if (holdLeft(m_fixture.record(), m_fixture.clock.now()) > 0ms)
            wrong(u"a request was sent during a hold"_s);
        const std::optional<Token> cached = m_fixture.cached();
        const bool allowed = std::ranges::any_of(m_callers, [&](const auto &caller) {
            constexpr auto uncertainty = 2s; // what a Date can't show, and rounding
            return caller->waits()
                && (!cached || caller->query.fresh
                    || !isEnough(*cached,
                        cached->remaining(serviceNow().toMSecsSinceEpoch()) - uncertainty,
                        caller->query.minimumTtl));
        });
        if (!allowed)
            wrong(u"a request was sent although the token in the cache is good"_s);
        m_air = std::move(reply);
        ++requests;
    }

    int requests = 0;
    int tokens = 0;
    int errors = 0;

private:
    int chance(int below) { return std::uniform_int_distribution(0, below - 1)(m_random); }

    void wrong(const QString &what)
    {
        if (m_wrong.isEmpty())
            m_wrong = u"step %1: %2"_s.arg(m_step).arg(what);
    }

    // The service's clock is right, whatever becomes of this computer's.
    [[nodiscard]] QDateTime serviceNow() const
    {
        return m_serviceStart.addMSecs((m_fixture.clock.sinceBoot() - m_bootStart).count());
    }

    // Until everything that can happen without time has happened.
    static void settle()
    {
        QEventLoop loop;
        while (loop.processEvents()) { }
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    // A part of it, so that what comes next comes in the midst of it.
    static void beginToSettle(int rounds)
    {
        for (int i = 0; i < rounds; ++i)
            QCoreApplication::processEvents();
    }

    // So that locks are looked at, and pauses end.
    static void letPassAMillisecond()
    {
        QTest::qSleep(1);
        settle();
    }

    void act()
    {
        switch (chance(12)) {
        case 0:
        case 1:
        case 2:
        case 3:
            return askSomebody();
        case 4:
        case 5:
        case 6:
            return m_air ? answerRequest() : askSomebody();
        case 7:
            return advance(std::chrono::seconds(chance(12)));
        case 8:
            return advance(std::chrono::seconds(chance(4000)));
        case 9:
            return setWallClock();
        case 10:
            return cancelSomebody();
        default:
            return letPassAMillisecond();
        }
    }

    void askSomebody()
    {
        m_callers.push_back(std::make_unique<Caller>());
        Caller *caller = m_callers.back().get();
        caller->query = {.profile = m_fixture.profile};
        const int kind = chance(10);
        caller->query.fresh = kind < 2;
        if (kind == 2 || kind == 3)
            caller->query.minimumTtl = std::chrono::seconds(chance(7200));
        caller->program = chance(programCount);
        caller->step = m_step;
        for (const auto &other : m_callers) {
            if (other->waits() && other->query.fresh && other->program == caller->program)
                caller->step = std::min(caller->step, other->step);
        }
        m_programs.at(static_cast<size_t>(caller->program))
            ->fetch(caller->query,
                {caller->life.get(),
                    [this, caller](const Result<TokenAnswer> &answer) { check(*caller, answer); }});
    }

    void check(Caller &caller, const Result<TokenAnswer> &answer)
    {
        if (++caller.answers > 1)
            wrong(u"somebody was answered twice"_s);
        if (!answer) {
            ++errors;
            return;
        }
        ++tokens;
        // A Date tells the service's time to the second.
        if (answer->token.expireTime * 1000 <= serviceNow().toMSecsSinceEpoch() - 1000)
            wrong(u"an expired token was served"_s);
        if (caller.query.fresh && m_keptAt.value(answer->token.id) < caller.step)
            wrong(u"an old token was served to somebody who wanted a new one"_s);
    }

    void noteWhatWasKept()
    {
        const quint64 generation = m_fixture.record().tokenGeneration;
        if (std::exchange(m_noted, generation) != generation)
            m_keptAt[m_fixture.cached()->id] = m_step;
    }

    void cancelSomebody()
    {
        if (m_callers.empty())
            return;
        m_callers.at(static_cast<size_t>(chance(static_cast<int>(m_callers.size()))))->life.reset();
        for (const auto &program : m_programs)
            program->stopUnwanted();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        if (m_air && !m_air->isWanted())
            m_air.reset();
    }

    // What is on its way to somebody is delivered first: it was good when it was sent.
    void advance(std::chrono::seconds time)
    {
        settle();
        m_fixture.clock.advance(time);
    }

    void setWallClock()
    {
        settle();
        m_fixture.clock.setNow(m_fixture.clock.now().addSecs(chance(20000) - 10000));
    }

    void answerRequest()
    {
        const Reply<HttpAnswer> reply = *std::exchange(m_air, std::nullopt);
        reply.answer(whatTheServiceSays());
    }

    Result<HttpAnswer> whatTheServiceSays()
    {
        switch (chance(10)) {
        case 0:
            return said(400, refusalBody("Throttling.User", "Request was denied."));
        case 1:
            return said(503, refusalBody("ServiceUnavailable", "Later."));
        case 2:
            return Failure({.kind = ErrorKind::Network, .code = errorcode::ConnectionClosed});
        case 3:
            return said(200, "<html></html>");
        case 4:
            if (m_latest.expireTime * 1000 > serviceNow().toMSecsSinceEpoch())
                return issue(m_latest); // the same one again
            return issueNew(20s);
        case 5:
            return issueNew(20s);
        case 6:
            return issueNew(1s);
        case 7:
            return issueNew(1h);
        default:
            return issueNew(24h);
        }
    }

    HttpAnswer issueNew(std::chrono::seconds lifetime)
    {
        return issue({.id = QByteArray::number(++m_issued),
            .expireTime = serviceNow().toSecsSinceEpoch() + lifetime.count()});
    }

    HttpAnswer issue(const Token &token)
    {
        m_latest = token;
        m_keptAt[token.id] = std::numeric_limits<int>::max(); // still on its way
        return said(200, tokenBody(token.id, token.expireTime));
    }

    HttpAnswer said(int status, const QByteArray &body)
    {
        HttpAnswer answer = answerAt(serviceNow(), status, body);
        answer.sentAt = answer.receivedAt = m_fixture.clock.now();
        if (chance(4) == 0)
            answer.retryAfter = QByteArray::number(chance(60));
        return answer;
    }

    std::mt19937 m_random;
    TokenRefreshFixture m_fixture;
    QDateTime m_serviceStart;
    std::chrono::milliseconds m_bootStart;
    std::optional<Reply<HttpAnswer>> m_air;
    std::vector<std::unique_ptr<Caller>> m_callers;
    std::vector<std::unique_ptr<TokenService>> m_programs;
    Token m_latest{};
    int m_issued = 0;
    int m_step = 0;
    QHash<QByteArray, int> m_keptAt; // by token, the step in which a fetch brought it
    quint64 m_noted = 0;
    QString m_wrong;
};

} // namespace

// NLSTOKEN_SEED=N repeats one schedule, NLSTOKEN_SCHEDULES=N runs as many.
class tst_refreshschedules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // Every record is flushed to the disk; this many need one in memory.
        if (QFileInfo(u"/dev/shm"_s).isWritable())
            qputenv("TMPDIR", "/dev/shm");
    }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void whateverHappensTheRulesHold()
    {
        bool one = false;
        const quint32 given = qEnvironmentVariable("NLSTOKEN_SEED").toUInt(&one);
        bool numberGiven = false;
        const int number = qEnvironmentVariableIntValue("NLSTOKEN_SCHEDULES", &numberGiven);
        const quint32 first = one ? given : std::random_device()();
        const int count = one ? 1 : numberGiven ? number : 1000;
        qInfo("%s", qPrintable(u"%1 schedules from seed %2"_s.arg(count).arg(first)));
        int requests = 0;
        int tokens = 0;
        int errors = 0;
        for (int i = 0; i < count; ++i) {
            const quint32 seed = first + static_cast<quint32>(i);
            Schedule schedule(seed);
            const QString wrong = schedule.run();
            QVERIFY2(wrong.isEmpty(), qPrintable(u"NLSTOKEN_SEED=%1: %2"_s.arg(seed).arg(wrong)));
            requests += schedule.requests;
            tokens += schedule.tokens;
            errors += schedule.errors;
        }
        qInfo("%d requests, %d tokens, %d errors", requests, tokens, errors);
        if (!one)
            QVERIFY(requests > count && tokens > count && errors > count);
    }
};

NLSTOKEN_TEST(tst_refreshschedules)
#include "tst_refreshschedules.moc"
