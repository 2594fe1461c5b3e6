// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/sandboxcertificate.h"

#include "core/server/libcrypto.h"

#include <array>
#include <memory>

namespace nlstoken {

namespace {

template <typename T>
using Owned = std::unique_ptr<T, void (*)(T *)>;
using Key = Owned<EVP_PKEY>;
using Certificate = Owned<X509>;

constexpr long day = 24L * 60 * 60;

struct Subject
{
    const char *commonName;
    long notBefore; // seconds from now
    long notAfter;
};

// Its calls of OpenSSL are LibCrypto's members.
class CertificateMaker : private LibCrypto
{
public:
    explicit CertificateMaker(const LibCrypto &crypto)
        : LibCrypto(crypto)
    {
    }

    std::optional<SandboxCertificate> make(CertificateFlaw flaw) const;

private:
    Key makeKey() const;
    bool setSerial(X509 *certificate) const;
    bool setName(X509_NAME *name, const char *commonName) const;
    bool addExtension(X509 *certificate, X509 *issuer, int nid, const char *value) const;
    Certificate makeUnsigned(EVP_PKEY *key, const Subject &subject) const;
    Certificate makeAuthority(EVP_PKEY *key) const;
    Certificate makeServer(
        EVP_PKEY *key, X509 *authority, EVP_PKEY *authorityKey, CertificateFlaw flaw) const;
    template <typename Write>
    QByteArray pem(Write write) const;
};

Key CertificateMaker::makeKey() const
{
    // P-256 rather than RSA: made in a millisecond, while RSA 2048 delays the start by up to half a
    // second.
    return {EVP_EC_gen("P-256"), EVP_PKEY_free};
}

bool CertificateMaker::setSerial(X509 *certificate) const
{
    std::array<unsigned char, 16> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
        return false;
    bytes[0] &= 0x7f; // positive
    const Owned<BIGNUM> number(
        BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr), BN_free);
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate));
}

bool CertificateMaker::setName(X509_NAME *name, const char *commonName) const
{
    const auto *text =
        reinterpret_cast<const unsigned char *>(commonName); // OpenSSL's type for text
    return X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, text, -1, -1, 0) == 1;
}

bool CertificateMaker::addExtension(
    X509 *certificate, X509 *issuer, int nid, const char *value) const
{
    X509V3_CTX context{};
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Owned<X509_EXTENSION> extension(
        X509V3_EXT_conf_nid(nullptr, &context, nid, value), X509_EXTENSION_free);
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

Certificate CertificateMaker::makeUnsigned(EVP_PKEY *key, const Subject &subject) const
{
    Certificate certificate(X509_new(), X509_free);
    if (!certificate || X509_set_version(certificate.get(), X509_VERSION_3) != 1
        || !setSerial(certificate.get())
        || !X509_gmtime_adj(X509_getm_notBefore(certificate.get()), subject.notBefore)
        || !X509_gmtime_adj(X509_getm_notAfter(certificate.get()), subject.notAfter)
        || X509_set_pubkey(certificate.get(), key) != 1
        || !setName(X509_get_subject_name(certificate.get()), subject.commonName))
        return {nullptr, X509_free};
    return certificate;
}

Certificate CertificateMaker::makeAuthority(EVP_PKEY *key) const
{
    // Two days back, for clients whose clock is behind.
    Certificate authority = makeUnsigned(key, {"NLS Token Desk sandbox CA", -2 * day, 30 * day});
    if (!authority
        || X509_set_issuer_name(authority.get(), X509_get_subject_name(authority.get())) != 1
        || !addExtension(
            authority.get(), authority.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0")
        || !addExtension(authority.get(), authority.get(), NID_key_usage, "critical,keyCertSign")
        || !addExtension(authority.get(), authority.get(), NID_subject_key_identifier, "hash")
        || X509_sign(authority.get(), key, EVP_sha256()) == 0)
        return {nullptr, X509_free};
    return authority;
}

Certificate CertificateMaker::makeServer(
    EVP_PKEY *key, X509 *authority, EVP_PKEY *authorityKey, CertificateFlaw flaw) const
{
    const bool wrongHost = flaw == CertificateFlaw::WrongHost;
    Certificate server = makeUnsigned(key,
        {wrongHost ? "elsewhere.example" : "localhost", -2 * day,
            flaw == CertificateFlaw::Expired ? -day : 30 * day});
    const char *names =
        wrongHost ? "DNS:elsewhere.example" : "DNS:localhost,IP:127.0.0.1,IP:0:0:0:0:0:0:0:1";
    if (!server || X509_set_issuer_name(server.get(), X509_get_subject_name(authority)) != 1
        || !addExtension(server.get(), authority, NID_basic_constraints, "critical,CA:FALSE")
        || !addExtension(server.get(), authority, NID_key_usage, "critical,digitalSignature")
        || !addExtension(server.get(), authority, NID_ext_key_usage, "serverAuth")
        || !addExtension(server.get(), authority, NID_subject_alt_name, names)
        || !addExtension(server.get(), authority, NID_authority_key_identifier, "keyid:always")
        || X509_sign(server.get(), authorityKey, EVP_sha256()) == 0)
        return {nullptr, X509_free};
    return server;
}

template <typename Write>
QByteArray CertificateMaker::pem(Write write) const
{
    const std::unique_ptr<BIO, int (*)(BIO *)> memory(BIO_new(BIO_s_mem()), BIO_free);
    if (!memory || write(memory.get()) != 1)
        return {};
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &bytes);
    return {bytes, static_cast<qsizetype>(size)};
}

std::optional<SandboxCertificate> CertificateMaker::make(CertificateFlaw flaw) const
{
    const Key authorityKey = makeKey();
    const Key serverKey = makeKey();
    if (!authorityKey || !serverKey)
        return std::nullopt;
    const Certificate authority = makeAuthority(authorityKey.get());
    if (!authority)
        return std::nullopt;
    const Certificate server =
        makeServer(serverKey.get(), authority.get(), authorityKey.get(), flaw);
    if (!server)
        return std::nullopt;
    SandboxCertificate made{
        .caPem = pem([&](BIO *to) { return PEM_write_bio_X509(to, authority.get()); }),
        .certificatePem = pem([&](BIO *to) { return PEM_write_bio_X509(to, server.get()); }),
        .privateKeyPem = pem([&](BIO *to) {
        return PEM_write_bio_PrivateKey_traditional(
            to, serverKey.get(), nullptr, nullptr, 0, nullptr, nullptr);
    }),
    };
    if (made.caPem.isEmpty() || made.certificatePem.isEmpty() || made.privateKeyPem.isEmpty())
        return std::nullopt;
    return made;
}

} // namespace

std::optional<SandboxCertificate> makeSandboxCertificate(CertificateFlaw flaw)
{
    const std::optional<LibCrypto> crypto = LibCrypto::load();
    if (!crypto)
        return std::nullopt;
    return CertificateMaker(*crypto).make(flaw);
}

} // namespace nlstoken
