// SPDX-License-Identifier: Apache-2.0
#pragma once

class QLineEdit;
class QString;

namespace nlstoken {

//! \brief Overwrites the characters of \a text where they are, for its copies too; not those of a
//! literal, which can't be written to.
void wipeText(QString &text);

//! \brief Empties \a edit and overwrites the memory that its text was in; silent.
void wipeLineEdit(QLineEdit &edit);

} // namespace nlstoken
