// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/process_container.h"
#include "tests/support/test_registry.h"

#include <QtTest/QTest>

using namespace tidemark;

class tst_ProcessContainer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofGroups_data();
    void ofGroups();
    void cutAnywhere();
    void ofNamespaces();
};

namespace
{

const std::string kId = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

} // namespace

void tst_ProcessContainer::ofGroups_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("container");
    const auto add = [](const char* label, const std::string& path, const char* container) {
        QTest::addRow("%s", label) << "0::" + path + "\n" << std::string(container);
    };
    add("docker, systemd", "/system.slice/docker-" + kId + ".scope", "docker 0123456789ab");
    add("docker, cgroupfs", "/docker/" + kId, "docker 0123456789ab");
    add("below docker", "/docker/" + kId + "/init.scope", "docker 0123456789ab");
    add("podman",
        "/user.slice/user-1000.slice/user@1000.service/user.slice/libpod-" + kId +
            ".scope/container",
        "podman 0123456789ab");
    add("podman, cgroupfs", "/libpod_parent/libpod-" + kId, "podman 0123456789ab");
    add("podman's watcher", "/machine.slice/libpod-conmon-" + kId + ".scope", "");
    add("kubernetes, cgroupfs",
        "/kubepods/burstable/pod9b1c3f3e-0000-1111-2222-333344445555/" + kId,
        "kubernetes 0123456789ab");
    add("kubernetes, systemd",
        "/kubepods.slice/kubepods-besteffort.slice/kubepods-besteffort-pod9b1c.slice/"
        "cri-containerd-" +
            kId + ".scope",
        "kubernetes 0123456789ab");
    add("kubernetes with docker", "/kubepods.slice/kubepods-pod9b1c.slice/docker-" + kId + ".scope",
        "kubernetes 0123456789ab");
    add("kubernetes with cri-o", "/kubepods.slice/kubepods-pod9.slice/crio-" + kId + ".scope",
        "kubernetes 0123456789ab");
    add("kubernetes, by colons",
        "/system.slice/containerd.service/kubepods-pod9.slice:cri-containerd:" + kId,
        "kubernetes 0123456789ab");
    add("docker in lxc", "/lxc/build/docker/" + kId, "docker 0123456789ab");
    add("another tool", "/ecs/cluster/" + kId, "container 0123456789ab");
    add("nerdctl", "/user.slice/nerdctl-" + kId + ".scope", "containerd 0123456789ab");
    add("lxc", "/lxc/web", "lxc web");
    add("lxc payload", "/lxc.payload.web/system.slice/ssh.service", "lxc web");
    add("lxc payload folder", "/lxc.payload/web/x", "lxc web");
    add("nspawn", "/machine.slice/machine-my\\x2dbuild.scope", "nspawn my-build");
    add("nspawn service", "/machine.slice/systemd-nspawn@deb.service/payload", "nspawn deb");
    add("a virtual machine", "/machine.slice/machine-qemu\\x2d1\\x2dvm.scope/emulator", "");
    add("a service", "/system.slice/docker.service", "");
    add("a user", "/user.slice/user-1000.slice/session-2.scope", "");
    add("a short id", "/docker/0123456789ab", "");
    add("no hexadecimal digit", "/docker/" + std::string(64, 'g'), "");
    add("only the beginning", "/system.slice/docker-.scope", "");
    add("nothing", "/", "");
    QTest::addRow("version 1") << "12:pids:/docker/" + kId + "\n4:memory:/docker/" + kId +
                                      "\n0::/\n"
                               << std::string("docker 0123456789ab");
    QTest::addRow("later line") << std::string("4:memory:/\n0::/lxc/web\n")
                                << std::string("lxc web");
    QTest::addRow("colon in the path") << std::string("0::/lxc/a:b\n") << std::string("lxc a:b");
    QTest::addRow("empty") << std::string() << std::string();
    QTest::addRow("no colons") << std::string("/docker/") + kId << std::string();
    QTest::addRow("one colon") << std::string("0:/docker/") + kId << std::string();
    QTest::addRow("slashes") << "0::" + std::string(10'000, '/') << std::string();
}

void tst_ProcessContainer::ofGroups()
{
    QFETCH(std::string, text);
    QFETCH(std::string, container);
    QCOMPARE(containerInGroups(text), container);
}

void tst_ProcessContainer::cutAnywhere()
{
    const std::string text = "0::/system.slice/docker-" + kId + ".scope";
    for (std::size_t size = 0; size < text.size(); ++size) {
        const std::string cut = text.substr(0, size);
        const std::string container = containerInGroups(cut);
        QVERIFY(container.empty() || container == "docker 0123456789ab");
    }
}

void tst_ProcessContainer::ofNamespaces()
{
    QCOMPARE(pidNamespaceName("pid:[4026532178]"), std::string("namespace 4026532178"));
    QCOMPARE(pidNamespaceName(""), std::string("namespace"));
    QCOMPARE(pidNamespaceName("pid:[]"), std::string("namespace"));
    QCOMPARE(pidNamespaceName("pid:["), std::string("namespace"));
}

TIDEMARK_TEST(tst_ProcessContainer)
#include "tst_process_container.moc"
