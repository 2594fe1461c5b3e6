// SPDX-License-Identifier: Apache-2.0
#include "core/errors/errorcatalogue.h"

#include "core/model/errorcode.h"
#include "tests/support/testprogram.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace nlstoken;
using namespace Qt::StringLiterals;

namespace {

const QStringList languages{u"en"_s, u"zh_CN"_s};

QByteArray sourceFile(const QString &path)
{
    QFile file(QStringLiteral(NLSTOKEN_SOURCE_DIR "/") + path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is not there", qPrintable(path));
    return file.readAll();
}

QJsonObject jsonFile(const QString &name)
{
    QJsonParseError error;
    const auto document =
        QJsonDocument::fromJson(sourceFile(u"resources/errors/"_s + name), &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("%s: %s", qPrintable(name), qPrintable(error.errorString()));
    return document.object();
}

QJsonObject textsOf(const QString &language, const QString &group)
{
    return jsonFile(u"text.%1.json"_s.arg(language))[group].toObject();
}

// The names between quotes, so that a new code without texts fails here.
QStringList declaredCodes()
{
    static const QRegularExpression declaration(
        uR"re(QLatin1StringView\s+\w+\s*\{\s*"(\w+)"\s*\})re"_s);
    const QString header = QString::fromUtf8(sourceFile(u"core/model/errorcode.h"_s));
    QStringList codes;
    for (auto match = declaration.globalMatch(header); match.hasNext();)
        codes << match.next().captured(1);
    return codes;
}

QStringList declaredRemarks()
{
    static const QRegularExpression body(uR"(enum class KeyRemark \{([^}]*)\})"_s);
    static const QRegularExpression name(uR"(^\s*(\w+),?)"_s, QRegularExpression::MultilineOption);
    const QString header = QString::fromUtf8(sourceFile(u"core/model/accesskey.h"_s));
    QStringList remarks;
    for (auto match = name.globalMatch(body.match(header).captured(1)); match.hasNext();)
        remarks << match.next().captured(1);
    return remarks;
}

QSet<QString> placeholders(const QString &text)
{
    static const QRegularExpression placeholder(u"%L?\\d+"_s);
    QSet<QString> found;
    for (auto match = placeholder.globalMatch(text); match.hasNext();)
        found << match.next().captured();
    return found;
}

ErrorAdvice look(const QString &code, ErrorKind kind = ErrorKind::Credentials,
    const QString &detail = u"detail"_s)
{
    return ErrorCatalogue(u"en"_s).adviceFor({.kind = kind, .code = code, .detail = detail});
}

} // namespace

class TestErrorCatalogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyCodeOfOursHasTexts_data();
    void everyCodeOfOursHasTexts();
    void everyRemarkHasTexts();
    void everyServiceCodeHasTextsMoreExactThanItsKind();
    void everyKindHasTexts();
    void languagesHoldTheSame_data();
    void languagesHoldTheSame();
    void textsAreWholeSentences_data();
    void textsAreWholeSentences();
    void factsAreOfTheirLists();
    void familiesNameCodes();
    void codeWithoutTextTakesItsFamilys_data();
    void codeWithoutTextTakesItsFamilys();
    void unknownCodeTakesTheKinds();
    void detailIsPutInOnce();
    void missingDetailLeavesNoGap();
    void unknownLanguageIsEnglish();
    void theCommandLineIsAdvisedWithCommands();
    void serviceWordingsAreWhatTheServiceSends();
    void gatewayStatusMeansWhatItsWordsSay_data();
    void gatewayStatusMeansWhatItsWordsSay();
    void everyGatewayStatusIsKnownByItsWords();
};

void TestErrorCatalogue::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TestErrorCatalogue::everyCodeOfOursHasTexts_data()
{
    QTest::addColumn<QString>("code");
    const QStringList codes = declaredCodes();
    QVERIFY(codes.size() > 60);
    for (const QString &code : codes)
        QTest::newRow(qPrintable(code)) << code;
}

void TestErrorCatalogue::everyCodeOfOursHasTexts()
{
    QFETCH(const QString, code);
    QVERIFY(jsonFile(u"codes.json"_s)[u"codes"_s].toObject().contains(code));
    for (const QString &language : languages) {
        const QJsonObject texts = textsOf(language, u"codes"_s)[code].toObject();
        QVERIFY2(!texts[u"message"_s].toString().isEmpty(), qPrintable(language));
        // Only someone who stopped the work knows better than we what to do next.
        if (code != errorcode::Interrupted)
            QVERIFY2(!texts[u"advice"_s].toString().isEmpty(), qPrintable(language));
    }
}

void TestErrorCatalogue::everyRemarkHasTexts()
{
    const QStringList remarks = declaredRemarks();
    QVERIFY(remarks.size() > 10);
    for (const QString &language : languages) {
        const ErrorCatalogue catalogue(language);
        const QJsonObject texts = textsOf(language, u"codes"_s);
        for (qsizetype i = 0; i < remarks.size(); ++i) {
            const QString expected = texts[remarks[i]][u"message"_s].toString();
            QVERIFY2(!expected.isEmpty(), qPrintable(remarks[i]));
            const ErrorAdvice advice = catalogue.adviceFor(static_cast<KeyRemark>(i));
            QCOMPARE(advice.message, expected);
            QVERIFY(!advice.advice.isEmpty());
        }
    }
}

void TestErrorCatalogue::everyServiceCodeHasTextsMoreExactThanItsKind()
{
    for (const QString &language : languages) {
        const ErrorCatalogue catalogue(language);
        const ErrorAdvice generic =
            catalogue.adviceFor({.kind = ErrorKind::Credentials, .code = {}});
        for (const ServiceWording &wording : catalogue.serviceWordings()) {
            const ErrorAdvice advice =
                catalogue.adviceFor({.kind = ErrorKind::Credentials, .code = wording.code});
            QVERIFY2(!advice.message.isEmpty(), qPrintable(wording.code));
            QVERIFY2(!advice.advice.isEmpty(), qPrintable(wording.code));
            QVERIFY2(advice.message != generic.message, qPrintable(wording.code));
        }
    }
}

void TestErrorCatalogue::everyKindHasTexts()
{
    for (const QString &language : languages) {
        const ErrorCatalogue catalogue(language);
        for (int kind = 0; kind <= static_cast<int>(ErrorKind::Interrupted); ++kind) {
            const ErrorAdvice advice = catalogue.adviceFor(
                {.kind = static_cast<ErrorKind>(kind), .code = u"NeverHeardOf"_s});
            QVERIFY2(!advice.message.isEmpty(), qPrintable(QString::number(kind)));
            QVERIFY2(!advice.cause.isEmpty(), qPrintable(QString::number(kind)));
        }
    }
}

void TestErrorCatalogue::languagesHoldTheSame_data()
{
    QTest::addColumn<QString>("group");
    QTest::newRow("codes") << u"codes"_s;
    QTest::newRow("kinds") << u"kinds"_s;
}

void TestErrorCatalogue::languagesHoldTheSame()
{
    QFETCH(const QString, group);
    const QJsonObject english = textsOf(u"en"_s, group);
    const QJsonObject chinese = textsOf(u"zh_CN"_s, group);
    QCOMPARE(chinese.keys(), english.keys());
    for (const QString &code : english.keys()) {
        const QJsonObject englishTexts = english[code].toObject();
        const QJsonObject chineseTexts = chinese[code].toObject();
        QCOMPARE(chineseTexts.keys(), englishTexts.keys());
        for (const QString &part : englishTexts.keys()) {
            const QString text = englishTexts[part].toString();
            const QString translation = chineseTexts[part].toString();
            QVERIFY2(text.isEmpty() == translation.isEmpty(), qPrintable(code));
            QVERIFY2(placeholders(text) == placeholders(translation), qPrintable(code));
            QVERIFY2((placeholders(text) - QSet{u"%1"_s}).isEmpty(), qPrintable(code));
            QVERIFY2(text.isEmpty() || text == u"%1" || text != translation, qPrintable(code));
        }
    }
}

void TestErrorCatalogue::textsAreWholeSentences_data()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : languages)
        QTest::newRow(qPrintable(language)) << language;
}

void TestErrorCatalogue::textsAreWholeSentences()
{
    QFETCH(const QString, language);
    const bool chinese = language == u"zh_CN";
    const QString stop = chinese ? u"。"_s : u"."_s;
    static const QRegularExpression excited(u"[!！]|<[a-z]|^\\s|\\s$|  "_s);
    // Latin punctuation beside a Chinese character is a slip of the input method.
    static const QRegularExpression latinStops(uR"re(\p{Han}[,.;:?()"]|[,;:?()"]\p{Han})re"_s);
    for (const QString &group : {u"codes"_s, u"kinds"_s}) {
        const QJsonObject codes = textsOf(language, group);
        for (const QString &code : codes.keys()) {
            const QJsonObject texts = codes[code].toObject();
            for (const QString &part : texts.keys()) {
                const QString text = texts[part].toString();
                const QString where = code + u' ' + part + u": "_s + text;
                QVERIFY2((QSet{u"message"_s, u"advice"_s, u"explanation"_s, u"command"_s}.contains(
                             part)),
                    qPrintable(where));
                // The command line brings a whole sentence of its own.
                if (text.isEmpty() || text == u"%1")
                    continue;
                // A command at the end is to be copied, without a full stop.
                static const QRegularExpression command(u"nls-token [^。]*\\S\\z"_s);
                QVERIFY2(
                    text.endsWith(stop) || (part == u"command"_s && command.match(text).hasMatch()),
                    qPrintable(where));
                QVERIFY2(!excited.match(text).hasMatch(), qPrintable(where));
                QVERIFY2(!chinese || !latinStops.match(text).hasMatch(), qPrintable(where));
            }
        }
    }
}

void TestErrorCatalogue::factsAreOfTheirLists()
{
    static const QSet<QString> causes{u"wrong-secret"_s, u"request-altered-or-encoding"_s,
        u"unknown-key-id"_s, u"key-disabled"_s, u"clock-off"_s, u"nonce-reused"_s,
        u"flow-control"_s, u"missing-parameter"_s, u"bad-parameter"_s, u"bad-message"_s,
        u"wrong-version-for-endpoint"_s, u"wrong-action-or-host"_s, u"wrong-protocol"_s,
        u"sts-token-expired"_s, u"sts-token-missing"_s, u"sts-token-malformed"_s,
        u"sts-token-mismatch"_s, u"no-permission"_s, u"account-restricted"_s,
        u"service-not-activated"_s, u"account-overdue"_s, u"dns"_s, u"tls"_s, u"proxy"_s,
        u"timeout"_s, u"network"_s, u"token-invalid"_s, u"token-expired"_s, u"token-missing"_s,
        u"appkey-missing"_s, u"appkey-unknown"_s, u"appkey-other-account"_s, u"voice-not-allowed"_s,
        u"trial-expired"_s, u"too-many-concurrent"_s, u"server-trouble"_s, u"idle-timeout"_s,
        u"no-fault"_s, u"not-this-service"_s, u"unknown"_s};
    static const QSet<QString> sources{u"pop"_s, u"nls-meta"_s, u"gateway"_s, u"transport"_s,
        u"keychain"_s, u"sdk"_s, u"program"_s};
    const QJsonObject all = jsonFile(u"codes.json"_s);
    for (const QString &group : {u"codes"_s, u"kinds"_s}) {
        const QJsonObject entries = all[group].toObject();
        for (const QString &code : entries.keys()) {
            const QJsonObject facts = entries[code].toObject();
            QVERIFY2(causes.contains(facts[u"cause"_s].toString()), qPrintable(code));
            // A kind may be answered by several sources.
            if (group == u"codes" || facts.contains(u"source"_s))
                QVERIFY2(sources.contains(facts[u"source"_s].toString()), qPrintable(code));
        }
    }
}

void TestErrorCatalogue::familiesNameCodes()
{
    const QJsonObject families = jsonFile(u"codes.json"_s)[u"families"_s].toObject();
    const QJsonObject texts = textsOf(u"en"_s, u"codes"_s);
    QVERIFY(!families.isEmpty());
    for (const QString &family : families.keys())
        QVERIFY2(texts.contains(families[family].toString()), qPrintable(family));
}

void TestErrorCatalogue::codeWithoutTextTakesItsFamilys_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("member");
    QTest::newRow("throttling") << u"Throttling.Zone.User"_s << u"Throttling"_s;
    QTest::newRow("forbidden") << u"Forbidden.Unsubscribed"_s << u"Forbidden"_s;
    QTest::newRow("missing, known") << u"MissingTimestamp"_s << u"MissingParameter"_s;
    QTest::newRow("missing, unknown") << u"MissingColour"_s << u"MissingParameter"_s;
    QTest::newRow("security token") << u"InvalidSecurityToken.Odd"_s << u"InvalidSecurityToken"_s;
    QTest::newRow("the longest beginning wins")
        << u"InvalidTimeStamp.Future"_s << u"InvalidTimeStamp"_s;
    QTest::newRow("invalid parameter") << u"InvalidColour"_s << u"InvalidParameter"_s;
}

void TestErrorCatalogue::codeWithoutTextTakesItsFamilys()
{
    QFETCH(const QString, code);
    QFETCH(const QString, member);
    QCOMPARE(look(code), look(member));
    QVERIFY(look(code) != look(u"NeverHeardOf"_s));
}

void TestErrorCatalogue::unknownCodeTakesTheKinds()
{
    const ErrorAdvice refused = look(u"NeverHeardOf"_s);
    QCOMPARE(refused.message, u"The service refused the request."_s);
    QCOMPARE(refused.cause, u"unknown"_s);
    QCOMPARE(refused.source, QString());
    const ErrorAdvice network = look(u"NeverHeardOf"_s, ErrorKind::Network);
    QCOMPARE(network.cause, u"network"_s);
    QVERIFY(network.message != refused.message);
    QCOMPARE(look({}), refused);
}

void TestErrorCatalogue::detailIsPutInOnce()
{
    const auto message = [](const QString &detail) {
        return look(errorcode::ProfileUnknown, ErrorKind::Profile, detail).message;
    };
    QCOMPARE(message(u"work"_s), u"There is no profile named “work”."_s);
    QCOMPARE(message(u"%1"_s), u"There is no profile named “%1”."_s);
    QCOMPARE(message(u"%2 of %1%L1"_s), u"There is no profile named “%2 of %1%L1”."_s);
    QCOMPARE(
        look(errorcode::CommandLine, ErrorKind::Usage, u"Say which."_s).message, u"Say which."_s);
}

void TestErrorCatalogue::missingDetailLeavesNoGap()
{
    const ErrorAdvice kind = look(u"NeverHeardOf"_s, ErrorKind::Keychain);
    const ErrorAdvice locked = look(errorcode::KeychainLocked, ErrorKind::Keychain, {});
    QCOMPARE(locked.message, kind.message);
    QCOMPARE(locked.advice, u"Unlock it and try again."_s);
    const ErrorAdvice failed = look(errorcode::TokenNotKept, ErrorKind::Keychain, {});
    QCOMPARE(failed.message, u"The token is good but could not be kept for the next use."_s);
    QCOMPARE(failed.explanation, QString());
}

void TestErrorCatalogue::theCommandLineIsAdvisedWithCommands()
{
    for (const QString &language : languages) {
        const ServiceError unknown{
            .kind = ErrorKind::Profile, .code = errorcode::ProfileUnknown, .detail = u"demo"_s};
        const ErrorCatalogue window(language);
        const ErrorCatalogue commandLine(language, Audience::CommandLine);
        QVERIFY(!window.adviceFor(unknown).advice.contains(u"nls-token"_s));
        QVERIFY(commandLine.adviceFor(unknown).advice.contains(u"nls-token profile list"_s));
        QCOMPARE(commandLine.adviceFor(unknown).message, window.adviceFor(unknown).message);
        // Where the advice is the same for both, it stands once.
        const ServiceError timeout{.kind = ErrorKind::Network, .code = errorcode::Timeout};
        QCOMPARE(commandLine.adviceFor(timeout), window.adviceFor(timeout));
    }
}

void TestErrorCatalogue::unknownLanguageIsEnglish()
{
    const ServiceError error{.kind = ErrorKind::Throttled, .code = u"Throttling.User"_s};
    const ErrorAdvice english = ErrorCatalogue(u"en"_s).adviceFor(error);
    QCOMPARE(english.cause, u"flow-control"_s);
    QCOMPARE(english.source, u"pop"_s);
    for (const QString &language : {u"tlh"_s, u""_s, u"%1"_s, u"../codes"_s})
        QCOMPARE(ErrorCatalogue(language).adviceFor(error), english);
    QVERIFY(ErrorCatalogue(u"zh_CN"_s).adviceFor(error) != english);
}

void TestErrorCatalogue::serviceWordingsAreWhatTheServiceSends()
{
    const std::vector<ServiceWording> wordings = ErrorCatalogue(u"zh_CN"_s).serviceWordings();
    QHash<QString, ServiceWording> byCode;
    for (const ServiceWording &wording : wordings) {
        QVERIFY2(!wording.serverMessage.isEmpty(), qPrintable(wording.code));
        QVERIFY2(
            wording.source == u"pop" || wording.source == u"nls-meta", qPrintable(wording.code));
        QVERIFY2((wording.httpStatus == 200) == (wording.source == u"nls-meta"),
            qPrintable(wording.code));
        byCode.insert(wording.code, wording);
    }
    // As the protocol page prints it: help.aliyun.com/document_detail/113251.htm
    const ServiceWording notFound = byCode.value(u"InvalidAccessKeyId.NotFound"_s);
    QCOMPARE(notFound.httpStatus, 404);
    QCOMPARE(notFound.serverMessage, u"Specified access key is not found."_s);
    QCOMPARE(byCode.value(u"40020503"_s).serverMessage, u"No permission!"_s);
    QVERIFY(byCode.contains(u"MissingSignatureNonce"_s));
    QVERIFY(!byCode.contains(QString(errorcode::HeldBack)));
    QVERIFY(!byCode.contains(u"SDK.InvalidAccessKeySecret"_s));
}

void TestErrorCatalogue::gatewayStatusMeansWhatItsWordsSay_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("cause");
    QTest::newRow("invalid") << u"40000001"_s
                             << u"Meta:ACCESS_DENIED:The token '****' is invalid!"_s
                             << u"token-invalid"_s;
    QTest::newRow("expired") << u"40000001"_s
                             << u"Gateway:ACCESS_DENIED:The token '****' has expired!"_s
                             << u"token-expired"_s;
    QTest::newRow("missing") << u"40000001"_s
                             << u"Gateway:ACCESS_DENIED:Missing authorization header!"_s
                             << u"token-missing"_s;
    QTest::newRow("voice") << u"40000001"_s << u"No privilege to this voice! (voice: a)"_s
                           << u"voice-not-allowed"_s;
    QTest::newRow("appkey") << u"40000003"_s << u"Gateway:PARAMETER_INVALID:Invalid appkey"_s
                            << u"appkey-missing"_s;
    QTest::newRow("parameter") << u"40000003"_s << u"Failed to decode url params"_s
                               << u"bad-parameter"_s;
    QTest::newRow("no words") << u"40000010"_s << QString() << u"trial-expired"_s;
    QTest::newRow("unknown") << u"49999999"_s << u"expired"_s << u"unknown"_s;
}

void TestErrorCatalogue::gatewayStatusMeansWhatItsWordsSay()
{
    QFETCH(const QString, code);
    QFETCH(const QString, words);
    QFETCH(const QString, cause);
    const ErrorAdvice advice = ErrorCatalogue(u"en"_s).adviceFor(
        {.kind = ErrorKind::Gateway, .code = code, .serverMessage = words});
    QCOMPARE(advice.cause, cause);
    QCOMPARE(advice.source, u"gateway"_s);
    // What is known from elsewhere goes before the words.
    const ErrorAdvice site = ErrorCatalogue(u"en"_s).adviceFor({.kind = ErrorKind::Gateway,
        .code = u"40000001"_s,
        .serverMessage = words,
        .meaning = u"site"_s});
    QVERIFY(site.message.contains(u"another site"_s));
}

void TestErrorCatalogue::everyGatewayStatusIsKnownByItsWords()
{
    const QJsonObject facts = jsonFile(u"codes.json"_s)[u"codes"_s].toObject();
    for (const QString &language : languages) {
        const ErrorCatalogue catalogue(language);
        const QJsonObject texts = textsOf(language, u"codes"_s);
        const auto wordings = catalogue.gatewayWordings();
        QVERIFY(wordings.size() > 25);
        for (const ServiceWording &wording : wordings) {
            const ErrorAdvice advice = catalogue.adviceFor({.kind = ErrorKind::Gateway,
                .code = wording.code.left(8),
                .serverMessage = wording.serverMessage});
            QCOMPARE(advice.message, texts[wording.code][u"message"_s].toString());
            QCOMPARE(advice.cause, facts[wording.code][u"cause"_s].toString());
            QVERIFY2(!advice.advice.isEmpty(), qPrintable(wording.code));
        }
    }
}

NLSTOKEN_TEST(TestErrorCatalogue)
#include "tst_errorcatalogue.moc"
