// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/secretserviceprobe.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;

class tst_SecretServiceProbe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void providersAreNamedForPeople_data();
    void providersAreNamedForPeople();
};

void tst_SecretServiceProbe::providersAreNamedForPeople_data()
{
    QTest::addColumn<QString>("process");
    QTest::addColumn<QString>("name");

    QTest::newRow("cut off at 15 characters") << u"gnome-keyring-d"_s << u"GNOME Keyring"_s;
    QTest::newRow("KeePassXC") << u"keepassxc"_s << u"KeePassXC"_s;
    QTest::newRow("KDE 5") << u"kwalletd5"_s << u"KDE Wallet"_s;
    QTest::newRow("KDE 6") << u"ksecretd"_s << u"KDE Wallet"_s;
    QTest::newRow("unknown to this program") << u"oo7-daemon"_s << u"oo7-daemon"_s;
    QTest::newRow("unreadable") << QString() << u"Secret Service"_s;
}

void tst_SecretServiceProbe::providersAreNamedForPeople()
{
    QFETCH(QString, process);
    QTEST(providerOfProcess(process), "name");
}

QTEST_GUILESS_MAIN(tst_SecretServiceProbe)
#include "tst_secretserviceprobe.moc"
