// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/mapping_text.h"

#include "app/text/file_text.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct MappingText {
    Q_DECLARE_TR_FUNCTIONS(MappingText)
};

} // namespace

QString mappingKindText(MappingKind kind)
{
    switch (kind) {
    case MappingKind::Heap:
        return MappingText::tr("Heap", "of the C library");
    case MappingKind::Stack:
        return MappingText::tr("Stack");
    case MappingKind::Library:
        return MappingText::tr("Program or library");
    case MappingKind::File:
        return MappingText::tr("File");
    case MappingKind::Anonymous:
        return MappingText::tr("Anonymous");
    case MappingKind::Code:
        return MappingText::tr("Code made at run time");
    case MappingKind::Shared:
        return MappingText::tr("Shared memory");
    case MappingKind::Special:
        break;
    }
    return MappingText::tr("Of the kernel");
}

QString mappingKindHint(MappingKind kind)
{
    switch (kind) {
    case MappingKind::Heap:
        return MappingText::tr("What the C library’s allocator took by brk; large blocks and what "
                               "other threads allocate are anonymous memory.");
    case MappingKind::Stack:
        return MappingText::tr("The stack of the first thread, and those of others where the C "
                               "library names them; else they are anonymous memory.");
    case MappingKind::Library:
        return MappingText::tr("A file of which some part may be executed.");
    case MappingKind::File:
        return MappingText::tr("A file of which nothing may be executed.");
    case MappingKind::Anonymous:
        return MappingText::tr("Memory that no file stands behind.");
    case MappingKind::Code:
        return MappingText::tr("Memory that no file stands behind and that may be executed: what a "
                               "just-in-time compiler made.");
    case MappingKind::Shared:
        return MappingText::tr("Files in /dev/shm, memfd, System V shared memory, and anonymous "
                               "memory that is shared.");
    case MappingKind::Special:
        break;
    }
    return MappingText::tr("What the kernel itself maps: vdso, devices without a path.");
}

QString mappingNameText(MappingKind kind, std::string_view name, qsizetype limit)
{
    if (!name.empty()) {
        return fileText(name, limit);
    }
    switch (kind) {
    case MappingKind::Anonymous:
        return MappingText::tr("(without a name)");
    case MappingKind::Code:
        return MappingText::tr("(code without a name)");
    default:
        return MappingText::tr("(others)", "mappings beyond those that are listed by name");
    }
}

QString rssPartText(RssPart part)
{
    switch (part) {
    case RssPart::FileBacked:
        return MappingText::tr("File-backed");
    case RssPart::SharedMemory:
        return MappingText::tr("Shared memory");
    case RssPart::HeapUsed:
        return MappingText::tr("Runtime heap used");
    case RssPart::HeapFree:
        return MappingText::tr("Free in the heap");
    case RssPart::External:
        return MappingText::tr("External");
    case RssPart::Code:
        return MappingText::tr("Code made at run time");
    case RssPart::Stacks:
        return MappingText::tr("Stacks");
    case RssPart::Kernel:
        break;
    }
    return MappingText::tr("Of the kernel");
}

QString rssPartRule(RssPart part)
{
    switch (part) {
    case RssPart::FileBacked:
        return MappingText::tr("Pages of programs, libraries and other files that were not written "
                               "to.");
    case RssPart::SharedMemory:
        return MappingText::tr("What is in memory of /dev/shm, memfd, System V shared memory and "
                               "shared anonymous memory.");
    case RssPart::HeapUsed:
        return MappingText::tr("What objects use of the runtime’s heap, as it told at that moment; "
                               "also what of it is swapped out.");
    case RssPart::HeapFree:
        return MappingText::tr("What the runtime’s heap has of the system and no object uses; also "
                               "what of it was never touched.");
    case RssPart::External:
        return MappingText::tr("What objects hold outside of the runtime’s heap, as the runtime "
                               "told it.");
    case RssPart::Code:
        return MappingText::tr("Memory without a file that may be executed. Where a runtime told "
                               "its heap, that is taken to be part of it.");
    case RssPart::Stacks:
        return MappingText::tr("The stack of the first thread, and those of others where the C "
                               "library names them.");
    case RssPart::Kernel:
        break;
    }
    return MappingText::tr("What the kernel itself maps: vdso, devices without a path.");
}

QString notExplainedText()
{
    return MappingText::tr("Not explained");
}

QString notExplainedRule(const RssWaterfall& waterfall, SizeUnit unit)
{
    return waterfall.notExplained()
               ? MappingText::tr("What is left of the RSS, such as what native code allocates and "
                                 "the stacks of threads.")
               : MappingText::tr("The steps come to %1 more than the RSS: a runtime also counts "
                                 "what is swapped out or was never touched.")
                     .arg(sizeText(static_cast<double>(waterfall.excess()), unit));
}

} // namespace tidemark::app
