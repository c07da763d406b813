// hadsl/embed/library/all.hpp - every mechanism of the library, for C++.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/write_embed_library.cpp. Dear: include the modules that you use.
#ifndef HADSL_EMBED_LIBRARY_ALL_HPP
#define HADSL_EMBED_LIBRARY_ALL_HPP

#include <hadsl/embed/library/anycast.hpp>
#include <hadsl/embed/library/aws.hpp>
#include <hadsl/embed/library/backup.hpp>
#include <hadsl/embed/library/diversity.hpp>
#include <hadsl/embed/library/dns.hpp>
#include <hadsl/embed/library/drbd.hpp>
#include <hadsl/embed/library/fencing.hpp>
#include <hadsl/embed/library/galera.hpp>
#include <hadsl/embed/library/haproxy.hpp>
#include <hadsl/embed/library/kafka.hpp>
#include <hadsl/embed/library/kubernetes.hpp>
#include <hadsl/embed/library/mysql.hpp>
#include <hadsl/embed/library/netscaler.hpp>
#include <hadsl/embed/library/oracle.hpp>
#include <hadsl/embed/library/pacemaker.hpp>
#include <hadsl/embed/library/postgres.hpp>
#include <hadsl/embed/library/raft.hpp>
#include <hadsl/embed/library/raid.hpp>
#include <hadsl/embed/library/redis.hpp>
#include <hadsl/embed/library/rollout.hpp>
#include <hadsl/embed/library/scale_out.hpp>
#include <hadsl/embed/library/sqlserver.hpp>
#include <hadsl/embed/library/static_stability.hpp>
#include <hadsl/embed/library/stratus.hpp>
#include <hadsl/embed/library/vmware.hpp>
#include <hadsl/embed/library/vrrp.hpp>
#include <hadsl/embed/library/vsan.hpp>
#include <hadsl/embed/library/windows.hpp>

namespace hadsl::embed::library {

// clang-format off
/// Calls `act` with every mechanism.
template <class Act>
constexpr void for_each_mechanism(Act const& act) {
    boost::hana::for_each(boost::hana::make_tuple(
        anycast::bgp,
        anycast::bgp_with_bfd,
        anycast::health_announced,
        aws::rds_instance,
        aws::rds_cluster,
        aws::auto_scaling,
        backup::scheduled,
        backup::point_in_time,
        backup::cold_standby,
        dns::failover,
        drbd::protocol_c,
        drbd::protocol_b,
        drbd::protocol_a,
        drbd::protocol_c_with_quorum,
        fencing::stonith,
        fencing::watchdog,
        galera::cluster,
        galera::cluster_with_arbitrator,
        haproxy::checks,
        haproxy::connection_checks,
        kafka::replication,
        kubernetes::deployment,
        kubernetes::single_replica,
        kubernetes::disruption_budget,
        kubernetes::stateful_set,
        kubernetes::node,
        mysql::cluster,
        mysql::replication,
        mysql::semisynchronous_replication,
        mysql::managed_failover,
        mysql::delayed_replica,
        mysql::delayed_copy,
        mysql::group_replication,
        netscaler::high_availability,
        oracle::real_application_clusters,
        oracle::data_guard,
        oracle::data_guard_asynchronous,
        pacemaker::cluster,
        pacemaker::two_nodes,
        postgres::streaming_replication,
        postgres::patroni,
        postgres::patroni_synchronous,
        raft::consensus,
        raid::mirror,
        raid::parity,
        raid::double_parity,
        redis::sentinel,
        redis::cluster,
        scale_out::load_balancing,
        scale_out::load_balancing_l4,
        sqlserver::mirroring,
        sqlserver::mirroring_manual,
        sqlserver::mirroring_asynchronous,
        sqlserver::forced_service,
        sqlserver::failover_cluster_instance,
        sqlserver::availability_group,
        sqlserver::database_level_health,
        stratus::fault_tolerance,
        stratus::high_availability,
        vmware::high_availability,
        vmware::vm_monitoring,
        vmware::application_monitoring,
        vmware::fault_tolerance,
        vmware::fault_tolerance_legacy,
        vmware::live_migration,
        vrrp::virtual_router,
        vrrp::tracked,
        vsan::mirror,
        windows::failover_cluster), act);
}
// clang-format on

} // namespace hadsl::embed::library

#endif
