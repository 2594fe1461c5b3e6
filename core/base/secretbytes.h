// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QDebug>

#include <cstddef>
#include <memory>

namespace nlstoken {

//! \brief Bytes of a secret: one copy, moved from hand to hand, wiped when it dies, not printable.
//!
//! Honest limits: what Qt or the system copied out of it (HMAC keys, socket buffers, the keychain's
//! message) can't be wiped from here. The aim is a short life and few copies.
class SecretBytes
{
public:
    SecretBytes() noexcept = default;
    //! \brief Copies \a bytes; the caller wipes or forgets its own copy.
    explicit SecretBytes(QByteArrayView bytes);
    //! \brief Copies \a bytes and wipes them in place when nobody else shares them.
    [[nodiscard]] static SecretBytes take(QByteArray &bytes);

    SecretBytes(SecretBytes &&other) noexcept;
    SecretBytes &operator=(SecretBytes &&other) noexcept;
    SecretBytes(const SecretBytes &) = delete;
    SecretBytes &operator=(const SecretBytes &) = delete;
    ~SecretBytes();

    [[nodiscard]] bool isEmpty() const noexcept { return m_size == 0; }
    [[nodiscard]] qsizetype size() const noexcept { return m_size; }
    //! \brief The bytes, for the moment of use; valid while this object lives unchanged.
    [[nodiscard]] QByteArrayView view() const noexcept;
    //! \brief An equal secret of its own.
    [[nodiscard]] SecretBytes clone() const { return SecretBytes(view()); }
    //! \brief Adds \a bytes at the end; the old storage is wiped.
    void append(QByteArrayView bytes);
    //! \brief Compares in a time that depends only on the sizes.
    [[nodiscard]] bool equals(QByteArrayView other) const noexcept;

private:
    void wipe() noexcept;
    std::unique_ptr<char[]> m_bytes;
    qsizetype m_size = 0;
};

//! \brief Overwrites \a size bytes at \a data with a call that the optimiser keeps.
void wipeMemory(void *data, std::size_t size) noexcept;

// A secret that could be printed would be printed one day.
QDebug operator<<(QDebug, const SecretBytes &) = delete;

} // namespace nlstoken
