#!/usr/bin/env python3
"""What `hadsl lint` finds in the samples.

    lint_test.py PROGRAM

The fallacies of the founding article are found in their samples although no claim is read, and the
better designs give rise to what stands here, each with the reason why it is no false alarm.
"""
# SPDX-License-Identifier: BSL-1.0
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = ROOT / "samples"

# Without claims: what must be found, as (rule, the component it is about).
FALLACIES = {
    "fault-tolerance": [("HA0705", "orders")],
    "ft-does-not-mask-software": [("HA0705", "orders"), ("HA0702", "shared_app")],
    "ha-restarts-it-does-not-mask": [("HA0705", "app"), ("HA0705", "orders"), ("HA0702", "app")],
    "vm-monitoring-does-not-see-services": [("HA0705", "orders")],
    "everrun-is-not-application-aware": [("HA0705", "orders")],
    "live-migration-is-for-maintenance": [("HA0705", "app")],
    "failover-cluster-is-a-restart": [("HA0702", "orders")],
    "netscaler-dedicated-box": [("HA0701", "ns")],
    "netscaler-on-fault-tolerance": [("HA0705", "ns")],
    "scale-out-needs-more-than-web-servers": [("HA0701", "shop")],
    "scale-out-with-mirrored-database": [("HA0705", "orders"), ("HA0711", "orders")],
    "capacity-after-a-failure": [("HA0721", "two"), ("HA0701", "three")],
    "stretched-layer-2": [("HA0722", "stretched_vlan")],
    "witness-placement": [("HA0703", "witness_a"), ("HA0703", "witness_b")],
    "arbitrator-placement": [("HA0703", "together")],
    "asynchronous-mirroring-loses-work": [("HA0713", "sqlserver.forced_service")],
    "two-sites-asynchronous": [("HA0713", "mysql.replication")],
    "delayed-replica-undoes-mistakes": [("HA0711", "in_step")],
    "legacy-application-not-applicable": [("HA0413", "scale_out.load_balancing")],
    "mirroring-under-partition": [("HA0705", "orders")],
    "long-batch-job": [("HA0705", "restarted_job")],
    "recovery-time-decides": [("HA0705", "small_vm"), ("HA0705", "huge_vm")],
    "true-high-availability": [("HA0711", "schema")],
    "incidents/facebook-2021": [("HA0709", "backbone")],
    "incidents/s3-2017": [("HA0702", "scope")],
    "incidents/roblox-2021": [("HA0702", "consul")],
}

# With claims: everything that is found in a better design.
BETTER = {
    "true-high-availability": {
        ("HA0711", "schema"): "a dropped schema is gone on both nodes: there is no backup, and the "
                              "sample says itself that this design does not cover deletion",
    },
    "incidents/cloudflare-2020-fixed": {
        ("HA0701", "api"): "the database has one host; the lesson was about the consensus store",
        ("HA0711", "authentication"): "that database has no backup",
    },
    "incidents/crowdstrike-2024-fixed": {
        ("HA0705", "orders"): "operators move the service when it or its host is lost; a crash of "
                              "the service itself is no symptom of that mechanism",
        ("HA0705", "hasty_orders"): "the same",
    },
    "incidents/datadog-2023-fixed": {
        ("HA0701", "platform"): "one group of nodes in each region, and a platform per region",
    },
    "incidents/facebook-2021-fixed": {
        ("HA0706", "facebook"): "the claims are about its parts and none about the whole",
    },
    "incidents/fastly-2021-fixed": {
        ("HA0701", "customer"): "a customer is served by one node here; the lesson is about how many "
                                "are lost at once",
        ("HA0701", "process_of_one"): "the same, of the process",
        ("HA0701", "process_of_another"): "the same, of the process",
        ("HA0706", "process_of_one"): "only the first processes are claimed about",
        ("HA0706", "process_of_another"): "the same",
    },
    "incidents/gitlab-2017-fixed": {
        ("HA0705", "db"): "PostgreSQL's replication has no manager: a crash waits for a person, and "
                          "how long that takes is not said",
        ("HA0705", "db_without_archive"): "the same",
    },
    "incidents/google-network-2019-fixed": {},
    "incidents/roblox-2021-fixed": {
        ("HA0701", "roblox"): "the schedulers and the vault of a cluster are single; the lesson was "
                              "about a store that both clusters shared",
    },
    "incidents/s3-2017-fixed": {},
    "incidents/slack-cache-2022-fixed": {},
    "incidents/slack-zone-2021-fixed": {},
    "incidents/unisuper-2024-fixed": {
        ("HA0705", "members"): "the warm standby is for a lost subscription; nothing in the text "
                               "restarts a crashed database",
        ("HA0725", "warm_standby"): "the standby is filled by replication, which carries a deletion "
                                    "along, and the text does not say so; the backup covers it",
    },
    "netscaler-high-availability-pair": {},
}


def lint(program, sample, *options):
    """The findings of a sample as {(code, name in the text)}."""
    done = subprocess.run(
        [program, "lint", "--format", "json", "--today", "2026-01-01", *options, f"{sample}.hadsl"],
        cwd=SAMPLES, capture_output=True, timeout=300, check=False)
    if done.returncode not in (0, 1, 2):
        sys.exit(f"{sample}: exit code {done.returncode}\n{done.stderr.decode()}")
    report = json.loads(done.stdout)
    lines = (SAMPLES / f"{sample}.hadsl").read_text(encoding="utf-8").splitlines()
    found = set()
    for each in report["diagnostics"]:
        text = lines[each["line"] - 1][each["column"] - 1:]
        name = ""
        for letter in text:
            if not (letter.isalnum() or letter in "_."):
                break
            name += letter
        found.add((each["code"], name))
    return found


def main():
    program = str(Path(sys.argv[1]).resolve())
    wrong = []
    for sample, wanted in FALLACIES.items():
        found = lint(program, sample, "--without-claims")
        wrong += [f"{sample}: {code} about {name} is not found"
                  for code, name in wanted if (code, name) not in found]
    for sample, argued in BETTER.items():
        found = lint(program, sample)
        wrong += [f"{sample}: {code} about {name} is found, and nobody has said why"
                  for code, name in sorted(found - set(argued))]
        wrong += [f"{sample}: {code} about {name} is no longer found"
                  for code, name in sorted(set(argued) - found)]
    missing = {file.relative_to(SAMPLES).with_suffix("").as_posix()
               for file in SAMPLES.rglob("*-fixed.hadsl")} - set(BETTER)
    wrong += [f"{sample} is not looked at" for sample in sorted(missing)]
    print("\n".join(wrong) or f"{len(FALLACIES)} samples with their fallacies, {len(BETTER)} without")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
