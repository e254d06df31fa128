// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tidemark::app
{

/// The version alone, for example "0.2.0".
QString versionNumber();

/// What `--version` and About say after the version, one line each: the commit that was built, and
/// the libraries with the version in use; where another one was compiled with, that one too.
/// In the language that is spoken. GUI thread.
QString buildText();

/// Called once by main() with kBuiltCommit of app/text/built_commit.h. It is not linked in here, so
/// that a new commit links the two programs anew and no test.
void setBuiltCommit(const char* commit);

} // namespace tidemark::app
