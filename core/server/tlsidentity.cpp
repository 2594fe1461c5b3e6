// SPDX-License-Identifier: Apache-2.0
#include "core/server/tlsidentity.h"

#include "core/base/secretbytes.h"
#include "core/model/errorcode.h"
#include "core/server/libcrypto.h"

#include <QFile>
#include <QFileInfo>
#include <QSslCertificate>
#include <QSslKey>

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr qint64 mostFileSize = qint64{1024} * 1024;

enum class For {
    Everybody,
    OneUser,
};

Result<SecretBytes> contentOf(const QString &path, For whom)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return usageFailure(errorcode::FileUnreadable, path);
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup
        | QFileDevice::ReadOther | QFileDevice::WriteOther;
    // Asked of the open file, so that nobody can put another in its place meanwhile.
    if (whom == For::OneUser && (file.permissions() & others))
        return usageFailure(errorcode::PrivateKeyShared, path);
    QByteArray content = file.read(mostFileSize);
    return SecretBytes::take(content);
}

// Without it OpenSSL would ask for a passphrase on the terminal.
int noPassphrase(char *, int, int, void *)
{
    return -1;
}

enum class Pair {
    Good,
    NoCertificate,
    NoKey,
    Different,
};

struct JudgedPair
{
    Pair pair = Pair::NoKey;
    QSsl::KeyAlgorithm algorithm = QSsl::Rsa;
};

// OpenSSL looks whether the two belong together: Qt would find out only in each handshake, and tell
// nobody.
JudgedPair judge(
    const LibCrypto &crypto, const SecretBytes &certificatePem, const SecretBytes &keyPem)
{
    const auto memory = [&](const SecretBytes &pem) {
        return std::unique_ptr<BIO, decltype(crypto.BIO_free)>(
            crypto.BIO_new_mem_buf(pem.view().data(), static_cast<int>(pem.size())),
            crypto.BIO_free);
    };
    const std::unique_ptr<X509, decltype(crypto.X509_free)> certificate(
        crypto.PEM_read_bio_X509(memory(certificatePem).get(), nullptr, &noPassphrase, nullptr),
        crypto.X509_free);
    if (!certificate)
        return {Pair::NoCertificate};
    const std::unique_ptr<EVP_PKEY, decltype(crypto.EVP_PKEY_free)> key(
        crypto.PEM_read_bio_PrivateKey(memory(keyPem).get(), nullptr, &noPassphrase, nullptr),
        crypto.EVP_PKEY_free);
    const int type = key ? crypto.EVP_PKEY_get_base_id(key.get()) : EVP_PKEY_NONE;
    if (type != EVP_PKEY_RSA && type != EVP_PKEY_EC)
        return {Pair::NoKey};
    const bool belong = crypto.X509_check_private_key(certificate.get(), key.get()) == 1;
    return {belong ? Pair::Good : Pair::Different, type == EVP_PKEY_RSA ? QSsl::Rsa : QSsl::Ec};
}

} // namespace

Result<QSslConfiguration> tlsIdentity(const QString &certificateFile, const QString &keyFile)
{
    const Result<SecretBytes> certificatePem = contentOf(certificateFile, For::Everybody);
    if (!certificatePem)
        return Failure(certificatePem.error());
    const Result<SecretBytes> keyPem = contentOf(keyFile, For::OneUser);
    if (!keyPem)
        return Failure(keyPem.error());
    const std::optional<LibCrypto> crypto = LibCrypto::load();
    if (!crypto)
        return Failure(
            {.kind = ErrorKind::Internal, .code = errorcode::Defect, .detail = u"TlsIdentity"_s});
    const JudgedPair judged = judge(*crypto, *certificatePem, *keyPem);
    const QList<QSslCertificate> chain =
        QSslCertificate::fromData(certificatePem->view().toByteArray(), QSsl::Pem);
    if (judged.pair == Pair::NoCertificate || chain.isEmpty())
        return usageFailure(errorcode::CertificateUnusable, certificateFile);
    if (judged.pair == Pair::Different)
        return usageFailure(errorcode::CertificateMismatch, keyFile);
    const QSslKey key(QByteArray::fromRawData(keyPem->view().data(), keyPem->size()),
        judged.algorithm, QSsl::Pem);
    if (judged.pair == Pair::NoKey || key.isNull())
        return usageFailure(errorcode::PrivateKeyUnusable, keyFile);
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // clients have no certificates
    return configuration;
}

} // namespace nlstoken
