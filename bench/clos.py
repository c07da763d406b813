#!/usr/bin/env python3
"""Writes a Clos data centre: switches with K ports, hosts, virtual machines, programs, libraries.

    clos.py -k 64 [--vms 8] [--libraries 1000] [--services 10000]

The network is the fat tree of Al-Fares et al. ("A scalable, commodity data center network
architecture", 2008): K*K/4 core switches, K pods of K/2 aggregation and K/2 top-of-rack switches,
K/2 hosts to a rack. On every host stand virtual machines, in each a program that needs three of the
libraries, one of which all have in common. A service is three programs in three pods, one of which is enough. With -k 64 these are
1.2 million components, as many as the largest audit that was published had (CloudCanary, NSDI 2020).

What there is many of is said in `for`: the text stays small, what it means does not.
"""
# SPDX-License-Identifier: BSL-1.0
import argparse


def clos(ports, vms, libraries, services):
    half = ports // 2
    each = max(1, (libraries - 1) // 3)  # a third of the pods has libraries of its own
    return f"""\
kind library : process "a package that programs load"

for c in 1..{half * half} {{ switch core[c] }}
for i in 1..{libraries} {{ library lib[i] }}
for p in 1..{ports} {{
  for a in 1..{half} {{
    switch agg[p][a] {{ needs any of (core[{half}*(a-1)+1..{half}*a]) }}
  }}
  for t in 1..{half} {{
    switch tor[p][t] {{ needs any of (agg[p][*]) }}
    for h in 1..{half} {{
      host host[p][t][h] {{ needs tor[p][t] }}
      for v in 1..{vms} {{
        vm vm[p][t][h][v] on host[p][t][h]
        process app[p][t][h][v] on vm[p][t][h][v] {{
          needs lib[(p % 3)*{each} + (t*7 + h) % {each} + 1],
            lib[(p % 3)*{each} + (h*11 + v) % {each} + 1],
            lib[{libraries}]
        }}
      }}
    }}
  }}
}}
for s in 1..{services} {{
  system svc[s] {{
    needs app[s % {ports} + 1][s / {ports} % {half} + 1][s / {ports * half} % {half} + 1][1]
      or app[(s + 1) % {ports} + 1][s / 3 % {half} + 1][s / 5 % {half} + 1][{min(2, vms)}]
      or app[(s + 2) % {ports} + 1][s / 7 % {half} + 1][s / 11 % {half} + 1][{vms}]
  }}
}}

claim hardware:
  no single hardware failure causes outage of svc[*]
claim software: no single software failure causes outage of svc[*]
claim pair: no 2 hardware failures cause outage of svc[1]
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("-k", type=int, default=8, help="ports of a switch, even")
    parser.add_argument("--vms", type=int, default=8, help="on each host")
    parser.add_argument("--libraries", type=int, default=1000)
    parser.add_argument("--services", type=int, default=10000)
    given = parser.parse_args()
    print(clos(given.k, given.vms, given.libraries, given.services), end="")


if __name__ == "__main__":
    main()
