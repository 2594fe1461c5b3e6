// SPDX-License-Identifier: Apache-2.0
#include "core/snippets/matchingposition.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;

class tst_matchingposition : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyPlaceOfTheSameTextIsItself()
    {
        const QString text = u"a\n\nlonger\n"_s;
        for (qsizetype place = 0; place <= text.size(); ++place)
            QCOMPARE(matchingPosition(text, text, place), place);
    }

    void aMarkedStretchIsTheSameStretch_data()
    {
        QTest::addColumn<QString>("marked");
        QTest::addColumn<QString>("found");
        QTest::newRow("the value") << u"••••"_s << u"0123456789"_s;
        QTest::newRow("the value and more") << u"=\"••••\";"_s << u"=\"0123456789\";"_s;
        QTest::newRow("before it") << u"token="_s << u"token="_s;
        QTest::newRow("behind it") << u"\";\nend"_s << u"\";\nend"_s;
        QTest::newRow("over lines") << u"soon\ntoken"_s << u"2026-11-24\ntoken"_s;
        QTest::newRow("all") << before() << after();
    }

    void aMarkedStretchIsTheSameStretch()
    {
        QFETCH(const QString, marked);
        QFETCH(const QString, found);
        const qsizetype from = before().indexOf(marked);
        const qsizetype begin = matchingPosition(before(), after(), from);
        const qsizetype end = matchingPosition(before(), after(), from + marked.size());
        QCOMPARE(after().mid(begin, end - begin), found);
    }

private:
    static QString before() { return u"# until soon\ntoken=\"••••\";\nend\n"_s; }
    static QString after() { return u"# until 2026-11-24\ntoken=\"0123456789\";\nend\n"_s; }
};

NLSTOKEN_TEST(tst_matchingposition)
#include "tst_matchingposition.moc"
