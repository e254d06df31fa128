# Run by cpack between installing into a folder of its own and packing it: what Debian's policy wants
# otherwise than `cmake --install` has it.
file(GLOB_RECURSE pages ${CPACK_TEMPORARY_DIRECTORY}/usr/share/man/*.1)
foreach(page IN LISTS pages)
    execute_process(COMMAND gzip -9nf ${page} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
# Debian's zsh looks for a package's completions there.
file(RENAME ${CPACK_TEMPORARY_DIRECTORY}/usr/share/zsh/site-functions
    ${CPACK_TEMPORARY_DIRECTORY}/usr/share/zsh/vendor-completions)
