// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <optional>

// Every function of OpenSSL's libcrypto that is called here; its macros call these too.
#define NLSTOKEN_LIBCRYPTO_FUNCTIONS(FUNCTION)                                                     \
    FUNCTION(BIO_ctrl)                                                                             \
    FUNCTION(BIO_free)                                                                             \
    FUNCTION(BIO_new)                                                                              \
    FUNCTION(BIO_new_mem_buf)                                                                      \
    FUNCTION(BIO_s_mem)                                                                            \
    FUNCTION(BN_bin2bn)                                                                            \
    FUNCTION(BN_free)                                                                              \
    FUNCTION(BN_to_ASN1_INTEGER)                                                                   \
    FUNCTION(EVP_PKEY_Q_keygen)                                                                    \
    FUNCTION(EVP_PKEY_free)                                                                        \
    FUNCTION(EVP_PKEY_get_base_id)                                                                 \
    FUNCTION(EVP_sha256)                                                                           \
    FUNCTION(PEM_read_bio_PrivateKey)                                                              \
    FUNCTION(PEM_read_bio_X509)                                                                    \
    FUNCTION(PEM_write_bio_PrivateKey_traditional)                                                 \
    FUNCTION(PEM_write_bio_X509)                                                                   \
    FUNCTION(RAND_bytes)                                                                           \
    FUNCTION(X509V3_EXT_conf_nid)                                                                  \
    FUNCTION(X509V3_set_ctx)                                                                       \
    FUNCTION(X509_EXTENSION_free)                                                                  \
    FUNCTION(X509_NAME_add_entry_by_txt)                                                           \
    FUNCTION(X509_add_ext)                                                                         \
    FUNCTION(X509_check_private_key)                                                               \
    FUNCTION(X509_free)                                                                            \
    FUNCTION(X509_get_serialNumber)                                                                \
    FUNCTION(X509_get_subject_name)                                                                \
    FUNCTION(X509_getm_notAfter)                                                                   \
    FUNCTION(X509_getm_notBefore)                                                                  \
    FUNCTION(X509_gmtime_adj)                                                                      \
    FUNCTION(X509_new)                                                                             \
    FUNCTION(X509_set_issuer_name)                                                                 \
    FUNCTION(X509_set_pubkey)                                                                      \
    FUNCTION(X509_set_version)                                                                     \
    FUNCTION(X509_sign)

namespace nlstoken {

//! \brief libcrypto's functions as members of the same names, so that a class derived from this one
//! calls them as if they were linked.
//!
//! On Linux they are not: loading libcrypto takes a millisecond, a sixth of the start of nls-token,
//! which needs it for certificates alone. Qt's TLS opens the same library when it is
//! used.
struct LibCrypto
{
    //! \brief All of them; nothing when the system's OpenSSL is absent or of another version.
    [[nodiscard]] static std::optional<LibCrypto> load();

#define NLSTOKEN_MEMBER(name) decltype(&::name) name = nullptr;
    NLSTOKEN_LIBCRYPTO_FUNCTIONS(NLSTOKEN_MEMBER)
#undef NLSTOKEN_MEMBER
};

} // namespace nlstoken
