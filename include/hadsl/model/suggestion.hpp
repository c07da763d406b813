// hadsl/model/suggestion.hpp - "did you mean": the help for a name that nothing has.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_SUGGESTION_HPP
#define HADSL_MODEL_SUGGESTION_HPP

#include <hadsl/model/findings.hpp>
#include <hadsl/source/spelling.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hadsl::model {

/// A question that offers the name most like `wanted`; empty when none is like it. After the first
/// hundred findings nobody reads them any more, and comparing spellings takes time.
[[nodiscard]] inline std::string suggestion(std::string const& wanted,
                                            std::vector<std::string> const& candidates,
                                            findings const& so_far) {
    constexpr std::size_t enough = 100;
    auto const near = so_far.size() < enough ? source::closest(wanted, candidates) : std::nullopt;
    return near ? "did you mean `" + std::string(*near) + "`?" : std::string();
}

/// A word of others, and the one that means it here.
using habit = std::pair<std::string_view, std::string_view>;

/// What is meant by a word of others; empty where nothing is known.
[[nodiscard]] inline std::string meant_by(std::string_view written, std::span<habit const> habits) {
    auto const known = std::find_if(habits.begin(), habits.end(),
                                    [&](habit const& each) { return each.first == written; });
    return known == habits.end() ? std::string() : std::string(known->second);
}

/// What to write for a kind that is called otherwise elsewhere; empty where nothing is known.
[[nodiscard]] inline std::string kind_meant(std::string const& written) {
    constexpr habit habits[] = {{"server", "host"},
                                {"machine", "host"},
                                {"node", "host"},
                                {"hypervisor", "host"},
                                {"computer", "host"},
                                {"db", "database"},
                                {"app", "service"},
                                {"application", "service"},
                                {"microservice", "service"},
                                {"program", "process"},
                                {"lb", "balancer"},
                                {"loadbalancer", "balancer"},
                                {"load_balancer", "balancer"},
                                {"datacenter", "site"},
                                {"data_center", "site"},
                                {"datacentre", "site"},
                                {"data_centre", "site"},
                                {"dc", "site"},
                                {"cloud", "provider"},
                                {"carrier", "provider"},
                                {"isp", "provider"},
                                {"subscription", "account"},
                                {"tenant", "account"},
                                {"bucket", "storage"},
                                {"lun", "storage"},
                                {"cache", "service"},
                                {"queue", "service"},
                                {"broker", "service"},
                                {"gateway", "service"},
                                {"proxy", "balancer"},
                                {"location", "site"},
                                {"az", "zone"},
                                {"availability_zone", "zone"},
                                {"ups", "feed"},
                                {"power", "feed"},
                                {"pdu", "feed"},
                                {"volume", "storage"},
                                {"san", "storage"},
                                {"nas", "storage"},
                                {"datastore", "storage"},
                                {"lan", "network"},
                                {"vlan", "network"},
                                {"subnet", "network"},
                                {"guest", "vm"},
                                {"virtual_machine", "vm"},
                                {"instance", "vm"},
                                {"interface", "nic"},
                                {"port", "nic"},
                                {"bridge", "switch"},
                                {"vpc", "network"},
                                {"deployment", "service"},
                                {"workload", "service"},
                                {"website", "service"},
                                {"api", "service"},
                                {"job", "process"},
                                {"daemon", "process"},
                                {"cluster", "system"},
                                {"group", "system"},
                                {"alb", "balancer"},
                                {"elb", "balancer"}};
    if (written == "extends" || written == "inherits") {
        return "write `:` between a name and its parent";
    }
    if (written == "except" || written == "but" || written == "unless" || written == "without") {
        return "an assumption leaves failures out: `assume NAME: no failure of h1`";
    }
    if (written == "assert" || written == "verify" || written == "check" || written == "ensure" ||
        written == "require") {
        return "did you mean `claim`? It has a name and a colon: `claim NAME: no single failure "
               "causes outage of web`";
    }
    auto const kind = meant_by(written, habits);
    return kind.empty() ? std::string()
                        : "did you mean `" + kind + "`? A kind of your own is declared as `kind " +
                              written + " : " + kind + "`";
}

/// The failure class for a word that names none of the core library's; empty where nothing is known.
[[nodiscard]] inline std::string class_meant(std::string const& written) {
    constexpr habit habits[] = {{"server", "host"},
                                {"machine", "host"},
                                {"node", "host"},
                                {"computer", "host"},
                                {"electricity", "power"},
                                {"blackout", "power"},
                                {"ups", "power"},
                                {"drive", "disk"},
                                {"array", "storage"},
                                {"san", "storage"},
                                {"nas", "storage"},
                                {"datastore", "storage"},
                                {"disaster", "environment"},
                                {"datacenter", "environment"},
                                {"data_center", "environment"},
                                {"application", "software"},
                                {"app", "software"},
                                {"program", "software"},
                                {"bug", "software"},
                                {"freeze", "hang"},
                                {"panic", "crash"},
                                {"config", "bad_config"},
                                {"configuration", "bad_config"},
                                {"misconfiguration", "bad_config"},
                                {"certificate", "expiry"},
                                {"human", "operator"},
                                {"admin", "operator"},
                                {"partition", "network"}};
    if (written == "loss" || written == "outage" || written == "downtime") {
        return "what happens is called a failure: `no single host failure`, `no single failure of "
               "any host`";
    }
    if (written == "fails" || written == "fail" || written == "breaks") {
        return "name the class by which it fails, as `host every 1y lasting 4h` or `crash every "
               "30d "
               "lasting 5min`";
    }
    auto const meant = meant_by(written, habits);
    return meant.empty() ? std::string() : "did you mean `" + meant + "`?";
}

/// The module of the library for a product that goes by another name; empty where nothing is known.
[[nodiscard]] inline std::string module_meant(std::string const& written) {
    constexpr habit habits[] = {
        {"k8s", "kubernetes"},      {"eks", "kubernetes"},       {"gke", "kubernetes"},
        {"aks", "kubernetes"},      {"openshift", "kubernetes"}, {"pg", "postgres"},
        {"postgresql", "postgres"}, {"mssql", "sqlserver"},      {"sql_server", "sqlserver"},
        {"mariadb", "mysql"},       {"esx", "vmware"},           {"esxi", "vmware"},
        {"vsphere", "vmware"},      {"hyperv", "windows"},       {"hyper_v", "windows"},
        {"corosync", "pacemaker"}};
    return meant_by(written, habits);
}

} // namespace hadsl::model

#endif
