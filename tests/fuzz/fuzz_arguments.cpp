// SPDX-License-Identifier: GPL-3.0-or-later
// tidemark-cli's words, with a zero byte behind each. Nothing is run.
#include "app/cli/command_parser.h"
#include "tests/fuzz/fuzz_checks.h"

#include <QCoreApplication>

using namespace tidemark;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static int count = 1;
    static char name[] = "tidemark-cli";
    static char* values[] = {name, nullptr};
    static QCoreApplication application(count, values);
    std::vector<std::string> words{"tidemark-cli"};
    std::string word;
    for (std::size_t i = 0; i < size; ++i) {
        if (data[i] == 0 || i + 1 == size) {
            words.push_back(std::exchange(word, {}));
        } else {
            word += static_cast<char>(data[i]);
        }
    }
    std::vector<const char*> pointers;
    for (const std::string& each : words) {
        pointers.push_back(each.c_str());
    }
    const app::CommandLine line =
        app::commandLineOf(static_cast<int>(pointers.size()), pointers.data());
    const auto parsed = app::parseCommand(line, app::takeLanguage(line.words).others);
    const bool isSaid = !parsed.output.isEmpty() || !parsed.message.isEmpty();
    fuzz::expect(parsed.run != nullptr || isSaid, "a command line does something, or says why not");
    return 0;
}
