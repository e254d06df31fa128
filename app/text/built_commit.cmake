# Run at each build: writes ${OUTPUT}, the source file that defines kBuiltCommit, if the commit of
# ${SOURCE} is another one than it says.
set(commit unknown)
if(GIT AND EXISTS ${SOURCE}/.git)
    execute_process(COMMAND ${GIT} -C ${SOURCE} rev-parse --short=12 HEAD
        OUTPUT_VARIABLE answer OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE status)
    if(status EQUAL 0)
        set(commit ${answer})
    endif()
endif()
file(CONFIGURE OUTPUT ${OUTPUT} CONTENT "// SPDX-License-Identifier: GPL-3.0-or-later
#include \"app/text/built_commit.h\"

const char* const tidemark::app::kBuiltCommit = \"${commit}\";
")
