// SPDX-License-Identifier: Apache-2.0
// keychain-read SERVICE KEY prints the item as `secret-tool lookup` does, with nothing but
// QtKeychain's own job: the least that a program reading the keychain through it can do.
#include <QCoreApplication>
#include <qt6keychain/keychain.h>

#include <cstdio>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() != 3)
        return 2;
    auto *job = new QKeychain::ReadPasswordJob(words[1]);
    job->setKey(words[2]);
    QObject::connect(job, &QKeychain::Job::finished, job, [job] {
        const QByteArray item = job->binaryData();
        std::fwrite(item.constData(), 1, static_cast<std::size_t>(item.size()), stdout);
        QCoreApplication::exit(job->error() == QKeychain::NoError ? 0 : 1);
    });
    job->start();
    return QCoreApplication::exec();
}
