// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QCoreApplication;

namespace tidemark::app
{

/// Languages the program speaks, as `--lang` takes them: "en", "ja".
QStringList translationLanguages();

/// Makes @p application speak @p language and write numbers as usual there; empty means the
/// system's language, and what is not translated is English. May be called again to switch. False
/// if there is no such language; then nothing changes.
bool installTranslation(QCoreApplication& application, const QString& language = {});

/// The language that the last installTranslation() settled on: "en", "ja".
QString spokenLanguage();

} // namespace tidemark::app
