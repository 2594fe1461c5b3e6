// SPDX-License-Identifier: Apache-2.0
#include "core/errors/errorcatalogue.h"
#include "core/errors/errordescription.h"
#include "core/model/errorcode.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;
using namespace std::chrono_literals;

class TestErrorDescription : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyKindIsDescribed_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("advice");
        const auto row = [](ErrorKind kind, const char *title, const char *advice) {
            QTest::newRow(qPrintable(errorKindName(kind)))
                << static_cast<int>(kind) << QString::fromUtf8(title) << QString::fromUtf8(advice);
        };
        row(ErrorKind::Internal, "This program has a defect.",
            "Please report it with this text; it contains no secret.");
        row(ErrorKind::Usage, "The command line could not be understood.",
            "Add --help to the command to see how it is used.");
        row(ErrorKind::Profile, "The profile or the settings cannot be used as they are.",
            "Check the values of the profile.");
        row(ErrorKind::Keychain, "The keychain could not be used.",
            "Check that it is running and unlocked, and try again.");
        row(ErrorKind::Credentials, "The service refused the request.",
            "The service's own words say why. Check the AccessKey, its permissions, and the "
            "endpoint of the profile.");
        row(ErrorKind::Throttled,
            "The service limits how often it may be asked, and this request was one too many.",
            "Wait a little and use the token you have: it can be used many times, by many "
            "programs, until it expires.");
        row(ErrorKind::Network, "The service could not be reached, or could not answer.",
            "Check the network connection and the proxy, and try again in a few minutes.");
        row(ErrorKind::Protocol, "The answer is not one that the token service gives.",
            "Check the endpoint, and whether a proxy or a sign-in page of the network answers in "
            "its place.");
        row(ErrorKind::Clock, "The service did not accept the time of the request.",
            "Switch on automatic time on this computer and check its time zone.");
        row(ErrorKind::Gateway, "The speech gateway refused the trial.",
            "The gateway's own words say why. Check the Appkey and the gateway of the profile.");
        row(ErrorKind::Interrupted, "Interrupted.", "");
    }
    void everyKindIsDescribed()
    {
        QFETCH(int, kind);
        QFETCH(QString, title);
        QFETCH(QString, advice);
        const ErrorDescription bare =
            describeError({.kind = static_cast<ErrorKind>(kind), .code = u"Unheard.Of"_s}, m_texts);
        QCOMPARE(
            bare, (ErrorDescription{.title = title, .advice = advice, .code = u"Unheard.Of"_s}));
        QCOMPARE(bare.message(), title);
        QCOMPARE(bare.nextStep(), advice);
        QCOMPARE(bare.singleLine(), advice.isEmpty() ? title : title + u' ' + advice);
        QCOMPARE(bare.lines(), advice.isEmpty() ? title : title + u'\n' + advice);

        // What comes with an error is said of each kind in the same way.
        const ErrorDescription full = describeError({.kind = static_cast<ErrorKind>(kind),
                                                        .code = u"Unheard.Of"_s,
                                                        .where = u"settings.json"_s,
                                                        .serverMessage = u"No."_s,
                                                        .requestId = u"0F-1"_s,
                                                        .httpStatus = 400,
                                                        .retryAfter = 4001ms},
            m_texts);
        const QString message = title + u" This is about settings.json. The service said: “No.”"_s;
        const QString next = (advice + u" The next request is possible in 5 s."_s).trimmed();
        QCOMPARE(full.message(), message);
        QCOMPARE(full.nextStep(), next);
        QCOMPARE(full.lines(), message + u'\n' + next + u'\n' + full.codeLine());
        QCOMPARE(full.singleLine(), message + u' ' + next);
        QCOMPARE(full.httpStatus, 400);
        QCOMPARE(full.requestId, u"0F-1"_s);
        QCOMPARE(full.retryAfter, std::optional(5s));
    }

    void codeHasWordsOfItsOwn()
    {
        const ErrorDescription missing = describeError(
            {.kind = ErrorKind::Keychain, .code = errorcode::KeyMissing, .detail = u"demo"_s},
            m_texts);
        QCOMPARE(missing.title, u"The keychain holds no AccessKey for the profile “demo”."_s);
        QVERIFY(!missing.explanation.isEmpty());
        QCOMPARE(missing.advice, u"Enter the AccessKey of this profile again."_s);
    }

    void whoeverReportsItFindsTheRequest()
    {
        ServiceError refused{.kind = ErrorKind::Throttled, .code = u"Throttling.User"_s};
        QVERIFY(!describeError(refused, m_texts).lines().contains(u"Code:"_s));
        refused.httpStatus = 400;
        refused.requestId = u"0F-1"_s;
        QVERIFY(describeError(refused, m_texts)
                .lines()
                .endsWith(u"\nCode: Throttling.User, HTTP: 400, RequestId: 0F-1"_s));
    }

    void aWrongNameIsTracedAndMended()
    {
        const ServiceError wrong{.kind = ErrorKind::Profile,
            .code = errorcode::ProfileUnknown,
            .detail = u"dmeo"_s,
            .suggestion = u"demo"_s,
            .nameSource = u"NLS_TOKEN_PROFILE"_s};
        QCOMPARE(describeError(wrong, m_texts).message(),
            u"There is no profile named “dmeo”. The name comes from NLS_TOKEN_PROFILE. Did you "
            "mean “demo”?"_s);
    }

    void oneOfSeveralProfilesIsNamed()
    {
        const ServiceError failed{
            .kind = ErrorKind::Network, .code = errorcode::LockTimeout, .profile = u"two"_s};
        QVERIFY(describeError(failed, m_texts).message().startsWith(u"Profile “two”: Another"_s));
    }

    void namesAreMadePlain()
    {
        const ErrorDescription unknown = describeError({.kind = ErrorKind::Profile,
                                                           .code = errorcode::ProfileUnknown,
                                                           .detail = u"a\u202eb\x1b[31m"_s,
                                                           .where = u"c\u202ed\x07"_s},
            m_texts);
        for (const QString &text : {unknown.title, unknown.where}) {
            for (const QChar c : {QChar(0x202e), QChar(0x1b), QChar(7)})
                QVERIFY(!text.contains(c));
        }
    }

    void remarkIsDescribed()
    {
        const ErrorDescription remark = describeRemark(KeyRemark::SecretLooksLikeId, m_texts);
        QVERIFY(!remark.title.isEmpty() && !remark.advice.isEmpty());
        QCOMPARE(remark.singleLine(), remark.title + u' ' + remark.advice);
    }

private:
    const ErrorCatalogue m_texts{u"en"_s};
};

NLSTOKEN_TEST(TestErrorDescription)
#include "tst_errordescription.moc"
