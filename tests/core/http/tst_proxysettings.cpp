// SPDX-License-Identifier: Apache-2.0
#include "core/http/proxysettings.h"
#include "tests/support/testprogram.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;

class tst_ProxySettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aProxyIsReadAsPeopleWriteIt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected"); // type, user, password, host, port
        QTest::newRow("http") << u"http://proxy.example:3128"_s << u"http|||proxy.example|3128"_s;
        QTest::newRow("slash") << u"http://proxy.example:3128/"_s << u"http|||proxy.example|3128"_s;
        QTest::newRow("no scheme") << u"proxy.example:3128"_s << u"http|||proxy.example|3128"_s;
        QTest::newRow("no port") << u"proxy.example"_s << u"http|||proxy.example|8080"_s;
        QTest::newRow("upper case") << u"HTTP://Proxy.Example:1"_s << u"http|||Proxy.Example|1"_s;
        QTest::newRow("socks5") << u"socks5://10.0.0.1"_s << u"socks5|||10.0.0.1|1080"_s;
        QTest::newRow("socks5h") << u"socks5h://p.example:9"_s << u"socks5h|||p.example|9"_s;
        QTest::newRow("IPv6") << u"http://[::1]:3128"_s << u"http|||::1|3128"_s;
        QTest::newRow("quotes") << u" \"http://p.example:1\" "_s << u"http|||p.example|1"_s;
        QTest::newRow("single quotes") << u"'p.example:1'"_s << u"http|||p.example|1"_s;
        QTest::newRow("user") << u"http://me@p.example:1"_s << u"http|me||p.example|1"_s;
        QTest::newRow("encoded") << u"http://m%40x:a%3Ab@p.example:1"_s
                                 << u"http|m@x|a:b|p.example|1"_s;
        QTest::newRow("raw") << u"http://me:p@ss/w#rd?&:%@p.example:1"_s
                             << u"http|me|p@ss/w#rd?&:%|p.example|1"_s;
        QTest::newRow("raw, no scheme")
            << u"me:p@ss@p.example:1"_s << u"http|me|p@ss|p.example|1"_s;
        for (const char *wrong : {"https://p.example:1", "socks4://p.example:1",
                 "ftp://p.example:1", "http://", "", "''", "http://p.example:99999",
                 "http://p.example:0", "a b:1", "http://p.example:1/path", "http://p.example/path",
                 "http://p.example?x", "p.example#x"})
            QTest::addRow("none: %s", wrong) << QString::fromLatin1(wrong) << QString();
    }

    void aProxyIsReadAsPeopleWriteIt()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const std::optional<QNetworkProxy> proxy = proxyInText(text);
        QCOMPARE(proxy.has_value(), !expected.isEmpty());
        if (!proxy)
            return;
        const bool isHttp = proxy->type() == QNetworkProxy::HttpProxy;
        const bool looksUp =
            proxy->capabilities().testFlag(QNetworkProxy::HostNameLookupCapability);
        const QString type = isHttp ? u"http"_s : looksUp ? u"socks5h"_s : u"socks5"_s;
        QCOMPARE((QStringList{type, proxy->user(), proxy->password(), proxy->hostName(),
                     QString::number(proxy->port())}
                         .join(u'|')),
            expected);
    }

    void addressesAreExemptAsPeopleWriteThem_data()
    {
        QTest::addColumn<QString>("noProxy");
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("exempt");
        const QString service = u"https://nls-meta.cn-shanghai.aliyuncs.com/"_s;
        QTest::newRow("nothing") << QString() << service << false;
        QTest::newRow("all") << u"*"_s << service << true;
        QTest::newRow("all, among others") << u"a.example, *"_s << service << true;
        QTest::newRow("host") << u"nls-meta.cn-shanghai.aliyuncs.com"_s << service << true;
        QTest::newRow("domain") << u"aliyuncs.com"_s << service << true;
        QTest::newRow("dot") << u".aliyuncs.com"_s << service << true;
        QTest::newRow("star") << u"*.aliyuncs.com"_s << service << true;
        QTest::newRow("case") << u"AliyunCS.com"_s << service << true;
        QTest::newRow("other end") << u"yuncs.com"_s << service << false;
        QTest::newRow("blanks") << u"a.example aliyuncs.com"_s << service << true;
        QTest::newRow("quotes") << u"\"aliyuncs.com\""_s << service << true;
        QTest::newRow("port") << u"aliyuncs.com:443"_s << service << true;
        QTest::newRow("other port") << u"aliyuncs.com:8443"_s << service << false;
        QTest::newRow("address") << u"10.1.2.3"_s << u"https://10.1.2.3:5/"_s << true;
        QTest::newRow("network") << u"10.0.0.0/8"_s << u"https://10.1.2.3/"_s << true;
        QTest::newRow("other network") << u"10.0.0.0/16"_s << u"https://10.1.2.3/"_s << false;
        QTest::newRow("IPv6") << u"[fd00::1]"_s << u"https://[fd00::1]/"_s << true;
        QTest::newRow("gateway") << u"aliyuncs.com:443"_s
                                 << u"wss://nls-gateway.cn-shanghai.aliyuncs.com/ws/v1"_s << true;
    }

    void addressesAreExemptAsPeopleWriteThem()
    {
        QFETCH(QString, noProxy);
        QFETCH(QString, address);
        QFETCH(bool, exempt);
        QCOMPARE(isExemptFromProxy(QUrl(address), noProxy), exempt);
    }

    void theFirstVariableThatSaysSomethingCounts_data()
    {
        QTest::addColumn<QStringList>("variables");
        QTest::addColumn<QString>("source");
        QTest::newRow("none") << QStringList{} << QString();
        QTest::newRow("lower") << QStringList{u"https_proxy=a:1"_s, u"HTTPS_PROXY=b:1"_s}
                               << u"https_proxy"_s;
        QTest::newRow("upper") << QStringList{u"HTTPS_PROXY=b:1"_s} << u"HTTPS_PROXY"_s;
        QTest::newRow("all") << QStringList{u"ALL_PROXY=socks5://b:1"_s} << u"ALL_PROXY"_s;
        QTest::newRow("empty") << QStringList{u"https_proxy="_s, u"all_proxy=b:1"_s}
                               << u"all_proxy"_s;
        QTest::newRow("http alone") << QStringList{u"http_proxy=b:1"_s} << QString();
        QTest::newRow("exempt") << QStringList{u"https_proxy=a:1"_s, u"NO_PROXY=*"_s} << QString();
    }

    void theFirstVariableThatSaysSomethingCounts()
    {
        QFETCH(QStringList, variables);
        QFETCH(QString, source);
        QProcessEnvironment environment;
        for (const QString &variable : variables)
            environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
        const ProxyChoice choice =
            proxyFromEnvironment(QUrl(u"https://service.example"_s), environment);
        QCOMPARE(choice.source, source);
        QCOMPARE(choice.proxy.type() == QNetworkProxy::NoProxy, source.isEmpty());
        QVERIFY(!choice.isUnusable);
        // Loopback is another computer there.
        QCOMPARE(
            proxyFromEnvironment(QUrl(u"https://127.0.0.1:1"_s), environment).source, QString());
    }

    void whatCanNotBeUsedIsTold()
    {
        QProcessEnvironment environment;
        environment.insert(u"https_proxy"_s, u"https://a:1"_s);
        const ProxyChoice choice =
            proxyFromEnvironment(QUrl(u"https://service.example"_s), environment);
        QVERIFY(choice.isUnusable);
        QCOMPARE(choice.source, u"https_proxy"_s);
        QCOMPARE(choice.proxy.type(), QNetworkProxy::NoProxy);
    }
};

NLSTOKEN_TEST(tst_ProxySettings)
#include "tst_proxysettings.moc"
