// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/node_target.h"

#include <QFile>
#include <QTemporaryDir>

#include <memory>

namespace tidemark::test
{

/// A Node with a web server on a free port of this machine. Of each request it makes a Scope,
/// "scope", with which it does what it was made with; "registry" is an array of its module. Who
/// looks for its inspector asks the web server too, which does not count.
class WebTarget
{
public:
    explicit WebTarget(const char* keep,
                       const QStringList& options = {QStringLiteral("--inspect=127.0.0.1:0")})
    {
        QFile script(m_folder.filePath(QStringLiteral("server.js")));
        if (script.open(QIODevice::WriteOnly)) {
            script.write("const http = require('http'), fs = require('fs');\n"
                         "class Scope { constructor(url) { this.url = url + Math.random(); } }\n"
                         "const registry = [];\n"
                         "const server = http.createServer((request, response) => {\n"
                         "  if (request.url.startsWith('/json')) return response.end();\n"
                         "  const scope = new Scope(request.url);\n"
                         "  ");
            script.write(keep);
            script.write("\n  response.end(scope.url);\n"
                         "});\n"
                         "server.listen(0, '127.0.0.1', () => {\n"
                         "  fs.writeFileSync('" +
                         portFile().toUtf8() +
                         ".part', String(server.address().port));\n"
                         "  fs.renameSync('" +
                         portFile().toUtf8() + ".part', '" + portFile().toUtf8() + "');\n});\n");
            script.close();
        }
        m_node = std::make_unique<NodeTarget>(
            options, QStringLiteral("require('%1')").arg(script.fileName()));
    }

    NodeTarget& node() { return *m_node; }

    /// 0 until it listens.
    quint16 port() const
    {
        QFile file(portFile());
        return file.open(QIODevice::ReadOnly) ? file.readAll().toUShort() : quint16{0};
    }

    QString url() const { return QStringLiteral("http://127.0.0.1:%1/users").arg(port()); }

private:
    QString portFile() const { return m_folder.filePath(QStringLiteral("port")); }

    QTemporaryDir m_folder;
    std::unique_ptr<NodeTarget> m_node;
};

} // namespace tidemark::test
