// hadsl/library/modules.hpp - the text of every module of the standard library.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/embed_library.cmake (`cmake -P cmake/embed_library.cmake`) from the *.hadsl
// files beside it, so that a header-only user reaches them with one -I. Edit those.
#ifndef HADSL_LIBRARY_MODULES_HPP
#define HADSL_LIBRARY_MODULES_HPP

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace hadsl::library {

// clang-format off

/// library/anycast.hadsl
inline constexpr std::string_view anycast_text =
    R"hadsl(// hadsl library: BGP anycast.
// SPDX-License-Identifier: BSL-1.0
//
// The same prefix from many sites: each serves the users near it. The loss of one site is a
// disruption for those users until the routes have moved, and no outage: claim about `disruption`.
// Tie the announcement to the health of the service, or a site that announces and does not serve
// keeps its users. A withdrawal rule that fires everywhere at once takes the name off the Internet
// (Facebook, 2021). Connections are reset; the sites that remain carry the load (`each serves`).

// bgp: a neighbour that falls silent is noticed by its hold time.
//
// held      180 s; 90 s on other implementations [S52]. A link that goes down is seen at once.
//   [S52] https://support.hpe.com/techhub/eginfolib/Aruba/8400_10.01/5200-5131/
//         GUID-2207901F-2EFE-452A-86BC-3C10EDEC58ED.html
mechanism bgp "BGP anycast" {
  parameter held = 180s
  copies run apart, all active
  on loss of platform, loss of place, isolation: take over in held
  on maintenance of platform, upgrade of platform, upgrade: take over in 0s
}

// bgp with BFD: about a second, or less [S52].
//   [S52] https://dev.to/ipye_com/bfd-basics-fast-failure-detection-for-bgp-and-static-routes-2jp9
mechanism bgp_with_bfd "BGP anycast with BFD" {
  parameter detected = 1s
  copies run apart, all active
  on loss of platform, loss of place, isolation: take over in detected
  on maintenance of platform, upgrade of platform, upgrade: take over in 0s
}

// The announcement is withdrawn when a check of the service fails. No vendor figure: yours.
mechanism health_announced "announcement tied to a health check" {
  parameter checked = 10s
  on crash, hang: take over in checked
}
)hadsl";

/// library/aws.hadsl
inline constexpr std::string_view aws_text =
    R"hadsl(// hadsl library: Amazon Web Services.
// SPDX-License-Identifier: BSL-1.0
//
// Copies stand on zones: `database db { copies on az1, az2  protected by aws.rds_instance }`.

// RDS Multi-AZ with one standby: synchronous copy in another zone, a new address in DNS.
//
// failed_over    2 min: typically 60 to 120 s, longer with large transactions [S44].
// control_plane  the region's, which decides and switches.
// hung           2 min for what the health check sees; `hung: unbounded` for what it does not.
//
// Carried along: deletions, bad parameters. The loss of the region is the loss of both.
//   [S44] https://docs.amazonaws.cn/en_us/AmazonRDS/latest/UserGuide/
//         Concepts.MultiAZ.Failover.md, multi-az-db-clusters-concepts-failover.md
mechanism rds_instance "Amazon RDS Multi-AZ instance" {
  role control_plane optional
  parameter failed_over = 2min
  parameter hung = 2min
  copies run apart, one active
  quorum majority of copies, control_plane
  isolated copies stop
  on crash, loss of platform, loss of place, loss of storage, loss of disk, isolation:
    take over in failed_over needs control_plane
  on hang: take over in hung needs control_plane
  on maintenance of platform, upgrade of platform, upgrade, resync: take over in failed_over
    needs control_plane
  mirrors deletion, corruption
}

// RDS Multi-AZ cluster: two readable standbys, by replication of the log.
//
// failed_over    35 s: typically under 35 s [S44].
mechanism rds_cluster "Amazon RDS Multi-AZ cluster" {
  role control_plane optional
  parameter failed_over = 35s
  parameter hung = 35s
  copies run apart, one active
  quorum majority of copies
  isolated copies stop
  on crash, loss of platform, loss of place, loss of storage, loss of disk, isolation:
    take over in failed_over needs control_plane
  on hang: take over in hung needs control_plane
  on maintenance of platform, upgrade of platform, upgrade, resync: take over in failed_over
    needs control_plane
  mirrors deletion, corruption
}

// An Auto Scaling group behind an Application Load Balancer.
//
// balancer       bind it: what all requests pass.
// ejected        60 s: 2 checks, 30 s apart [S45].
// control_plane  EC2's: without it nothing is replaced (about 11 hours on 2025-10-20).
// replaced       5 min until a new instance serves is a placeholder.
//
// The default health check of the group looks at the instance, not at the application: add the
// load balancer's. When all targets are unhealthy, it sends requests to all [S45]. Say how many
// instances must remain (`at least`, or `demand`): what has to be scaled up first is not there
// when the control plane is not. Carried along: a bad image, a bad request.
//   [S45] https://docs.aws.amazon.com/elasticloadbalancing/latest/application/
//         target-group-health-checks.html
mechanism auto_scaling "Auto Scaling group behind a load balancer" {
  role balancer
  role control_plane optional
  parameter ejected = 60s
  parameter replaced = 5min
  copies run apart, all active
  requests need balancer
  on crash, hang, loss of platform, loss of place, isolation: take over in ejected
  on crash, hang, loss of platform, loss of place: restart in replaced needs control_plane
  on maintenance of platform, upgrade of platform, upgrade: take over in 0s
  applies to stateless
}
)hadsl";

/// library/backup.hadsl
inline constexpr std::string_view backup_text =
    R"hadsl(// hadsl library: backups.
// SPDX-License-Identifier: BSL-1.0
//
// A backup counts when the job runs, a restore was tried, and it lies where the same mistake does
// not reach: another place, another account, other credentials. Bind `store` and the model checks
// the place and the account. A job that fails silently is no backup: leave it out.

// A copy of everything now and then.
//
// store     where it is kept.
// interval  24 h: at most so much work is lost.
// restored  4 h to find, fetch, load and check it is a placeholder for what you measured.
mechanism scheduled "scheduled backup" {
  role store optional
  parameter interval = 24h
  parameter restored = 4h
  backup every interval on store
  on deletion, corruption, removal, bad_config, bad_build, loss of storage, loss of disk,
    loss of place, loss of platform: restore in restored needs store
}

// The log is archived all the time (point-in-time recovery).
//
// interval  5 min between two pieces of the log, as commonly set.
mechanism point_in_time "backup with archived log" {
  role store optional
  parameter interval = 5min
  parameter restored = 4h
  backup every interval on store
  on deletion, corruption, removal, bad_config, bad_build, loss of storage, loss of disk,
    loss of place, loss of platform: restore in restored needs store
}

// Another place where it is restored when its own is gone: `copies on h1 with d1, h2 with d2
// protected by backup.cold_standby, backup.scheduled(store: vault)`. Without one, a backup does not
// help against the loss of the place.
mechanism cold_standby "a second place to restore to" {
  one copy runs
}
)hadsl";

/// library/core.hadsl
inline constexpr std::string_view core_text =
    R"hadsl(// hadsl library, core: the kinds of components and the tree of failure classes.
// SPDX-License-Identifier: BSL-1.0
//
// Always loaded; its names need no prefix. Add what you miss in your own file: a kind or a class of
// your own takes part in everything the parent takes part in. Do not give one of the leaves below a
// child: a class with children is only a name for all of them and no longer happens itself.
//
// How to read a class: it strikes components of the kinds listed and of the kinds derived from
// them, and lasts until somebody repairs it unless it says `lasts`. A class without properties of
// its own inherits those of its parent.
//
// The tree follows Avizienis, Laprie, Randell and Landwehr, "Basic concepts and taxonomy of
// dependable and secure computing" (2004), in the words of people who run networks. Left out on
// purpose: wrong answers (value failures), and slowness short of standing still.

// ---- where things stand -------------------------------------------------------------------------
// Containers: `host h1 in rack1, zone_a`. What happens to a place happens to all that is in it.

kind place    "somewhere things stand"
kind provider : place  "a company that runs it for you: cloud, hosting, carrier"
kind region   : place  "an area of a provider, far enough from the next to share no disaster"
kind zone     : place  "an availability zone: what a provider sells as failing on its own"
kind site     : place  "a data centre, an office, a point of presence"
kind building : place
kind room     : place  "a fire compartment"
kind rack     : place

// What keeps a place running. Nothing depends on it until you say so (`needs feed_a or feed_b`): a
// room is not struck by a power failure of feeds that are not declared.

kind supply   "what hardware consumes"
kind feed     : supply  "one path of electric power: utility, generator, UPS, distribution"
kind cooling  : supply  "one cooling unit or loop"

// ---- what things run on -------------------------------------------------------------------------

kind equipment      "hardware that no program of yours runs on"
kind storage        : equipment  "an array, a datastore, a volume"
kind disk           : equipment
kind nic            : equipment  "a network card or port"
kind network_device : equipment  "what forwards packets"
kind switch         : network_device
kind router         : network_device
kind firewall       : network_device

kind platform   "what a program runs on, with its operating system"
kind host       : platform  "a physical server, with its hypervisor if it has one"
kind vm         : platform  "a virtual machine with its guest operating system"
kind container  : platform
kind pod        : container

// `link NAME between A, B` declares one of these.
kind `link`     "a connection between two components or places"
kind network    "a layer 2 domain: what one loop or one broadcast storm reaches"

// ---- what runs ----------------------------------------------------------------------------------

kind service   "a program that answers requests"
kind database  : service  "a service whose data must survive"  keeps data
kind balancer  : service  "spreads requests over others; has a configuration of its own"
kind process   : service  "any other program"

// ---- what belongs to nobody's rack --------------------------------------------------------------

// Put what it can delete `in` it: `database db in subscription`.
kind account  "an administrative scope: account, subscription, project, tenant"
// Groups others (`system shop { needs web, orders }`) and is struck by nothing.
kind system   "what users see as one thing"

// ---- hardware -----------------------------------------------------------------------------------

failure hardware "something physical breaks"

// A server stops: board, processor, memory, power supply. For its system or hypervisor: `crash`.
failure host     : hardware  strikes host
// Disk and storage take what is kept on them along; the other hardware failures do not.
failure disk     : hardware  strikes disk     destroys contents
failure storage  : hardware  strikes storage  destroys contents
failure nic      : hardware  strikes nic
// A switch, router or firewall stops.
failure switch   : hardware  strikes network_device
// A whole rack: its distribution unit, its top-of-rack switch, a leak from above.
failure rack     : hardware  strikes rack
failure power    : hardware  strikes feed
failure cooling  : hardware  strikes cooling

// ---- environment --------------------------------------------------------------------------------

failure environment "a place is lost"

// What is in the place, and the data on it, is gone.
failure fire     : environment  strikes room, building, site, zone, region  destroys contents
failure flood    : environment  strikes room, building, site, zone, region  destroys contents
// As its customers see it: everything there stops, for a reason they cannot look into, and comes
// back with its data. Zone and region are a provider's; for your own places declare the feeds.
failure zone     : environment  strikes zone
failure region   : environment  strikes region
failure provider : environment  strikes provider

// ---- software -----------------------------------------------------------------------------------

failure software "a program or an operating system misbehaves by itself"

// Not repeated when the program starts again, and not by another copy that runs at its own pace.
failure transient : software  strikes platform, network_device, service
// It ends: a process exits, an operating system panics.
failure crash     : transient
// It is there and makes no progress. The machine beneath it looks healthy.
failure hang      : transient

// Memory or handles run out, which a restart gives back. Copies started together run out together;
// those that start at different times say so with the label `started`.
failure leak : software
  strikes platform, network_device, service  shared by started or itself  shows as crash

// The same program meets the same thing again: starting again does not help, and every copy of the
// same `build` is struck as one. (Distance between the copies changes nothing.)
failure deterministic : software
  strikes platform, network_device, service  shared by build or itself  recurs  shows as crash
// An input the program cannot digest: a request, a record, a packet, a date.
failure poison    : deterministic
// A version that does not work.
failure bad_build : deterministic

// Stored state is damaged: out until repaired, for what it serves is wrong. Nothing stops, so nothing
// is noticed unless somebody checks.
failure corruption : software  strikes vm, database, balancer  destroys data

// ---- operators, automation, administration ------------------------------------------------------

failure operator "somebody, or something told to, does the wrong thing"

// Reaches everything that carries the same value of the label `config`.
failure bad_config : operator
  strikes platform, network_device, network, service  shared by config or itself  recurs
// A mistake through the front door (DROP TABLE): a valid transaction, replicated as such.
failure deletion   : operator  strikes database  destroys data
// A mistake through the back door (rm -rf): the files of one copy. Replication does not carry it,
// and starting again does not bring them back.
failure removal    : operator  strikes service, vm  destroys contents  recurs  shows as crash
// An account, a subscription or a project is closed with everything in it.
failure closure    : operator  strikes account  destroys contents
// The right command with too many targets: everything that carries the same `scope`.
failure wrong_scope : operator
  strikes place, supply, equipment, platform, `link`, network, service  shared by scope
// A certificate, key, licence or trial runs out wherever the same `credential` is in use.
failure expiry : operator
  strikes platform, network_device, service, account  shared by credential  recurs
// An update nobody here rolls out: it reaches all that listens to the same `channel`, rings with a
// delay later (`channel "edr" after 4h`), unless somebody notices before (`bad_update noticed in
// 1h`).
failure bad_update : operator
  strikes platform, network_device, service  shared by channel  recurs  shows as crash

// ---- network ------------------------------------------------------------------------------------

failure network "the parts work and do not reach each other"

failure link_loss : network  strikes `link`
// A duct, a fibre pair, a wavelength system: every link that carries the same `path`.
failure cut       : network  strikes `link`  shared by path
// It is up, and nothing outside sees it, nor does it see anything outside.
failure isolation : network  strikes place, host, vm
// A loop or a broadcast storm; everything in the layer 2 domain is out.
failure storm     : network  strikes network

// ---- planned work -------------------------------------------------------------------------------
// Chosen by us, and yet it may coincide with anything else:
// `no 1 maintenance and 1 hardware failure cause outage of orders`.

failure planned "somebody takes it out of service on purpose"  planned

// Taken down and put back. An hour is a placeholder for your own windows: `maintenance lasts 4h`.
failure maintenance : planned  strikes supply, storage, network_device, host  lasts 1h
// New software on one copy or one machine.
failure upgrade     : planned  strikes platform, network_device, service  lasts 15min
// One copy of a database is wiped and filled again from another; until then it holds nothing.
failure resync      : planned  strikes database  destroys data  lasts 6h
)hadsl";

/// library/diversity.hadsl
inline constexpr std::string_view diversity_text =
    R"hadsl(// hadsl library: design diversity.
// SPDX-License-Identifier: BSL-1.0
//
// No mechanism of its own: copies that differ say so, and deterministic failures, bad versions and
// bad updates strike one of them.
//
//   service resolver {
//     copies on h1 with build "unbound" and config "a", h2 with build "knot" and config "b"
//     ...
//   }
//
// What they share stays shared: the specification, the data, the input all of them must accept.
// Copies that differ by accident are a fault of their own.
)hadsl";

/// library/dns.hadsl
inline constexpr std::string_view dns_text =
    R"hadsl(// hadsl library: DNS failover (Amazon Route 53 and others).
// SPDX-License-Identifier: BSL-1.0

// A name that points to the first site, and to the second once health checks say the first is gone.
// The second must really be ready; what it knows is up to the replication between them.
//
// servers   who answers for the name; without them nobody finds either site.
// checked   90 s: 3 checks, 30 s apart; `checked: 30s` with fast checks, 10 s apart [S46].
// cached    60 s: the record's time to live, as commonly set. Resolvers and programs that keep it
//           longer are not expressed; set what you measure.
//
// Not seen: what the check does not ask. Carried along: a wrong record is wrong for both sites.
//   [S46] https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_route53.HealthCheck.html
mechanism failover "DNS failover" {
  role servers optional
  parameter checked = 90s
  parameter cached = 60s
  copies run apart, one active
  requests need servers
  on crash, hang, loss of platform, loss of place, loss of service, isolation:
    take over in checked + cached needs servers
  on maintenance of platform, upgrade of platform, upgrade: take over in 0s
}
)hadsl";

/// library/drbd.hadsl
inline constexpr std::string_view drbd_text =
    R"hadsl(// hadsl library: DRBD.
// SPDX-License-Identifier: BSL-1.0
//
// Blocks of a volume, mirrored to another host. For `storage` and kinds derived from it:
//   storage vol { copies on h1 with d1, h2 with d2  protected by drbd.protocol_c(promoted: 10s) }
//
// The loss of a disk is masked: the primary reads and writes through the other host. (`hardware`: of
// the volume's own copy; `hardware of disk`: struck by exactly that. A disk that goes with its host
// is the host's loss.) The loss of the primary's host waits for whoever promotes the other side: a
// cluster manager (`promoted: 10s`)
// or an operator (unbounded, the default). Without fencing or a third node both sides may become
// primary, and their data goes apart [S39].
//
// Carried along: everything written, deletions and a broken file system included. Declare what
// stands on it, and protect that.
//   [S39] https://github.com/LINBIT/linbit-documentation, UG9/en/drbd-features.adoc

// Protocol C: a write is acknowledged when it is on both disks. No loss with one node.
mechanism protocol_c "DRBD, protocol C" {
  parameter promoted = unbounded
  copies run apart, one active
  isolated copies keep writing
  on hardware, hardware of disk, hardware of storage: take over in 0s
  on loss of platform, loss of place, isolation: take over in promoted
  on maintenance of platform, upgrade of platform: take over in 0s
  mirrors deletion, removal, corruption
}

// Protocol B: when it is in the other host's memory. As C, unless both hosts lose power at once
// and the primary's disk with them.
mechanism protocol_b "DRBD, protocol B" {
  parameter promoted = unbounded
  copies run apart, one active
  isolated copies keep writing
  on hardware, hardware of disk, hardware of storage: take over in 0s
  on loss of platform, loss of place, isolation: take over in promoted
  on maintenance of platform, upgrade of platform: take over in 0s
  mirrors deletion, removal, corruption
}

// Protocol A: when it is on the own disk and on its way. The latest writes are lost in a failover.
//
// lag       how much that is: what the send buffers hold, no default.
mechanism protocol_a "DRBD, protocol A" {
  parameter lag
  parameter promoted = unbounded
  copies run apart, one active
  copies lag lag
  isolated copies keep writing
  on hardware, hardware of disk, hardware of storage: take over in 0s losing lag
  on loss of platform, loss of place, isolation: take over in promoted losing lag
  on maintenance of platform, upgrade of platform: take over in 0s
  mirrors deletion, removal, corruption
}

// Protocol C with quorum: a third node, diskless if need be, decides, and a side without a majority
// stops [S39].
mechanism protocol_c_with_quorum "DRBD, protocol C with quorum" {
  role tie_breaker
  parameter promoted = unbounded
  copies run apart, one active
  quorum majority of copies, tie_breaker
  isolated copies stop
  on hardware, hardware of disk, hardware of storage: take over in 0s
  on loss of platform, loss of place, isolation: take over in promoted
  on maintenance of platform, upgrade of platform: take over in 0s
  mirrors deletion, removal, corruption
}
)hadsl";

/// library/fault_tree.hadsl
inline constexpr std::string_view fault_tree_text =
    R"hadsl(// hadsl library: fault trees of other tools, as `hadsl import` and `import "plant.xml"` read them.
// SPDX-License-Identifier: BSL-1.0

// A gate is a component that needs what it is made of: it is out when its formula holds. A basic
// event is a component that nothing but its own fault strikes; a fault lasts until repaired.
kind basic_event "what a fault tree does not explain any further"
kind gate "what is out when its formula holds"

failure fault { strikes basic_event }
)hadsl";

/// library/fencing.hadsl
inline constexpr std::string_view fencing_text =
    R"hadsl(// hadsl library: fencing, watchdogs, leases.
// SPDX-License-Identifier: BSL-1.0
//
// Make sure that what is believed dead is dead. Add one of these to a mechanism that lacks it.

// A device that switches the old active copy off before another one takes over. It needs power and
// a path of its own; while it does not answer, nothing takes over [S41].
//   [S41] Pacemaker Explained, https://github.com/ClusterLabs/pacemaker, doc/sphinx/
mechanism stonith "fencing device" {
  role device
  fenced by device
}

// A timer in the machine that resets it unless it is told to wait. Turns a hang into a restart.
//
// reset     25 s: Patroni sets it to its ttl of 30 s, less 5 s [S34].
// boot      1 min for the machine to start is a placeholder.
//
// It can reset a healthy machine, and fails with the machine's power.
//   [S34] https://github.com/patroni/patroni, docs/watchdog.rst
mechanism watchdog "watchdog" {
  parameter reset = 25s
  parameter boot = 1min
  on hang: restart in reset + boot
}
)hadsl";

/// library/galera.hadsl
inline constexpr std::string_view galera_text =
    R"hadsl(// hadsl library: Galera Cluster (MariaDB Cluster, Percona XtraDB Cluster).
// SPDX-License-Identifier: BSL-1.0

// Every node holds everything and certifies every write-set; clients write to one or to many. When
// a node falls silent, all of them pause until it is out of the group.
//
// suspected  5 s: evs.suspect_timeout; 15 s evs.inactive_timeout at the latest [S37].
// crashed    1 s for a node whose process ends.
//
// Two nodes alone have no majority after the loss of one [S37]: use three, or
// cluster_with_arbitrator. One copy counts as the one in use: the pause that the loss of another
// node brings is not counted. Carried along: deletions, schema changes, and a write-set that
// crashes whoever applies it. After a loss of power to all, one node is started by hand [S37].
//   [S37] https://github.com/codership/documentation, weighted-quorum, galera-parameters
mechanism cluster "Galera Cluster" {
  parameter suspected = 5s
  parameter crashed = 1s
  copies run apart, one active
  quorum majority of copies
  isolated copies stop
  on crash: take over in crashed
  on hang, loss of platform, loss of place, isolation: take over in suspected
  on hardware of storage, hardware of disk: take over in 0s
  on maintenance of platform, upgrade of platform, upgrade, resync: take over in 0s
  mirrors deletion, corruption
}

// The same for two nodes and an arbitrator (garbd), a process without data at a third place.
mechanism cluster_with_arbitrator "Galera Cluster with garbd" {
  role arbitrator
  parameter suspected = 5s
  parameter crashed = 1s
  copies run apart, one active
  quorum majority of copies, arbitrator
  isolated copies stop
  on crash: take over in crashed
  on hang, loss of platform, loss of place, isolation: take over in suspected
  on hardware of storage, hardware of disk: take over in 0s
  on maintenance of platform, upgrade of platform, upgrade, resync: take over in 0s
  mirrors deletion, corruption
}
)hadsl";

/// library/haproxy.hadsl
inline constexpr std::string_view haproxy_text =
    R"hadsl(// hadsl library: HAProxy.
// SPDX-License-Identifier: BSL-1.0
//
// These are the figures of HAProxy for what module `scale_out` says of any load balancer.

// Servers checked by a request (option httpchk).
//
// proxy        the HAProxy, or the pair of them with `vrrp`; one alone is a point of failure.
// marked_down  6 s: a check every 2 s, 3 failures; up again after 2 good ones [S43].
//   [S43] https://github.com/haproxy/haproxy, doc/configuration.txt
mechanism checks "HAProxy with HTTP checks" {
  role proxy
  parameter marked_down = 6s
  copies run apart, all active
  requests need proxy
  on crash, hang, loss of platform, loss of place, isolation: take over in marked_down
  on maintenance of platform, upgrade of platform, upgrade: take over in 0s
  applies to stateless
}

// Servers checked by opening a connection: one that hangs still answers.
mechanism connection_checks "HAProxy with connection checks" {
  role proxy
  parameter marked_down = 6s
  copies run apart, all active
  requests need proxy
  on crash, loss of platform, loss of place, isolation: take over in marked_down
  on maintenance of platform, upgrade of platform, upgrade: take over in 0s
  applies to stateless
}
)hadsl";

/// library/kafka.hadsl
inline constexpr std::string_view kafka_text =
    R"hadsl(// hadsl library: Apache Kafka.
// SPDX-License-Identifier: BSL-1.0

// One partition with replication factor 3, min.insync.replicas = 2 and acks = all: an acknowledged
// record is on two brokers at least.
//
// controllers  the controller quorum (KRaft) or ZooKeeper, which names the new leader.
// session      9 s until a silent broker is fenced with KRaft; 18 s with ZooKeeper
//              [general knowledge].
// named        1 s to name another leader is a placeholder.
// hung         30 s: replica.lag.time.max.ms [S51].
//
// With two of three brokers gone the partition takes no more records. Not expressed: a follower that the
// controllers do not see is no longer in sync, though its leader does; and one that is gone stays in
// sync while the controllers are gone as well, so that no record is taken. Carried along: a bad record,
// to every consumer. acks=1 or an unclean election loses records [S51]; so does a loss of power to
// all three at once, of what only their memory held.
//   [S51] https://docs.conduktor.io/learn/advanced/producers/acks-deep-dive
mechanism replication "Kafka, three replicas, acks=all" {
  role controllers optional
  parameter session = 9s
  parameter named = 1s
  parameter hung = 30s
  copies run apart, one active
  quorum majority of copies
  isolated copies stop
  on crash, loss of platform, loss of place, loss of storage, loss of disk, isolation:
    take over in session + named needs controllers
  on hang: take over in hung needs controllers
  on maintenance of platform, upgrade of platform, upgrade, resync: take over in 0s
    needs controllers
  mirrors deletion, corruption
}
)hadsl";

/// library/kubernetes.hadsl
inline constexpr std::string_view kubernetes_text =
    R"hadsl(// hadsl library: Kubernetes.
// SPDX-License-Identifier: BSL-1.0
//
// A copy stands on a node: `service web { copies on node[1], node[2], node[3] }`. Where pods go is
// what you write there. Anti-affinity and topologySpreadConstraints promise it only when they are
// hard (DoNotSchedule) and the node labels tell the truth about racks and zones; ScheduleAnyway is
// a wish, and a pod that may land anywhere is best written at the worst place.

// A Deployment behind a Service, with probes.
//
// control_plane  schedules replacements; restarting a container on its node does not need it.
// restarted      10 s: the first back-off of the kubelet; it doubles up to 300 s
//                [general knowledge].
// unready        30 s: a probe every 10 s, 3 failures, 1 s each [S33].
// not_ready      40 s until a silent node's pods leave the Service (50 s in newer releases) [S30].
// evicted        340 s: 40 s and the 5 min a pod tolerates a node that is not ready [S30].
//
// Seen only with a liveness and a readiness probe: a hang. Not seen: wrong answers. A version or a
// configuration that is bad is rolled out in steps, and reaches all pods all the same. Not
// expressed: when more than half a zone is not ready, evictions slow down or stop [S30]; a probe
// that asks a shared dependency restarts everything.
//   [S30] https://github.com/kubernetes/website, content/en/docs/concepts/architecture/nodes.md
//   [S33] Kubernetes API, core/v1 Probe
mechanism deployment "Kubernetes Deployment" {
  role control_plane optional
  parameter restarted = 10s
  parameter unready = 30s
  parameter not_ready = 40s
  parameter evicted = 340s
  copies run apart, all active
  on crash: take over in restarted
  on hang: take over in unready
  on loss of platform, loss of place, isolation: take over in not_ready
  on crash: restart in restarted
  on hang: restart in unready
  on loss of platform, loss of place, isolation: restart in evicted needs control_plane
}

// A Deployment of one replica: the copies are the nodes where it may run.
mechanism single_replica "Kubernetes Deployment, one replica" {
  role control_plane optional
  parameter restarted = 10s
  parameter unready = 30s
  parameter evicted = 340s
  one copy runs
  on crash: restart in restarted
  on hang: restart in unready
  on loss of platform, loss of place, isolation: restart in evicted needs control_plane
  on maintenance of platform, upgrade of platform: restart in 0s needs control_plane
}

// A PodDisruptionBudget, beside a Deployment with replicas to spare: drains wait until a pod is
// ready elsewhere. For planned work only; a crash, a cut or a deleted machine do not ask [S32]. A
// budget of zero disruptions blocks drains for ever.
//   [S32] https://kubernetes.io/docs/concepts/workloads/pods/disruptions/
mechanism disruption_budget "Kubernetes PodDisruptionBudget" {
  on maintenance of platform, upgrade of platform: migrate in 0s
}

// One ordinal of a StatefulSet with its volume: an identity, not a copy of data. The copies are the
// nodes where it may run; name the volume at each of them (`with pv`).
//
// On a lost or silent node the pod is not replaced until the node returns, the Node object is
// deleted or the pod is deleted by force [S31]: at most one is worth more than at least one. If
// the node comes back by itself, say so (`node` below).
//   [S31] https://github.com/kubernetes/website, content/en/docs/tasks/run-application/
//         force-delete-stateful-set-pod.md
mechanism stateful_set "Kubernetes StatefulSet" {
  role control_plane optional
  parameter restarted = 10s
  parameter unready = 30s
  one copy runs
  on crash: restart in restarted
  on hang: restart in unready
  on maintenance of platform, upgrade of platform, upgrade: restart in 0s needs control_plane
}

// A machine that boots again after its system crashed or hung: `host node1 { protected by
// kubernetes.node }`. Two minutes are a placeholder; hangs need a watchdog.
mechanism node "node that reboots" {
  parameter rebooted = 2min
  on crash: restart in rebooted
}
)hadsl";

/// library/mysql.hadsl
inline constexpr std::string_view mysql_text =
    R"hadsl(// hadsl library: MySQL and MySQL Cluster.
// SPDX-License-Identifier: BSL-1.0
//
// For `database` and kinds derived from it.

// MySQL Cluster (NDB): every data node of a node group holds the same fragments, and commits are in
// the memory of all of them. Declare one component per node group, its copies being the data nodes;
// a database of several groups needs all of them.
//
// arbitrator  a management or SQL node that decides between halves; on a host without data nodes,
//             or the loss of that host shuts down the rest [S22].
// failed      1 s: "typically within one second" for a node whose process ends [S21].
// silent      25 s: heartbeats every 5 s, dead after the fourth missed [S20] (6 s in version 5.0).
//
// A transaction whose coordinator was on the lost node aborts and must be tried again. The nodes
// belong into one IP subnet of their own [S25].
// Not seen: bad data. Carried along: deletions, and whatever crashes a node with the same binary.
// Not expressed: a crash of all nodes at once loses what was committed since the last global
// checkpoint, 2 s by default [S23].
//   [S20] MySQL 8.4 manual, HeartbeatIntervalDbDb
//   [S21] https://mysql.com/cn/products/cluster/availability.html
//   [S22] https://mysql.wisborg.dk/2018/08/22/
//         mysql-ndb-cluster-never-install-a-management-node-on-the-same-host-as-a-data-node/
//   [S23] https://e-com-net.com/article/996609.htm
//   [S25] https://www.docs4dev.com/docs/en/mysql/5.7/reference/
//         mysql-cluster-overview-requirements.html
mechanism cluster "MySQL Cluster (NDB)" {
  role arbitrator
  parameter failed = 1s
  parameter silent = 25s
  copies run apart, one active
  quorum majority of copies, arbitrator
  isolated copies stop
  on crash: take over in failed
  on hang, loss of platform, loss of place, isolation: take over in silent
  // Data is served from memory; a data node without its disk is replaced while the others serve.
  // (Struck by exactly that: a disk that goes with its host is the host's loss.)
  on hardware of storage, hardware of disk: take over in 0s
  on maintenance of platform, upgrade of platform, upgrade, resync: take over in failed
  mirrors deletion, corruption
}

// Asynchronous replication: one primary, replicas that follow its binary log. Nothing watches it,
// nothing takes over; whoever promotes a replica loses what it had not received, and nothing stops
// the old primary from being written to [S26].
//
// lag       how far the replica may be behind: what your monitoring alarms on, no default.
// by_hand   until an operator has promoted a replica and moved the clients. Unknown unless you say;
//           for a manager that does it, add managed_failover.
// switched  30 s for a planned change of primary is a placeholder.
//
// For a long distance, each copy may itself be a cluster: `copies on cluster_a, cluster_b`.
//   [S26] https://dev.mysql.com/doc/refman/8.4/en/replication-semisync-interface.html
mechanism replication "MySQL replication, asynchronous" {
  parameter lag
  parameter by_hand = unbounded
  parameter switched = 30s
  copies run apart, one active
  copies lag lag
  isolated copies keep writing
  on crash, loss of platform, loss of place, loss of storage, loss of disk, loss of database,
    isolation: take over in by_hand losing lag
  on maintenance of platform, upgrade of platform, upgrade, resync: take over in switched
  mirrors deletion, corruption
}

// Semi-synchronous replication: a commit waits until one replica has received it. Without an answer
// for 10 s the primary goes on asynchronously and says so only in its log [S26].
//
// by_hand   as above. A primary that is cut off accepts writes nobody else has until somebody acts:
//           that is what is lost.
//
// Zero loss holds while a replica answers; after its loss this is plain replication. A claim about
// two failures does not see that change.
//   [S26] https://dev.mysql.com/doc/refman/8.4/en/replication-semisync-interface.html
mechanism semisynchronous_replication "MySQL replication, semi-synchronous" {
  parameter by_hand = unbounded
  parameter switched = 30s
  copies run apart, one active
  isolated copies keep writing
  on crash, loss of platform, loss of place, loss of storage, loss of disk, loss of database:
    take over in by_hand
  on isolation: take over in by_hand losing by_hand
  on maintenance of platform, upgrade of platform, upgrade, resync: take over in switched
  mirrors deletion, corruption
}

// A failover manager beside one of the two above (MHA, Orchestrator).
//
// manager   what watches the primary and promotes; on a host of its own.
// dead      12 s: a ping every 3 s, three missed, at most four intervals [S28].
// promoted  10 s to apply what is left, promote and move the clients is a placeholder.
// lag       what the promoted replica had not received: as given to `replication`.
//   [S28] MHA manager documentation, ping_interval
mechanism managed_failover "MySQL failover manager" {
  role manager
  parameter dead = 12s
  parameter promoted = 10s
  parameter lag = 0s
  on crash, loss of platform, loss of place, loss of storage, loss of disk, loss of database,
    isolation: take over in dead + promoted needs manager losing lag
}

// A replica that applies the log late on purpose: a mistake that is noticed within the delay, and
// whose application is stopped there, has not reached it [S27]. It is no protection against
// anything else.
//
// delay     1 h: yours.
// promoted  30 min to stop the replica before the mistake and to promote it is a placeholder.
//
// Say when you notice: `database db { ... deletion noticed in 30min }`; never, by default.
//   [S27] https://dev.mysql.com/doc/refman/5.7/en/replication-delayed.html
mechanism delayed_replica "MySQL replication with a delayed replica" {
  parameter delay = 1h
  parameter promoted = 30min
  copies run apart, one active
  copies lag delay
  on deletion, corruption: take over in promoted losing delay if noticed within delay
  mirrors deletion, corruption
}

// The same rule for one late copy among prompt ones:
//   copies on h1, h2, h3 with lagging 1h
//   protected by mysql.replication(lag: 5s), mysql.delayed_copy(delay: 1h)
mechanism delayed_copy "MySQL, promotion of a delayed copy" {
  parameter delay = 1h
  parameter promoted = 30min
  on deletion, corruption: take over in promoted losing delay if noticed within delay
}

// Group Replication, InnoDB Cluster: three to nine members agree on the order of transactions.
//
// silent    10 s: 5 s until a member is suspected, 5 s until it is expelled (since 8.0.21) [S38].
// crashed   5 s: a member whose process ends leaves the group sooner.
//
// Reads from a secondary may be stale. A minority waits, for ever by default; a lost majority is
// forced by hand. Carried along: deletions, and what crashes the same binary.
//   [S38] https://dev.mysql.com/doc/refman/8.4/en/group-replication-responses-failure-expel.html
mechanism group_replication "MySQL Group Replication" {
  parameter silent = 10s
  parameter crashed = 5s
  parameter switched = 1s
  copies run apart, one active
  quorum majority of copies
  isolated copies stop
  on crash: take over in crashed
  on hang, loss of platform, loss of place, loss of storage, loss of disk, isolation:
    take over in silent
  on maintenance of platform, upgrade of platform, upgrade, resync: take over in switched
  mirrors deletion, corruption
}
)hadsl";

/// library/netscaler.hadsl
inline constexpr std::string_view netscaler_text =
    R"hadsl(// hadsl library: Citrix NetScaler (ADC).
// SPDX-License-Identifier: BSL-1.0

// A high-availability pair: one unit serves, the other waits.
//
// dead      3 s: hello every 200 ms, dead after 3 s without one [S29].
//
// The configuration is copied to the other unit, bad or not. Sessions are lost unless mirrored.
// Units that lose each other while both live both become primary, with one virtual address: declare
// the link between them, or two, and ask for split brain. Not seen: what is wrong with the servers
// behind it, except by its monitors.
//
// A NetScaler VPX on vmware.fault_tolerance is no pair: a crash of its software stops both copies,
// and there is no rolling upgrade of one box.
//   [S29] https://docs.citrix.com/zh-cn/citrix-adc/13/system/high-availability-introduction/
//         configuring-communication-intervals-high-availability
mechanism high_availability "NetScaler high-availability pair" {
  parameter dead = 3s
  copies run apart, one active
  on crash, hang, loss of platform, loss of place, loss of storage, loss of disk, isolation:
    take over in dead
  // A forced failover for planned work.
  on maintenance of platform, upgrade of platform, upgrade: take over in 0s
  mirrors corruption
}
)hadsl";

/// library/oracle.hadsl
inline constexpr std::string_view oracle_text =
    R"hadsl(// hadsl library: Oracle Database.
// SPDX-License-Identifier: BSL-1.0

// Real Application Clusters: several instances on one database, on shared storage. Instances are
// redundant, data is not: name the storage at every copy (`copies on n1 with asm, n2 with asm`),
// and mirror it.
//
// voting    the voting disks; an odd number, a node must see the majority of them [S50].
// evicted   30 s: a silent node is evicted (misscount) [general knowledge].
// recovered 10 s for instance recovery, while the others wait, is a placeholder.
// crashed   5 s for an instance whose process ends is a placeholder.
//
// One instance counts as the one in use: the pause that the loss of another brings is not counted.
//   [S50] https://blog.csdn.net/cool1899/article/details/100233599 (quotes the Oracle manual)
mechanism real_application_clusters "Oracle RAC" {
  role voting optional
  parameter evicted = 30s
  parameter recovered = 10s
  parameter crashed = 5s
  copies run apart, one active
  quorum majority of voting
  isolated copies stop
  on crash: take over in crashed + recovered
  on hang, loss of platform, loss of place, isolation: take over in evicted + recovered
  on maintenance of platform, upgrade of platform, upgrade: take over in 0s
  mirrors deletion, corruption
}

// Data Guard with fast-start failover, synchronous (maximum availability): an observer promotes the
// standby.
//
// observer   on a third site; beside the primary it is lost together with it.
// threshold  30 s: FastStartFailoverThreshold, at least 6 s [S49].
// promoted   30 s until the standby is open is a placeholder (tens of seconds).
// hung       a primary that hangs and keeps its connection is not noticed; `hung: 60s` if a health
//            condition is set that sees it.
//
// A primary that is cut off from both stalls, then stops. Carried along: deletions and logical
// corruption; damaged blocks are checked and not.
//   [S49] https://docs.oracle.com/en/database/oracle/oracle-database/26/dgbkr/
//         faststartfailoverthreshold.html
mechanism data_guard "Oracle Data Guard, fast-start failover" {
  role observer
  parameter threshold = 30s
  parameter promoted = 30s
  parameter hung = unbounded
  copies run apart, one active
  quorum majority of copies, observer
  isolated copies stop
  on crash, loss of platform, loss of place, loss of storage, loss of disk, loss of database,
    isolation: take over in threshold + promoted needs observer
  on hang: take over in hung needs observer
  on maintenance of platform, upgrade of platform, upgrade, resync: take over in 0s
  mirrors deletion, corruption
}

// The same in maximum performance mode: redo is sent and not waited for.
//
// lag        FastStartFailoverLagLimit: no failover when the standby is further behind; 30 s.
mechanism data_guard_asynchronous "Oracle Data Guard, asynchronous" {
  role observer
  parameter threshold = 30s
  parameter promoted = 30s
  parameter lag = 30s
  copies run apart, one active
  copies lag lag
  quorum majority of copies, observer
  isolated copies stop
  on crash, loss of platform, loss of place, loss of storage, loss of disk, loss of database,
    isolation: take over in threshold + promoted needs observer losing lag
  on maintenance of platform, upgrade of platform, upgrade, resync: take over in 0s
  mirrors deletion, corruption
}
)hadsl";

/// library/pacemaker.hadsl
inline constexpr std::string_view pacemaker_text =
    R"hadsl(// hadsl library: Pacemaker and Corosync.
// SPDX-License-Identifier: BSL-1.0

// Resources move between the nodes of a cluster; nothing is replicated. Name shared or replicated
// storage at every copy.
//
// fence     the device that switches a node off (STONITH). On power of its own: a device that is
//           lost with its node cannot confirm, and recovery waits for ever [S41].
// silent    6600 ms: token 3 s, consensus 3.6 s [S40].
// fenced_in 30 s for the device to confirm is a placeholder; up to a minute and more.
// monitored 10 s: the monitor interval of the resource, as commonly set.
// hung      30 s: that and the agent's time-out, a placeholder.
//
// Start and recovery come on top (`starts in`). Not seen: what the agent's monitor does not ask.
// Without fencing turned on, data is lost sooner or later [S41].
//   [S40] corosync.conf(5), votequorum(5), https://github.com/corosync/corosync
//   [S41] Pacemaker Explained, https://github.com/ClusterLabs/pacemaker, doc/sphinx/
mechanism cluster "Pacemaker with fencing" {
  role fence optional
  parameter silent = 6600ms
  parameter fenced_in = 30s
  parameter monitored = 10s
  parameter hung = 30s
  one copy runs
  quorum majority of copies
  isolated copies stop
  on loss of platform, loss of place, isolation: restart in silent + fenced_in needs fence
  on crash: restart in monitored
  on hang: restart in hung
  on maintenance of platform, upgrade of platform, upgrade: restart in 0s
}

// Two nodes (two_node: 1): no majority exists, and who fences first goes on [S40].
mechanism two_nodes "Pacemaker with fencing, two nodes" {
  role fence optional
  parameter silent = 6600ms
  parameter fenced_in = 30s
  parameter monitored = 10s
  parameter hung = 30s
  one copy runs
  fenced by fence
  on loss of platform, loss of place, isolation: restart in silent + fenced_in needs fence
  on crash: restart in monitored
  on hang: restart in hung
  on maintenance of platform, upgrade of platform, upgrade: restart in 0s
}
)hadsl";

/// library/postgres.hadsl
inline constexpr std::string_view postgres_text =
    R"hadsl(// hadsl library: PostgreSQL and Patroni.
// SPDX-License-Identifier: BSL-1.0
//
// For `database` and kinds derived from it.

// Streaming replication without a manager: standbys follow the write-ahead log and nothing takes
// over. Promote without fencing and there are two primaries.
//
// lag       how far the standby may be behind: what your monitoring alarms on, no default. `0s`
//           with synchronous_commit = on and a standby that answers; commits wait for it [S53].
// by_hand   until somebody has promoted a standby. Unknown unless you say.
// switched  30 s for a planned switchover is a placeholder.
//
// Carried along: deletions and logical corruption, not the removal of the primary's files.
//   [S53] https://postgresql.org/message-id/attachment/113220/sync.diff (synchronous_commit)
mechanism streaming_replication "PostgreSQL streaming replication" {
  parameter lag
  parameter by_hand = unbounded
  parameter switched = 30s
  copies run apart, one active
  copies lag lag
  isolated copies keep writing
  on crash, loss of platform, loss of place, loss of storage, loss of disk, loss of database,
    isolation: take over in by_hand losing lag
  on maintenance of platform, upgrade of platform, upgrade, resync: take over in switched
  mirrors deletion, corruption
}

// Patroni with asynchronous replication, its default.
//
// store     the configuration store (etcd, Consul, ZooKeeper) that holds the leader key. A primary
//           that cannot renew the key steps down: without the store nobody writes. Bind the store
//           as one protected component, since any member in sight passes requests on to its leader.
//           `store: 2 of (k1, k2, k3)` says that both must be seen; of a mere list a promotion
//           needs every one.
// ttl       30 s: the key expires [S34].
// elected   10 s for election and promotion [S34, 30 to 60 s in all].
// local     10 s to start a crashed postgres again where it was; Patroni tries for up to 300 s
//           (primary_start_timeout) before it gives up [S34].
// lag       how far a standby may be behind (maximum_lag_on_failover, 1 MB, says it in bytes).
// lost      30 s: what a failover loses at most, the log of the last ttl [S34].
// hung      a hung primary that still renews its key is not noticed. With a watchdog the machine is
//           reset 25 s after the last renewal (ttl - 5 s): `hung: 40s`. Without one, a Patroni that
//           is itself stopped for a while can wake up as a second primary; a claim about split
//           brain does not see that, as what hangs counts as stopped.
//   [S34] https://github.com/patroni/patroni, docs/ (replication modes, watchdog, FAQ, settings)
mechanism patroni "PostgreSQL with Patroni, asynchronous" {
  role store
  parameter ttl = 30s
  parameter elected = 10s
  parameter local = 10s
  parameter lost = 30s
  parameter lag = lost
  parameter switched = 5s
  parameter hung = unbounded
  copies run apart, one active
  copies lag lag
  quorum majority of store
  isolated copies stop
  on crash: restart in local
  on crash, loss of platform, loss of place, loss of storage, loss of disk, isolation:
    take over in ttl + elected needs store losing lost
  on hang: take over in hung needs store losing lost
  on maintenance of platform, upgrade of platform, upgrade, resync: take over in switched
    needs store
  mirrors deletion, corruption
}

// Patroni in synchronous mode: only a standby that has every acknowledged commit is promoted. The
// loss of that standby blocks commits for up to ttl; without strict mode the primary then goes on
// alone, and its own loss is a stop. A claim about two failures does not see that.
mechanism patroni_synchronous "PostgreSQL with Patroni, synchronous" {
  role store
  parameter ttl = 30s
  parameter elected = 10s
  parameter local = 10s
  parameter switched = 5s
  parameter hung = unbounded
  copies run apart, one active
  quorum majority of store
  isolated copies stop
  on crash: restart in local
  on crash, loss of platform, loss of place, loss of storage, loss of disk, isolation:
    take over in ttl + elected needs store
  on hang: take over in hung needs store
  on maintenance of platform, upgrade of platform, upgrade, resync: take over in switched
    needs store
  mirrors deletion, corruption
}
)hadsl";

/// library/raft.hadsl
inline constexpr std::string_view raft_text =
    R"hadsl(// hadsl library: consensus groups (etcd, Consul, ZooKeeper and others).
// SPDX-License-Identifier: BSL-1.0

// 2f+1 members, of which f may be lost; an even number tolerates no more than the odd one below
// it [S36].
//
// elected   2 s: an election time-out of 1 s, renewed once at worst (etcd: heartbeat 100 ms,
//           election 1000 ms) [S36]. ZooKeeper sessions last 4 to 40 s.
// hung      2 s for a leader that stops sending heartbeats. One that beats and does not commit (a
//           disk that hangs) stays leader: `hung: unbounded`.
//
// The majority goes on, the minority stops. Carried along: bad data, and whatever the same binary
// and the same configuration do to all members at once (Roblox, 2021). Not expressed: a member half
// reachable that calls election after election (Cloudflare, 2020). A majority lost for good is
// rebuilt by hand [S36].
//   [S36] https://github.com/etcd-io/website, content/en/docs/v3.5/ (failures, tuning, faq)
mechanism consensus "consensus group" {
  parameter elected = 2s
  parameter hung = 2s
  parameter handed_over = 0s
  copies run apart, one active
  quorum majority of copies
  isolated copies stop
  on crash, loss of platform, loss of place, loss of storage, loss of disk, isolation:
    take over in elected
  on hang: take over in hung
  on maintenance of platform, upgrade of platform, upgrade, resync: take over in handed_over
  mirrors deletion, corruption
}
)hadsl";

/// library/raid.hadsl
inline constexpr std::string_view raid_text =
    R"hadsl(// hadsl library: RAID.
// SPDX-License-Identifier: BSL-1.0
//
// Disks of one host:
//   disk d1, d2 on h1
//   storage vol { copies on d1, d2  protected by raid.mirror }
//   database db on h1 { keeps data on vol  needs vol }
//
// The host and the controller stay single points of failure. Nothing notices silent corruption:
// there are no checksums. Whatever is written is written to all disks, deletions included. Disks of
// one batch fail together: give them a label, and a class of your own that is `shared by` it.

// RAID 1: every disk holds everything; one is enough. For RAID 10 declare one per pair, and a
// storage that needs all of them.
mechanism mirror "RAID 1" {
  copies run apart, all active
  on loss of disk: take over in 0s
}

// RAID 5: any disk but one. With n disks, write `at least n-1`.
//
// A stop while it is degraded may leave a stripe that is neither old nor new, the write hole [S48].
// A read error during the rebuild is a second failure.
//   [S48] https://docs.kernel.org/6.4/driver-api/md/raid5-ppl.html
mechanism parity "RAID 5" {
  copies run apart, all active
  copies hold shares
  on loss of disk: take over in 0s
}

// RAID 6: any disks but two. With n disks, write `at least n-2`.
mechanism double_parity "RAID 6" {
  copies run apart, all active
  copies hold shares
  on loss of disk: take over in 0s
}
)hadsl";

/// library/redis.hadsl
inline constexpr std::string_view redis_text =
    R"hadsl(// hadsl library: Redis.
// SPDX-License-Identifier: BSL-1.0
//
// Replication is asynchronous in both: an acknowledged write may be lost in any failover [S35].

// Sentinel: three or more watchers, each on a box of its own, agree that the primary is gone and
// promote a replica.
//
// sentinels  the majority of them that has to agree: `sentinels: 2 of (s1, s2, s3)`. The primary
//            does not ask them: without sentinels it serves on, and nobody replaces it.
// down       30 s as shipped (down-after-milliseconds); 5 to 60 s in the manual's samples [S35].
// promoted   2 s for vote and promotion.
// lost       10 s with min-replicas-to-write 1 and min-replicas-max-lag 10 [S35]; without these an
//            old primary on the wrong side takes writes for as long as the cut lasts:
//            `lost: unbounded`.
//
// The old primary is not stopped: two primaries, until it sees the others again and gives up.
//   [S35] https://github.com/redis/redis-doc, docs/management/sentinel.md,
//         docs/reference/cluster-spec.md
mechanism sentinel "Redis Sentinel" {
  role sentinels
  parameter down = 30s
  parameter promoted = 2s
  parameter lost = 10s
  copies run apart, one active
  copies lag lost
  isolated copies keep writing
  on crash, hang, loss of platform, loss of place, isolation:
    take over in down + promoted needs sentinels losing lost
  // It serves from memory; what was only on the disk is gone when it starts again.
  on hardware of storage, hardware of disk: take over in 0s losing lost
  on maintenance of platform, upgrade of platform, upgrade, resync:
    take over in promoted needs sentinels
  mirrors deletion, corruption
}

// Redis Cluster: hash slots on several primaries, each with a replica on another host. Declare one
// component per primary and its replicas.
//
// primaries  the other primaries, as a list: `primaries: p2, p3`. Most of all primaries have to miss
//            this one before a replica of it is elected. One that sees fewer than that, itself
//            included, stops; and no replica takes over from it while most of the others are down
//            or see it still.
// timeout    15 s: cluster-node-timeout [S35].
// promoted   2 s: one or two more [S35].
// lost       15 s: a primary in the minority takes writes for that long, then stops.
mechanism cluster "Redis Cluster" {
  role primaries
  parameter timeout = 15s
  parameter promoted = 2s
  parameter lost = 15s
  copies run apart, one active
  copies lag lost
  quorum majority of active copy, primaries
  isolated copies stop
  on crash, hang, loss of platform, loss of place, isolation:
    take over in timeout + promoted losing lost
  on hardware of storage, hardware of disk: take over in 0s losing lost
  on maintenance of platform, upgrade of platform, upgrade, resync: take over in promoted
  mirrors deletion, corruption
}
)hadsl";

/// library/rollout.hadsl
inline constexpr std::string_view rollout_text =
    R"hadsl(// hadsl library: staged rollout (rings, canaries, cells).
// SPDX-License-Identifier: BSL-1.0
//
// No mechanism of its own: which copies one change reaches is said with labels, and a bad change
// reaches whoever carries its value by the time somebody notices.
//
//   service web {
//     copies on h1 with config "canary", h2 with config "main", h3 with config "main"
//     ...
//   }
// One bad configuration strikes `canary` or `main`, never both. Rings of one channel, and one store
// of configuration behind all rings, are one value:
//
//   service pop[1] on h1 { channel "content"               bad_update noticed in 78min }
//   service pop[2] on h2 { channel "content" after 4h }    // struck only if noticed later than 4 h
//
// A change that is rolled back by itself lasts until then: `bad_build lasts 15min`.
// What rings do not help against: code that sleeps until data wakes it, and channels that belong to
// somebody else and know no rings (Datadog 2023, CrowdStrike 2024).
)hadsl";

/// library/scale_out.hadsl
inline constexpr std::string_view scale_out_text =
    R"hadsl(// hadsl library: many equal instances behind a load balancer.
// SPDX-License-Identifier: BSL-1.0
//
//   use scale_out, vrrp
//   balancer lb { copies on h1, h2  protected by vrrp.virtual_router }
//   service web {
//     copies on h3, h4, h5
//     is stateless  protected by scale_out.load_balancing(balancer: lb)
//     needs db
//   }
//
// For what keeps no state of its own: the application must have been written for it (`is
// stateless`). What it keeps its state in, one shared database say, is a component like any other,
// has whatever protection it has, and everything in front needs it.

// A load balancer that checks its servers by asking them something (HTTP, layer 7).
//
// balancer  what all requests pass; protect it too.
// ejected   6 s: HAProxy checks every 2 s and takes a server out after 3 failures [S43]; AWS ALB
//           needs 2 checks 30 s apart, about 60 s [S45].
//
// Until then some users see errors (a disruption, not an outage). Not seen: slow answers, wrong
// answers. Not masked: an input, a version or a configuration that is bad on all instances, and
// anything all of them need. If the check asks something all of them share, one failure empties the
// pool.
//   [S43] https://github.com/haproxy/haproxy, doc/configuration.txt
//   [S45] https://docs.aws.amazon.com/elasticloadbalancing/latest/application/
//         target-group-health-checks.html
mechanism load_balancing "load balancer, layer 7 checks" {
  role balancer
  parameter ejected = 6s
  copies run apart, all active
  requests need balancer
  on crash, hang, loss of platform, loss of place, isolation: take over in ejected
  on maintenance of platform, upgrade of platform, upgrade: take over in 0s
  applies to stateless
}

// The same with a check that only opens a connection (layer 4): a server that hangs still answers.
mechanism load_balancing_l4 "load balancer, layer 4 checks" {
  role balancer
  parameter ejected = 6s
  copies run apart, all active
  requests need balancer
  on crash, loss of platform, loss of place, isolation: take over in ejected
  on maintenance of platform, upgrade of platform, upgrade: take over in 0s
  applies to stateless
}
)hadsl";

/// library/sqlserver.hadsl
inline constexpr std::string_view sqlserver_text =
    R"hadsl(// hadsl library: Microsoft SQL Server.
// SPDX-License-Identifier: BSL-1.0
//
// For `database` and kinds derived from it. Clients must know both partners (or the listener).

// The disk of a transaction log. SQL Server notices at once when it is gone; the loss of a data
// disk it is unlikely to notice [S14]. Place the log: `copies on h1 with data1 and log1, ...`.
kind log_disk : disk "the disk of a transaction log"

// Database mirroring, high-safety mode with a witness: every transaction is on both partners before
// it is acknowledged, and the mirror takes over by itself.
//
// witness           a third server; it keeps no data. Two of the three decide [S14].
// taken_over        10 s: the ping time-out, after which a silent partner counts as gone [S14]. The
//                   mirror then redoes what it has not applied yet, a few seconds when the queue is
//                   short: add yours.
// crash_taken_over  2 s: a process that ends, a system that shuts down and a log disk that fails
//                   show at once as an error [S14]; the figure is for the redo.
// hang_taken_over   an instance that hangs and still answers pings is never declared gone [S14].
//                   `hang_taken_over: 10s` is one that does not answer.
// switched          5 s for a planned switch of roles is a placeholder.
//
// Not seen: loss of a data disk; a fault in another database of the instance; some faults inside
// the instance. Carried to the mirror: deletions and logical corruption. Without the witness the
// principal goes on alone with its partner, and stops when it loses that too.
//   [S14] https://github.com/MicrosoftDocs/sql-docs, docs/database-engine/database-mirroring
mechanism mirroring "SQL Server mirroring, synchronous with witness" {
  role witness
  parameter taken_over = 10s
  parameter crash_taken_over = 2s
  parameter hang_taken_over = unbounded
  parameter switched = 5s
  copies run apart, one active
  quorum majority of copies, witness
  isolated copies stop
  on crash: take over in crash_taken_over needs witness
  on loss of platform, loss of place, loss of log_disk, isolation:
    take over in taken_over needs witness
  on hang: take over in hang_taken_over needs witness
  on maintenance of platform, upgrade of platform, upgrade, resync: take over in switched
  mirrors deletion, corruption
}

// High-safety mode without a witness: as safe, but nobody takes over. The principal goes on alone
// when it loses the mirror, and the mirror waits for an operator when it loses the principal [S14].
// Add forced_service for an operator who acts after a known time.
//
// switched  5 s for a planned switch of roles, with both partners up, is a placeholder.
mechanism mirroring_manual "SQL Server mirroring, synchronous, without witness" {
  parameter switched = 5s
  copies run apart, one active
  on maintenance of platform, upgrade of platform, upgrade, resync: take over in switched
  mirrors deletion, corruption
}

// High-performance mode: the principal does not wait for the mirror.
//
// lag       how far the mirror may be behind. There is no vendor figure: it grows with the load and
//           has no bound of its own, so say what you monitor and act on.
//
// The rule says what an operator who forces the service loses, not when there is one: add
// forced_service for that. A witness must not be used in this mode [S14].
mechanism mirroring_asynchronous "SQL Server mirroring, asynchronous" {
  parameter lag
  copies run apart, one active
  copies lag lag
  on crash, loss of platform, loss of place, loss of storage, loss of disk, loss of database,
    isolation: restart in unbounded losing lag
  mirrors deletion, corruption
}

// An operator forces the service on the mirror, `after` such a time. For the two modes above.
//
// after     until somebody has seen it, has been let in and has decided: yours, no default.
// lag       what is lost by it: nothing if the mirror was synchronised.
//
// Nothing keeps the old principal from serving those who still reach it: two principals, as the
// claim about split brain then tells [S14].
mechanism forced_service "SQL Server mirroring, service forced by an operator" {
  parameter after
  parameter lag = 0s
  on crash, hang, loss of platform, loss of place, loss of storage, loss of disk,
    loss of database, isolation: take over in after losing lag
}

// A failover cluster instance: one instance, shared disks, several nodes. See windows for what a
// failover cluster does; recovery (redo, then the rollback of open transactions) belongs into
// `starts in` and takes from seconds to many minutes, by how much there is to roll [S16].
//
// hung      30 s: HealthCheckTimeout; 60 s up to SQL Server 2012 [S15].
//   [S15] https://learn.microsoft.com/en-us/previous-versions/sql/sql-server-2012/
//         ff878665(v=sql.110)
mechanism failover_cluster_instance "SQL Server failover cluster instance" {
  role witness optional
  parameter silent = 5s
  parameter crashed = 5s
  parameter hung = 30s
  one copy runs
  quorum majority of copies, witness
  isolated copies stop
  on loss of platform, loss of place, isolation: restart in silent
  on crash: restart in crashed
  on hang: restart in hung
  on maintenance of platform, upgrade of platform, upgrade: restart in 0s
}

// An Always On availability group with synchronous replicas and automatic failover.
//
// witness   votes beside the nodes in the failover cluster below.
// leased    20 s: the lease between instance and cluster [general knowledge].
// crashed   10 s: the session time-out between the replicas [general knowledge].
// hung      30 s: the health-check time-out; at least 15 s [S18] [S19].
//
// Not seen, unless database_level_health is added: a lost data file, a corrupt log, a deleted
// database; none of them starts a failover [S18]. Logins and jobs are not copied.
//   [S18] https://github.com/MicrosoftDocs/sql-docs, docs/database-engine/availability-groups/
//         windows/failover-and-failover-modes-always-on-availability-groups.md
//   [S19] https://learn.microsoft.com/en-nz/previous-versions/sql/2014/database-engine/
//         availability-groups/windows/flexible-automatic-failover-policy-availability-group
mechanism availability_group "SQL Server Always On availability group" {
  role witness optional
  parameter leased = 20s
  parameter crashed = 10s
  parameter hung = 30s
  copies run apart, one active
  quorum majority of copies, witness
  isolated copies stop
  on crash: take over in crashed
  on loss of platform, loss of place, isolation: take over in leased
  on hang: take over in hung
  on maintenance of platform, upgrade of platform, upgrade, resync: take over in 0s
  mirrors deletion, corruption
}

// Database-level health detection, an option of the availability group: a database that goes
// offline on its disks fails over too [S18] [S19].
mechanism database_level_health "SQL Server database-level health detection" {
  parameter detected = 30s
  on loss of storage, loss of disk: take over in detected
}
)hadsl";

/// library/static_stability.hadsl
inline constexpr std::string_view static_stability_text =
    R"hadsl(// hadsl library: static stability, fail-static, last-known-good caches.
// SPDX-License-Identifier: BSL-1.0
//
// No mechanism of its own: what goes on without a control plane or a dependency for some time
// tolerates its outage for that time.
//
//   service edge on pop1 { needs control_plane tolerating 12h }
//
// An outage that lasts longer counts for what exceeds it: choose a lifetime longer than the repair
// (minutes were not enough for Google in 2019). The data served meanwhile is old. What is needed
// only to start or to scale is `starts after`, or a role of a rule.
)hadsl";

/// library/stratus.hadsl
inline constexpr std::string_view stratus_text =
    R"hadsl(// hadsl library: Stratus (formerly Marathon) everRun.
// SPDX-License-Identifier: BSL-1.0

// everRun in fault-tolerant mode: one virtual machine on two linked servers, with mirrored disks.
// Loss of a server, of a disk or of a component: no interruption and no loss [S13].
//
// quorum_server  a third party that tells a dead partner from a cut link, recommended when the two
//                servers stand apart. Not bound, it counts as always there.
//
// Not masked: whatever happens inside the machine, which runs twice in step. Services are not
// looked at.
//   [S13] https://www.stratus.com/fault-tolerant/
mechanism fault_tolerance "everRun, fault-tolerant mode" {
  role quorum_server optional
  copies run in lockstep
  quorum majority of copies, quorum_server
  isolated copies stop
  on loss of host, loss of storage, loss of disk, isolation: take over in 0s
}

// everRun in high-availability mode: the standby machine is started when the active server fails;
// the disks are mirrored all the same [S13]. Declare the mirror as a storage of its own
// (`storage m { copies on d1, d2  protected by raid.mirror }`) and name it at both places.
//
// detected  30 s is a placeholder: the vendor names no figure.
mechanism high_availability "everRun, high-availability mode" {
  role quorum_server optional
  parameter detected = 30s
  one copy runs
  quorum majority of copies, quorum_server
  isolated copies stop
  on loss of host, isolation: restart in detected
}
)hadsl";

/// library/vmware.hadsl
inline constexpr std::string_view vmware_text =
    R"hadsl(// hadsl library: VMware vSphere.
// SPDX-License-Identifier: BSL-1.0
//
//   use vmware
//   vm app { copies on esx1 with ds1, esx2 with ds2  protected by vmware.fault_tolerance }
//
// All of these work on whole virtual machines: none of them looks at a service inside one. Protect
// the service as well, or its crash and its hang stay unnoticed.

// vSphere HA: when a host stops answering, its virtual machines are started on another host. What
// was in memory is gone; the time of `starts in` (guest boot), and that of the services on the
// machine, come on top.
//
// declared  18 s: a host that answers neither heartbeat nor ping is declared dead 18 s after it
//           stopped, 15 s without heartbeat datastores [S9]; 15 s up to version 4 [S8].
// placed    15 s: 10 to 15 s to choose a host and switch the machine on [S9].
// crashed   the guest system's crash is not noticed; add vm_monitoring. When what dies is the
//           machine's own process on the host (VMX), HA does start it again: `crashed: 15s`.
//
// Not seen: a crash or hang of the guest system, anything that happens to a service, a loss of
// storage (vSphere 6 and later can: VM Component Protection), a host that is cut off and by default
// keeps its machines running. A copy is a place where the machine may start; keep its disks on
// storage that all the places share.
//   [S9] https://www.yellow-bricks.com/category/bcdr/
//   [S8] vSphere 4 availability guide, "Failure detection and host network isolation"
mechanism high_availability "VMware vSphere HA" {
  parameter declared = 18s
  parameter placed = 15s
  parameter crashed = unbounded
  one copy runs
  on loss of host: restart in declared + placed
  on crash: restart in crashed
}

// VM Monitoring, an addition to HA or to fault tolerance: a machine whose VMware Tools fall silent
// is reset where it is.
//
// silence   30 s (sensitivity high), 60 s (medium), 120 s (low) without a Tools heartbeat [S3] [S4]
// quiet     120 s without disk or network traffic, so that a busy machine is not reset: one that
//           worked until it died waits for this one, whatever the sensitivity [S3]. `quiet: 0s` is
//           a machine that was idle before.
//
// Not seen: a service that crashes or hangs while the guest system goes on. A deterministic failure
// comes back after every reset, and after three resets within a window VM Monitoring gives up [S4].
//   [S3] vSphere 7 availability guide, "VM and Application Monitoring"
//   [S4] vSphere 6.7 availability guide, table 2-1
mechanism vm_monitoring "VMware VM Monitoring" {
  parameter silence = 30s
  parameter quiet = 120s
  on crash, hang: restart in max(silence, quiet)
}

// Application Monitoring: the same for a service that sends heartbeats itself. Apply it to the
// service, `service orders on app { protected by vmware.application_monitoring }`.
//
// silence   as above, but of the application's own heartbeat [S3]
// boot      how long the machine beneath takes to start: it is the machine that is reset. One
//           minute is a placeholder for yours.
//
// Not seen: requests that fail while the thread that sends the heartbeat is well. The application
// must have been written for it.
mechanism application_monitoring "VMware Application Monitoring" {
  parameter silence = 30s
  parameter boot = 1min
  on crash, hang: restart in silence + boot
}

// Fault Tolerance, vSphere 6 and later: a second machine on another host is kept in step by fast
// checkpoints, with disks of its own. No output leaves before the other side has it, so neither an
// interruption nor a loss [S1] [S11].
//
// lock      what decides which side goes on when they lose each other: an atomic operation on
//           shared storage that only one of them wins; the other stops [S1] [S11]. Bind it to that
//           datastore to have its loss counted.
//
// Not masked: everything inside the machine. Both run the same instructions, so a crash, a hang, a
// bad configuration or a mistake of the operator is there twice, at the same instant.
//   [S1] https://docs.vmware.com/en/VMware-vSphere/8.0/vsphere-availability/
//        GUID-623812E6-D253-4FBC-B3E1-6FBFDF82ED21.html
//   [S11] Scales, Nelson, Venkitachalam: "The design of a practical system for fault-tolerant
//         virtual machines", 2010
//   [S12] http://bubuko.com/infodetail-2548433.html (separate files, fast checkpointing)
mechanism fault_tolerance "VMware Fault Tolerance" {
  role lock optional
  copies run in lockstep
  quorum majority of copies, lock
  isolated copies stop
  on loss of host, loss of storage, isolation: take over in 0s
}

// Fault Tolerance in vSphere 4 and 5: the second machine replays the instructions of the first
// (vLockstep). Both use the same disks, so a loss of storage is a loss of both [S2].
//   [S2] vSphere 4.1 availability guide, "VMware Fault Tolerance provides continuous availability"
mechanism fault_tolerance_legacy "VMware Fault Tolerance (vLockstep)" {
  role lock optional
  copies run in lockstep
  quorum majority of copies, lock
  isolated copies stop
  on loss of host, isolation: take over in 0s
}

// vMotion: a running machine moves to another host without stopping. For planned work only: the
// host it leaves must still be alive. It helps against no failure, and what is wrong with the
// machine moves along.
//
// Between two data centres it asks for one layer 2 domain across both, which one loop takes down
// (declare it: `network vlan`, hosts `in vlan`), and for a round trip below 5 ms in 2011 [S54].
//   [S54] https://blog.scottlowe.org/2011/05/12/
//         stretched-clusters-distance-vmotion-and-l2-adjacency/
mechanism live_migration "VMware vMotion" {
  one copy runs
  on maintenance of host, upgrade of host: migrate in 0s
}

// Together: `protected by vmware.high_availability, vmware.vm_monitoring` and
// `protected by vmware.fault_tolerance, vmware.vm_monitoring` add their rules. With the latter a
// crash of the guest system still stops both copies, and the reset ends it.
)hadsl";

/// library/vrrp.hadsl
inline constexpr std::string_view vrrp_text =
    R"hadsl(// hadsl library: VRRP (keepalived, routers).
// SPDX-License-Identifier: BSL-1.0

// One IP address on two machines of a layer 2 segment.
//
// dead      3500 ms: three advertisements, one a second, and a skew of half a second at priority
//           128 [S42].
//
// It watches the machine, not the service behind the address: add `tracked`. Connections are lost
// unless the service copies them. Machines that do not hear each other both hold the address, and
// nothing fences either. The same software and a configuration pushed to both fail on both.
//   [S42] keepalived.conf(5), https://github.com/acassen/keepalived
mechanism virtual_router "VRRP" {
  parameter dead = 3500ms
  copies run apart, one active
  on loss of platform, loss of place, loss of nic, isolation: take over in dead
  on maintenance of platform, upgrade of platform, upgrade: take over in 0s
}

// track_script: the machine gives the address away when a script finds its service dead.
//
// checked   2 s and one skew is a placeholder: keepalived runs a script every second, and `fall`
//           says how often it must fail.
mechanism tracked "VRRP with track_script" {
  parameter checked = 2s
  on crash, hang: take over in checked
}
)hadsl";

/// library/vsan.hadsl
inline constexpr std::string_view vsan_text =
    R"hadsl(// hadsl library: VMware vSAN.
// SPDX-License-Identifier: BSL-1.0

// One object (a virtual disk) with FTT=1: two mirrors on two hosts and a witness component on a
// third that votes. For `storage`:
//   storage disk1 { copies on esx1, esx2  protected by vsan.mirror(witness: esx3) }
// A stretched cluster has its mirrors on two sites and the witness on a third.
//
// stalled   7 s: I/O stands still for 5 to 7 s when a host or a disk is lost [S47].
//
// More than half of the votes must be there [S47]. Maintenance and a failure together exceed FTT=1;
// say it with two budgets. Not expressed: rebuilding on a spare host, at once for a lost disk and
// after an hour for a host that is away, ends the exposure.
//   [S47] https://docs.vmware.com/en/VMware-vSphere/6.5/com.vmware.vsphere.virtualsan.doc/
//         GUID-CC944D93-285B-4271-A8A9-5BAF5250CB0A.html
mechanism mirror "vSAN, FTT=1 mirror" {
  role witness
  parameter stalled = 7s
  copies run apart, one active
  quorum majority of copies, witness
  isolated copies stop
  on hardware, loss of host, loss of place, loss of disk, isolation: take over in stalled
  on maintenance of host, upgrade of host: take over in 0s
  mirrors deletion, removal, corruption
}
)hadsl";

/// library/windows.hadsl
inline constexpr std::string_view windows_text =
    R"hadsl(// hadsl library: Windows Server failover clusters.
// SPDX-License-Identifier: BSL-1.0

// A failover cluster (MSCS, WSFC): one instance of a service, one set of shared disks, several
// nodes that may run it. Nothing is replicated: name the shared storage at every copy
// (`copies on n1 with ds, n2 with ds`) and it shows as the single point of failure it is.
//
// silent    5 s: 5 missed heartbeats, one a second, as in Windows Server 2012 [S17]; later
//           versions wait longer.
// crashed   5 s: LooksAlive, the light check [S16].
// hung      60 s: IsAlive, the thorough check, if it asks what hangs [S16].
// witness   the disk, share or cloud witness that votes beside the nodes.
//
// Starting the service and what it must recover comes on top: `starts in`.
// Not seen: what the checks of the resource do not ask. Not cured: what fails again on the next
// node (a deterministic failure), and after a number of failures within some hours the service
// stays down [S19].
//   [S16] https://learn.microsoft.com/en-us/archive/blogs/technet/rob/
//         windows-failover-clustering-overview
//   [S17] https://learn.microsoft.com/en-us/previous-versions/windows/desktop/mscs/
//         clusters-samesubnetthreshold
//   [S19] see availability_group in sqlserver
mechanism failover_cluster "Windows failover cluster" {
  role witness optional
  parameter silent = 5s
  parameter crashed = 5s
  parameter hung = 60s
  one copy runs
  quorum majority of copies, witness
  isolated copies stop
  on loss of platform, loss of place, isolation: restart in silent
  on crash: restart in crashed
  on hang: restart in hung
  // Planned: stopped here, started there.
  on maintenance of platform, upgrade of platform, upgrade: restart in 0s
}
)hadsl";
// clang-format on

/// A module's name, as `use` names it, and its text.
struct module_entry {
    std::string_view name;
    std::string_view text;
};

/// All modules, in alphabetical order. `core` is the prelude, which every specification has.
inline constexpr std::array<module_entry, 30> modules{{
    {"anycast", anycast_text},
    {"aws", aws_text},
    {"backup", backup_text},
    {"core", core_text},
    {"diversity", diversity_text},
    {"dns", dns_text},
    {"drbd", drbd_text},
    {"fault_tree", fault_tree_text},
    {"fencing", fencing_text},
    {"galera", galera_text},
    {"haproxy", haproxy_text},
    {"kafka", kafka_text},
    {"kubernetes", kubernetes_text},
    {"mysql", mysql_text},
    {"netscaler", netscaler_text},
    {"oracle", oracle_text},
    {"pacemaker", pacemaker_text},
    {"postgres", postgres_text},
    {"raft", raft_text},
    {"raid", raid_text},
    {"redis", redis_text},
    {"rollout", rollout_text},
    {"scale_out", scale_out_text},
    {"sqlserver", sqlserver_text},
    {"static_stability", static_stability_text},
    {"stratus", stratus_text},
    {"vmware", vmware_text},
    {"vrrp", vrrp_text},
    {"vsan", vsan_text},
    {"windows", windows_text},
}};

/// The text of the module of that name, if there is one.
[[nodiscard]] constexpr std::optional<std::string_view> module_text(std::string_view name) {
    for (auto const& each : modules) {
        if (each.name == name) {
            return each.text;
        }
    }
    return std::nullopt;
}

/// The names of all modules, in alphabetical order.
[[nodiscard]] constexpr auto module_names() {
    std::array<std::string_view, modules.size()> names;
    for (std::size_t at = 0; at < names.size(); ++at) {
        names[at] = modules[at].name;
    }
    return names;
}

} // namespace hadsl::library

#endif
