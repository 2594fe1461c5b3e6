// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/sandboxcertificate.h"
#include "tests/support/testprogram.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QSslCertificateExtension>
#include <QSslKey>
#include <QTest>

using namespace nlstoken;
using namespace Qt::StringLiterals;

namespace {

QSslCertificate certificateOf(const QByteArray &pem)
{
    return QSslCertificate(pem, QSsl::Pem);
}

} // namespace

class TestSandboxCertificate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void namesThisComputerOnly();
    void isGoodNowAndForAMonth();
    void keyFitsTheBackEnd();
    void everyStartHasItsOwn();
    void expiredIsExpired();
    void wrongHostNamesAnother();
};

void TestSandboxCertificate::namesThisComputerOnly()
{
    const auto made = makeSandboxCertificate();
    QVERIFY(made);
    const auto names = certificateOf(made->certificatePem).subjectAlternativeNames();
    QCOMPARE(names.values(QSsl::DnsEntry), QStringList{u"localhost"_s});
    const auto addresses = names.values(QSsl::IpAddressEntry);
    QCOMPARE(QSet<QString>(addresses.begin(), addresses.end()),
        (QSet<QString>{u"127.0.0.1"_s, u"::1"_s}));
}

void TestSandboxCertificate::isGoodNowAndForAMonth()
{
    const auto made = makeSandboxCertificate();
    QVERIFY(made);
    const auto now = QDateTime::currentDateTimeUtc();
    for (const auto &pem : {made->caPem, made->certificatePem}) {
        const auto certificate = certificateOf(pem);
        QVERIFY(certificate.effectiveDate() < now.addDays(-1));
        QVERIFY(certificate.expiryDate() > now.addDays(29));
        QVERIFY(certificate.expiryDate() < now.addDays(31));
    }
    const auto errors =
        QSslCertificate::verify({certificateOf(made->certificatePem)}, u"localhost"_s);
    QVERIFY(!errors.isEmpty()); // no system knows this authority
}

void TestSandboxCertificate::keyFitsTheBackEnd()
{
    const auto made = makeSandboxCertificate();
    QVERIFY(made);
    const QSslKey key(made->privateKeyPem, QSsl::Ec, QSsl::Pem);
    QVERIFY(!key.isNull());
    QCOMPARE(key.length(), 256);
    const QSslKey publicPart(certificateOf(made->certificatePem).publicKey());
    QCOMPARE(publicPart.algorithm(), QSsl::Ec);
    QVERIFY(!made->caPem.contains("PRIVATE") && !made->certificatePem.contains("PRIVATE"));
}

void TestSandboxCertificate::everyStartHasItsOwn()
{
    const auto first = makeSandboxCertificate();
    const auto second = makeSandboxCertificate();
    QVERIFY(first && second);
    QVERIFY(first->privateKeyPem != second->privateKeyPem);
    QVERIFY(certificateOf(first->certificatePem).serialNumber()
        != certificateOf(second->certificatePem).serialNumber());
    QVERIFY(certificateOf(first->caPem).publicKey() != certificateOf(second->caPem).publicKey());
}

void TestSandboxCertificate::expiredIsExpired()
{
    const auto made = makeSandboxCertificate(CertificateFlaw::Expired);
    QVERIFY(made);
    QVERIFY(certificateOf(made->certificatePem).expiryDate() < QDateTime::currentDateTimeUtc());
    QVERIFY(certificateOf(made->caPem).expiryDate() > QDateTime::currentDateTimeUtc());
}

void TestSandboxCertificate::wrongHostNamesAnother()
{
    const auto made = makeSandboxCertificate(CertificateFlaw::WrongHost);
    QVERIFY(made);
    const auto names = certificateOf(made->certificatePem).subjectAlternativeNames();
    QCOMPARE(names.values(), QStringList{u"elsewhere.example"_s});
}

NLSTOKEN_TEST(TestSandboxCertificate)
#include "tst_sandboxcertificate.moc"
