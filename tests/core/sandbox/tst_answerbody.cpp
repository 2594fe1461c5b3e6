// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/answerbody.h"
#include "tests/support/testprogram.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace nlstoken;
using namespace Qt::StringLiterals;

namespace {

const AnswerContext jsonContext{
    .format = AnswerFormat::Json, .requestId = u"E4F0A1B2"_s, .hostId = u"127.0.0.1:80"_s};
const AnswerContext xmlContext{
    .format = AnswerFormat::Xml, .requestId = u"E4F0A1B2"_s, .hostId = u"127.0.0.1:80"_s};
const IssuedToken token{.id = u"0123456789abcdef0123456789abcdef"_s,
    .expireTime = qint64{1795436400},
    .userId = u"1"_s,
    .nlsRequestId = u"fedcba"_s};

QJsonObject jsonOf(const ServerResponse &answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

// Paths of the elements with their texts; empty when the document isn't well formed.
QMap<QString, QString> xmlOf(const ServerResponse &answer)
{
    QMap<QString, QString> texts;
    QStringList path;
    QXmlStreamReader xml(answer.body);
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement()) {
            path << xml.name().toString();
            texts[path.join(u'/')];
        } else if (xml.isCharacters()) {
            texts[path.join(u'/')] += xml.text();
        } else if (xml.isEndElement()) {
            path.removeLast();
        }
    }
    return xml.hasError() ? QMap<QString, QString>() : texts;
}

} // namespace

class TestAnswerBody : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void tokenAsJson();
    void tokenAsXml();
    void refusalAsJson();
    void refusalAsXml();
    void noPermissionInsideSuccess();
};

void TestAnswerBody::tokenAsJson()
{
    const auto answer = tokenAnswer(jsonContext, token);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.headers, (HeaderFields{{"Content-Type", "application/json;charset=utf-8"}}));
    const QJsonObject expected{{u"NlsRequestId"_s, u"fedcba"_s}, {u"RequestId"_s, u"E4F0A1B2"_s},
        {u"ErrMsg"_s, u""_s},
        {u"Token"_s,
            QJsonObject{{u"ExpireTime"_s, qint64{1795436400}},
                {u"Id"_s, u"0123456789abcdef0123456789abcdef"_s}, {u"UserId"_s, u"1"_s}}}};
    QCOMPARE(jsonOf(answer), expected);
    QVERIFY(answer.body.contains("\"ExpireTime\":1795436400,"));
}

void TestAnswerBody::tokenAsXml()
{
    const auto answer = tokenAnswer(xmlContext, token);
    QCOMPARE(answer.headers, (HeaderFields{{"Content-Type", "text/xml;charset=utf-8"}}));
    const QMap<QString, QString> expected{
        {u"CreateTokenResponse"_s, u""_s},
        {u"CreateTokenResponse/ErrMsg"_s, u""_s},
        {u"CreateTokenResponse/NlsRequestId"_s, u"fedcba"_s},
        {u"CreateTokenResponse/RequestId"_s, u"E4F0A1B2"_s},
        {u"CreateTokenResponse/Token"_s, u""_s},
        {u"CreateTokenResponse/Token/ExpireTime"_s, u"1795436400"_s},
        {u"CreateTokenResponse/Token/Id"_s, token.id},
        {u"CreateTokenResponse/Token/UserId"_s, u"1"_s},
    };
    QCOMPARE(xmlOf(answer), expected);
}

void TestAnswerBody::refusalAsJson()
{
    const auto answer = refusalAnswer(jsonContext, refusals::accessKeyNotFound());
    QCOMPARE(answer.status, 404);
    const QJsonObject expected{{u"RequestId"_s, u"E4F0A1B2"_s}, {u"HostId"_s, u"127.0.0.1:80"_s},
        {u"Code"_s, u"InvalidAccessKeyId.NotFound"_s},
        {u"Message"_s, u"Specified access key is not found."_s},
        {u"Recommend"_s,
            u"https://next.api.aliyun.com/troubleshoot?q=InvalidAccessKeyId.NotFound&product=nls-cloud-meta"_s}};
    QCOMPARE(jsonOf(answer), expected);
}

void TestAnswerBody::refusalAsXml()
{
    // The string to sign is full of `&`, which XML must escape.
    const auto answer =
        refusalAnswer(xmlContext, refusals::signatureDoesNotMatch("GET&%2F&A%3D<1>"));
    const auto elements = xmlOf(answer);
    QCOMPARE(elements.value(u"Error/Code"_s), u"SignatureDoesNotMatch"_s);
    QVERIFY(elements.value(u"Error/Message"_s)
            .endsWith(u" server string to sign is:GET&%2F&A%3D<1>"_s));
    QCOMPARE(elements.value(u"Error/RequestId"_s), u"E4F0A1B2"_s);
    QCOMPARE(elements.value(u"Error/HostId"_s), u"127.0.0.1:80"_s);
}

void TestAnswerBody::noPermissionInsideSuccess()
{
    const auto answer = noPermissionAnswer(jsonContext, u"fedcba"_s);
    QCOMPARE(answer.status, 200);
    const QJsonObject expected{{u"ErrCode"_s, 40020503}, {u"ErrMsg"_s, u"No permission!"_s},
        {u"NlsRequestId"_s, u"fedcba"_s}, {u"RequestId"_s, u"E4F0A1B2"_s}};
    QCOMPARE(jsonOf(answer), expected);
    QCOMPARE(xmlOf(noPermissionAnswer(xmlContext, u"f"_s)).value(u"CreateTokenResponse/ErrCode"_s),
        u"40020503"_s);
}

NLSTOKEN_TEST(TestAnswerBody)
#include "tst_answerbody.moc"
